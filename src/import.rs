//! Articles from the formats of other programs, one function for each.
//!
//! | function | format |
//! |---|---|
//! | [`ninjs()`] | IPTC ninjs 1, 2 and 3 |
//! | [`json_ld()`] | schema.org `NewsArticle` and its kin in JSON-LD |
//!
//! Each returns the text and the layout, as [`ArticleBuilder::build`](crate::article::ArticleBuilder::build) does, for
//! [`Analyzer::analyze_article`](crate::Analyzer::analyze_article). The text is made of the fields: headline, byline, body, captions, with blank lines
//! between; spans are of that text. What is not in the text is in its [`Metadata`](crate::article::Metadata), and other fields are left out. The fields
//! that are read are in [`docs::formats`](crate::docs::formats#reading).
//!
//! A body in HTML is read without a parser of HTML: tags are dropped, those of blocks end a paragraph, `h1` to `h6` are subheads, `figcaption` is a caption,
//! entities are decoded. That suits the bodies that agencies send; for a page from the web use an extractor first.
//!
//! ```
//! use reportedly::{Analyzer, import};
//!
//! let json = r#"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pass shut",
//!     "author": {"@type": "Person", "name": "Jane Roe"}, "articleBody": "“It is icy,” said Karim."}"#;
//! let (text, article) = import::json_ld(json)?;
//! assert_eq!(text, "Pass shut\n\nBy Jane Roe\n\n“It is icy,” said Karim.");
//! assert_eq!(Analyzer::new().analyze_article(&text, article).quotes.len(), 1);
//! # Ok::<(), reportedly::Error>(())
//! ```

mod fields;
mod html;
mod json_ld;
mod ninjs;

pub use json_ld::json_ld;
pub use ninjs::ninjs;
