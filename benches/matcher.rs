//! The Aho-Corasick core: our `PhraseSet` beside a bare automaton, over the names of the world table.
//!
//! Reads the article that ships with the examples, repeated to 200 KB, or the file that `REPORTEDLY_BENCH_TEXT` names.

use std::hint::black_box;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use reportedly::{Article, Document, Gazetteer, PhraseSet};

mod text;

fn find(criterion: &mut Criterion) {
    let text = text::text();
    let article = Article::parse(&text);
    let document = Document::new(&text, &article);
    let world = Gazetteer::world().expect("the embedded table reads");
    let names: Vec<&str> = world.names().collect();
    let mut group = criterion.benchmark_group("matcher/find");
    group.throughput(Throughput::Bytes(text.len() as u64));
    for count in [2_000, 30_000, names.len()] {
        let some = || names.iter().step_by(names.len() / count).copied();
        let bare = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(some())
            .expect("the names fit");
        let phrases = PhraseSet::new(some().map(|name| (name, ()))).expect("every name has a letter");
        group.bench_function(BenchmarkId::new("aho_corasick", count), |bench| {
            bench.iter(|| black_box(bare.find_iter(&text).count()));
        });
        group.bench_function(BenchmarkId::new("phrase_set", count), |bench| {
            bench.iter(|| black_box(phrases.find_iter(&document).count()));
        });
        group.bench_function(BenchmarkId::new("document_and_phrase_set", count), |bench| {
            bench.iter(|| black_box(phrases.find_iter(&Document::new(&text, &article)).count()));
        });
    }
    group.finish();
}

fn build(criterion: &mut Criterion) {
    let world = Gazetteer::world().expect("the embedded table reads");
    let names: Vec<&str> = world.names().step_by(4).collect();
    let mut group = criterion.benchmark_group("matcher/build");
    group.sample_size(10);
    group.bench_function(BenchmarkId::new("phrase_set", names.len()), |bench| {
        bench.iter(|| PhraseSet::new(names.iter().map(|&name| (name, ()))));
    });
    group.finish();
}

criterion_group!(benches, find, build);
criterion_main!(benches);
