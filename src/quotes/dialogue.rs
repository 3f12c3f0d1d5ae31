//! Transcripts: paragraphs that open with the speaker's name in capitals and a colon, `Q:` and `A:`.

use super::draft::Draft;
use super::{Confidence, QuoteKind};
use crate::document::{Document, Gap, Range, Shape};
use crate::quotes::QuoteRule;

/// The longest label of a speaker, in words.
const LONGEST_LABEL: usize = 4;
/// At least this many turns make a transcript.
const LEAST_TURNS: usize = 2;

/// The turns of a transcript, one quote each; empty if the text is not a transcript.
pub(super) fn find(document: &Document) -> Vec<Draft> {
    let turns: Vec<Draft> = document.paragraphs.iter().filter_map(|&paragraph| turn(document, paragraph)).collect();
    if turns.len() < LEAST_TURNS { Vec::new() } else { turns }
}

fn turn(document: &Document, paragraph: Range) -> Option<Draft> {
    let limit = paragraph.end.min(paragraph.start.saturating_add(LONGEST_LABEL).saturating_add(1));
    let label_end = (paragraph.start.saturating_add(1)..limit).find(|&at| document.word(at).gap.any(Gap::COLON))?;
    let is_label = |at: usize| {
        let word = document.word(at);
        word.shape == Shape::Capitals || (word.len() == 1 && word.is_capital())
    };
    if !(paragraph.start..label_end).all(is_label) {
        return None;
    }
    let span = document.span_of(Range::new(label_end, paragraph.end));
    (!span.is_empty()).then(|| Draft {
        kind: QuoteKind::Direct,
        content: span.into(),
        cue: None,
        source: Some(Range::new(paragraph.start, label_end)),
        inferred: false,
        quoted: false,
        negated: false,
        rule: QuoteRule::DirectDialogue,
        confidence: Confidence::High,
        score: None,
    })
}
