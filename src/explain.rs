//! Why something was found.

pub(crate) mod places;
pub(crate) mod quotes;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::enums::named_enum;
use crate::gazetteer::Place;
use crate::ids::{PlaceId, QuoteId};
use crate::text::Span;

/// What is to be explained, by its number in the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// One of [`Analysis::quotes`](crate::Analysis::quotes).
    Quote(QuoteId),
    /// One of [`Analysis::places`](crate::Analysis::places).
    Place(PlaceId),
}

/// Why something was found: what its rule read, what weighed for and against it, and what was weighed and rejected.
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
    /// The spans that the rule read, in text order.
    pub parts: Vec<Part>,
    /// How far above the threshold its evidence is, in logits; absent where the rule is certain and weighs nothing.
    pub score: Option<f32>,
    /// What weighed, the heaviest first.
    pub evidence: Vec<Evidence>,
    /// What else was weighed, the best first.
    pub rejected: Vec<Rejected>,
    /// Of a place name: the places that it can mean, the likeliest first, 24 at most. The chosen one is the first unless
    /// something beside this mention alone spoke for another.
    #[serde(default)]
    pub places: Vec<PlaceCandidate>,
}

/// A span that a rule read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Part {
    /// What it is to the finding.
    pub role: Role,
    /// Where.
    pub span: Span,
}

named_enum! {
    /// What a span is to a finding.
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
    /// A template, `capitals`, or a template with a value, `before=in`.
    pub name: String,
    /// In logits: above zero speaks for, below against.
    pub weight: f32,
}

/// A place that a name can mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlaceCandidate {
    /// The place.
    pub place: Place,
    /// Among the places of the name, from 0 to 1.
    pub probability: f32,
    /// What weighed, the heaviest first.
    pub evidence: Vec<Evidence>,
}

/// A candidate that lost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rejected {
    /// What it would have been.
    pub role: Role,
    /// Where.
    pub span: Span,
    /// In logits. Of a cue: how far from the threshold. Of a content: to be compared with its other ends only.
    pub score: f32,
}
