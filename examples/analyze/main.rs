//! Reads one article and prints who said what, how firmly, and about where: `analyze [--format FORMAT] [FILE]`.
//!
//! FILE is plain text in UTF-8, `-` for standard input. Without FILE it reads the article that ships with this
//! example. `--help` lists the formats; `--json` is short for `--format json`. Colours appear only on a terminal.

#[path = "../html/page.rs"]
mod page;
mod report;

use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

use reportedly::export::{self, Offsets};
use reportedly::{Analysis, Analyzer};

const SAMPLE: &str = include_str!("sample.txt");
const USAGE: &str = "usage: analyze [--json | --format FORMAT] [FILE]";
const HELP: &str = "
FILE is plain text in UTF-8, - for standard input; without FILE, the article of the example.

formats:
  text         a report for the terminal, the default
  json         the whole analysis
  csv          a row for each attribution, hedge, place and name; opens in a spreadsheet
  geojson      the places, for a map
  markdown     a report
  brat         annotations for brat, the .ann file
  brat-conf    the annotation.conf that declares their types
  annotations  W3C Web Annotation, JSON-LD
  html         the article with everything marked, for a browser
Offsets are bytes in JSON, and code points elsewhere.";

fn main() -> ExitCode {
    let mut format = "text".to_owned();
    let mut path = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => "json".clone_into(&mut format),
            "--format" => match arguments.next() {
                Some(name) => format = name,
                None => return fail(2, &format!("--format needs a name; {USAGE}")),
            },
            "--help" => {
                println!("{USAGE}\n{HELP}");
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
    let out = match written(&format, path.as_deref(), &text, &analysis) {
        Some(out) => out,
        None => return fail(2, &format!("unknown format {format}; --help lists them")),
    };
    match out.and_then(|out| io::stdout().write_all(out.as_bytes())) {
        Ok(()) => ExitCode::SUCCESS,
        // whoever reads our output may stop early
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(1, &error.to_string()),
    }
}

/// The analysis in a format; `None` if there is none of that name.
fn written(format: &str, path: Option<&str>, text: &str, analysis: &Analysis) -> Option<io::Result<String>> {
    Some(Ok(match format {
        "text" => report::report(text, analysis, io::stdout().is_terminal()) + "\n",
        "json" => return Some(serde_json::to_string_pretty(analysis).map(|json| json + "\n").map_err(io::Error::from)),
        // the mark without which spreadsheets do not read UTF-8
        "csv" => format!("\u{feff}{}", export::csv(text, analysis, Offsets::CodePoints)),
        "geojson" => export::geojson(text, analysis, Offsets::CodePoints),
        "markdown" => export::markdown(text, analysis),
        "brat" => export::brat(text, analysis),
        "brat-conf" => export::brat_configuration(),
        "annotations" => export::annotations(text, analysis, path.unwrap_or("sample.txt")),
        "html" => page::page(text, analysis),
        _ => return None,
    }))
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
