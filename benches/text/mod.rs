//! The text that the benches read.

/// The file that `REPORTEDLY_BENCH_TEXT` names, or the article of the examples repeated to 200 KB.
pub fn text() -> String {
    match std::env::var("REPORTEDLY_BENCH_TEXT") {
        Ok(path) => std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")),
        Err(_) => article().repeat(200_000 / article().len()),
    }
}

/// The article of the examples.
pub fn article() -> &'static str {
    include_str!("../../examples/analyze/sample.txt")
}
