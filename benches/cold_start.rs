//! The cost of the first article in a process. Each figure is the median of [`RUNS`] new processes, since tables built
//! at first use are built once per process.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use reportedly::{Analyzer, Gazetteer};

const RUNS: usize = 21;
/// A sentence with at least one entry of every lexicon.
const SENTENCE: &str = "Aides reportedly said “it is open,” and Mr. Karim, who asked not to be named, denied it.";
/// Distinguishes a measured run from the run that started it.
const MEASURED: &str = "REPORTEDLY_MEASURED";

fn main() {
    if std::env::var_os(MEASURED).is_some() {
        measured();
        return;
    }
    let mut runs: Vec<Vec<(String, f64)>> = (0..RUNS).map(|_| run()).collect();
    let steps: Vec<String> = runs[0].iter().map(|(step, _)| step.clone()).collect();
    for (number, step) in steps.iter().enumerate() {
        runs.sort_by(|a, b| a[number].1.total_cmp(&b[number].1));
        println!("{step:32} {:>8.2}", runs[RUNS / 2][number].1);
    }
}

/// The figures of one new process, and its time from start to end.
fn run() -> Vec<(String, f64)> {
    let start = Instant::now();
    let program = std::env::current_exe().expect("a program has a path");
    let output = Command::new(program).env(MEASURED, "1").output().expect("it ran before");
    let whole = start.elapsed().as_secs_f64() * 1e3;
    let told = String::from_utf8(output.stdout).expect("its output is text");
    let figure = |line: &str| {
        let (step, figure) = line.rsplit_once(' ').expect("a step and a figure");
        (step.to_owned(), figure.parse().expect("a number"))
    };
    let mut figures: Vec<(String, f64)> = told.lines().map(figure).collect();
    figures.push(("process, ms".to_owned(), whole));
    figures
}

fn measured() {
    let text = text::article();
    let step = |name: &str, run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        println!("{name}, ms {:.3}", start.elapsed().as_secs_f64() * 1e3);
    };
    step("world table", &mut || drop(black_box(Gazetteer::world())));
    let analyzer = Analyzer::new();
    let without_places = Analyzer::builder().without_places().build().unwrap();
    step("lexicons, with a sentence", &mut || drop(black_box(without_places.analyze(SENTENCE))));
    step("first article", &mut || drop(black_box(analyzer.analyze(&text))));
    step("second article", &mut || drop(black_box(analyzer.analyze(&text))));
    if let Some(peak) = peak() {
        println!("most memory, MB {peak:.1}");
    }
}

/// The peak memory of the process, if the system reports it.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1e3)
}
