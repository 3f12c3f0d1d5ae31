//! The texts that the benches read.
#![allow(dead_code, reason = "each bench reads some of them")]

use std::borrow::Cow;

/// The text of the file that `REPORTEDLY_BENCH_TEXT` names.
pub fn named() -> Option<String> {
    let path = std::env::var("REPORTEDLY_BENCH_TEXT").ok()?;
    Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// The named text, or the article of the examples repeated to 200 KB.
pub fn text() -> String {
    named().unwrap_or_else(|| SAMPLE.repeat(200_000 / SAMPLE.len()))
}

/// The named text, or the article of the examples.
pub fn article() -> Cow<'static, str> {
    named().map_or(Cow::Borrowed(SAMPLE), Cow::Owned)
}

const SAMPLE: &str = include_str!("../../examples/analyze/sample.txt");
