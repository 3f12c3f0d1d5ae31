//! What is found in the labelled articles of `articles/`. Accuracy cannot fall unseen: each measure has a floor a little below
//! what was measured when it was last set. `cargo test --all-features --test accuracy -- --nocapture` prints the table, and with
//! `REPORTEDLY_ERRORS=1` everything that differs from the labels.

mod labels;
mod score;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use labels::Labels;
use reportedly::Analyzer;
use score::Scores;

/// The least F1 of what is found, and share of what is decided rightly, in percent.
const FLOORS: &[(&str, f64)] = &[
    ("hedges", 78.0),
    ("names", 81.6),
    ("places", 92.7),
    ("places, which", 97.5),
    ("quotes", 84.8),
    ("quotes, extent", 93.9),
    ("quotes, kind", 99.0),
    ("quotes, signed", 70.1),
    ("quotes, source", 85.9),
    ("sources, kind", 85.1),
    ("sources, naming", 88.1),
    ("statements, certainty", 85.8),
    ("statements, polarity", 99.0),
    ("statements, the author's", 61.1),
];

/// The files of the articles with their labels, by name.
fn articles() -> Vec<(String, Labels)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accuracy/articles");
    let mut paths: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let labels = Labels::read(&fs::read_to_string(path).unwrap());
        labels.map(|labels| (name.clone(), labels)).map_err(|error| format!("{name}: {error}"))
    };
    let (read, wrong): (Vec<_>, Vec<_>) = paths.iter().map(|path| read(path)).partition(Result::is_ok);
    let wrong: Vec<String> = wrong.into_iter().filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    read.into_iter().flatten().collect()
}

#[test]
fn accuracy_is_above_its_floors() {
    let articles = articles();
    assert!(articles.len() >= 30);
    let analyzer = Analyzer::new();
    let mut scores = Scores::default();
    for (name, labels) in &articles {
        writeln!(scores.errors, "{name}").unwrap();
        scores.article(labels, &analyzer.analyze(&labels.text));
    }
    if std::env::var_os("REPORTEDLY_ERRORS").is_some() {
        println!("{}", scores.errors);
    }
    println!("{:26} {:>6} {:>6} {:>6} {:>6} {:>6}", "", "F1", "floor", "right", "found", "labels");
    let mut fallen = Vec::new();
    for &(what, floor) in FLOORS {
        let tally = scores.tallies[what];
        println!("{what:26} {:6.1} {floor:6.1} {:6} {:6} {:6}", tally.f1(), tally.right, tally.found, tally.labelled);
        if tally.f1() < floor {
            fallen.push(what);
        }
    }
    assert_eq!(scores.tallies.len(), FLOORS.len());
    assert!(fallen.is_empty(), "below their floors: {fallen:?}");
}

/// What links articles is one key for a source and for the person or body that it is.
#[test]
fn a_source_has_the_key_of_its_entity() {
    let analyzer = Analyzer::new();
    let mut keys = 0;
    for (name, labels) in &articles() {
        let analysis = analyzer.analyze(&labels.text);
        for (source, key) in analysis.sources.iter().filter_map(|source| Some((source, source.key()?))) {
            assert_eq!(analysis.entity(source).and_then(|entity| entity.key()), Some(key), "{name}");
            keys += 1;
        }
    }
    assert!(keys > 100, "{keys}");
}
