//! The attributions of an article with the sources that are beside them.

use super::{phrase, speakers};
use crate::article::Article;
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::{ACCORDING, BE, CONJUNCTION, HAVE, RELATIVE, THAT};
use crate::names::Names;
use crate::quotes::{self, Draft, Pairing, QuoteKind, QuoteRule, crossing};
use crate::text::Span;

/// Finds the attributions, chooses the source of each among the noun phrases beside it, and trims the contents.
pub(crate) fn find(document: &Document, article: &Article, names: &Names, pairing: &Pairing) -> Vec<Draft> {
    let mut drafts = quotes::find(document, pairing);
    drafts.retain_mut(|draft| leave_out_dateline(document, article, draft));
    let contents = contents_behind(&drafts);
    for draft in &mut drafts {
        if !draft.quoted {
            if !opens_content(document, &contents, draft) {
                draft.source = speakers::choose(document, names, &pairing.speech, draft).or(draft.source);
            }
            draft.source = draft.source.map(|source| phrase::without_verbs(document, source));
        }
        deny(document, draft);
    }
    // "according to a news report that": "report" is no verb there
    drafts.retain(|draft| draft.source.is_none_or(|source| !document.word(source.start).is(ACCORDING)));
    infer_sources(document, &mut drafts);
    cut_at_attributions(document, &mut drafts);
    cut_at_second_cues(document, pairing, &mut drafts);
    leave_out_own_nouns(document, &mut drafts);
    crossing::settle(&mut drafts, &pairing.speech);
    drafts
}

/// The contents behind their verbs, sorted.
fn contents_behind(drafts: &[Draft]) -> Vec<Span> {
    let behind = drafts.iter().filter(|draft| is_behind(draft));
    let mut contents: Vec<Span> = behind.map(|draft| Span::between(draft.start(), draft.end())).collect();
    contents.sort_unstable();
    contents
}

fn is_behind(draft: &Draft) -> bool {
    matches!(draft.rule, QuoteRule::IndirectScq | QuoteRule::IndirectScThatQ)
}

/// Whether the source that a rule found is the subject of what somebody else says: `Brandt said the crew had denied that`.
fn opens_content(document: &Document, contents: &[Span], draft: &Draft) -> bool {
    let (Some(source), Some(cue)) = (draft.source, draft.cue) else { return false };
    if !is_behind(draft) || document.word(source.start).is(THAT.or(RELATIVE)) {
        return false;
    }
    let that = usize::from(document.text_before(source.start) == "that");
    let start = document.word(source.start.saturating_sub(that)).span().start();
    let first = contents.partition_point(|content| content.start() < start);
    let around = contents.get(first).filter(|content| content.start() == start);
    source.end <= cue.words.start && around.is_some_and(|content| content.end() >= draft.end())
}

/// Leaves out a cue at the start of what is denied or confirmed, where nobody else is its source: `denied reports that the
/// pass was shut` is one attribution, `denied US claims that it was` is two.
fn leave_out_own_nouns(document: &Document, drafts: &mut Vec<Draft>) {
    // the content of the last attribution that denies or confirms, and its source
    let mut judged: Option<(Span, Option<Range>)> = None;
    drafts.retain(|draft| {
        let Some(cue) = draft.cue else { return true };
        let own = judged.is_some_and(|(content, source)| {
            let opening = Range::new(document.word_at(content.start()), cue.words.start);
            let opens = opening.start <= cue.words.start && opening.len() <= LONGEST_QUANTIFIER;
            opens
                && content.end() == draft.end()
                && document.text(cue.words.end) == "that"
                && (draft.source.is_none() || draft.source == source)
        });
        if cue.class == CueClass::Denial || cue.lemma == "confirm" {
            judged = Some((Span::between(draft.start(), draft.end()), draft.source));
        }
        !own
    });
}

/// Gives a quote without attribution the source of the previous quote, in the same paragraph or the one before.
fn infer_sources(document: &Document, drafts: &mut [Draft]) {
    let paragraph = |start: usize| document.paragraph_of(document.word_at(start));
    let mut last: Option<(usize, Range)> = None;
    for draft in drafts {
        let start = draft.start();
        if draft.inferred {
            draft.source = last
                .filter(|(last, _)| paragraph(start).saturating_sub(paragraph(*last)) <= 1)
                .map(|(_, source)| source);
        }
        let plain = |source: Range| document.before(source.end).shape == Shape::Lower;
        // "according to information from the city" is nobody who goes on to speak
        let of_document = draft.rule == QuoteRule::AccordingTo && draft.source.is_some_and(plain);
        if !draft.quoted && !of_document {
            last = draft.source.map(|source| (start, source)).or(last);
        }
    }
}

/// Marks what nobody says as negated: `no one believes`, `nothing suggests`, `neither Karim nor Noor said`, `not one of
/// the passengers said`.
fn deny(document: &Document, draft: &mut Draft) {
    let Some(source) = draft.source else { return };
    let (first, before) = (document.text(source.start), document.text_before(source.start));
    // "No 10 said", "No. 7 Squadron said"
    let numbered = |at: usize| document.word(at).shape == Shape::Number;
    if first == "no" && numbered(source.start.saturating_add(1)) || before == "no" && numbered(source.start) {
        return;
    }
    if first == "none" && document.text_after(source.start) == "other" {
        // "none other than the mayor"
        let named = source.start.saturating_add(3);
        draft.source = (named < source.end).then(|| Range::new(named, source.end));
        return;
    }
    // "not one of", "not a single", "hardly any of"
    let near = (source.start.saturating_sub(LONGEST_QUANTIFIER)..source.start).rev();
    let mut near = near.take_while(|&at| !document.after(at).gap.any(Gap::PUNCTUATION));
    let quantified = near.find(|&at| !matches!(document.text(at), "one" | "a" | "single" | "any" | "of" | "the"));
    let nobody = matches!(first, "no" | "nobody" | "none" | "nothing")
        || before == "no"
        || matches!(first, "anyone" | "anybody" | "any") && is_hardly(before)
        || is_hardly(first)
        || quantified.is_some_and(|at| document.text(at) == "not" && document.text_after(at) != "the");
    if nobody || first == "neither" || before == "neither" || first == "few" || before == "few" {
        draft.negated = true;
    }
    // "there is reason to believe"
    if nobody || first == "there" {
        draft.source = None;
    }
}

/// The longest group of words before a noun that counts it: `not a single one of the`.
const LONGEST_QUANTIFIER: usize = 5;

fn is_hardly(word: &str) -> bool {
    matches!(word, "hardly" | "barely" | "scarcely")
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

/// Ends a content before a second cue of the same source: `Karim said the pass was open and promised to repair it`.
fn cut_at_second_cues(document: &Document, pairing: &Pairing, drafts: &mut [Draft]) {
    // a closing mark before the word belongs to the content
    let end_before = |at: usize| {
        let next = pairing.speech.partition_point(|region| region.words.start < at);
        let region = next.checked_sub(1).and_then(|last| pairing.speech.get(last));
        let end = document.before(at).span().end();
        region.filter(|region| region.words.end == at).map_or(end, |region| region.outer.end())
    };
    for number in 0..drafts.len() {
        let Some((draft, later)) = drafts.get_mut(number..).and_then(<[Draft]>::split_first_mut) else { continue };
        let (Some(source), Some(part)) = (draft.source, draft.content.last().copied()) else { continue };
        if draft.kind == QuoteKind::Direct {
            continue;
        }
        let second = later.iter().take(MOST_SECOND_CUES).filter(|later| later.source == Some(source));
        let mut ends = second.filter_map(|later| {
            let cue = later.cue?.words;
            let conjunction = document.back(cue.start, 1);
            // "said the rebels had left and had promised to return": who left promised
            let parallel = !document.word(cue.start).is(HAVE.or(BE)) && !document.ends_with(cue.last(), "ing");
            let fits = parallel && conjunction.is(CONJUNCTION) && cue.start > source.end;
            fits.then(|| end_before(cue.start.saturating_sub(1)))
        });
        if let Some(end) = ends.find(|&end| part.start() < end && end < part.end()) {
            let kept =
                draft.content.iter().map(|own| if *own == part { Span::between(own.start(), end) } else { *own });
            draft.content = kept.collect();
        }
    }
}

/// At most this many quotes after a quote are looked at for a second cue of its source.
const MOST_SECOND_CUES: usize = 4;

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
