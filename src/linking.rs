//! The same quote in several articles: verbatim, shortened, or with words changed inside the marks.
//!
//! [`QuoteWords`] are the words of a quote that stand in quotation marks, [`same_quote`] compares two of them, and a [`QuoteIndex`] finds those that
//! are like a given one among many, in time that grows linearly with their number. People and bodies are linked by
//! [`Source::key`](crate::Source::key) and [`Entity::key`](crate::names::Entity::key).
//!
//! ```
//! use reportedly::Analyzer;
//! use reportedly::linking::{QuoteWords, Sameness, same_quote};
//!
//! let analyzer = Analyzer::new();
//! let one = "“We will not give up the northern valley,” said Karim.";
//! let other = "“We will never give up the northern valley,” Mr. Karim told reporters.";
//! let words = |text: &str| QuoteWords::new(text, &analyzer.analyze(text).quotes[0]);
//! let same = same_quote(&words(one), &words(other)).unwrap();
//! assert_eq!(same.sameness, Sameness::Altered);
//! let changed: Vec<_> = same.changes().map(|it| (&one[it.left.unwrap()], &other[it.right.unwrap()])).collect();
//! assert_eq!(changed, [("not", "never")]);
//! ```
//!
//! # Rules
//!
//! Words are compared [folded](crate::fold), so that case, accents, punctuation and the form of the marks do not count. Words in brackets, "\[the army\]", are
//! the writer's and are not compared. Words may be left out at the start, at the end, between the parts of a content, and where three stops or brackets
//! are: that is a cut. Words left out, added or replaced anywhere else are a change.
//!
//! Two quotes are the same if they have enough in common, in words and in letters, and at most one change to four words that agree:
//!
//! | sameness | words | letters |
//! |---|---|---|
//! | verbatim | 3 | 12 |
//! | shortened | 4 | 16 |
//! | altered | 5 | 20 |
//!
//! What is shorter is the same by chance too often ("no comment", "I think that"). Who said it is not compared: that a quote moved to another speaker
//! is worth finding.

mod align;
mod index;
mod words;

pub use align::{AlignedWords, Alignment, SameQuote, Sameness, same_quote};
pub use index::QuoteIndex;
pub use words::QuoteWords;
