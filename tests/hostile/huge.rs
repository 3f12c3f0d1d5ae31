//! Texts that take minutes: `cargo test --release --test hostile -- --ignored --test-threads 1 --nocapture` prints time and
//! memory.

use std::time::Instant;

use reportedly::quotes::DiagnosticKind;
use reportedly::{Analysis, Analyzer};

const LINE: &str =
    "“The pass is open,” Imran Karim said in Kabul. Officials told reporters that it may close on Monday. ";

/// The most memory, as a multiple of the text.
const MOST: usize = 40;

/// Analyses a text and prints what it took. The peak is that of the process, as Linux counts it.
fn measured(what: &str, text: &str) -> Analysis {
    let start = Instant::now();
    let analysis = Analyzer::new().analyze(text);
    let seconds = start.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    let peak = peak.map_or(0, |kib: usize| kib * 1024);
    println!("{what}: {} bytes, {seconds:.1} s, {} quotes, peak {peak} bytes", text.len(), analysis.quotes.len());
    assert!(peak <= MOST * text.len());
    analysis
}

#[test]
#[ignore = "takes seconds and gigabytes"]
fn a_line_of_100_mb() {
    let analysis = measured("one line", &LINE.repeat(100_000_000 / LINE.len()));
    assert!(analysis.quotes.len() > 1_000_000);
}

#[test]
#[ignore = "takes minutes and many gigabytes"]
fn a_text_of_paragraphs_of_400_mb() {
    let paragraph = [LINE, "\n\n"].concat();
    let analysis = measured("paragraphs", &paragraph.repeat(400_000_000 / paragraph.len()));
    assert!(analysis.quotes.len() > 4_000_000);
}

#[test]
#[ignore = "takes 5 GB"]
fn a_text_over_4_gib_is_read_up_to_there() {
    let mut text = " ".repeat((1 << 32) - 40);
    text.push_str("Karim said the pass was open. Noor said the road was shut. ");
    text.push_str(LINE);
    let analysis = measured("over 4 GiB", &text);
    let last = analysis.diagnostics.last().unwrap();
    assert_eq!((last.kind, last.span.end()), (DiagnosticKind::TextTooLong, text.len()));
    assert!(last.span.start() < 1 << 32 && analysis.quotes.iter().all(|it| it.content[0].end() <= last.span.start()));
}
