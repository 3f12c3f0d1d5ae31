//! Which of the places with a name is meant.
//!
//! Run it twice, with a build between: the second table weighs what the first says of the other names.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use reportedly::fit::{self, MeaningCandidate};
use reportedly::gazetteer::PlaceKind;
use reportedly::{Analyzer, Place};
use serde_json::Value;

use crate::places::{CORPORA, KEPT};
use crate::regression::{self, Example, Settings};

const FOLDS: usize = 5;
/// A meaning so near to the labelled point is right, where no meaning has the labelled id.
const NEAR_KM: f64 = 40.0;
/// A mention counts so often at most: an article that repeats a name is still one case.
const MOST_REPEATS: usize = 3;

/// The examples of one of the two tables.
type Part = fn(&Choice) -> &Vec<Example>;

/// The meanings of a name in an article.
struct Choice {
    article: usize,
    own: Vec<Example>,
    all: Vec<Example>,
}

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let analyzer = Analyzer::new();
    let mut choices = Vec::new();
    let mut articles = 0;
    for corpus in CORPORA {
        let path = format!("{gold}/places/{corpus}.jsonl");
        let file = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        for line in file.lines() {
            label(&analyzer, articles, &serde_json::from_str(line)?, &mut choices);
            articles += 1;
        }
    }
    let settings = Settings { epochs: 30, rate: 0.1, l2: 3e-4, least: 5, smallest: 0.02 };
    let tables: [(&str, Part); 2] = [("place_local", |choice| &choice.own), ("place_ranking", |choice| &choice.all)];
    for (table, part) in tables {
        let mut right = 0;
        for fold in 0..FOLDS {
            let (inside, outside): (Vec<&Choice>, Vec<&Choice>) =
                choices.iter().partition(|choice| choice.article % FOLDS == fold);
            let weights: HashMap<String, f32> = weigh(&outside, part, &settings).into_iter().collect();
            right += inside.iter().filter(|choice| is_right(part(choice), &weights)).count();
        }
        let weights = weigh(&choices.iter().collect::<Vec<_>>(), part, &settings);
        regression::write(table, &weights)?;
        let share = right as f64 / choices.len().max(1) as f64;
        println!(
            "{table}: {} choices, {} weights; right of those held out in turn {share:.3}",
            choices.len(),
            weights.len()
        );
    }
    Ok(())
}

fn weigh(choices: &[&Choice], part: Part, settings: &Settings) -> Vec<(String, f32)> {
    let groups: Vec<Vec<Example>> = choices.iter().map(|choice| part(choice).clone()).collect();
    regression::fit_choices(&groups, settings)
}

fn is_right(meanings: &[Example], weights: &HashMap<String, f32>) -> bool {
    let score = |example: &Example| -> f32 { example.features.iter().filter_map(|name| weights.get(name)).sum() };
    meanings.iter().max_by(|a, b| score(a).total_cmp(&score(b))).is_some_and(|best| best.label)
}

fn label(analyzer: &Analyzer, article: usize, gold: &Value, choices: &mut Vec<Choice>) {
    let text = gold["text"].as_str().unwrap_or_default();
    let empty = Vec::new();
    let places = gold["places"].as_array().unwrap_or(&empty);
    for sense in fit::senses(analyzer, text).iter().filter(|sense| sense.meanings.len() > 1) {
        for mention in sense.mentions.iter().take(MOST_REPEATS) {
            let touches = |place: &&Value| {
                let at = |side: usize| place["span"][side].as_u64().unwrap_or(0) as usize;
                at(0) < mention.end()
                    && mention.start() < at(1)
                    && KEPT.contains(&place["kind"].as_str().unwrap_or("literal"))
            };
            let Some(place) = places.iter().find(touches) else { continue };
            let right = right(place, &sense.meanings);
            if !right.contains(&true) {
                continue;
            }
            let examples = |features: fn(&MeaningCandidate) -> &Vec<String>| {
                let cases = sense.meanings.iter().zip(&right);
                let example = |(meaning, &label)| Example { features: features(meaning).clone(), label, weight: 1.0 };
                cases.map(example).collect()
            };
            choices.push(Choice {
                article,
                own: examples(|meaning| &meaning.own),
                all: examples(|meaning| &meaning.all),
            });
        }
    }
}

/// Which meanings are the labelled place: those with its id, or else those nearest to its point.
fn right(gold: &Value, meanings: &[MeaningCandidate]) -> Vec<bool> {
    let id = gold["geonameid"].as_u64().unwrap_or(0);
    let same: Vec<bool> = meanings.iter().map(|meaning| u64::from(meaning.place.id) == id).collect();
    let (Some(lat), Some(lon)) = (gold["lat"].as_f64(), gold["lon"].as_f64()) else { return same };
    if same.contains(&true) {
        return same;
    }
    let apart = |place: &Place| match (place.lat, place.lon, place.kind) {
        // the point of a country says little
        (_, _, PlaceKind::Country) | (None, ..) | (_, None, _) => f64::INFINITY,
        (Some(north), Some(east), _) => {
            let east = (east - lon + 540.0).rem_euclid(360.0) - 180.0;
            111.2 * (north - lat).hypot(east * lat.to_radians().cos())
        }
    };
    let nearest = meanings.iter().map(|meaning| apart(&meaning.place)).fold(f64::INFINITY, f64::min);
    meanings.iter().map(|meaning| nearest <= NEAR_KM && apart(&meaning.place) <= nearest + 5.0).collect()
}
