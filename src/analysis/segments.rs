//! The text cut where findings start and end.

use super::Analysis;
use crate::ids::{HedgeId, PlaceId, QuoteId, SourceId};
use crate::text::Span;

/// How many findings of one kind a piece names, those that start last.
const DEEPEST: usize = 16;

/// A piece of the text with the findings over it, see [`Analysis::segments`].
///
/// ```
/// let text = "Karim said the pass may close.";
/// let analysis = reportedly::Analyzer::new().analyze(text);
/// let first = analysis.segments(text).next().unwrap();
/// assert_eq!((&text[first.span], first.sources.len()), ("Karim", 1));
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
}

/// The findings that are open, each with its end.
#[derive(Clone, Debug, Default)]
struct Open {
    quotes: Vec<(usize, QuoteId)>,
    cues: Vec<(usize, QuoteId)>,
    sources: Vec<(usize, SourceId)>,
    hedges: Vec<(usize, HedgeId)>,
    places: Vec<(usize, PlaceId)>,
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
            self.open.push(span.end(), finding);
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
    fn push(&mut self, end: usize, finding: Finding) {
        match finding {
            Finding::Quote(id) => self.quotes.push((end, id)),
            Finding::Cue(id) => self.cues.push((end, id)),
            Finding::Source(id) => self.sources.push((end, id)),
            Finding::Hedge(id) => self.hedges.push((end, id)),
            Finding::Place(id) => self.places.push((end, id)),
        }
    }

    /// The piece, with what is still open over it.
    fn segment(&mut self, span: Span) -> Segment {
        Segment {
            span,
            quotes: still_open(&mut self.quotes, span.start()),
            cues: still_open(&mut self.cues, span.start()),
            sources: still_open(&mut self.sources, span.start()),
            hedges: still_open(&mut self.hedges, span.start()),
            places: still_open(&mut self.places, span.start()),
        }
    }
}

/// Those that end after `at`, as far as they are among the last [`DEEPEST`]; what has ended there is removed.
fn still_open<T: Copy>(open: &mut Vec<(usize, T)>, at: usize) -> Vec<T> {
    let (mut number, mut found) = (open.len(), Vec::new());
    while found.len() < DEEPEST {
        let Some(next) = number.checked_sub(1) else { break };
        number = next;
        match open.get(number) {
            Some(&(end, id)) if end > at => found.push(id),
            _ => drop(open.remove(number)),
        }
    }
    found.reverse();
    found
}
