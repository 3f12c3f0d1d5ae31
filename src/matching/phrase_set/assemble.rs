//! Makes the automaton and the tables of a set from the spellings of its phrases.

use aho_corasick::MatchKind;
use aho_corasick::nfa::contiguous::NFA;

use super::builder::Settings;
use super::list::{List, Row, merge};
use super::{Form, Pattern, Phrase, PhraseSet};
use crate::document::WORD_END;
use crate::error::{Error, ErrorKind};
use crate::matching::filter::BitSet;
use crate::text::hash::{phrase_key, word_key};

/// The set of the phrases of a list, from the main spelling of each that can be used and its other spellings.
pub(super) fn assemble<T>(
    settings: Settings,
    list: List,
    payloads: Vec<T>,
    mut rows: Vec<Row>,
    mut others: Vec<Row>,
) -> Result<PhraseSet<T>, Error> {
    Row::sort(&mut rows);
    let mut slots: Vec<Option<T>> = payloads.into_iter().map(Some).collect();
    let payloads = rows.iter().filter_map(|row| slots.get_mut(row.number)?.take()).collect();
    let merged = merge(&mut rows, slots.len());
    let phrases = number(&mut rows, &mut others, &merged, &list);
    if !others.is_empty() {
        rows.append(&mut others);
        Row::sort(&mut rows);
    }
    let mut set = PhraseSet {
        automaton: automaton(&rows)?,
        firsts: BitSet::for_items(rows.len()),
        openings: BitSet::for_items(rows.len()),
        patterns: Vec::with_capacity(rows.len()),
        forms: Vec::with_capacity(rows.len()),
        payloads,
        phrases,
        texts: list.into_texts(),
        settings,
        errors: Vec::new(),
    };
    set.fill(rows);
    Ok(set)
}

/// Numbers the phrases of the rows in the order they were first given, and returns them in that order.
fn number(rows: &mut [Row], others: &mut [Row], merged: &[usize], list: &List) -> Vec<Phrase> {
    let mut order: Vec<(usize, &mut Row)> = rows.iter_mut().map(|row| (row.number, row)).collect();
    order.sort_unstable_by_key(|(given, _)| *given);
    let mut numbers = vec![0; merged.len()];
    let mut phrases = Vec::with_capacity(order.len());
    for (number, (given, row)) in order.into_iter().enumerate() {
        numbers.get_mut(given).into_iter().for_each(|it| *it = number);
        phrases.push(Phrase { text: list.piece(given), payloads: row.payloads });
        row.number = number;
    }
    for row in others {
        let number = merged.get(row.number).and_then(|&given| numbers.get(given));
        row.number = number.copied().unwrap_or_default();
    }
    phrases
}

fn automaton(rows: &[Row]) -> Result<NFA, Error> {
    // sorted patterns build faster
    let mut patterns: Vec<&str> = rows.iter().map(|row| row.pattern.as_str()).collect();
    patterns.dedup();
    NFA::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .prefilter(false)
        .build(&patterns)
        .map_err(|error| Error::new(ErrorKind::TooManyNames, error.to_string()).caused_by(error))
}

impl<T> PhraseSet<T> {
    /// Fills the filters and the tables by pattern from the sorted rows.
    fn fill(&mut self, rows: Vec<Row>) {
        let mut last = String::new();
        let mut payloads = 0;
        for row in rows {
            if row.pattern == last {
                self.patterns.pop();
            } else {
                let [first, opening] = beginning(&row.pattern);
                self.firsts.insert(first);
                self.openings.insert(opening);
            }
            let own = self.phrases.get(row.number).map_or(row.payloads, |phrase| phrase.payloads);
            self.forms.push(Form { phrase: row.number as u32, payloads: own, demands: row.demands });
            payloads = row.payloads.range().end.max(payloads);
            self.patterns.push(Pattern { forms: self.forms.len() as u32, payloads: payloads as u32 });
            last = row.pattern;
        }
    }
}

/// The hash of the first word of a folded phrase, and the hash of its beginning.
fn beginning(folded: &str) -> [u32; 2] {
    // the sign before a word is no part of it
    let signs = |c: char| matches!(c, ',' | '.' | '\u{2}' | '\u{E000}'..='\u{EFFF}');
    let words = folded.split_terminator(WORD_END).map(|word| word.strip_prefix(signs).unwrap_or(word));
    let mut words = words.map(|word| word_key(word.as_bytes()));
    let first = words.next().unwrap_or_default();
    [first, words.next().map_or(first, |second| phrase_key(first, None, second))]
}
