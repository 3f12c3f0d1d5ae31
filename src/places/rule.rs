//! What decides which place is meant.

use crate::enums::named_enum;

named_enum! {
    /// What decided which place a name means.
    pub enum PlaceRule in "places", "place rule" {
        /// The gazetteer has no other place of the name.
        Only = "place.only",
        /// Class and size decided.
        Prior = "place.prior",
        /// The other places of the article decided: their countries and divisions, and how near they are.
        Around = "place.around",
        /// Its country or division is beside it, or a place inside it.
        Container = "place.container",
        /// A generic word is beside it: "province", "the city of".
        Head = "place.head",
        /// The gazetteer does not have the name; its generic word says that it is a place: "Selm Creek".
        Unlisted = "place.unlisted",
        /// Another mention in the article was resolved by what is beside it.
        Sense = "place.sense",
    }
}
