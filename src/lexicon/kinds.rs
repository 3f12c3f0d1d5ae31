//! The kinds that the word tables and the findings share.

use crate::enums::named_enum;

named_enum! {
    /// The stance of a cue towards its content.
    pub enum CueClass in "quotes", "cue class" {
        /// say, tell, write
        Neutral = "neutral",
        /// insist, admit, warn: the source vouches for it
        Assertive = "assertive",
        /// deny, reject
        Denial = "denial",
        /// allege, accuse
        Allegation = "allegation",
        /// believe, think, expect: held, not said
        Belief = "belief",
        /// want, support
        Desire = "desire",
        /// plan, offer
        Commitment = "commitment",
        /// urge, demand
        Directive = "directive",
        /// ask, wonder
        Question = "question",
        /// show, find: documents and studies
        Finding = "finding",
        /// criticize, praise
        Expressive = "expressive",
        /// seem, appear
        Evidential = "evidential",
    }
}

named_enum! {
    /// The kind of limit that a hedge sets.
    #[derive(PartialOrd, Ord)]
    pub enum HedgeKind in "hedges", "hedge kind" {
        /// "reportedly", "is said to"
        Reportative = "reportative",
        /// "alleged", "accused of"
        Allegation = "allegation",
        /// "argues", "suggests"
        Claim = "claim",
        /// "may", "might", "could"
        Modal = "modal",
        /// "likely", "perhaps", "appears to"
        Likelihood = "likelihood",
        /// "believe", "think"
        Belief = "belief",
        /// "is believed to": a belief without a named holder
        PassiveBelief = "passive_belief",
        /// "is expected to"
        Expectation = "expectation",
        /// "unclear", "has yet to"
        Unknown = "unknown",
        /// "whether", "investigating"
        Inquiry = "inquiry",
        /// "if", "unless"
        Condition = "condition",
        /// "about", "nearly"
        Approximator = "approximator",
        /// "critics", "some experts"
        VagueSource = "vague_source",
        /// "sources said", "a person familiar with"
        AnonymousSource = "anonymous_source",
        /// "on condition of anonymity"
        AnonymityGrant = "anonymity_grant",
        /// "declined to comment"
        NoComment = "no_comment",
        /// "denied"
        Denial = "denial",
        /// "would", "should", "can"
        Hypothetical = "hypothetical",
    }
}

named_enum! {
    /// The terms on which a source speaks.
    pub enum Terms in "sources", "terms of anonymity" {
        /// "requesting anonymity", "asked not to be named"
        Requested = "requested",
        /// "on condition of anonymity"
        ConditionOfAnonymity = "condition_of_anonymity",
        /// "on background"
        Background = "background",
        /// "off the record"
        OffTheRecord = "off_the_record",
        /// "declined to be named", "did not want to be identified"
        DeclinedToBeNamed = "declined_to_be_named",
    }
}

named_enum! {
    /// Why a source is not named.
    pub enum Grounds in "sources", "grounds for anonymity" {
        /// "not authorized to speak"
        NotAuthorised = "not_authorised",
        /// "for fear of his life"
        Safety = "safety",
        /// "for fear of reprisal"
        Retaliation = "retaliation",
        /// "for fear of losing her job"
        JobLoss = "job_loss",
        /// "because the matter is before the court"
        Legal = "legal",
        /// "to discuss ongoing talks"
        OngoingTalks = "ongoing_talks",
        /// "because of the sensitivity of the issue"
        Sensitivity = "sensitivity",
        /// "in line with company policy"
        Policy = "policy",
        /// "to protect the family's privacy"
        Privacy = "privacy",
        /// Another reason: "because she was still on leave"
        Other = "other",
    }
}

named_enum! {
    /// How a source knows what it says.
    pub enum Basis in "sources", "basis" {
        /// "with direct knowledge of"
        DirectKnowledge = "direct_knowledge",
        /// "briefed on"
        Briefed = "briefed",
        /// "familiar with", "close to"
        Familiar = "familiar",
        /// "who saw the document"
        SawDocument = "saw_document",
        /// "who witnessed"
        Witness = "witness",
        /// "who took part in"
        Participant = "participant",
        /// "who was told of", "had heard of": second hand
        Hearsay = "hearsay",
    }
}

/// What a phrase says about a source that is not named.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fact {
    Terms(Terms),
    Grounds(Grounds),
    /// Grounds in a stock phrase: "not authorized to speak".
    Formula(Grounds),
    Basis(Basis),
    /// The position of the source: "who opposes the deal".
    Motive,
}
