//! The kinds that the tables of words and the findings share.

use serde::{Deserialize, Serialize};

/// What a cue makes of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CueClass {
    /// say, tell, write
    Neutral,
    /// insist, admit, warn: the source stands behind it
    Assertive,
    /// deny, reject
    Denial,
    /// allege, accuse
    Allegation,
    /// believe, think, expect: held, not said
    Belief,
    /// want, support
    Desire,
    /// plan, offer
    Commitment,
    /// urge, demand
    Directive,
    /// ask, wonder
    Question,
    /// show, find: documents and studies
    Finding,
    /// criticize, praise
    Expressive,
    /// seem, appear
    Evidential,
}

/// What kind of limit a hedge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HedgeKind {
    /// "reportedly", "is said to"
    Reportative,
    /// "alleged", "accused of"
    Allegation,
    /// "argues", "suggests"
    Claim,
    /// "may", "might", "could"
    Modal,
    /// "likely", "perhaps", "appears to"
    Likelihood,
    /// "believe", "think"
    Belief,
    /// "is believed to": a belief that nobody is named for
    PassiveBelief,
    /// "is expected to"
    Expectation,
    /// "unclear", "has yet to"
    Unknown,
    /// "whether", "investigating"
    Inquiry,
    /// "if", "unless"
    Condition,
    /// "about", "nearly"
    Approximator,
    /// "critics", "some experts"
    VagueSource,
    /// "sources said", "a person familiar with"
    AnonymousSource,
    /// "on condition of anonymity"
    AnonymityGrant,
    /// "declined to comment"
    NoComment,
    /// "denied"
    Denial,
    /// "would", "should", "can"
    Hypothetical,
}

/// On what terms a source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Terms {
    /// "requesting anonymity", "asked not to be named"
    Requested,
    /// "on condition of anonymity"
    ConditionOfAnonymity,
    /// "on background"
    Background,
    /// "off the record"
    OffTheRecord,
    /// "declined to be named", "did not want to be identified"
    DeclinedToBeNamed,
}

/// Why a source is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Grounds {
    /// "not authorized to speak"
    NotAuthorised,
    /// "for fear of his life"
    Safety,
    /// "for fear of reprisal"
    Retaliation,
    /// "for fear of losing her job"
    JobLoss,
    /// "because the matter is before the court"
    Legal,
    /// "to discuss ongoing talks"
    OngoingTalks,
    /// "because of the sensitivity of the issue"
    Sensitivity,
    /// "in line with company policy"
    Policy,
    /// "to protect the family's privacy"
    Privacy,
    /// Another reason: "because she was still on leave"
    Other,
}

/// How a source knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Basis {
    /// "with direct knowledge of"
    DirectKnowledge,
    /// "briefed on"
    Briefed,
    /// "familiar with", "close to"
    Familiar,
    /// "who saw the document"
    SawDocument,
    /// "who witnessed"
    Witness,
    /// "who took part in"
    Participant,
    /// "who was told of", "had heard of": second hand
    Hearsay,
}

/// What a phrase tells of a source that stays unnamed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fact {
    Terms(Terms),
    Grounds(Grounds),
    /// Grounds in a rote formula: "not authorized to speak".
    Formula(Grounds),
    Basis(Basis),
    /// What the source stands for: "who opposes the deal".
    Motive,
}
