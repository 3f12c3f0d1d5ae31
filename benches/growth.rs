//! Checks that the work is linear in the text: the instructions for a text and for one twice as long, for every
//! repetition in the hostile tests.
//!
//! `cargo bench -p reportedly-benches --bench growth` runs itself under `valgrind --tool=callgrind` and prints the
//! repetitions that grow most. If twice the text takes at least 2.2 times the instructions, the exit code is 1.

use std::error::Error;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};

use reportedly::{Analysis, Analyzer};

#[path = "../tests/hostile/pieces.rs"]
#[allow(dead_code, reason = "the hostile tests read the rest")]
mod pieces;

use pieces::REPEATED;

/// The shorter text, in bytes: long enough that the fixed cost of a text is small beside it.
const SHORT: usize = 24_000;
/// The limit on the growth of instructions when the text is doubled.
const MOST: f64 = 2.2;
/// The number of texts counted at the same time.
const THREADS: usize = 2;
/// Distinguishes a run under valgrind from the run that started it.
const COUNTED: &str = "REPORTEDLY_COUNTED";

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
                let counts = count(piece, 1).and_then(|short| Ok((short, count(piece, 2)?)));
                found.push(counts.map(|(short, long)| (long as f64 / short as f64, long, REPEATED[piece])));
            }
            found
        };
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().for_each(|thread| kinds.extend(thread.join().expect("no thread panics")));
    });
    let mut kinds = kinds.into_iter().collect::<Result<Vec<(f64, u64, &str)>, String>>()?;
    kinds.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{:>7} {:>14}  repeated", "growth", "instructions");
    let over = kinds.iter().filter(|kind| kind.0 >= MOST).count();
    for (growth, count, piece) in kinds.iter().take(over.max(5)) {
        println!("{growth:>7.2} {count:>14}  {piece:?}{}", if *growth >= MOST { "  over" } else { "" });
    }
    Ok(ExitCode::from(u8::from(over > 0)))
}

/// The instructions of an analysis, as counted by callgrind.
fn count(piece: usize, times: usize) -> Result<u64, String> {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no"])
        .arg("--toggle-collect=*growth::counted*")
        .arg(std::env::current_exe().map_err(|error| error.to_string())?)
        .env(COUNTED, format!("{piece} {times}"))
        .output()
        .map_err(|error| format!("valgrind: {error}; install valgrind to count"))?;
    let report = String::from_utf8_lossy(&run.stderr).into_owned();
    let collected = report.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim());
    match collected.and_then(|count| count.parse().ok()) {
        Some(count) if count > 0 && run.status.success() => Ok(count),
        _ => Err(format!("valgrind counted nothing for {:?}:\n{report}", REPEATED[piece])),
    }
}
