//! Reads articles and prints who said what, how firmly, and about where: `analyze [OPTIONS] [FILE | FOLDER]...`.
//!
//! FILE is plain text in UTF-8, `-` for standard input, a folder stands for the `.txt` files in it. Without one it reads the article that ships with
//! this example. `--help` has the options and formats.

#[path = "../html/page.rs"]
mod page;
mod report;
mod terminal;

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use reportedly::export::{self, Offsets};
use reportedly::{Analysis, Analyzer, Article, import};
use terminal::{Colours, Terminal};

const SAMPLE: &str = include_str!("sample.txt");
const USAGE: &str = "usage: analyze [--format FORMAT] [--input INPUT] [--color WHEN] [FILE | FOLDER]...";
const HELP: &str = "
FILE is text in UTF-8, - for standard input; FOLDER stands for its .txt files. Without
one, the article of the example is read. Several articles end with a summary.

  --format FORMAT   one of these; all but text are for one article:
  text         a report for the terminal, the default
  json         the whole analysis, also --json
  csv          a row for each attribution, hedge, place and name; opens in a spreadsheet
  geojson      the places, for a map
  markdown     a report
  brat         annotations for brat, the .ann file
  brat-conf    the annotation.conf that declares their types
  annotations  W3C Web Annotation, JSON-LD
  conll        a word a line in columns, for corpus tools
  json-ld      schema.org NewsArticle with its quotations
  ninjs        IPTC ninjs 3.0
  html         the article with everything marked, for a browser

  --input INPUT     what FILE is: text, ninjs, or json-ld (schema.org NewsArticle)
  --color WHEN      auto, always or never; auto is for terminals, without NO_COLOR and TERM=dumb
  --version, --help

Lines are as long as COLUMNS says, 80 without it. Offsets are bytes in JSON, and code points
elsewhere.
Exit code: 0, 1 where an article could not be read, 2 for arguments that are none.";

#[derive(Default)]
struct Options {
    format: String,
    input: String,
    colours: Colours,
    paths: Vec<String>,
}

impl Options {
    /// What the arguments ask for; a text to print and be done.
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Result<Options, String>, String> {
        let mut options = Options { format: "text".to_owned(), input: "text".to_owned(), ..Options::default() };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a name; {USAGE}"));
            match argument.as_str() {
                "--json" => "json".clone_into(&mut options.format),
                "--format" => options.format = value()?,
                "--input" => options.input = value()?,
                "--color" => options.colours = value()?.parse()?,
                "--help" => return Ok(Err(format!("{USAGE}\n{HELP}"))),
                "--version" => return Ok(Err(format!("reportedly {}", env!("CARGO_PKG_VERSION")))),
                option if option.starts_with("--") => return Err(format!("unknown option {option}; {USAGE}")),
                _ => options.paths.push(argument),
            }
        }
        if !["text", "ninjs", "json-ld"].contains(&options.input.as_str()) {
            return Err(format!("unknown input {}; --help lists them", options.input));
        }
        Ok(Ok(options))
    }
}

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Ok(options)) => options,
        Ok(Err(text)) => return print(&(text + "\n")).map_or_else(|error| fail(1, &error), |()| ExitCode::SUCCESS),
        Err(message) => return fail(2, &message),
    };
    let analyzer = Analyzer::new();
    if written(&options.format, "", "", &Analysis::default()).is_none() {
        return fail(2, &format!("unknown format {}; --help lists them", options.format));
    }
    let paths = match files(&options.paths) {
        Ok(paths) => paths,
        Err(message) => return fail(1, &message),
    };
    if paths.len() > 1 && options.format != "text" {
        return fail(2, &format!("--format {} is for one article, and there are {}", options.format, paths.len()));
    }
    let terminal = Terminal::of(options.colours, io::stdout().is_terminal());
    let (mut rows, mut unread) = (Vec::new(), 0);
    for path in &paths {
        let (text, article) = match article(path.as_deref(), &options.input) {
            Ok(read) => read,
            Err(message) => {
                eprintln!("analyze: {message}");
                unread += 1;
                continue;
            }
        };
        let analysis = analyzer.analyze_article(&text, article);
        let name = path.as_deref().unwrap_or("sample.txt");
        let out = match options.format.as_str() {
            "text" if paths.len() > 1 => {
                rows.push((name.to_owned(), analysis.profile.clone()));
                Ok(format!("== {name}\n{}\n\n", report::report(&text, &analysis, terminal)))
            }
            "text" => Ok(report::report(&text, &analysis, terminal) + "\n"),
            format => written(format, name, &text, &analysis).unwrap_or_else(|| Ok(String::new())),
        };
        match out.map_err(|error| error.to_string()).and_then(|out| print(&out)) {
            Ok(()) => {}
            Err(error) => return fail(1, &error),
        }
    }
    if rows.len() > 1 {
        if let Err(error) = print(&report::summary(&rows, terminal)) {
            return fail(1, &error);
        }
    }
    ExitCode::from(u8::from(unread > 0))
}

/// The analysis in a format; `None` if there is none of that name.
fn written(format: &str, path: &str, text: &str, analysis: &Analysis) -> Option<io::Result<String>> {
    Some(Ok(match format {
        "text" => String::new(),
        "json" => return Some(serde_json::to_string_pretty(analysis).map(|json| json + "\n").map_err(io::Error::from)),
        // the mark without which spreadsheets do not read UTF-8
        "csv" => format!("\u{feff}{}", export::csv(text, analysis, Offsets::CodePoints)),
        "geojson" => export::geojson(text, analysis, Offsets::CodePoints),
        "markdown" => export::markdown(text, analysis),
        "brat" => export::brat(text, analysis),
        "brat-conf" => export::brat_configuration(),
        "annotations" => export::annotations(text, analysis, path),
        "conll" => export::conll(text, analysis, Offsets::CodePoints),
        "json-ld" => export::json_ld(text, analysis, path),
        "ninjs" => export::ninjs(text, analysis, path),
        "html" => page::page(text, analysis),
        _ => return None,
    }))
}

/// Prints a text; whoever reads it may stop early.
fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        result => result.map_err(|error| error.to_string()),
    }
}

fn fail(code: u8, message: &str) -> ExitCode {
    eprintln!("analyze: {message}");
    ExitCode::from(code)
}

/// The files that are asked for, those of folders in the order of their names; `None` is the article of the example.
fn files(paths: &[String]) -> Result<Vec<Option<String>>, String> {
    if paths.is_empty() {
        return Ok(vec![None]);
    }
    let mut files = Vec::new();
    for path in paths {
        if !fs::metadata(path).is_ok_and(|it| it.is_dir()) {
            files.push(Some(path.clone()));
            continue;
        }
        let entries = fs::read_dir(path).map_err(|error| format!("{path}: {error}"))?;
        let mut texts: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        texts.retain(|text| text.extension().is_some_and(|extension| extension == "txt"));
        if texts.is_empty() {
            return Err(format!("{path}: no .txt file in it"));
        }
        texts.sort();
        files.extend(texts.into_iter().map(|text| Some(text.to_string_lossy().into_owned())));
    }
    Ok(files)
}

/// The text and layout of a file.
fn article(path: Option<&str>, input: &str) -> Result<(String, Article), String> {
    let text = path.map_or_else(|| Ok(SAMPLE.to_owned()), read)?;
    let name = path.unwrap_or("sample.txt");
    match input {
        "ninjs" => import::ninjs(&text).map_err(|error| format!("{name}: {error}")),
        "json-ld" => import::json_ld(&text).map_err(|error| format!("{name}: {error}")),
        _ => {
            let article = Article::parse(&text);
            Ok((text, article))
        }
    }
}

fn read(path: &str) -> Result<String, String> {
    let name = if path == "-" { "standard input" } else { path };
    let mut bytes = Vec::new();
    let result = if path == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    result.map_err(|error| format!("{name}: {error}"))?;
    if is_utf16(&bytes) {
        return Err(format!("{name}: UTF-16, not UTF-8; iconv -f UTF-16 -t UTF-8 converts it"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("{name}: not UTF-8, the first odd byte is number {}", error.utf8_error().valid_up_to())
    })?;
    if text.trim().is_empty() { Err(format!("{name}: no text in it")) } else { Ok(text) }
}

/// Whether bytes begin with the mark of UTF-16, or have a zero in every other place.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..64).unwrap_or(bytes);
    let zeros = |at: usize| start.iter().skip(at).step_by(2).filter(|&&byte| byte == 0).count();
    start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) || zeros(0).max(zeros(1)) * 4 > start.len()
}
