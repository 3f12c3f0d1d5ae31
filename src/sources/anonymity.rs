//! The terms on which a source is not named.

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Gap, Range};
use crate::lexicon::anonymity::{most_phrases, phrases};
use crate::lexicon::kinds::{Basis, Fact, Grounds, Terms};
use crate::matching::phrase_table::PhraseTable;
use crate::text::Span;

/// What the article says about why a source is not named.
///
/// ```
/// use reportedly::sources::{Grounds, Terms};
/// use reportedly::Analyzer;
///
/// let text = "A diplomat, on condition of anonymity because he was not authorized to speak, said it was over.";
/// let analysis = Analyzer::new().analyze(text);
/// let anonymity = analysis.sources[0].anonymity.as_ref().unwrap();
/// assert_eq!(anonymity.terms, Some(Terms::ConditionOfAnonymity));
/// assert_eq!(anonymity.grounds, Some(Grounds::NotAuthorised));
/// assert_eq!(anonymity.basis, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Anonymity {
    /// The terms; `None` if only grounds or basis are given.
    pub terms: Option<Terms>,
    /// The words for the terms, or else for the grounds, or else for the basis.
    pub span: Span,
    /// The reason; `None` if the article gives none, although the policies of AP and The New York Times require one.
    pub grounds: Option<Grounds>,
    /// Whether the reason is a stock phrase that says little: "not authorized to speak", "the sensitivity of the issue"
    /// (The New York Times asked its desks in 2010 to do without them).
    #[serde(default)]
    pub boilerplate: bool,
    /// How the source knows; `None` if the article does not say.
    pub basis: Option<Basis>,
    /// The words for the position of the source: "who opposes the deal"; `None` if the article does not say.
    #[serde(default)]
    pub motive: Option<Span>,
}

/// A phrase about a source that is not named.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    pub words: Range,
    pub fact: Fact,
}

/// The phrases of the sentence that was last asked for, kept because sources come in text order.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    sentence: Range,
    found: Vec<Phrase>,
    grants: bool,
}

impl Phrases {
    /// The phrases of a sentence, in text order.
    pub(crate) fn of_sentence(&mut self, document: &Document, sentence: Range) -> &[Phrase] {
        static TABLE: Lazy<Option<PhraseTable<Fact>>> = Lazy::new(|| PhraseTable::new(most_phrases(), phrases()).ok());
        if self.sentence != sentence {
            self.sentence = sentence;
            self.found.clear();
            if let Some(table) = TABLE.as_ref() {
                let found = table.find_in(document, sentence);
                self.found.extend(found.map(|(words, &fact)| Phrase { words, fact }));
            }
            self.grants = self.found.iter().any(|phrase| !matches!(phrase.fact, Fact::Motive));
        }
        &self.found
    }

    /// Whether a phrase of a sentence says on what terms or why a source is not named, or how it knows.
    pub(crate) fn grant(&mut self, document: &Document, sentence: Range) -> bool {
        self.of_sentence(document, sentence);
        self.grants
    }
}

/// What the phrases of a sentence say together, or `None` if there are none.
pub(crate) fn read(document: &Document, sentence: Range, phrases: impl Iterator<Item = Phrase>) -> Option<Anonymity> {
    let mut anonymity = Anonymity::default();
    let mut spans: [Option<Span>; 4] = [None; 4];
    let mut terms_end = None;
    for Phrase { words, fact } in phrases {
        let [terms, grounds, basis, motive] = &mut spans;
        let span = match fact {
            Fact::Terms(it) => {
                anonymity.terms.get_or_insert(it);
                terms_end.get_or_insert(words.end);
                terms
            }
            Fact::Grounds(it) | Fact::Formula(it) => {
                if anonymity.grounds.is_none() {
                    anonymity.grounds = Some(it);
                    anonymity.boilerplate = matches!(fact, Fact::Formula(_));
                }
                grounds
            }
            Fact::Basis(it) => {
                anonymity.basis.get_or_insert(it);
                basis
            }
            Fact::Motive => {
                anonymity.motive.get_or_insert_with(|| document.span_of(clause(document, words, sentence)));
                motive
            }
        };
        span.get_or_insert(document.span_of(words));
    }
    let reason = |end: usize| gives_reason(document, end, sentence);
    if anonymity.grounds.is_none() && terms_end.is_some_and(reason) {
        anonymity.grounds = Some(Grounds::Other);
    }
    anonymity.span = spans.into_iter().flatten().next()?;
    Some(anonymity)
}

/// The words from a phrase to the end of its clause.
fn clause(document: &Document, words: Range, sentence: Range) -> Range {
    let end = (words.end..sentence.end).find(|&at| document.word(at).gap.any(Gap::PUNCTUATION));
    Range::new(words.start, end.unwrap_or(sentence.end))
}

/// Whether a reason follows directly after the terms: `because she feared for her post`, `so as to speak freely`.
fn gives_reason(document: &Document, end: usize, sentence: Range) -> bool {
    let opens = |at: usize| matches!(document.text(at), "because" | "since" | "so" | "fearing");
    (end..sentence.end.min(end.saturating_add(2))).any(opens)
}
