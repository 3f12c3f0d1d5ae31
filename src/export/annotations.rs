//! Findings as web annotations.

use std::fmt::Write as _;

use super::depth;
use super::json::{Commas, Text};
use super::offsets::{Counted, Offsets};
use crate::analysis::Analysis;
use crate::quotes::Quote;
use crate::text::Span;

/// How many code points of context a selector has on each side.
const CONTEXT: usize = 32;

/// Returns the findings as an `AnnotationPage` of the [W3C Web Annotation model](https://www.w3.org/TR/annotation-model/), in JSON-LD.
/// `source` is the IRI of the article, which every annotation is on.
///
/// Each attribution, hedge, place and name is an annotation with two bodies: a tag with the kind of finding and a sentence about it. Its target
/// has a `TextQuoteSelector` with 32 code points of context and a `TextPositionSelector`, which by the standard counts code points of the
/// text. An attribution in several parts has a target for each.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::annotations;
///
/// let text = "Karim said the pass may close.";
/// let page = annotations(text, &Analyzer::new().analyze(text), "https://example.org/pass");
/// assert!(page.contains(r#""id":"https://example.org/pass#reportedly-quote-0""#));
/// assert!(page.contains(r#""value":"indirect quote of Karim (named), certainty: possible""#));
/// assert!(page.contains(r#"{"type":"TextQuoteSelector","prefix":"Karim said the pass ","exact":"may","suffix":" close."}"#));
/// ```
pub fn annotations(text: &str, analysis: &Analysis, source: &str) -> String {
    let article = source.split('#').next().unwrap_or_default();
    let mut page = Page {
        text,
        counted: Counted::new(text, Offsets::CodePoints),
        article,
        commas: Commas::default(),
        out: String::from("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\","),
    };
    let id = format!("{article}#reportedly");
    let _ = write!(page.out, "\"id\":{},\"type\":\"AnnotationPage\",\"items\":[", Text(&id));
    for quote in depth::quotes(analysis) {
        let about = attribution(analysis, quote);
        page.annotation("quote", quote.id.index(), "attribution", &about, &quote.content);
    }
    for (number, hedge) in analysis.hedges.iter().enumerate() {
        let about = format!("{}, strength {}", plain(hedge.kind.as_str()), hedge.strength.number());
        page.annotation("hedge", number, "hedge", &about, &[hedge.span]);
    }
    for (number, mention) in analysis.places.iter().enumerate() {
        let mut about = mention.place.as_ref().map_or("unknown place", |place| &place.name).to_owned();
        if let Some(place) = &mention.place {
            for part in [&place.admin1, &place.country].into_iter().flatten() {
                let _ = write!(about, ", {part}");
            }
            if let Some((lat, lon)) = place.lat.zip(place.lon) {
                let _ = write!(about, " ({lat}, {lon})");
            }
        }
        let _ = write!(about, "; {}", plain(mention.role.as_str()));
        page.annotation("place", number, "place", &about, &[mention.span]);
    }
    for (number, name) in analysis.names.iter().enumerate() {
        let entity = analysis.entities.get(name.entity.index()).map_or("", |entity| &entity.name);
        page.annotation("name", number, name.kind.as_str(), entity, &[name.span]);
    }
    page.out.push_str("]}\n");
    page.out
}

fn attribution(analysis: &Analysis, quote: &Quote) -> String {
    let mut about = format!("{} quote of ", quote.kind);
    match analysis.source(quote) {
        Some(source) => {
            let _ = write!(about, "{} ({})", source.name, source.naming);
        }
        None => about.push_str("nobody named"),
    }
    if let Some(statement) = analysis.statement(quote) {
        let _ = write!(about, ", certainty: {}", statement.certainty);
    }
    for (word, is) in [("negated", quote.negated), ("refused to speak", quote.refused)] {
        if is {
            let _ = write!(about, ", {word}");
        }
    }
    about
}

fn plain(name: &str) -> String {
    name.replace('_', " ")
}

struct Page<'t> {
    text: &'t str,
    counted: Counted<'t>,
    article: &'t str,
    commas: Commas,
    out: String,
}

impl Page<'_> {
    fn annotation(&mut self, list: &str, number: usize, tag: &str, about: &str, parts: &[Span]) {
        let parts: Vec<Span> = parts.iter().copied().filter(|part| part.get(self.text).is_some()).collect();
        if parts.is_empty() {
            return;
        }
        self.commas.next(&mut self.out);
        let id = format!("{}#reportedly-{list}-{number}", self.article);
        let _ =
            write!(self.out, "\n{{\"id\":{},\"type\":\"Annotation\",\"motivation\":\"tagging\",\"body\":[", Text(&id));
        let _ = write!(self.out, "{{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":{}}},", Text(tag));
        let _ = write!(
            self.out,
            "{{\"type\":\"TextualBody\",\"purpose\":\"describing\",\"format\":\"text/plain\",\"value\":{}}}],\"target\":",
            Text(about)
        );
        if let [part] = parts[..] {
            self.target(part);
        } else {
            let mut commas = Commas::default();
            self.out.push('[');
            for part in parts {
                commas.next(&mut self.out);
                self.target(part);
            }
            self.out.push(']');
        }
        self.out.push('}');
    }

    fn target(&mut self, part: Span) {
        let before = self.text.get(..part.start()).unwrap_or_default();
        let after = self.text.get(part.end()..).unwrap_or_default();
        let prefix = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let suffix = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        let at = self.counted.of(part);
        let _ = write!(
            self.out,
            "{{\"source\":{},\"selector\":[{{\"type\":\"TextQuoteSelector\",\"prefix\":{},\"exact\":{},\"suffix\":{}}},\
             {{\"type\":\"TextPositionSelector\",\"start\":{},\"end\":{}}}]}}",
            Text(self.article),
            Text(before.get(prefix..).unwrap_or_default()),
            Text(part.get(self.text).unwrap_or_default()),
            Text(after.get(..suffix).unwrap_or_default()),
            at.start,
            at.end
        );
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::super::sample;
    use super::*;

    const ARTICLE: &str = "https://example.org/a?b=\"c\"";

    fn read(text: &str) -> Value {
        serde_json::from_str(&annotations(text, &sample::analysis(), ARTICLE)).unwrap()
    }

    #[test]
    fn both_selectors_find_the_words() {
        let analysis = sample::analysis();
        let page = read(sample::TEXT);
        assert_eq!(page["type"], "AnnotationPage");
        let items = page["items"].as_array().unwrap();
        let findings = analysis.quotes.len() + analysis.hedges.len() + analysis.places.len() + analysis.names.len();
        assert_eq!(items.len(), findings);
        assert_eq!(items.iter().map(|item| item["id"].as_str().unwrap()).collect::<BTreeSet<_>>().len(), findings);
        let points: Vec<char> = sample::TEXT.chars().collect();
        let targets = items.iter().flat_map(|item| match &item["target"] {
            Value::Array(parts) => parts.clone(),
            one => vec![one.clone()],
        });
        let mut parts = 0;
        for target in targets {
            parts += 1;
            assert_eq!(target["source"], ARTICLE);
            let [quote, position] = &target["selector"].as_array().unwrap()[..] else { panic!("{target}") };
            let at = |field: &str| usize::try_from(position[field].as_u64().unwrap()).unwrap();
            let exact = quote["exact"].as_str().unwrap();
            assert_eq!(points[at("start")..at("end")].iter().collect::<String>(), exact);
            let (prefix, suffix) = (quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
            assert!(sample::TEXT.contains(&format!("{prefix}{exact}{suffix}")));
            assert_eq!(prefix.chars().count(), CONTEXT.min(at("start")));
            assert_eq!(suffix.chars().count(), CONTEXT.min(points.len() - at("end")));
        }
        assert!(parts > findings, "the quote in two parts has two targets");
    }

    #[test]
    fn a_fragment_of_the_source_gives_way() {
        let page = annotations("Karim said no.", &Analysis::default(), "https://example.org/#top");
        assert!(page.contains(r#""id":"https://example.org/#reportedly""#));
        assert!(read("")["items"].as_array().unwrap().is_empty());
    }
}
