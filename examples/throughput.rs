//! How fast each stage reads: `throughput [--json] FILE.jsonl`.
//!
//! Times each stage over all texts of the file, held in memory, in one process: the best of five passes. `aho_corasick`
//! is the yardstick: a bare `find_iter` of a contiguous NFA with all names of the world table over the raw text.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use reportedly::{Analyzer, Article, Document, Gazetteer, Quote};
use serde_json::{Map, Value, json};

const PASSES: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let as_json = arguments.first().is_some_and(|argument| argument == "--json");
    let [path] = &arguments[usize::from(as_json)..] else {
        return Err("usage: throughput [--json] FILE.jsonl".into());
    };
    let texts = read(path)?;
    let bytes: usize = texts.iter().map(String::len).sum();

    let world = Gazetteer::world()?;
    let names: Vec<&str> = world.names().collect();
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)?;
    let analyzer = Analyzer::new();
    let laid_out: Vec<(&str, Article)> = texts.iter().map(|text| (text.as_str(), Article::parse(text))).collect();
    let documents: Vec<Document> = laid_out.iter().map(|(text, article)| Document::new(text, article)).collect();
    let read: Vec<(&str, &Article, &Document)> =
        laid_out.iter().zip(&documents).map(|((text, article), document)| (*text, article, document)).collect();
    let quotes: Vec<Vec<Quote>> =
        read.iter().map(|(text, article, document)| analyzer.quotes(text, article, document).quotes).collect();

    let stages: [(&str, &dyn Fn()); 6] = [
        ("aho_corasick", &|| {
            texts.iter().for_each(|text| {
                black_box(automaton.find_iter(text).count());
            })
        }),
        ("document", &|| {
            texts.iter().for_each(|text| drop(black_box(Document::new(text, &Article::parse(text)))));
        }),
        ("quotes", &|| {
            read.iter().for_each(|(text, article, document)| drop(black_box(analyzer.quotes(text, article, document))));
        }),
        ("hedges", &|| {
            read.iter().zip(&quotes).for_each(|((_, article, document), quotes)| {
                drop(black_box(analyzer.hedges(article, document, quotes)));
            });
        }),
        ("places", &|| {
            read.iter().for_each(|(_, article, document)| drop(black_box(analyzer.places(article, document))));
        }),
        ("full", &|| texts.iter().for_each(|text| drop(black_box(analyzer.analyze(text))))),
    ];
    // the stages in turn within each pass, so that a slow moment of the machine hits all alike
    let mut best = [f64::INFINITY; 6];
    for _ in 0..PASSES {
        for (best, (_, run)) in best.iter_mut().zip(&stages) {
            let start = Instant::now();
            run();
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }

    if as_json {
        let seconds: Map<String, Value> =
            stages.iter().zip(best).map(|((name, _), seconds)| ((*name).to_owned(), json!(seconds))).collect();
        println!("{}", json!({ "bytes": bytes, "articles": texts.len(), "seconds": seconds }));
    } else {
        println!("{} articles, {:.2} MB", texts.len(), bytes as f64 / 1e6);
        println!("{:14} {:>9} {:>8} {:>12} {:>22}", "stage", "ms", "MB/s", "µs/article", "times aho_corasick");
        for ((name, _), seconds) in stages.iter().zip(best) {
            let rate = bytes as f64 / 1e6 / seconds;
            let each = seconds * 1e6 / texts.len().max(1) as f64;
            println!("{name:14} {:>9.1} {rate:>8.1} {each:>12.1} {:>22.2}", seconds * 1e3, seconds / best[0]);
        }
    }
    Ok(())
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
