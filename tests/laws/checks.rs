//! The laws of an analysis: each panics where it does not hold. The fuzz targets check the same ones.

use std::cell::RefCell;

use reportedly::explain::Finding;
use reportedly::hedges::HedgeKind;
use reportedly::ids::{HedgeId, NameId, PlaceId};
use reportedly::places::{PlaceRole, PlaceRule};
use reportedly::sources::{Naming, Source};
use reportedly::{Analysis, Analyzer, Article, Gazetteer, OffsetMap, Place, Scratch, Span};

thread_local! {
    static ANALYZER: Analyzer = Analyzer::new();
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// The analysis of a text by an analyzer that is kept.
pub fn analyze(text: &str) -> Analysis {
    ANALYZER.with(|analyzer| analyzer.analyze(text))
}

/// All laws but those that compare a text with a changed one.
pub fn all(text: &str) {
    let analysis = analyze(text);
    spans_fit(text, &analysis);
    findings_are_sorted(&analysis);
    findings_do_not_cross(&analysis);
    ids_are_in_range(&analysis);
    mentions_are_of_one_finding(text, &analysis);
    segments_are_the_text(text, &analysis);
    every_call_agrees(text, &analysis);
    everything_can_be_explained(text, &analysis);
    offsets_are_counts(text);
}

/// Every span is inside the text and on character boundaries, and only a diagnostic may be empty.
pub fn spans_fit(text: &str, analysis: &Analysis) {
    let mut copy = analysis.clone();
    copy.map_spans(|span| {
        assert!(span.get(text).is_some(), "{span:?} of {} bytes", text.len());
        span
    });
    let names = analysis.names.iter().map(|it| it.span).chain(analysis.places.iter().map(|it| it.span));
    let quotes = analysis.quotes.iter().flat_map(|it| it.content.iter().copied());
    let hedges = analysis.hedges.iter().flat_map(|it| [it.span, it.core]);
    let mentions = analysis.sources.iter().flat_map(|it| it.mentions.iter().copied());
    for span in names.chain(quotes).chain(hedges).chain(mentions).chain(analysis.sentences.iter().copied()) {
        assert!(!span.is_empty(), "an empty span at {}", span.start());
    }
}

/// Every list is in text order; what must not overlap does not; the mentions of a source are sorted and unique.
pub fn findings_are_sorted(analysis: &Analysis) {
    let ordered = |what: &str, spans: &[Span]| {
        assert!(spans.windows(2).all(|pair| pair[0].start() <= pair[1].start()), "{what}: {spans:?}");
    };
    let disjoint = |what: &str, spans: &[Span]| {
        assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{what}: {spans:?}");
    };
    disjoint("paragraphs", &spans(&analysis.article.paragraphs, |it| it.span));
    disjoint("sentences", &analysis.sentences);
    disjoint("names", &spans(&analysis.names, |it| it.span));
    disjoint("places", &spans(&analysis.places, |it| it.span));
    ordered("hedges", &spans(&analysis.hedges, |it| it.span));
    ordered("statements", &spans(&analysis.statements, |it| it.span));
    ordered("non-statements", &spans(&analysis.non_statements, |it| it.span));
    ordered("quotes", &spans(&analysis.quotes, |it| it.content[0]));
    ordered("diagnostics", &spans(&analysis.diagnostics, |it| it.span));
    for quote in &analysis.quotes {
        disjoint("content", &quote.content);
        disjoint("verbatim", &quote.verbatim);
    }
    for source in &analysis.sources {
        assert!(source.mentions.windows(2).all(|pair| pair[0] < pair[1]), "mentions: {:?}", source.mentions);
    }
    for entity in &analysis.entities {
        disjoint("mentions", &entity.mentions);
    }
}

fn spans<T>(items: &[T], span: impl Fn(&T) -> Span) -> Vec<Span> {
    items.iter().map(span).collect()
}

/// Contents nest or are disjoint; a quote is inside its parent; a hedge's span has its core and is in its
/// scope.
pub fn findings_do_not_cross(analysis: &Analysis) {
    contents_do_not_cross(analysis);
    for quote in &analysis.quotes {
        for part in quote.verbatim.iter() {
            assert!(quote.content.iter().any(|content| content.covers(*part)), "{part:?} of {quote:?}");
        }
        if let Some(parent) = quote.parent {
            let inside = |part: &Span| analysis[parent].content.iter().any(|outer| outer.covers(*part));
            assert!(quote.content.iter().all(inside), "{quote:?} in {:?}", analysis[parent]);
        }
    }
    for hedge in &analysis.hedges {
        assert!(hedge.scope.covers(hedge.span) && hedge.span.covers(hedge.core), "{hedge:?}");
    }
    sources_and_hedges_agree(analysis);
}

/// A hedge on a source says of it what its naming says.
fn sources_and_hedges_agree(analysis: &Analysis) {
    for hedge in &analysis.hedges {
        let named = match hedge.kind {
            HedgeKind::AnonymousSource => Naming::Unnamed,
            HedgeKind::VagueSource => Naming::Vague,
            _ => continue,
        };
        let touches = |source: &&Source| source.mentions.iter().any(|mention| mention.overlaps(hedge.span));
        let mut namings = analysis.sources.iter().filter(touches).map(|source| source.naming).peekable();
        let none = namings.peek().is_none();
        assert!(none || namings.any(|naming| naming == named || naming == Naming::Unknown), "{hedge:?}");
    }
}

/// The contents of quotes nest or are disjoint.
fn contents_do_not_cross(analysis: &Analysis) {
    let quotes = &analysis.quotes;
    for (number, quote) in quotes.iter().enumerate() {
        for (&one, other) in quote.content.iter().flat_map(|one| quotes[number + 1..].iter().map(move |it| (one, it))) {
            let crosses = |two: &&Span| one.overlaps(**two) && !one.covers(**two) && !two.covers(one);
            assert_eq!(other.content.iter().find(crosses), None, "{one:?} of {quote:?}");
        }
    }
}

/// Every id is the index of a finding, and ids that are stored are their own index.
pub fn ids_are_in_range(analysis: &Analysis) {
    let quote = |id: reportedly::ids::QuoteId| assert!(id.index() < analysis.quotes.len(), "quote {id}");
    let source = |id: reportedly::ids::SourceId| assert!(id.index() < analysis.sources.len(), "source {id}");
    let entity = |id: reportedly::ids::EntityId| assert!(id.index() < analysis.entities.len(), "entity {id}");
    for (number, it) in analysis.quotes.iter().enumerate() {
        assert_eq!(it.id.index(), number);
        it.source.iter().for_each(|it| source(it.id));
        it.parent.into_iter().for_each(quote);
        assert!((0.0..=1.0).contains(&it.probability), "{}", it.probability);
        assert_eq!(analysis.statement(it).is_some(), !it.refused);
    }
    for (number, it) in analysis.sources.iter().enumerate() {
        assert_eq!(it.id.index(), number);
        it.members.iter().copied().for_each(source);
        it.entity.into_iter().for_each(entity);
        assert!(!it.name.is_empty());
    }
    for (number, it) in analysis.entities.iter().enumerate() {
        assert_eq!(it.id.index(), number);
        assert!(spans(&analysis.names_of(it.id).collect::<Vec<_>>(), |it| it.span) == it.mentions[..]);
    }
    analysis.names.iter().for_each(|it| entity(it.entity));
    for it in &analysis.statements {
        it.quote.into_iter().for_each(quote);
        assert!(it.hedges.iter().all(|id| id.index() < analysis.hedges.len()));
        assert!(it.places.iter().all(|id| id.index() < analysis.places.len()));
    }
    assert!(analysis.places.iter().all(|it| (0.0..=1.0).contains(&it.probability)));
}

/// The segments follow each other without a gap, and are the text.
pub fn segments_are_the_text(text: &str, analysis: &Analysis) {
    let mut end = 0;
    for segment in analysis.segments(text) {
        assert_eq!(segment.span.start(), end);
        assert!(!segment.span.is_empty());
        end = segment.span.end();
    }
    assert_eq!(end, text.len());
}

/// A mention is one of one source, and a place has its words for a name, unless it is the one around what they name.
pub fn mentions_are_of_one_finding(text: &str, analysis: &Analysis) {
    let mut mentions: Vec<Span> = analysis.sources.iter().flat_map(|it| it.mentions.iter().copied()).collect();
    let count = mentions.len();
    mentions.sort_unstable();
    mentions.dedup();
    assert_eq!(mentions.len(), count);
    let world = Gazetteer::world();
    for mention in analysis.places.iter().filter(|it| it.role != PlaceRole::Demonym && it.rule != PlaceRule::Within) {
        let named = |place: &Place| world.lookup(&text[mention.span]).any(|it| it.id == place.id);
        assert!(mention.place.as_ref().is_none_or(named), "{mention:?}");
    }
}

/// A second call, another analyzer, kept buffers and a layout made before all give the same analysis.
pub fn every_call_agrees(text: &str, analysis: &Analysis) {
    assert_eq!(&analyze(text), analysis);
    assert_eq!(&Analyzer::builder().build().unwrap().analyze_article(text, Article::parse(text)), analysis);
    let again = SCRATCH.with_borrow_mut(|scratch| ANALYZER.with(|analyzer| analyzer.analyze_with(scratch, text)));
    assert_eq!(&again, analysis);
}

/// Every finding can be explained, with spans of the text.
pub fn everything_can_be_explained(text: &str, analysis: &Analysis) {
    let quotes = analysis.quotes.iter().map(|it| Finding::Quote(it.id));
    let sources = analysis.sources.iter().map(|it| Finding::Source(it.id));
    let hedges = (0..analysis.hedges.len()).map(|number| Finding::Hedge(HedgeId::new(number)));
    let places = (0..analysis.places.len()).map(|number| Finding::Place(PlaceId::new(number)));
    let names = (0..analysis.names.len()).map(|number| Finding::Name(NameId::new(number)));
    for finding in quotes.chain(sources).chain(hedges).chain(places).chain(names) {
        let why = ANALYZER.with(|analyzer| analyzer.explain(text, analysis, finding));
        let why = why.unwrap_or_else(|| panic!("no explanation of {finding:?}"));
        assert!(!why.rule.is_empty());
        assert!(why.parts.iter().all(|part| part.span.get(text).is_some()), "{finding:?}: {:?}", why.parts);
        assert!(why.rejected.iter().all(|it| it.span.get(text).is_some()), "{finding:?}: {:?}", why.rejected);
    }
}

/// Offsets of every character are those that counting gives, both ways.
pub fn offsets_are_counts(text: &str) {
    let map = OffsetMap::new(text);
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    for (points, byte) in ends.enumerate() {
        let before = &text[..byte];
        let (span, utf16) = (Span::new(0, byte).unwrap(), before.encode_utf16().count());
        assert_eq!((map.utf16(span), map.code_points(span)), (0..utf16, 0..points));
        assert_eq!((map.byte_of_utf16(utf16), map.byte_of_code_point(points)), (Some(byte), Some(byte)));
    }
}
