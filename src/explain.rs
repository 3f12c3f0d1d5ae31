//! Explanations of findings.

pub(crate) mod places;
pub(crate) mod quotes;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::enums::named_enum;
use crate::gazetteer::Place;
use crate::ids::{PlaceId, QuoteId};
use crate::text::Span;

/// The finding to explain, by its id in the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// One of [`Analysis::quotes`](crate::Analysis::quotes).
    Quote(QuoteId),
    /// One of [`Analysis::places`](crate::Analysis::places).
    Place(PlaceId),
}

/// Why something was found: the spans that its rule read, the evidence for and against it, and the rejected candidates.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::explain::Finding;
///
/// let text = "Karim insisted that the pass was open, adding that it would stay so.";
/// let analyzer = Analyzer::new();
/// let analysis = analyzer.analyze(text);
/// let why = analyzer.explain(text, &analysis, Finding::Quote(analysis.quotes[0].id)).unwrap();
/// assert_eq!(why.rule, "indirect.s-c-that-q");
/// assert!(why.score.unwrap() > 0.0);
/// assert!(why.evidence.iter().any(|evidence| evidence.name == "that" && evidence.weight > 0.0));
/// // the content could have gone on
/// assert!(why.rejected.iter().any(|other| text[other.span].ends_with("would stay so")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The rule that found it.
    pub rule: Cow<'static, str>,
    /// The spans that the rule used, in text order.
    pub parts: Vec<Part>,
    /// The distance of the score from the threshold, in logits; `None` if the rule is certain and weighs no evidence.
    pub score: Option<f32>,
    /// The evidence that was weighed, largest weight first.
    pub evidence: Vec<Evidence>,
    /// The candidates that lost, best first.
    pub rejected: Vec<Rejected>,
    /// For a place name, the places that it can mean, most likely first, at most 24. The chosen place is the first,
    /// unless evidence beside this mention alone supports another.
    #[serde(default)]
    pub places: Vec<PlaceCandidate>,
}

/// A span that a rule used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Part {
    /// The role of the span in the finding.
    pub role: Role,
    /// The span.
    pub span: Span,
}

named_enum! {
    /// The role of a span in a finding.
    pub enum Role in "explain", "role" {
        /// What was said.
        Content = "content",
        /// What introduces it.
        Cue = "cue",
        /// Who said it.
        Source = "source",
        /// Who was told.
        Addressee = "addressee",
        /// The channel.
        Medium = "medium",
        /// A place name.
        Place = "place",
    }
}

/// A named feature and its weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// The name: a flag, `capitals`, or a template with a value, `before=in`.
    pub name: String,
    /// The weight in logits: positive supports the finding, negative counts against it.
    pub weight: f32,
}

/// A place that a name can mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlaceCandidate {
    /// The place.
    pub place: Place,
    /// The probability among the places with this name, from 0 to 1.
    pub probability: f32,
    /// The evidence that was weighed, largest weight first.
    pub evidence: Vec<Evidence>,
}

/// A candidate that was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rejected {
    /// The role that it would have had.
    pub role: Role,
    /// Its span.
    pub span: Span,
    /// The score in logits. For a cue it is the distance from the threshold; for a content it is comparable only with
    /// the other ends of the same content.
    pub score: f32,
}
