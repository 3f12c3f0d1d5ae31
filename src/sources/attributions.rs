//! Quotes joined with their sources.

use std::borrow::Cow;

use super::{Naming, Source, SourceKind, drafts, resolve};
use crate::article::Article;
use crate::document::Document;
use crate::ids::QuoteId;
use crate::names::Names;
use crate::places::{PlaceMention, PlaceRole};
use crate::quotes::{self, Cue, Diagnostic, Draft, Quote, QuoteKind, Region, SourceRef};
use crate::text::{Span, Spans};

/// The attributions in a text with their sources: what [`Analyzer::quotes`](crate::Analyzer::quotes) returns.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Attributions {
    /// The quotes, ordered by content.
    pub quotes: Vec<Quote>,
    /// The sources, ordered by first mention.
    pub sources: Vec<Source>,
    /// The oddities in the text, such as unpaired quotation marks.
    pub diagnostics: Vec<Diagnostic>,
    /// The parts of all contents, sorted.
    pub(crate) contents: Vec<Span>,
}

/// Finds the attributions whose probability is at least `least`.
pub(crate) fn find(text: &str, article: &Article, document: &Document, names: &Names, least: f64) -> Attributions {
    let pairing = quotes::pair(text, article, document);
    let mut drafts = drafts::find(document, article, names, &pairing);
    if least > 0.0 {
        drafts.retain(|draft| quotes::probability::of(draft) >= least);
    }
    let (sources, numbers) = resolve::resolve(text, document, names, &drafts, &mut ());
    let mut found = Attributions {
        quotes: Vec::with_capacity(drafts.len()),
        sources,
        diagnostics: pairing.diagnostics,
        contents: Vec::new(),
    };
    for (id, (draft, source)) in drafts.into_iter().zip(numbers).enumerate() {
        let source = source.and_then(|number| found.sources.get(number));
        found.quotes.push(quote(document, &pairing.speech, id, draft, source));
    }
    found.contents = quotes::contents(&found.quotes);
    quotes::nest::link(&mut found.quotes, &found.contents);
    found
}

fn quote(document: &Document, speech: &[Region], id: usize, draft: Draft, source: Option<&Source>) -> Quote {
    let span = resolve::mention_span(document, &draft);
    let addressee = quotes::addressee::of(document, &draft);
    let medium = quotes::medium::of(document, &draft, addressee);
    let second_hand = quotes::second_hand::mark(document, &draft);
    let probability = quotes::probability::of(&draft);
    let span_of = |words| document.span_of(words);
    Quote {
        id: QuoteId::new(id),
        kind: draft.kind,
        cue: draft.cue.map(|cue| Cue {
            span: document.span_of(cue.words),
            lemma: Cow::Borrowed(cue.lemma),
            class: cue.class,
        }),
        verbatim: verbatim(&draft, speech),
        content: draft.content,
        source: source.map(|source| SourceRef { id: source.id, span }),
        addressee: addressee.map(span_of),
        medium: medium.map(span_of),
        second_hand: second_hand.map(span_of),
        parent: None,
        negated: draft.negated,
        refused: false,
        rule: draft.rule,
        confidence: draft.confidence,
        probability,
        act: quotes::act::of(draft.cue, source.is_some_and(|source| source.kind == SourceKind::Document)),
    }
}

/// The parts of a content in quotation marks. `speech` has the regions between the marks, in text order.
fn verbatim(draft: &Draft, speech: &[Region]) -> Spans {
    match draft.kind {
        QuoteKind::Direct => draft.content.clone(),
        QuoteKind::Mixed => {
            let inside = draft.content.iter().flat_map(|part| {
                let first = speech.partition_point(|region| region.inner.start() < part.start());
                let from = speech.get(first..).unwrap_or_default().iter().map(|region| region.inner);
                from.take_while(|inner| inner.start() < part.end()).filter(|inner| part.covers(*inner))
            });
            inside.collect()
        }
        _ => Spans::default(),
    }
}

/// Makes a source whose mention is a place name a state or a body there: "Pakistan insists".
pub(crate) fn name_states(sources: &mut [Source], places: &mut [PlaceMention]) {
    for source in sources.iter_mut().filter(|source| source.kind != SourceKind::Person) {
        for mention in &source.mentions {
            let at = places.partition_point(|place| place.span.start() < mention.start());
            let Some(place) =
                places.get_mut(at).filter(|place| place.span == *mention && place.role == PlaceRole::Toponym)
            else {
                continue;
            };
            place.role = PlaceRole::Speaker;
            source.kind = SourceKind::State;
            source.naming = Naming::Institution;
        }
    }
}
