//! A record of how mentions are joined, for explanations.

use super::{MentionRule, NamingRule};
use crate::document::Range;
use crate::quotes::DraftCue;

/// Is told how mentions are joined. `()` records nothing.
pub(crate) trait Record {
    /// Called with the words of each earlier mention that the next mention, a pronoun, does not refer to.
    fn rejected(&mut self, words: Range, misfit: Misfit);
    /// Called with each mention after it is joined, in text order.
    fn joined(&mut self, mention: Joined);
}

impl Record for () {
    #[inline(always)]
    fn rejected(&mut self, _words: Range, _misfit: Misfit) {}

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

/// Why a pronoun does not refer to an earlier mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// One is singular, the other plural.
    Number,
    /// "he" or "she" cannot be a body.
    Kind,
    /// The genders differ.
    Gender,
    /// It is too many paragraphs before.
    Distance,
    /// Another is nearer.
    Farther,
    /// The nearest name is not the subject of its sentence.
    NotSubject,
}

impl Misfit {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Misfit::Number => "number",
            Misfit::Kind => "kind",
            Misfit::Gender => "gender",
            Misfit::Distance => "distance",
            Misfit::Farther => "farther",
            Misfit::NotSubject => "not_subject",
        }
    }
}
