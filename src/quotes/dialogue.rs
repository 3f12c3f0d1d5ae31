//! Transcripts and interviews: paragraphs that open with the speaker's name and a colon.

use super::draft::Draft;
use super::{Confidence, QuoteKind};
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;
use crate::quotes::QuoteRule;

/// The longest name of a speaker, in words.
const LONGEST_NAME: usize = 4;
/// The longest label, in words: a name and a role.
const LONGEST_LABEL: usize = 10;
/// At least this many turns with names in capitals make a transcript.
const LEAST_TURNS: usize = 2;
/// At least this many turns with other names make an interview, if a name comes twice.
const LEAST_ANSWERS: usize = 3;

/// A paragraph with the label of its speaker.
struct Turn {
    /// The name, without a role: `KARIM, MAYOR OF SELM: …`.
    name: Range,
    words: Range,
    /// Whether the name is in capitals, or one letter.
    capitals: bool,
}

/// The turns of a transcript, one quote each; empty if the text is not a transcript.
pub(super) fn find(document: &Document) -> Vec<Draft> {
    let mut turns: Vec<Turn> =
        document.paragraphs.iter().filter_map(|&paragraph| Turn::read(document, paragraph)).collect();
    let said = |turns: &[Turn]| turns.iter().filter(|turn| turn.is_said(document)).count();
    if turns.iter().filter(|turn| turn.capitals && turn.is_said(document)).count() >= LEAST_TURNS {
        turns.retain(|turn| turn.capitals);
    } else if said(&turns) < LEAST_ANSWERS || !has_speaker_twice(document, &turns) {
        turns.clear();
    }
    turns.into_iter().map(|turn| turn.draft(document)).collect()
}

/// Whether two turns have the same speaker, whose name is no common word: not "Photo: …" or "Goals: …".
fn has_speaker_twice(document: &Document, turns: &[Turn]) -> bool {
    let mut last_words: Vec<u32> = turns
        .iter()
        .map(|turn| turn.name.last())
        .filter_map(|at| {
            let word = document.word(at);
            (word.entry == 0 || word.is(GIVEN_NAME.or(SURNAME).or(OUTLET))).then_some(word.key)
        })
        .collect();
    last_words.sort_unstable();
    last_words.windows(2).any(|pair| pair.first() == pair.last())
}

impl Turn {
    fn read(document: &Document, paragraph: Range) -> Option<Turn> {
        let limit = paragraph.end.min(paragraph.start.saturating_add(LONGEST_LABEL).saturating_add(1));
        let mut label = paragraph.start.saturating_add(1)..limit;
        let colon = label.clone().find(|&at| document.word(at).gap.any(Gap::COLON))?;
        let role = label.find(|&at| document.word(at).gap.any(Gap::COMMA.or(Gap::OPEN))).filter(|&at| at < colon);
        let name = Range::new(paragraph.start, role.unwrap_or(colon));
        let mut words = (name.start..name.end).map(|at| document.word(at));
        // "Minister: “No deal”" is a headline
        let quoted = document.word(colon).gap.any(Gap::QUOTE.or(Gap::SINGLE));
        if quoted || name.len() > LONGEST_NAME || !words.clone().all(|word| word.is_capital()) {
            return None;
        }
        let capitals = words.all(|word| word.shape == Shape::Capitals || word.len() == 1);
        Some(Turn { name, words: Range::new(colon, paragraph.end), capitals })
    }

    /// Whether its words can be speech: tables of results and of bonds have labels too.
    fn is_said(&self, document: &Document) -> bool {
        let says = PRONOUN.or(BE).or(HAVE).or(MODAL).or(DO).or(QUESTION_WORD);
        // "Will Karim": a name
        let plain = |at: usize| !document.word(at).is_capital() || !document.after(at).is_capital();
        (self.words.start..self.words.end).any(|at| document.word(at).is(says) && plain(at))
    }

    fn draft(self, document: &Document) -> Draft {
        Draft {
            kind: QuoteKind::Direct,
            content: document.span_of(self.words).into(),
            cue: None,
            source: Some(self.name),
            inferred: false,
            quoted: false,
            negated: false,
            rule: QuoteRule::DirectDialogue,
            confidence: Confidence::High,
            score: None,
        }
    }
}
