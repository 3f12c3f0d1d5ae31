//! The JSON of an analysis: unchanged byte for byte, readable with fields of a later version, and valid by the schema.

#![cfg(all(feature = "json", feature = "world"))]

use std::collections::BTreeSet;
use std::path::Path;

use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
use reportedly::hedges::HedgeKind;
use reportedly::{Analysis, Analyzer, Gazetteer};
use serde_json::Value;

const TEXT: &str = "Pass may close\n\nBy Jane Roe\n\nPESHAWAR, Pakistan (AP) — “The pass,” a senior US official said, requesting \
                    anonymity, “is open.” Rahim Yusufi told reporters on Monday that it “may close.” The ministry declined to \
                    comment on the snow. Drivers are believed to have fled to Kabul.”\n\n160 Shares";

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// With `REPORTEDLY_BLESS=1` the file is written again: a change of it is a change of the contract.
#[test]
fn the_json_is_unchanged() {
    let json = serde_json::to_string_pretty(&Analyzer::new().analyze(TEXT)).unwrap() + "\n";
    if std::env::var_os("REPORTEDLY_BLESS").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json/analysis.json"), &json).unwrap();
    }
    assert_eq!(json, file("analysis.json"));
    assert_eq!(serde_json::from_str::<Analysis>(&json).unwrap(), Analyzer::new().analyze(TEXT));
}

/// The files in `earlier` were written by earlier versions: at a release `analysis.json` is copied there.
#[test]
fn what_earlier_versions_wrote_is_read() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json/earlier");
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let stored: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let read: Analysis =
            serde_json::from_value(stored.clone()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_holds(&serde_json::to_value(read).unwrap(), &stored, &path.display().to_string());
    }
}

/// Whether a value has everything that an earlier one has.
fn assert_holds(value: &Value, earlier: &Value, path: &str) {
    match earlier {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| assert_holds(&value[name], field, &format!("{path}.{name}")));
        }
        Value::Array(items) => {
            assert_eq!(value.as_array().map(Vec::len), Some(items.len()), "{path}");
            items.iter().enumerate().for_each(|(at, item)| assert_holds(&value[at], item, &format!("{path}[{at}]")));
        }
        _ => assert_eq!(value, earlier, "{path}"),
    }
}

#[test]
fn unknown_fields_of_later_versions_are_read() {
    let mut json: Value = serde_json::from_str(&file("analysis.json")).unwrap();
    json["hedges"][0]["kind"] = "irony".into();
    json["quotes"][0]["mood"] = "gloomy".into();
    json["tone"] = Value::Null;
    let analysis: Analysis = serde_json::from_value(json).unwrap();
    assert_eq!(analysis.hedges[0].kind, HedgeKind::Unrecognized);
    assert_eq!(analysis.quotes.len(), Analyzer::new().analyze(TEXT).quotes.len());
}

/// Every field is present, also if it is null.
#[test]
fn findings_of_one_kind_have_the_same_fields() {
    fn fields(value: &Value) -> BTreeSet<&str> {
        value.as_object().unwrap().keys().map(String::as_str).collect()
    }
    let texts = [TEXT, "Karim said so.", "“Why?” asked Noor. It may snow."];
    let analyses: Vec<Value> =
        texts.iter().map(|text| serde_json::to_value(Analyzer::new().analyze(text)).unwrap()).collect();
    let findings = ["quotes", "sources", "hedges", "places", "statements", "non_statements", "diagnostics"];
    for list in findings.into_iter().chain(["names", "entities"]) {
        let mut all = analyses.iter().flat_map(|analysis| analysis[list].as_array().unwrap());
        let first = fields(all.next().unwrap());
        all.for_each(|other| assert_eq!(fields(other), first, "{list}"));
    }
    assert!(analyses.iter().all(|analysis| fields(analysis) == fields(&analyses[0])));
}

/// Checks what the schema uses: types, required fields, no unknown ones.
fn assert_valid(value: &Value, schema: &Value, root: &Value, path: &str) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("no {reference}"));
        return assert_valid(value, target, root, path);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = |schema: &&Value| std::panic::catch_unwind(|| assert_valid(value, schema, root, path)).is_ok();
        assert!(any.iter().any(|schema| fits(&schema)), "{path}: {value}");
        return;
    }
    let fits = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        other => panic!("{path}: a schema of type {other:?}"),
    };
    assert!(fits, "{path}: {value} is not of type {}", schema["type"]);
    if let Some(fields) = value.as_object() {
        let known = schema["properties"].as_object().unwrap();
        let names = |map: &serde_json::Map<String, Value>| map.keys().cloned().collect::<BTreeSet<String>>();
        let required = schema["required"].as_array().unwrap().iter();
        let required: BTreeSet<String> = required.map(|name| name.as_str().unwrap().to_owned()).collect();
        assert!(names(fields).is_superset(&required), "{path}");
        assert!(names(fields).is_subset(&names(known)), "{path}");
        fields.iter().for_each(|(name, field)| assert_valid(field, &known[name], root, &format!("{path}.{name}")));
    }
    for item in value.as_array().into_iter().flatten() {
        assert_valid(item, &schema["items"], root, path);
    }
}

#[test]
fn the_schema_describes_the_json() {
    let schema: Value = serde_json::from_str(include_str!("../src/docs/analysis.schema.json")).unwrap();
    for text in [TEXT, "Karim and Noor said it may snow.", include_str!("../examples/analyze/sample.txt"), ""] {
        let analysis = serde_json::to_value(Analyzer::new().analyze(text)).unwrap();
        assert_valid(&analysis, &schema, &schema, "analysis");
    }
    let own = PlaceBuilder::new(1, "Port Kellan", PlaceKind::City).always().key("B-17");
    let gazetteer = Gazetteer::builder().place(own).build().unwrap();
    let analysis = Analyzer::builder().gazetteer(gazetteer).build().unwrap().analyze("The ferry left Port Kellan.");
    let analysis = serde_json::to_value(analysis).unwrap();
    assert_eq!(analysis["places"][0]["place"]["key"], "B-17");
    assert_valid(&analysis, &schema, &schema, "analysis");
    let mut wrong = serde_json::to_value(Analyzer::new().analyze(TEXT)).unwrap();
    wrong["quotes"][0]["kind"] = 3.into();
    assert!(std::panic::catch_unwind(|| assert_valid(&wrong, &schema, &schema, "analysis")).is_err());
}
