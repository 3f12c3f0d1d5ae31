//! The serialised form of who vouches for a statement.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::By;
use crate::ids::SourceId;

const AUTHOR: &str = "author";
const UNKNOWN: &str = "unknown";

/// The form in JSON and other text: a number or a word.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Text<'a> {
    Source(SourceId),
    #[serde(borrow)]
    Word(std::borrow::Cow<'a, str>),
}

/// The form in binary formats, which cannot distinguish a number from a word.
#[derive(Serialize, Deserialize)]
enum Binary {
    Author,
    Source(SourceId),
    Unknown,
}

impl Serialize for By {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            let text = match *self {
                By::Author => Text::Word(AUTHOR.into()),
                By::Source(id) => Text::Source(id),
                By::Unknown => Text::Word(UNKNOWN.into()),
            };
            return text.serialize(serializer);
        }
        let binary = match *self {
            By::Author => Binary::Author,
            By::Source(id) => Binary::Source(id),
            By::Unknown => Binary::Unknown,
        };
        binary.serialize(serializer)
    }
}

/// Deserialises the form above. An unknown word becomes [`By::Unknown`].
impl<'de> Deserialize<'de> for By {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<By, D::Error> {
        if deserializer.is_human_readable() {
            return Ok(match Text::deserialize(deserializer)? {
                Text::Source(id) => By::Source(id),
                Text::Word(word) if word == AUTHOR => By::Author,
                Text::Word(_) => By::Unknown,
            });
        }
        Ok(match Binary::deserialize(deserializer)? {
            Binary::Author => By::Author,
            Binary::Source(id) => By::Source(id),
            Binary::Unknown => By::Unknown,
        })
    }
}
