//! The cases of `tests/spec/*.txt`: a text, a line with a dot, and the expected findings.
//!
//! A case starts with `=== ` and its name. `tests/spec/expected_failures.txt` lists the cases that do not pass yet, as
//! `file: name`; one that starts to pass fails the test until it is removed from the list. With `REPORTEDLY_BLESS=1`
//! the files are rewritten with the actual findings: read the difference before you keep it.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use reportedly::places::PlaceRule;
use reportedly::quotes::{QuoteKind, QuoteRule};
use reportedly::statements::By;
use reportedly::{Analysis, Analyzer, Span};

struct Case {
    name: String,
    text: String,
    expected: String,
}

fn cases(file: &str) -> Vec<Case> {
    file.split("=== ")
        .skip(1)
        .map(|case| {
            let (name, body) = case.split_once('\n').unwrap();
            let (text, expected) = body.split_once("\n.\n").unwrap_or((body.trim_end_matches("\n.").trim_end(), ""));
            Case { name: name.to_owned(), text: text.to_owned(), expected: expected.trim().to_owned() }
        })
        .collect()
}

fn check(kind: &str, show: impl Fn(&str, &Analysis) -> String) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let path = dir.join(format!("{kind}.txt"));
    let file = fs::read_to_string(&path).unwrap();
    let head = file.split("=== ").next().unwrap_or_default();
    let known = fs::read_to_string(dir.join("expected_failures.txt")).unwrap();
    let known = |name: &str| known.lines().any(|line| line == format!("{kind}: {name}"));
    let analyzer = Analyzer::new();
    let bless = std::env::var_os("REPORTEDLY_BLESS").is_some();
    let mut blessed = head.to_owned();
    let mut wrong = String::new();
    for case in cases(&file) {
        let analysis = analyzer.analyze(&case.text);
        let found = show(&case.text, &analysis);
        let found = found.trim();
        let keep = if bless && !known(&case.name) { found } else { &case.expected };
        write!(blessed, "=== {}\n{}\n.\n{}\n\n", case.name, case.text, keep).unwrap();
        match (found == case.expected, known(&case.name)) {
            (true, true) => writeln!(wrong, "{}: holds now, take it off the list", case.name).unwrap(),
            (false, false) => {
                writeln!(wrong, "--- {}\n{}\nexpected:\n{}\nfound:\n{found}\n", case.name, case.text, case.expected)
                    .unwrap();
            }
            _ => {}
        }
    }
    if bless {
        fs::write(path, blessed.trim_end().to_owned() + "\n").unwrap();
    } else {
        assert!(wrong.is_empty(), "{kind}:\n{wrong}");
    }
}

fn name<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or("-").to_owned()
}

#[test]
fn articles() {
    check("article", |text, analysis| {
        let mut out = String::new();
        for paragraph in &analysis.article.paragraphs {
            let residue = paragraph.residue.map(|kind| format!(" ({})", name(kind))).unwrap_or_default();
            writeln!(out, "{}{residue} | {}", name(paragraph.kind), &text[paragraph.span]).unwrap();
        }
        if let Some(byline) = &analysis.article.byline {
            writeln!(out, "authors | {}", joined(text, &byline.authors)).unwrap();
        }
        if let Some(dateline) = &analysis.article.dateline {
            let part = |span: Option<Span>| span.map_or("-", |span| &text[span]);
            let places = joined(text, &dateline.places);
            writeln!(out, "dateline | {places} | {} | {}", part(dateline.agency), part(dateline.date)).unwrap();
        }
        out
    });
}

#[test]
fn names() {
    check("names", |text, analysis| {
        let mut out = String::new();
        let mut entities = Vec::new();
        for found in &analysis.names {
            if !entities.contains(&found.entity) {
                entities.push(found.entity);
            }
            let number = entities.iter().position(|entity| *entity == found.entity).unwrap();
            writeln!(out, "{} | {} | {number}", &text[found.span], name(found.kind)).unwrap();
        }
        out
    });
}

#[test]
fn quotes() {
    check("quotes", |text, analysis| {
        let mut out = String::new();
        for quote in &analysis.quotes {
            let source = match quote.source {
                None => "-".to_owned(),
                Some(source) => {
                    let name = &analysis[source.id].name;
                    match source.span {
                        None => format!("({name})"),
                        Some(span) if &text[span] == name => name.clone(),
                        Some(span) => format!("{} = {name}", &text[span]),
                    }
                }
            };
            let cue = quote.cue.as_ref().map_or("-", |cue| &text[cue.span]);
            write!(out, "{} | {source} | {cue} | {}", name(quote.kind), joined(text, &quote.content)).unwrap();
            if quote.negated {
                write!(out, " | negated").unwrap();
            }
            if quote.refused {
                write!(out, " | refused").unwrap();
            }
            if quote.kind == QuoteKind::Mixed {
                write!(out, " | verbatim {}", joined(text, &quote.verbatim)).unwrap();
            }
            if let Some(addressee) = quote.addressee {
                write!(out, " | to {}", &text[addressee]).unwrap();
            }
            if let Some(medium) = quote.medium {
                write!(out, " | via {}", &text[medium]).unwrap();
            }
            if let Some(mark) = quote.second_hand {
                write!(out, " | second hand: {}", &text[mark]).unwrap();
            }
            if let Some(parent) = quote.parent {
                write!(out, " | in {parent}").unwrap();
            }
            writeln!(out).unwrap();
        }
        for diagnostic in &analysis.diagnostics {
            writeln!(out, "{} {}", name(diagnostic.kind), diagnostic.span.start()).unwrap();
        }
        out
    });
}

#[test]
fn sources() {
    check("sources", |text, analysis| {
        let mut out = String::new();
        for source in &analysis.sources {
            write!(out, "{} | {} | {}", source.name, name(source.kind), name(source.naming)).unwrap();
            let parts = [("role", &source.role), ("rank", &source.rank), ("of", &source.affiliation)];
            for (label, value) in parts.iter().filter_map(|(label, part)| part.as_ref().map(|part| (label, part))) {
                write!(out, " | {label} {value}").unwrap();
            }
            write!(out, " | {}", name(source.number)).unwrap();
            if let Some(anonymity) = &source.anonymity {
                let parts = [anonymity.terms.map(name), anonymity.grounds.map(name), anonymity.basis.map(name)];
                let parts: Vec<String> = parts.into_iter().map(|part| part.unwrap_or_else(|| "-".to_owned())).collect();
                write!(out, " | {} ({})", parts.join(", "), &text[anonymity.span]).unwrap();
                if anonymity.boilerplate {
                    write!(out, " | formula").unwrap();
                }
                if let Some(motive) = anonymity.motive {
                    write!(out, " | motive {}", &text[motive]).unwrap();
                }
            }
            if !source.members.is_empty() {
                write!(out, " | members {:?}", source.members.iter().map(|id| id.index()).collect::<Vec<_>>()).unwrap();
            }
            writeln!(out, " | {}", joined(text, &source.mentions)).unwrap();
        }
        out
    });
}

#[test]
fn hedges() {
    check("hedges", |text, analysis| {
        let mut out = String::new();
        for hedge in &analysis.hedges {
            let counts = if hedge.uncertain { "" } else { " (does not count)" };
            let (kind, relative_to) = (name(hedge.kind), name(hedge.relative_to));
            writeln!(out, "{} | {kind}{counts} | {relative_to} | {}", &text[hedge.span], &text[hedge.scope]).unwrap();
        }
        out
    });
}

#[test]
fn places() {
    check("places", |text, analysis| {
        let mut out = String::new();
        for mention in &analysis.places {
            write!(out, "{} | {}", &text[mention.span], name(mention.role)).unwrap();
            if mention.government {
                out += " of government";
            }
            if let Some(place) = &mention.place {
                let within = if mention.rule == PlaceRule::Within { "in " } else { "" };
                let country = place.country.as_deref().unwrap_or("-");
                let division = place.admin1.as_deref().unwrap_or("-");
                write!(out, " | {within}{} | {} | {division}, {country}", place.name, name(place.kind)).unwrap();
            }
            writeln!(out).unwrap();
        }
        out
    });
}

#[test]
fn statements() {
    check("statements", |text, analysis| {
        let mut out = String::new();
        for statement in &analysis.statements {
            let by = match statement.by {
                By::Source(id) => analysis[id].name.as_str(),
                _ => "-",
            };
            let (certainty, polarity) = (name(statement.certainty), name(statement.polarity));
            writeln!(out, "{by} | {certainty} | {polarity} | {}", &text[statement.span]).unwrap();
        }
        for silence in &analysis.non_statements {
            let part = |span: Option<Span>| span.map_or("-", |span| &text[span]);
            writeln!(out, "not said | {} | {} | {}", part(silence.by), name(silence.kind), part(silence.topic))
                .unwrap();
        }
        out
    });
}

/// Every rule has a case.
#[test]
fn every_rule_has_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let analyzer = Analyzer::new();
    let (mut quotes, mut places) = (HashSet::new(), HashSet::new());
    for kind in ["quotes", "sources", "places"] {
        for case in cases(&fs::read_to_string(root.join(format!("tests/spec/{kind}.txt"))).unwrap()) {
            let analysis = analyzer.analyze(&case.text);
            quotes.extend(analysis.quotes.iter().map(|quote| quote.rule));
            places.extend(analysis.places.iter().map(|place| place.rule));
        }
    }
    for rule in QuoteRule::ALL {
        assert!(quotes.contains(rule), "{rule}");
    }
    for rule in PlaceRule::ALL {
        assert!(places.contains(rule), "{rule}");
    }
}

/// Every case that is listed as failing exists.
#[test]
fn known_failures_are_cases() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    for line in
        fs::read_to_string(dir.join("expected_failures.txt")).unwrap().lines().filter(|line| !line.starts_with('#'))
    {
        let (kind, name) = line.split_once(": ").unwrap();
        let file = fs::read_to_string(dir.join(format!("{kind}.txt"))).unwrap();
        assert!(cases(&file).iter().any(|case| case.name == name), "{line}");
    }
}

fn joined(text: &str, spans: &[Span]) -> String {
    spans.iter().map(|&span| &text[span]).collect::<Vec<_>>().join(" // ")
}
