//! Everything that was found in an article, and the ways through it.

mod map;
mod segments;

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::hedges::Hedge;
use crate::ids::{EntityId, HedgeId, NameId, PlaceId, QuoteId, SourceId};
use crate::names::{Entity, Name};
use crate::places::PlaceMention;
use crate::quotes::{Diagnostic, Quote};
use crate::sources::Source;
use crate::statements::{NonStatement, Profile, Statement};
use crate::text::Span;

pub use segments::{Segment, Segments};

/// The version of the form in which analyses are stored, see [`docs::json`](crate::docs::json).
const VERSION: u16 = 1;

/// Everything that was found in an article. All spans are of the text that was given.
///
/// Findings refer to each other by id; index the analysis with an id to follow one.
///
/// ```
/// use reportedly::Analyzer;
///
/// let text = "Karim said the pass may close. “It is icy,” he said in Peshawar.";
/// let analysis = Analyzer::new().analyze(text);
/// let quote = &analysis.quotes[1];
/// assert_eq!(quote.text(text), "It is icy,");
/// let karim = analysis.source(quote).unwrap();
/// assert_eq!(karim.name, "Karim");
/// assert_eq!(analysis.quotes_by(karim.id).count(), 2);
/// assert_eq!(analysis.statement(quote).unwrap().quote, Some(quote.id));
/// assert_eq!(analysis.toponyms().map(|place| &text[place.span]).collect::<Vec<_>>(), ["Peshawar"]);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Analysis {
    /// The version of the stored form.
    pub version: u16,
    /// The layout.
    pub article: Article,
    /// The sentences, in text order, each from its first word to its last.
    pub sentences: Vec<Span>,
    /// The names, in text order. Two names do not overlap.
    pub names: Vec<Name>,
    /// The persons, bodies, places and other things that the names name.
    pub entities: Vec<Entity>,
    /// Attributions, in the order of their contents.
    pub quotes: Vec<Quote>,
    /// Their sources, in the order of first mention.
    pub sources: Vec<Source>,
    /// Hedges, in text order.
    pub hedges: Vec<Hedge>,
    /// Place names, in text order.
    pub places: Vec<PlaceMention>,
    /// The claims, in text order.
    pub statements: Vec<Statement>,
    /// Who was asked and said nothing, in text order.
    pub non_statements: Vec<NonStatement>,
    /// Counts.
    pub profile: Profile,
    /// What was odd in the text, in text order.
    pub diagnostics: Vec<Diagnostic>,
}

/// The analysis of an empty text.
impl Default for Analysis {
    fn default() -> Analysis {
        Analysis {
            version: VERSION,
            article: Article::default(),
            sentences: Vec::new(),
            names: Vec::new(),
            entities: Vec::new(),
            quotes: Vec::new(),
            sources: Vec::new(),
            hedges: Vec::new(),
            places: Vec::new(),
            statements: Vec::new(),
            non_statements: Vec::new(),
            profile: Profile::default(),
            diagnostics: Vec::new(),
        }
    }
}

impl Analysis {
    /// Returns the source of a quote, or `None` where the article does not say whose words they are.
    ///
    /// ```
    /// let analysis = reportedly::Analyzer::new().analyze("“It is icy,” said Karim.");
    /// assert_eq!(analysis.source(&analysis.quotes[0]).unwrap().name, "Karim");
    /// ```
    pub fn source(&self, quote: &Quote) -> Option<&Source> {
        self.sources.get(quote.source?.id.index())
    }

    /// Returns the quotes of a source, in text order.
    ///
    /// ```
    /// let analysis = reportedly::Analyzer::new().analyze("Karim said it was icy. Noor agreed that it was.");
    /// let noor = analysis.sources[1].id;
    /// assert_eq!(analysis.quotes_by(noor).count(), 1);
    /// ```
    ///
    /// # Cost
    ///
    /// Looks at every quote.
    pub fn quotes_by(&self, source: SourceId) -> impl Iterator<Item = &Quote> {
        self.quotes.iter().filter(move |quote| quote.source.is_some_and(|it| it.id == source))
    }

    /// Returns the person, body or place that a source is, or `None` if the article does not name it.
    ///
    /// ```
    /// let text = "Imran Karim arrived late. Karim said the pass was open.";
    /// let analysis = reportedly::Analyzer::new().analyze(text);
    /// let karim = analysis.entity(&analysis.sources[0]).unwrap();
    /// assert_eq!((karim.name.as_str(), karim.mentions.len()), ("Imran Karim", 2));
    /// ```
    pub fn entity(&self, source: &Source) -> Option<&Entity> {
        self.entities.get(source.entity?.index())
    }

    /// Returns the names of an entity, in text order.
    ///
    /// ```
    /// let text = "Imran Karim arrived late. Nobody asked Karim why.";
    /// let analysis = reportedly::Analyzer::new().analyze(text);
    /// let karim = analysis.names[0].entity;
    /// let names: Vec<&str> = analysis.names_of(karim).map(|name| &text[name.span]).collect();
    /// assert_eq!(names, ["Imran Karim", "Karim"]);
    /// ```
    ///
    /// # Cost
    ///
    /// Looks at every name.
    pub fn names_of(&self, entity: EntityId) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(move |name| name.entity == entity)
    }

    /// Returns the statement of a quote, or `None` where the source refused to make one.
    ///
    /// ```
    /// use reportedly::statements::Certainty;
    ///
    /// let analysis = reportedly::Analyzer::new().analyze("Karim said the pass may close.");
    /// assert_eq!(analysis.statement(&analysis.quotes[0]).unwrap().certainty, Certainty::Possible);
    /// ```
    ///
    /// # Cost
    ///
    /// A binary search.
    pub fn statement(&self, quote: &Quote) -> Option<&Statement> {
        let wanted = (quote.content.hull().start(), Some(quote.id));
        let at = self.statements.partition_point(|it| (it.span.start(), it.quote) < wanted);
        self.statements.get(at).filter(|statement| statement.quote == Some(quote.id))
    }

    /// Returns the place names that name a place, in text order: all but those that are part of another name, such as
    /// "Washington Post".
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// let text = "The Washington Post sent him to Kabul.";
    /// let analysis = reportedly::Analyzer::new().analyze(text);
    /// assert_eq!(analysis.toponyms().map(|place| &text[place.span]).collect::<Vec<_>>(), ["Kabul"]);
    /// # }
    /// ```
    pub fn toponyms(&self) -> impl Iterator<Item = &PlaceMention> {
        self.places.iter().filter(|place| place.is_toponym())
    }

    /// Returns the findings inside a span: of a sentence, a paragraph, a selection.
    ///
    /// ```
    /// let text = "Karim said the pass may close. Noor said it was open.";
    /// let analysis = reportedly::Analyzer::new().analyze(text);
    /// let second = analysis.within(analysis.sentences[1]);
    /// assert_eq!((second.quotes().count(), second.hedges().count()), (1, 0));
    /// ```
    pub fn within(&self, span: Span) -> Within<'_> {
        Within { analysis: self, span }
    }

    /// Cuts the text where a finding starts or ends, and returns the pieces with the findings over each, so that text can be
    /// marked up without overlapping spans. `text` is the text that was analysed.
    ///
    /// ```
    /// let text = "“The pass may close,” said Karim.";
    /// let analysis = reportedly::Analyzer::new().analyze(text);
    /// let pieces: Vec<_> = analysis.segments(text).collect();
    /// assert_eq!(pieces.iter().map(|piece| &text[piece.span]).collect::<String>(), text);
    /// let may = pieces.iter().find(|piece| &text[piece.span] == "may").unwrap();
    /// assert_eq!((may.quotes.len(), may.hedges.len()), (1, 1));
    /// ```
    ///
    /// # Cost
    ///
    /// Linear in the findings. Of findings of one kind over each other, the sixteen that start last are given.
    pub fn segments<'a>(&'a self, text: &'a str) -> Segments<'a> {
        Segments::new(self, text)
    }
}

/// The findings inside a span of the text, see [`Analysis::within`].
///
/// ```
/// let text = "Karim said the pass may close.";
/// let analysis = reportedly::Analyzer::new().analyze(text);
/// let whole = analysis.within(analysis.sentences[0]);
/// assert_eq!((whole.quotes().count(), whole.places().count(), whole.statements().count()), (1, 0, 1));
/// assert_eq!(&text[whole.names().next().unwrap().span], "Karim");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Within<'a> {
    analysis: &'a Analysis,
    span: Span,
}

impl<'a> Within<'a> {
    /// Returns the names inside, in text order. For an example see [`Within`].
    pub fn names(self) -> impl Iterator<Item = &'a Name> {
        from(&self.analysis.names, self.span, |name| name.span)
    }

    /// Returns the quotes whose content is inside, in text order. For an example see [`Within`].
    pub fn quotes(self) -> impl Iterator<Item = &'a Quote> {
        from(&self.analysis.quotes, self.span, |quote| quote.content.hull())
    }

    /// Returns the hedges inside, in text order. For an example see [`Within`].
    pub fn hedges(self) -> impl Iterator<Item = &'a Hedge> {
        from(&self.analysis.hedges, self.span, |hedge| hedge.span)
    }

    /// Returns the place names inside, in text order. For an example see [`Within`].
    pub fn places(self) -> impl Iterator<Item = &'a PlaceMention> {
        from(&self.analysis.places, self.span, |place| place.span)
    }

    /// Returns the statements inside, in text order. For an example see [`Within`].
    pub fn statements(self) -> impl Iterator<Item = &'a Statement> {
        from(&self.analysis.statements, self.span, |statement| statement.span)
    }
}

/// The items, sorted by the start of their spans, that a span covers.
fn from<T>(items: &[T], span: Span, span_of: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let first = items.partition_point(|item| span_of(item).start() < span.start());
    let items = items.get(first..).unwrap_or_default().iter();
    items
        .map(move |item| (span_of(item), item))
        .take_while(move |(it, _)| it.start() <= span.end())
        .filter_map(move |(it, item)| (span.covers(it)).then_some(item))
}

macro_rules! index {
    ($id:ident, $list:ident, $item:ident) => {
        /// Panics, as indexing a slice does, where the analysis has no finding of this number.
        impl Index<$id> for Analysis {
            type Output = $item;

            #[expect(clippy::indexing_slicing, reason = "the documented way that panics; get on the list is the other")]
            fn index(&self, id: $id) -> &$item {
                &self.$list[id.index()]
            }
        }
    };
}

index!(NameId, names, Name);
index!(EntityId, entities, Entity);
index!(QuoteId, quotes, Quote);
index!(SourceId, sources, Source);
index!(HedgeId, hedges, Hedge);
index!(PlaceId, places, PlaceMention);
