//! The numbers by which trees rank the meanings of a name.

use super::meaning::Meaning;
use super::witnesses::Witnesses;

/// The names of the numbers, in order.
pub(crate) const NAMES: [&str; 12] = [
    "people, as a power of ten",
    "names near 20 km",
    "names near 80 km",
    "names near 300 km",
    "share of the names in its country",
    "share of the names in its division",
    "kind",
    "share of the names of its kind",
    "score of the traits",
    "score of the traits of its own",
    "meanings of the name",
    "main name",
];

/// The numbers of a meaning, in the order of [`NAMES`].
pub(crate) type Numbers = [f32; NAMES.len()];

/// The scores of a meaning by its traits, in logits: by all, and by those of its own alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scores {
    pub all: f32,
    pub own: f32,
}

impl Scores {
    /// The greatest of each.
    pub(super) fn best(scores: impl Iterator<Item = Scores>) -> Scores {
        let none = Scores { all: f32::NEG_INFINITY, own: f32::NEG_INFINITY };
        scores.fold(none, |best, scores| Scores { all: best.all.max(scores.all), own: best.own.max(scores.own) })
    }
}

/// The numbers of a meaning. `sense` is the index of its name, `best` has the best scores of its meanings, `count` is how
/// many they are.
pub(super) fn numbers(
    meaning: &Meaning<'_>,
    sense: usize,
    witnesses: &Witnesses,
    scores: Scores,
    best: Scores,
    count: usize,
) -> Numbers {
    let row = meaning.named.row;
    let around = witnesses.around(sense, row);
    let [near, nearby, far] = witnesses.nearness(sense, row);
    [
        (row.population as f32 + 1.0).log10(),
        near,
        nearby,
        far,
        around.country_share,
        around.division_share,
        f32::from(row.kind.number()),
        witnesses.alike(sense, row.kind),
        scores.all - best.all,
        scores.own - best.own,
        count as f32,
        f32::from(u8::from(meaning.named.is_main)),
    ]
}

/// The score of the traits among the numbers, to which the trees add, in logits.
pub(crate) fn score_of_traits(numbers: &Numbers) -> f32 {
    let [.., score, _own, _count, _main] = *numbers;
    score
}
