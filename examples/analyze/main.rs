//! Reads one article and prints who said what, how firmly, and about where: `analyze [--json] [FILE]`.
//!
//! FILE is plain text in UTF-8, `-` for standard input. Without FILE it reads the article that ships with this
//! example. With `--json` it prints the analysis as JSON. Colours appear only on a terminal.

mod report;

use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

use reportedly::Analyzer;

const SAMPLE: &str = include_str!("sample.txt");
const USAGE: &str = "usage: analyze [--json] [FILE]";

fn main() -> ExitCode {
    let mut json = false;
    let mut path = None;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--json" => json = true,
            "--help" => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            option if option.starts_with("--") => return fail(2, &format!("unknown option {option}; {USAGE}")),
            _ if path.is_some() => return fail(2, USAGE),
            _ => path = Some(argument),
        }
    }
    let text = match path.as_deref().map_or_else(|| Ok(SAMPLE.to_owned()), read) {
        Ok(text) => text,
        Err(message) => return fail(1, &message),
    };
    let analysis = Analyzer::new().analyze(&text);
    let written = if json {
        serde_json::to_string_pretty(&analysis).map_err(io::Error::from)
    } else {
        Ok(report::report(&text, &analysis, io::stdout().is_terminal()))
    };
    match written.and_then(|out| writeln!(io::stdout(), "{out}")) {
        Ok(()) => ExitCode::SUCCESS,
        // whoever reads our output may stop early
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(1, &error.to_string()),
    }
}

fn fail(code: u8, message: &str) -> ExitCode {
    eprintln!("analyze: {message}");
    ExitCode::from(code)
}

fn read(path: &str) -> Result<String, String> {
    let name = if path == "-" { "standard input" } else { path };
    let mut bytes = Vec::new();
    let result = if path == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    result.map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("{name}: not UTF-8, the first odd byte is number {}", error.utf8_error().valid_up_to())
    })?;
    if text.trim().is_empty() { Err(format!("{name}: no text in it")) } else { Ok(text) }
}
