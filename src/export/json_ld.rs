//! The article with its quotes for search engines and archives.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::json::{Nullable, Text, list};
use super::{article, depth};
use crate::analysis::Analysis;
use crate::names::NameKind;
use crate::quotes::{Quote, QuoteKind};
use crate::sources::{Naming, Source, SourceKind};

/// Returns the article as a [`NewsArticle`](https://schema.org/NewsArticle) of schema.org in JSON-LD: headline, authors, body and metadata, its
/// attributions under `hasPart`, and the people, organisations and places that it names under `mentions`. `url` identifies it.
///
/// Words in quotation marks are a [`Quotation`](https://schema.org/Quotation), `spokenByCharacter` their source; indirect speech is a
/// [`Claim`](https://schema.org/Claim) with the source as its `creator`. A source without a name has a `description` instead. Refusals and what was not
/// said are left out. `<` is escaped, so that the JSON can stand in a `script` of a page. [`import::json_ld`](crate::import::json_ld()) reads the article
/// back.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::json_ld;
///
/// let text = "“It is icy,” said Imran Karim. A driver said it may snow.";
/// let page = json_ld(text, &Analyzer::new().analyze(text), "https://example.org/1");
/// assert!(page.contains(r#""@type":"Quotation","text":"It is icy,","spokenByCharacter":{"@type":"Person","name":"Imran Karim"}"#));
/// assert!(page.contains(r#""@type":"Claim","text":"it may snow","creator":{"@type":"Person","description":"driver"}"#));
/// ```
pub fn json_ld(text: &str, analysis: &Analysis, url: &str) -> String {
    let mut out = String::from("{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\"");
    let _ = write!(out, ",\"@id\":{},\"url\":{}", Text(url), Text(url));
    let metadata = &analysis.article.metadata;
    let fields = [
        ("headline", article::headline(text, analysis)),
        ("datePublished", metadata.published.as_ref().map(|time| time.raw())),
        ("dateModified", metadata.updated.as_ref().map(|time| time.raw())),
        ("articleSection", metadata.section.as_deref()),
        ("inLanguage", metadata.language.as_deref()),
        ("dateline", analysis.article.dateline.as_ref().and_then(|dateline| dateline.span.get(text))),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = write!(out, ",\"{name}\":{}", Text(value));
        }
    }
    if let Some(publisher) = &metadata.publisher {
        let _ = write!(out, ",\"publisher\":{{\"@type\":\"Organization\",\"name\":{}}}", Text(publisher));
    }
    let typed = |kind: &str, name: &str| format!("{{\"@type\":\"{kind}\",\"name\":{}}}", Text(name));
    list(&mut out, "author", article::authors(text, analysis).iter().map(|name| typed("Person", name)));
    let _ = write!(out, ",\"articleBody\":{}", Text(&article::body(text, analysis)));
    let article = url.split('#').next().unwrap_or_default();
    list(&mut out, "hasPart", depth::quotes(analysis).filter_map(|quote| part(text, analysis, quote, article)));
    let people = article::entities(analysis, NameKind::Person).into_iter().map(|name| typed("Person", name));
    let bodies =
        article::entities(analysis, NameKind::Organization).into_iter().map(|name| typed("Organization", name));
    list(&mut out, "mentions", people.chain(bodies).chain(places(text, analysis)));
    out.push_str("}\n");
    out
}

/// An attribution; `None` if nothing was said.
fn part(text: &str, analysis: &Analysis, quote: &Quote, article: &str) -> Option<String> {
    if quote.refused || quote.negated || quote.content.hull().get(text).is_none() {
        return None;
    }
    let (kind, by) = match quote.kind {
        QuoteKind::Indirect => ("Claim", "creator"),
        _ => ("Quotation", "spokenByCharacter"),
    };
    let id = format!("{article}#reportedly-quote-{}", quote.id);
    let mut out = format!("{{\"@id\":{},\"@type\":\"{kind}\",\"text\":{}", Text(&id), Text(&quote.text(text)));
    if let Some(source) = analysis.source(quote) {
        let _ = write!(out, ",\"{by}\":{}", agent(source));
    }
    out.push('}');
    Some(out)
}

/// A source as a person or an organisation; schema.org has no other speakers.
fn agent(source: &Source) -> String {
    let kind = match source.kind {
        SourceKind::Person => "Person",
        _ => "Organization",
    };
    let field = match source.naming {
        Naming::Named | Naming::Institution => "name",
        _ => "description",
    };
    format!("{{\"@type\":\"{kind}\",\"{field}\":{}}}", Text(&source.name))
}

/// The places, each once, with their points.
fn places<'a>(text: &'a str, analysis: &'a Analysis) -> impl Iterator<Item = String> + 'a {
    let mut seen = BTreeSet::new();
    let mentions = analysis.toponyms().filter(|mention| mention.span.get(text).is_some());
    let places = mentions.filter_map(|mention| mention.place.as_ref());
    places.filter(move |place| seen.insert((place.id, place.name.clone()))).map(|place| {
        let point = place.lat.zip(place.lon).filter(|(lat, lon)| lat.is_finite() && lon.is_finite());
        let geo =
            point.map(|(lat, lon)| format!("{{\"@type\":\"GeoCoordinates\",\"latitude\":{lat},\"longitude\":{lon}}}"));
        format!("{{\"@type\":\"Place\",\"name\":{},\"geo\":{}}}", Text(&place.name), Nullable(geo))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample;
    use super::*;

    fn read(text: &str, analysis: &Analysis) -> Value {
        serde_json::from_str(&json_ld(text, analysis, "https://example.org/1#top")).unwrap()
    }

    #[test]
    fn every_attribution_is_a_part() {
        let analysis = sample::analysis();
        let page = read(sample::TEXT, &analysis);
        let said: Vec<&Quote> = analysis.quotes.iter().filter(|it| !it.refused && !it.negated).collect();
        let parts = page["hasPart"].as_array().unwrap();
        assert_eq!(parts.len(), said.len());
        assert!(analysis.quotes.len() > said.len());
        for (part, quote) in parts.iter().zip(said) {
            assert_eq!(part["text"], quote.text(sample::TEXT).as_ref());
            assert_eq!(part["@type"], if quote.kind == QuoteKind::Indirect { "Claim" } else { "Quotation" });
            assert_eq!(part["@id"], format!("https://example.org/1#reportedly-quote-{}", quote.id));
        }
        let unnamed = parts.iter().find(|part| part["spokenByCharacter"]["description"].is_string()).unwrap();
        assert!(unnamed["spokenByCharacter"]["name"].is_null());
        assert!(!json_ld(sample::TEXT, &analysis, "a").contains('<'));
    }

    #[cfg(feature = "json")]
    #[test]
    fn an_article_reads_back() {
        let text = "Pass shut, \"again\"\n\nBy Jane Roe and John Doe\n\nPESHAWAR, Pakistan (AP) — “It is <icy>,” said Imran Karim.\n\nKarim left.";
        let analysis = crate::Analyzer::new().analyze(text);
        let (again, article) = crate::import::json_ld(&json_ld(text, &analysis, "https://example.org/1")).unwrap();
        assert_eq!(again, text);
        assert_eq!(article.byline, analysis.article.byline);
        assert_eq!(article.dateline, analysis.article.dateline);
        assert_eq!(article.metadata.url.as_deref(), Some("https://example.org/1"));
    }

    #[test]
    fn another_text_is_still_json() {
        assert!(read("", &sample::analysis())["hasPart"].is_null());
    }
}
