//! Article metadata: what is known about an article and is not in its text.

use crate::enums::named_enum;

use serde::{Deserialize, Serialize};

/// Fields that come with an article and are not part of its text. A field that is not known is absent.
///
/// ```
/// use reportedly::article::{Genre, Metadata};
/// use reportedly::{Analyzer, Article};
///
/// let metadata = Metadata::default().genre(Genre::Encyclopedia).publisher("The Almanac");
/// let text = "Some historians dispute it.";
/// let analysis = Analyzer::new().analyze_article(text, Article::parse(text).with_metadata(metadata));
/// assert!(analysis.hedges[0].uncertain);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Metadata {
    /// The address of publication.
    pub url: Option<String>,
    /// The headline, if the text does not contain it.
    pub headline: Option<String>,
    /// The time of first publication.
    pub published: Option<Timestamp>,
    /// The time of the last change.
    pub updated: Option<Timestamp>,
    /// The section of the newspaper: "World", "Opinion".
    pub section: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The language as a BCP 47 tag. The rules are for English.
    pub language: Option<String>,
    /// The kind of text, which decides which hedges count as uncertainty.
    pub genre: Genre,
}

impl Metadata {
    /// Sets the address it was published at. For an example see [`Metadata`].
    pub fn url(mut self, url: &str) -> Metadata {
        self.url = Some(url.to_owned());
        self
    }

    /// Sets the headline, where the text does not contain it. For an example see [`Metadata`].
    pub fn headline(mut self, headline: &str) -> Metadata {
        self.headline = Some(headline.to_owned());
        self
    }

    /// Sets when it was first published. For an example see [`Metadata`].
    pub fn published(mut self, published: Timestamp) -> Metadata {
        self.published = Some(published);
        self
    }

    /// Sets when it was last changed. For an example see [`Metadata`].
    pub fn updated(mut self, updated: Timestamp) -> Metadata {
        self.updated = Some(updated);
        self
    }

    /// Sets the section of the paper. For an example see [`Metadata`].
    pub fn section(mut self, section: &str) -> Metadata {
        self.section = Some(section.to_owned());
        self
    }

    /// Sets who published it. For an example see [`Metadata`].
    pub fn publisher(mut self, publisher: &str) -> Metadata {
        self.publisher = Some(publisher.to_owned());
        self
    }

    /// Sets the language, as a BCP 47 tag. For an example see [`Metadata`].
    pub fn language(mut self, language: &str) -> Metadata {
        self.language = Some(language.to_owned());
        self
    }

    /// Sets what kind of text it is. For an example see [`Metadata`].
    pub fn genre(mut self, genre: Genre) -> Metadata {
        self.genre = genre;
        self
    }

    /// Returns whether no field is set.
    ///
    /// ```
    /// use reportedly::article::Metadata;
    ///
    /// assert!(Metadata::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        *self == Metadata::default()
    }
}

named_enum! {
    /// The kind of text that an article is.
    #[derive(Default)]
    pub enum Genre in "article", "genre" {
        /// A news report.
        #[default]
        News = "news",
        /// An encyclopedia article: vague sources and weasel words count.
        Encyclopedia = "encyclopedia",
        /// A scientific paper.
        Science = "science",
        /// A review of a product or a work.
        Review = "review",
    }
}

/// A point in time as it was given, and its precision. It serialises as the raw text.
///
/// ```
/// use reportedly::article::{Precision, Timestamp};
///
/// assert_eq!(Timestamp::new("2026-11-23").precision(), Precision::Day);
/// assert_eq!(Timestamp::new("2026-11-23T09:15:00Z").precision(), Precision::Second);
/// assert_eq!(Timestamp::new("last week").precision(), Precision::Unknown);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Timestamp {
    raw: String,
    precision: Precision,
}

named_enum! {
    /// The precision of a [`Timestamp`].
    #[derive(Default, PartialOrd, Ord)]
    pub enum Precision in "article", "precision" {
        /// Not in ISO 8601 form.
        #[default]
        Unknown = "unknown",
        /// `2026`
        Year = "year",
        /// `2026-11`
        Month = "month",
        /// `2026-11-23`
        Day = "day",
        /// `2026-11-23T09:15`
        Minute = "minute",
        /// `2026-11-23T09:15:00`, with or without a fraction and zone
        Second = "second",
    }
}

impl Timestamp {
    /// Returns the timestamp for this text, which is kept as it is.
    pub fn new(raw: &str) -> Timestamp {
        Timestamp { raw: raw.to_owned(), precision: precision(raw.trim()) }
    }

    /// Returns the text as it was given.
    /// For an example see [`Timestamp`].
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Returns the precision, [`Precision::Unknown`] if the text is not in ISO 8601 form.
    /// For an example see [`Timestamp`].
    pub fn precision(&self) -> Precision {
        self.precision
    }
}

impl From<String> for Timestamp {
    fn from(raw: String) -> Timestamp {
        Timestamp { precision: precision(raw.trim()), raw }
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> String {
        timestamp.raw
    }
}

/// The precision of a text of the shape `dddd-dd-ddTdd:dd:dd`, or of a prefix of that shape.
fn precision(raw: &str) -> Precision {
    const SHAPES: &[(&str, Precision)] = &[
        ("dddd-dd-ddTdd:dd:dd", Precision::Second),
        ("dddd-dd-ddTdd:dd", Precision::Minute),
        ("dddd-dd-dd", Precision::Day),
        ("dddd-dd", Precision::Month),
        ("dddd", Precision::Year),
    ];
    let fits = |shape: &str, part: &str| {
        shape.bytes().zip(part.bytes()).all(|(sign, byte)| match sign {
            b'd' => byte.is_ascii_digit(),
            b'T' => matches!(byte, b'T' | b't' | b' '),
            sign => sign == byte,
        })
    };
    SHAPES
        .iter()
        .find(|(shape, precision)| {
            let longer = *precision >= Precision::Minute && raw.len() > shape.len();
            (raw.len() == shape.len() || longer) && fits(shape, raw)
        })
        .map_or(Precision::Unknown, |&(_, precision)| precision)
}
