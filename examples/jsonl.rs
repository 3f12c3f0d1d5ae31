//! One article a line in, one analysis a line out.
//!
//! Reads JSON Lines `{"id": …, "text": "…", "genre": "news"}` on standard input and writes, for each line
//! that is not blank, one line `{"id": …, …analysis}` on standard output, in the same order. A line that cannot
//! be read gives `{"id": …, "error": {"line": 7, "message": "…"}}` and the run goes on; with `--fail-fast`
//! it ends there with exit code 2.

use std::io::{self, BufRead, BufWriter, Write};
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

fn main() -> ExitCode {
    let fail_fast = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--fail-fast") => true,
        Some(other) => {
            eprintln!("jsonl: unknown argument {other}; usage: jsonl [--fail-fast] < ARTICLES.jsonl");
            return ExitCode::from(2);
        }
    };
    match run(fail_fast) {
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
fn run(fail_fast: bool) -> io::Result<usize> {
    let analyzer = Analyzer::new();
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    let mut scratch = Scratch::default();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match read(&line) {
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
                if fail_fast {
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
