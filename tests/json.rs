//! The JSON of an analysis: byte for byte what it was, readable when a later version knows more, and as the schema says.

#![cfg(all(feature = "json", feature = "world"))]

use std::collections::BTreeSet;
use std::path::Path;

use reportedly::hedges::HedgeKind;
use reportedly::{Analysis, Analyzer};
use serde_json::Value;

const TEXT: &str = "Pass may close\n\nBy Jane Roe\n\nPESHAWAR, Pakistan (AP) — “The pass,” a senior US official said, requesting \
                    anonymity, “is open.” Rahim Yusufi told reporters on Monday that it “may close.” The ministry declined to \
                    comment on the snow. Drivers are believed to have fled to Kabul.”\n\n160 Shares";

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// With `REPORTEDLY_BLESS=1` the file is written anew: a change of it is a change of the contract.
#[test]
fn the_json_is_what_it_was() {
    let json = serde_json::to_string_pretty(&Analyzer::new().analyze(TEXT)).unwrap() + "\n";
    if std::env::var_os("REPORTEDLY_BLESS").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json/analysis.json"), &json).unwrap();
    }
    assert_eq!(json, file("analysis.json"));
    assert_eq!(serde_json::from_str::<Analysis>(&json).unwrap(), Analyzer::new().analyze(TEXT));
}

#[test]
fn what_a_later_version_adds_can_be_read() {
    let mut json: Value = serde_json::from_str(&file("analysis.json")).unwrap();
    json["hedges"][0]["kind"] = "irony".into();
    json["quotes"][0]["mood"] = "gloomy".into();
    json["tone"] = Value::Null;
    let analysis: Analysis = serde_json::from_value(json).unwrap();
    assert_eq!(analysis.hedges[0].kind, HedgeKind::Unrecognized);
    assert_eq!(analysis.quotes.len(), Analyzer::new().analyze(TEXT).quotes.len());
}

/// Every field is there, also where it is null.
#[test]
fn findings_of_one_kind_have_the_same_fields() {
    fn fields(value: &Value) -> BTreeSet<&str> {
        value.as_object().unwrap().keys().map(String::as_str).collect()
    }
    let texts = [TEXT, "Karim said so.", "“Why?” asked Noor. It may snow."];
    let analyses: Vec<Value> =
        texts.iter().map(|text| serde_json::to_value(Analyzer::new().analyze(text)).unwrap()).collect();
    for list in ["quotes", "sources", "hedges", "places", "statements", "non_statements", "diagnostics"] {
        let mut all = analyses.iter().flat_map(|analysis| analysis[list].as_array().unwrap());
        let first = fields(all.next().unwrap());
        all.for_each(|other| assert_eq!(fields(other), first, "{list}"));
    }
    assert!(analyses.iter().all(|analysis| fields(analysis) == fields(&analyses[0])));
}
