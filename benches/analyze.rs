//! Whole articles, and each stage of one: see `benches/text`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use reportedly::{Analyzer, Article, Document, Reading, Scratch};

fn stages(criterion: &mut Criterion) {
    let text = text::article();
    let analyzer = Analyzer::new();
    let article = Article::parse(&text);
    let reading = Reading::of(&text);
    let attributions = analyzer.quotes(&reading);
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("layout", |bench| bench.iter(|| black_box(Article::parse(&text))));
    group.bench_function("document", |bench| bench.iter(|| black_box(Document::new(&text, &article))));
    group.bench_function("names", |bench| bench.iter(|| black_box(analyzer.names(&reading))));
    group.bench_function("quotes", |bench| bench.iter(|| black_box(analyzer.quotes(&reading))));
    group.bench_function("hedges", |bench| bench.iter(|| black_box(analyzer.hedges(&reading, &attributions))));
    group.bench_function("places", |bench| bench.iter(|| black_box(analyzer.places(&reading))));
    group.finish();
}

/// A short text, an article of median length, and a long one.
fn whole(criterion: &mut Criterion) {
    let article = text::article();
    let short = article.lines().find(|line| line.len() > 100).unwrap_or(&article);
    let analyzer = Analyzer::new();
    let mut scratch = Scratch::default();
    let mut group = criterion.benchmark_group("whole");
    for (name, text) in [("short", short), ("median", &article), ("long", &text::prose())] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("analyze", name), |bench| {
            bench.iter(|| black_box(analyzer.analyze(text)));
        });
        group.bench_function(BenchmarkId::new("analyze_with", name), |bench| {
            bench.iter(|| black_box(analyzer.analyze_with(&mut scratch, text)));
        });
    }
    group.finish();
}

criterion_group!(benches, stages, whole);
criterion_main!(benches);
