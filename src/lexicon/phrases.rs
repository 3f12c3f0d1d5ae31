//! Phrases and verbs that tell something of a source or of who was told.

use crate::kinds::Fact::{self, Basis, Grounds, Terms};
use crate::kinds::{Basis as B, Grounds as G, Terms as T};

/// Why a source is not named, on what terms, and how it knows. Sorted.
pub(crate) const ANONYMITY: &[(&str, Fact)] = &[
    ("asked for anonymity", Terms(T::Requested)),
    ("asked not to be identified", Terms(T::Requested)),
    ("asked not to be named", Terms(T::Requested)),
    ("asked that his name not be used", Terms(T::Requested)),
    ("asking for anonymity", Terms(T::Requested)),
    ("asking not to be identified", Terms(T::Requested)),
    ("asking not to be named", Terms(T::Requested)),
    ("because of company policy", Grounds(G::Policy)),
    ("because of the sensitivity", Grounds(G::Sensitivity)),
    ("because the matter is sensitive", Grounds(G::Sensitivity)),
    ("because the talks are ongoing", Grounds(G::OngoingTalks)),
    ("before the court", Grounds(G::Legal)),
    ("briefed on", Basis(B::Briefed)),
    ("close to", Basis(B::Familiar)),
    ("condition of anonymity", Terms(T::ConditionOfAnonymity)),
    ("declined to be identified", Terms(T::DeclinedToBeNamed)),
    ("declined to be named", Terms(T::DeclinedToBeNamed)),
    ("did not want to be identified", Terms(T::DeclinedToBeNamed)),
    ("did not want to be named", Terms(T::DeclinedToBeNamed)),
    ("direct knowledge of", Basis(B::DirectKnowledge)),
    ("familiar with", Basis(B::Familiar)),
    ("fear of losing", Grounds(G::JobLoss)),
    ("fear of repercussions", Grounds(G::Retaliation)),
    ("fear of reprisal", Grounds(G::Retaliation)),
    ("fear of reprisals", Grounds(G::Retaliation)),
    ("fear of retaliation", Grounds(G::Retaliation)),
    ("fear of retribution", Grounds(G::Retaliation)),
    ("fearing for his life", Grounds(G::Safety)),
    ("fearing for their safety", Grounds(G::Safety)),
    ("first-hand knowledge of", Basis(B::DirectKnowledge)),
    ("for fear of his life", Grounds(G::Safety)),
    ("for legal reasons", Grounds(G::Legal)),
    ("for security reasons", Grounds(G::Safety)),
    ("granted anonymity", Terms(T::Requested)),
    ("has seen the document", Basis(B::SawDocument)),
    ("in line with company policy", Grounds(G::Policy)),
    ("insisted on anonymity", Terms(T::ConditionOfAnonymity)),
    ("knowledge of the", Basis(B::DirectKnowledge)),
    ("not authorised to", Grounds(G::NotAuthorised)),
    ("not authorized to", Grounds(G::NotAuthorised)),
    ("not for attribution", Terms(T::Background)),
    ("off the record", Terms(T::OffTheRecord)),
    ("on background", Terms(T::Background)),
    ("on customary condition of anonymity", Terms(T::ConditionOfAnonymity)),
    ("requested anonymity", Terms(T::Requested)),
    ("requesting anonymity", Terms(T::Requested)),
    ("saw the document", Basis(B::SawDocument)),
    ("sensitivity of the", Grounds(G::Sensitivity)),
    ("to avoid jeopardizing the talks", Grounds(G::OngoingTalks)),
    ("to discuss internal deliberations", Grounds(G::Sensitivity)),
    ("to discuss ongoing talks", Grounds(G::OngoingTalks)),
    ("to discuss private", Grounds(G::Sensitivity)),
    ("to discuss sensitive", Grounds(G::Sensitivity)),
    ("to protect her privacy", Grounds(G::Privacy)),
    ("to protect his privacy", Grounds(G::Privacy)),
    ("to protect the privacy", Grounds(G::Privacy)),
    ("to speak candidly", Grounds(G::Sensitivity)),
    ("took part in the", Basis(B::Participant)),
    ("who saw the", Basis(B::Witness)),
    ("who took part in", Basis(B::Participant)),
    ("who witnessed", Basis(B::Witness)),
    ("who would not be named", Terms(T::DeclinedToBeNamed)),
];

/// Verbs with the person told right behind them, by their base form. Sorted.
pub(crate) const TELLING: &[&str] =
    &["advise", "ask", "assure", "brief", "inform", "instruct", "order", "remind", "tell", "urge", "warn"];

/// Verbs that speak only with a particle: `shot back`. Sorted.
pub(crate) const WITH_PARTICLE: &[(&str, &str)] =
    &[("chime", "in"), ("fire", "back"), ("go", "on"), ("pipe", "up"), ("shoot", "back"), ("weigh", "in")];

/// Verbs of the cue table that do not introduce words as spoken, by their base form. Sorted.
pub(crate) const NEVER_SPOKEN: &[&str] =
    &["brand", "call", "dub", "find", "hold", "know", "label", "like", "name", "need", "see", "show"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(
            ANONYMITY.is_sorted_by_key(|row| row.0)
                && TELLING.is_sorted()
                && WITH_PARTICLE.is_sorted()
                && NEVER_SPOKEN.is_sorted()
        );
    }
}
