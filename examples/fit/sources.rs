//! Which sources without a name are unnamed, and which are vague.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use reportedly::{Analyzer, fit};
use serde_json::Value;

use crate::desk;
use crate::regression::{self, Example, Settings};

/// The number of parts of the articles that are held out in turn.
const FOLDS: usize = 5;
/// What is fitted. Few sources are either, so that the F1 is best where less than half a chance is enough: the lift.
const KINDS: [(&str, f32); 2] = [("source_unnamed", 0.5), ("source_vague", 0.8)];

/// How much a source of the desk articles counts.
const DESK_WEIGHT: f32 = 4.0;

/// A source with its features, and whether it is unnamed and whether it is vague.
struct Labelled {
    article: usize,
    features: Vec<String>,
    is: [bool; 2],
    weight: f32,
}

pub fn fit(directory: &str) -> Result<(), Box<dyn Error>> {
    let path = format!("{directory}/hedges/anon-train.jsonl");
    let file = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let analyzer = Analyzer::new();
    let mut sources = Vec::new();
    for (number, line) in file.lines().enumerate() {
        read(&analyzer, number, &serde_json::from_str(line)?, &mut sources);
    }
    let own = sources.len();
    for (number, article) in desk::read(&format!("{directory}/desk/desk-train.jsonl"))?.iter().enumerate() {
        read_desk(&analyzer, own + number, article, &mut sources);
    }
    println!("{own} sources of PolNeAR, {} of the desk", sources.len() - own);
    let all: Vec<&Labelled> = sources.iter().collect();
    for (kind, weights) in weigh(&all).iter().enumerate() {
        let name = KINDS[kind].0;
        regression::write(name, weights)?;
        let right = sources.iter().filter(|source| source.is[kind]).count();
        println!("{name}: {} sources, {right} of them right, {} weights", sources.len(), weights.len());
    }
    held_out(&sources);
    Ok(())
}

/// The sources that are found in an article, with their labels.
fn read(analyzer: &Analyzer, article: usize, row: &Value, sources: &mut Vec<Labelled>) {
    let gold = row["sources"].as_array().map(Vec::as_slice).unwrap_or_default();
    for candidate in fit::sources(analyzer, row["text"].as_str().unwrap_or_default()) {
        let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
        let touches = |source: &&Value| {
            number(&source["span"][0]) < candidate.span.end() && candidate.span.start() < number(&source["span"][1])
        };
        let touched: Vec<&Value> = gold.iter().filter(touches).collect();
        let is = |name: &str| touched.iter().any(|source| source[name].as_bool() == Some(true));
        let is = [is("anonymous"), is("vague")];
        // pronouns and spokesmen are not labelled
        let unlabelled = !touched.is_empty() && touched.iter().all(|source| source["anonymous"].is_null());
        if !unlabelled || is[1] {
            sources.push(Labelled { article, features: candidate.features, is, weight: 1.0 });
        }
    }
}

/// The sources that are found in an article of the desk, with their labels.
fn read_desk(analyzer: &Analyzer, article: usize, row: &desk::Article, sources: &mut Vec<Labelled>) {
    let analysis = analyzer.analyze(&row.text);
    let labels = desk::matched(row, &analysis);
    for candidate in fit::sources(analyzer, &row.text) {
        let quotes = analysis.quotes.iter().zip(&labels);
        let mut own = quotes.filter(|(quote, _)| quote.source.is_some_and(|it| it.span == Some(candidate.span)));
        let label = own.find_map(|(_, label)| row.labels.get((*label)?)).filter(|label| label.naming != "unknown");
        if let Some(label) = label {
            let is = [label.naming == "unnamed", label.naming == "vague"];
            sources.push(Labelled { article, features: candidate.features, is, weight: DESK_WEIGHT });
        }
    }
}

/// The weights of each kind.
fn weigh(sources: &[&Labelled]) -> [Vec<(String, f32)>; 2] {
    let settings = Settings { epochs: 8, rate: 0.1, l2: 1e-3, least: 5, smallest: 0.05 };
    std::array::from_fn(|kind| {
        let example = |source: &&Labelled| Example {
            features: source.features.clone(),
            label: source.is[kind],
            weight: source.weight,
        };
        let mut weights = regression::fit(&sources.iter().map(example).collect::<Vec<_>>(), &settings);
        weights.iter_mut().filter(|row| row.0 == "bias").for_each(|row| row.1 += KINDS[kind].1);
        weights
    })
}

/// Prints the F1 among the sources that are found, each article judged with the weights of the others.
fn held_out(sources: &[Labelled]) {
    // right, found, labelled: for unnamed, for vague, and for either
    let mut counts = [[0.0_f32; 3]; 3];
    for fold in 0..FOLDS {
        let (inside, outside): (Vec<&Labelled>, Vec<&Labelled>) =
            sources.iter().partition(|source| source.article % FOLDS == fold);
        let tables = weigh(&outside).map(|weights| weights.into_iter().collect::<HashMap<String, f32>>());
        for source in inside {
            let [unnamed, vague] = tables
                .each_ref()
                .map(|table| -> f32 { source.features.iter().filter_map(|feature| table.get(feature)).sum() });
            let told = unnamed.max(vague) > 0.0;
            let told = [told && unnamed >= vague, told && unnamed < vague, told];
            let is = [source.is[0], source.is[1], source.is[0] || source.is[1]];
            for (count, (told, is)) in counts.iter_mut().zip(told.into_iter().zip(is)) {
                for (count, case) in count.iter_mut().zip([told && is, told, is]) {
                    *count += f32::from(u8::from(case));
                }
            }
        }
    }
    let [unnamed, vague, either] = counts.map(|[right, told, labelled]| 200.0 * right / (told + labelled).max(1.0));
    println!(
        "held out in turn, among the sources found: F1 unnamed {unnamed:.1}, vague {vague:.1}, either {either:.1}"
    );
}
