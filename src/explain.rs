//! Explanations of findings.

pub(crate) mod hedges;
pub(crate) mod names;
pub(crate) mod places;
pub(crate) mod quotes;
pub(crate) mod sources;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::enums::named_enum;
use crate::gazetteer::Place;
use crate::ids::{HedgeId, NameId, PlaceId, QuoteId, SourceId};
use crate::sources::Naming;
use crate::text::Span;

/// The finding to explain, by its id in the analysis.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::article::Genre;
/// use reportedly::explain::Finding;
/// use reportedly::ids::HedgeId;
///
/// let text = "The beds may be older than the lake.";
/// let analyzer = Analyzer::builder().genre(Genre::Science).build()?;
/// let analysis = analyzer.analyze(text);
/// let why = analyzer.explain(text, &analysis, Finding::Hedge(HedgeId::new(0))).unwrap();
/// assert_eq!(why.rule, "hedge.weighed");
/// assert!(why.score.unwrap() > 0.0);
/// assert!(why.evidence.iter().any(|evidence| evidence.name == "word=may" && evidence.weight > 0.0));
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// One of [`Analysis::quotes`](crate::Analysis::quotes).
    Quote(QuoteId),
    /// One of [`Analysis::places`](crate::Analysis::places).
    Place(PlaceId),
    /// One of [`Analysis::hedges`](crate::Analysis::hedges).
    Hedge(HedgeId),
    /// One of [`Analysis::sources`](crate::Analysis::sources).
    Source(SourceId),
    /// One of [`Analysis::names`](crate::Analysis::names).
    Name(NameId),
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
    /// The rule that found it. For a source, what decided its kind and naming: the name of a
    /// [`NamingRule`](crate::sources::NamingRule). For a name, `name.weighed` if its own evidence supports its kind most,
    /// and `name.article` if other names of the article decided.
    pub rule: Cow<'static, str>,
    /// The spans that the rule used, in text order.
    pub parts: Vec<Part>,
    /// The distance of the score from the threshold, in logits; `None` if the rule is certain and weighs no evidence.
    /// For a hedge the score is positive if it counts as uncertainty; in news no evidence is weighed. For a source it is
    /// that of its naming, for a name that of its words as a name of its kind.
    pub score: Option<f32>,
    /// The evidence that was weighed, largest weight first.
    pub evidence: Vec<Evidence>,
    /// The candidates that lost, best first. For a hedge, the other forms of its sentence, in text order. Those of a
    /// source are with its mentions.
    pub rejected: Vec<Rejected>,
    /// For a place name, the places that it can mean, most likely first, at most 24. The chosen place is the first,
    /// unless evidence beside this mention or in its paragraph supports another.
    #[serde(default)]
    pub places: Vec<PlaceCandidate>,
    /// For a source, its mentions, in text order, with how each was joined to it.
    #[serde(default)]
    pub mentions: Vec<JoinedMention>,
    /// For a source whose naming was weighed, unnamed and vague, higher score first. If neither score is positive, the
    /// words of the mention decided.
    #[serde(default)]
    pub namings: Vec<NamingCandidate>,
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
        /// A phrase that hedges.
        Hedge = "hedge",
        /// The form of a hedge that needs other words beside it, with those words.
        Form = "form",
        /// What a hedge limits.
        Scope = "scope",
        /// What a pronoun or "the official" refers to.
        Antecedent = "antecedent",
        /// The words for the terms on which a source is not named.
        Anonymity = "anonymity",
        /// A name.
        Name = "name",
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
    /// The numbers from which regression trees ranked the places with this name, the sum of the evidence among them; all
    /// 0 where the name has one place.
    #[serde(default)]
    pub numbers: Vec<Number>,
}

/// A number that was weighed together with others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Number {
    /// Its name, for people; it may change between versions.
    pub name: Cow<'static, str>,
    /// Its value.
    pub value: f32,
}

/// A mention of a source, and how it was joined to the source.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::explain::Finding;
///
/// let text = "An official said the pass was shut. Imran Karim said it was open. He said the official was wrong.";
/// let analyzer = Analyzer::new();
/// let analysis = analyzer.analyze(text);
/// let why = analyzer.explain(text, &analysis, Finding::Source(analysis.sources[1].id)).unwrap();
/// let pronoun = &why.mentions[1];
/// assert_eq!((&text[pronoun.span], pronoun.rule.as_ref()), ("He", "mention.pronoun"));
/// assert_eq!(&text[pronoun.antecedent.unwrap()], "Imran Karim");
/// assert!(pronoun.evidence.iter().any(|evidence| evidence.name == "kind=he person" && evidence.weight > 0.0));
/// let official = &pronoun.rejected[0];
/// assert_eq!(&text[official.span], "An official");
/// assert!(official.score < pronoun.score);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JoinedMention {
    /// The mention.
    pub span: Span,
    /// The rule that joined it: the name of a [`MentionRule`](crate::sources::MentionRule).
    pub rule: Cow<'static, str>,
    /// The earlier words that it refers to; `None` for the first mention of a source.
    pub antecedent: Option<Span>,
    /// The score of the antecedent of a pronoun or a definite description; `None` for any other mention.
    pub score: Option<f32>,
    /// The evidence for that antecedent, largest weight first.
    pub evidence: Vec<Evidence>,
    /// The last mentions of the other sources and names that it could refer to, highest score first.
    pub rejected: Vec<Rejected>,
}

/// A naming that a source could have.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::explain::Finding;
/// use reportedly::sources::Naming;
///
/// let text = "A senior official said the pass was open.";
/// let analyzer = Analyzer::new();
/// let analysis = analyzer.analyze(text);
/// let why = analyzer.explain(text, &analysis, Finding::Source(analysis.sources[0].id)).unwrap();
/// assert_eq!(why.rule, "naming.weighed");
/// assert_eq!((why.namings[0].naming, why.namings[1].naming), (Naming::Unnamed, Naming::Vague));
/// assert!(why.namings[0].score > 0.0 && why.namings[1].score < 0.0);
/// assert!(why.evidence.iter().any(|evidence| evidence.name == "head=official" && evidence.weight > 0.0));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NamingCandidate {
    /// The naming.
    pub naming: Naming,
    /// The score in logits: positive if the evidence supports it.
    pub score: f32,
    /// The evidence that was weighed, largest weight first.
    pub evidence: Vec<Evidence>,
}

/// A candidate that was rejected.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::explain::Finding;
/// use reportedly::ids::HedgeId;
///
/// let text = "Likely voters may stay at home.";
/// let analyzer = Analyzer::new();
/// let analysis = analyzer.analyze(text);
/// let why = analyzer.explain(text, &analysis, Finding::Hedge(HedgeId::new(0))).unwrap();
/// let likely = &why.rejected[0];
/// assert_eq!((&text[likely.span], likely.score), ("Likely", None));
/// assert_eq!(likely.reason.as_deref(), Some("not_before_voters"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rejected {
    /// The role that it would have had.
    pub role: Role,
    /// Its span.
    pub span: Span,
    /// The score in logits; `None` if it has none. For a cue it is the distance from the threshold; for a content it is
    /// comparable only with the other ends of the same content, for an antecedent with the others of the same mention.
    pub score: Option<f32>,
    /// What ruled it out; `None` if the score did. For a hedge, the condition in the table that the words beside it do
    /// not meet, `not_before_voters`, `not_in_news` if the
    /// form does not hedge there ("think tank"), or `other_genres` if news has no such form.
    #[serde(default)]
    pub reason: Option<Cow<'static, str>>,
}

impl Rejected {
    /// A candidate that its score rejected.
    fn by_score(role: Role, span: Span, score: f32) -> Rejected {
        Rejected { role, span, score: Some(score), reason: None }
    }

    /// A candidate that a rule ruled out.
    fn by_rule(role: Role, span: Span, reason: &'static str) -> Rejected {
        Rejected { role, span, score: None, reason: Some(Cow::Borrowed(reason)) }
    }
}

/// The evidence by name, as the scores return it.
fn named(evidence: Vec<(String, f32)>) -> Vec<Evidence> {
    evidence.into_iter().map(|(name, weight)| Evidence { name, weight }).collect()
}
