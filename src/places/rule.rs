//! The rules that choose a place.

use crate::enums::named_enum;

named_enum! {
    /// What decided which place a name means.
    pub enum PlaceRule in "places", "place rule" {
        /// The gazetteer has no other place with this name.
        Only = "place.only",
        /// Class and population decided.
        Prior = "place.prior",
        /// The other places in the article decided: their countries and divisions, and their distances.
        Around = "place.around",
        /// Its country or division is named beside it, or a place inside it is.
        Container = "place.container",
        /// A generic word is beside it: "province", "the city of".
        Head = "place.head",
        /// The name is not in the gazetteer; its generic word says that it is a place: "Selm Creek".
        Unlisted = "place.unlisted",
        /// The gazetteer lacks the place; the one that it lies in is given: the town around "Darby Street", or the state in
        /// "Selm, Ohio".
        Within = "place.within",
        /// Another mention in the article was resolved by the words beside it.
        Sense = "place.sense",
    }
}
