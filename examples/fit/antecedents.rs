//! Which earlier name or source a pronoun or a definite description refers to.

use std::error::Error;

use reportedly::{Analyzer, fit};

use crate::desk;
use crate::regression::{self, Example, Settings};

/// The number of parts of the articles that are held out in turn.
const FOLDS: usize = 5;
/// How often it is fitted: what a mention refers to depends on the mentions before it.
const ROUNDS: usize = 1;

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let analyzer = Analyzer::new();
    let mut groups: Vec<(usize, Vec<Example>)> = Vec::new();
    let mut lost = 0;
    for (number, article) in desk::read(&format!("{gold}/desk/desk-train.jsonl"))?.iter().enumerate() {
        let analysis = analyzer.analyze(&article.text);
        let labels = desk::matched(article, &analysis);
        for (span, candidates) in fit::antecedents(&analyzer, &article.text) {
            let quotes = analysis.quotes.iter().zip(&labels);
            let mut label = quotes.filter(|(quote, _)| quote.source.is_some_and(|source| source.span == Some(span)));
            let Some(label) = label.find_map(|(_, label)| article.labels.get((*label)?)) else { continue };
            let own = label.source.as_deref().is_some_and(|source| source.eq_ignore_ascii_case(&article.text[span]));
            let Some(name) = label.name.as_deref().filter(|_| own) else { continue };
            let right = |name_of: &Option<String>| name_of.as_deref().is_some_and(|own| desk::is_same_name(name, own));
            let any = candidates.iter().any(|candidate| right(&candidate.name));
            let example = |candidate: fit::AntecedentCandidate| Example {
                label: if any { right(&candidate.name) } else { candidate.name.is_none() },
                features: candidate.features,
                weight: 1.0,
            };
            let group: Vec<Example> = candidates.into_iter().map(example).collect();
            if group.iter().any(|example| example.label) {
                groups.push((number, group));
            } else {
                lost += 1;
            }
        }
    }
    println!("{} mentions, {lost} more have no right candidate", groups.len());
    let settings = Settings { epochs: 60, rate: 0.1, l2: 3e-3, least: 3, smallest: 0.02 };
    for _ in 0..ROUNDS {
        let all: Vec<Vec<Example>> = groups.iter().map(|(_, group)| group.clone()).collect();
        regression::write("source_antecedents", &regression::fit_choices(&all, &settings))?;
    }
    let (mut right, mut nearest) = (0, 0);
    for fold in 0..FOLDS {
        let (held, rest): (Vec<_>, Vec<_>) = groups.iter().partition(|(number, _)| number % FOLDS == fold);
        let rest: Vec<Vec<Example>> = rest.into_iter().map(|(_, group)| group.clone()).collect();
        let weights: std::collections::HashMap<String, f32> =
            regression::fit_choices(&rest, &settings).into_iter().collect();
        let score = |example: &Example| example.features.iter().filter_map(|name| weights.get(name)).sum::<f32>();
        for (_, group) in held {
            let best = group.iter().max_by(|a, b| score(a).total_cmp(&score(b)));
            right += usize::from(best.is_some_and(|best| best.label));
            nearest += usize::from(group.first().is_some_and(|first| first.label));
        }
    }
    println!("held out: {right} of {} right, the nearest in {nearest}", groups.len());
    Ok(())
}
