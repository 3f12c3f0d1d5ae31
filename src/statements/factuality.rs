//! What the words around a cue make of its content: affirmed, denied or neither, and how firmly.
//!
//! The terms and the scale are those of FactBank (Saurí and Pustejovsky 2009). A claim that somebody did not make is
//! unknown, not denied: only verbs of denial deny.

use super::{Certainty, Polarity};
use crate::document::{Document, Gap, Range};
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::quotes::{Cue, Quote};

/// The polarity of a claim, and the most certainty that it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Factuality {
    pub polarity: Polarity,
    pub most: Certainty,
}

/// Words right before a verb that say that it did not happen, by their last word: `has yet to confirm`, `without saying`.
/// With each, what may be before it; empty where it does so alone.
const UNDONE: &[(&str, &[&str])] = &[
    ("avoid", &[""]),
    ("avoided", &[""]),
    ("avoids", &[""]),
    ("barely", &[""]),
    ("from", &["far", "refrained"]),
    ("hardly", &[""]),
    ("longer", &["no"]),
    ("of", &["instead", "short"]),
    ("scarcely", &[""]),
    ("than", &["rather"]),
    ("to", &["fail", "failed", "failing", "fails", "no reason", "unable", "unwilling", "yet"]),
    ("without", &[""]),
];

/// Words at the start of a clause before an auxiliary that deny it: `At no point did he say`.
const NEVER: &[&str] = &["at no point", "at no time", "in no way", "never", "nor", "not once", "nowhere"];

/// Verbs that deny the noun behind them, with those of the class denial: `contradicted claims that`.
const DENIES: &[&str] = &["contradicted", "contradicts", "disproved", "rebutted", "rubbished"];
/// Verbs that take back the noun behind them: `retracted its report that`.
const TAKES_BACK: &[&str] = &["abandoned", "dropped", "recanted", "retracted", "retracts", "withdrew", "withdraws"];

/// The certainty of what a verb or noun introduces, where its class says too little.
const FIRMNESS: &[(&str, Certainty)] = &[
    ("doubt", Certainty::Probable),
    ("hope", Certainty::Uncommitted),
    ("speculate", Certainty::Possible),
    ("suggest", Certainty::Probable),
];

/// The longest group of words between a verb and the noun of a claim: `dismissed as false a report that`.
const BEFORE_NOUN: usize = 4;

/// The factuality of the content of a quote.
pub(super) fn of(document: &Document, quote: &Quote) -> Factuality {
    let Some(cue) = &quote.cue else { return Factuality { polarity: Polarity::Positive, most: Certainty::Certain } };
    let words = Range::new(document.word_at(cue.span.start()), document.word_at(cue.span.end()));
    let head = words.last();
    let doubts = cue.lemma == "doubt";
    let denies = cue.class == CueClass::Denial || doubts || rules_out(document, head);
    let mut polarity = if denies { Polarity::Negative } else { Polarity::Positive };
    let mut most = firmness(cue);
    if let Some(outer) = verb_before_noun(document, words.start) {
        polarity = outer;
        if outer == Polarity::Unknown {
            most = Certainty::Certain;
        }
    }
    let no_doubt = doubts && document.text_before(words.start) == "no";
    if quote.negated || no_doubt || is_undone(document, words) || is_inverted(document, words.start) {
        // "did not deny that", but "neither confirmed nor denied that"
        let neither = [words.start.saturating_sub(1), words.start].map(|at| document.text(at));
        let affirms = polarity == Polarity::Negative && !neither.iter().any(|word| matches!(*word, "neither" | "nor"));
        polarity = if affirms { Polarity::Positive } else { Polarity::Unknown };
        most = match cue.class {
            // "could not rule out that it fell"
            _ if rules_out(document, head) => Certainty::Possible,
            CueClass::Belief if !doubts => Certainty::Probable,
            _ => Certainty::Certain,
        };
    }
    if matches!(document.text(document.word_at(quote.content.hull().start())), "whether" | "if") {
        most = Certainty::Uncommitted;
    }
    if is_open(document, words.start) {
        return Factuality { polarity: Polarity::Unknown, most: Certainty::Uncommitted };
    }
    Factuality { polarity, most }
}

/// Where the claim itself starts in the content of a quote: behind the noun of what is denied or confirmed, whose own doubt
/// is not the speaker's, `denied reports that the pass was shut`. A byte offset.
pub(super) fn claim_start(document: &Document, quote: &Quote) -> usize {
    let start = quote.content.hull().start();
    let judged = quote.cue.as_ref().is_some_and(|cue| cue.class == CueClass::Denial || cue.lemma == "confirm");
    if !judged {
        return start;
    }
    let first = document.word_at(start);
    let mut opening = first..first.saturating_add(BEFORE_NOUN).saturating_add(1);
    opening.find(|&at| document.text(at) == "that").map_or(start, |that| document.word(that).span().start())
}

/// The most certainty that a cue gives.
fn firmness(cue: &Cue) -> Certainty {
    if let Some((_, certainty)) = FIRMNESS.iter().find(|(lemma, _)| *lemma == cue.lemma) {
        return *certainty;
    }
    match cue.class {
        CueClass::Belief | CueClass::Allegation => Certainty::Probable,
        CueClass::Question | CueClass::Desire | CueClass::Directive => Certainty::Uncommitted,
        CueClass::Evidential => Certainty::Possible,
        _ => Certainty::Certain,
    }
}

/// Whether a verb is that of "ruled out".
fn rules_out(document: &Document, head: usize) -> bool {
    matches!(document.text(head), "rule" | "ruled" | "rules" | "ruling") && document.text_after(head) == "out"
}

/// Whether the words before a verb say that it did not happen.
fn is_undone(document: &Document, words: Range) -> bool {
    let starts = |end: usize| {
        let (_, before) = UNDONE.iter().find(|(last, _)| document.text_before(end) == *last)?;
        let last = start_of_phrase(document, end, document.text_before(end))?;
        let start =
            |phrase: &&str| if phrase.is_empty() { Some(last) } else { start_of_phrase(document, last, phrase) };
        before.iter().find_map(start)
    };
    // "did not fail to mention"
    let start = (words.start..=words.last()).find_map(starts);
    start.is_some_and(|start| !document.before(start).is(NEGATION))
}

/// The first word of a phrase that is right before a word, with no sign between them.
fn start_of_phrase(document: &Document, end: usize, phrase: &str) -> Option<usize> {
    let mut at = end;
    let is_it = phrase.rsplit(' ').all(|word| {
        let joined = at > 0 && !document.word(at).gap.any(Gap::PUNCTUATION);
        at = at.saturating_sub(1);
        joined && document.text(at) == word
    });
    is_it.then_some(at)
}

/// The word behind a phrase that starts at a word.
fn end_of_phrase(document: &Document, start: usize, phrase: &str) -> Option<usize> {
    let mut at = start;
    for word in phrase.split(' ') {
        if document.text(at) != word {
            return None;
        }
        at = at.saturating_add(1);
    }
    Some(at)
}

/// Whether the clause of a verb starts with words that deny it, an auxiliary behind them: `nor did she say`.
fn is_inverted(document: &Document, verb: usize) -> bool {
    let start = clause_start(document, verb);
    let behind = NEVER.iter().find_map(|phrase| end_of_phrase(document, start, phrase));
    behind.is_some_and(|at| at < verb && document.word(at).is(DO.or(HAVE).or(BE).or(MODAL)))
}

/// Whether the clause of a verb is a question or a condition: `Did she say that`, `if she says that`.
fn is_open(document: &Document, verb: usize) -> bool {
    let sentence = document.sentence(verb);
    let start = clause_start(document, verb);
    if matches!(document.text(start), "if" | "unless") && start < verb {
        return true;
    }
    let first = document.word(start);
    let asked = first.is(DO.or(HAVE).or(MODAL)) && start == sentence.start && start < verb;
    asked && document.is_followed_by(sentence, b'?')
}

/// The longest clause before its verb, in words, so that the cost is linear in a sentence of many cues.
const LONGEST_CLAUSE: usize = 40;

/// The first word of the clause of a verb: behind the last comma, dash or bracket, or the start of its sentence.
fn clause_start(document: &Document, verb: usize) -> usize {
    let floor = document.sentence(verb).start.max(verb.saturating_sub(LONGEST_CLAUSE));
    let breaks = |at: &usize| document.word(*at).gap.any(Gap::PUNCTUATION);
    (floor.saturating_add(1)..=verb).rev().find(breaks).unwrap_or(floor)
}

/// What a verb makes of the claim whose noun follows it: `rejected claims that` denies it, `withdrew the claim that` takes
/// it back. `None` for any other verb.
fn verb_before_noun(document: &Document, noun: usize) -> Option<Polarity> {
    document.word(noun).lexicon()?.noun?;
    let near = (noun.saturating_sub(BEFORE_NOUN)..noun).rev();
    for at in near.take_while(|&at| !document.after(at).gap.any(Gap::PUNCTUATION)) {
        let text = document.text(at);
        if DENIES.contains(&text)
            || rules_out(document, at)
            || document.word(at).cue().is_some_and(|cue| cue.verb.class == CueClass::Denial)
        {
            return Some(Polarity::Negative);
        }
        if TAKES_BACK.contains(&text) {
            return Some(Polarity::Unknown);
        }
    }
    None
}
