//! Checks that the work is linear in the text: the instructions for a text and for one twice as long, for every
//! repetition in the hostile tests.
//!
//! `cargo bench -p reportedly-benches --bench growth` runs itself under `valgrind --tool=callgrind` and prints the
//! repetitions that grow most and those that cost most. If twice the text takes at least 2.2 times the instructions, or a
//! byte more than 8,000, the exit code is 1.

use std::error::Error;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use reportedly::{Analysis, Analyzer};
use text::callgrind::{COUNTED, count};

#[path = "../tests/hostile/pieces.rs"]
#[allow(dead_code, reason = "the hostile tests read the rest")]
mod pieces;

use pieces::REPEATED;

/// The shorter text, in bytes: long enough that the fixed cost of a text is small beside it.
const SHORT: usize = 24_000;
/// The limit on the growth of instructions when the text is doubled.
const MOST: f64 = 2.2;
/// The most instructions for a byte of any text. Sentences are cut at 400 words, so that what is quadratic in one grows no
/// further: it shows here.
const MOST_PER_BYTE: u64 = 8_000;
/// The number of texts counted at the same time.
const THREADS: usize = 2;
/// Kinds that are printed, of each order.
const SHOWN: usize = 5;

fn main() -> ExitCode {
    if let Ok(text) = std::env::var(COUNTED) {
        run(&text);
        return ExitCode::SUCCESS;
    }
    match compare() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("growth: {error}");
            ExitCode::from(2)
        }
    }
}

/// Analyses one text, given as the number of its piece and its length in units of the shorter text.
fn run(text: &str) {
    let numbers: Vec<usize> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
    let piece = REPEATED[numbers[0]];
    let analyzer = Analyzer::new();
    // tables built at first use are not part of the text's cost
    black_box(analyzer.analyze(include_str!("text/median.txt")));
    black_box(counted(&analyzer, &piece.repeat(numbers[1] * SHORT.div_ceil(piece.len()))));
}

#[inline(never)]
fn counted(analyzer: &Analyzer, text: &str) -> Analysis {
    black_box(analyzer.analyze(black_box(text)))
}

fn compare() -> Result<ExitCode, Box<dyn Error>> {
    let next = AtomicUsize::new(0);
    let mut kinds = Vec::new();
    std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            while let Some(piece) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|piece| *piece < REPEATED.len()) {
                found.push(kind(piece));
            }
            found
        };
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().for_each(|thread| kinds.extend(thread.join().expect("no thread panics")));
    });
    let mut kinds = kinds.into_iter().collect::<Result<Vec<Kind>, String>>()?;
    println!("{:>7} {:>7}  repeated", "growth", "a byte");
    let show = |kind: &Kind| println!("{:>7.2} {:>7}  {:?}", kind.growth, kind.per_byte, kind.piece);
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.per_byte));
    kinds.iter().take(SHOWN).for_each(show);
    kinds.sort_by(|a, b| b.growth.total_cmp(&a.growth));
    kinds.iter().take(SHOWN).for_each(show);
    let over: Vec<&Kind> = kinds.iter().filter(|kind| kind.growth >= MOST || kind.per_byte > MOST_PER_BYTE).collect();
    over.iter().for_each(|kind| println!("over: {:?}", kind.piece));
    Ok(ExitCode::from(u8::from(!over.is_empty())))
}

/// What the analysis of a repeated piece takes.
struct Kind {
    piece: &'static str,
    /// The instructions of twice the text, as a multiple.
    growth: f64,
    per_byte: u64,
}

fn kind(number: usize) -> Result<Kind, String> {
    let count = |times: usize| count("growth::counted*", &format!("{number} {times}"));
    let (short, long, piece) = (count(1)?, count(2)?, REPEATED[number]);
    let bytes = 2 * SHORT.div_ceil(piece.len()) * piece.len();
    Ok(Kind { piece, growth: long as f64 / short as f64, per_byte: long / bytes as u64 })
}
