//! Evidence, outside news, on whether a form hedges in its context: the words beside it, weighed by genre.

use once_cell::sync::Lazy;

use super::lexicon::Row;
use crate::article::Genre;
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;
use crate::scoring::{Features, Model, Named, Names, Value, fixed, flag, paired, table, valued};

/// The names of the features.
const NAMES: Names = Names {
    flags: &["bias", "negated before", "starts the sentence", "in a question or call"],
    templates: &["form", "word", "next", "form, next", "before", "before, form"],
};

static ENCYCLOPEDIA: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::HEDGE_ENCYCLOPEDIA]));
static SCIENCE: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::HEDGE_SCIENCE]));
static REVIEW: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::HEDGE_REVIEW]));

/// The weights that decide about a form in a genre, or `None` in news and for a caller's own forms, where the kind decides.
fn model(form: &Row, genre: Genre) -> Option<&'static Model> {
    match genre {
        _ if form.own => None,
        Genre::News => None,
        Genre::Encyclopedia => Some(&ENCYCLOPEDIA),
        Genre::Science => Some(&SCIENCE),
        _ => Some(&REVIEW),
    }
}

/// The score of a hedge, in logits: positive if the evidence supports it. `None` where no evidence is weighed.
pub(super) fn score(document: &Document, words: Range, form: &Row, genre: Genre) -> Option<f32> {
    let mut sum = model(form, genre)?.sum();
    describe(document, words, form, &mut sum);
    Some(sum.score())
}

/// The same score with the evidence by name.
pub(crate) fn weigh(document: &Document, words: Range, form: &Row, genre: Genre) -> Option<(f32, Vec<(String, f32)>)> {
    let model = model(form, genre)?;
    let mut features = Named::default();
    describe(document, words, form, &mut features);
    Some((model.score(&features), model.evidence(&features)))
}

/// The evidence for and against.
pub(crate) fn describe(document: &Document, words: Range, form: &Row, features: &mut impl Features) {
    let this = Value::word(form.key, &form.name);
    flag!(features, "bias");
    valued!(features, "form" = this);
    // a rare form is judged by those that share its words: "it is possible that" by "possible"
    (words.start..words.end).for_each(|at| valued!(features, "word" = document.value(at)));
    let next = beside(document, words.end, document.word(words.end).gap);
    valued!(features, "next" = next);
    paired!(features, "form, next" = this, next);
    let before = beside(document, words.start.saturating_sub(1), document.word(words.start).gap);
    valued!(features, "before" = before);
    paired!(features, "before, form" = this, before);
    flag!(features, "negated before" if document.back(words.start, 2).is(NEGATION));
    flag!(features, "starts the sentence" if document.sentence(words.start).start == words.start);
    let question = document.word(document.sentence(words.start).end).gap.any(Gap::EXCLAIM);
    flag!(features, "in a question or call" if question);
}

/// A word beside a form, as a feature: the word itself if the lexicon has it other than as a name, else its shape.
fn beside(document: &Document, at: usize, gap: Gap) -> Value<'_> {
    let word = document.word(at);
    if gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH)) {
        fixed!("END")
    } else if gap.any(Gap::PUNCTUATION) {
        fixed!("BREAK")
    } else if word.is_capital() {
        fixed!("CAPITAL")
    } else if word.shape == Shape::Number {
        fixed!("NUMBER")
    } else if word.entry != 0 && !only_name(word) {
        document.value(at)
    } else {
        let text = document.text(at);
        let ends = |end: &str| text.ends_with(end);
        if ends("ing") {
            fixed!("ING")
        } else if ends("ed") {
            fixed!("ED")
        } else if ends("ly") {
            fixed!("LY")
        } else if ends("s") {
            fixed!("S")
        } else {
            fixed!("PLAIN")
        }
    }
}

fn only_name(word: &Word) -> bool {
    word.tags == GIVEN_NAME || word.tags == SURNAME || word.tags == GIVEN_NAME.or(SURNAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_weigh_only_known_features() {
        let tables = [table::HEDGE_ENCYCLOPEDIA, table::HEDGE_SCIENCE, table::HEDGE_REVIEW];
        crate::scoring::assert_known(&NAMES, &tables, include_str!("evidence.rs"));
    }
}
