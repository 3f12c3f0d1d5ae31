//! Which earlier name or source a pronoun or a definite description refers to, and which later name a description.

use std::collections::HashMap;
use std::error::Error;

use reportedly::{Analyzer, Span, fit};

use crate::desk;
use crate::lbfgs::{self, Settings};
use crate::regression::{self, Example};

/// The number of parts of the articles that are held out in turn.
const FOLDS: usize = 5;

/// Mentions with the names that they refer to, written for this project.
const CASES: &str = include_str!("cases/references.txt");

/// The candidates of a mention, with the number of its article.
type Group = (usize, Vec<Example>);

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let analyzer = Analyzer::new();
    // a mention may have candidates before it, after it or both, and each has weights of its own
    let mut earlier = Choices::default();
    let mut later = Choices::default();
    for (number, article) in desk::read(&format!("{gold}/desk/desk-train.jsonl"))?.iter().enumerate() {
        let analysis = analyzer.analyze(&article.text);
        let labels = desk::matched(article, &analysis);
        for (span, candidates) in fit::antecedents(&analyzer, &article.text) {
            let quotes = analysis.quotes.iter().zip(&labels);
            let mut label = quotes.filter(|(quote, _)| quote.source.is_some_and(|source| source.span == Some(span)));
            let Some(label) = label.find_map(|(_, label)| article.labels.get((*label)?)) else { continue };
            let own = label.source.as_deref().is_some_and(|source| source.eq_ignore_ascii_case(&article.text[span]));
            let Some(name) = label.name.as_deref().filter(|_| own) else { continue };
            let (after, before): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| candidate.later);
            earlier.push(number, name, before);
            later.push(number, name, after);
        }
    }
    for (number, line) in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).enumerate() {
        let case = Case::read(line);
        for (span, candidates) in fit::antecedents(&analyzer, &case.text) {
            let Some((_, name)) = case.names.iter().find(|(words, _)| *words == span) else { continue };
            let (after, before): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| candidate.later);
            earlier.push(number, name, before);
            later.push(number, name, after);
        }
    }
    let settings = Settings { l2: 1.2, least: 3, smallest: 0.02 };
    earlier.fit("source_antecedents", &settings)?;
    later.fit("source_later", &settings)
}

/// A text with its descriptions.
#[derive(Default)]
struct Case {
    text: String,
    /// The descriptions, each with the name that the text gives it.
    names: Vec<(Span, String)>,
}

impl Case {
    fn read(line: &str) -> Case {
        let mut case = Case::default();
        for part in line.replace(" / ", "\n\n").split_inclusive(']') {
            let (before, labelled) = part.split_once('[').unwrap_or((part, ""));
            case.text.push_str(before);
            if let Some((words, name)) = labelled.trim_end_matches(']').split_once('=') {
                let start = case.text.len();
                case.text.push_str(words);
                case.names.extend(Span::new(start, start + words.len()).map(|span| (span, name.to_owned())));
            }
        }
        case
    }
}

/// The mentions with a right candidate.
#[derive(Default)]
struct Choices {
    groups: Vec<Group>,
    /// How many mentions have none.
    lost: usize,
}

impl Choices {
    /// Adds a mention whose source has this name.
    fn push(&mut self, article: usize, name: &str, candidates: Vec<fit::AntecedentCandidate>) {
        let right = |name_of: &Option<String>| name_of.as_deref().is_some_and(|own| desk::is_same_name(name, own));
        let any = candidates.iter().any(|candidate| right(&candidate.name));
        let example = |candidate: fit::AntecedentCandidate| Example {
            label: if any { right(&candidate.name) } else { candidate.name.is_none() },
            features: candidate.features,
            weight: 1.0,
        };
        let group: Vec<Example> = candidates.into_iter().map(example).collect();
        if group.iter().any(|example| example.label) {
            self.groups.push((article, group));
        } else if !group.is_empty() {
            self.lost += 1;
        }
    }

    /// Writes the weights, after it has printed how many choices are right in articles that are held out.
    fn fit(&self, table: &str, settings: &Settings) -> Result<(), Box<dyn Error>> {
        println!("{table}: {} mentions, {} more have no right candidate", self.groups.len(), self.lost);
        let weights = |groups: &[&Group]| {
            let groups: Vec<Vec<Example>> = groups.iter().map(|(_, group)| group.clone()).collect();
            lbfgs::fit_choices(&groups, settings)
        };
        let (mut right, mut first) = (0, 0);
        for fold in 0..FOLDS {
            let (held, rest): (Vec<&Group>, Vec<&Group>) =
                self.groups.iter().partition(|(number, _)| number % FOLDS == fold);
            let weights: HashMap<String, f32> = weights(&rest).into_iter().collect();
            let score = |example: &Example| example.features.iter().filter_map(|name| weights.get(name)).sum::<f32>();
            for (_, group) in held {
                let best = group.iter().max_by(|a, b| score(a).total_cmp(&score(b)));
                right += usize::from(best.is_some_and(|best| best.label));
                first += usize::from(group.first().is_some_and(|first| first.label));
            }
        }
        println!("held out: {right} of {} right, the first candidate in {first}", self.groups.len());
        regression::write(table, &weights(&self.groups.iter().collect::<Vec<_>>()))?;
        Ok(())
    }
}
