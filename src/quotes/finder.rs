//! The context of one cue: its sentence, and the quotations before and after it.

use super::draft::{Draft, DraftCue, Proposal};
use super::marks::Region;
use super::{Confidence, QuoteKind};
use crate::clause::verb::Group;
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::{BY, DETERMINER, MONTH, THAT};
use crate::quotes::QuoteRule;
use crate::text::Span;
use crate::text::Spans;

/// The shortest content, in words.
pub(super) const SHORTEST: usize = 2;

/// What the direct quotes left unused.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rest<'a> {
    pub regions: &'a [Region],
    /// For each region, whether a direct quote used it.
    pub taken: &'a [bool],
    /// The heads of the cues that the direct quotes used, in order.
    pub heads: &'a [usize],
}

/// What the rules read about one cue.
pub(crate) struct Finder<'a> {
    pub(super) document: &'a Document,
    pub(super) rest: Rest<'a>,
    /// The first region that ends after the cue.
    region: usize,
    /// The sentence, or the part of it that is in the same quotation.
    pub(super) sentence: Range,
    /// Whether the cue is in a quotation.
    quoted: bool,
}

/// The longest dateline inside a sentence, in words.
const LONGEST_DATELINE: usize = 14;

/// A sentence without the byline and the dateline before it, where a text has them in one line with the story: `By ANN
/// KARIM Staff Writer May 3, 2009 SELM -- The pass …`.
fn after_dateline(document: &Document, sentence: Range, head: usize) -> Range {
    let near = sentence.start.saturating_add(1)..head.min(sentence.start.saturating_add(LONGEST_DATELINE));
    let Some(dash) = near.into_iter().find(|&at| document.word(at).gap.any(Gap::DASH)) else { return sentence };
    let line = || (sentence.start..dash).map(|at| document.word(at));
    let named = line().all(|word| word.shape != Shape::Lower && !word.is(DETERMINER) || word.is(BY));
    // "SELM --", "Selm (APA) –", but "The U.S. – Russia pact"
    let last = document.before(dash);
    let town = last.shape == Shape::Capitals && last.len() > 3 || document.word(dash).gap.any(Gap::CLOSE);
    let dated = line().any(|word| word.is(MONTH));
    if named && (town || dated) && document.word(dash).is_capital() { Range::new(dash, sentence.end) } else { sentence }
}

impl<'a> Finder<'a> {
    /// The context of the cue `head`, where `region` is the first that ends after it.
    pub(super) fn new(document: &'a Document, rest: Rest<'a>, region: usize, head: usize) -> Finder<'a> {
        Finder {
            document,
            rest,
            region,
            sentence: after_dateline(document, document.sentence(head), head),
            quoted: false,
        }
    }

    /// The context of a cue inside a quotation with these words, as if there were no other text.
    pub(super) fn inside(document: &'a Document, quotation: Range, head: usize) -> Finder<'a> {
        let sentence = document.sentence(head);
        let sentence = Range::new(sentence.start.max(quotation.start), sentence.end.min(quotation.end));
        let rest = Rest { regions: &[], taken: &[], heads: &[] };
        Finder { document, rest, region: 0, sentence, quoted: true }
    }

    /// At most `count` quotations that start before the end of the sentence; the first is `before` ones before the cue.
    pub(super) fn near(&self, before: usize, count: usize) -> impl Iterator<Item = &Region> {
        let from = self.rest.regions.get(self.region.saturating_sub(before)..).unwrap_or_default();
        from.iter().take(count).take_while(|region| region.words.start < self.sentence.end)
    }

    /// Whether a quotation that started before a word contains it.
    pub(crate) fn goes_on(&self, at: usize) -> bool {
        self.near(0, 6).any(|region| region.words.start < at && region.words.contains(at))
    }

    /// Starts the content with the word `start` and ends it before the word `end`.
    pub(crate) fn bound(&self, proposal: &mut Proposal, start: usize, end: usize) {
        proposal.content = Range::new(start, end);
        let that = self.document.word(start).is(THAT);
        match proposal.draft.rule {
            QuoteRule::IndirectScq if that => proposal.draft.rule = QuoteRule::IndirectScThatQ,
            QuoteRule::IndirectScThatQ if !that => proposal.draft.rule = QuoteRule::IndirectScq,
            _ => {}
        }
        let content = self.span(start, end);
        match self.near(0, 2).find(|region| region.outer == content) {
            Some(region) => {
                // only a quotation: chanted “go home” twice
                proposal.draft.content = region.inner.into();
                proposal.draft.kind = QuoteKind::Direct;
                proposal.draft.rule = QuoteRule::DirectScq;
            }
            None => {
                proposal.draft.content = content.into();
                proposal.draft.kind = self.kind_of(&proposal.draft.content);
            }
        }
    }

    /// Mixed if a quotation is inside the content.
    fn kind_of(&self, content: &Spans) -> QuoteKind {
        let end = content.hull().end();
        let mut near = self.near(4, 16).take_while(|region| region.inner.start() < end);
        let mixed = near.any(|region| content.iter().any(|span| span.covers(region.inner)));
        if mixed { QuoteKind::Mixed } else { QuoteKind::Indirect }
    }

    pub(super) fn draft(
        &self,
        content: Spans,
        cue: Option<DraftCue>,
        source: Option<Range>,
        negated: bool,
        rule: QuoteRule,
        confidence: Confidence,
    ) -> Draft {
        let kind = self.kind_of(&content);
        Draft {
            kind,
            content,
            cue,
            source,
            inferred: false,
            quoted: self.quoted,
            negated,
            rule,
            confidence,
            score: None,
        }
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        // a quotation that opens or closes the content is in it as a whole
        let span = self.with_bracket(Range::new(start, end));
        let touched = self.near(2, 8).filter(|region| region.inner.overlaps(span));
        touched.fold(span, |span, region| {
            let edge = region.words.start == start || region.words.end == end;
            if edge { span.join(region.outer) } else { span }
        })
    }

    /// The span of words, with the bracket after the last one that closes one among them: `60 billion rupees ($944 million)`.
    fn with_bracket(&self, words: Range) -> Span {
        let document = self.document;
        let span = document.span_of(words);
        let gaps = || (words.start.saturating_add(1)..words.end).map(|at| document.word(at).gap);
        let count = |sign: Gap| gaps().filter(|gap| gap.any(sign)).count();
        // nearly no content is followed by a bracket
        if document.is_followed_by(words, b')') && count(Gap::OPEN) > count(Gap::CLOSE) {
            Span::between(span.start(), span.end().saturating_add(1))
        } else {
            span
        }
    }

    /// Whether none of the words is in quotation marks.
    pub(super) fn outside(&self, words: Range) -> bool {
        let holds = |region: &Region| region.words.contains(words.start) || region.words.contains(words.last());
        !self.near(2, 4).any(holds)
    }

    pub(super) fn is_taken(&self, start: usize, end: usize) -> bool {
        let near = self.rest.regions.iter().enumerate().skip(self.region).take(4);
        near.filter(|(_, region)| {
            region.words.contains(start) && region.words.end >= end.min(region.words.start.saturating_add(1))
        })
        .any(|(number, _)| self.rest.taken.get(number) == Some(&true))
    }

    /// The first word of the sentence that is not in a quotation before the cue.
    pub(super) fn floor(&self, group: &Group) -> usize {
        let last = self.region.checked_sub(1).and_then(|last| self.rest.regions.get(last));
        last.map_or(0, |last| last.words.end.min(group.words.start)).max(self.sentence.start)
    }

    /// The word after the quotation that contains a word, or the next word if none does.
    pub(super) fn after_quotation(&self, at: usize) -> usize {
        self.near(0, 6).find(|region| region.words.contains(at)).map_or(at.saturating_add(1), |region| region.words.end)
    }

    /// The first word of the sentence that is not in a direct quote before the cue.
    pub(super) fn content_floor(&self, group: &Group) -> usize {
        let taken = self.region.checked_sub(1).is_some_and(|last| self.rest.taken.get(last) == Some(&true));
        if taken { self.floor(group) } else { self.sentence.start }
    }
}
