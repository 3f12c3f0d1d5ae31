//! Writes one page of HTML for an article, with everything that was found in it marked: `html [FILE]`.
//!
//! FILE is plain text in UTF-8; without it, the page is of the article that ships with the example `analyze`. The page needs no
//! network: styles and script are in it.

mod page;

use std::io::{self, Write};
use std::process::ExitCode;

use reportedly::Analyzer;

const SAMPLE: &str = include_str!("../analyze/sample.txt");

fn main() -> ExitCode {
    let path = std::env::args().nth(1);
    let text = match path.as_deref().map_or_else(|| Ok(SAMPLE.to_owned()), std::fs::read_to_string) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("html: {}: {error}", path.unwrap_or_default());
            return ExitCode::FAILURE;
        }
    };
    let analysis = Analyzer::new().analyze(&text);
    match io::stdout().write_all(page::page(&text, &analysis).as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        // whoever reads our output may stop early
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("html: {error}");
            ExitCode::FAILURE
        }
    }
}
