//! Quotes: what was said or thought, by whom, and in which words.

pub(crate) mod act;
pub(crate) mod addressee;
pub(crate) mod crossing;
mod dialogue;
pub(crate) mod direct;
pub(crate) mod draft;
pub(crate) mod ends;
pub(crate) mod evidence;
pub(crate) mod finder;
pub(crate) mod indirect;
mod marks;
pub(crate) mod medium;
pub(crate) mod nest;
pub(crate) mod openings;
mod parts;
pub(crate) mod probability;
mod rule;
pub(crate) mod second_hand;
pub(crate) mod shapes;
mod starts;
mod subject;
mod verbless;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use crate::lexicon::kinds::CueClass;
pub use act::QuoteAct;
pub(crate) use draft::{Draft, DraftCue};
use finder::Rest;
pub use marks::{Diagnostic, DiagnosticKind};
pub(crate) use marks::{Pairing, Region, pair};
pub use rule::QuoteRule;
pub(crate) use subject::of_sentence as subject_of_sentence;

use crate::document::Document;
use crate::enums::named_enum;
use crate::ids::{QuoteId, SourceId};
use crate::text::Span;
use crate::text::Spans;

/// Words or a clause that the article attributes to somebody.
///
/// ```
/// use reportedly::quotes::{CueClass, QuoteKind, QuoteRule};
/// use reportedly::Analyzer;
///
/// let text = "“The pass,” Karim insisted, “is open.”";
/// let quote = &Analyzer::new().analyze(text).quotes[0];
/// assert_eq!(quote.kind, QuoteKind::Direct);
/// assert_eq!(quote.content.iter().map(|&part| &text[part]).collect::<Vec<_>>(), ["The pass,", "is open."]);
/// let cue = quote.cue.as_ref().unwrap();
/// assert_eq!((&text[cue.span], cue.lemma.as_ref(), cue.class), ("insisted", "insist", CueClass::Assertive));
/// assert_eq!(quote.rule, QuoteRule::DirectSplit);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// Its id; [`Statement::quote`](crate::Statement::quote) and `parent` refer to it.
    pub id: QuoteId,
    /// Whether its content is in quotation marks.
    pub kind: QuoteKind,
    /// The parts of the content in text order, without quotation marks. A quote split by its attribution has two.
    pub content: Spans,
    /// The words that introduce it; `None` if it has no attribution of its own.
    pub cue: Option<Cue>,
    /// Who said it; `None` if the article does not say.
    pub source: Option<SourceRef>,
    /// Who was told; `None` if nobody is named.
    pub addressee: Option<Span>,
    /// The channel that the words came through, without its preposition: "the Observer", "an interview"; `None` if the
    /// article does not say.
    #[serde(default)]
    pub medium: Option<Span>,
    /// The words that mark it as second hand: "reportedly", "quoted as"; `None` if none do.
    #[serde(default)]
    pub second_hand: Option<Span>,
    /// The quote that it is inside; `None` for an outermost quote.
    pub parent: Option<QuoteId>,
    /// Whether the cue is negated: "did not say that".
    #[serde(default)]
    pub negated: bool,
    /// Whether the cue says that the source declined or refused to speak, "declined to comment on the report". Nothing
    /// was said, so there is no statement for it; see [`NonStatement`](crate::statements::NonStatement).
    #[serde(default)]
    pub refused: bool,
    /// The parts of the content in quotation marks: the source's own words.
    #[serde(default)]
    pub verbatim: Spans,
    /// The pattern that found it.
    pub rule: QuoteRule,
    /// How certain that pattern is.
    pub confidence: Confidence,
    /// The probability that a careful reader would list it, 0 to 1; see [accuracy](crate::docs::accuracy).
    #[serde(default)]
    pub probability: f64,
    /// What the source does with the content.
    #[serde(default)]
    pub act: QuoteAct,
}

impl Quote {
    /// Returns the words of the content, with ` … ` between its parts. `text` is the text that was analysed; a part
    /// that is outside it is left out.
    ///
    /// ```
    /// let text = "“The pass,” Karim said, “is open.”";
    /// let quote = &reportedly::Analyzer::new().analyze(text).quotes[0];
    /// assert_eq!(quote.text(text), "The pass, … is open.");
    /// ```
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let parts = || self.content.iter().filter_map(|part| part.get(text));
        match self.content.len() {
            0 | 1 => Cow::Borrowed(parts().next().unwrap_or_default()),
            _ => Cow::Owned(parts().collect::<Vec<_>>().join(" … ")),
        }
    }
}

named_enum! {
    /// Whether the content of a quote is in quotation marks.
    pub enum QuoteKind in "quotes", "quote kind" {
        /// All of it is.
        Direct = "direct",
        /// None of it is.
        Indirect = "indirect",
        /// Part of it is.
        Mixed = "mixed",
    }
}

named_enum! {
    /// How certain a pattern is.
    #[derive(PartialOrd, Ord)]
    pub enum Confidence in "quotes", "confidence" {
        /// The pattern is certain.
        High = "high",
        /// The pattern is usual.
        Medium = "medium",
        /// The source is inferred.
        Low = "low",
    }
}

/// The words that introduce a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cue {
    /// The whole verb group: "has repeatedly said".
    pub span: Span,
    /// The base form of its verb, or the phrase: "say", "according to".
    pub lemma: Cow<'static, str>,
    /// The stance of the cue towards the content.
    pub class: CueClass,
}

/// A reference from a quote to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SourceRef {
    /// The source, in [`Analysis::sources`](crate::Analysis::sources).
    pub id: SourceId,
    /// The mention beside the quote; `None` if the source is inferred.
    #[serde(default)]
    pub span: Option<Span>,
}

/// The quotes inside quotes that have their own attribution.
fn nested<'a>(document: &'a Document, pairing: &'a Pairing) -> impl Iterator<Item = Draft> + 'a {
    let outer = |region: &Region| {
        let next = pairing.speech.partition_point(|outer| outer.words.start <= region.words.start);
        pairing.speech.get(next.checked_sub(1)?).filter(|outer| outer.outer.covers(region.outer))
    };
    pairing.nested.iter().filter_map(move |region| direct::nested(document, region, outer(region)?))
}

/// Finds the attributions in a text, ordered by content.
pub(crate) fn find(document: &Document, pairing: &Pairing) -> Vec<Draft> {
    let turns = dialogue::find(document);
    let found = direct::find(document, &pairing.speech);
    let mut drafts = found.drafts;
    let rest = Rest { regions: &pairing.speech, taken: &found.taken, heads: &found.heads };
    indirect::find(document, rest, &mut drafts);
    let left = direct::without_attribution(document, &pairing.speech, &drafts);
    drafts.extend(left);
    drafts.extend(nested(document, pairing));
    if !turns.is_empty() {
        // anything inside a turn is the speaker's
        let in_turn = |draft: &Draft| {
            let next = turns.partition_point(|turn| turn.start() <= draft.start().saturating_add(1));
            next.checked_sub(1).and_then(|at| turns.get(at)).is_some_and(|turn| turn.end() >= draft.start())
        };
        drafts.retain(|draft| !in_turn(draft));
        drafts.extend(turns);
    }
    drafts.sort_by_key(Draft::start);
    drafts
}

/// The parts of all contents, sorted.
pub(crate) fn contents(quotes: &[Quote]) -> Vec<Span> {
    let mut contents = Vec::with_capacity(quotes.len().saturating_add(quotes.len() / 4));
    contents.extend(quotes.iter().flat_map(|quote| quote.content.iter().copied()));
    contents.sort_unstable();
    contents
}
