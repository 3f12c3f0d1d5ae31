//! Which verb groups are cues, and where their contents end.

use std::error::Error;

use reportedly::{Span, fit};

use crate::gold::{self, Letters};
use crate::regression::{self, Example, Settings};

pub fn fit(directory: &str) -> Result<(), Box<dyn Error>> {
    let mut cues = Vec::new();
    let mut ends = Vec::new();
    for article in gold::read(&format!("{directory}/quotes/polnear-train.jsonl"))? {
        for candidate in fit::cues(&article.text) {
            // the same words can be the content of several cues: only that of this one counts
            let mine: Vec<&Letters> =
                article.quotes.iter().filter(|gold| gold.has_cue(candidate.cue)).map(|gold| &gold.content).collect();
            let best = |content: &[Span]| {
                let found = gold::letters_of(&article.text, content);
                mine.iter().map(|content| gold::overlap(content, &found)).fold(0.0, f64::max)
            };
            let fits: Vec<f64> = candidate.ends.iter().map(|(content, _)| best(content)).collect();
            let top = fits.iter().copied().fold(best(&candidate.content), f64::max);
            cues.push(Example { features: candidate.features, label: top >= 0.5, weight: 1.0 });
            if top >= 0.5 && fits.contains(&top) {
                let choice = candidate.ends.into_iter().zip(&fits);
                let example = |((_, features), fit): ((_, Vec<String>), &f64)| Example {
                    features,
                    label: *fit == top,
                    weight: 1.0,
                };
                ends.push(choice.map(example).collect::<Vec<_>>());
            }
        }
    }
    let settings = Settings { epochs: 12, rate: 0.1, l2: 1e-5, least: 8, smallest: 0.05 };
    let weights = regression::fit(&cues, &settings);
    let right = cues.iter().filter(|example| example.label).count();
    println!("quote_cues: {} candidates, {right} of them right, {} weights", cues.len(), weights.len());
    regression::write("quote_cues", &weights)?;
    let weights = regression::fit_choices(&ends, &settings);
    let places = ends.iter().map(Vec::len).sum::<usize>();
    println!("quote_ends: {} contents, {places} places to end, {} weights", ends.len(), weights.len());
    regression::write("quote_ends", &weights)?;
    Ok(())
}
