//! Which names of the gazetteer are places in their context.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use reportedly::places::PlaceRole;
use reportedly::{Analyzer, fit};
use serde_json::Value;

use crate::regression::{self, Example, Settings};

/// Sentences of our own.
const CASES: &str = include_str!("cases/places.txt");
/// How much a candidate of ours counts beside one of a corpus.
const CASE_WEIGHT: f32 = 3.0;

const FOLDS: usize = 5;
/// The labelled halves.
pub const CORPORA: [&str; 4] = ["geovirus-a", "geowebnews-a", "lgl-a", "trnews-a"];
/// Kinds of the GeoWebNews gold that are toponyms, and those that are neither right nor wrong.
pub const KEPT: &[&str] = &[
    "literal",
    "Literal",
    "Literal_Modifier",
    "Mixed",
    "Coercion",
    "Embedded_Literal",
    "Metonymic",
    "Non_Literal_Modifier",
    "Embedded_Non_Lit",
];
const IGNORED: &[&str] = &["Homonym", "Demonym", "Language", "Embedded_Homonym"];

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let analyzer = Analyzer::new();
    let (mut examples, mut articles) = (Vec::new(), Vec::new());
    let mut article = 0;
    for corpus in CORPORA {
        let path = format!("{gold}/places/{corpus}.jsonl");
        let file = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        for line in file.lines() {
            label(&analyzer, corpus, &serde_json::from_str(line)?, &mut examples);
            articles.resize(examples.len(), article);
            article += 1;
        }
    }
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let text: String = line.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let spans = marked(line);
        for candidate in fit::places(&analyzer, &text) {
            let touches = |&(start, end): &(usize, usize)| start < candidate.span.end() && candidate.span.start() < end;
            let label = spans.iter().any(touches);
            examples.push(Example { features: candidate.features, label, weight: CASE_WEIGHT });
        }
        articles.resize(examples.len(), article);
        article += 1;
    }
    let settings = Settings { epochs: 20, rate: 0.1, l2: 3e-3, least: 5, smallest: 0.03 };
    held_out(&examples, &articles, &settings);
    let weights = regression::fit(&examples, &settings);
    regression::write("place_recognition", &weights)?;
    println!("{} candidates, {} weights", examples.len(), weights.len());
    Ok(())
}

/// The byte ranges that are in square brackets, in the text without them.
fn marked(line: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut at = 0;
    for part in line.split_inclusive(['[', ']']) {
        let words = part.trim_end_matches(['[', ']']);
        if part.ends_with(']') {
            spans.push((at, at + words.len()));
        }
        at += words.len();
    }
    spans
}

/// Prints the F1 of the candidates, each article judged with the weights of the others.
fn held_out(examples: &[Example], articles: &[usize], settings: &Settings) {
    let (mut right, mut told, mut labelled) = (0, 0, 0);
    for fold in 0..FOLDS {
        let outside = examples.iter().zip(articles).filter(|(_, article)| **article % FOLDS != fold);
        let outside: Vec<Example> = outside.map(|(example, _)| example.clone()).collect();
        let weights: HashMap<String, f32> = regression::fit(&outside, settings).into_iter().collect();
        for (example, _) in examples.iter().zip(articles).filter(|(_, article)| **article % FOLDS == fold) {
            let score: f32 = example.features.iter().filter_map(|name| weights.get(name)).sum();
            right += usize::from(score > 0.0 && example.label);
            told += usize::from(score > 0.0);
            labelled += usize::from(example.label);
        }
    }
    let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    let f1 = 200.0 * right as f64 / (told + labelled).max(1) as f64;
    println!(
        "held out in turn: precision {:.1}, recall {:.1} of the candidates that are places, F1 {f1:.1}",
        share(told),
        share(labelled)
    );
}

fn label(analyzer: &Analyzer, corpus: &str, article: &Value, examples: &mut Vec<Example>) {
    let text = article["text"].as_str().unwrap_or_default();
    let empty = Vec::new();
    let spans: Vec<(usize, usize, &str)> = article["places"]
        .as_array()
        .unwrap_or(&empty)
        .iter()
        .map(|place| {
            let at = |side: usize| place["span"][side].as_u64().unwrap_or(0) as usize;
            (at(0), at(1), place["kind"].as_str().unwrap_or("literal"))
        })
        .collect();
    for candidate in fit::places(analyzer, text) {
        // what a corpus does not annotate teaches nothing
        let skipped = match candidate.role {
            PlaceRole::PartOfName => matches!(corpus, "geovirus-a" | "trnews-a"),
            PlaceRole::Demonym | PlaceRole::Modifier => corpus == "geovirus-a",
            _ => false,
        };
        let touches = |kinds: &[&str]| {
            spans.iter().any(|(start, end, kind)| {
                kinds.contains(kind) && *start < candidate.span.end() && candidate.span.start() < *end
            })
        };
        let label = touches(KEPT);
        if !skipped && (label || !touches(IGNORED)) {
            examples.push(Example { features: candidate.features, label, weight: 1.0 });
        }
    }
}
