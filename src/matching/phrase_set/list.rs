//! The phrases as they were given, and as they are compared.

use super::PhraseCase;
use super::demands::Demands;
use crate::document::Document;
use crate::error::Error;
use crate::matching::folded::fold_exactly;

/// Phrases as they were given, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    texts: String,
    ends: Vec<usize>,
}

impl List {
    pub(super) fn push(&mut self, text: &str) {
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
    }

    /// Whether 32 bits can count the phrases and their bytes.
    pub(super) fn is_countable(&self) -> bool {
        u32::try_from(self.texts.len().max(self.ends.len())).is_ok()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|number| self.texts.get(self.piece(number).range()).unwrap_or_default())
    }

    /// Where a phrase is in the texts.
    pub(super) fn piece(&self, number: usize) -> Piece {
        let end = |number: usize| self.ends.get(number).copied().unwrap_or_default();
        Piece::new(number.checked_sub(1).map_or(0, end), end(number))
    }

    pub(super) fn into_texts(self) -> String {
        self.texts
    }
}

/// A range of offsets or numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    start: u32,
    end: u32,
}

impl Piece {
    /// Both fit in 32 bits.
    pub(super) fn new(start: usize, end: usize) -> Piece {
        Piece { start: start as u32, end: end as u32 }
    }

    pub(super) fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The range from its start to the end of another.
    fn to(self, last: Piece) -> Piece {
        Piece { end: last.end, ..self }
    }
}

/// One spelling of a phrase as it is compared.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) pattern: String,
    pub(super) demands: Option<Box<Demands>>,
    /// The number of the phrase: in the list that was given, and after merging, among those that differ.
    pub(super) number: usize,
    /// The payloads of the phrase. The main spelling has them, other spellings have none.
    pub(super) payloads: Piece,
}

impl Row {
    pub(super) fn new(number: usize, text: &str, case: PhraseCase, buffer: &mut Document) -> Result<Row, Error> {
        let pattern = fold_exactly(text, buffer)?;
        let demands = Demands::of(text, case, buffer).map(Box::new);
        Ok(Row { pattern, demands, number, payloads: Piece::default() })
    }

    /// Sorts spellings by pattern. Of those with the same pattern, the first that agrees with a text is the match.
    pub(super) fn sort(rows: &mut [Row]) {
        rows.sort_unstable_by(|a, b| {
            let demands = || Demands::order(a.demands.as_deref()).cmp(&Demands::order(b.demands.as_deref()));
            a.pattern.cmp(&b.pattern).then_with(demands).then(a.number.cmp(&b.number))
        });
    }

    /// Whether a text agrees with both or with neither.
    fn equals(&self, other: &Row) -> bool {
        self.pattern == other.pattern && self.demands == other.demands
    }
}

/// Leaves one of equal rows in a sorted list, that of the phrase that was given first, and gives the payloads out in this
/// order. Returns, for each of `given` phrases, the number of the one that it is merged into.
pub(super) fn merge(rows: &mut Vec<Row>, given: usize) -> Vec<usize> {
    let mut firsts: Vec<usize> = (0..given).collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row.payloads = Piece::new(at, at + 1);
    }
    rows.dedup_by(|row, first| {
        let equal = row.equals(first);
        if equal {
            first.payloads = first.payloads.to(row.payloads);
            firsts.get_mut(row.number).into_iter().for_each(|number| *number = first.number);
        }
        equal
    });
    firsts
}
