//! One article a line in, one analysis a line out.
//!
//! Reads JSON Lines `{"id": …, "text": "…", "genre": "news"}` on standard input and writes, for each line
//! that is not blank, one line `{"id": …, …analysis}` on standard output, in the same order. A line that cannot
//! be read gives `{"id": …, "error": {"line": 7, "message": "…"}}` and the run goes on; with `--fail-fast`
//! it ends there with exit code 2. So does one of more bytes than `--max-line BYTES`, 64 MiB unless said, which is
//! not kept in memory.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;

use reportedly::article::Metadata;
use reportedly::{Analysis, Analyzer, Article, Scratch};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Input {
    #[serde(default)]
    id: Value,
    text: String,
    /// Read by its name, so that one that is none is an error.
    genre: Option<String>,
    #[serde(flatten)]
    metadata: Metadata,
}

#[derive(Serialize)]
struct Output<'a> {
    id: &'a Value,
    #[serde(flatten)]
    analysis: Analysis,
}

/// What the arguments ask for.
struct Options {
    fail_fast: bool,
    /// The longest line, in bytes.
    max_line: u64,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options { fail_fast: false, max_line: 64 << 20 };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--fail-fast" => options.fail_fast = true,
                "--max-line" => {
                    let bytes = arguments.next().and_then(|bytes| bytes.parse().ok());
                    options.max_line = bytes.ok_or("--max-line takes a number of bytes")?;
                }
                other => return Err(format!("unknown argument {other}")),
            }
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("jsonl: {error}; usage: jsonl [--fail-fast] [--max-line BYTES] < ARTICLES.jsonl");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(line) => {
            eprintln!("jsonl: line {line} could not be read");
            ExitCode::from(2)
        }
        // whoever reads our output may stop early
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jsonl: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Gives the number of the line that ended the run, 0 for none.
fn run(options: &Options) -> io::Result<usize> {
    let analyzer = Analyzer::new();
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    let mut scratch = Scratch::default();
    for number in 1.. {
        line.clear();
        if input.by_ref().take(options.max_line.saturating_add(1)).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let whole = line.ends_with(b"\n") || line.len() as u64 <= options.max_line;
        if !whole {
            line.clear();
            input.skip_until(b'\n')?;
        } else if line.trim_ascii().is_empty() {
            continue;
        }
        let article =
            if whole { read(&line) } else { Err(format!("the line is longer than {} bytes", options.max_line)) };
        match article {
            Ok((id, text, metadata)) => {
                let article = Article::parse(&text).with_metadata(metadata);
                let analysis = analyzer.analyze_article_with(&mut scratch, &text, article);
                serde_json::to_writer(&mut output, &Output { id: &id, analysis })?;
            }
            Err(error) => {
                let id = serde_json::from_slice::<Value>(&line)
                    .ok()
                    .and_then(|mut line| line.get_mut("id").map(Value::take));
                let error = json!({ "line": number, "message": error });
                serde_json::to_writer(&mut output, &json!({ "id": id, "error": error }))?;
                if options.fail_fast {
                    output.write_all(b"\n")?;
                    output.flush()?;
                    return Ok(number);
                }
            }
        }
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(0)
}

/// The id, text and metadata of a line.
fn read(line: &[u8]) -> Result<(Value, String, Metadata), String> {
    let Input { id, text, genre, mut metadata } = serde_json::from_slice(line).map_err(|error| message(&error))?;
    if let Some(genre) = genre {
        metadata.genre = genre.parse().map_err(|error: reportedly::Error| error.to_string())?;
    }
    Ok((id, text, metadata))
}

/// The error with its column; the line it would name is always the first of its own input.
fn message(error: &serde_json::Error) -> String {
    error.to_string().replace("at line 1 column", "at column")
}
