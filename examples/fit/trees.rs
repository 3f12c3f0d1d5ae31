//! Boosted regression trees for a choice among rows of numbers.

use std::{fs, io};

/// A candidate of a choice.
pub struct Row {
    pub numbers: Vec<f32>,
    /// Its score in logits, to which the trees add.
    pub score: f32,
    pub label: bool,
}

pub struct Settings {
    pub trees: usize,
    /// The leaves of a tree.
    pub leaves: usize,
    /// The share of each tree that is added.
    pub rate: f32,
    /// The fewest rows of a leaf.
    pub least: usize,
    /// The pull of the leaves towards zero.
    pub l2: f32,
}

/// A tree, its nodes in preorder.
pub enum Tree {
    Leaf(f32),
    Split { number: usize, bound: f32, below: Box<Tree>, other: Box<Tree> },
}

/// The greatest number of bounds that are tried for a number.
const BOUNDS: usize = 64;

/// The sum of the leaves that the numbers lead to.
pub fn score(trees: &[Tree], numbers: &[f32]) -> f32 {
    trees.iter().map(|tree| tree.leaf(numbers)).sum()
}

impl Tree {
    fn leaf(&self, numbers: &[f32]) -> f32 {
        match self {
            Tree::Leaf(value) => *value,
            Tree::Split { number, bound, below, other } => {
                if numbers[*number] < *bound {
                    below.leaf(numbers)
                } else {
                    other.leaf(numbers)
                }
            }
        }
    }

    /// Writes the nodes in preorder, as the crate reads them.
    fn write(&self, out: &mut String) {
        match self {
            Tree::Leaf(value) => out.push_str(&format!("{}", (value * 100.0).round() as i32)),
            Tree::Split { number, bound, below, other } => {
                out.push_str(&format!("{number}<{bound} "));
                below.write(out);
                out.push(' ');
                other.write(out);
            }
        }
    }
}

/// Writes a file of trees; the comment at its head stays.
pub fn write(path: &str, trees: &[Tree]) -> io::Result<()> {
    let before = fs::read_to_string(path)?;
    let mut file: String = before.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
    for tree in trees {
        tree.write(&mut file);
        file.push('\n');
    }
    fs::write(path, file)
}

/// Fits trees to the probabilities of a choice: in each group, the right rows against the others.
pub fn fit_choices(groups: &[Vec<Row>], settings: &Settings) -> Vec<Tree> {
    let rows: Vec<&Row> = groups.iter().flatten().collect();
    let bounds = bounds(&rows);
    let mut scores: Vec<f32> = rows.iter().map(|row| row.score).collect();
    let mut trees = Vec::new();
    for _ in 0..settings.trees {
        let slopes = slopes(groups, &scores);
        let tree = grow(&rows, &slopes, &bounds, settings);
        rows.iter().zip(&mut scores).for_each(|(row, score)| *score += tree.leaf(&row.numbers));
        trees.push(tree);
    }
    trees
}

/// How the loss changes with the score of a row: its first and second derivatives.
#[derive(Clone, Copy, Default)]
struct Slope {
    first: f32,
    second: f32,
}

impl Slope {
    fn add(&mut self, other: Slope) {
        self.first += other.first;
        self.second += other.second;
    }

    fn without(self, other: Slope) -> Slope {
        Slope { first: self.first - other.first, second: self.second - other.second }
    }

    /// What a leaf of these rows gains.
    fn gain(self, l2: f32) -> f32 {
        self.first * self.first / (self.second + l2)
    }
}

fn slopes(groups: &[Vec<Row>], scores: &[f32]) -> Vec<Slope> {
    let mut slopes = Vec::with_capacity(scores.len());
    let mut rest = scores;
    for group in groups {
        let (own, behind) = rest.split_at(group.len());
        rest = behind;
        let top = own.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = own.iter().map(|score| (score - top).exp()).sum();
        let right = group.iter().filter(|row| row.label).count().max(1) as f32;
        slopes.extend(own.iter().zip(group).map(|(score, row)| {
            let share = (score - top).exp() / total;
            Slope { first: share - f32::from(u8::from(row.label)) / right, second: (share * (1.0 - share)).max(1e-3) }
        }));
    }
    slopes
}

/// The bounds to try for each number: between its values, to three digits behind the point.
fn bounds(rows: &[&Row]) -> Vec<Vec<f32>> {
    let count = rows.first().map_or(0, |row| row.numbers.len());
    let of_number = |number: usize| {
        let mut values: Vec<f32> = rows.iter().map(|row| row.numbers[number]).collect();
        values.sort_by(f32::total_cmp);
        let step = (values.len() / BOUNDS).max(1);
        let mut bounds: Vec<f32> = values
            .iter()
            .zip(values.iter().skip(1))
            .step_by(step)
            .map(|(value, next)| ((value + next) * 500.0).round() / 1000.0)
            .collect();
        bounds.dedup();
        bounds
    };
    (0..count).map(of_number).collect()
}

/// A leaf that may be split.
struct Open {
    rows: Vec<usize>,
    sum: Slope,
    best: Option<Best>,
}

#[derive(Clone, Copy)]
struct Best {
    gain: f32,
    number: usize,
    bound: f32,
}

/// Grows a tree by its most gainful split until it has all leaves.
fn grow(rows: &[&Row], slopes: &[Slope], bounds: &[Vec<f32>], settings: &Settings) -> Tree {
    let open = |members: Vec<usize>| {
        let mut sum = Slope::default();
        members.iter().for_each(|&row| sum.add(slopes[row]));
        let best = best(rows, slopes, bounds, settings, &members, sum);
        Open { rows: members, sum, best }
    };
    let mut leaves = vec![open((0..rows.len()).collect())];
    // the leaf that each split replaced, which keeps the rows below the bound; those above are a new leaf at the end
    let mut splits: Vec<(usize, Best)> = Vec::new();
    while leaves.len() < settings.leaves {
        let gain = |leaf: &Open| leaf.best.map_or(0.0, |best| best.gain);
        let Some(at) = (0..leaves.len()).max_by(|&a, &b| gain(&leaves[a]).total_cmp(&gain(&leaves[b]))) else { break };
        let Some(best) = leaves[at].best else { break };
        let (below, other) = leaves[at].rows.iter().partition(|&&row| rows[row].numbers[best.number] < best.bound);
        leaves[at] = open(below);
        leaves.push(open(other));
        splits.push((at, best));
    }
    // put together from the last split to the first
    let leaf = |leaf: &Open| {
        let value = -settings.rate * leaf.sum.first / (leaf.sum.second + settings.l2);
        // as it is written
        Some(Tree::Leaf((value * 100.0).round() / 100.0))
    };
    let mut trees: Vec<Option<Tree>> = leaves.iter().map(leaf).collect();
    while let Some((at, best)) = splits.pop() {
        let other = trees.pop().flatten();
        if let (Some(below), Some(other)) = (trees[at].take(), other) {
            let (below, other) = (Box::new(below), Box::new(other));
            trees[at] = Some(Tree::Split { number: best.number, bound: best.bound, below, other });
        }
    }
    trees.pop().flatten().unwrap_or(Tree::Leaf(0.0))
}

/// The most gainful split of these rows.
fn best(
    rows: &[&Row],
    slopes: &[Slope],
    bounds: &[Vec<f32>],
    settings: &Settings,
    members: &[usize],
    sum: Slope,
) -> Option<Best> {
    let mut best: Option<Best> = None;
    for (number, bounds) in bounds.iter().enumerate() {
        // the rows between two bounds
        let mut bins = vec![(Slope::default(), 0usize); bounds.len() + 1];
        for &row in members {
            let bin = bounds.partition_point(|bound| *bound <= rows[row].numbers[number]);
            bins[bin].0.add(slopes[row]);
            bins[bin].1 += 1;
        }
        let (mut below, mut count) = (Slope::default(), 0);
        for (&bound, (slope, rows)) in bounds.iter().zip(&bins) {
            below.add(*slope);
            count += rows;
            if count < settings.least || members.len() - count < settings.least {
                continue;
            }
            let other = sum.without(below);
            let gain = below.gain(settings.l2) + other.gain(settings.l2) - sum.gain(settings.l2);
            if gain > best.map_or(1e-6, |best| best.gain) {
                best = Some(Best { gain, number, bound });
            }
        }
    }
    best
}
