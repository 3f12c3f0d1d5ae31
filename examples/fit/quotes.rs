//! Which verb groups are cues, and where their contents start and end.

use std::error::Error;

use reportedly::Span;
use reportedly::fit::{self, CueCandidate, StartCandidate};

use crate::desk;
use crate::gold::{self, Letters};
use crate::lbfgs::{self, Settings};
use crate::regression::{self, Example};

/// How often each candidate of the desk articles counts. They are fewer, and local and wire news, which PolNeAR lacks.
const DESK_WEIGHT: f32 = 8.0;

/// Sentences with cues that attribute nothing, and their twins.
const CASES: &str = include_str!("cases/quotes.txt");
/// How often each of their candidates counts.
const CASE_WEIGHT: f32 = 12.0;

/// A content with a label, among those of one cue.
struct Wanted<'a> {
    content: &'a Letters,
    /// Whether it counts neither as right nor as wrong.
    optional: bool,
}

/// The least a content has in common with a label for its starts to be compared.
const LEAST_OVERLAP: f64 = 0.3;

/// A content is found if it has this share in common with a label.
const LEAST_FOUND: f64 = 0.5;

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
        // PolNeAR does not label attributions inside others
        let is_inside = |cue: Span| {
            let own = article.quotes.iter().any(|quote| quote.has_cue(cue));
            !own && article.quotes.iter().any(|quote| quote.content.contains(&cue.start()))
        };
        let outer = candidates.into_iter().filter(|candidate| !candidate.quoted && !is_inside(candidate.cue));
        labelled.read(&article.text, outer, 1.0, |cue| {
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
    let settings = Settings { l2: 5.0, least: 8, smallest: 0.05 };
    let weights = lbfgs::fit(&cues, &settings);
    let right = cues.iter().filter(|example| example.label).count();
    println!("quote_cues: {} candidates, {right} of them right, {} weights", cues.len(), weights.len());
    regression::write("quote_cues", &weights)?;
    let weights = lbfgs::fit_choices(&starts, &settings);
    let places = starts.iter().map(Vec::len).sum::<usize>();
    println!("quote_openings: {} contents, {places} places to start, {} weights", starts.len(), weights.len());
    regression::write("quote_openings", &weights)?;
    let weights = lbfgs::fit_choices(&ends, &settings);
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
    /// Reads `Karim {said} [the pass was open].` and `[The pass was open], Karim {said}.`
    fn read(line: &str) -> Case {
        let mut case = Case::default();
        let (mut from, mut cue) = (0, None);
        // a content whose cue follows
        let mut earlier = None;
        for part in line.split_inclusive(['{', '}', '[', ']']) {
            let words = part.trim_end_matches(['{', '}', '[', ']']);
            let start = case.text.len();
            case.text.push_str(words);
            match part.chars().last() {
                Some('{' | '[') => from = case.text.len(),
                Some('}') => {
                    cue = Span::new(from, start + words.len());
                    case.attributions.extend(cue.zip(earlier.take()));
                }
                Some(']') => {
                    let content = gold::letters(&case.text, &[(from, start + words.len())]);
                    match cue {
                        Some(cue) => case.attributions.push((cue, content)),
                        None => earlier = Some(content),
                    }
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
            let CueCandidate { content, features, starts, .. } = candidate;
            let right = right_start(text, &starts, &wanted);
            let start = right.or_else(|| starts.iter().position(|start| start.ruled));
            let ends = start.and_then(|start| starts.get(start)).map(|start| start.ends.clone()).unwrap_or_default();
            let fits: Vec<(f64, bool)> = ends.iter().map(|(content, _)| best(content)).collect();
            let (top, optional) =
                fits.iter().copied().fold(best(&content), |best, fit| if fit.0 > best.0 { fit } else { best });
            if !(optional && top >= LEAST_FOUND) {
                self.cues.push(Example { features, label: top >= LEAST_FOUND, weight });
            }
            if let Some(right) = right {
                let choice = starts.into_iter().map(|start| start.features);
                self.starts.push(choose(choice, |number| number == right, weight));
            }
            if top >= LEAST_FOUND && fits.iter().any(|fit| fit.0 == top) {
                let choice = ends.into_iter().map(|(_, features)| features);
                self.ends.push(choose(choice, |number| fits.get(number).is_some_and(|fit| fit.0 == top), weight));
            }
        }
    }
}

/// The candidates of a choice, the right ones labelled.
fn choose(features: impl Iterator<Item = Vec<String>>, right: impl Fn(usize) -> bool, weight: f32) -> Vec<Example> {
    let example = |(number, features)| Example { features, label: right(number), weight };
    features.enumerate().map(example).collect()
}

/// The index of the start of the label with which a content has most in common.
fn right_start(text: &str, starts: &[StartCandidate], wanted: &[Wanted<'_>]) -> Option<usize> {
    let letters: Vec<Letters> = starts.iter().map(|start| gold::letters_of(text, &[start.content])).collect();
    let fit =
        |wanted: &&Wanted<'_>| letters.iter().map(|found| gold::overlap(wanted.content, found)).fold(0.0, f64::max);
    let best = wanted.iter().max_by(|a, b| fit(a).total_cmp(&fit(b))).filter(|best| fit(best) >= LEAST_OVERLAP)?;
    let first = best.content.iter().min();
    letters.iter().position(|found| found.iter().min() == first)
}
