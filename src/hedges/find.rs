//! Finds hedges by their forms, except in contexts where a form does not hedge.

use super::evidence;
use super::lexicon::{Forms, Row};
use super::{Hedge, RelativeTo};
use crate::article::Genre;
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::hedges::HedgeRule;
use crate::lexicon::hedges::Condition;
use crate::lexicon::kinds::HedgeKind;
use crate::lexicon::tags::*;
use crate::text::Span;

/// Finds the hedges of a text. `quoted` has the parts of all quotes, in text order.
pub(crate) fn find(document: &Document, forms: &Forms, genre: Genre, quoted: &[Span]) -> Vec<Hedge> {
    // news has one hedge in sixty words
    let mut hedges = Vec::with_capacity((document.words.len() / 60).saturating_add(1));
    let mut quote = 0;
    let mut sentence = 0;
    visit(document, forms, |found, form| {
        let words = found.words;
        let judgement = judge(document, words, form, genre);
        if !judgement.hedges() {
            return;
        }
        let core = found.core(form);
        let span = document.span_of(core);
        while document.sentences.get(sentence).is_some_and(|it| it.end <= words.start) {
            sentence = sentence.saturating_add(1);
        }
        while quoted.get(quote).is_some_and(|it| it.end() <= span.start()) {
            quote = quote.saturating_add(1);
        }
        let inside = quoted.get(quote).is_some_and(|it| it.covers(span));
        let end = clause_end(document, words.end, document.sentences.get(sentence).map_or(0, |it| it.end));
        hedges.push(Hedge {
            span,
            kind: form.kind,
            strength: form.strength,
            uncertain: judgement.uncertain,
            // a form may extend past the end of a sentence
            scope: document.span_of(Range::new(core.start, end.max(core.end))),
            relative_to: if inside { RelativeTo::Source } else { RelativeTo::Author },
            rule: if genre == Genre::News { HedgeRule::Form } else { HedgeRule::Weighed },
        });
    });
    hedges
}

/// Whether a form hedges in its context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judgement {
    /// Why it would not hedge in news; `None` if it would.
    pub excluded: Option<Exclusion>,
    /// Whether it counts as uncertainty in the genre.
    pub uncertain: bool,
}

impl Judgement {
    pub(crate) fn hedges(self) -> bool {
        self.excluded.is_none() || self.uncertain
    }
}

/// Why a form does not hedge in news.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Exclusion {
    /// It hedges in other genres only.
    OtherGenres,
    /// The words beside it do not meet its condition.
    Condition(Condition),
}

impl Exclusion {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Exclusion::OtherGenres => "other_genres",
            Exclusion::Condition(condition) => condition.name(),
        }
    }
}

/// Decides whether a form hedges, in news by its condition, elsewhere by the evidence too.
pub(crate) fn judge(document: &Document, words: Range, form: &Row, genre: Genre) -> Judgement {
    let failed = form.condition.filter(|&condition| form.news && !holds(condition, document, words));
    let excluded = if form.news { failed.map(Exclusion::Condition) } else { Some(Exclusion::OtherGenres) };
    let uncertain = match evidence::score(document, words, form, genre) {
        Some(score) => score > 0.0,
        None => excluded.is_none() && counts_in_news(form.kind),
    };
    Judgement { excluded, uncertain }
}

/// Calls a function with every match of a form, leaving out an adverb after an auxiliary: `is widely believed to`.
pub(crate) fn visit(document: &Document, forms: &Forms, mut then: impl FnMut(Match, &Row)) {
    let words = Range::new(0, document.words.len());
    let parted = |at: usize, word: &Word| is_parted(document, at, word);
    let longest = |at: usize| {
        let whole = forms.longest_at(document, at).map(|(end, row)| (end, (0, row)));
        whole.or_else(|| over_adverb(document, forms, at))
    };
    forms.scan(document, words, parted, longest).for_each(|(words, (gap, row))| then(Match { words, gap }, row));
}

/// The words that a form matches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub words: Range,
    /// The number of words after the first that are not part of the form.
    gap: usize,
}

impl Match {
    /// The words of the hedge itself.
    pub(crate) fn core(&self, form: &Row) -> Range {
        let index = |number: usize| {
            self.words.start.saturating_add(number).saturating_add(if number > 0 { self.gap } else { 0 })
        };
        Range::new(index(form.core.0), index(form.core.1))
    }
}

/// Classes of words after which an adverb can split a form.
const BEFORE_ADVERB: Tags = BE.or(HAVE).or(MODAL);

/// The form that an adverb splits after its first word, if that is an auxiliary and the adverb is not itself a form:
/// the index of the word after it, and the words that are not part of the form.
fn over_adverb<'f>(document: &Document, forms: &'f Forms, at: usize) -> Option<(usize, (usize, &'f Row))> {
    if !is_parted(document, at, document.word(at)) || forms.longest_at(document, at.saturating_add(1)).is_some() {
        return None;
    }
    forms
        .longest_over(document, at, at.saturating_add(2))
        .filter(|(end, _)| *end > at.saturating_add(2))
        .map(|(end, row)| (end, (1, row)))
}

/// Whether the word with this index is an auxiliary, and the next looks like an adverb that can be inside a form.
#[inline]
fn is_parted(document: &Document, number: usize, word: &Word) -> bool {
    if !word.is(BEFORE_ADVERB) {
        return false;
    }
    let adverb = document.word(number.saturating_add(1));
    adverb.shape == Shape::Lower
        && !adverb.gap.any(Gap::PUNCTUATION)
        && !adverb.is(NEGATION)
        && (adverb.is(ADVERB) || document.ends_with(number.saturating_add(1), "ly"))
}

/// The kinds that count as uncertainty in news.
fn counts_in_news(kind: HedgeKind) -> bool {
    use HedgeKind::*;
    !matches!(kind, Approximator | Hypothetical | NoComment | Denial)
}

/// The end of the clause that contains the hedge.
fn clause_end(document: &Document, start: usize, limit: usize) -> usize {
    (start..limit).find(|&at| document.word(at).gap.any(Gap::SEMICOLON.or(Gap::DASH).or(Gap::COLON))).unwrap_or(limit)
}

/// Whether the words beside a form allow it to hedge.
fn holds(condition: Condition, document: &Document, words: Range) -> bool {
    let (first, before, next) = (document.word(words.start), document.before(words.start), document.word(words.end));
    let (before_text, next_text) = (|| document.text_before(words.start), || document.text(words.end));
    let adjacent = !next.gap.any(Gap::PUNCTUATION);
    match condition {
        Condition::NotMonth => {
            !(first.is_capital()
                && (first.is(MONTH) && (next.shape == Shape::Number || !starts_sentence(document, words.start))))
        }
        Condition::NotAfterAsOrWhere => !matches!(before_text(), "as" | "whenever" | "where" | "wherever"),
        Condition::NotBeforeVoters => !(adjacent && matches!(next_text(), "voter" | "voters")),
        Condition::NotAsFarAs => {
            let as_soon_as = || document.text_back(words.start, 2) == "as";
            !(adjacent && next_text() == "not" || before_text() == "as" || as_soon_as())
        }
        Condition::NotAfterAsOrThan => !matches!(before_text(), "as" | "than"),
        Condition::NotAfterBe => !before.is(BE),
        Condition::NotAfterDeterminer => !before.is(DETERMINER),
        Condition::NotBeforePreposition => !(adjacent && next.is(PREPOSITION) && next_text() != "to"),
        Condition::NotEvenIf => {
            !matches!(before_text(), "as" | "even" | "what") && !matches!(next_text(), "any" | "not" | "ever")
        }
        Condition::NotBeforeDeterminer => !next.is(DETERMINER.or(POSSESSIVE)),
        Condition::BeforeNumber => {
            adjacent && (next.is(NUMBER_WORD) || matches!(next_text(), "a" | "all" | "every" | "half"))
        }
        Condition::NotASort => {
            !before.is(DETERMINER.or(POSSESSIVE))
                && before.shape == Shape::Lower
                && !matches!(before_text(), "same" | "right" | "different" | "new" | "what")
        }
        Condition::NotANoun => before_text() != "no" && !before.is(DETERMINER.or(NUMBER_WORD)),
        Condition::NotAfterNo => before_text() != "no",
    }
}

fn starts_sentence(document: &Document, word: usize) -> bool {
    document.sentence(word).start == word
}
