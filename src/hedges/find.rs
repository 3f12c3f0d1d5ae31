//! Hedges by their forms, with the contexts in which a form is none.

use std::borrow::Cow;

use once_cell::sync::Lazy;

use super::{Hedge, RelativeTo};
use crate::article::Genre;
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::HedgeForm;
use crate::lexicon::hedges::HEDGE_FORMS;
use crate::lexicon::tags::{DETERMINER, MONTH, NUMBER_WORD, POSSESSIVE, PREPOSITION};
use crate::phrases::PhraseSet;
use crate::span::Span;

/// Finds the hedges of a text. `quoted` holds the parts of all quotes, in text order.
pub(crate) fn find(document: &Document, genre: Genre, quoted: &[Span]) -> Vec<Hedge> {
    static FORMS: Lazy<Option<PhraseSet<&HedgeForm>>> =
        Lazy::new(|| PhraseSet::new(HEDGE_FORMS.iter().map(|form| (form.form, form))).ok());
    let Some(forms) = FORMS.as_ref() else { return Vec::new() };
    let mut hedges = Vec::new();
    let mut quote = 0;
    let mut sentence = 0;
    for found in forms.find_iter(document) {
        let Some(form) = found.payloads.first() else { continue };
        if !hedges_here(document, found.words, form) {
            continue;
        }
        while document.sentences.get(sentence).is_some_and(|it| it.end <= found.words.start) {
            sentence += 1;
        }
        while quoted.get(quote).is_some_and(|it| it.end() <= found.span.start()) {
            quote += 1;
        }
        let inside = quoted.get(quote).is_some_and(|it| it.covers(found.span));
        let end = clause_end(document, found.words.end, document.sentences.get(sentence).map_or(0, |it| it.end));
        hedges.push(Hedge {
            span: found.span,
            kind: form.kind,
            strength: form.strength,
            uncertain: form.genres.contains(genre_letter(genre)),
            scope: document.span_of(Range::new(found.words.start, end)),
            relative_to: if inside { RelativeTo::Source } else { RelativeTo::Author },
            rule: Cow::Borrowed("hedge.form"),
        });
    }
    hedges
}

fn genre_letter(genre: Genre) -> char {
    match genre {
        Genre::News => 'n',
        Genre::Encyclopedia => 'e',
        Genre::Science => 's',
        Genre::Review => 'r',
    }
}

/// Where the clause that holds the hedge ends.
fn clause_end(document: &Document, start: usize, limit: usize) -> usize {
    (start..limit).find(|&at| document.word(at).gap.any(Gap::SEMICOLON.or(Gap::DASH).or(Gap::COLON))).unwrap_or(limit)
}

/// Whether an ambiguous form hedges where it stands.
fn hedges_here(document: &Document, words: Range, form: &HedgeForm) -> bool {
    let first = document.word(words.start);
    let next = document.word(words.end);
    let next_text = || document.text(words.end);
    let before_text = || document.text(words.start.wrapping_sub(1));
    let adjacent = !next.gap.any(Gap::PUNCTUATION);
    match form.form {
        // the month
        "may" => {
            !(first.is_capital()
                && (first.is(MONTH) && (next.shape == Shape::Number || !starts_sentence(document, words.start))))
        }
        // as soon as possible
        "possible" => !matches!(before_text(), "as" | "whenever" | "wherever"),
        // likely voters, the likely nominee
        "likely" => !(adjacent && matches!(next_text(), "voter" | "voters")),
        "could" => !(adjacent && next_text() == "not" || before_text() == "as"),
        "appears" | "appeared" | "appear" | "appearing" => !(adjacent && next.is(PREPOSITION) && next_text() != "to"),
        "many" => before_text() != "how" && before_text() != "too" && before_text() != "so",
        "considered" | "considering" | "consider" => form.form != "considering" || !next.is(DETERMINER.or(POSSESSIVE)),
        "about" | "around" | "some" | "nearly" | "almost" => {
            adjacent && (next.is(NUMBER_WORD) || form.form == "some" && next.shape == Shape::Lower)
        }
        "fear" | "fears" | "doubt" | "doubts" | "view" | "views" => before_text() != "no",
        _ => true,
    }
}

fn starts_sentence(document: &Document, word: usize) -> bool {
    document.sentence(word).start == word
}
