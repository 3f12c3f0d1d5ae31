//! The numbers of findings in an analysis.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $list:literal) => {
        $(#[$meta])*
        ///
        /// In JSON it is a number. Index an [`Analysis`](crate::Analysis) with it to get the finding.
        ///
        /// ```
        #[doc = concat!("use reportedly::ids::", stringify!($name), ";")]
        ///
        #[doc = concat!("assert_eq!(", stringify!($name), "::new(3).index(), 3);")]
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(usize);

        impl $name {
            #[doc = concat!("The id of the finding at this index of [`", $list, "`](crate::Analysis::", $list, ").")]
            pub const fn new(index: usize) -> $name {
                $name(index)
            }

            #[doc = concat!("Returns the index in [`", $list, "`](crate::Analysis::", $list, ").")]
            pub const fn index(self) -> usize {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// The number of a [`Quote`](crate::Quote), from 0 in text order.
    QuoteId,
    "quotes"
);
id!(
    /// The number of a [`Source`](crate::Source), from 0 in the order of first mention.
    SourceId,
    "sources"
);
id!(
    /// The number of a [`Hedge`](crate::Hedge), from 0 in text order.
    HedgeId,
    "hedges"
);
id!(
    /// The number of a [`PlaceMention`](crate::PlaceMention), from 0 in text order. Not the id of a place in a gazetteer.
    PlaceId,
    "places"
);
id!(
    /// The number of a [`Name`](crate::names::Name), from 0 in text order.
    NameId,
    "names"
);
id!(
    /// The number of an [`Entity`](crate::names::Entity), from 0.
    EntityId,
    "entities"
);
