//! Whose words they are.

pub(crate) mod anonymity;
pub(crate) mod attributions;
mod coordination;
pub(crate) mod evidence;
pub(crate) mod mention;
pub(crate) mod resolve;

use serde::{Deserialize, Serialize};

pub use anonymity::Anonymity;
pub use attributions::Attributions;

use crate::text::Spans;

/// Somebody or something that the article lets speak, with all its mentions as a source.
///
/// ```
/// use reportedly::{Analyzer, Naming, Number, SourceKind};
///
/// let text = "Pakistani journalist Rahim Yusufi said the pass was open. “It is safe,” Yusufi said.";
/// let source = &Analyzer::new().analyze(text).sources[0];
/// assert_eq!(source.name, "Rahim Yusufi");
/// assert_eq!((source.kind, source.naming, source.number), (SourceKind::Person, Naming::Named, Number::One));
/// assert_eq!((source.role.as_deref(), source.affiliation.as_deref()), (Some("journalist"), Some("Pakistani")));
/// assert_eq!(&text[source.mentions[1]], "Yusufi");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Source {
    /// Its number: [`SourceRef::id`](crate::SourceRef::id) points to it.
    pub id: usize,
    /// The fullest form in the article, without a leading article: "Aizaz Ahmad Chaudhry", "senior US official".
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Whether a reader could find it.
    pub naming: Naming,
    /// The word for what it does: "official", "spokesman"; absent where none is given.
    pub role: Option<String>,
    /// "senior", "former"; absent where none is given.
    pub rank: Option<String>,
    /// Whom it belongs to, as the article says it: "US", "Afghan National Directorate of Security".
    pub affiliation: Option<String>,
    /// How many voices it is.
    pub number: Number,
    /// On what terms it stays unnamed; absent where the article does not say.
    pub anonymity: Option<Anonymity>,
    /// The numbers of the sources that it is made of, where several are named together: "Karim and Noor".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<usize>,
    /// Where it is mentioned as a source, in text order.
    pub mentions: Spans,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SourceKind {
    /// One human being.
    Person,
    /// Several.
    Group,
    /// A ministry, a company, a party.
    Organization,
    /// A country or another body with a government.
    State,
    /// A report, a statement, a court paper.
    Document,
    /// A newspaper, a broadcaster, "reports".
    Media,
    /// Not to be told.
    #[default]
    Unknown,
}

/// Whether a reader could find a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Naming {
    /// By name.
    Named,
    /// Somebody whom the desk knows: "a senior official", "aides".
    Unnamed,
    /// A collective that nobody could find: "critics", "some analysts".
    Vague,
    /// Other outlets: "reports", "a foreign news report".
    Media,
    /// A body: "the ministry", "police", "Pakistan".
    Institution,
    /// Not to be told, as for a pronoun that nothing resolves.
    #[default]
    Unknown,
}

/// How many voices a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Number {
    /// One.
    One,
    /// Several.
    Several,
    /// Not said.
    #[default]
    Unspecified,
}
