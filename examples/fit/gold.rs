//! The labelled attributions of a file, read and compared by their letters.

use std::collections::HashSet;
use std::error::Error;
use std::fs;

use reportedly::Span;
use serde_json::Value;

/// The offsets of letters and digits.
pub type Letters = HashSet<usize>;

/// An article with its attributions.
pub struct Article {
    pub text: String,
    pub quotes: Vec<Gold>,
}

/// A labelled attribution.
pub struct Gold {
    pub kind: String,
    pub content: Letters,
    pub source: Letters,
    pub cue: Vec<(usize, usize)>,
}

impl Gold {
    fn read(text: &str, quote: &Value) -> Gold {
        let part = |name: &str| letters(text, &parts(&quote[name]));
        let kind = quote["type"].as_str().unwrap_or_default().to_owned();
        Gold { kind, content: part("content"), source: part("source"), cue: parts(&quote["cue"]) }
    }

    pub fn has_cue(&self, cue: Span) -> bool {
        self.cue.iter().any(|&(start, end)| start < cue.end() && cue.start() < end)
    }
}

/// Reads the articles of a file, one a line.
pub fn read(path: &str) -> Result<Vec<Article>, Box<dyn Error>> {
    let file = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let article = |line: &str| {
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().unwrap_or_default().to_owned();
        let quotes = article["quotes"].as_array().map(Vec::as_slice).unwrap_or_default();
        let quotes = quotes.iter().map(|quote| Gold::read(&text, quote)).filter(|gold| !gold.content.is_empty());
        Ok(Article { quotes: quotes.collect(), text })
    };
    file.lines().map(article).collect()
}

/// The byte ranges of a list of spans.
pub fn parts(list: &Value) -> Vec<(usize, usize)> {
    let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|part| (number(&part[0]), number(&part[1]))).collect()
}

/// The letters and digits inside byte ranges.
pub fn letters(text: &str, parts: &[(usize, usize)]) -> Letters {
    let inside = |&(start, end): &(usize, usize)| {
        let part = text.get(start..end).unwrap_or_default();
        part.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(move |(at, _)| start + at)
    };
    parts.iter().flat_map(inside).collect()
}

/// The letters and digits inside spans.
pub fn letters_of(text: &str, spans: &[Span]) -> Letters {
    letters(text, &spans.iter().map(|span| (span.start(), span.end())).collect::<Vec<_>>())
}

/// Intersection by union.
pub fn overlap(a: &Letters, b: &Letters) -> f64 {
    let common = a.intersection(b).count();
    common as f64 / (a.len() + b.len() - common).max(1) as f64
}
