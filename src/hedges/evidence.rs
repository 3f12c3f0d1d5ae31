//! Whether a form hedges where it stands, outside news: the evidence of the words beside it, weighed by genre.

use once_cell::sync::Lazy;

use super::lexicon::Row;
use super::weights::{ENCYCLOPEDIA_WEIGHTS, REVIEW_WEIGHTS, SCIENCE_WEIGHTS};
use crate::article::Genre;
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::hash::word_key;
use crate::kinds::HedgeKind;
use crate::lexicon::tags::*;
use crate::score::{Features, Model, flag, paired, valued};

/// How far the evidence speaks for a hedge in a genre that has weights, in logits.
pub(super) fn score(document: &Document, words: Range, form: &Row, genre: Genre, features: &mut Features) -> f32 {
    static MODELS: Lazy<[Model; 3]> =
        Lazy::new(|| [Model::new(ENCYCLOPEDIA_WEIGHTS), Model::new(SCIENCE_WEIGHTS), Model::new(REVIEW_WEIGHTS)]);
    let [encyclopedia, science, review] = &*MODELS;
    let model = match genre {
        Genre::Encyclopedia => encyclopedia,
        Genre::Science => science,
        _ => review,
    };
    features.clear();
    describe(document, words, form, features);
    model.score(features)
}

/// The evidence for and against.
pub(crate) fn describe(document: &Document, words: Range, form: &Row, features: &mut Features) {
    let this = (form.key, form.name.as_str());
    flag!(features, "bias");
    valued!(features, "form" = this.0, this.1);
    let kind = kind_name(form.kind);
    valued!(features, "kind" = word_key(kind.as_bytes()), kind);
    let next = beside(document, words.end, document.word(words.end).gap);
    valued!(features, "next" = next.0, next.1);
    paired!(features, "form, next" = this, next);
    let before = beside(document, words.start.wrapping_sub(1), document.word(words.start).gap);
    valued!(features, "before" = before.0, before.1);
    paired!(features, "before, form" = this, before);
    flag!(features, "negated before" if document.word(words.start.wrapping_sub(2)).is(NEGATION));
    flag!(features, "starts the sentence" if document.sentence(words.start).start == words.start);
    let question = document.word(document.sentence(words.start).end).gap.any(Gap::EXCLAIM);
    flag!(features, "in a question or call" if question);
}

fn kind_name(kind: HedgeKind) -> &'static str {
    use HedgeKind::*;
    match kind {
        Modal => "modal",
        Likelihood => "likelihood",
        Belief => "belief",
        Claim => "claim",
        Condition => "condition",
        Hypothetical => "hypothetical",
        Approximator => "approximator",
        VagueSource => "vague_source",
        Unknown => "unknown",
        _ => "other",
    }
}

/// A word beside a form, as a feature: itself where the lexicon has it as anything but a name, else how it looks.
fn beside(document: &Document, at: usize, gap: Gap) -> (u32, &str) {
    let word = document.word(at);
    let look = if gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH)) {
        "END"
    } else if gap.any(Gap::PUNCTUATION) {
        "BREAK"
    } else if word.is_capital() {
        "CAPITAL"
    } else if word.shape == Shape::Number {
        "NUMBER"
    } else if word.entry != 0 && !only_name(word) {
        return (word.key, document.text(at));
    } else {
        let text = document.text(at);
        let ends = |end: &str| text.ends_with(end);
        if ends("ing") {
            "ING"
        } else if ends("ed") {
            "ED"
        } else if ends("ly") {
            "LY"
        } else if ends("s") {
            "S"
        } else {
            "PLAIN"
        }
    };
    (word_key(look.as_bytes()), look)
}

fn only_name(word: &Word) -> bool {
    word.tags == GIVEN_NAME || word.tags == SURNAME || word.tags == GIVEN_NAME.or(SURNAME)
}
