//! On what terms a source stays unnamed.

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Range};
use crate::kinds::{Basis, Fact, Grounds, Terms};
use crate::lexicon::phrases::ANONYMITY;
use crate::phrases::PhraseSet;
use crate::span::Span;

/// What the article says of why a source is not named.
///
/// ```
/// use reportedly::{Analyzer, Grounds, Terms};
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
    /// On what terms; absent where only grounds or basis are told.
    pub terms: Option<Terms>,
    /// The words that tell the terms, or else the grounds, or else the basis.
    pub span: Span,
    /// Why; absent where no reason is given, as the policies of AP and The New York Times demand.
    pub grounds: Option<Grounds>,
    /// How the source knows; absent where it is not told.
    pub basis: Option<Basis>,
}

/// A phrase of the table in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub words: Range,
    fact: Fact,
}

/// Finds every phrase that tells terms, grounds or basis.
pub(crate) fn find(document: &Document) -> Vec<Found> {
    static PHRASES: Lazy<Option<PhraseSet<Fact>>> = Lazy::new(|| PhraseSet::new(ANONYMITY.iter().copied()).ok());
    let Some(phrases) = PHRASES.as_ref() else { return Vec::new() };
    phrases
        .find_iter(document)
        .filter_map(|found| Some(Found { words: found.words, fact: *found.payloads.first()? }))
        .collect()
}

/// What the phrases of a sentence tell together, or `None` where there are none.
pub(crate) fn of_sentence(document: &Document, facts: &[Found], sentence: Range) -> Option<Anonymity> {
    let first = facts.partition_point(|found| found.words.start < sentence.start);
    let here = facts.get(first..)?.iter().take_while(|found| found.words.start < sentence.end);
    let mut anonymity = Anonymity::default();
    let mut spans: [Option<Span>; 3] = [None; 3];
    for found in here {
        let [terms, grounds, basis] = &mut spans;
        let span = match found.fact {
            Fact::Terms(it) => {
                anonymity.terms.get_or_insert(it);
                terms
            }
            Fact::Grounds(it) => {
                anonymity.grounds.get_or_insert(it);
                grounds
            }
            Fact::Basis(it) => {
                anonymity.basis.get_or_insert(it);
                basis
            }
        };
        span.get_or_insert(document.span_of(found.words));
    }
    anonymity.span = spans.into_iter().flatten().next()?;
    Some(anonymity)
}
