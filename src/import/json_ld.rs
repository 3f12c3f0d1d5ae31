//! schema.org articles in JSON-LD, as pages carry them.

use serde_json::Value;

use super::fields::{all, body, byline, field, named, read, text, without};
use crate::article::{Article, Metadata, ParagraphKind, Timestamp};
use crate::error::Error;

/// The types of schema.org that are articles.
const ARTICLES: [&str; 14] = [
    "NewsArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "Article",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "Report",
];

/// Reads the first [`NewsArticle`](https://schema.org/NewsArticle) of a JSON-LD document, or another type of article: an object, a list of them, or a
/// `@graph`. Contexts are not resolved, so the names must be those of schema.org; types may have its address or a prefix in front.
///
/// ```
/// use reportedly::import::json_ld;
///
/// let json = r#"{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
///     "headline": "Pass shut", "datePublished": "2026-11-23", "articleBody": "It is icy.", "image": {"caption": "The pass."}}]}"#;
/// let (text, article) = json_ld(json)?;
/// assert_eq!(text, "Pass shut\n\nIt is icy.\n\nThe pass.");
/// assert_eq!(article.metadata.published.unwrap().raw(), "2026-11-23");
/// # Ok::<(), reportedly::Error>(())
/// ```
///
/// # Errors
///
/// What is no JSON, has no article, or whose article has no `articleBody`.
#[cfg_attr(docsrs, doc(cfg(feature = "json")))]
pub fn json_ld(json: &str) -> Result<(String, Article), Error> {
    let document = read(json)?;
    let found = find(&document).ok_or_else(|| without("article of schema.org"))?;
    let mut builder = Article::builder();
    if let Some(headline) = text(found, "headline").or_else(|| text(found, "name")) {
        builder = builder.headline(headline);
    }
    let authors = field(found, "author").or_else(|| field(found, "creator")).map(all).unwrap_or_default();
    builder = byline(builder, &authors.into_iter().filter_map(named).collect::<Vec<_>>());
    let words = text(found, "articleBody").ok_or_else(|| without("articleBody"))?;
    if let Some(dateline) = text(found, "dateline").filter(|dateline| !words.starts_with(dateline)) {
        builder = builder.dateline(dateline);
    }
    builder = body(builder, words, words.starts_with('<') || words.contains("</p>"));
    for image in field(found, "image").map(all).unwrap_or_default() {
        if let Some(caption) = text(image, "caption") {
            builder = builder.typed_paragraph(ParagraphKind::Caption, caption);
        }
    }
    let owned = |name: &str| text(found, name).map(str::to_owned);
    let metadata = Metadata {
        url: owned("url").or_else(|| owned("mainEntityOfPage")).or_else(|| owned("@id")),
        published: text(found, "datePublished").map(Timestamp::new),
        updated: text(found, "dateModified").map(Timestamp::new),
        section: owned("articleSection"),
        publisher: owned("publisher"),
        language: owned("inLanguage"),
        ..Metadata::default()
    };
    Ok(builder.metadata(metadata).build())
}

/// The first article, at the top or in a graph.
fn find(document: &Value) -> Option<&Value> {
    let graph = |item| field(item, "@graph").map(all).unwrap_or_default();
    all(document).into_iter().flat_map(|item| [vec![item], graph(item)].concat()).find(|item| is_article(item))
}

fn is_article(item: &Value) -> bool {
    let types = field(item, "@type").map(all).unwrap_or_default();
    let last = |name: &Value| Some(ARTICLES.contains(&name.as_str()?.rsplit([':', '/', '#']).next()?));
    types.into_iter().any(|name| last(name) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_field_is_read() {
        let (one, other) = (
            r#"{"@type": "NewsArticle", "headline": "Pass shut", "author": ["Jane Roe", {"name": "John Doe"}],
                "publisher": {"@type": "Organization", "name": "The Herald"}, "articleSection": ["World", "Asia"],
                "inLanguage": "en", "mainEntityOfPage": {"@id": "https://herald.example/1"}, "dateline": "PESHAWAR, Pakistan (AP) —",
                "articleBody": "“It is icy,” said Imran Karim.\n\nNobody else came.", "image": ["a.jpg", {"caption": "The pass."}]}"#,
            r#"[{"@type": "BreadcrumbList"}, {"@type": "https://schema.org/ReportageNewsArticle", "headline": ["Pass shut"],
                "author": "By Jane Roe and John Doe", "publisher": "The Herald", "articleSection": "World",
                "inLanguage": {"@type": "Language", "name": "en"}, "url": "https://herald.example/1", "dateline": "PESHAWAR, Pakistan (AP) —",
                "articleBody": "<p>“It is icy,” said Imran Karim.</p>\n<p>Nobody else came.</p>", "image": {"caption": {"@value": "The pass."}}}]"#,
        );
        let (text, article) = json_ld(one).unwrap();
        assert_eq!(
            text,
            "Pass shut\n\nBy Jane Roe and John Doe\n\nPESHAWAR, Pakistan (AP) —\n\n“It is icy,” said Imran Karim.\n\nNobody else came.\n\nThe pass."
        );
        assert_eq!(article.byline.as_ref().unwrap().authors.len(), 2);
        assert_eq!(&text[article.dateline.as_ref().unwrap().places[0]], "PESHAWAR, Pakistan");
        assert_eq!(article.metadata.section.as_deref(), Some("World"));
        assert_eq!(json_ld(other).unwrap(), (text, article));
    }

    #[test]
    fn what_has_no_article_is_refused() {
        for (json, message) in [
            ("{\"@type\": \"Recipe\", \"articleBody\": \"x\"}", "there is no article of schema.org"),
            ("[[]]", "there is no article of schema.org"),
            ("{\"@type\": \"NewsArticle\", \"headline\": \"x\"}", "there is no articleBody"),
        ] {
            assert_eq!(json_ld(json).unwrap_err().to_string(), message);
        }
        assert!(json_ld("{").unwrap_err().to_string().contains("this is no JSON"));
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(json_ld(&deep).is_err());
    }
}
