//! What was said or held, by whom, with which words.

pub(crate) mod addressee;
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
pub(crate) mod second_hand;
mod starts;
mod subject;
mod verbless;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub(crate) use draft::{Draft, DraftCue};
use finder::Rest;
use marks::Region;
pub use marks::{Diagnostic, DiagnosticKind};
pub(crate) use marks::{Pairing, pair};
pub(crate) use subject::of_sentence as subject_of_sentence;

use crate::document::{Document, Range};
use crate::lexicon::kinds::CueClass;
use crate::text::Span;
use crate::text::Spans;

/// Words or a clause that the article attributes to somebody.
///
/// | `rule` | pattern |
/// |---|---|
/// | `direct.q-s-c` | "…," Karim said |
/// | `direct.q-c-s` | "…," said Karim |
/// | `direct.s-c-q` | Karim said: "…" |
/// | `direct.split` | "…," Karim said, "…" |
/// | `direct.colon` | then this from the mayor: "…" |
/// | `direct.headline` | '…': Karim |
/// | `direct.dialogue` | KARIM: … |
/// | `direct.floating` | a quote alone; the source is that of the quote before |
/// | `indirect.s-c-that-q` | Karim said that … |
/// | `indirect.s-c-q` | Karim said … |
/// | `indirect.q-s-c` | …, Karim said |
/// | `indirect.q-c-s` | …, said Karim |
/// | `indirect.q-s-c-q` | …, Karim said, … |
/// | `indirect.noun` | Karim’s claim that … |
/// | `according_to` | according to Karim, … |
/// | `in_view_of` | in the view of Karim, … |
///
/// ```
/// use reportedly::{Analyzer, CueClass, QuoteKind};
///
/// let text = "“The pass,” Karim insisted, “is open.”";
/// let quote = &Analyzer::new().analyze(text).quotes[0];
/// assert_eq!(quote.kind, QuoteKind::Direct);
/// assert_eq!(quote.content.iter().map(|&part| &text[part]).collect::<Vec<_>>(), ["The pass,", "is open."]);
/// let cue = quote.cue.as_ref().unwrap();
/// assert_eq!((&text[cue.span], cue.lemma.as_ref(), cue.class), ("insisted", "insist", CueClass::Assertive));
/// assert_eq!(quote.rule, "direct.split");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// Its number, from 0 in text order: [`Statement::quote`](crate::Statement::quote) and `parent` point to it.
    pub id: usize,
    /// Whether it stands in quotation marks.
    pub kind: QuoteKind,
    /// Its parts in text order, quotation marks outside. A quote split by its attribution has two.
    pub content: Spans,
    /// The words that introduce it; absent where it stands alone.
    pub cue: Option<Cue>,
    /// Who said it; absent where the article does not tell.
    pub source: Option<SourceRef>,
    /// Who was told; absent where nobody is named.
    pub addressee: Option<Span>,
    /// The channel that the words came through, without its preposition: "the Observer", "an interview"; absent
    /// where the article does not tell.
    #[serde(default)]
    pub medium: Option<Span>,
    /// The words that say that the desk has it from others: "reportedly", "quoted as"; absent where it does not.
    #[serde(default)]
    pub second_hand: Option<Span>,
    /// The number of the quote that it stands in; absent for an outermost one.
    pub parent: Option<usize>,
    /// The rule that found it: a stable dotted name of the table above.
    pub rule: Cow<'static, str>,
    /// How sure the rule is.
    pub tier: Tier,
}

/// Whether a quote stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// A part of it.
    Mixed,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Tier {
    /// The pattern is certain.
    A,
    /// The pattern is usual.
    B,
    /// The source is inferred.
    C,
}

/// The words that introduce a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cue {
    /// The whole verb group: "has repeatedly said".
    pub span: Span,
    /// The base form of its verb, or the phrase: "say", "according to".
    pub lemma: Cow<'static, str>,
    /// What the cue makes of its content.
    pub class: CueClass,
}

/// A quote's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SourceRef {
    /// The number of the [`Source`](crate::Source).
    pub id: usize,
    /// The mention beside the quote; absent where the source is inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// The quotes inside quotes that have an attribution of their own.
fn nested<'a>(document: &'a Document, pairing: &'a Pairing) -> impl Iterator<Item = Draft> + 'a {
    let outer = |region: &Region| {
        let next = pairing.speech.partition_point(|outer| outer.words.start <= region.words.start);
        pairing.speech.get(next.checked_sub(1)?).filter(|outer| outer.outer.covers(region.outer))
    };
    pairing.nested.iter().filter_map(move |region| direct::nested(document, region, outer(region)?))
}

/// Finds the attributions of a text, in the order of their contents.
pub(crate) fn find(document: &Document, pairing: &Pairing) -> Vec<Draft> {
    let turns = dialogue::find(document);
    let found = direct::find(document, &pairing.speech);
    let mut drafts = found.drafts;
    let rest = Rest { regions: &pairing.speech, taken: &found.taken, heads: &found.heads };
    indirect::find(document, rest, &mut drafts);
    drafts.extend(nested(document, pairing));
    if !turns.is_empty() {
        // what stands inside a turn is the speaker's
        let in_turn = |draft: &Draft| {
            let next = turns.partition_point(|turn| turn.start() <= draft.start() + 1);
            next.checked_sub(1).and_then(|at| turns.get(at)).is_some_and(|turn| turn.end() >= draft.start())
        };
        drafts.retain(|draft| !in_turn(draft));
        drafts.extend(turns);
    }
    drafts.sort_by_key(Draft::start);
    infer_sources(document, &mut drafts);
    drafts
}

/// The parts of all contents, sorted.
pub(crate) fn contents(quotes: &[Quote]) -> Vec<Span> {
    let mut contents = Vec::with_capacity(quotes.len() + quotes.len() / 4);
    contents.extend(quotes.iter().flat_map(|quote| quote.content.iter().copied()));
    contents.sort_unstable();
    contents
}

/// Gives a quote that stands alone the source of the one before, in the same paragraph or the one before.
fn infer_sources(document: &Document, drafts: &mut [Draft]) {
    let paragraph = |start: usize| document.paragraph_of(document.word_at(start));
    let mut last: Option<(usize, Range)> = None;
    for draft in drafts {
        let start = draft.start();
        if draft.inferred {
            draft.source = last.filter(|(last, _)| paragraph(start) - paragraph(*last) <= 1).map(|(_, source)| source);
        }
        last = draft.source.map(|source| (start, source)).or(last);
    }
}
