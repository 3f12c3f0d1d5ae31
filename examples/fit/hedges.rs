//! Which forms hedge in an encyclopedia, in science and in reviews.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use reportedly::fit;
use serde_json::Value;

use crate::regression::{self, Example, Settings};

/// A genre with its labelled sentences.
struct Task {
    /// The table of weights.
    table: &'static str,
    file: &'static str,
    /// What share of the sentences with a form is uncertain in text of the genre, where the file is no fair sample.
    share: Option<f32>,
}

/// CoNLL-2010 has 2,484 uncertain sentences among 11,111 of Wikipedia, 22.4 %. Of such sentences 43 % have a form, and of the
/// uncertain ones 86 %: 0.224 * 0.86 / 0.43. In the file, where most sentences without a form are left out, it is 33 %.
const ENCYCLOPEDIA_SHARE: f32 = 0.45;

const TASKS: [Task; 3] = [
    Task { table: "hedge_encyclopedia", file: "wiki-train", share: Some(ENCYCLOPEDIA_SHARE) },
    Task { table: "hedge_science", file: "bio-train", share: None },
    Task { table: "hedge_review", file: "sfu-a", share: None },
];

/// Of the settings tried, those with the fewest weights within a few tenths of the best F1 of held-out folds.
const SETTINGS: Settings = Settings { epochs: 12, rate: 0.1, l2: 3e-3, least: 4, smallest: 0.15 };

const FOLDS: usize = 5;

/// A sentence with the forms in it.
struct Sentence {
    fold: usize,
    /// From an article, not from an abstract.
    article: bool,
    uncertain: bool,
    /// The features of each form, and whether it is one of the labelled cues; nothing where cues are not labelled.
    forms: Vec<(Vec<String>, Option<bool>)>,
}

/// A sentence as it is counted: its highest score by weights that were fitted without its fold.
struct Scored<'a> {
    sentence: &'a Sentence,
    score: f32,
}

/// Fits the weights of each genre. The score above which a form hedges maximizes F1 over sentences whose fold was held
/// out, and is zero once the bias is shifted by it.
pub fn fit(directory: &str) -> Result<(), Box<dyn Error>> {
    for Task { table, file, share } in TASKS {
        let sentences = read(&format!("{directory}/hedges/{file}.jsonl"))?;
        let scored = held_out(&sentences);
        let weight = share.map_or(1.0, |share| uncertain_weight(&sentences, share));
        let weights = weigh(&sentences.iter().collect::<Vec<_>>());
        let threshold = best_threshold(&scored, weight, |_| true);
        let shift =
            |(name, weight): (String, f32)| if name == "bias" { (name, weight - threshold) } else { (name, weight) };
        let weights: Vec<(String, f32)> = weights.into_iter().map(shift).collect();
        regression::write(table, &weights)?;
        println!(
            "{table}: {} sentences, {} weights; F1, {FOLDS} folds held out in turn:",
            sentences.len(),
            weights.len()
        );
        let thresholds: Vec<f32> =
            (0..FOLDS).map(|fold| best_threshold(&scored, weight, |sentence| sentence.fold != fold)).collect();
        let of_folds = |weight, has: fn(&Sentence) -> bool| {
            let part = scored.iter().filter(|it| has(it.sentence));
            100.0 * f1(part.map(|it| (it, thresholds[it.sentence.fold])), weight)
        };
        println!("  by the labels of the file  {:5.1}", of_folds(1.0, |_| true));
        if sentences.iter().any(|sentence| sentence.article) {
            println!("  in articles                {:5.1}", of_folds(1.0, |sentence| sentence.article));
        }
        if share.is_some() {
            println!("  at the share of the genre  {:5.1}", of_folds(weight, |_| true));
        }
    }
    Ok(())
}

/// How often an uncertain sentence counts so that this share of the sentences with a form is uncertain.
fn uncertain_weight(sentences: &[Sentence], share: f32) -> f32 {
    let with_form = sentences.iter().filter(|sentence| !sentence.forms.is_empty());
    let (uncertain, certain): (Vec<_>, Vec<_>) = with_form.partition(|sentence| sentence.uncertain);
    share / (1.0 - share) * certain.len() as f32 / uncertain.len().max(1) as f32
}

/// The sentences with their scores by the weights of the other folds.
fn held_out(sentences: &[Sentence]) -> Vec<Scored<'_>> {
    let mut scored = Vec::new();
    for fold in 0..FOLDS {
        let (part, rest): (Vec<&Sentence>, Vec<&Sentence>) = sentences.iter().partition(|it| it.fold == fold);
        let weights: HashMap<String, f32> = weigh(&rest).into_iter().collect();
        scored.extend(part.into_iter().map(|sentence| Scored {
            sentence,
            score: sentence.forms.iter().map(|form| score(&weights, &form.0)).fold(f32::MIN, f32::max),
        }));
    }
    scored
}

/// The weights of features.
fn weigh(sentences: &[&Sentence]) -> Vec<(String, f32)> {
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
    if labelled {
        regression::fit(&bags.into_iter().flatten().collect::<Vec<_>>(), &SETTINGS)
    } else {
        regression::fit_bags(&bags, &SETTINGS)
    }
}

fn score(weights: &HashMap<String, f32>, features: &[String]) -> f32 {
    features.iter().filter_map(|name| weights.get(name)).sum()
}

/// The score above which a form counts as a hedge, by the sentences for which `has` is true. An uncertain sentence counts
/// `weight` times.
fn best_threshold(scored: &[Scored<'_>], weight: f32, has: impl Fn(&Sentence) -> bool) -> f32 {
    let f1_at = |threshold: f32| f1(scored.iter().filter(|it| has(it.sentence)).map(|it| (it, threshold)), weight);
    let thresholds = (-60..=60).map(|part| part as f32 / 20.0);
    thresholds.max_by(|a, b| f1_at(*a).total_cmp(&f1_at(*b))).unwrap_or(0.0)
}

/// Of the class "uncertain" over sentences, each with the threshold that one of its forms has to exceed. An uncertain
/// sentence counts `weight` times.
fn f1<'a>(sentences: impl Iterator<Item = (&'a Scored<'a>, f32)>, weight: f32) -> f32 {
    let (mut both, mut found, mut gold) = (0.0, 0.0, 0.0);
    for (Scored { sentence, score }, threshold) in sentences {
        let (is, count) = (*score > threshold, if sentence.uncertain { weight } else { 1.0 });
        both += if is && sentence.uncertain { count } else { 0.0 };
        found += if is { count } else { 0.0 };
        gold += if sentence.uncertain { count } else { 0.0 };
    }
    2.0 * both / f32::max(found + gold, 1.0)
}

fn read(path: &str) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let file = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let (mut sentences, mut documents) = (Vec::new(), HashMap::new());
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
        let id = item["id"].as_str().unwrap_or_default();
        let count = documents.len();
        sentences.push(Sentence {
            fold: *documents.entry(document(id).to_owned()).or_insert(count) % FOLDS,
            article: id.starts_with("bio-full"),
            uncertain: item["uncertain"].as_bool().unwrap_or(false),
            forms: forms.collect(),
        });
    }
    Ok(sentences)
}

/// The part of the id of a sentence that its document shares: "bio-abst-9107-S1.2", "sfu-BOOKS/no11-3". On Wikipedia every
/// sentence is from a document of its own.
fn document(id: &str) -> &str {
    let last = if id.starts_with("bio") { "-S" } else { "-" };
    id.rsplit_once(last).map_or(id, |(document, _)| if document == "wiki-train" { id } else { document })
}
