//! How a hedge was recognised.

use crate::enums::named_enum;

named_enum! {
    /// How a hedge was recognised.
    pub enum HedgeRule in "hedges", "hedge rule" {
        /// A form of the table, in a context that does not speak against it.
        Form = "hedge.form",
        /// A form of the table whose context was weighed, in another genre than news.
        Weighed = "hedge.weighed",
    }
}
