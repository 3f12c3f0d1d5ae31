//! A set stored as its settings and the list of its phrases.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::builder::Settings;
use super::{PhraseCase, PhraseSet};
use crate::error::{Error, ErrorKind};

#[derive(Serialize)]
#[serde(rename = "PhraseSet")]
struct Written<'s, T> {
    case: &'static str,
    ampersands: bool,
    phrases: Vec<(&'s str, &'s [T])>,
}

#[derive(Deserialize)]
#[serde(rename = "PhraseSet")]
struct Stored<T> {
    #[serde(default = "folded")]
    case: String,
    #[serde(default)]
    ampersands: bool,
    phrases: Vec<(String, Vec<T>)>,
}

fn folded() -> String {
    PhraseCase::Folded.name().to_owned()
}

impl<T> Stored<T> {
    fn build(self) -> Result<PhraseSet<T>, Error> {
        let case = PhraseCase::ALL.into_iter().find(|case| case.name() == self.case);
        let case = case.ok_or_else(|| Error::new(ErrorKind::Format, format!("no case is named {:?}", self.case)))?;
        let mut builder = PhraseSet::builder().case(case).ampersands(self.ampersands);
        for (phrase, payloads) in self.phrases {
            if payloads.is_empty() {
                return Err(Error::new(ErrorKind::Format, format!("phrase {phrase:?} has no payload")));
            }
            builder = builder.phrases(payloads.into_iter().map(|payload| (phrase.as_str(), payload)));
        }
        builder.build()
    }
}

/// Writes the settings and the phrases with their payloads: `{"case": "folded", "ampersands": false, "phrases":
/// [["Khost", [1]]]}`.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use reportedly::PhraseSet;
///
/// let set = PhraseSet::new([("Khost", 1), ("Kabul", 2), ("khost", 3)])?;
/// let json = r#"{"case":"folded","ampersands":false,"phrases":[["Khost",[1,3]],["Kabul",[2]]]}"#;
/// assert_eq!(serde_json::to_string(&set).unwrap(), json);
/// let again: PhraseSet<i32> = serde_json::from_str(json).unwrap();
/// assert!(again.phrases().eq(set.phrases()));
/// # }
/// # Ok::<(), reportedly::Error>(())
/// ```
///
/// # Cost
///
/// Linear in the list. The automaton is not stored.
impl<T: Serialize> Serialize for PhraseSet<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let phrases = self.phrases().collect();
        let Settings { case, ampersands } = self.settings;
        Written { case: case.name(), ampersands, phrases }.serialize(serializer)
    }
}

/// Reads the list and builds the set anew. For an example see the implementation of [`Serialize`].
///
/// # Errors
///
/// Those of [`PhraseSetBuilder::build`](super::PhraseSetBuilder::build), an unknown case, and a phrase without a payload.
///
/// # Cost
///
/// That of [`PhraseSet::new`]: a few microseconds per phrase.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for PhraseSet<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PhraseSet<T>, D::Error> {
        Stored::deserialize(deserializer)?.build().map_err(D::Error::custom)
    }
}
