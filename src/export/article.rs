//! The fields of an article, for the formats that have them.

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::article::ParagraphKind;
use crate::names::NameKind;
use crate::text::Span;

/// The headline, from the text or beside it.
pub(super) fn headline<'t>(text: &'t str, analysis: &'t Analysis) -> Option<&'t str> {
    let given = analysis.article.metadata.headline.as_deref();
    analysis.article.headline.and_then(|span| span.get(text)).or(given)
}

/// The names of the authors.
pub(super) fn authors<'t>(text: &'t str, analysis: &'t Analysis) -> Vec<&'t str> {
    let authors = analysis.article.byline.iter().flat_map(|byline| &byline.authors);
    authors.filter_map(|span| span.get(text)).collect()
}

/// The paragraphs of the body, with blank lines between.
pub(super) fn body(text: &str, analysis: &Analysis) -> String {
    let words = |span: Span| span.get(text);
    let kinds = [ParagraphKind::Body, ParagraphKind::Subhead, ParagraphKind::Dateline];
    let paragraphs = analysis.article.paragraphs.iter().filter(|paragraph| kinds.contains(&paragraph.kind));
    paragraphs.filter_map(|paragraph| words(paragraph.span)).collect::<Vec<_>>().join("\n\n")
}

/// The names of the entities of a kind, each once. Authors and agencies are left out: the article is not about them.
pub(super) fn entities(analysis: &Analysis, kind: NameKind) -> Vec<&str> {
    let article = &analysis.article;
    let dateline = article.dateline.as_ref().map(|dateline| dateline.span);
    let is_about = |name: &Span| {
        let paragraph = article.paragraph_at(name.start()).map(|paragraph| paragraph.kind);
        let beside = matches!(paragraph, Some(ParagraphKind::Byline | ParagraphKind::Credit | ParagraphKind::Residue));
        !beside && !dateline.is_some_and(|dateline| dateline.covers(*name))
    };
    let mut seen = BTreeSet::new();
    let entities =
        analysis.entities.iter().filter(|entity| entity.kind == kind && entity.mentions.iter().any(is_about));
    entities.map(|entity| entity.name.as_str()).filter(|name| seen.insert(*name)).collect()
}
