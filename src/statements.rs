//! Claim by claim: who vouches for it, how firmly, about where.

use serde::{Deserialize, Serialize};

use crate::analyzer::Attributions;
use crate::document::Document;
use crate::hedges::{Hedge, RelativeTo};
use crate::kinds::{CueClass, HedgeKind};
use crate::places::{PlaceMention, PlaceRole};
use crate::span::Span;

/// A claim of the article: an attributed one, or a sentence of the author's own that hedges.
///
/// ```
/// use reportedly::{Analyzer, Certainty, Polarity};
///
/// let text = "Karim said the pass may close. The ministry denied that anybody had paid.";
/// let statements = Analyzer::new().analyze(text).statements;
/// assert_eq!((statements[0].certainty, statements[0].polarity), (Certainty::Possible, Polarity::Positive));
/// assert_eq!((statements[1].certainty, statements[1].polarity), (Certainty::Certain, Polarity::Negative));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Statement {
    /// The content of its quote, or the sentence.
    pub span: Span,
    /// The number of the source that vouches for it; absent for the author and for an unknown source.
    pub by: Option<usize>,
    /// How firmly.
    pub certainty: Certainty,
    /// For or against what its words say.
    pub polarity: Polarity,
    /// The numbers of the hedges inside it.
    pub hedges: Vec<usize>,
    /// The numbers of the places inside it, without parts of longer names.
    pub places: Vec<usize>,
    /// The number of its quote; absent for the author's own.
    pub quote: Option<usize>,
}

/// How firmly a claim is vouched for, after FactBank (Saurí and Pustejovsky 2009).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Certainty {
    /// Nothing is vouched for: a question, an open condition.
    Uncommitted,
    /// It may be so.
    Possible,
    /// It is likely so.
    Probable,
    /// It is so.
    Certain,
}

/// For or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Polarity {
    /// It is so.
    Positive,
    /// It is not so: the source denies it.
    Negative,
    /// It was not said.
    Unknown,
}

/// Puts the statements together: one for each quote, one for each other sentence with a hedge that counts.
pub(crate) fn gather(
    document: &Document,
    found: &Attributions,
    hedges: &[Hedge],
    places: &[PlaceMention],
) -> Vec<Statement> {
    let mut statements = Vec::with_capacity(found.quotes.len());
    for quote in &found.quotes {
        let Some(span) = quote.content.iter().copied().reduce(Span::join) else { continue };
        let mut statement = statement(span, hedges, places, |hedge| hedge.relative_to == RelativeTo::Source);
        let class = quote.cue.as_ref().map(|cue| cue.class);
        statement.by = quote.source.map(|source| source.id);
        statement.quote = Some(quote.id);
        statement.polarity = match class {
            _ if found.negated.get(quote.id) == Some(&true) => Polarity::Unknown,
            Some(CueClass::Denial) => Polarity::Negative,
            _ => Polarity::Positive,
        };
        let held = match class {
            Some(CueClass::Belief | CueClass::Allegation) => Certainty::Probable,
            Some(CueClass::Question | CueClass::Desire | CueClass::Directive) => Certainty::Uncommitted,
            Some(CueClass::Evidential) => Certainty::Possible,
            _ => Certainty::Certain,
        };
        statement.certainty = statement.certainty.min(held);
        statements.push(statement);
    }
    for sentence in document.sentences() {
        let next = found.contents.partition_point(|span| span.end() <= sentence.start());
        if found.contents.get(next).is_some_and(|span| span.overlaps(sentence)) {
            continue;
        }
        let statement = statement(sentence, hedges, places, |hedge| hedge.uncertain);
        if statement.certainty < Certainty::Certain {
            statements.push(statement);
        }
    }
    statements.sort_by_key(|statement| (statement.span.start(), statement.quote));
    statements
}

fn statement(span: Span, hedges: &[Hedge], places: &[PlaceMention], counts: impl Fn(&Hedge) -> bool) -> Statement {
    let inside = |of: Span| span.covers(of);
    let first = hedges.partition_point(|hedge| hedge.span.start() < span.start());
    let here: Vec<usize> = hedges
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, hedge)| hedge.span.start() < span.end())
        .filter(|(_, hedge)| inside(hedge.span))
        .map(|(number, _)| number)
        .collect();
    let certainty =
        here.iter().filter_map(|&number| hedges.get(number)).filter(|hedge| counts(hedge)).map(certainty_of).min();
    let first = places.partition_point(|place| place.span.start() < span.start());
    let places = places
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, place)| place.span.start() < span.end())
        .filter(|(_, place)| place.role != PlaceRole::PartOfName && inside(place.span))
        .map(|(number, _)| number)
        .collect();
    Statement {
        span,
        by: None,
        certainty: certainty.unwrap_or(Certainty::Certain),
        polarity: Polarity::Positive,
        hedges: here,
        places,
        quote: None,
    }
}

fn certainty_of(hedge: &Hedge) -> Certainty {
    use HedgeKind::*;
    match hedge.kind {
        Unknown | Inquiry | Condition => Certainty::Uncommitted,
        Modal | Hypothetical => Certainty::Possible,
        Likelihood if hedge.strength >= 3 => Certainty::Possible,
        Reportative | Allegation | Claim | Likelihood | Belief | PassiveBelief | Expectation => Certainty::Probable,
        Approximator | VagueSource | AnonymousSource | AnonymityGrant | NoComment | Denial => Certainty::Certain,
    }
}
