//! The text cut where findings start and end.

use super::Analysis;
use crate::ids::{HedgeId, NameId, PlaceId, QuoteId, SourceId};
use crate::text::Span;
use crate::text::open::OpenSpans;

/// A piece of the text with the findings over it, see [`Analysis::segments`].
///
/// ```
/// let text = "Karim said the pass may close.";
/// let analysis = reportedly::Analyzer::new().analyze(text);
/// let first = analysis.segments(text).next().unwrap();
/// assert_eq!((&text[first.span], first.sources.len(), first.names.len()), ("Karim", 1, 1));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Segment {
    /// The piece.
    pub span: Span,
    /// The quotes whose contents it is part of, the outermost first.
    pub quotes: Vec<QuoteId>,
    /// The quotes whose cue it is part of.
    pub cues: Vec<QuoteId>,
    /// The sources that it is a mention of.
    pub sources: Vec<SourceId>,
    /// The hedges that it is part of.
    pub hedges: Vec<HedgeId>,
    /// The place names that it is part of.
    pub places: Vec<PlaceId>,
    /// The names that it is part of.
    pub names: Vec<NameId>,
}

/// The pieces of a text, see [`Analysis::segments`].
#[derive(Clone, Debug)]
pub struct Segments<'a> {
    text: &'a str,
    /// The findings, by their starts.
    starts: std::vec::IntoIter<(Span, Finding)>,
    /// Where findings end, sorted.
    ends: std::vec::IntoIter<usize>,
    /// The findings over the current position.
    open: Open,
    at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Finding {
    Quote(QuoteId),
    Cue(QuoteId),
    Source(SourceId),
    Hedge(HedgeId),
    Place(PlaceId),
    Name(NameId),
}

/// The findings that are open.
#[derive(Clone, Debug, Default)]
struct Open {
    quotes: OpenSpans<QuoteId>,
    cues: OpenSpans<QuoteId>,
    sources: OpenSpans<SourceId>,
    hedges: OpenSpans<HedgeId>,
    places: OpenSpans<PlaceId>,
    names: OpenSpans<NameId>,
}

impl<'a> Segments<'a> {
    pub(super) fn new(analysis: &Analysis, text: &'a str) -> Segments<'a> {
        let mut starts: Vec<(Span, Finding)> = Vec::new();
        for quote in &analysis.quotes {
            starts.extend(quote.content.iter().map(|&part| (part, Finding::Quote(quote.id))));
            starts.extend(quote.cue.iter().map(|cue| (cue.span, Finding::Cue(quote.id))));
        }
        for source in &analysis.sources {
            starts.extend(source.mentions.iter().map(|&mention| (mention, Finding::Source(source.id))));
        }
        let hedges = analysis.hedges.iter().enumerate();
        starts.extend(hedges.map(|(number, hedge)| (hedge.span, Finding::Hedge(HedgeId::new(number)))));
        let places = analysis.places.iter().enumerate();
        starts.extend(places.map(|(number, place)| (place.span, Finding::Place(PlaceId::new(number)))));
        let names = analysis.names.iter().enumerate();
        starts.extend(names.map(|(number, name)| (name.span, Finding::Name(NameId::new(number)))));
        // a span of another text is no piece of this one
        starts.retain(|(span, _)| !span.is_empty() && span.get(text).is_some());
        starts.sort_unstable_by_key(|(span, finding)| (span.start(), std::cmp::Reverse(span.end()), *finding));
        let mut ends: Vec<usize> = starts.iter().map(|(span, _)| span.end()).collect();
        ends.sort_unstable();
        Segments { text, starts: starts.into_iter(), ends: ends.into_iter(), open: Open::default(), at: 0 }
    }
}

impl Iterator for Segments<'_> {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        while let Some(&(span, finding)) = self.starts.as_slice().first().filter(|(span, _)| span.start() <= start) {
            self.open.push(span, finding);
            self.starts.next();
        }
        while self.ends.as_slice().first().is_some_and(|&end| end <= start) {
            self.ends.next();
        }
        let next = self.starts.as_slice().first().map(|(span, _)| span.start());
        let end = self.ends.as_slice().first().copied();
        self.at = next.into_iter().chain(end).min().unwrap_or(self.text.len());
        Some(self.open.segment(Span::between(start, self.at)))
    }
}

impl Open {
    fn push(&mut self, span: Span, finding: Finding) {
        match finding {
            Finding::Quote(id) => self.quotes.push(span, id),
            Finding::Cue(id) => self.cues.push(span, id),
            Finding::Source(id) => self.sources.push(span, id),
            Finding::Hedge(id) => self.hedges.push(span, id),
            Finding::Place(id) => self.places.push(span, id),
            Finding::Name(id) => self.names.push(span, id),
        }
    }

    /// The piece, with what is still open over it.
    fn segment(&mut self, span: Span) -> Segment {
        Segment {
            span,
            quotes: ids(&mut self.quotes, span.start()),
            cues: ids(&mut self.cues, span.start()),
            sources: ids(&mut self.sources, span.start()),
            hedges: ids(&mut self.hedges, span.start()),
            places: ids(&mut self.places, span.start()),
            names: ids(&mut self.names, span.start()),
        }
    }
}

/// The ids of the open findings of one kind, the outermost first.
fn ids<T: Copy>(open: &mut OpenSpans<T>, at: usize) -> Vec<T> {
    open.at(at).iter().map(|(_, id)| *id).collect()
}
