//! Which sources without a name are unnamed, and which are vague.

use std::error::Error;
use std::fs;

use reportedly::fit;
use serde_json::Value;

use crate::regression::{self, Example, Settings};

const TABLE: &str = "src/sources/weights.rs";

pub fn fit(directory: &str) -> Result<(), Box<dyn Error>> {
    let path = format!("{directory}/hedges/anon-train.jsonl");
    let file = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut unnamed = Vec::new();
    let mut vague = Vec::new();
    for line in file.lines() {
        let article: Value = serde_json::from_str(line)?;
        let gold = article["sources"].as_array().map(Vec::as_slice).unwrap_or_default();
        for candidate in fit::sources(article["text"].as_str().unwrap_or_default()) {
            let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
            let touches = |source: &&Value| {
                number(&source["span"][0]) < candidate.span.end() && candidate.span.start() < number(&source["span"][1])
            };
            let touched: Vec<&Value> = gold.iter().filter(touches).collect();
            let is = |name: &str| touched.iter().any(|source| source[name].as_bool() == Some(true));
            let (is_unnamed, is_vague) = (is("anonymous"), is("vague"));
            // pronouns and spokesmen are not labelled
            let unlabelled = !touched.is_empty() && touched.iter().all(|source| source["anonymous"].is_null());
            if unlabelled && !is_vague {
                continue;
            }
            let example = |label| Example { features: candidate.features.clone(), label, weight: 1.0 };
            unnamed.push(example(is_unnamed));
            vague.push(example(is_vague));
        }
    }
    let settings = Settings { epochs: 8, rate: 0.1, l2: 1e-3, least: 5, smallest: 0.05 };
    for (name, examples, lift) in [("UNNAMED_WEIGHTS", unnamed, 0.2), ("VAGUE_WEIGHTS", vague, 0.8)] {
        let mut weights = regression::fit(&examples, &settings);
        // few sources are either: the F1 is best where less than half a chance is enough
        weights.iter_mut().filter(|row| row.0 == "bias").for_each(|row| row.1 += lift);
        regression::write(TABLE, name, &weights)?;
        let right = examples.iter().filter(|example| example.label).count();
        println!("{name}: {} sources, {right} of them right, {} weights", examples.len(), weights.len());
    }
    Ok(())
}
