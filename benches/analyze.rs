//! Whole articles, and each stage of one: see `benches/text`.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use reportedly::{Analyzer, Article, Document};

mod text;

fn stages(criterion: &mut Criterion) {
    let text = text::article();
    let analyzer = Analyzer::new();
    let article = Article::parse(text);
    let document = Document::new(text, &article);
    let quotes = analyzer.quotes(text, &article, &document).quotes;
    let mut group = criterion.benchmark_group("article");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("layout", |bench| bench.iter(|| black_box(Article::parse(text))));
    group.bench_function("document", |bench| bench.iter(|| black_box(Document::new(text, &article))));
    group.bench_function("quotes", |bench| bench.iter(|| black_box(analyzer.quotes(text, &article, &document))));
    group.bench_function("hedges", |bench| bench.iter(|| black_box(analyzer.hedges(&article, &document, &quotes))));
    group.bench_function("places", |bench| bench.iter(|| black_box(analyzer.places(&article, &document))));
    group.bench_function("full", |bench| bench.iter(|| black_box(analyzer.analyze(text))));
    group.finish();
}

fn long(criterion: &mut Criterion) {
    let text = text::text();
    let analyzer = Analyzer::new();
    let mut group = criterion.benchmark_group("long text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("full", |bench| bench.iter(|| black_box(analyzer.analyze(&text))));
    group.finish();
}

criterion_group!(benches, stages, long);
criterion_main!(benches);
