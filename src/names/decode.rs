//! The best division of a run into names.

use super::NameKind;
use crate::scoring::PerClass;

/// The longest name, in words.
pub(crate) const LONGEST: usize = 10;

/// The kind of what is before a piece of a run: nothing, a word of no name, or a name of a kind.
pub(crate) const STATES: usize = KINDS + 2;
const KINDS: usize = NameKind::ALL.len();
/// The state at the start of a run.
pub(crate) const START: usize = KINDS;
/// The state after a word of no name.
pub(crate) const NO_NAME: usize = KINDS + 1;

/// The scores of the pieces of a run. All are zero for a word of no name.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// For each word, the scores that it adds inside a name.
    pub inside: Vec<PerClass>,
    /// For each word, the scores that it adds as the first of a name; `None` where no name may start.
    pub first: Vec<Option<PerClass>>,
    /// For each word, the scores that it adds as the last of a name; `None` where no name may end.
    pub last: Vec<Option<PerClass>>,
}

/// A name of the best division: its words in the run, from and to, and its kind.
pub(super) type Piece = (usize, usize, usize);

/// The best division of a run by dynamic programming over the words. `whole` scores the words from and to as one name;
/// `after` are the scores of a name after each state.
pub(super) fn best(
    scores: &Scores,
    after: &[PerClass; STATES],
    mut whole: impl FnMut(usize, usize) -> PerClass,
) -> Vec<Piece> {
    let count = scores.inside.len();
    // for each end and state: the best score, and the start and state before
    let mut table = vec![[(i32::MIN, 0usize, 0usize); STATES]; count.saturating_add(1)];
    if let Some(start) = table.first_mut().and_then(|row| row.get_mut(START)) {
        start.0 = 0;
    }
    for end in 1..=count {
        let mut row = [(i32::MIN, 0, 0); STATES];
        // the last word belongs to no name
        let before = end.saturating_sub(1);
        let entries = table.get(before).copied().unwrap_or_default();
        if let Some(entry) = row.get_mut(NO_NAME) {
            for (state, &(score, ..)) in entries.iter().enumerate() {
                if score > entry.0 {
                    *entry = (score, before, state);
                }
            }
        }
        if let Some(last) = scores.last.get(before).copied().flatten() {
            let mut sum = last;
            for start in (end.saturating_sub(LONGEST)..end).rev() {
                add(&mut sum, scores.inside.get(start));
                let Some(first) = scores.first.get(start).copied().flatten() else { continue };
                let mut own = whole(start, end);
                add(&mut own, Some(&sum));
                add(&mut own, Some(&first));
                let entries = table.get(start).copied().unwrap_or_default();
                for ((state, &(score, ..)), after) in entries.iter().enumerate().zip(after) {
                    if score == i32::MIN {
                        continue;
                    }
                    for ((entry, own), after) in row.iter_mut().zip(own).zip(after) {
                        let score = score.saturating_add(own).saturating_add(*after);
                        if score > entry.0 {
                            *entry = (score, start, state);
                        }
                    }
                }
            }
        }
        if let Some(slot) = table.get_mut(end) {
            *slot = row;
        }
    }
    let mut pieces = Vec::new();
    let mut end = count;
    let best = |row: &[(i32, usize, usize); STATES]| {
        (0..STATES).max_by_key(|&state| (row.get(state).map_or(i32::MIN, |entry| entry.0), state))
    };
    let mut state = table.last().and_then(best).unwrap_or(NO_NAME);
    while end > 0 {
        let Some(&(_, start, before)) = table.get(end).and_then(|row| row.get(state)) else { break };
        if state < KINDS {
            pieces.push((start, end, state));
        }
        (end, state) = (start, before);
    }
    pieces.reverse();
    pieces
}

fn add(sum: &mut PerClass, other: Option<&PerClass>) {
    if let Some(other) = other {
        sum.iter_mut().zip(other).for_each(|(sum, other)| *sum = sum.saturating_add(*other));
    }
}
