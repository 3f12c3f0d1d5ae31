//! An article from typed parts.

use super::{Article, Genre, Metadata, Paragraph, ParagraphKind, Timestamp, byline, dateline};
use crate::text::Span;

/// Puts an article together from parts that are already known apart, instead of guessing them from
/// plain text.
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
    pub fn headline(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Headline, text)
    }

    /// Adds the line that names the authors.
    pub fn byline(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Byline, text)
    }

    /// Adds a dateline on a line of its own. One at the start of the first body paragraph is found there.
    pub fn dateline(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Dateline, text)
    }

    /// Adds a paragraph of the body.
    pub fn paragraph(self, text: &str) -> ArticleBuilder {
        self.typed_paragraph(ParagraphKind::Body, text)
    }

    /// Adds a paragraph of any kind.
    pub fn typed_paragraph(mut self, kind: ParagraphKind, text: &str) -> ArticleBuilder {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.paragraphs.push(Paragraph::new(Span::between(start, self.text.len()), kind));
        self
    }

    /// Sets when it was first published.
    pub fn published(mut self, timestamp: Timestamp) -> ArticleBuilder {
        self.metadata = self.metadata.published(timestamp);
        self
    }

    /// Sets when it was last changed.
    pub fn updated(mut self, timestamp: Timestamp) -> ArticleBuilder {
        self.metadata = self.metadata.updated(timestamp);
        self
    }

    /// Sets the address it was published at.
    pub fn url(mut self, url: &str) -> ArticleBuilder {
        self.metadata = self.metadata.url(url);
        self
    }

    /// Sets the section of the paper.
    pub fn section(mut self, section: &str) -> ArticleBuilder {
        self.metadata = self.metadata.section(section);
        self
    }

    /// Sets who published it.
    pub fn publisher(mut self, publisher: &str) -> ArticleBuilder {
        self.metadata = self.metadata.publisher(publisher);
        self
    }

    /// Sets the language, as a BCP 47 tag.
    pub fn language(mut self, tag: &str) -> ArticleBuilder {
        self.metadata = self.metadata.language(tag);
        self
    }

    /// Sets what kind of text it is.
    pub fn genre(mut self, genre: Genre) -> ArticleBuilder {
        self.metadata = self.metadata.genre(genre);
        self
    }

    /// Sets everything that is known beside the text at once.
    pub fn metadata(mut self, metadata: Metadata) -> ArticleBuilder {
        self.metadata = metadata;
        self
    }

    /// The text, its paragraphs parted by blank lines, and its layout.
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
