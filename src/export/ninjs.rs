//! The article for other news systems.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::article;
use super::json::{Text, list};
use crate::analysis::Analysis;
use crate::article::{Precision, Timestamp};
use crate::names::NameKind;

/// Returns the article in [ninjs 3.0](https://iptc.org/standards/ninjs/): headline, byline, body, language and times, with the people, organisations and
/// places that it names. `uri` identifies it.
///
/// The standard has no place for quotes and hedges; [`json_ld`](super::json_ld()) and [`annotations`](super::annotations()) have. `Metadata` times are
/// written where they are as precise as the standard demands. [`import::ninjs`](crate::import::ninjs()) reads it back.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::ninjs;
///
/// let text = "Pass shut\n\nBy Jane Roe\n\n“It is icy,” said Imran Karim.";
/// let item = ninjs(text, &Analyzer::new().analyze(text), "urn:example:1");
/// assert!(item.starts_with(r#"{"uri":"urn:example:1","type":"text","#));
/// assert!(item.contains(r#""headlines":[{"role":"main","contentType":"text/plain","value":"Pass shut"}],"by":"Jane Roe""#), "{item}");
/// assert!(item.contains(r#""people":[{"name":"Imran Karim"}]"#));
/// ```
pub fn ninjs(text: &str, analysis: &Analysis, uri: &str) -> String {
    let mut out = format!("{{\"uri\":{},\"type\":\"text\",\"standard\":", Text(uri));
    out.push_str(
        "{\"name\":\"ninjs\",\"version\":\"3.0\",\"schema\":\"http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json\"}",
    );
    let metadata = &analysis.article.metadata;
    for (name, time) in [("firstCreated", &metadata.published), ("versionCreated", &metadata.updated)] {
        if let Some(time) = time.as_ref().filter(|time| is_date_time(time)) {
            let _ = write!(out, ",\"{name}\":{}", Text(time.raw().trim()));
        }
    }
    for (name, value) in [("language", &metadata.language), ("copyrightHolder", &metadata.publisher)] {
        if let Some(value) = value {
            let _ = write!(out, ",\"{name}\":{}", Text(value));
        }
    }
    if let Some(headline) = article::headline(text, analysis) {
        let _ = write!(
            out,
            ",\"headlines\":[{{\"role\":\"main\",\"contentType\":\"text/plain\",\"value\":{}}}]",
            Text(headline)
        );
    }
    let authors = article::authors(text, analysis);
    if !authors.is_empty() {
        let _ = write!(out, ",\"by\":{}", Text(&authors.join(" and ")));
    }
    let body = article::body(text, analysis);
    let _ = write!(
        out,
        ",\"bodies\":[{{\"role\":\"main\",\"contentType\":\"text/plain\",\"charCount\":{},\"value\":{}}}]",
        body.chars().count(),
        Text(&body)
    );
    for (name, kind) in [("people", NameKind::Person), ("organisations", NameKind::Organization)] {
        let named = article::entities(analysis, kind);
        list(&mut out, name, named.iter().map(|name| format!("{{\"name\":{}}}", Text(name))));
    }
    places(&mut out, text, analysis);
    out.push_str("}\n");
    out
}

/// The places, each once, with their points.
fn places(out: &mut String, text: &str, analysis: &Analysis) {
    let mut seen = BTreeSet::new();
    let mentions = analysis.toponyms().filter(|mention| mention.span.get(text).is_some());
    let places = mentions.filter_map(|mention| mention.place.as_ref());
    let items = places.filter(|place| seen.insert((place.id, place.name.clone()))).map(|place| {
        let point = place.lat.zip(place.lon).filter(|(lat, lon)| lat.is_finite() && lon.is_finite());
        let point =
            point.map(|(lat, lon)| format!(",\"geojson\":{{\"type\":\"Point\",\"coordinates\":[{lon},{lat}]}}"));
        format!("{{\"name\":{},\"literal\":\"{}\"{}}}", Text(&place.name), place.id, point.unwrap_or_default())
    });
    list(out, "places", items);
}

/// Whether a time has a zone and seconds (RFC 3339).
fn is_date_time(time: &Timestamp) -> bool {
    let raw = time.raw().trim();
    let zone =
        raw.get(19..).unwrap_or_default().trim_start_matches('.').trim_start_matches(|c: char| c.is_ascii_digit());
    let offset = |zone: &str| zone.len() == 6 && zone.starts_with(['+', '-']) && zone.get(3..4) == Some(":");
    time.precision() == Precision::Second && (zone == "Z" || offset(zone))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample;
    use super::*;
    use crate::article::Metadata;
    use crate::{Analyzer, Article};

    const TEXT: &str = "Pass shut, \"again\"\n\nBy Jane Roe and John Doe\n\nPESHAWAR, Pakistan (AP) — “It is <icy>,” said Imran Karim of the Road Agency.\n\n\
        160 Shares\n\nKarim left for Kabul.";

    fn analysis() -> Analysis {
        let metadata = Metadata::default()
            .published(Timestamp::new("2026-11-23T09:00:00+01:00"))
            .updated(Timestamp::new("2026-11-23"))
            .language("en")
            .publisher("The Wire");
        Analyzer::new().analyze_article(TEXT, Article::parse(TEXT).with_metadata(metadata))
    }

    #[test]
    fn the_fields_are_those_of_the_standard() {
        let item: Value = serde_json::from_str(&ninjs(TEXT, &analysis(), "urn:example:1")).unwrap();
        // of the schema of 3.0, which allows no others
        let known = [
            "uri",
            "type",
            "standard",
            "firstCreated",
            "versionCreated",
            "language",
            "copyrightHolder",
            "headlines",
            "by",
            "bodies",
            "people",
            "organisations",
            "places",
        ];
        assert!(item.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())));
        assert_eq!(item["firstCreated"], "2026-11-23T09:00:00+01:00");
        assert!(item["versionCreated"].is_null());
        assert_eq!(item["people"], serde_json::json!([{"name": "Imran Karim"}]));
        assert_eq!(item["organisations"], serde_json::json!([{"name": "Road Agency"}]));
        assert_eq!(item["bodies"][0]["charCount"], item["bodies"][0]["value"].as_str().unwrap().chars().count());
        assert!(!item["bodies"][0]["value"].as_str().unwrap().contains("Shares"));
        if cfg!(feature = "world") {
            let kabul = item["places"].as_array().unwrap().iter().find(|place| place["name"] == "Kabul").unwrap();
            assert_eq!(kabul["geojson"]["type"], "Point");
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn an_article_reads_back() {
        let (text, article) = crate::import::ninjs(&ninjs(TEXT, &analysis(), "urn:example:1")).unwrap();
        assert_eq!(text, TEXT.replace("160 Shares\n\n", ""));
        assert_eq!(article.byline.unwrap().authors.len(), 2);
        assert_eq!(
            (article.metadata.language.as_deref(), article.metadata.publisher.as_deref()),
            (Some("en"), Some("The Wire"))
        );
    }

    #[test]
    fn odd_texts_are_still_json() {
        for text in ["", sample::TEXT, "\u{2028}\"\\"] {
            let item: Value = serde_json::from_str(&ninjs(text, &sample::analysis(), "a\"b")).unwrap();
            assert_eq!(item["uri"], "a\"b");
        }
    }
}
