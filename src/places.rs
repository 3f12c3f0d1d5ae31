//! Place names, and the places that they mean.

mod candidates;
mod credible;
pub(crate) mod evidence;
mod facts;
mod landmarks;
pub(crate) mod meaning;
pub(crate) mod numbers;
mod precision;
pub(crate) mod recognise;
mod resolve;
mod roles;
mod rule;
pub(crate) mod senses;
pub(crate) mod traits;
mod within;
mod witnesses;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::document::Document;
use crate::enums::named_enum;
use crate::gazetteer::{ALWAYS, Data, Gazetteer, LIFTED, Place};
use crate::names::Names;
use crate::scoring::Features;
use crate::text::Span;
use candidates::Candidate;
pub use precision::PlacePrecision;
#[cfg(feature = "fit")]
pub(crate) use roles::role;
pub use rule::PlaceRule;

/// A place name in the text.
///
/// ```
/// # #[cfg(feature = "world")] {
/// use reportedly::gazetteer::PlaceKind;
/// use reportedly::places::PlaceRole;
/// use reportedly::Analyzer;
///
/// let text = "Afghan drivers waited in Peshawar.";
/// let places = Analyzer::new().analyze(text).places;
/// assert_eq!((places[0].role, &text[places[0].span]), (PlaceRole::Demonym, "Afghan"));
/// let peshawar = places[1].place.as_ref().unwrap();
/// assert_eq!((peshawar.kind, peshawar.admin1.as_deref()), (PlaceKind::City, Some("Khyber Pakhtunkhwa")));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlaceMention {
    /// The name.
    pub span: Span,
    /// The role of the name in its sentence.
    pub role: PlaceRole,
    /// The place that it means, or with [`PlaceRule::Within`] the place that it lies in; `None` if no meaning is credible,
    /// or if only a part of a longer name ("Harvard Business School") names a small town.
    pub place: Option<Place>,
    /// How coarse the coordinates of the place are; `None` where it has none.
    #[serde(default)]
    pub precision: Option<PlacePrecision>,
    /// Whether it is part of the name of a government body, which stands for the place: "Kentucky State Police", "the Supreme
    /// Court of India". The role is then [`PlaceRole::PartOfName`].
    #[serde(default)]
    pub government: bool,
    /// The probability that the words name a place and that it is this one, from 0 to 1. The JSON field is `score`.
    #[serde(rename = "score")]
    pub probability: f64,
    /// The number of places in the gazetteer that have this name.
    pub candidates: usize,
    /// What decided between the places.
    pub rule: PlaceRule,
}

named_enum! {
    /// The role of a place name in its sentence.
    pub enum PlaceRole in "places", "place role" {
        /// It names the place.
        Toponym = "toponym",
        /// It is an adjective or a word for inhabitants: "Afghan".
        Demonym = "demonym",
        /// It is in the dateline.
        Dateline = "dateline",
        /// It modifies a noun: "US-led".
        Modifier = "modifier",
        /// It speaks or acts: "Pakistan insists".
        Speaker = "speaker",
        /// It is part of a longer name: "Washington Post". Statements and profile count it only in the name of a
        /// [government body](PlaceMention::government).
        PartOfName = "part_of_name",
    }
}

impl PlaceMention {
    /// Whether it names a place: by itself, or in the name of a government body, not in another longer name.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// let text = "The Washington Post asked the Ohio Department of Health.";
    /// let places = reportedly::Analyzer::new().analyze(text).places;
    /// let named = places.iter().filter(|place| place.is_toponym()).map(|place| &text[place.span]);
    /// assert_eq!(named.collect::<Vec<_>>(), ["Ohio"]);
    /// # }
    /// ```
    pub fn is_toponym(&self) -> bool {
        self.role != PlaceRole::PartOfName || self.government
    }
}

/// Finds and resolves the place names in a text.
pub(crate) fn find(
    gazetteer: &Gazetteer,
    home: Option<&str>,
    article: &Article,
    document: &Document,
    names: &Names,
) -> Vec<PlaceMention> {
    let (kept, scores) = recognised(gazetteer.data(), document, names);
    resolve::resolve(gazetteer, home, article, document, &kept, &scores)
}

/// The least score of a name that always means its place, in logits: a probability of 0.98.
const CERTAIN: f32 = 4.0;

/// The candidates that are places, each with its score.
pub(crate) fn recognised<'d>(data: &'d Data, document: &Document, names: &Names) -> (Vec<Candidate<'d>>, Vec<f32>) {
    // one capital in six starts a place name, in some articles one in three
    let expected = (document.capitals.len() / 3).saturating_add(1);
    let (mut kept, mut scores) = (Vec::with_capacity(expected), Vec::with_capacity(expected));
    let model = recognise::model();
    visit(
        data,
        document,
        names,
        || model.sum(),
        |candidate, sum| {
            let score = owned(candidate, sum.score());
            if score > 0.0 {
                kept.push(*candidate);
                scores.push(score);
            }
        },
    );
    (kept, scores)
}

/// The score of a candidate, in logits, with what the gazetteer itself says for it.
pub(crate) fn owned(candidate: &Candidate<'_>, score: f32) -> f32 {
    let score = lift(candidate).map_or(score, |logits| score + logits);
    if candidate.flags & ALWAYS != 0 { score.max(CERTAIN) } else { score }
}

/// What the priorities of its places say for it, in logits.
pub(crate) fn lift(candidate: &Candidate<'_>) -> Option<f32> {
    (candidate.flags & LIFTED != 0).then(|| candidate.lift())
}

/// Calls a function with each candidate and its features, which are collected in what `features` returns.
pub(crate) fn visit<'d, F: Features>(
    data: &'d Data,
    document: &Document,
    names: &Names,
    features: impl Fn() -> F,
    mut then: impl FnMut(&Candidate<'d>, F),
) {
    let (candidates, context) = candidates::candidates(data, document, names);
    for (number, candidate) in candidates.iter().enumerate() {
        let mut told = features();
        recognise::features(document, &context, &candidates, number, &mut told);
        then(candidate, told);
    }
}
