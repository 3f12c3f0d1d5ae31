//! How well and how fast the same quote is found: pairs made from the quotes of the labelled articles, and a large number of made quotes.

use std::hint::black_box;
use std::time::Instant;

use reportedly::linking::{QuoteIndex, QuoteWords, Sameness, same_quote};
use reportedly::{Analyzer, Span};

/// How many quotes are added to an index.
const COUNTS: [usize; 4] = [12_500, 25_000, 50_000, 100_000];

fn main() {
    let quotes = quotes();
    println!("{} quotes of at least eight words", quotes.len());
    pairs(&quotes);
    for count in COUNTS {
        cost(&quotes, count);
    }
}

fn words(text: &str) -> QuoteWords {
    QuoteWords::of(text, &[Span::new(0, text.len()).expect("from the start")])
}

/// The words in quotation marks of the labelled articles.
fn quotes() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/accuracy/articles");
    let analyzer = Analyzer::new();
    let mut quotes = Vec::new();
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the articles").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    for path in paths {
        let file = std::fs::read_to_string(path).expect("an article");
        let text = file.split("\n.\n").next().unwrap_or_default();
        let analysis = analyzer.analyze(text);
        quotes.extend(analysis.quotes.iter().flat_map(|quote| &quote.verbatim).map(|&part| text[part].to_owned()));
    }
    quotes.sort();
    quotes.dedup();
    quotes.retain(|quote| quote.split_whitespace().count() >= 8);
    quotes
}

/// The same quote as another desk would print it, by what was done to it.
fn changed(quote: &str) -> Vec<(&'static str, Sameness, String)> {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let (third, half) = (words.len() / 3, words.len() / 2);
    let replaced = |at: usize, by: &'static str| {
        let mut words = words.clone();
        words[at] = by;
        words.join(" ")
    };
    let without = |at: usize| [&words[..at], &words[at + 1..]].concat().join(" ");
    vec![
        ("other signs", Sameness::Verbatim, words.join(" ").to_uppercase().replace(',', " —").replace('’', "'")),
        ("no beginning", Sameness::Shortened, words[third..].join(" ")),
        ("no end", Sameness::Shortened, words[..words.len() - third].join(" ")),
        ("three stops", Sameness::Shortened, format!("{} … {}", words[..third].join(" "), words[half..].join(" "))),
        ("a word replaced", Sameness::Altered, replaced(half, "zebra")),
        ("last word replaced", Sameness::Altered, replaced(words.len() - 1, "zebra")),
        ("a word left out", Sameness::Altered, without(half)),
    ]
}

fn pairs(quotes: &[String]) {
    let mut index = QuoteIndex::new();
    for quote in quotes {
        index.add(words(quote));
    }
    let names: Vec<&str> = changed(&quotes[0]).iter().map(|(name, ..)| *name).collect();
    for (number, name) in names.iter().enumerate() {
        let (mut same, mut right, mut found) = (0, 0, 0);
        for (at, quote) in quotes.iter().enumerate() {
            let (_, sameness, other) = changed(quote).swap_remove(number);
            let it = same_quote(&words(&other), &words(quote));
            same += usize::from(it.is_some());
            right += usize::from(it.is_some_and(|it| it.sameness == sameness));
            found += usize::from(index.find(&words(&other)).first().is_some_and(|(number, _)| *number == at));
        }
        println!("{name:20} of {}: same {same}, of the right kind {right}, found in the index {found}", quotes.len());
    }
    let different = |at: usize| {
        quotes[at + 1..].iter().filter(move |other| same_quote(&words(&quotes[at]), &words(other)).is_some())
    };
    let wrong: Vec<(usize, &String)> =
        (0..quotes.len()).flat_map(|at| different(at).map(move |other| (at, other))).collect();
    println!("pairs of different quotes {}, same {}", quotes.len() * (quotes.len() - 1) / 2, wrong.len());
    wrong.iter().take(10).for_each(|(at, other)| println!("  {} / {other}", quotes[*at]));
}

/// Quotes of the words of the articles in a made order, a fifth of them a changed copy of an earlier one.
fn made(quotes: &[String], count: usize) -> Vec<QuoteWords> {
    let all: Vec<&str> = quotes.iter().flat_map(|quote| quote.split_whitespace()).collect();
    let mut state = 1u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut texts: Vec<String> = Vec::with_capacity(count);
    for number in 0..count {
        let text = if number > 0 && number % 5 == 0 {
            changed(&texts[next(number)]).swap_remove(next(7)).2
        } else {
            // runs of two to six words that somebody did say
            let mut parts = Vec::new();
            for _ in 0..5 {
                let (at, length) = (next(all.len() - 6), 2 + next(5));
                parts.push(all[at..at + length].join(" "));
            }
            parts.join(" ")
        };
        texts.push(if text.split_whitespace().count() < 8 { texts.last().cloned().unwrap_or(text) } else { text });
    }
    texts.iter().map(|text| words(text)).collect()
}

fn cost(quotes: &[String], count: usize) {
    let made = made(quotes, count);
    let start = Instant::now();
    let mut index = QuoteIndex::new();
    let mut found = 0;
    for words in made {
        found += black_box(index.find(&words)).len();
        index.add(words);
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{count} quotes: {seconds:.2} s, {:.1} µs each, {found} links, {} wordings",
        seconds * 1e6 / count as f64,
        index.len()
    );
}
