//! Which names of the gazetteer are places where they stand.

use std::error::Error;
use std::fs;

use reportedly::{Analyzer, PlaceRole, fit};
use serde_json::Value;

use crate::regression::{self, Example, Settings};

pub const TABLE: &str = "src/places/weights.rs";
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
    let mut examples = Vec::new();
    for corpus in CORPORA {
        let path = format!("{gold}/places/{corpus}.jsonl");
        let file = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        for line in file.lines() {
            let article: Value = serde_json::from_str(line)?;
            label(&analyzer, corpus, &article, &mut examples);
        }
    }
    let weights = regression::fit(&examples, &Settings::default());
    regression::write(TABLE, "WEIGHTS", &weights)?;
    println!("{} candidates, {} weights", examples.len(), weights.len());
    Ok(())
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
