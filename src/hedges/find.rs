//! Finds hedges by their forms, except in contexts where a form does not hedge.

use super::forms::Forms;
use super::lexicon::Row;
use super::voices::Voices;
use super::{Hedge, HedgeRule, RelativeTo, Strength};
use super::{conditions, evidence, phrase};
use crate::article::Genre;
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::hedges::{Condition, InNews, Whole};
use crate::lexicon::kinds::HedgeKind;
use crate::lexicon::tags::*;
use crate::sources::Attributions;
use crate::text::Span;

/// Finds the hedges of a text with these attributions.
pub(crate) fn find(document: &Document, forms: &Forms, genre: Genre, attributions: &Attributions) -> Vec<Hedge> {
    let quoted = attributions.contents.as_slice();
    let mut voices = Voices::new(if genre == Genre::News { &attributions.sources } else { &[] });
    // news has one hedge in sixty words
    let mut hedges = Vec::with_capacity((document.words.len() / 60).saturating_add(1));
    let (mut quote, mut sentence, mut floor) = (0, 0, 0);
    visit(document, forms, |found, form| {
        let judgement = judge(document, found.words, form, genre);
        if !judgement.hedges() {
            return;
        }
        let core = found.core(form);
        let words = found.phrase(document, form, genre, floor);
        let span = document.span_of(words);
        let kind = kind_of(form, words, core, genre);
        let Some(kind) = (if is_of_source(kind) && !form.own { voices.kind(span, kind) } else { Some(kind) }) else {
            return;
        };
        while document.sentences.get(sentence).is_some_and(|it| it.end <= found.words.start) {
            sentence = sentence.saturating_add(1);
        }
        while quoted.get(quote).is_some_and(|it| it.end() <= span.start()) {
            quote = quote.saturating_add(1);
        }
        let inside = quoted.get(quote).is_some_and(|it| it.covers(span));
        let end = clause_end(document, found.words.end, document.sentences.get(sentence).map_or(0, |it| it.end));
        floor = words.end;
        hedges.push(Hedge {
            span,
            core: document.span_of(core),
            kind,
            strength: form.strength,
            uncertain: judgement.uncertain,
            // a form may extend past the end of a sentence
            scope: document.span_of(Range::new(words.start, end.max(words.end))),
            relative_to: if inside { RelativeTo::Source } else { RelativeTo::Author },
            rule: if genre == Genre::News { HedgeRule::Form } else { HedgeRule::Weighed },
        });
    });
    let found = hedges.len();
    hedges.extend(voices.unmarked(document).map(|(span, kind)| of_source(document, span, kind, quoted)));
    if hedges.len() > found {
        hedges.sort_by_key(|hedge| hedge.span);
    }
    hedges
}

/// The hedge that a mention of a source is.
fn of_source(document: &Document, span: Span, kind: HedgeKind, quoted: &[Span]) -> Hedge {
    let (first, end) = (document.word_at(span.start()), document.word_at(span.end()));
    let scope = Range::new(first, clause_end(document, end, document.sentence(first).end).max(end));
    let quote = quoted.partition_point(|part| part.end() <= span.start());
    let inside = quoted.get(quote).is_some_and(|part| part.covers(span));
    Hedge {
        span,
        core: span,
        kind,
        strength: if kind == HedgeKind::AnonymousSource { Strength::Strong } else { Strength::Medium },
        uncertain: true,
        scope: document.span_of(scope),
        relative_to: if inside { RelativeTo::Source } else { RelativeTo::Author },
        rule: HedgeRule::Source,
    }
}

/// Whether a hedge of this kind is on who says something.
fn is_of_source(kind: HedgeKind) -> bool {
    matches!(kind, HedgeKind::AnonymousSource | HedgeKind::VagueSource)
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
    /// The longer form never hedges there: "think tank".
    NotInNews,
    /// The words beside it do not meet its condition.
    Condition(Condition),
}

impl Exclusion {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Exclusion::OtherGenres => "other_genres",
            Exclusion::NotInNews => "not_in_news",
            Exclusion::Condition(condition) => condition.name(),
        }
    }
}

/// Decides whether a form hedges, in news by its condition, elsewhere by the evidence too.
pub(crate) fn judge(document: &Document, words: Range, form: &Row, genre: Genre) -> Judgement {
    let holds = |condition: &Condition| conditions::holds(*condition, document, words);
    let excluded = match form.news {
        InNews::Hedges => form.condition.filter(|it| !holds(it)).map(Exclusion::Condition),
        InNews::Never => Some(Exclusion::NotInNews),
        InNews::Unknown => Some(Exclusion::OtherGenres),
    };
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

    /// The words that are reported: in news, as its readers mark them, those of the whole phrase that do not start
    /// before `floor`; elsewhere the hedge itself.
    pub(crate) fn phrase(&self, document: &Document, form: &Row, genre: Genre, floor: usize) -> Range {
        let core = self.core(form);
        if genre == Genre::News { phrase::around(document, self.words, core, form.whole, floor) } else { core }
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

/// The kind of a hedge: in news, a belief in the passive has no holder, "is considered".
fn kind_of(form: &Row, phrase: Range, core: Range, genre: Genre) -> HedgeKind {
    let is_passive = genre == Genre::News && form.whole == Some(Whole::Passive) && phrase.start < core.start;
    if is_passive && form.kind == HedgeKind::Belief { HedgeKind::PassiveBelief } else { form.kind }
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
