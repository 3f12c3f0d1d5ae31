//! Which of the places with a name is meant.
//!
//! Run it twice, with a build between: the second table weighs what the first says of the other names.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::ops::Range;

use reportedly::fit::{self, MeaningCandidate, SenseCandidate};
use reportedly::gazetteer::PlaceKind;
use reportedly::{Analyzer, Place};
use serde_json::Value;

use crate::places::{CORPORA, KEPT};
use crate::regression::{self, Example, Settings};

pub const FOLDS: usize = 5;
/// A meaning so near to the labelled point is right, where no meaning has the labelled id.
const NEAR_KM: f64 = 40.0;
/// A mention counts so often at most: an article that repeats a name is still one case.
const MOST_REPEATS: usize = 1;

const CASES: &str = include_str!("cases/meanings.txt");
/// A case counts as often as this many mentions.
const CASE_WEIGHT: usize = 2;

/// The examples of one of the two tables.
type Part = fn(&MeaningCandidate) -> &Vec<String>;

/// The meanings of a name in an article, each with whether it is right.
pub struct Choice {
    pub article: usize,
    pub meanings: Vec<(MeaningCandidate, bool)>,
}

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let choices = choices(gold, fit::senses)?;
    let settings = Settings { epochs: 30, rate: 0.1, l2: 3e-4, least: 5, smallest: 0.02 };
    let tables: [(&str, Part); 2] =
        [("place_local", |meaning| &meaning.own), ("place_ranking", |meaning| &meaning.all)];
    for (table, part) in tables {
        let mut right = 0;
        for fold in 0..FOLDS {
            let (inside, outside): (Vec<&Choice>, Vec<&Choice>) =
                choices.iter().partition(|choice| choice.article % FOLDS == fold);
            let weights: HashMap<String, f32> = weigh(&outside, part, &settings).into_iter().collect();
            let score = |meaning: &MeaningCandidate| part(meaning).iter().filter_map(|name| weights.get(name)).sum();
            right += inside.iter().filter(|choice| choice.is_right(score)).count();
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

impl Choice {
    /// Whether the meaning with the highest score is right.
    pub fn is_right(&self, score: impl Fn(&MeaningCandidate) -> f32) -> bool {
        let scored = self.meanings.iter().map(|(meaning, right)| (score(meaning), *right));
        scored.max_by(|a, b| a.0.total_cmp(&b.0)).is_some_and(|(_, right)| right)
    }
}

/// The labelled names of the corpora that have several meanings, one of them right.
pub fn choices(gold: &str, senses: fn(&Analyzer, &str) -> Vec<SenseCandidate>) -> Result<Vec<Choice>, Box<dyn Error>> {
    let analyzer = Analyzer::new();
    let mut choices = Vec::new();
    let mut articles = 0;
    for corpus in CORPORA {
        let path = format!("{gold}/places/{corpus}.jsonl");
        let file = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        for line in file.lines() {
            let gold: Value = serde_json::from_str(line)?;
            let senses = senses(&analyzer, gold["text"].as_str().unwrap_or_default());
            label(&senses, articles, &gold, &mut choices);
            articles += 1;
        }
    }
    for case in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, labels) = case_of(case)?;
        for sense in senses(&analyzer, &text).iter().filter(|sense| sense.meanings.len() > 1) {
            let of_sense = |(span, _): &&Named| sense.mentions.iter().any(|it| it.range() == *span);
            let Some((_, label)) = labels.iter().find(of_sense) else { continue };
            let meanings: Vec<_> =
                sense.meanings.iter().map(|meaning| (meaning.clone(), label.is_of(&meaning.place))).collect();
            if meanings.iter().any(|(_, right)| *right) {
                choices.extend((0..CASE_WEIGHT).map(|_| Choice { article: articles, meanings: meanings.clone() }));
            } else {
                eprintln!("no such place: {label:?} in {text:?}");
            }
        }
        articles += 1;
    }
    Ok(choices)
}

/// A name of a case: its range in the text, and what it means.
type Named = (Range<usize>, Label);

/// What a name of a case means.
#[derive(Debug)]
struct Label {
    kind: String,
    /// "-" for a place of no country.
    country: String,
    /// Empty where any will do.
    division: String,
}

impl Label {
    fn is_of(&self, place: &Place) -> bool {
        let in_division = self.division.is_empty() || place.admin1.as_deref() == Some(&self.division);
        place.kind.as_str() == self.kind && place.country.as_deref().unwrap_or("-") == self.country && in_division
    }
}

/// The text of a case, and its labels with their places in it.
fn case_of(case: &str) -> Result<(String, Vec<Named>), Box<dyn Error>> {
    let (mut text, mut labels) = (String::new(), Vec::new());
    let mut rest = case;
    while let Some((before, after)) = rest.split_once('[') {
        let wrong = || format!("no label in {case:?}");
        let (label, behind) = after.split_once(']').ok_or_else(wrong)?;
        let (name, label) = label.split_once('=').ok_or_else(wrong)?;
        let (kind, place) = label.split_once(' ').ok_or_else(wrong)?;
        let (country, division) = place.split_once('/').unwrap_or((place, ""));
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        let [kind, country, division] = [kind, country, division].map(str::to_owned);
        labels.push((start..text.len(), Label { kind, country, division }));
        rest = behind;
    }
    text.push_str(rest);
    Ok((text, labels))
}

fn weigh(choices: &[&Choice], part: Part, settings: &Settings) -> Vec<(String, f32)> {
    let example = |(meaning, label): &(MeaningCandidate, bool)| Example {
        features: part(meaning).clone(),
        label: *label,
        weight: 1.0,
    };
    let groups: Vec<Vec<Example>> =
        choices.iter().map(|choice| choice.meanings.iter().map(example).collect()).collect();
    regression::fit_choices(&groups, settings)
}

fn label(senses: &[SenseCandidate], article: usize, gold: &Value, choices: &mut Vec<Choice>) {
    let empty = Vec::new();
    let places = gold["places"].as_array().unwrap_or(&empty);
    for sense in senses.iter().filter(|sense| sense.meanings.len() > 1) {
        for mention in sense.mentions.iter().take(MOST_REPEATS) {
            let touches = |place: &&Value| {
                let at = |side: usize| place["span"][side].as_u64().unwrap_or(0) as usize;
                at(0) < mention.end()
                    && mention.start() < at(1)
                    && KEPT.contains(&place["kind"].as_str().unwrap_or("literal"))
            };
            let Some(place) = places.iter().find(touches) else { continue };
            let right = right(place, &sense.meanings);
            if right.contains(&true) {
                let meanings = sense.meanings.iter().cloned().zip(right).collect();
                choices.push(Choice { article, meanings });
            }
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
