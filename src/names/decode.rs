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

/// The scores that a word adds to a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scores {
    /// Wherever it is in the name.
    pub inside: PerClass,
    /// As the first word; `None` where no name may start.
    pub first: Option<PerClass>,
    /// As the last word; `None` where no name may end.
    pub last: Option<PerClass>,
}

/// A name of the best division: its words in the run, from and to, its kind, and its score as each kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub start: usize,
    pub end: usize,
    pub kind: usize,
    pub own: PerClass,
}

/// Divides runs into names. Its buffers are kept from one run to the next.
#[derive(Debug)]
pub(super) struct Decoder<'w> {
    /// The scores of a name after each state.
    after: &'w [PerClass; STATES],
    /// The best ways to the end of each word.
    ends: Vec<End>,
    /// The scores of each name that was tried, as each kind.
    tried: Vec<PerClass>,
    /// The names of the last division.
    pieces: Vec<Piece>,
}

impl<'w> Decoder<'w> {
    pub(super) fn new(after: &'w [PerClass; STATES]) -> Decoder<'w> {
        Decoder { after, ends: Vec::new(), tried: Vec::new(), pieces: Vec::new() }
    }

    /// The best division of a run of words with these scores. `whole` scores the words from and to as one name. A word of
    /// no name has the score zero.
    pub(super) fn best(&mut self, words: &[Scores], mut whole: impl FnMut(usize, usize) -> PerClass) -> &[Piece] {
        self.pieces.clear();
        match words {
            [Scores { inside, first: Some(first), last: Some(last) }] => {
                let mut own = whole(0, 1);
                [inside, first, last].into_iter().for_each(|scores| add(&mut own, scores));
                self.only(own);
            }
            _ => self.divide(words, whole),
        }
        &self.pieces
    }

    /// Keeps the only word of a run as a name if a kind has a score of at least zero. Of equal kinds the first counts.
    fn only(&mut self, own: PerClass) {
        let mut scores = own;
        self.after.get(START).into_iter().for_each(|after| add(&mut scores, after));
        let mut best: Option<(usize, i32)> = None;
        for (kind, score) in scores.into_iter().enumerate() {
            if score >= 0 && best.is_none_or(|(_, other)| score > other) {
                best = Some((kind, score));
            }
        }
        self.pieces.extend(best.map(|(kind, _)| Piece { start: 0, end: 1, kind, own }));
    }

    /// Divides a run by dynamic programming over its words.
    fn divide(&mut self, words: &[Scores], mut whole: impl FnMut(usize, usize) -> PerClass) {
        self.ends.clear();
        self.tried.clear();
        let mut start = End::NONE;
        if let Some(score) = start.scores.get_mut(START) {
            *score = 0;
        }
        start.enter(self.after);
        self.ends.push(start);
        for (before, word) in words.iter().enumerate() {
            let end = before.saturating_add(1);
            let mut ways = End::NONE;
            if let Some(best) = self.ends.get(before).map(End::best) {
                ways.keep(NO_NAME, best.score, Way { start: before, before: best.state, tried: 0 });
            }
            if let Some(mut sum) = word.last {
                for (start, word) in words.iter().enumerate().take(end).skip(end.saturating_sub(LONGEST)).rev() {
                    add(&mut sum, &word.inside);
                    let Some((first, entries)) = word.first.zip(self.ends.get(start)) else { continue };
                    let mut own = whole(start, end);
                    add(&mut own, &sum);
                    add(&mut own, &first);
                    let tried = self.tried.len();
                    self.tried.push(own);
                    for (kind, (score, entering)) in own.into_iter().zip(&entries.entering).enumerate() {
                        let score = score.wrapping_add(entering.score);
                        ways.keep(kind, score, Way { start, before: entering.state, tried });
                    }
                }
            }
            if words.get(end).is_some_and(|next| next.first.is_some()) {
                ways.enter(self.after);
            }
            self.ends.push(ways);
        }
        let (mut end, mut state) = (words.len(), self.ends.last().map_or(NO_NAME, |end| end.best().state));
        while end > 0 {
            let Some(way) = self.ends.get(end).and_then(|end| end.ways.get(state)) else { break };
            if let Some(&own) = self.tried.get(way.tried).filter(|_| state < KINDS) {
                self.pieces.push(Piece { start: way.start, end, kind: state, own });
            }
            (end, state) = (way.start, way.before);
        }
        self.pieces.reverse();
    }
}

/// The last piece of the best way to a state.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// Its first word, and the state before it.
    start: usize,
    before: usize,
    /// Its index among the names that were tried.
    tried: usize,
}

/// A state with the score of the best way to it.
#[derive(Clone, Copy, Debug)]
struct Scored {
    score: i32,
    state: usize,
}

impl Scored {
    const NONE: Scored = Scored { score: UNREACHED, state: NO_NAME };
}

/// The score of a state that no way reaches.
const UNREACHED: i32 = i32::MIN / 2;

/// The best ways to the end of a word.
#[derive(Debug)]
struct End {
    /// By the kind of the last piece.
    scores: [i32; STATES],
    ways: [Way; STATES],
    /// The best state before a name of each kind, with the score that such a name adds to.
    entering: [Scored; KINDS],
}

impl End {
    const NONE: End = End {
        scores: [UNREACHED; STATES],
        ways: [Way { start: 0, before: NO_NAME, tried: 0 }; STATES],
        entering: [Scored::NONE; KINDS],
    };

    /// Keeps a way to a state if it is better than the one before it.
    fn keep(&mut self, state: usize, score: i32, way: Way) {
        if let Some((best, best_way)) = self.scores.get_mut(state).zip(self.ways.get_mut(state)) {
            if score > *best {
                (*best, *best_way) = (score, way);
            }
        }
    }

    /// Finds the best state before a name of each kind.
    fn enter(&mut self, after: &[PerClass; STATES]) {
        for (state, (&score, after)) in self.scores.iter().zip(after).enumerate() {
            if score == UNREACHED {
                continue;
            }
            for (best, after) in self.entering.iter_mut().zip(after) {
                let score = score.wrapping_add(*after);
                if score > best.score {
                    *best = Scored { score, state };
                }
            }
        }
    }

    /// The best state.
    fn best(&self) -> Scored {
        let mut best = Scored::NONE;
        for (state, &score) in self.scores.iter().enumerate() {
            if score > best.score {
                best = Scored { score, state };
            }
        }
        best
    }
}

/// Adds scores. The sums of a run are far from the bounds of a number: [`LONGEST`] words have a few hundred features, each
/// of at most some thousand.
fn add(sum: &mut PerClass, other: &PerClass) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum = sum.wrapping_add(*other));
}
