//! Which noun phrase beside a cue is its source.

use std::collections::HashMap;
use std::error::Error;

use reportedly::{Analyzer, Span, fit};

use crate::desk;
use crate::gold::{self, Letters};
use crate::regression::{self, Example, Settings};

/// The number of parts of the articles that are held out in turn.
const FOLDS: usize = 5;
/// How often each cue of the desk articles counts, whose sources are labelled without appositions.
const DESK_WEIGHT: usize = 6;

struct Group {
    article: usize,
    desk: bool,
    examples: Vec<Example>,
    /// Whether the source that the rule found is right.
    rule: bool,
}

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let analyzer = Analyzer::new();
    let mut groups = Vec::new();
    for (article, row) in gold::read(&format!("{gold}/quotes/polnear-train.jsonl"))?.iter().enumerate() {
        for found in fit::speakers(&analyzer, &row.text) {
            let mut labels = row.quotes.iter().filter(|quote| quote.has_cue(found.cue) && !quote.source.is_empty());
            let Some(label) = labels.next() else { continue };
            let part = head_part(&row.text, &label.source, &found);
            let overlap = |span: Span| gold::overlap(&part, &gold::letters_of(&row.text, &[span]));
            groups.extend(group(article, false, &found, overlap, 0.4));
        }
    }
    for (article, row) in desk::read(&format!("{gold}/desk/desk-train.jsonl"))?.iter().enumerate() {
        for found in fit::speakers(&analyzer, &row.text) {
            let content = gold::letters_of(&row.text, &found.content);
            let of_cue = row.labels.iter().filter(|label| label.has_cue(&row.text[found.cue]));
            let mut labels = of_cue.filter(|label| gold::overlap(&label.content, &content) >= 0.5);
            let Some(source) = labels.find_map(|label| label.source.as_deref()) else { continue };
            let overlap = |span: Span| {
                let own = &row.text[span];
                if own.eq_ignore_ascii_case(source) { 1.0 } else { 0.0 }
            };
            groups.extend(group(article, true, &found, overlap, 0.9));
        }
    }
    for desk in [false, true] {
        let of = || groups.iter().filter(|group| group.desk == desk);
        println!(
            "desk {desk}: {} cues, the rule is right in {}",
            of().count(),
            of().filter(|group| group.rule).count()
        );
    }
    let settings = Settings { epochs: 4, rate: 0.1, l2: 3e-4, least: 20, smallest: 0.05 };
    let weights = weigh(&groups.iter().collect::<Vec<_>>(), &settings);
    println!("{} weights", weights.len());
    regression::write("source_speakers", &weights)?;
    let mut right = [0; 2];
    for fold in 0..FOLDS {
        let (held, rest): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(|group| group.article % FOLDS == fold);
        let weights: HashMap<String, f32> = weigh(&rest, &settings).into_iter().collect();
        let score = |example: &Example| example.features.iter().filter_map(|name| weights.get(name)).sum::<f32>();
        for group in held {
            let best = group.examples.iter().max_by(|a, b| score(a).total_cmp(&score(b)));
            right[usize::from(group.desk)] += usize::from(best.is_some_and(|best| best.label));
        }
    }
    println!("held out right: {} and, at a desk, {}", right[0], right[1]);
    Ok(())
}

/// The part of a labelled source that names it, without its appositions: of the parts between commas the first that is a
/// person's name, or else the first.
fn head_part(text: &str, source: &Letters, found: &fit::SpeakerCandidates) -> Letters {
    let mut offsets: Vec<usize> = source.iter().copied().collect();
    offsets.sort_unstable();
    let mut parts: Vec<Letters> = vec![Letters::new()];
    for (number, &at) in offsets.iter().enumerate() {
        let before = number.checked_sub(1).and_then(|before| text.get(offsets[before]..at)).unwrap_or_default();
        if before.contains([',', '(', ')', '\u{2014}', '\u{2013}']) {
            parts.push(Letters::new());
        }
        if let Some(part) = parts.last_mut() {
            part.insert(at);
        }
    }
    let is_person = |part: &&Letters| {
        found.candidates.iter().any(|(span, features)| {
            let person = features.iter().any(|name| name.starts_with("kind, side=person"));
            person && gold::overlap(part, &gold::letters_of(text, &[*span])) >= 0.5
        })
    };
    parts.iter().find(is_person).or(parts.first()).cloned().unwrap_or_default()
}

fn weigh(groups: &[&Group], settings: &Settings) -> Vec<(String, f32)> {
    let times = |group: &&&Group| if group.desk { DESK_WEIGHT } else { 1 };
    let all = groups.iter().flat_map(|group| std::iter::repeat_n(group.examples.clone(), times(&group)));
    regression::fit_choices(&all.collect::<Vec<_>>(), settings)
}

/// The candidates of a cue, of which the one that overlaps its label most is right; `None` where none overlaps enough.
fn group(
    article: usize,
    desk: bool,
    found: &fit::SpeakerCandidates,
    overlap: impl Fn(Span) -> f64,
    least: f64,
) -> Option<Group> {
    let overlaps: Vec<f64> = found.candidates.iter().map(|(span, _)| overlap(*span)).collect();
    let top = overlaps.iter().copied().fold(0.0, f64::max);
    let examples = found.candidates.iter().zip(&overlaps);
    let example = |((_, features), overlap): (&(Span, Vec<String>), &f64)| Example {
        features: features.clone(),
        label: *overlap == top,
        weight: 1.0,
    };
    let rule = overlap(found.rule) == top;
    (top >= least).then(|| Group { article, desk, examples: examples.map(example).collect(), rule })
}
