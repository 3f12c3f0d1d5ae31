//! Engines that find many names in a text: a bare `aho-corasick` automaton, our `PhraseSet` on top of one, the index of
//! a loaded gazetteer, `daachorse`, and a walk of an `fst` from every word.
//!
//! The bare automata find raw occurrences, including parts of words, and are the yardstick. Ours find whole words,
//! folded, and their times include the splitting into words ([`Document`]), which `words` measures alone. Texts: the
//! article of `benches/text` repeated to 200 KB, or the file that `REPORTEDLY_BENCH_TEXT` names; a text without a hit;
//! a hostile one. Memory is printed once, before the times. A million names are measured if `REPORTEDLY_BENCH_MILLION`
//! is set: each of their automata takes ten seconds to build.

use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
use reportedly::{Article, Document, Gazetteer, PhraseSet};

fn sizes() -> Vec<usize> {
    let mut sizes = vec![2_000, 30_000, 115_000];
    if std::env::var_os("REPORTEDLY_BENCH_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    sizes
}

fn aho_corasick(names: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(names)
        .expect("the names fit")
}

fn daachorse(names: &[String]) -> DoubleArrayAhoCorasick<u32> {
    DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(names)
        .expect("the names are distinct")
}

fn phrase_set(names: &[String]) -> PhraseSet<()> {
    PhraseSet::new(names.iter().map(|name| (name.as_str(), ()))).expect("every name has a letter")
}

/// The bytes of a saved gazetteer.
fn saved(names: &[String]) -> Vec<u8> {
    let places = (0..).zip(names).map(|(id, name)| PlaceBuilder::new(id, name, PlaceKind::City));
    let builder = Gazetteer::builder().places(places);
    let mut bytes = Vec::new();
    builder.build().expect("the names fit").save(&mut bytes).expect("memory takes them");
    bytes
}

fn fst(names: &[String]) -> fst::Set<Vec<u8>> {
    let mut lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    lower.sort_unstable();
    lower.dedup();
    fst::Set::from_iter(lower).expect("the names are sorted")
}

/// Walks from each capitalised word as long as a name continues; returns the number of longest names.
fn walk(set: &fst::Set<Vec<u8>>, lower: &str, document: &Document) -> usize {
    let fst = set.as_fst();
    let mut behind = 0;
    let mut found = 0;
    for word in document.words() {
        if word.start() < behind {
            continue;
        }
        let (mut node, mut longest) = (fst.root(), None);
        for (at, &byte) in lower.as_bytes().iter().enumerate().skip(word.start()) {
            let Some(transition) = node.find_input(byte) else { break };
            node = fst.node(node.transition_addr(transition));
            let edge = lower.as_bytes().get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
            longest = if node.is_final() && edge { Some(at + 1) } else { longest };
        }
        if let Some(end) = longest {
            behind = end;
            found += 1;
        }
    }
    found
}

fn find(criterion: &mut Criterion) {
    for count in sizes() {
        let names = text::names(count);
        let bare = aho_corasick(&names);
        let double_array = daachorse(&names);
        let phrases = phrase_set(&names);
        let bytes = saved(&names);
        let index = Gazetteer::load(bytes.as_slice()).expect("it was saved");
        let transducer = fst(&names);
        println!(
            "{} names, MB: aho_corasick {:.1}, phrase_set {:.1}, daachorse {:.1}, fst {:.1}, saved gazetteer {:.1}",
            names.len(),
            bare.memory_usage() as f64 / 1e6,
            phrases.memory_usage() as f64 / 1e6,
            double_array.heap_bytes() as f64 / 1e6,
            transducer.as_fst().size() as f64 / 1e6,
            bytes.len() as f64 / 1e6,
        );
        for (kind, text) in [("prose", text::prose()), ("no hit", text::without_hit()), ("hostile", text::hostile())] {
            let article = Article::parse(&text);
            let mut group = criterion.benchmark_group(format!("find/{kind}"));
            group.sample_size(20).throughput(Throughput::Bytes(text.len() as u64));
            let document = || Document::new(&text, &article);
            group.bench_function(BenchmarkId::new("words", count), |bench| {
                bench.iter(|| black_box(document().words().len()));
            });
            group.bench_function(BenchmarkId::new("aho_corasick", count), |bench| {
                bench.iter(|| black_box(bare.find_iter(&text).count()));
            });
            group.bench_function(BenchmarkId::new("daachorse", count), |bench| {
                bench.iter(|| black_box(double_array.leftmost_find_iter(&text).count()));
            });
            group.bench_function(BenchmarkId::new("phrase_set", count), |bench| {
                bench.iter(|| black_box(phrases.find_iter(&text, &document()).count()));
            });
            group.bench_function(BenchmarkId::new("index", count), |bench| {
                bench.iter(|| black_box(index.find_iter(&document()).count()));
            });
            group.bench_function(BenchmarkId::new("fst", count), |bench| {
                bench.iter(|| black_box(walk(&transducer, &text.to_ascii_lowercase(), &document())));
            });
            group.finish();
        }
    }
}

/// Building from the names, and loading from the stored form if there is one.
fn build(criterion: &mut Criterion) {
    for count in [2_000, 30_000, 115_000] {
        let names = text::names(count);
        let mut group = criterion.benchmark_group("build");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("aho_corasick", count), |bench| bench.iter(|| aho_corasick(&names)));
        group.bench_function(BenchmarkId::new("daachorse", count), |bench| bench.iter(|| daachorse(&names)));
        group.bench_function(BenchmarkId::new("phrase_set", count), |bench| bench.iter(|| phrase_set(&names)));
        group.bench_function(BenchmarkId::new("index", count), |bench| bench.iter(|| saved(&names)));
        group.bench_function(BenchmarkId::new("fst", count), |bench| bench.iter(|| fst(&names)));
        group.finish();
        let mut group = criterion.benchmark_group("load");
        group.sample_size(10);
        let bytes = saved(&names);
        group
            .bench_function(BenchmarkId::new("index", count), |bench| bench.iter(|| Gazetteer::load(bytes.as_slice())));
        let bytes = daachorse(&names).serialize();
        group.bench_function(BenchmarkId::new("daachorse", count), |bench| {
            bench.iter(|| DoubleArrayAhoCorasick::<u32>::deserialize(&bytes).is_ok());
        });
        let bytes = fst(&names).into_fst().into_inner();
        group.bench_function(BenchmarkId::new("fst", count), |bench| {
            bench.iter(|| fst::Set::new(bytes.clone()).is_ok())
        });
        group.finish();
    }
    if sizes().contains(&1_000_000) {
        let names = text::names(1_000_000);
        timed("aho_corasick", || drop(aho_corasick(&names)));
        timed("daachorse", || drop(daachorse(&names)));
        timed("phrase_set", || drop(phrase_set(&names)));
        timed("index", || drop(saved(&names)));
        timed("fst", || drop(fst(&names)));
    }
}

/// Prints the time of something that takes too long to be repeated.
fn timed(name: &str, run: impl FnOnce()) {
    let start = Instant::now();
    run();
    println!("build/{name}/1000000, once: {:.2} s", start.elapsed().as_secs_f64());
}

criterion_group!(benches, find, build);
criterion_main!(benches);
