//! Quotes joined with their sources.

use std::borrow::Cow;

use super::{Naming, Source, SourceKind, resolve};
use crate::article::Article;
use crate::document::Document;
use crate::names::people::People;
use crate::places::{PlaceMention, PlaceRole};
use crate::quotes::{self, Cue, Diagnostic, Draft, Quote, SourceRef};
use crate::text::Span;

/// The attributions of a text with their sources: what [`Analyzer::quotes`] gives.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Attributions {
    /// In the order of their contents.
    pub quotes: Vec<Quote>,
    /// In the order of first mention.
    pub sources: Vec<Source>,
    /// Odd quotation marks.
    pub diagnostics: Vec<Diagnostic>,
    /// For each quote, whether its cue is negated: "did not say".
    pub(crate) negated: Vec<bool>,
    /// The parts of all contents, sorted.
    pub(crate) contents: Vec<Span>,
}

pub(crate) fn find(text: &str, article: &Article, document: &Document, people: &People) -> Attributions {
    let pairing = quotes::pair(text, article, document);
    let drafts = quotes::find(document, &pairing);
    let (sources, numbers) = resolve::resolve(text, document, people, &drafts);
    let mut found = Attributions {
        quotes: Vec::with_capacity(drafts.len()),
        sources,
        negated: Vec::with_capacity(drafts.len()),
        diagnostics: pairing.diagnostics,
        contents: Vec::new(),
    };
    for (id, (draft, source)) in drafts.into_iter().zip(numbers).enumerate() {
        found.negated.push(draft.negated);
        found.quotes.push(quote(document, id, draft, source));
    }
    found.contents = quotes::contents(&found.quotes);
    quotes::nest::link(&mut found.quotes, &found.contents);
    found
}

fn quote(document: &Document, id: usize, draft: Draft, source: Option<usize>) -> Quote {
    let span = resolve::mention_span(document, &draft);
    let addressee = quotes::addressee::of(document, &draft);
    let medium = quotes::medium::of(document, &draft, addressee);
    let second_hand = quotes::second_hand::mark(document, &draft);
    let span_of = |words| document.span_of(words);
    Quote {
        id,
        kind: draft.kind,
        cue: draft.cue.map(|cue| Cue {
            span: document.span_of(cue.words),
            lemma: Cow::Borrowed(cue.lemma),
            class: cue.class,
        }),
        content: draft.content,
        source: source.map(|id| SourceRef { id, span }),
        addressee: addressee.map(span_of),
        medium: medium.map(span_of),
        second_hand: second_hand.map(span_of),
        parent: None,
        rule: Cow::Borrowed(draft.rule),
        tier: draft.tier,
    }
}

/// A source whose mention is a place name is a state or a body there: "Pakistan insists".
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
