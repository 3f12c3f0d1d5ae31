//! The places as a map layer.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::json::{Commas, Nullable, Text, number};
use super::offsets::{Counted, Offsets};
use crate::analysis::Analysis;
use crate::gazetteer::Place;
use crate::places::PlaceMention;

/// Returns the places that the article is about as a GeoJSON `FeatureCollection` (RFC 7946): one point for each place, in the order of first
/// mention, with the number of its mentions and each of them: with the rule `place.within`, those of a street or a river that lies in
/// it. Names that are part of another ("Washington Post"), other than of a government body, and names without a credible place
/// are left out. A place without coordinates has a `null` geometry.
///
/// The properties are described in [`docs::formats`](crate::docs::formats#geojson).
///
/// ```
/// # if cfg!(feature = "world") {
/// use reportedly::Analyzer;
/// use reportedly::export::{Offsets, geojson};
///
/// let text = "Karim left Kabul.";
/// let map = geojson(text, &Analyzer::new().analyze(text), Offsets::Bytes);
/// assert!(map.contains(r#""geometry":{"type":"Point","coordinates":[69.17,34.53]}"#), "{map}");
/// assert!(map.contains(r#""count":1,"mentions":[{"start":11,"end":16,"text":"Kabul","role":"toponym""#));
/// # }
/// ```
pub fn geojson(text: &str, analysis: &Analysis, offsets: Offsets) -> String {
    let counted = Counted::new(text, offsets);
    let mut order: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    let mut places: Vec<(&Place, Vec<&PlaceMention>)> = Vec::new();
    for mention in analysis.toponyms() {
        let (Some(place), Some(_)) = (&mention.place, mention.span.get(text)) else { continue };
        let number = *order.entry((place.id, &place.name)).or_insert(places.len());
        match places.get_mut(number) {
            Some((_, mentions)) => mentions.push(mention),
            None => places.push((place, vec![mention])),
        }
    }
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    let mut commas = Commas::default();
    for (place, mentions) in places {
        commas.next(&mut out);
        feature(&mut out, text, &counted, place, &mentions);
    }
    out.push_str("]}\n");
    out
}

fn feature(out: &mut String, text: &str, counted: &Counted<'_>, place: &Place, mentions: &[&PlaceMention]) {
    let _ = write!(out, "\n{{\"type\":\"Feature\",\"id\":{},\"geometry\":", place.id);
    let point = place.lat.zip(place.lon).filter(|(lat, lon)| lat.is_finite() && lon.is_finite());
    let _ = match point {
        Some((lat, lon)) => write!(out, "{{\"type\":\"Point\",\"coordinates\":[{lon},{lat}]}}"),
        None => write!(out, "null"),
    };
    let optional = |value: &Option<_>| Nullable(value.as_ref().map(|it: &std::borrow::Cow<'static, str>| json(it)));
    let _ = write!(
        out,
        ",\"properties\":{{\"name\":{},\"kind\":{},\"feature\":{},\"country\":{},\"admin1\":{},\"population\":{},\"key\":{},\"precision\":{},\"count\":{},\"mentions\":[",
        Text(&place.name),
        Text(place.kind.as_str()),
        optional(&place.feature),
        optional(&place.country),
        optional(&place.admin1),
        Nullable(place.population),
        optional(&place.key),
        Nullable(mentions.first().and_then(|mention| mention.precision).map(|it| json(it.as_str()))),
        mentions.len(),
    );
    let mut commas = Commas::default();
    for mention in mentions {
        commas.next(out);
        let at = counted.of(mention.span);
        let _ = write!(
            out,
            "{{\"start\":{},\"end\":{},\"text\":{},\"role\":{},\"rule\":{},\"probability\":{}}}",
            at.start,
            at.end,
            Text(mention.span.get(text).unwrap_or_default()),
            Text(mention.role.as_str()),
            Text(mention.rule.as_str()),
            number(mention.probability),
        );
    }
    out.push_str("]}}");
}

fn json(text: &str) -> String {
    Text(text).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample;
    use super::*;

    fn read(text: &str, analysis: &Analysis, offsets: Offsets) -> Value {
        serde_json::from_str(&geojson(text, analysis, offsets)).unwrap()
    }

    #[test]
    fn every_mention_reads_back() {
        let analysis = sample::analysis();
        let map = read(sample::TEXT, &analysis, Offsets::CodePoints);
        assert_eq!(map["type"], "FeatureCollection");
        let points: Vec<char> = sample::TEXT.chars().collect();
        let mut count = 0;
        for feature in map["features"].as_array().unwrap() {
            assert_eq!(feature["type"], "Feature");
            let mentions = feature["properties"]["mentions"].as_array().unwrap();
            assert_eq!(feature["properties"]["count"], mentions.len());
            count += mentions.len();
            for mention in mentions {
                let at = |field: &str| usize::try_from(mention[field].as_u64().unwrap()).unwrap();
                assert_eq!(
                    points[at("start")..at("end")].iter().collect::<String>(),
                    mention["text"].as_str().unwrap()
                );
            }
            let position = feature["geometry"]["coordinates"].as_array().unwrap();
            assert!(position[0].as_f64().unwrap().abs() <= 180.0 && position[1].as_f64().unwrap().abs() <= 90.0);
        }
        assert_eq!(count, analysis.toponyms().filter(|mention| mention.place.is_some()).count());
    }

    #[test]
    fn a_place_is_one_feature() {
        let analysis = sample::analysis();
        let map = read(sample::TEXT, &analysis, Offsets::Bytes);
        let features = map["features"].as_array().unwrap();
        let kabul: Vec<&Value> = features.iter().filter(|it| it["properties"]["name"] == "Kabul").collect();
        if cfg!(feature = "world") {
            assert_eq!((kabul.len(), &kabul[0]["properties"]["count"]), (1, &Value::from(2)));
            assert_eq!(kabul[0]["properties"]["country"], "AF");
        }
    }

    #[test]
    fn odd_places_are_still_json() {
        let mut analysis = sample::analysis();
        for place in analysis.places.iter_mut().filter_map(|mention| mention.place.as_mut()) {
            (place.name, place.lat, place.country) = ("A \"b\"\n\\".into(), Some(f64::NAN), None);
        }
        for feature in read(sample::TEXT, &analysis, Offsets::Utf16)["features"].as_array().unwrap() {
            assert!(feature["geometry"].is_null() && feature["properties"]["country"].is_null());
            assert_eq!(feature["properties"]["name"], "A \"b\"\n\\");
        }
        assert!(read("", &analysis, Offsets::Bytes)["features"].as_array().unwrap().is_empty());
    }
}
