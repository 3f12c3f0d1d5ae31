//! How fast each stage reads: `throughput [--json | --growth] FILE.jsonl`.
//!
//! Times each stage over all texts of the file, held in memory, in one process: the best of five passes. The stages of an
//! analysis run article by article, as they do for a user. `aho_corasick` is the yardstick: a bare `find_iter` of a contiguous NFA with all names of the world table over the raw text.
//!
//! `--growth` joins the texts to one of 1, 2, 4, 8 and 16 MB and shows how the cost grows with the length.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use reportedly::{Analyzer, Article, Gazetteer, Reading, Scratch};
use serde_json::{Map, Value, json};

const PASSES: usize = 5;
const STAGES: [&str; 7] = ["aho_corasick", "document", "names", "quotes", "hedges", "places", "full"];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (option, path) = match arguments.as_slice() {
        [path] => ("", path),
        [option, path] if option == "--json" || option == "--growth" => (option.as_str(), path),
        _ => return Err("usage: throughput [--json | --growth] FILE.jsonl".into()),
    };
    let texts = read(path)?;
    if option == "--growth" {
        growth(&texts);
        return Ok(());
    }
    let bytes: usize = texts.iter().map(String::len).sum();

    let world = Gazetteer::world();
    let names: Vec<&str> = world.names().collect();
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)?;
    let analyzer = Analyzer::new();

    // the passes in turn, so that a slow moment of the machine hits all stages alike
    let mut best = [f64::INFINITY; STAGES.len()];
    for _ in 0..PASSES {
        let [document, names, quotes, hedges, places] = stages(&analyzer, &texts);
        let bare = timed(|| texts.iter().map(|text| automaton.find_iter(text).count()).sum::<usize>()).1;
        let full = timed(|| {
            let mut scratch = Scratch::default();
            texts.iter().for_each(|text| drop(black_box(analyzer.analyze_with(&mut scratch, text))));
        })
        .1;
        for (best, seconds) in best.iter_mut().zip([bare, document, names, quotes, hedges, places, full]) {
            *best = best.min(seconds);
        }
    }

    if option == "--json" {
        let seconds: Map<String, Value> =
            STAGES.iter().zip(best).map(|(name, seconds)| ((*name).to_owned(), json!(seconds))).collect();
        println!("{}", json!({ "bytes": bytes, "articles": texts.len(), "seconds": seconds }));
    } else {
        println!("{} articles, {:.2} MB", texts.len(), bytes as f64 / 1e6);
        println!("{:14} {:>9} {:>8} {:>12} {:>22}", "stage", "ms", "MB/s", "µs/article", "times aho_corasick");
        for (name, seconds) in STAGES.iter().zip(best) {
            let rate = bytes as f64 / 1e6 / seconds;
            let each = seconds * 1e6 / texts.len().max(1) as f64;
            println!("{name:14} {:>9.1} {rate:>8.1} {each:>12.1} {:>22.2}", seconds * 1e3, seconds / best[0]);
        }
    }
    Ok(())
}

/// Prints what one text of each length costs, the best of three.
fn growth(texts: &[String]) {
    let analyzer = Analyzer::new();
    let mut before = None;
    println!("{:>5} {:>9} {:>14}", "MB", "ms", "times the half");
    for megabytes in [1, 2, 4, 8, 16] {
        let mut text = String::new();
        for part in texts.iter().cycle().take_while(|_| !texts.is_empty()) {
            text.push_str(part);
            text.push_str("\n\n");
            if text.len() >= megabytes << 20 {
                break;
            }
        }
        let seconds = || timed(|| drop(black_box(analyzer.analyze(&text)))).1;
        let best = (0..3).map(|_| seconds()).fold(f64::INFINITY, f64::min);
        let times = before.replace(best).map_or_else(String::new, |before| format!("{:.2}", best / before));
        println!("{megabytes:>5} {:>9.1} {times:>14}", best * 1e3);
    }
}

/// The seconds of each stage over all texts: article by article, as they run in an analysis.
fn stages(analyzer: &Analyzer, texts: &[String]) -> [f64; 5] {
    let mut total = [0.0; 5];
    let mut scratch = Scratch::default();
    for text in texts {
        let (reading, first) = timed(|| Reading::of_article(text, Article::parse(text), std::mem::take(&mut scratch)));
        let second = timed(|| analyzer.names(&reading)).1;
        let (attributions, third) = timed(|| analyzer.quotes(&reading));
        let fourth = timed(|| analyzer.hedges(&reading, &attributions)).1;
        let fifth = timed(|| analyzer.places(&reading)).1;
        scratch = reading.into_scratch();
        for (total, seconds) in total.iter_mut().zip([first, second, third, fourth, fifth]) {
            *total += seconds;
        }
    }
    total
}

/// The result with the seconds that it took.
fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = black_box(run());
    (result, start.elapsed().as_secs_f64())
}

fn read(path: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut texts = Vec::new();
    for (number, line) in file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let value: Value =
            serde_json::from_str(line).map_err(|error| format!("{path}, line {}: {error}", number + 1))?;
        let text = value.get("text").and_then(Value::as_str);
        texts.push(text.ok_or_else(|| format!("{path}, line {}: no \"text\"", number + 1))?.to_owned());
    }
    Ok(texts)
}
