//! Which verb groups are cues, and where their contents start and end.

use std::error::Error;

use reportedly::Span;
use reportedly::fit::{self, CueCandidate};

use crate::desk;
use crate::gold::{self, Letters};
use crate::regression::{self, Example, Settings};

/// How often each candidate of the desk articles counts. They are fewer, and local and wire news, which PolNeAR lacks.
const DESK_WEIGHT: f32 = 5.0;

/// Sentences with cues that attribute nothing, and their twins.
const CASES: &str = include_str!("cases/quotes.txt");
/// How often each of their candidates counts.
const CASE_WEIGHT: f32 = 8.0;

/// A content with a label, among those of one cue.
struct Wanted<'a> {
    content: &'a Letters,
    /// Whether it counts neither as right nor as wrong.
    optional: bool,
}

/// The least a content has in common with a label for its starts to be compared.
const LEAST_OVERLAP: f64 = 0.3;

/// The candidates of each decision, labelled.
#[derive(Default)]
struct Labelled {
    cues: Vec<Example>,
    starts: Vec<Vec<Example>>,
    ends: Vec<Vec<Example>>,
}

pub fn fit(directory: &str) -> Result<(), Box<dyn Error>> {
    let mut labelled = Labelled::default();
    for article in gold::read(&format!("{directory}/quotes/polnear-train.jsonl"))? {
        let candidates = fit::cues(&article.text);
        // PolNeAR does not label attributions inside quotations
        labelled.read(&article.text, candidates.into_iter().filter(|candidate| !candidate.quoted), 1.0, |cue| {
            let of_cue = article.quotes.iter().filter(|quote| quote.has_cue(cue));
            of_cue.map(|quote| Wanted { content: &quote.content, optional: false }).collect()
        });
    }
    for article in desk::read(&format!("{directory}/desk/desk-train.jsonl"))? {
        labelled.read(&article.text, fit::cues(&article.text).into_iter(), DESK_WEIGHT, |cue| {
            let of_cue = article.labels.iter().filter(|label| label.has_cue(&article.text[cue]));
            of_cue.map(|label| Wanted { content: &label.content, optional: label.optional }).collect()
        });
    }
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let case = Case::read(line);
        labelled.read(&case.text, fit::cues(&case.text).into_iter(), CASE_WEIGHT, |cue| {
            let of_cue = case.attributions.iter().filter(|(own, _)| own.overlaps(cue));
            of_cue.map(|(_, content)| Wanted { content, optional: false }).collect()
        });
    }
    let Labelled { cues, starts, ends } = labelled;
    let settings = Settings { epochs: 12, rate: 0.1, l2: 1e-5, least: 8, smallest: 0.05 };
    let weights = regression::fit(&cues, &settings);
    let right = cues.iter().filter(|example| example.label).count();
    println!("quote_cues: {} candidates, {right} of them right, {} weights", cues.len(), weights.len());
    regression::write("quote_cues", &weights)?;
    let weights = regression::fit_choices(&starts, &settings);
    let places = starts.iter().map(Vec::len).sum::<usize>();
    println!("quote_openings: {} contents, {places} places to start, {} weights", starts.len(), weights.len());
    regression::write("quote_openings", &weights)?;
    let weights = regression::fit_choices(&ends, &settings);
    let places = ends.iter().map(Vec::len).sum::<usize>();
    println!("quote_ends: {} contents, {places} places to end, {} weights", ends.len(), weights.len());
    regression::write("quote_ends", &weights)?;
    Ok(())
}

/// A sentence of our own, with its cues and their contents.
#[derive(Default)]
struct Case {
    text: String,
    attributions: Vec<(Span, Letters)>,
}

impl Case {
    /// Reads `Karim {said} [the pass was open].`
    fn read(line: &str) -> Case {
        let mut case = Case::default();
        let (mut from, mut cue) = (0, None);
        for part in line.split_inclusive(['{', '}', '[', ']']) {
            let words = part.trim_end_matches(['{', '}', '[', ']']);
            let start = case.text.len();
            case.text.push_str(words);
            match part.chars().last() {
                Some('{' | '[') => from = case.text.len(),
                Some('}') => cue = Span::new(from, start + words.len()),
                Some(']') => {
                    let content = gold::letters(&case.text, &[(from, start + words.len())]);
                    case.attributions.extend(cue.map(|cue| (cue, content)));
                }
                _ => {}
            }
        }
        case
    }
}

impl Labelled {
    /// Labels the candidates of a text. `wanted` gives the labelled contents of a cue: the same words can be the content of
    /// several.
    fn read<'a>(
        &mut self,
        text: &str,
        candidates: impl Iterator<Item = CueCandidate>,
        weight: f32,
        wanted: impl Fn(Span) -> Vec<Wanted<'a>>,
    ) {
        for candidate in candidates {
            let wanted = wanted(candidate.cue);
            let best = |content: &[Span]| {
                let found = gold::letters_of(text, content);
                let fits = wanted.iter().map(|wanted| (gold::overlap(wanted.content, &found), wanted.optional));
                fits.fold((0.0, false), |best, fit| if fit.0 > best.0 { fit } else { best })
            };
            let fits: Vec<(f64, bool)> = candidate.ends.iter().map(|(content, _)| best(content)).collect();
            let (top, optional) = fits
                .iter()
                .copied()
                .fold(best(&candidate.content), |best, fit| if fit.0 > best.0 { fit } else { best });
            self.starts.extend(starts(text, &candidate, &wanted, weight));
            if !(optional && top >= 0.5) {
                self.cues.push(Example { features: candidate.features, label: top >= 0.5, weight });
            }
            if top >= 0.5 && fits.iter().any(|fit| fit.0 == top) {
                let choice = candidate.ends.into_iter().zip(&fits);
                let example = |((_, features), fit): ((_, Vec<String>), &(f64, bool))| Example {
                    features,
                    label: fit.0 == top,
                    weight,
                };
                self.ends.push(choice.map(example).collect());
            }
        }
    }
}

/// The starts of a candidate, the right one labelled: that of the label with which it has most in common.
fn starts(text: &str, candidate: &CueCandidate, wanted: &[Wanted<'_>], weight: f32) -> Option<Vec<Example>> {
    let letters: Vec<Letters> =
        candidate.starts.iter().map(|(content, _)| gold::letters_of(text, &[*content])).collect();
    let fit =
        |wanted: &&Wanted<'_>| letters.iter().map(|found| gold::overlap(wanted.content, found)).fold(0.0, f64::max);
    let best = wanted.iter().max_by(|a, b| fit(a).total_cmp(&fit(b))).filter(|best| fit(best) >= LEAST_OVERLAP)?;
    let first = best.content.iter().min();
    let right: Vec<bool> = letters.iter().map(|found| found.iter().min() == first).collect();
    let labelled = candidate.starts.iter().zip(&right);
    let example =
        |((_, features), &label): (&(Span, Vec<String>), &bool)| Example { features: features.clone(), label, weight };
    right.contains(&true).then(|| labelled.map(example).collect())
}
