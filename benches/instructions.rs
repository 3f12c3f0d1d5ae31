//! The instructions that each stage takes for an article of median length: a check that does not depend on the clock or
//! on other programs.
//!
//! `cargo bench -p reportedly-benches --bench instructions` runs itself under `valgrind --tool=callgrind`, once for
//! each stage, and compares with the budget in `benches/instructions.txt`. If a stage is more than a tenth over its
//! budget, the exit code is 1. With `--no-default-features` the dependencies of the other benches are not compiled.
//! `cargo bench -p reportedly-benches --bench instructions -- --write` writes the counts as the new budget.
//! `REPORTEDLY_BENCH_TEXT` names another text, which is counted and not compared.

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use text::callgrind::{COUNTED, count};

const BUDGET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.txt");
/// How far a stage may exceed its budget, in percent.
const SLACK: u64 = 10;

fn main() -> ExitCode {
    if std::env::var_os(COUNTED).is_some() {
        stages::run(&text::article());
        return ExitCode::SUCCESS;
    }
    match compare(std::env::args().any(|argument| argument == "--write")) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("instructions: {error}");
            ExitCode::from(2)
        }
    }
}

fn compare(write: bool) -> Result<ExitCode, Box<dyn Error>> {
    let own = text::named().is_none();
    let budget = if write || !own { BTreeMap::new() } else { read_budget()? };
    let mut counted = String::new();
    let mut over = false;
    println!("{:10} {:>12} {:>12} {:>9}", "stage", "instructions", "budget", "a byte");
    for stage in stages::NAMES {
        let count = count(&format!("stages::{stage}"), "1")?;
        let allowed = budget.get(*stage).copied();
        let exceeds = allowed.is_some_and(|allowed| count * 100 > allowed * (100 + SLACK));
        over |= exceeds || (allowed.is_none() && own && !write);
        let shown = allowed.map_or_else(|| "none".to_owned(), |allowed| allowed.to_string());
        let verdict = if exceeds { "  over" } else { "" };
        println!("{stage:10} {count:>12} {shown:>12} {:>9.1}{verdict}", count as f64 / text::article().len() as f64);
        counted.push_str(&format!("{stage} {count}\n"));
    }
    if write && own {
        std::fs::write(BUDGET, counted)?;
    }
    Ok(ExitCode::from(u8::from(over)))
}

fn read_budget() -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let budget = std::fs::read_to_string(BUDGET).map_err(|error| format!("{BUDGET}: {error}"))?;
    let row = |line: &str| {
        let (stage, count) = line.split_once(' ').ok_or_else(|| format!("{BUDGET}: no count in {line:?}"))?;
        Ok((stage.to_owned(), count.parse()?))
    };
    budget.lines().map(row).collect()
}

/// One function per stage, since the counter identifies stages by function name.
mod stages {
    use std::hint::black_box;

    use reportedly::names::{Entity, Name};
    use reportedly::sources::Attributions;
    use reportedly::{Analysis, Analyzer, Article, Document, Hedge, PlaceMention, Reading};

    pub const NAMES: &[&str] = &["layout", "document", "names", "quotes", "hedges", "places", "full"];

    pub fn run(text: &str) {
        let analyzer = Analyzer::new();
        // tables built at first use are not part of the article's cost
        black_box(analyzer.analyze(text));
        let article = layout(text);
        black_box(document(text, &article));
        let reading = Reading::of(text);
        black_box(names(&analyzer, &reading));
        let found = quotes(&analyzer, &reading);
        black_box(hedges(&analyzer, &reading, &found));
        black_box(places(&analyzer, &reading));
        black_box(full(&analyzer, text));
    }

    #[inline(never)]
    fn layout(text: &str) -> Article {
        black_box(Article::parse(black_box(text)))
    }

    #[inline(never)]
    fn document(text: &str, article: &Article) -> Document {
        black_box(Document::new(black_box(text), article))
    }

    #[inline(never)]
    fn names(analyzer: &Analyzer, reading: &Reading<'_>) -> (Vec<Name>, Vec<Entity>) {
        black_box(analyzer.names(black_box(reading)))
    }

    #[inline(never)]
    fn quotes(analyzer: &Analyzer, reading: &Reading<'_>) -> Attributions {
        black_box(analyzer.quotes(black_box(reading)))
    }

    #[inline(never)]
    fn hedges(analyzer: &Analyzer, reading: &Reading<'_>, found: &Attributions) -> Vec<Hedge> {
        black_box(analyzer.hedges(black_box(reading), found))
    }

    #[inline(never)]
    fn places(analyzer: &Analyzer, reading: &Reading<'_>) -> Vec<PlaceMention> {
        black_box(analyzer.places(black_box(reading)))
    }

    #[inline(never)]
    fn full(analyzer: &Analyzer, text: &str) -> Analysis {
        black_box(analyzer.analyze(black_box(text)))
    }
}
