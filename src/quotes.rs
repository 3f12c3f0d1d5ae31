use serde::{Deserialize, Serialize};
/// Class
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CueClass {
    #[allow(missing_docs)]
    Neutral,
    #[allow(missing_docs)]
    Assertive,
    #[allow(missing_docs)]
    Denial,
    #[allow(missing_docs)]
    Allegation,
    #[allow(missing_docs)]
    Belief,
    #[allow(missing_docs)]
    Desire,
    #[allow(missing_docs)]
    Commitment,
    #[allow(missing_docs)]
    Directive,
    #[allow(missing_docs)]
    Question,
    #[allow(missing_docs)]
    Finding,
    #[allow(missing_docs)]
    Expressive,
    #[allow(missing_docs)]
    Evidential,
}
