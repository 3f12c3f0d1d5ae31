//! As `growth`, for repetitions of six pieces of hostile texts in random order: the instructions for a text and for one twice
//! as long.
//!
//! `cargo bench -p reportedly-benches --bench mixtures -- 500` takes so many. If twice the text takes at least 2.2 times
//! the instructions, the exit code is 1. It is no part of `.ci/run`.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use reportedly::{Analysis, Analyzer};
use text::callgrind::{COUNTED, count_calls};

#[path = "../tests/hostile/pieces.rs"]
#[allow(dead_code, reason = "the hostile tests read the rest")]
mod pieces;

use pieces::{PIECES, REPEATED};

/// The shorter text, in bytes, as in `growth`: in shorter ones sentences of 400 words, where they are cut, are few.
const SHORT: usize = 24_000;
/// The number of pieces in a pattern.
const SIX: usize = 6;
/// The limit on the growth of instructions when the text is doubled.
const MOST: f64 = 2.2;
/// Patterns in a process: starting one costs more than counting a pattern.
const BATCH: usize = 25;
/// The number of processes at the same time.
const THREADS: usize = 2;

fn main() -> ExitCode {
    if let Some(batch) = std::env::var(COUNTED).ok().and_then(|batch| batch.parse().ok()) {
        run(batch);
        return ExitCode::SUCCESS;
    }
    let patterns: usize = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(100);
    match compare(patterns.div_ceil(BATCH)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("mixtures: {error}");
            ExitCode::from(2)
        }
    }
}

/// The patterns of a batch.
fn patterns(batch: usize) -> impl Iterator<Item = String> {
    let mut state = batch as u64 + 1;
    let mut below = move |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let all: Vec<&str> = PIECES.iter().chain(REPEATED.iter().filter(|piece| piece.len() < 40)).copied().collect();
    (0..BATCH).map(move |_| {
        let piece = |_| [all[below(all.len())], [" ", " ", "", "\n\n"][below(4)]].concat();
        (0..SIX).map(piece).collect()
    })
}

fn run(batch: usize) {
    let analyzer = Analyzer::new();
    // tables built at first use are not part of the text's cost
    black_box(analyzer.analyze(include_str!("text/median.txt")));
    for pattern in patterns(batch) {
        for times in [1, 2] {
            black_box(counted(&analyzer, &pattern.repeat(times * SHORT.div_ceil(pattern.len()))));
        }
    }
    // ends the count of the last text
    black_box(counted(&analyzer, ""));
}

#[inline(never)]
fn counted(analyzer: &Analyzer, text: &str) -> Analysis {
    black_box(analyzer.analyze(black_box(text)))
}

fn compare(batches: usize) -> Result<ExitCode, String> {
    let next = AtomicUsize::new(0);
    let mut found = Vec::new();
    std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            while let Some(batch) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|batch| *batch < batches) {
                found.push(count_calls("mixtures::counted*", &batch.to_string()).map(|counts| (batch, counts)));
            }
            found
        };
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().for_each(|thread| found.extend(thread.join().expect("no thread panics")));
    });
    let mut kinds = Vec::new();
    for counted in found {
        let (batch, counts) = counted?;
        if counts.len() < 2 * BATCH {
            return Err(format!("{} of {} texts counted", counts.len(), 2 * BATCH));
        }
        for (pattern, counts) in patterns(batch).zip(counts.chunks(2)) {
            let bytes = 2 * SHORT.div_ceil(pattern.len()) * pattern.len();
            kinds.push((counts[1] as f64 / counts[0] as f64, counts[1] / bytes as u64, pattern));
        }
    }
    println!("{} patterns\n{:>7} {:>7}  repeated", kinds.len(), "growth", "a byte");
    let show = |(growth, per_byte, pattern): &(f64, u64, String)| println!("{growth:>7.2} {per_byte:>7}  {pattern:?}");
    kinds.sort_by_key(|(_, per_byte, _)| std::cmp::Reverse(*per_byte));
    kinds.iter().take(5).for_each(show);
    kinds.sort_by(|one, other| other.0.total_cmp(&one.0));
    kinds.iter().take(5).for_each(show);
    Ok(ExitCode::from(u8::from(kinds.iter().any(|(growth, ..)| *growth >= MOST))))
}
