//! An analysis survives a round trip through text and binary formats.

use reportedly::{Analysis, Analyzer};

const TEXTS: &[&str] = &[
    "",
    include_str!("../../../examples/analyze/sample.txt"),
    "“The pass,” Karim said, “is open.” He declined to comment on reports that it may close. Nobody knew.",
];

fn round_trip<E: std::fmt::Debug>(name: &str, read: impl Fn(&Analysis) -> Result<Analysis, E>) {
    let analyzer = Analyzer::new();
    for text in TEXTS {
        let analysis = analyzer.analyze(text);
        assert_eq!(read(&analysis).unwrap(), analysis, "{name}");
    }
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
