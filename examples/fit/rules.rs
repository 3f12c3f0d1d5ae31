//! What each rule finds: right, wrong, and what no rule finds.

use std::collections::{BTreeMap, HashSet};
use std::error::Error;

use reportedly::{Analyzer, Quote, fit};

use crate::gold::{self, Gold, Letters};

/// Rows of missed cues that are shown.
const MISSED_SHOWN: usize = 40;

#[derive(Default)]
struct Row {
    found: usize,
    right: usize,
    exact: usize,
    with_source: usize,
    source_right: usize,
}

pub fn show(path: &str) -> Result<(), Box<dyn Error>> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut missed: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut missed_cues: BTreeMap<String, usize> = BTreeMap::new();
    let analyzer = Analyzer::builder().without_places().build()?;
    for article in gold::read(path)? {
        let text = &article.text;
        let analysis = analyzer.analyze(text);
        let found: Vec<Letters> = analysis.quotes.iter().map(|quote| gold::letters_of(text, &quote.content)).collect();
        let pairs = pairs(&article.quotes, &found);
        let mut matched = HashSet::new();
        for (number, quote) in analysis.quotes.iter().enumerate() {
            let row = rows.entry(quote.rule.to_string()).or_default();
            row.found += 1;
            let Some(gold) = pairs.iter().find(|pair| pair.1 == number).and_then(|pair| article.quotes.get(pair.0))
            else {
                continue;
            };
            matched.insert(pairs.iter().find(|pair| pair.1 == number).map(|pair| pair.0));
            row.right += 1;
            row.exact += usize::from(gold.content == found[number]);
            if !gold.source.is_empty() {
                row.with_source += 1;
                row.source_right += usize::from(!source(text, quote).is_disjoint(&gold.source));
            }
        }
        let candidates = fit::cues(text);
        for (number, gold) in article.quotes.iter().enumerate() {
            if matched.contains(&Some(number)) {
                continue;
            }
            let why =
                if analysis.quotes.iter().any(|quote| quote.cue.as_ref().is_some_and(|cue| gold.has_cue(cue.span))) {
                    "cue found, content off"
                } else if candidates.iter().any(|candidate| gold.has_cue(candidate.cue)) {
                    "proposed, rejected"
                } else {
                    "never proposed"
                };
            *missed.entry((gold.kind.clone(), why)).or_default() += 1;
            if why == "never proposed" {
                let cue: Vec<&str> = gold.cue.iter().filter_map(|&(start, end)| text.get(start..end)).collect();
                *missed_cues.entry(cue.join(" … ").to_lowercase()).or_default() += 1;
            }
        }
    }
    println!("{:22} {:>6} {:>6} {:>6} {:>6} {:>6} {:>8}", "rule", "found", "right", "wrong", "%", "exact", "source %");
    for (rule, row) in &rows {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        println!(
            "{rule:22} {:6} {:6} {:6} {:6.1} {:6} {:8.1}",
            row.found,
            row.right,
            row.found - row.right,
            percent(row.right, row.found),
            row.exact,
            percent(row.source_right, row.with_source),
        );
    }
    println!("\nmissed");
    for ((kind, why), count) in &missed {
        println!("{count:6}  {kind}: {why}");
    }
    println!("\ncues never proposed");
    let mut cues: Vec<_> = missed_cues.into_iter().collect();
    cues.sort_by_key(|(cue, count)| (usize::MAX - count, cue.clone()));
    for (cue, count) in cues.iter().take(MISSED_SHOWN) {
        println!("{count:6}  {cue}");
    }
    Ok(())
}

/// The labelled and the found contents matched one to one, those with most in common first, from a half up.
fn pairs(gold: &[Gold], found: &[Letters]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (number, gold) in gold.iter().enumerate() {
        for (other, found) in found.iter().enumerate() {
            let overlap = gold::overlap(&gold.content, found);
            if overlap >= 0.5 {
                all.push((overlap, number, other));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut golds, mut founds) = (HashSet::new(), HashSet::new());
    all.retain(|&(_, number, other)| {
        let free = !golds.contains(&number) && !founds.contains(&other);
        if free {
            golds.insert(number);
            founds.insert(other);
        }
        free
    });
    all.into_iter().map(|(_, number, other)| (number, other)).collect()
}

fn source(text: &str, quote: &Quote) -> Letters {
    let span = quote.source.and_then(|source| source.span);
    gold::letters_of(text, &span.into_iter().collect::<Vec<_>>())
}
