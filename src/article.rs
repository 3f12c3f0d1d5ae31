//! What a text is made of: headline, byline, dateline, body, captions, residue.

mod builder;
mod byline;
mod dateline;
mod layout;
mod metadata;
mod residue;

use serde::{Deserialize, Serialize};

pub use builder::ArticleBuilder;
pub use byline::Byline;
pub use dateline::Dateline;
pub use metadata::{Genre, Metadata, Precision, Timestamp};
pub use residue::Residue;

use crate::enums::named_enum;
use crate::text::Span;

/// The layout of an article. Spans are of the text it was parsed from.
///
/// ```
/// use reportedly::article::ParagraphKind;
/// use reportedly::Article;
///
/// let text = "Talks resume in Khost\n\n160 Shares\n\nKHOST, Afghanistan (AP) — Talks resumed.";
/// let article = Article::parse(text);
/// assert_eq!(&text[article.headline.unwrap()], "Talks resume in Khost");
/// assert_eq!(article.paragraphs[1].kind, ParagraphKind::Residue);
/// let dateline = article.dateline.unwrap();
/// assert_eq!(&text[dateline.places[0]], "KHOST, Afghanistan");
/// assert_eq!(&text[dateline.agency.unwrap()], "AP");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Article {
    /// The headline, where the first paragraph of several looks like one.
    pub headline: Option<Span>,
    /// Who wrote it.
    pub byline: Option<Byline>,
    /// Where and when it was reported.
    pub dateline: Option<Dateline>,
    /// The paragraphs in text order, without the white space around them.
    pub paragraphs: Vec<Paragraph>,
    /// What is known beside the text.
    pub metadata: Metadata,
}

/// A paragraph: its span and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Paragraph {
    /// From its first visible character to its last.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Which residue it is; absent unless `kind` is [`ParagraphKind::Residue`].
    #[serde(default)]
    pub residue: Option<Residue>,
}

named_enum! {
    /// What a paragraph is.
    #[derive(Default)]
    pub enum ParagraphKind in "article", "paragraph kind" {
        /// The headline.
        Headline = "headline",
        /// A short line between paragraphs of the body.
        Subhead = "subhead",
        /// "By Jane Roe".
        Byline = "byline",
        /// A dateline on a line of its own.
        Dateline = "dateline",
        /// The text of the article.
        #[default]
        Body = "body",
        /// The words below a picture.
        Caption = "caption",
        /// "Reporting by …; editing by …", "Additional reporting by …".
        Credit = "credit",
        /// A correction or a note of the desk.
        Note = "note",
        /// What the page left in the text: share counts, "Read more", "Advertisement".
        Residue = "residue",
    }
}

impl Article {
    /// Lays out a plain text. Never fails; the text is not changed.
    ///
    /// A text of a single paragraph is body.
    ///
    /// # Cost
    ///
    /// Reads the line breaks once, and the words of short lines.
    pub fn parse(text: &str) -> Article {
        layout::parse(text)
    }

    /// The article with what is known beside its text.
    pub fn with_metadata(self, metadata: Metadata) -> Article {
        Article { metadata, ..self }
    }

    /// The whole text as one paragraph of body.
    pub(crate) fn of_one_paragraph(text: &str) -> Article {
        let span = Span::between(0, text.len());
        Article { paragraphs: vec![Paragraph::new(span, ParagraphKind::Body)], ..Article::default() }
    }

    /// Starts an article from typed parts.
    pub fn builder() -> ArticleBuilder {
        ArticleBuilder::default()
    }

    /// The paragraph that holds a byte offset.
    ///
    /// # Cost
    ///
    /// A binary search.
    pub fn paragraph_at(&self, offset: usize) -> Option<&Paragraph> {
        let next = self.paragraphs.partition_point(|paragraph| paragraph.span.start() <= offset);
        self.paragraphs.get(next.checked_sub(1)?).filter(|paragraph| paragraph.span.contains(offset))
    }
}

impl Paragraph {
    pub(crate) fn new(span: Span, kind: ParagraphKind) -> Paragraph {
        Paragraph { span, kind, residue: None }
    }
}
