//! ninjs, the JSON of news agencies (IPTC).

use serde_json::Value;

use super::fields::{all, body, byline, field, named, read, text, without};
use crate::article::{Article, Metadata, ParagraphKind, Timestamp};
use crate::error::Error;

/// Reads an article in [ninjs](https://iptc.org/standards/ninjs/) 1, 2 or 3.
///
/// ```
/// use reportedly::import::ninjs;
///
/// let version_1 = r#"{"uri": "urn:a:1", "type": "text", "headline": "Pass shut", "byline": "Jane Roe", "body_text": "It is icy."}"#;
/// let version_3 = r#"{"uri": "urn:a:1", "type": "text", "headlines": [{"role": "main", "value": "Pass shut"}], "by": "Jane Roe",
///     "bodies": [{"contentType": "text/html", "value": "<p>It is <b>icy</b>.</p>"}]}"#;
/// assert_eq!(ninjs(version_1)?, ninjs(version_3)?);
/// assert_eq!(ninjs(version_1)?.0, "Pass shut\n\nBy Jane Roe\n\nIt is icy.");
/// # Ok::<(), reportedly::Error>(())
/// ```
///
/// # Errors
///
/// What is no JSON, or has no body.
#[cfg_attr(docsrs, doc(cfg(feature = "json")))]
pub fn ninjs(json: &str) -> Result<(String, Article), Error> {
    let item = read(json)?;
    let mut builder = Article::builder();
    if let Some(headline) = text(&item, "headline").or_else(|| main(&item, "headlines")) {
        builder = builder.headline(headline);
    }
    builder = byline(builder, text(&item, "by").or_else(|| text(&item, "byline")).as_slice());
    let (words, is_html) = content(&item).ok_or_else(|| without("body in this ninjs"))?;
    builder = body(builder, words, is_html);
    for picture in pictures(&item) {
        let caption = text(picture, "description_text").or_else(|| main(picture, "descriptions"));
        if let Some(caption) = caption {
            builder = builder.typed_paragraph(ParagraphKind::Caption, caption);
        }
    }
    let metadata = Metadata {
        url: text(&item, "uri").filter(|uri| uri.starts_with("http")).map(str::to_owned),
        published: text(&item, "firstCreated").or_else(|| text(&item, "contentCreated")).map(Timestamp::new),
        updated: text(&item, "versionCreated").map(Timestamp::new),
        language: text(&item, "language").map(str::to_owned),
        publisher: text(&item, "copyrightHolder").map(str::to_owned),
        ..Metadata::default()
    };
    Ok(builder.metadata(metadata).build())
}

/// The value with the role `main`, or the first.
fn main<'v>(item: &'v Value, list: &str) -> Option<&'v str> {
    let values = all(field(item, list)?);
    let is_main = |value: &&&Value| field(value, "role").and_then(Value::as_str) == Some("main");
    values.iter().find(is_main).or(values.first()).and_then(|value| named(value))
}

/// The body, rather in plain text than in HTML, and whether it is in HTML.
fn content(item: &Value) -> Option<(&str, bool)> {
    let version_1 = [("body_text", false), ("body_html", true), ("body_xhtml", true)];
    let single = version_1.iter().find_map(|&(name, is_html)| Some((text(item, name)?, is_html)));
    single.or_else(|| {
        let bodies = field(item, "bodies").map(all).unwrap_or_default();
        let mut typed: Vec<(&str, bool)> = bodies.into_iter().filter_map(typed).collect();
        typed.sort_by_key(|&(_, is_html)| is_html);
        typed.into_iter().next()
    })
}

/// The text of one of several bodies, and whether it is in HTML.
fn typed(body: &Value) -> Option<(&str, bool)> {
    let kind = field(body, "contentType").and_then(Value::as_str).unwrap_or("text/plain");
    Some((named(body)?, kind.contains("html")))
}

/// The pictures that come with an item: by name in ninjs 1, in a list later.
fn pictures(item: &Value) -> Vec<&Value> {
    let associated = match field(item, "associations") {
        Some(Value::Object(named)) => named.values().collect(),
        Some(list) => all(list),
        None => Vec::new(),
    };
    associated
        .into_iter()
        .filter(|it| matches!(field(it, "type").and_then(Value::as_str), Some("picture" | "graphic" | "video")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION_1: &str = r#"{
        "uri": "https://wire.example/1", "type": "text", "mimetype": "text/plain", "representationtype": "complete",
        "versioncreated": "2026-11-23T10:00:00Z", "firstcreated": "2026-11-23T09:00:00Z", "language": "en",
        "copyrightholder": "The Wire", "headline": "Pass shut after snow", "byline": "By Jane Roe and John Doe",
        "body_text": "PESHAWAR, Pakistan (AP) — “It is icy,” said Imran Karim.\n\nThe ministry declined to comment.",
        "associations": {"main": {"type": "picture", "description_text": "The pass on Monday."}, "more": {"type": "text"}}
    }"#;
    const VERSION_2: &str = r#"{
        "uri": "https://wire.example/1", "type": "text", "firstcreated": "2026-11-23T09:00:00Z",
        "versioncreated": "2026-11-23T10:00:00Z", "language": "en", "copyrightholder": "The Wire",
        "headlines": [{"role": "short", "value": "Shut"}, {"role": "main", "value": "Pass shut after snow"}],
        "byline": "Jane Roe and John Doe",
        "bodies": [{"role": "main", "contenttype": "application/xhtml+xml",
            "value": "<p>PESHAWAR, Pakistan (AP) &#8212; “It is icy,” said Imran Karim.</p><p>The ministry declined to comment.</p>"}],
        "associations": [{"name": "main", "type": "picture", "descriptions": [{"value": "The pass on Monday."}]}]
    }"#;
    const VERSION_3: &str = r#"{
        "uri": "https://wire.example/1", "type": "text", "firstCreated": "2026-11-23T09:00:00Z",
        "versionCreated": "2026-11-23T10:00:00Z", "language": "en", "copyrightHolder": "The Wire",
        "headlines": [{"role": "main", "value": "Pass shut after snow"}], "by": "Jane Roe and John Doe",
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": "<p>Not this.</p>"},
            {"role": "main", "contentType": "text/plain",
             "value": "PESHAWAR, Pakistan (AP) — “It is icy,” said Imran Karim.\n\nThe ministry declined to comment."}],
        "associations": [{"name": "main", "type": "picture", "descriptions": [{"value": "The pass on Monday."}]}]
    }"#;

    #[test]
    fn the_three_versions_are_one_article() {
        let (text, article) = ninjs(VERSION_1).unwrap();
        assert_eq!(&text[article.headline.unwrap()], "Pass shut after snow");
        let byline = article.byline.clone().unwrap();
        assert_eq!(byline.authors.iter().map(|&name| &text[name]).collect::<Vec<_>>(), ["Jane Roe", "John Doe"]);
        assert_eq!(&text[article.dateline.clone().unwrap().places[0]], "PESHAWAR, Pakistan");
        assert_eq!(article.paragraphs.last().unwrap().kind, ParagraphKind::Caption);
        let metadata = &article.metadata;
        assert_eq!(metadata.published, Some(Timestamp::new("2026-11-23T09:00:00Z")));
        assert_eq!((metadata.language.as_deref(), metadata.publisher.as_deref()), (Some("en"), Some("The Wire")));
        assert_eq!(metadata.url.as_deref(), Some("https://wire.example/1"));
        assert_eq!(ninjs(VERSION_2).unwrap(), (text.clone(), article.clone()));
        assert_eq!(ninjs(VERSION_3).unwrap(), (text, article));
    }

    #[test]
    fn what_is_no_article_is_refused() {
        let error = ninjs("{\"type\":\n 1,}").unwrap_err();
        assert_eq!(error.line(), Some(2));
        for json in ["[]", "3", "{}", "{\"bodies\": [{\"value\": \" \"}]}", "{\"body_text\": 3}"] {
            assert_eq!(ninjs(json).unwrap_err().to_string(), "there is no body in this ninjs", "{json}");
        }
    }
}
