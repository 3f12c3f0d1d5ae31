//! Which verb groups are cues, and where their contents end.

use std::collections::HashSet;
use std::error::Error;
use std::fs;

use reportedly::{Span, fit};
use serde_json::Value;

use crate::regression::{self, Example, Settings};

const TABLE: &str = "src/quotes/weights.rs";

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let path = format!("{gold}/quotes/polnear-train.jsonl");
    let file = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut cues = Vec::new();
    let mut ends = Vec::new();
    for line in file.lines() {
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().unwrap_or_default();
        let gold: Vec<Gold> = quotes(&article).iter().map(|quote| Gold::read(text, quote)).collect();
        for candidate in fit::cues(text) {
            // the same words can be the content of several cues: only that of this one counts
            let mine: Vec<&HashSet<usize>> =
                gold.iter().filter(|gold| gold.has_cue(candidate.cue)).map(|gold| &gold.content).collect();
            let best = |content: &[Span]| {
                let found: Vec<(usize, usize)> = content.iter().map(|span| (span.start(), span.end())).collect();
                let found = letters(text, &found);
                mine.iter().map(|gold| overlap(gold, &found)).fold(0.0, f64::max)
            };
            let fits: Vec<f64> = candidate.ends.iter().map(|(content, _)| best(content)).collect();
            let top = fits.iter().copied().fold(best(&candidate.content), f64::max);
            cues.push(Example { features: candidate.features, label: top >= 0.5, weight: 1.0 });
            if top >= 0.5 && fits.contains(&top) {
                for ((_, features), fit) in candidate.ends.into_iter().zip(&fits) {
                    ends.push(Example { features, label: *fit == top, weight: 1.0 });
                }
            }
        }
    }
    let settings = Settings { epochs: 12, rate: 0.1, l2: 1e-5, least: 5 };
    for (name, examples) in [("CUE_WEIGHTS", &cues), ("END_WEIGHTS", &ends)] {
        let weights = regression::fit(examples, &settings);
        regression::write(TABLE, name, &weights)?;
        let right = examples.iter().filter(|example| example.label).count();
        println!("{name}: {} candidates, {right} of them right, {} weights", examples.len(), weights.len());
    }
    Ok(())
}

/// A labelled attribution.
struct Gold {
    /// The offsets of the letters of its content.
    content: HashSet<usize>,
    cue: Vec<(usize, usize)>,
}

impl Gold {
    fn read(text: &str, quote: &Value) -> Gold {
        Gold { content: letters(text, &parts(&quote["content"])), cue: parts(&quote["cue"]) }
    }

    fn has_cue(&self, cue: Span) -> bool {
        self.cue.iter().any(|&(start, end)| start < cue.end() && cue.start() < end)
    }
}

fn quotes(article: &Value) -> &[Value] {
    article["quotes"].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The byte ranges of a list of spans.
fn parts(list: &Value) -> Vec<(usize, usize)> {
    let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|part| (number(&part[0]), number(&part[1]))).collect()
}

/// The offsets of the letters and digits inside.
fn letters(text: &str, spans: &[(usize, usize)]) -> HashSet<usize> {
    let inside = |&(start, end): &(usize, usize)| {
        let part = text.get(start..end).unwrap_or_default();
        part.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(move |(at, _)| start + at)
    };
    spans.iter().flat_map(inside).collect()
}

/// Intersection by union.
fn overlap(a: &HashSet<usize>, b: &HashSet<usize>) -> f64 {
    let common = a.intersection(b).count();
    common as f64 / (a.len() + b.len() - common).max(1) as f64
}
