//! Quotes joined with their sources.

use std::borrow::Cow;

use super::{Naming, Source, SourceKind, resolve, speakers};
use crate::article::Article;
use crate::document::{Document, Gap, Shape};
use crate::ids::{QuoteId, SourceId};
use crate::names::Names;
use crate::places::{PlaceMention, PlaceRole};
use crate::quotes::{self, Cue, Diagnostic, Draft, Quote, QuoteKind, QuoteRule, Region, SourceRef};
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

pub(crate) fn find(text: &str, article: &Article, document: &Document, names: &Names) -> Attributions {
    let pairing = quotes::pair(text, article, document);
    let mut drafts = quotes::find(document, &pairing);
    drafts.retain_mut(|draft| leave_out_dateline(document, article, draft));
    for draft in &mut drafts {
        draft.source = speakers::choose(document, names, &pairing.speech, draft).or(draft.source);
        deny(document, draft);
    }
    cut_at_attributions(document, &mut drafts);
    let (sources, numbers) = resolve::resolve(text, document, names, &drafts, &mut ());
    let mut found = Attributions {
        quotes: Vec::with_capacity(drafts.len()),
        sources,
        diagnostics: pairing.diagnostics,
        contents: Vec::new(),
    };
    for (id, (draft, source)) in drafts.into_iter().zip(numbers).enumerate() {
        found.quotes.push(quote(document, &pairing.speech, id, draft, source));
    }
    found.contents = quotes::contents(&found.quotes);
    quotes::nest::link(&mut found.quotes, &found.contents);
    found
}

/// Marks what nobody says as negated: `no one believes`, `nothing suggests`, `neither Karim nor Noor said`.
fn deny(document: &Document, draft: &mut Draft) {
    let Some(source) = draft.source else { return };
    let before = document.text_before(source.start);
    let first = document.text(source.start);
    // "No 10 said"
    let number = document.after(source.start).shape == Shape::Number;
    let nobody = matches!(first, "no" | "nobody" | "none" | "nothing") && !number || before == "no";
    if nobody || first == "neither" || before == "neither" {
        draft.negated = true;
    }
    if nobody {
        draft.source = None;
    }
}

/// Ends a content before the attribution of the whole sentence: `Karim said the pass was open, state media reported`.
fn cut_at_attributions(document: &Document, drafts: &mut [Draft]) {
    let last = |draft: &Draft| {
        let follows = matches!(draft.rule, QuoteRule::IndirectQsc | QuoteRule::IndirectQcs | QuoteRule::AccordingTo);
        let (cue, source) = (draft.cue?.words, draft.source?);
        let start = cue.start.min(source.start);
        let comma = document.word(start).gap.any(Gap::COMMA);
        (follows && comma && draft.end() <= document.word(start).span().start()).then_some(start)
    };
    let mut tails: Vec<usize> = drafts.iter().filter_map(last).collect();
    tails.sort_unstable();
    for draft in drafts.iter_mut().filter(|draft| draft.kind == QuoteKind::Indirect) {
        let (Some(cue), Some(part)) = (draft.cue, draft.content.last().copied()) else { continue };
        let next = tails.partition_point(|&at| at <= cue.words.start);
        let Some(&tail) = tails.get(next) else { continue };
        let end = document.before(tail).span().end();
        let inside = document.word(tail).span().start() < part.end() && part.start() < end;
        if inside && document.sentence(tail) == document.sentence(cue.words.start) {
            let kept = draft.content.iter().map(|own| if *own == part { Span::between(own.start(), end) } else { *own });
            draft.content = kept.collect();
        }
    }
}

/// The longest dateline that is not at the start of the article, in words.
const LONGEST_DATELINE: usize = 6;

/// Takes the dateline off the start of a content, `KABUL (AP) — The pass is open, officials said`; returns whether anything is
/// left.
fn leave_out_dateline(document: &Document, article: &Article, draft: &mut Draft) -> bool {
    let Some(first) = draft.content.first() else { return true };
    let dateline = article.dateline.as_ref().map(|dateline| dateline.span);
    let dateline = dateline.filter(|dateline| first.start() <= dateline.start() && dateline.start() < first.end());
    let number = document.word_at(first.start());
    let start = match dateline {
        Some(dateline) => document.word_at(dateline.end()),
        // "HERAT — The pass is open"
        None if document.word(number).shape == Shape::Capitals && document.sentence(number).start == number => {
            let near = number.saturating_add(1)..number.saturating_add(LONGEST_DATELINE);
            near.into_iter().find(|&at| document.word(at).gap.any(Gap::DASH)).unwrap_or(number)
        }
        None => number,
    };
    if start == number {
        return true;
    }
    let start = document.word(start).span().start();
    let rest = |part: &Span| Span::between(start.clamp(part.start(), part.end()), part.end());
    draft.content = draft.content.iter().map(rest).filter(|part| !part.is_empty()).collect();
    !draft.content.is_empty()
}

fn quote(document: &Document, speech: &[Region], id: usize, draft: Draft, source: Option<usize>) -> Quote {
    let span = resolve::mention_span(document, &draft);
    let addressee = quotes::addressee::of(document, &draft);
    let medium = quotes::medium::of(document, &draft, addressee);
    let second_hand = quotes::second_hand::mark(document, &draft);
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
        source: source.map(|id| SourceRef { id: SourceId::new(id), span }),
        addressee: addressee.map(span_of),
        medium: medium.map(span_of),
        second_hand: second_hand.map(span_of),
        parent: None,
        negated: draft.negated,
        refused: false,
        rule: draft.rule,
        confidence: draft.confidence,
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
