//! The rules that recognise hedges.

use crate::enums::named_enum;

named_enum! {
    /// How a hedge was recognised.
    pub enum HedgeRule in "hedges", "hedge rule" {
        /// A form of the table, in a context that does not rule it out.
        Form = "hedge.form",
        /// A form of the table, with the context weighed, in a genre other than news.
        Weighed = "hedge.weighed",
        /// A source that a reader cannot identify, without a form of the table in its mentions; in news.
        Source = "hedge.source",
    }
}
