//! A record of how mentions are joined, for explanations.

use super::antecedents::Candidate;
use super::{MentionRule, NamingRule};
use crate::document::Range;
use crate::quotes::DraftCue;
use crate::scoring::Named;

/// Records how mentions are joined. `()` records nothing.
pub(crate) trait Record {
    /// Called with each candidate for the antecedent of the next mention, its score and its evidence by name; a
    /// description that refers to nothing before it has a candidate without words.
    fn candidate(&mut self, candidate: Option<&Candidate>, score: f32, evidence: impl FnOnce() -> Named);
    /// Called with each mention after it is joined, in text order.
    fn joined(&mut self, mention: Joined);
}

impl Record for () {
    #[inline(always)]
    fn candidate(&mut self, _candidate: Option<&Candidate>, _score: f32, _evidence: impl FnOnce() -> Named) {}

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
    /// The earlier words that it refers to; `None` for a first mention.
    pub antecedent: Option<Range>,
    /// What the naming of the source would be decided by, if this is its first mention.
    pub decided: NamingRule,
    pub cue: Option<DraftCue>,
}
