//! Whose words they are.

pub(crate) mod anonymity;
mod attachment;
pub(crate) mod attributions;
mod coordination;
pub(crate) mod evidence;
pub(crate) mod mention;
pub(crate) mod resolve;

use serde::{Deserialize, Serialize};

pub use crate::lexicon::kinds::{Basis, Grounds, Terms};
pub use anonymity::Anonymity;
pub use attributions::Attributions;

use crate::enums::named_enum;
use crate::ids::SourceId;
use crate::text::Spans;

/// Somebody or something that the article lets speak, with all its mentions as a source.
///
/// ```
/// use reportedly::sources::{Naming, Number, SourceKind};
/// use reportedly::Analyzer;
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
    /// Its number: [`SourceRef::id`](crate::quotes::SourceRef::id) refers to it.
    pub id: SourceId,
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
    #[serde(default)]
    pub members: Vec<SourceId>,
    /// Where it is mentioned as a source, in text order.
    pub mentions: Spans,
}

named_enum! {
    /// What a source is.
    #[derive(Default)]
    pub enum SourceKind in "sources", "source kind" {
        /// One human being.
        Person = "person",
        /// Several.
        Group = "group",
        /// A ministry, a company, a party.
        Organization = "organization",
        /// A country or another body with a government.
        State = "state",
        /// A report, a statement, a court paper.
        Document = "document",
        /// A newspaper, a broadcaster, "reports".
        Media = "media",
        /// Not to be told.
        #[default]
        Unknown = "unknown",
    }
}

named_enum! {
    /// Whether a reader could find a source.
    #[derive(Default)]
    pub enum Naming in "sources", "naming" {
        /// By name.
        Named = "named",
        /// Somebody whom the desk knows: "a senior official", "aides".
        Unnamed = "unnamed",
        /// A collective that nobody could find: "critics", "some analysts".
        Vague = "vague",
        /// Other outlets: "reports", "a foreign news report".
        Media = "media",
        /// A body: "the ministry", "police", "Pakistan".
        Institution = "institution",
        /// Not to be told, as for a pronoun that nothing resolves.
        #[default]
        Unknown = "unknown",
    }
}

named_enum! {
    /// How many voices a source is.
    #[derive(Default)]
    pub enum Number in "sources", "number" {
        /// One.
        One = "one",
        /// Several.
        Several = "several",
        /// Not said.
        #[default]
        Unspecified = "unspecified",
    }
}
