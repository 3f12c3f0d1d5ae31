//! Refusals: declined to comment, did not respond, could not be reached.

use serde::{Deserialize, Serialize};

use crate::clause::noun;
use crate::document::{Document, Gap, Range};
use crate::enums::named_enum;
use crate::hedges::Hedge;
use crate::ids::SourceId;
use crate::lexicon::kinds::HedgeKind;
use crate::lexicon::tags::*;
use crate::quotes::{Quote, subject_of_sentence};
use crate::sources::Source;
use crate::text::Span;

/// At most this many words are between a refusal and its topic: `declined on Monday to comment on`.
const REACH: usize = 4;

/// Somebody who was asked and said nothing. A denial is a [`Quote`](crate::Quote) of class denial instead.
///
/// ```
/// use reportedly::statements::NonStatementKind;
/// use reportedly::Analyzer;
///
/// let text = "The shipping ministry declined to comment on the inspection.";
/// let silence = &Analyzer::new().analyze(text).non_statements[0];
/// assert_eq!(silence.kind, NonStatementKind::Declined);
/// assert_eq!(&text[silence.by.unwrap()], "The shipping ministry");
/// assert_eq!(&text[silence.topic.unwrap()], "the inspection");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NonStatement {
    /// The phrase that says so.
    pub span: Span,
    /// The kind of refusal.
    pub kind: NonStatementKind,
    /// Who did not comment; `None` if the sentence names nobody before the phrase.
    pub by: Option<Span>,
    /// The source that this is a mention of; `None` if it is not the source of any quote.
    pub source: Option<SourceId>,
    /// What it was about; `None` if the article does not say.
    pub topic: Option<Span>,
}

named_enum! {
    /// The kind of a refusal.
    pub enum NonStatementKind in "statements", "non-statement kind" {
        /// "declined to comment", "would not say", "had no comment"
        Declined = "declined",
        /// "refused to answer"
        Refused = "refused",
        /// "did not respond to a request for comment"
        NoResponse = "no_response",
        /// "could not be reached", "was not available for comment"
        Unreachable = "unreachable",
        /// "referred questions to"
        Referred = "referred",
    }
}

/// The words that decide the kind, of which the first in the phrase counts; any other phrase means that somebody
/// declined.
const KINDS: &[(&str, NonStatementKind)] = &[
    ("answer", NonStatementKind::NoResponse),
    ("available", NonStatementKind::Unreachable),
    ("reachable", NonStatementKind::Unreachable),
    ("reached", NonStatementKind::Unreachable),
    ("referred", NonStatementKind::Referred),
    ("refused", NonStatementKind::Refused),
    ("refuses", NonStatementKind::Refused),
    ("refusing", NonStatementKind::Refused),
    ("replied", NonStatementKind::NoResponse),
    ("reply", NonStatementKind::NoResponse),
    ("request", NonStatementKind::NoResponse),
    ("requests", NonStatementKind::NoResponse),
    ("respond", NonStatementKind::NoResponse),
    ("responded", NonStatementKind::NoResponse),
    ("return", NonStatementKind::NoResponse),
    ("returned", NonStatementKind::NoResponse),
    ("unavailable", NonStatementKind::Unreachable),
    ("unreachable", NonStatementKind::Unreachable),
];

/// Marks the quotes whose cue says that the source declined or refused to speak. A negated cue, "would not say", is
/// already marked as negated.
pub(crate) fn mark(quotes: &mut [Quote], hedges: &[Hedge]) {
    let mut silent: Vec<Span> = Vec::new();
    silent.extend(hedges.iter().filter(|hedge| hedge.kind == HedgeKind::NoComment).map(|hedge| hedge.span));
    if silent.is_empty() {
        return;
    }
    for quote in quotes.iter_mut().filter(|quote| !quote.negated) {
        let Some(cue) = &quote.cue else { continue };
        let first = silent.partition_point(|span| span.end() <= cue.span.start());
        quote.refused = silent.get(first).is_some_and(|span| span.overlaps(cue.span));
    }
    // "refused to answer questions about the dam": what the questions are about was not said either
    for number in 0..quotes.len() {
        let parent = quotes.get(number).and_then(|quote| quotes.get(quote.parent?.index()));
        let inside = parent.is_some_and(|parent| parent.refused);
        if let Some(quote) = quotes.get_mut(number).filter(|quote| inside && !quote.negated) {
            quote.refused = true;
        }
    }
}

/// Reads each hedge that says that nothing was said.
pub(crate) fn gather(document: &Document, hedges: &[Hedge], sources: &[Source]) -> Vec<NonStatement> {
    let mut silent = hedges.iter().filter(|hedge| hedge.kind == HedgeKind::NoComment).peekable();
    if silent.peek().is_none() {
        return Vec::new();
    }
    let mut mentions = Vec::with_capacity(sources.len().saturating_mul(2));
    mentions.extend(sources.iter().flat_map(|source| source.mentions.iter().map(|&span| (span, source.id))));
    mentions.sort_unstable();
    silent.map(|hedge| read(document, hedge.span, &mentions)).collect()
}

/// Reads one hedge. `mentions` has every mention of a source with its id, sorted.
fn read(document: &Document, span: Span, mentions: &[(Span, SourceId)]) -> NonStatement {
    let words = Range::new(document.word_at(span.start()), document.word_at(span.end()));
    let sentence = document.sentence(words.start);
    let refuses = |at: usize| document.text(at).starts_with("declin") || document.text(at).starts_with("refus");
    let kind_of = |at: usize| {
        let row = KINDS.binary_search_by_key(&document.text(at), |row| row.0).ok()?;
        KINDS.get(row).map(|row| row.1)
    };
    // "declined to answer" is a refusal, not a missing answer
    let refusal = (words.start..words.end).find(|&at| refuses(at));
    let kind = refusal.map_or_else(|| (words.start..words.end).find_map(kind_of), kind_of);
    let subject = noun::subject_before(document, words.start, sentence.start)
        .or_else(|| subject_of_sentence(document, sentence.start, words.start));
    let by = subject.map(|subject| document.span_of(subject));
    let source = by.and_then(|by| {
        let first = mentions.partition_point(|(span, _)| *span < by);
        mentions.get(first).filter(|(span, _)| *span == by).map(|(_, source)| *source)
    });
    let topic = topic(document, words.end, sentence.end).map(|topic| document.span_of(topic));
    NonStatement { span, kind: kind.unwrap_or(NonStatementKind::Declined), by, source, topic }
}

/// The words after `on`, `about`, `that` or a question word: `on the talks`, `whether the dam held`.
fn topic(document: &Document, end: usize, limit: usize) -> Option<Range> {
    let clause = |start: usize| {
        let stops = |at: &usize| document.word(*at).gap.any(Gap::PUNCTUATION);
        Range::new(start, (start.saturating_add(1)..limit).find(stops).unwrap_or(limit))
    };
    for at in end..limit.min(end.saturating_add(REACH)) {
        let word = document.word(at);
        if word.gap.any(Gap::PUNCTUATION) {
            return None;
        }
        if word.is(QUESTION_WORD) || at == end && word.is(THAT) {
            return Some(clause(at));
        }
        let next = document.after(at);
        if matches!(document.text(at), "on" | "about" | "regarding") && at.saturating_add(1) < limit {
            if next.is(QUESTION_WORD) {
                return Some(clause(at.saturating_add(1)));
            }
            if !next.is(WEEKDAY.or(TIME).or(MONTH)) {
                return noun::phrase_after(document, at.saturating_add(1), limit);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_are_sorted() {
        assert!(KINDS.is_sorted_by_key(|row| row.0));
    }
}
