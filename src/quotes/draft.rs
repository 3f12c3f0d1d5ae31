//! An attribution as the finders pass it on: word indices instead of spans.

use super::{Confidence, QuoteKind};
use crate::clause::verb::Group;
use crate::document::Range;
use crate::lexicon::kinds::CueClass;
use crate::quotes::QuoteRule;
use crate::text::Spans;

#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub kind: QuoteKind,
    pub content: Spans,
    pub cue: Option<DraftCue>,
    pub source: Option<Range>,
    /// Whether the source is that of the previous quote, with no mention beside this one.
    pub inferred: bool,
    /// Whether it is inside a quotation: somebody else says that it was said.
    pub quoted: bool,
    /// Whether nothing is claimed for certain: did not say, will say.
    pub negated: bool,
    pub rule: QuoteRule,
    pub confidence: Confidence,
    /// The score of its evidence; `None` where the rule decides.
    pub score: Option<f32>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct DraftCue {
    pub words: Range,
    pub lemma: &'static str,
    pub class: CueClass,
    /// Whether an addressee can follow it.
    pub tells: bool,
}

impl From<Group> for DraftCue {
    fn from(group: Group) -> DraftCue {
        DraftCue { words: group.words, lemma: group.base, class: group.class, tells: group.tells }
    }
}

impl Draft {
    pub(crate) fn start(&self) -> usize {
        self.content.first().map_or(0, |part| part.start())
    }

    pub(crate) fn end(&self) -> usize {
        self.content.last().map_or(0, |part| part.end())
    }
}

/// An attribution that the rules propose, with what its score is computed from.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub draft: Draft,
    /// The cue; `None` for "according to", which is certain.
    pub group: Option<Group>,
    /// The words of the content's last part.
    pub content: Range,
}
