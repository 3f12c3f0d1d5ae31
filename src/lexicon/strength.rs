//! How strongly a hedge limits what it limits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, ErrorKind};

/// How strongly a hedge limits a claim. It serialises as its number, 1 to 3.
///
/// ```
/// use reportedly::hedges::Strength;
///
/// let hedges = reportedly::Analyzer::new().analyze("He allegedly paid about 40 drivers.").hedges;
/// assert_eq!((hedges[0].strength, hedges[1].strength), (Strength::Strong, Strength::Weak));
/// assert!(Strength::Weak < Strength::Strong);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Only the scope is limited: "about 40".
    Weak = 1,
    /// The claim is limited: "may", "is expected to".
    Medium = 2,
    /// The author keeps a distance from the claim or doubts it: "allegedly".
    Strong = 3,
}

impl Strength {
    /// All strengths, weakest first.
    pub const ALL: &'static [Strength] = &[Strength::Weak, Strength::Medium, Strength::Strong];

    /// Returns the name of the strength in lower case.
    ///
    /// ```
    /// use reportedly::hedges::Strength;
    ///
    /// assert_eq!(Strength::Medium.as_str(), "medium");
    /// assert_eq!("medium".parse(), Ok(Strength::Medium));
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Strength::Weak => "weak",
            Strength::Medium => "medium",
            Strength::Strong => "strong",
        }
    }

    /// Returns the strength as a number, 1 to 3.
    ///
    /// ```
    /// assert_eq!(reportedly::hedges::Strength::Strong.number(), 3);
    /// ```
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The strength for a number; any number over 3 is the strongest.
    fn of_number(number: u8) -> Strength {
        match number {
            0 | 1 => Strength::Weak,
            2 => Strength::Medium,
            _ => Strength::Strong,
        }
    }
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Parses the name of a strength. Any other name is an error of kind [`ErrorKind::Format`](crate::ErrorKind::Format).
impl FromStr for Strength {
    type Err = Error;

    fn from_str(name: &str) -> Result<Strength, Error> {
        let known = Strength::ALL.iter().copied().find(|strength| strength.as_str() == name);
        known.ok_or_else(|| Error::new(ErrorKind::Format, format!("no strength is named {name:?}")))
    }
}

impl Serialize for Strength {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

impl<'de> Deserialize<'de> for Strength {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strength, D::Error> {
        u8::deserialize(deserializer).map(Strength::of_number)
    }
}
