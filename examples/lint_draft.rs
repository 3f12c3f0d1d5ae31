//! Checks the sourcing of a draft: `lint_draft [FILE]`. Prints `FILE:LINE:COLUMN: WHAT: WORDS`, as compilers do, so that editors can jump there, and exits
//! with code 1 if there is anything to print.

use std::error::Error;
use std::process::ExitCode;

use reportedly::{Analyzer, Span};

const DRAFT: &str = "Pass to stay shut\n\n“It is a scandal,” a source said.\n\nThe mayor declined to comment. Sources said the pass would stay shut.\n";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let path = std::env::args().nth(1);
    let text = path.as_ref().map_or_else(|| Ok(DRAFT.to_owned()), std::fs::read_to_string)?;
    let analysis = Analyzer::new().analyze(&text);
    let lints = analysis.profile.lints.iter().map(|lint| (lint.span, lint.kind.as_str()));
    let odd = analysis.diagnostics.iter().map(|it| (it.span, it.kind.as_str()));
    let mut found: Vec<(Span, &str)> = lints.chain(odd).collect();
    found.sort();
    for (span, kind) in &found {
        let before = &text[..span.start()];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let words = text[*span].split_whitespace().collect::<Vec<_>>().join(" ");
        println!("{}:{line}:{column}: {}: {words}", path.as_deref().unwrap_or("draft"), kind.replace('_', " "));
    }
    Ok(ExitCode::from(u8::from(!found.is_empty())))
}
