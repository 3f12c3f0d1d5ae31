//! How often a hedge of each kind is one, and how many of each labelled type are found.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use reportedly::Analyzer;
use reportedly::article::Genre;
use serde_json::Value;

/// Hedges found of a kind, and those of them that touch a labelled one.
type Counts = BTreeMap<String, (usize, usize)>;

pub fn show(directory: &str) -> Result<(), Box<dyn Error>> {
    for (file, genre) in [("news-a", Genre::News), ("bio-train", Genre::Science)] {
        let analyzer = Analyzer::builder().without_places().genre(genre).build()?;
        let path = format!("{directory}/hedges/{file}.jsonl");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let mut kinds = Counts::new();
        let mut types = Counts::new();
        for line in text.lines() {
            let item: Value = serde_json::from_str(line)?;
            let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
            let cues = item["cues"].as_array().map(Vec::as_slice).unwrap_or_default();
            let gold: Vec<(usize, usize)> =
                cues.iter().map(|cue| (number(&cue["span"][0]), number(&cue["span"][1]))).collect();
            let hedges = analyzer.analyze(item["text"].as_str().unwrap_or_default()).hedges;
            let found: Vec<_> = hedges.iter().filter(|hedge| genre == Genre::News || hedge.uncertain).collect();
            for hedge in &found {
                let right = gold.iter().any(|&(start, end)| start < hedge.span.end() && hedge.span.start() < end);
                count(&mut kinds, format!("{:?}", hedge.kind), right);
            }
            for (cue, &(start, end)) in cues.iter().zip(&gold) {
                let right = found.iter().any(|hedge| start < hedge.span.end() && hedge.span.start() < end);
                count(&mut types, cue["type"].as_str().unwrap_or("-").to_owned(), right);
            }
        }
        table(&format!("{file}: kinds found"), "right", &kinds);
        table(&format!("{file}: types labelled"), "found", &types);
    }
    Ok(())
}

fn count(counts: &mut Counts, name: String, right: bool) {
    let row = counts.entry(name).or_default();
    row.0 += 1;
    row.1 += usize::from(right);
}

fn table(title: &str, column: &str, counts: &Counts) {
    println!("{title:32} {:>6} {column:>6} {:>6}", "all", "%");
    for (name, (all, right)) in counts {
        println!("  {name:30} {all:6} {right:6} {:6.1}", 100.0 * *right as f64 / (*all).max(1) as f64);
    }
}
