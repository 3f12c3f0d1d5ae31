//! Which forms hedge in an encyclopedia, in science and in reviews.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use reportedly::fit;
use serde_json::Value;

use crate::regression::{self, Example, Settings};

/// A sentence with the forms in it.
struct Sentence {
    uncertain: bool,
    /// The features of each form, and whether it is one of the labelled cues; nothing where cues are not labelled.
    forms: Vec<(Vec<String>, Option<bool>)>,
}

pub fn fit(directory: &str) -> Result<(), Box<dyn Error>> {
    let settings = Settings { epochs: 6, rate: 0.1, l2: 1e-3, least: 6, smallest: 0.25 };
    for (name, file) in
        [("hedge_encyclopedia", "wiki-train"), ("hedge_science", "bio-train"), ("hedge_review", "sfu-a")]
    {
        let sentences = read(&format!("{directory}/hedges/{file}.jsonl"))?;
        let folds: Vec<f32> = (0..5).map(|fold| held_out(&sentences, fold, &settings)).collect();
        let (weights, threshold) = weigh(&sentences.iter().collect::<Vec<_>>(), &settings);
        let shifted: Vec<(String, f32)> = weights
            .into_iter()
            .map(|(name, weight)| if name == "bias" { (name, weight - threshold) } else { (name, weight) })
            .collect();
        regression::write(name, &shifted)?;
        println!(
            "{name}: {} sentences, {} weights, F1 {:.1}, five folds held out in turn {:.1}",
            sentences.len(),
            shifted.len(),
            100.0 * f1(&sentences.iter().collect::<Vec<_>>(), &shifted.iter().cloned().collect(), 0.0),
            100.0 * folds.iter().sum::<f32>() / 5.0,
        );
    }
    Ok(())
}

/// The F1 over one fold with the weights of the others.
fn held_out(sentences: &[Sentence], fold: usize, settings: &Settings) -> f32 {
    let part = |inside: bool| -> Vec<&Sentence> {
        sentences.iter().enumerate().filter(|(number, _)| (number % 5 == fold) == inside).map(|it| it.1).collect()
    };
    let (weights, threshold) = weigh(&part(false), settings);
    f1(&part(true), &weights.into_iter().collect(), threshold)
}

/// The weights, and the score from which on a form counts as a hedge.
fn weigh(sentences: &[&Sentence], settings: &Settings) -> (Vec<(String, f32)>, f32) {
    let bag = |sentence: &&Sentence| -> Vec<Example> {
        let example = |(features, cue): &(Vec<String>, Option<bool>)| Example {
            features: features.clone(),
            label: cue.unwrap_or(sentence.uncertain),
            weight: 1.0,
        };
        sentence.forms.iter().map(example).collect()
    };
    let bags: Vec<Vec<Example>> = sentences.iter().map(bag).filter(|bag| !bag.is_empty()).collect();
    // where only whole sentences are labelled, one form makes them uncertain, and which is not known
    let labelled = sentences.iter().all(|sentence| sentence.forms.iter().all(|form| form.1.is_some()));
    let weights = if labelled {
        regression::fit(&bags.into_iter().flatten().collect::<Vec<_>>(), settings)
    } else {
        regression::fit_bags(&bags, settings)
    };
    let table: HashMap<String, f32> = weights.iter().cloned().collect();
    let best = (-30..=30)
        .map(|tenths| tenths as f32 / 10.0)
        .max_by(|a, b| f1(sentences, &table, *a).total_cmp(&f1(sentences, &table, *b)));
    (weights, best.unwrap_or(0.0))
}

fn score(weights: &HashMap<String, f32>, features: &[String]) -> f32 {
    features.iter().filter_map(|name| weights.get(name)).sum()
}

/// Of the class "uncertain" over sentences: one is where a form scores above the threshold.
fn f1(sentences: &[&Sentence], weights: &HashMap<String, f32>, threshold: f32) -> f32 {
    let (mut both, mut found, mut gold) = (0, 0, 0);
    for sentence in sentences {
        let is = sentence.forms.iter().any(|form| score(weights, &form.0) > threshold);
        both += usize::from(is && sentence.uncertain);
        found += usize::from(is);
        gold += usize::from(sentence.uncertain);
    }
    2.0 * both as f32 / (found + gold).max(1) as f32
}

fn read(path: &str) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let file = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut sentences = Vec::new();
    for line in file.lines() {
        let item: Value = serde_json::from_str(line)?;
        let text = item["text"].as_str().unwrap_or_default();
        let cues = item["cues"].as_array();
        let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
        let forms = fit::hedges(text).into_iter().map(|form| {
            let touches =
                |cue: &Value| number(&cue["span"][0]) < form.span.end() && form.span.start() < number(&cue["span"][1]);
            (form.features, cues.map(|cues| cues.iter().any(touches)))
        });
        sentences.push(Sentence { uncertain: item["uncertain"].as_bool().unwrap_or(false), forms: forms.collect() });
    }
    Ok(sentences)
}
