//! What the formats have in common: values of JSON that may be given in several ways, and bodies.

use serde_json::Value;

use super::html;
use crate::article::{Article, ArticleBuilder, ParagraphKind};
use crate::error::{Error, ErrorKind};

pub(super) fn read(json: &str) -> Result<Value, Error> {
    serde_json::from_str(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message);
        Error::new(ErrorKind::Format, format!("this is no JSON: {message}")).at(line, Some(column)).caused_by(error)
    })
}

pub(super) fn without(what: &str) -> Error {
    Error::new(ErrorKind::Format, format!("there is no {what}"))
}

/// A field, whatever the case of its name: `versioncreated` of ninjs 1 is `versionCreated` in ninjs 3.
pub(super) fn field<'v>(object: &'v Value, name: &str) -> Option<&'v Value> {
    object.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// The text of a field: a text, the first of several, or what an object is called.
pub(super) fn text<'v>(object: &'v Value, name: &str) -> Option<&'v str> {
    all(field(object, name)?).into_iter().find_map(named)
}

/// The items of a list, or a value that is not in one.
pub(super) fn all(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        value => vec![value],
    }
}

/// A text that is not blank, or the one that an object has instead.
pub(super) fn named(value: &Value) -> Option<&str> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(_) => ["@value", "value", "name", "@id"].iter().find_map(|key| value.get(key)?.as_str()),
        _ => None,
    };
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Adds the line of the authors.
pub(super) fn byline(builder: ArticleBuilder, authors: &[&str]) -> ArticleBuilder {
    match authors {
        [] => builder,
        [line] if line.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by ")) => builder.byline(line),
        [one] => builder.byline(&format!("By {one}")),
        [first @ .., last] => builder.byline(&format!("By {} and {last}", first.join(" and "))),
    }
}

/// Adds the paragraphs of a body in plain text or in HTML.
pub(super) fn body(builder: ArticleBuilder, body: &str, is_html: bool) -> ArticleBuilder {
    if is_html {
        return html::paragraphs(body)
            .iter()
            .fold(builder, |builder, (kind, text)| builder.typed_paragraph(*kind, text));
    }
    Article::parse(body).paragraphs.iter().fold(builder, |builder, paragraph| {
        // the headline is a field of its own
        let kind = if paragraph.kind == ParagraphKind::Headline { ParagraphKind::Body } else { paragraph.kind };
        match paragraph.span.get(body) {
            Some(text) => builder.typed_paragraph(kind, text),
            None => builder,
        }
    })
}
