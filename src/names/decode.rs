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

/// A name of the best division: its words in the run, from and to, its kind, and its score as each kind.
pub(super) type Piece = (usize, usize, usize, PerClass);

/// The best division of a run by dynamic programming over the words. `whole` scores the words from and to as one name;
/// `after` are the scores of a name after each state.
pub(super) fn best(
    scores: &Scores,
    after: &[PerClass; STATES],
    mut whole: impl FnMut(usize, usize) -> PerClass,
) -> Vec<Piece> {
    let count = scores.inside.len();
    let mut ends = Vec::with_capacity(count.saturating_add(1));
    ends.push(End::at_start(after));
    for end in 1..=count {
        let before = end.saturating_sub(1);
        let mut states = [Way::NONE; STATES];
        // the last word belongs to no name
        if let (Some(way), Some(entries)) = (states.get_mut(NO_NAME), ends.get(before)) {
            *way = Way { start: before, ..entries.best() };
        }
        if let Some(mut sum) = scores.last.get(before).copied().flatten() {
            for start in (end.saturating_sub(LONGEST)..end).rev() {
                add(&mut sum, scores.inside.get(start));
                let Some(first) = scores.first.get(start).copied().flatten() else { continue };
                let Some(entries) = ends.get(start) else { continue };
                let mut own = whole(start, end);
                add(&mut own, Some(&sum));
                add(&mut own, Some(&first));
                let kinds = own;
                for ((way, kind), entering) in states.iter_mut().zip(kinds).zip(&entries.entering) {
                    let score = entering.score.saturating_add(kind);
                    if score > way.score {
                        *way = Way { score, start, before: entering.before, own };
                    }
                }
            }
        }
        ends.push(End::new(states, after));
    }
    let mut pieces = Vec::new();
    let (mut end, mut state) = (count, ends.last().map_or(NO_NAME, |end| end.best().before));
    while end > 0 {
        let Some(way) = ends.get(end).and_then(|end| end.states.get(state)) else { break };
        if state < KINDS {
            pieces.push((way.start, end, state, way.own));
        }
        (end, state) = (way.start, way.before);
    }
    pieces.reverse();
    pieces
}

/// The best way to a state.
#[derive(Clone, Copy, Debug)]
struct Way {
    score: i32,
    /// The first word of the last piece, and the state before it.
    start: usize,
    before: usize,
    /// The scores of the last piece as a name of each kind.
    own: PerClass,
}

impl Way {
    const NONE: Way = Way { score: i32::MIN / 2, start: 0, before: NO_NAME, own: [0; KINDS] };
}

/// The best ways to the end of a word.
#[derive(Debug)]
struct End {
    /// By the kind of the last piece.
    states: [Way; STATES],
    /// The best state before a name of each kind, with the score of the name after it.
    entering: [Way; KINDS],
}

impl End {
    fn at_start(after: &[PerClass; STATES]) -> End {
        let mut states = [Way::NONE; STATES];
        if let Some(start) = states.get_mut(START) {
            start.score = 0;
        }
        End::new(states, after)
    }

    fn new(states: [Way; STATES], after: &[PerClass; STATES]) -> End {
        let mut entering = [Way::NONE; KINDS];
        for (state, (way, after)) in states.iter().zip(after).enumerate() {
            for (best, after) in entering.iter_mut().zip(after) {
                let score = way.score.saturating_add(*after);
                if score > best.score {
                    *best = Way { score, before: state, ..Way::NONE };
                }
            }
        }
        End { states, entering }
    }

    /// The best state, as the one before what follows.
    fn best(&self) -> Way {
        let mut best = Way::NONE;
        for (state, way) in self.states.iter().enumerate() {
            if way.score > best.score {
                best = Way { score: way.score, before: state, ..Way::NONE };
            }
        }
        best
    }
}

fn add(sum: &mut PerClass, other: Option<&PerClass>) {
    if let Some(other) = other {
        sum.iter_mut().zip(other).for_each(|(sum, other)| *sum = sum.saturating_add(*other));
    }
}
