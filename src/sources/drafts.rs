//! The attributions of an article with the sources that are beside them.

use super::speakers;
use crate::article::Article;
use crate::document::{Document, Gap, Shape};
use crate::names::Names;
use crate::quotes::{self, Draft, Pairing, QuoteKind, QuoteRule};
use crate::text::Span;

/// Finds the attributions, chooses the source of each among the noun phrases beside it, and trims the contents.
pub(crate) fn find(document: &Document, article: &Article, names: &Names, pairing: &Pairing) -> Vec<Draft> {
    let mut drafts = quotes::find(document, pairing);
    drafts.retain_mut(|draft| leave_out_dateline(document, article, draft));
    for draft in &mut drafts {
        if !draft.quoted {
            draft.source = speakers::choose(document, names, &pairing.speech, draft).or(draft.source);
        }
        deny(document, draft);
    }
    cut_at_attributions(document, &mut drafts);
    drafts
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
        // "…, state media reported"
        let mut near = (start.saturating_sub(LONGEST_MODIFIER)..=start).rev();
        let start = near.find(|&at| document.word(at).gap.any(Gap::COMMA))?;
        (follows && draft.end() <= document.word(start).span().start()).then_some(start)
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
            let kept =
                draft.content.iter().map(|own| if *own == part { Span::between(own.start(), end) } else { *own });
            draft.content = kept.collect();
        }
    }
}

/// The most words before a source that belong to its phrase.
const LONGEST_MODIFIER: usize = 4;

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
