//! The layout of a text: headline, byline, dateline, body, captions and page residue.

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

/// The layout of an article. All spans are byte ranges of the text that was parsed.
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
    /// The headline, if the first of several paragraphs looks like one.
    pub headline: Option<Span>,
    /// The line that names the authors.
    pub byline: Option<Byline>,
    /// The place and day of the report, if the text has a dateline.
    pub dateline: Option<Dateline>,
    /// The paragraphs in text order, without the white space around them.
    pub paragraphs: Vec<Paragraph>,
    /// The fields that come with the article and are not part of its text.
    pub metadata: Metadata,
}

/// A paragraph: its span and its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Paragraph {
    /// The span from its first visible character to its last.
    pub span: Span,
    /// The kind of paragraph.
    pub kind: ParagraphKind,
    /// The kind of residue; `None` unless `kind` is [`ParagraphKind::Residue`].
    #[serde(default)]
    pub residue: Option<Residue>,
}

named_enum! {
    /// The kind of a paragraph.
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
        /// The words under a picture.
        Caption = "caption",
        /// "Reporting by …; editing by …", "Additional reporting by …".
        Credit = "credit",
        /// A correction or an editor's note.
        Note = "note",
        /// Text that the web page left in: share counts, "Read more", "Advertisement".
        Residue = "residue",
    }
}

impl Article {
    /// Returns the layout of a plain text. Parsing cannot fail, and the text is not changed.
    ///
    /// A text of one paragraph is all body.
    /// For an example see [`Article`].
    ///
    /// # Cost
    ///
    /// Reads the line breaks once, and the words of short lines.
    pub fn parse(text: &str) -> Article {
        layout::parse(text)
    }

    /// Returns the article with this metadata instead of its own.
    /// For an example see [`Metadata`].
    pub fn with_metadata(self, metadata: Metadata) -> Article {
        Article { metadata, ..self }
    }

    /// The whole text as one body paragraph.
    pub(crate) fn of_one_paragraph(text: &str) -> Article {
        let span = Span::between(0, text.len());
        Article { paragraphs: vec![Paragraph::new(span, ParagraphKind::Body)], ..Article::default() }
    }

    /// Returns a builder that puts an article together from typed parts.
    /// For an example see [`ArticleBuilder`].
    pub fn builder() -> ArticleBuilder {
        ArticleBuilder::default()
    }

    /// Returns the paragraph that contains a byte offset, or `None` if the offset is between paragraphs.
    ///
    /// ```
    /// use reportedly::Article;
    ///
    /// let article = Article::parse("Nobody knew.");
    /// assert_eq!(article.paragraph_at(3).unwrap().span, 0..12);
    /// assert_eq!(article.paragraph_at(12), None);
    /// ```
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
