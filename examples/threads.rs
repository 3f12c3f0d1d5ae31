//! Many articles on all cores: one analyzer, and the buffers of each thread kept from one article to the next.
//!
//! The feature `rayon` has the same as one call, `Analyzer::analyze_all`; this needs the standard library alone.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use reportedly::{Analyzer, Scratch};

const ARTICLES: usize = 200;

fn main() {
    let articles: Vec<String> = (1..=ARTICLES)
        .map(|number| format!("“Road {number} is closed,” said Imran Karim, a driver. It may open on Monday."))
        .collect();
    let analyzer = Analyzer::new();
    let (next, quotes) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut scratch = Scratch::default();
                // whoever is done takes the next article
                while let Some(text) = articles.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let analysis = analyzer.analyze_with(&mut scratch, text);
                    quotes.fetch_add(analysis.quotes.len(), Ordering::Relaxed);
                }
            });
        }
    });
    println!("{} articles, {} quotes", articles.len(), quotes.into_inner());
}
