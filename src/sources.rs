//! Sources: the people, bodies and documents that an article quotes.

pub(crate) mod anonymity;
pub(crate) mod antecedents;
mod attachment;
pub(crate) mod attributions;
mod coordination;
pub(crate) mod drafts;
pub(crate) mod evidence;
pub(crate) mod later;
pub(crate) mod mention;
mod phrase;
pub(crate) mod record;
pub(crate) mod resolve;
mod roles;
mod rule;
pub(crate) mod speakers;

use serde::{Deserialize, Serialize};

pub use crate::lexicon::kinds::{Basis, Grounds, Terms};
pub use anonymity::Anonymity;
pub use attributions::Attributions;
pub use rule::{MentionRule, NamingRule};

use crate::enums::named_enum;
use crate::ids::{EntityId, SourceId};
use crate::names::key::key;
use crate::text::Spans;

/// Somebody or something that the article quotes, with all its mentions as a source.
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
/// assert!(source.entity.is_some());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Source {
    /// Its id; [`SourceRef::id`](crate::quotes::SourceRef::id) refers to it.
    pub id: SourceId,
    /// The longest form of the name in the article, without a leading article: "Aizaz Ahmad Chaudhry", "senior US
    /// official".
    pub name: String,
    /// The kind of source.
    pub kind: SourceKind,
    /// Whether and how a reader could identify it.
    pub naming: Naming,
    /// What it is, in lower case and without rank: "official", "foreign secretary", "chief executive"; `None` if the article
    /// does not say.
    pub role: Option<String>,
    /// The rank in its description: "senior", "former"; `None` if there is none.
    pub rank: Option<String>,
    /// The body or country that it belongs to, in the article's words: "US", "Afghan National Directorate of Security".
    pub affiliation: Option<String>,
    /// Whether it is one voice or several.
    pub number: Number,
    /// The terms on which it is not named; `None` if the article does not say.
    pub anonymity: Option<Anonymity>,
    /// The ids of its members, if several sources are named together: "Karim and Noor".
    #[serde(default)]
    pub members: Vec<SourceId>,
    /// The person, body or place that it is, if the article names it; for a source that is first mentioned by a pronoun,
    /// the one that the pronoun refers to.
    #[serde(default)]
    pub entity: Option<EntityId>,
    /// The mentions as a source, in text order.
    pub mentions: Spans,
}

impl Source {
    /// Returns a text that is the same for the same source in other articles, as far as its name shows that: that of
    /// [`Entity::key`](crate::names::Entity::key), whose rules it follows. `None` for a source that the article does not name, for several sources
    /// named together, whose members have keys, and for a person of whom only one name is known.
    ///
    /// ```
    /// let analyzer = reportedly::Analyzer::new();
    /// let key = |text: &str| analyzer.analyze(text).sources[0].key();
    /// assert_eq!(key("“It is icy,” said Imran Karim, a driver."), key("Mr. Imran Karim said it was icy."));
    /// assert_eq!(key("“It is icy,” said Imran Karim."), Some("person:imran karim".to_owned()));
    /// assert_eq!(key("A senior official said it was icy."), None);
    /// ```
    pub fn key(&self) -> Option<String> {
        self.entity.filter(|_| self.members.is_empty())?;
        key(&self.name, self.kind == SourceKind::Person)
    }
}

named_enum! {
    /// The kind of a source.
    #[derive(Default)]
    pub enum SourceKind in "sources", "source kind" {
        /// One person.
        Person = "person",
        /// Several people.
        Group = "group",
        /// A ministry, a company, a party.
        Organization = "organization",
        /// A country or another body with a government.
        State = "state",
        /// A report, a statement, a court paper.
        Document = "document",
        /// A newspaper, a broadcaster, "reports".
        Media = "media",
        /// Cannot be determined.
        #[default]
        Unknown = "unknown",
    }
}

named_enum! {
    /// Whether and how a reader could identify a source.
    #[derive(Default)]
    pub enum Naming in "sources", "naming" {
        /// By name.
        Named = "named",
        /// Somebody whom the newsroom knows: "a senior official", "aides".
        Unnamed = "unnamed",
        /// A collective that nobody could identify: "critics", "some analysts".
        Vague = "vague",
        /// Other outlets: "reports", "a foreign news report".
        Media = "media",
        /// A body: "the ministry", "police", "Pakistan".
        Institution = "institution",
        /// Cannot be determined, as for a pronoun without an antecedent.
        #[default]
        Unknown = "unknown",
    }
}

named_enum! {
    /// Whether a source is one voice or several.
    #[derive(Default)]
    pub enum Number in "sources", "number" {
        /// One.
        One = "one",
        /// Several.
        Several = "several",
        /// The article does not say.
        #[default]
        Unspecified = "unspecified",
    }
}
