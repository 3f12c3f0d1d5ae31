//! An analysis survives a round trip through text and binary formats.

use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
use reportedly::{Analysis, Analyzer, Gazetteer};

const TEXTS: &[&str] = &[
    "",
    include_str!("../../../examples/analyze/sample.txt"),
    "“The pass,” Karim said, “is open.” He declined to comment on reports that it may close. Nobody knew.",
];

fn round_trip<E: std::fmt::Debug>(name: &str, read: impl Fn(&Analysis) -> Result<Analysis, E>) {
    let analyzer = Analyzer::new();
    let analyses = TEXTS.iter().map(|text| analyzer.analyze(text));
    for analysis in analyses.chain(with_keys()) {
        assert_eq!(read(&analysis).unwrap(), analysis, "{name}");
    }
}

/// Analyses with places of which the gazetteer has a key, data, or both.
fn with_keys() -> impl Iterator<Item = Analysis> {
    let kellan = || PlaceBuilder::new(1, "Port Kellan", PlaceKind::City).always();
    let places = [kellan().key("B-17"), kellan().data("{}"), kellan().key("B-17").data("{}")];
    places.into_iter().map(|place| {
        let gazetteer = Gazetteer::builder().place(place).build().unwrap();
        let analysis = Analyzer::builder().gazetteer(gazetteer).build().unwrap().analyze("It left Port Kellan.");
        assert_eq!(analysis.places.len(), 1);
        analysis
    })
}

#[test]
fn every_format_round_trips() {
    round_trip("JSON", |analysis| serde_json::from_str(&serde_json::to_string(analysis).unwrap()));
    round_trip("JSON as a value", |analysis| serde_json::from_value(serde_json::to_value(analysis).unwrap()));
    round_trip("bincode", |analysis| bincode::deserialize(&bincode::serialize(analysis).unwrap()));
    round_trip("postcard", |analysis| postcard::from_bytes(&postcard::to_stdvec(analysis).unwrap()));
    round_trip("MessagePack, compact", |analysis| rmp_serde::from_slice(&rmp_serde::to_vec(analysis).unwrap()));
    round_trip("MessagePack, with names", |analysis| {
        rmp_serde::from_slice(&rmp_serde::to_vec_named(analysis).unwrap())
    });
    round_trip("CBOR", |analysis| {
        let mut bytes = Vec::new();
        ciborium::into_writer(analysis, &mut bytes).unwrap();
        ciborium::from_reader(bytes.as_slice())
    });
}
