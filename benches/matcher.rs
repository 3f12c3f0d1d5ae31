//! Engines that find many names in a text as whole words: `aho-corasick`, `daachorse` and `fst` with a test of word bounds,
//! our `PhraseSet`, which has an automaton of `aho-corasick` inside, and the index of a loaded gazetteer.
//!
//! `same matches`: plain names in plain texts, which are lower-case ASCII without apostrophes, hyphens and other signs inside
//! names or words. There all engines must find the same spans, and the bench aborts if they do not. The texts are the
//! article of `benches/text` repeated to 200 KB, or the file that `REPORTEDLY_BENCH_TEXT` names; a text without a hit;
//! a hostile one, in which every word starts many names.
//!
//! `as written`: the names and the article with their capitals, accents and signs. The others then compare bytes, and find
//! neither "KABUL" nor "North-Waziristan"; they find "Don" in "Don’t", which is another word. `PhraseSet` folds, or compares
//! letters where it is set to. The number that each finds is printed.
//!
//! `aho_corasick` and `daachorse` alone find raw occurrences, including parts of words, and are the yardstick. `words` is the
//! splitting into words ([`Document`]) alone, which the figures of `phrase_set` and `index` include. Megabytes are of 10⁶ bytes.
//! A million names are measured if `REPORTEDLY_BENCH_MILLION` is set: each of their automata takes some seconds to build.

mod engines;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use engines::{DoubleArray, Engines, aho_corasick, daachorse, fst, phrase_set, saved};
use reportedly::matching::PhraseCase;
use reportedly::{Document, Gazetteer};

/// As many plain names as the world table has.
const LARGEST: usize = 80_000;
/// Nearly all names of the world table, as written.
const WORLD: usize = 115_000;

fn sizes() -> Vec<usize> {
    let million = std::env::var_os("REPORTEDLY_BENCH_MILLION").map(|_| 1_000_000);
    [2_000, 30_000, LARGEST].into_iter().chain(million).collect()
}

fn same_matches(criterion: &mut Criterion) {
    let prose = text::plain(&text::prose());
    let (no_hit, hostile) = (text::plain(&text::without_hit()), text::plain(&text::hostile()));
    for count in sizes() {
        let names = text::plain_names(count);
        let engines = Engines::new(&names, PhraseCase::Folded);
        engines.print_memory(names.len());
        for (kind, text) in [("prose", &prose), ("no hit", &no_hit), ("hostile", &hostile)] {
            must_agree(&engines, text, &format!("{kind}, {count} names"));
            if kind == "prose" || count >= LARGEST {
                let mut group = criterion.benchmark_group(format!("same matches/{kind}"));
                time(&mut group, &engines, text, count);
                group.finish();
            }
        }
    }
}

/// Aborts unless all engines find the same spans in a text.
fn must_agree(engines: &Engines, text: &str, what: &str) {
    let searches = engines.whole_words();
    let found: Vec<_> = searches.iter().map(|(name, search)| (name, search(text))).collect();
    let (first, expected) = found.first().expect("there is an engine");
    for (name, spans) in &found {
        let differs = spans.iter().zip(expected).position(|(span, other)| span != other);
        let at = differs.or((spans.len() != expected.len()).then_some(spans.len().min(expected.len())));
        if let Some(at) = at {
            let shown = |spans: &[std::ops::Range<usize>]| {
                spans.get(at).map(|span| (span.clone(), text[span.clone()].to_owned()))
            };
            panic!("{what}: match {at} is {:?} for {name}, {:?} for {first}", shown(spans), shown(expected));
        }
    }
    assert!(!what.starts_with("prose") || !expected.is_empty(), "{what}: nothing is found");
    println!("{what}: {} engines find the same {} matches", found.len(), expected.len());
}

fn time(group: &mut BenchmarkGroup<'_, WallTime>, engines: &Engines, text: &str, count: usize) {
    group.throughput(Throughput::BytesDecimal(text.len() as u64));
    group.bench_function(BenchmarkId::new("words", count), |bench| {
        bench.iter(|| black_box(Document::parse(text).words().len()));
    });
    group.bench_function(BenchmarkId::new("aho_corasick", count), |bench| {
        bench.iter(|| black_box(engines.bare.find_iter(text).count()));
    });
    group.bench_function(BenchmarkId::new("daachorse", count), |bench| {
        bench.iter(|| black_box(engines.double_array.leftmost_find_iter(text).count()));
    });
    for (name, search) in engines.whole_words() {
        group.bench_function(BenchmarkId::new(name, count), |bench| bench.iter(|| black_box(search(text).len())));
    }
}

fn as_written(criterion: &mut Criterion) {
    let (text, names) = (text::prose(), text::names(WORLD));
    let engines = Engines::new(&names, PhraseCase::Folded);
    let (capitals, exact) = (phrase_set(&names, PhraseCase::Capitals), phrase_set(&names, PhraseCase::Exact));
    let mut searches = engines.whole_words();
    for (name, set) in [("phrase_set, capitals", &capitals), ("phrase_set, exact", &exact)] {
        searches.push((name, Box::new(|text| set.find_in(text).iter().map(|it| it.span.into()).collect())));
    }
    let mut group = criterion.benchmark_group("as written");
    group.throughput(Throughput::BytesDecimal(text.len() as u64));
    for (name, search) in &searches {
        println!("as written, {WORLD} names: {name} finds {}", search(&text).len());
        group.bench_function(BenchmarkId::new(*name, WORLD), |bench| bench.iter(|| black_box(search(&text).len())));
    }
    group.finish();
}

/// Building from the names, and loading from the stored form if there is one.
fn build(criterion: &mut Criterion) {
    for count in [30_000, WORLD] {
        let names = text::names(count);
        let mut group = criterion.benchmark_group("build");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("aho_corasick", count), |bench| bench.iter(|| aho_corasick(&names)));
        group.bench_function(BenchmarkId::new("daachorse", count), |bench| bench.iter(|| daachorse(&names, true)));
        group.bench_function(BenchmarkId::new("fst", count), |bench| bench.iter(|| fst(&names)));
        group.bench_function(BenchmarkId::new("phrase_set", count), |bench| {
            bench.iter(|| phrase_set(&names, PhraseCase::Folded));
        });
        group.bench_function(BenchmarkId::new("index", count), |bench| bench.iter(|| saved(&names)));
        group.finish();
    }
    let names = text::names(WORLD);
    let mut group = criterion.benchmark_group("load");
    let bytes = daachorse(&names, true).serialize();
    group.bench_function(BenchmarkId::new("daachorse", WORLD), |bench| {
        bench.iter(|| DoubleArray::deserialize(&bytes).is_ok());
    });
    let bytes = fst(&names).into_fst().into_inner();
    group.bench_function(BenchmarkId::new("fst", WORLD), |bench| {
        bench.iter(|| fst::Set::new(bytes.clone()).is_ok());
    });
    let bytes = saved(&names);
    group.bench_function(BenchmarkId::new("index", WORLD), |bench| {
        bench.iter(|| Gazetteer::load(bytes.as_slice()));
    });
    group.finish();
    if sizes().contains(&1_000_000) {
        let names = text::names(1_000_000);
        timed("aho_corasick", || drop(aho_corasick(&names)));
        timed("daachorse", || drop(daachorse(&names, true)));
        timed("fst", || drop(fst(&names)));
        timed("phrase_set", || drop(phrase_set(&names, PhraseCase::Folded)));
        timed("index", || drop(saved(&names)));
    }
}

/// Prints the time of something that takes too long to be repeated.
fn timed(name: &str, run: impl FnOnce()) {
    let start = Instant::now();
    run();
    println!("build/{name}/1000000, once: {:.2} s", start.elapsed().as_secs_f64());
}

/// Short, so that all of it takes less than two minutes.
fn settings() -> Criterion {
    let second = Duration::from_secs(1);
    Criterion::default().warm_up_time(second / 5).measurement_time(second / 2).sample_size(20).without_plots()
}

criterion_group!(name = benches; config = settings(); targets = same_matches, as_written, build);
criterion_main!(benches);
