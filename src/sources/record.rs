//! A record of how mentions are joined, for explanations.

use super::{MentionRule, NamingRule, antecedents, later};
use crate::document::Range;
use crate::quotes::DraftCue;
use crate::scoring::{Model, Named};

/// What candidates are weighed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// What a pronoun or a definite description refers to.
    Antecedent,
    /// The name that the article gives later.
    Later,
}

impl Choice {
    pub(crate) fn model(self) -> &'static Model {
        match self {
            Choice::Antecedent => antecedents::model(),
            Choice::Later => later::model(),
        }
    }
}

/// A candidate for what a mention refers to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed {
    /// The words before or after the mention.
    pub words: Range,
    /// The longest name, or the words of the first mention.
    #[cfg_attr(not(feature = "fit"), expect(dead_code, reason = "read by the command that fits the weights"))]
    pub name: Range,
}

/// Records how mentions are joined. `()` records nothing.
pub(crate) trait Record {
    /// Called with each candidate for the next mention, its score and its evidence by name; that a description refers to
    /// nothing else in the article is a candidate without words.
    fn candidate(&mut self, choice: Choice, candidate: Option<Weighed>, score: f32, evidence: impl FnOnce() -> Named);
    /// Called with each mention after it is joined, in text order.
    fn joined(&mut self, mention: Joined);
}

impl Record for () {
    #[inline(always)]
    fn candidate(
        &mut self,
        _choice: Choice,
        _candidate: Option<Weighed>,
        _score: f32,
        _evidence: impl FnOnce() -> Named,
    ) {
    }

    #[inline(always)]
    fn joined(&mut self, _mention: Joined) {}
}

/// A mention that is joined to a source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joined {
    pub words: Range,
    /// The index of its source.
    pub source: usize,
    pub rule: MentionRule,
    /// The words that it refers to, earlier or later; `None` for a first mention.
    pub antecedent: Option<Range>,
    /// What the naming of the source would be decided by, if this is its first mention.
    pub decided: NamingRule,
    pub cue: Option<DraftCue>,
}
