//! The same quote in many articles: `same_quotes < ARTICLES.jsonl`.
//!
//! Reads JSON Lines `{"id": …, "text": "…"}`, as `jsonl` does, and prints each quote that stands in more than one article: who printed it, whom they
//! give as its source, and which words differ. With a terminal as its input it reads three articles of its own.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, IsTerminal, Read};

use reportedly::Analyzer;
use reportedly::linking::{QuoteIndex, QuoteWords, SameQuote};
use serde_json::Value;

const ARTICLES: &str = r#"{"id": "herald", "text": "“We will not reopen the northern pass before the spring,” Imran Karim, the mayor, said."}
{"id": "post", "text": "The mayor promised that the town “will not reopen the northern pass before the spring.”"}
{"id": "times", "text": "“We will never reopen the northern pass before the spring,” said Mayor Imran Karim. “No comment.”"}"#;

/// A quote as one article has it.
struct Printed {
    article: String,
    source: String,
    text: String,
    /// How it differs from the wording that it was found by.
    differs: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut input = String::new();
    if io::stdin().is_terminal() {
        ARTICLES.clone_into(&mut input);
    } else {
        io::stdin().lock().read_to_string(&mut input)?;
    }
    let analyzer = Analyzer::new();
    let mut index = QuoteIndex::new();
    // the group of each wording is the first wording that it is the same as
    let mut first: Vec<usize> = Vec::new();
    let mut groups: BTreeMap<usize, Vec<Printed>> = BTreeMap::new();
    // the index has spans, and this the texts that they are of
    let mut texts: Vec<String> = Vec::new();
    for (number, line) in (1..).zip(input.lines().filter(|line| !line.trim().is_empty())) {
        let article: Value = serde_json::from_str(line).map_err(|error| format!("article {number}: {error}"))?;
        let text = article["text"].as_str().ok_or_else(|| format!("article {number} has no text"))?;
        let analysis = analyzer.analyze(text);
        for quote in &analysis.quotes {
            let words = QuoteWords::new(text, quote);
            let found = index.find(&words).into_iter().next();
            // what is too short, or not in quotation marks, is the same as nothing
            let Some(wording) = index.add(words) else { continue };
            let earlier = found.as_ref().map_or(wording, |(earlier, _)| first[*earlier]);
            if wording == first.len() {
                first.push(earlier);
                texts.push(text.to_owned());
            }
            groups.entry(first[wording]).or_default().push(Printed {
                article: article["id"].as_str().map_or_else(|| article["id"].to_string(), str::to_owned),
                source: analysis.source(quote).map_or_else(|| "nobody named".to_owned(), |source| source.name.clone()),
                text: quote.text(text).into_owned(),
                differs: found.map_or_else(String::new, |(earlier, same)| differences(text, &texts[earlier], &same)),
            });
        }
    }
    for printed in groups.values().filter(|printed| printed.iter().any(|it| it.article != printed[0].article)) {
        println!("“{}”", printed[0].text);
        for it in printed {
            println!("  {}: {}{}", it.article, it.source, it.differs);
        }
    }
    Ok(())
}

fn differences(text: &str, earlier: &str, same: &SameQuote) -> String {
    let mut differs = format!(", {}", same.sameness);
    for (number, change) in same.changes().enumerate() {
        differs.push_str(if number == 0 { ": " } else { ", " });
        differs += &match (change.left, change.right) {
            (Some(left), Some(right)) => format!("“{}” for “{}”", &text[left], &earlier[right]),
            (Some(left), None) => format!("“{}” added", &text[left]),
            (None, Some(right)) => format!("“{}” left out", &earlier[right]),
            (None, None) => String::new(),
        };
    }
    differs
}
