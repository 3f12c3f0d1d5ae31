//! Fits the weights that divide runs of capitalised words into names, by a semi-Markov model: the probability of a
//! division of a run is the softmax of the sums of its pieces.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;

use reportedly::fit::NameRun;
use reportedly::{Analyzer, fit};
use serde_json::Value;

use crate::regression;

const KINDS: [&str; 4] = ["person", "organization", "place", "other"];
/// The kinds, the start of a run, and a word of no name.
const STATES: usize = KINDS.len() + 2;
const START: usize = KINDS.len();
const NO_NAME: usize = START + 1;
const OTHER: usize = 3;

/// Sentences of local and web news.
const CASES: &str = include_str!("cases/names.txt");
/// How often each of them counts.
const CASE_WEIGHT: usize = 3;

const EPOCHS: usize = 4;
const RATE: f32 = 0.15;
/// The pull of weights towards zero.
const L1: f32 = 1e-3;
/// Features seen in fewer articles are left out.
const LEAST: usize = 5;
/// Features whose weights are all nearer to zero are left out.
const SMALLEST: f32 = 0.1;

/// A run with the numbers of its features.
struct Run {
    count: usize,
    pieces: Vec<Piece>,
    /// The pieces of the labelled division.
    gold: Vec<(usize, usize, usize)>,
}

/// A possible name: its words from and to, and its features.
struct Piece {
    start: usize,
    end: usize,
    features: Vec<u32>,
}

/// The features by name, and how many runs have each.
#[derive(Default)]
struct Features {
    numbers: HashMap<String, u32>,
    counts: Vec<usize>,
}

impl Features {
    fn number(&mut self, name: &str) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }

    /// Counts the features of an article.
    fn count(&mut self, runs: &[Run]) {
        let pieces = runs.iter().flat_map(|run| &run.pieces);
        let mut distinct: Vec<u32> = pieces.flat_map(|piece| &piece.features).copied().collect();
        distinct.sort_unstable();
        distinct.dedup();
        self.counts.resize(self.numbers.len(), 0);
        distinct.into_iter().for_each(|feature| self.counts[feature as usize] += 1);
    }
}

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let mut features = Features::default();
    let (mut runs, names, lost) = read_file(&format!("{gold}/names/conll-train.jsonl"), &mut features)?;
    let own = runs.len();
    read_cases(&mut features, &mut runs);
    println!("{} runs of own sentences", runs.len() - own);
    println!("{} runs, {names} names, {lost} of them no possible piece of a run", runs.len());
    let known = features.counts.len();
    let counts = features.counts.clone();
    let (mut dev, dev_names, _) = read_file(&format!("{gold}/names/conll-dev.jsonl"), &mut features)?;
    for piece in runs.iter_mut().chain(&mut dev).flat_map(|run| &mut run.pieces) {
        piece.features.retain(|&feature| counts.get(feature as usize).is_some_and(|&count| count >= LEAST));
    }
    let states = KINDS.iter().chain(&["start", "none"]);
    let after: Vec<u32> = states.map(|state| features.number(&format!("previous={state}"))).collect();
    let weights = descend(&runs, known, &after, |weights| {
        let (mut right, mut found) = (0, 0);
        for run in &dev {
            let own = best(run, weights, &after);
            found += own.iter().filter(|piece| piece.2 != OTHER).count();
            right += own.iter().filter(|piece| piece.2 != OTHER && run.gold.contains(piece)).count();
        }
        200.0 * right as f32 / (found + dev_names) as f32
    });
    let mut rows: BTreeMap<&str, [f32; 4]> = BTreeMap::new();
    for (name, &number) in &features.numbers {
        let row = weights.get(number as usize).copied().unwrap_or_default();
        if row.iter().any(|weight| weight.abs() >= SMALLEST) {
            rows.insert(name, row);
        }
    }
    println!("{} features", rows.len());
    regression::write_classes("names", &rows)?;
    Ok(())
}

/// The runs of a file, how many names are labelled in it, and how many of them are no piece of a run.
fn read_file(path: &str, features: &mut Features) -> Result<(Vec<Run>, usize, usize), Box<dyn Error>> {
    let analyzer = Analyzer::new();
    let (mut runs, mut names, mut reached) = (Vec::new(), 0, 0);
    for line in fs::read_to_string(path)?.lines() {
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().unwrap_or_default();
        let labels = labels(&article, text);
        names += labels.iter().filter(|label| label.2 != OTHER).count();
        let first = runs.len();
        for run in fit::names(&analyzer, text) {
            reached += read(&run, &labels, features, &mut runs);
        }
        features.count(&runs[first..]);
    }
    Ok((runs, names, names - reached))
}

/// Reads the project's own sentences: each counts as an article.
fn read_cases(features: &mut Features, runs: &mut Vec<Run>) {
    let analyzer = Analyzer::new();
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, labels) = marked(line);
        for _ in 0..CASE_WEIGHT {
            let first = runs.len();
            for run in fit::names(&analyzer, &text) {
                read(&run, &labels, features, runs);
            }
            features.count(&runs[first..]);
        }
    }
}

/// The text of a sentence with its names in square brackets, and the names.
fn marked(line: &str) -> (String, Vec<(usize, usize, usize)>) {
    let (mut text, mut labels) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('[') {
        text.push_str(before);
        let (name, after) = marked.split_once(']').unwrap_or((marked, ""));
        let (name, kind) = name.split_once('|').unwrap_or((name, "x"));
        let kind = ["p", "o", "l", "x"].iter().position(|letter| *letter == kind).unwrap_or(OTHER);
        labels.push((text.len(), text.len() + name.len(), kind));
        text.push_str(name);
        rest = after;
    }
    text.push_str(rest);
    (text, labels)
}

/// The labelled names: byte offsets from and to, and kind.
fn labels(article: &Value, text: &str) -> Vec<(usize, usize, usize)> {
    // the spans are in characters
    let mut offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    offsets.push(text.len());
    let names = article["names"].as_array().map(Vec::as_slice).unwrap_or_default();
    let offset = |value: &Value| offsets.get(value.as_u64()? as usize).copied();
    let label = |name: &Value| {
        let kind = KINDS.iter().position(|kind| name["kind"] == *kind)?;
        Some((offset(&name["span"][0])?, offset(&name["span"][1])?, kind))
    };
    names.iter().filter_map(label).collect()
}

/// Reads a run; gives how many labelled names are pieces of it. A run that a label crosses is left out.
fn read(run: &NameRun, labels: &[(usize, usize, usize)], features: &mut Features, runs: &mut Vec<Run>) -> usize {
    let mut gold = Vec::new();
    for &(start, end, kind) in labels {
        let first = run.words.iter().position(|word| word.start() == start);
        let last = run.words.iter().position(|word| word.end() == end);
        let overlaps = run.words.iter().any(|word| word.start() < end && start < word.end());
        match first.zip(last) {
            Some((first, last)) if run.whole.iter().any(|piece| piece.0 == first && piece.1 == last + 1) => {
                gold.push((first, last + 1, kind));
            }
            _ if overlaps => return 0,
            _ => {}
        }
    }
    let mut pieces = Vec::new();
    for (start, end, whole) in &run.whole {
        let parts = run.inside[*start..*end].iter().flatten();
        let ends = run.first[*start].iter().chain(&run.last[*end - 1]).flatten();
        let features = parts.chain(ends).chain(whole).map(|name| features.number(name)).collect();
        pieces.push(Piece { start: *start, end: *end, features });
    }
    for state in KINDS.iter().chain(&["start", "none"]) {
        features.number(&format!("previous={state}"));
    }
    let found = gold.iter().filter(|label| label.2 != OTHER).count();
    runs.push(Run { count: run.words.len(), pieces, gold });
    found
}

/// Stochastic gradient descent with AdaGrad steps, a run a step.
fn descend(runs: &[Run], features: usize, after: &[u32], held_out: impl Fn(&[[f32; 4]]) -> f32) -> Vec<[f32; 4]> {
    let mut weights = vec![[0f32; 4]; features];
    let mut squares = vec![[1e-6f32; 4]; features];
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    for epoch in 0..EPOCHS {
        for last in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (state >> 33) as usize % (last + 1));
        }
        let mut loss = 0.0;
        for &number in &order {
            let run = &runs[number];
            let (gradients, own) = step(run, &weights, after);
            loss -= own;
            for (feature, kind, gradient) in gradients {
                let weight = &mut weights[feature as usize][kind];
                let square = &mut squares[feature as usize][kind];
                *square += gradient * gradient;
                let rate = RATE / square.sqrt();
                let moved = *weight - rate * gradient;
                *weight = moved.signum() * (moved.abs() - rate * L1).max(0.0);
            }
        }
        println!("{:2} {loss:9.1} {:6.2}", epoch + 1, held_out(&weights));
    }
    weights
}

/// The gradients of a run by feature and kind, and the logarithm of the probability of its labelled division.
fn step(run: &Run, weights: &[[f32; 4]], after: &[u32]) -> (Vec<(u32, usize, f32)>, f32) {
    let score = |piece: &Piece| {
        let mut sums = [0f32; 4];
        for &feature in &piece.features {
            sums.iter_mut().zip(weights[feature as usize]).for_each(|(sum, weight)| *sum += weight);
        }
        sums
    };
    let scores: Vec<[f32; 4]> = run.pieces.iter().map(score).collect();
    let transitions: Vec<[f32; 4]> = after.iter().map(|&feature| weights[feature as usize]).collect();
    // the logarithms of the sums over all divisions up to each word, and from it on
    let mut before = vec![[f32::NEG_INFINITY; STATES]; run.count + 1];
    before[0][START] = 0.0;
    for end in 1..=run.count {
        let mut row = [f32::NEG_INFINITY; STATES];
        row[NO_NAME] = log_sum(before[end - 1]);
        for (piece, scores) in run.pieces.iter().zip(&scores).filter(|(piece, _)| piece.end == end) {
            for kind in 0..KINDS.len() {
                let entering: [f32; STATES] =
                    std::array::from_fn(|state| before[piece.start][state] + transitions[state][kind]);
                row[kind] = log_add(row[kind], log_sum(entering) + scores[kind]);
            }
        }
        before[end] = row;
    }
    let mut behind = vec![[f32::NEG_INFINITY; STATES]; run.count + 1];
    behind[run.count] = [0.0; STATES];
    for start in (0..run.count).rev() {
        let mut row = [behind[start + 1][NO_NAME]; STATES];
        for (piece, scores) in run.pieces.iter().zip(&scores).filter(|(piece, _)| piece.start == start) {
            for kind in 0..KINDS.len() {
                let on = scores[kind] + behind[piece.end][kind];
                for state in 0..STATES {
                    row[state] = log_add(row[state], on + transitions[state][kind]);
                }
            }
        }
        behind[start] = row;
    }
    let total = log_sum(before[run.count]);
    let mut gradients = Vec::new();
    let mut own = -total;
    for (piece, scores) in run.pieces.iter().zip(&scores) {
        for kind in 0..KINDS.len() {
            let mut whole = 0.0;
            let is_gold = run.gold.contains(&(piece.start, piece.end, kind));
            for state in 0..STATES {
                let path =
                    before[piece.start][state] + transitions[state][kind] + scores[kind] + behind[piece.end][kind];
                let probability = (path - total).exp();
                whole += probability;
                let gold = is_gold && state_before(run, piece.start) == state;
                let error = probability - f32::from(u8::from(gold));
                if error.abs() > 1e-4 {
                    gradients.push((after[state], kind, error));
                }
                own += if gold { transitions[state][kind] + scores[kind] } else { 0.0 };
            }
            let error = whole - f32::from(u8::from(is_gold));
            if error.abs() > 1e-4 {
                gradients.extend(piece.features.iter().map(|&feature| (feature, kind, error)));
            }
        }
    }
    (gradients, own)
}

/// The best division of a run.
fn best(run: &Run, weights: &[[f32; 4]], after: &[u32]) -> Vec<(usize, usize, usize)> {
    let mut table = vec![[(f32::NEG_INFINITY, 0, 0); STATES]; run.count + 1];
    table[0][START].0 = 0.0;
    let top =
        |row: &[(f32, usize, usize); STATES]| (0..STATES).max_by(|&a, &b| row[a].0.total_cmp(&row[b].0)).unwrap_or(0);
    for end in 1..=run.count {
        let state = top(&table[end - 1]);
        table[end][NO_NAME] = (table[end - 1][state].0, end - 1, state);
        for piece in run.pieces.iter().filter(|piece| piece.end == end) {
            for kind in 0..KINDS.len() {
                let own: f32 = piece.features.iter().map(|&feature| weights[feature as usize][kind]).sum();
                for state in 0..STATES {
                    let score = table[piece.start][state].0 + own + weights[after[state] as usize][kind];
                    if score > table[end][kind].0 {
                        table[end][kind] = (score, piece.start, state);
                    }
                }
            }
        }
    }
    let (mut end, mut found) = (run.count, Vec::new());
    let mut state = top(&table[end]);
    while end > 0 {
        let (_, start, before) = table[end][state];
        if state < KINDS.len() {
            found.push((start, end, state));
        }
        (end, state) = (start, before);
    }
    found
}

/// The state before a word in the labelled division.
fn state_before(run: &Run, word: usize) -> usize {
    match run.gold.iter().find(|gold| gold.1 == word) {
        Some(&(_, _, kind)) => kind,
        None if word == 0 => START,
        None => NO_NAME,
    }
}

fn log_add(a: f32, b: f32) -> f32 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

fn log_sum(row: [f32; STATES]) -> f32 {
    row.into_iter().fold(f32::NEG_INFINITY, log_add)
}
