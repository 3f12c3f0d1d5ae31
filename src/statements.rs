//! Statements: each claim, with who vouches for it, how firmly, and about which places.

mod factuality;
mod lints;
pub(crate) mod profile;
pub(crate) mod refusals;
mod stored;

pub use lints::{Lint, LintKind};
pub use profile::Profile;
pub use refusals::{NonStatement, NonStatementKind};

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::enums::named_enum;
use crate::hedges::{Hedge, RelativeTo, Strength};
use crate::ids::{HedgeId, PlaceId, QuoteId, SourceId};
use crate::lexicon::kinds::HedgeKind;
use crate::places::PlaceMention;
use crate::quotes::Quote;
use crate::sources::Attributions;
use crate::text::Span;
use factuality::Factuality;

/// A claim of the article: an attributed one, or a sentence of the author's own that contains a hedge.
///
/// ```
/// use reportedly::statements::{Certainty, Polarity};
/// use reportedly::Analyzer;
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
    /// Who vouches for it.
    pub by: By,
    /// How firmly that source or the author vouches for it.
    pub certainty: Certainty,
    /// Whether it affirms or denies its words.
    pub polarity: Polarity,
    /// The ids of the hedges in it.
    pub hedges: Vec<HedgeId>,
    /// The ids of the places in it, without parts of longer names.
    pub places: Vec<PlaceId>,
    /// The id of its quote; `None` for the author's own claim.
    pub quote: Option<QuoteId>,
}

/// Who vouches for a statement.
///
/// It serialises as the id of the source, or as "author" or "unknown".
///
/// ```
/// use reportedly::statements::By;
///
/// let analysis = reportedly::Analyzer::new().analyze("Karim said it may snow. The pass may close.");
/// assert_eq!(analysis.statements[0].by, By::Source(analysis.sources[0].id));
/// assert_eq!(analysis.statements[1].by, By::Author);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The author of the article.
    Author,
    /// A source.
    Source(SourceId),
    /// Somebody whom the article does not name.
    Unknown,
}

named_enum! {
    /// How firmly a claim is vouched for, after FactBank (Saurí and Pustejovsky 2009).
    #[derive(PartialOrd, Ord)]
    pub enum Certainty in "statements", "certainty" {
        /// Not vouched for: a question, an open condition.
        Uncommitted = "uncommitted",
        /// Vouched for as possible.
        Possible = "possible",
        /// Vouched for as likely.
        Probable = "probable",
        /// Vouched for as fact.
        Certain = "certain",
    }
}

named_enum! {
    /// Whether a statement affirms or denies its words.
    pub enum Polarity in "statements", "polarity" {
        /// Affirmed.
        Positive = "positive",
        /// Denied: the source says that it is not so.
        Negative = "negative",
        /// Neither: it was not said.
        Unknown = "unknown",
    }
}

/// Collects the statements: one for each quote, and one for each other sentence with a hedge that counts.
pub(crate) fn gather(
    document: &Document,
    found: &Attributions,
    hedges: &[Hedge],
    places: &[PlaceMention],
) -> Vec<Statement> {
    let mut statements = Vec::with_capacity(found.quotes.len().saturating_add(hedges.len()));
    let mut quotes = found.quotes.iter().map(|quote| (quote.content.hull(), quote)).peekable();
    let (mut attributed, mut own) = (Findings::new(hedges, places), Findings::new(hedges, places));
    let mut contents = found.contents.as_slice();
    for sentence in document.sentences() {
        while let Some((span, quote)) = quotes.next_if(|(span, _)| span.start() <= sentence.start()) {
            statements.extend(of_quote(document, span, quote, &mut attributed));
        }
        while let Some((_, rest)) = contents.split_first().filter(|(first, _)| first.end() <= sentence.start()) {
            contents = rest;
        }
        if contents.first().is_some_and(|span| span.overlaps(sentence)) {
            continue;
        }
        let certainty = own.within(sentence).certainty(|hedge| hedge.uncertain);
        if certainty < Certainty::Certain {
            statements.push(own.within(sentence).statement(certainty));
        }
    }
    statements.extend(quotes.filter_map(|(span, quote)| of_quote(document, span, quote, &mut attributed)));
    statements
}

/// The statement for a quote, or `None` if nothing was said.
fn of_quote(document: &Document, span: Span, quote: &Quote, findings: &mut Findings<'_>) -> Option<Statement> {
    if quote.refused {
        return None;
    }
    let Factuality { polarity, most } = factuality::of(document, quote);
    let within = findings.within(span);
    let claim = factuality::claim_start(document, quote);
    let counts = |hedge: &Hedge| hedge.relative_to == RelativeTo::Source && hedge.span.start() >= claim;
    let certainty = within.certainty(counts).min(most);
    let by = quote.source.map_or(By::Unknown, |source| By::Source(source.id));
    Some(Statement { by, polarity, quote: Some(quote.id), ..within.statement(certainty) })
}

/// The hedges and places of an article, for spans that come in order of their starts.
#[derive(Clone, Copy)]
struct Findings<'a> {
    hedges: &'a [Hedge],
    places: &'a [PlaceMention],
    /// The index of the first hedge that starts at or after the start of the span.
    hedge: usize,
    place: usize,
}

impl<'a> Findings<'a> {
    fn new(hedges: &'a [Hedge], places: &'a [PlaceMention]) -> Findings<'a> {
        Findings { hedges, places, hedge: 0, place: 0 }
    }

    /// The hedges and places from the start of a span.
    fn within(&mut self, span: Span) -> Within<'a> {
        while self.hedges.get(self.hedge).is_some_and(|hedge| hedge.span.start() < span.start()) {
            self.hedge = self.hedge.saturating_add(1);
        }
        while self.places.get(self.place).is_some_and(|place| place.span.start() < span.start()) {
            self.place = self.place.saturating_add(1);
        }
        Within { span, from: *self }
    }
}

/// The hedges and places in a span.
struct Within<'a> {
    span: Span,
    /// Those from its start.
    from: Findings<'a>,
}

impl<'a> Within<'a> {
    /// The hedges that the span contains, with their indices.
    fn hedges(&self) -> impl Iterator<Item = (usize, &'a Hedge)> {
        let span = self.span;
        let from = self.from.hedges.iter().enumerate().skip(self.from.hedge);
        from.take_while(move |(_, hedge)| hedge.span.start() < span.end()).filter(move |(_, it)| span.covers(it.span))
    }

    fn places(&self) -> impl Iterator<Item = (usize, &'a PlaceMention)> {
        let span = self.span;
        let from = self.from.places.iter().enumerate().skip(self.from.place);
        from.take_while(move |(_, place)| place.span.start() < span.end())
            .filter(move |(_, place)| place.is_toponym() && span.covers(place.span))
    }

    /// The certainty that the hedges that count leave.
    fn certainty(&self, counts: impl Fn(&Hedge) -> bool) -> Certainty {
        let certainties = self.hedges().filter(|(_, hedge)| counts(hedge)).map(|(_, hedge)| certainty_of(hedge));
        certainties.min().unwrap_or(Certainty::Certain)
    }

    fn statement(&self, certainty: Certainty) -> Statement {
        Statement {
            span: self.span,
            by: By::Author,
            certainty,
            polarity: Polarity::Positive,
            hedges: self.hedges().map(|(number, _)| HedgeId::new(number)).collect(),
            places: self.places().map(|(number, _)| PlaceId::new(number)).collect(),
            quote: None,
        }
    }
}

fn certainty_of(hedge: &Hedge) -> Certainty {
    use HedgeKind::*;
    match hedge.kind {
        Unknown | Inquiry | Condition => Certainty::Uncommitted,
        Modal | Hypothetical => Certainty::Possible,
        Likelihood if hedge.strength >= Strength::Strong => Certainty::Possible,
        Reportative | Allegation | Claim | Likelihood | Belief | PassiveBelief | Expectation => Certainty::Probable,
        Approximator | VagueSource | AnonymousSource | AnonymityGrant | NoComment | Denial | Unrecognized => {
            Certainty::Certain
        }
    }
}
