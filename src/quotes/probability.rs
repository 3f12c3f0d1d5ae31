//! How probable it is that a quote is right.

use super::draft::Draft;
use super::rule::QuoteRule;
use crate::scoring;

/// The probability that a careful reader would list the attribution: by the score of its evidence, or else by its rule.
pub(crate) fn of(draft: &Draft) -> f64 {
    let probability = match draft.score {
        Some(score) => f64::from(scoring::probability(score)),
        None => precision(draft.rule),
    };
    (probability * 1000.0).round() / 1000.0
}

/// The share of the quotes by a rule that are right, where no evidence is weighed: by the desk articles and PolNeAR, in
/// steps of 0.05.
fn precision(rule: QuoteRule) -> f64 {
    match rule {
        QuoteRule::DirectSplit | QuoteRule::DirectHeadline => 0.98,
        QuoteRule::IndirectQcs | QuoteRule::IndirectQsc => 0.95,
        QuoteRule::DirectQcs | QuoteRule::DirectQsc | QuoteRule::AccordingTo => 0.95,
        QuoteRule::DirectScq | QuoteRule::DirectDialogue => 0.9,
        _ => 0.7,
    }
}
