//! Articles whose attributions a reader labelled, matched with those that are found.

use std::collections::HashSet;
use std::error::Error;
use std::fs;

use reportedly::Analysis;
use serde_json::Value;

use crate::gold::{self, Letters};

/// An article with its attributions.
pub struct Article {
    pub text: String,
    pub labels: Vec<Label>,
}

/// A labelled attribution.
pub struct Label {
    pub content: Letters,
    /// The words of the cue, in lower case.
    pub cue: Vec<String>,
    /// Whether a reader may list it or not.
    pub optional: bool,
    /// The mention beside the content.
    pub source: Option<String>,
    /// The fullest name in the article.
    pub name: Option<String>,
    pub naming: String,
}

/// Reads the articles of a file, one a line.
pub fn read(path: &str) -> Result<Vec<Article>, Box<dyn Error>> {
    let article = |line: &str| {
        let row: Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default().to_owned();
        let string = |value: &Value| value.as_str().map(str::to_owned);
        let labels = row["attributions"].as_array().map(Vec::as_slice).unwrap_or_default();
        let label = |row: &Value| Label {
            content: gold::letters(&text, &gold::parts(&row["content"])),
            cue: words(row["cue"].as_str().unwrap_or_default()),
            optional: row["level"] == "optional",
            source: string(&row["source"]),
            name: string(&row["source_name"]),
            naming: string(&row["naming"]).unwrap_or_default(),
        };
        let labels = labels.iter().map(label).collect();
        Ok(Article { labels, text })
    };
    fs::read_to_string(path)?.lines().map(article).collect()
}

/// The words of a text, in lower case.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

impl Label {
    /// Whether these words, as a cue, have one in common with the cue of the label.
    pub fn has_cue(&self, cue: &str) -> bool {
        words(cue).iter().any(|word| self.cue.contains(word))
    }
}

/// The number of the label of each quote, where half of the letters are the same.
pub fn matched(article: &Article, analysis: &Analysis) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (number, quote) in analysis.quotes.iter().enumerate() {
        let found = gold::letters_of(&article.text, &quote.content);
        for (label, gold) in article.labels.iter().enumerate() {
            let overlap = gold::overlap(&gold.content, &found);
            if overlap >= 0.5 {
                pairs.push((overlap, number, label));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut labels = vec![None; analysis.quotes.len()];
    let mut taken = HashSet::new();
    for (_, number, label) in pairs {
        if labels[number].is_none() && taken.insert(label) {
            labels[number] = Some(label);
        }
    }
    labels
}

/// Whether two names are of one source: one has all words of the other, or half of them are the same.
pub fn is_same_name(gold: &str, found: &str) -> bool {
    const SMALL: &str = "the a an of in for to and or at on with by from mr mrs ms dr his her their its some";
    let words = |name: &str| -> Vec<String> {
        let lower = name.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "s");
        words.filter(|word| !SMALL.split(' ').any(|small| small == *word)).map(str::to_owned).collect()
    };
    let (gold, found) = (words(gold), words(found));
    let (Some(last), false) = (found.last(), gold.is_empty()) else { return false };
    let common = gold.iter().filter(|word| found.contains(word)).count();
    common == gold.len()
        || common == found.len() && gold.last() == Some(last)
        || common * 2 >= gold.len().max(found.len())
}
