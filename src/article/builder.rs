//! Articles built from typed parts.

use super::{Article, Genre, Metadata, Paragraph, ParagraphKind, Timestamp, byline, dateline};
use crate::text::Span;

/// Builds an article from parts whose kinds are already known, so that nothing is guessed from plain text.
///
/// ```
/// use reportedly::article::{ParagraphKind, Timestamp};
/// use reportedly::Article;
///
/// let (text, article) = Article::builder()
///     .headline("Bridge reopens")
///     .byline("By Jane Roe")
///     .published(Timestamp::new("2026-11-23"))
///     .publisher("The Herald")
///     .paragraph("OSLO (AP) — The bridge reopened, police said.")
///     .typed_paragraph(ParagraphKind::Caption, "The bridge on Monday.")
///     .build();
/// assert_eq!(&text[article.headline.unwrap()], "Bridge reopens");
/// assert_eq!(&text[article.byline.unwrap().authors[0]], "Jane Roe");
/// assert_eq!(article.paragraphs.len(), 4);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ArticleBuilder {
    text: String,
    paragraphs: Vec<Paragraph>,
    metadata: Metadata,
}

impl ArticleBuilder {
    /// Adds the headline.
    /// For an example see [`ArticleBuilder`].
    pub fn headline(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Headline, text)
    }

    /// Adds the line that names the authors.
    /// For an example see [`ArticleBuilder`].
    pub fn byline(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Byline, text)
    }

    /// Adds a dateline on a line of its own. A dateline at the start of the first body paragraph is recognised without
    /// this.
    /// For an example see [`ArticleBuilder`].
    pub fn dateline(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Dateline, text)
    }

    /// Adds a paragraph of the body.
    /// For an example see [`ArticleBuilder`].
    pub fn paragraph(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Body, text)
    }

    /// Adds a paragraph of any kind.
    /// For an example see [`ArticleBuilder`].
    pub fn typed_paragraph(mut self, kind: ParagraphKind, text: &str) -> ArticleBuilder {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.paragraphs.push(Paragraph::new(Span::between(start, self.text.len()), kind));
        self
    }

    /// Sets the time of first publication.
    /// For an example see [`ArticleBuilder`].
    pub fn published(mut self, timestamp: Timestamp) -> ArticleBuilder {
        self.metadata = self.metadata.published(timestamp);
        self
    }

    /// Sets the time of the last change.
    /// For an example see [`ArticleBuilder`].
    pub fn updated(mut self, timestamp: Timestamp) -> ArticleBuilder {
        self.metadata = self.metadata.updated(timestamp);
        self
    }

    /// Sets the address of publication.
    /// For an example see [`ArticleBuilder`].
    pub fn url(mut self, url: &str) -> ArticleBuilder {
        self.metadata = self.metadata.url(url);
        self
    }

    /// Sets the section of the newspaper.
    /// For an example see [`ArticleBuilder`].
    pub fn section(mut self, section: &str) -> ArticleBuilder {
        self.metadata = self.metadata.section(section);
        self
    }

    /// Sets the publisher.
    /// For an example see [`ArticleBuilder`].
    pub fn publisher(mut self, publisher: &str) -> ArticleBuilder {
        self.metadata = self.metadata.publisher(publisher);
        self
    }

    /// Sets the language, as a BCP 47 tag.
    /// For an example see [`ArticleBuilder`].
    pub fn language(mut self, tag: &str) -> ArticleBuilder {
        self.metadata = self.metadata.language(tag);
        self
    }

    /// Sets the kind of text.
    /// For an example see [`ArticleBuilder`].
    pub fn genre(mut self, genre: Genre) -> ArticleBuilder {
        self.metadata = self.metadata.genre(genre);
        self
    }

    /// Sets all metadata at once.
    /// For an example see [`ArticleBuilder`].
    pub fn metadata(mut self, metadata: Metadata) -> ArticleBuilder {
        self.metadata = metadata;
        self
    }

    /// Returns the text, with blank lines between its paragraphs, and its layout.
    /// For an example see [`ArticleBuilder`].
    pub fn build(self) -> (String, Article) {
        let first =
            |kind| self.paragraphs.iter().find(|paragraph| paragraph.kind == kind).map(|paragraph| paragraph.span);
        let dateline = first(ParagraphKind::Dateline).or(first(ParagraphKind::Body));
        let article = Article {
            headline: first(ParagraphKind::Headline),
            byline: first(ParagraphKind::Byline).and_then(|span| byline::parse(&self.text, span)),
            dateline: dateline.and_then(|span| dateline::parse(&self.text, span)),
            paragraphs: self.paragraphs,
            metadata: self.metadata,
        };
        (self.text, article)
    }
}
