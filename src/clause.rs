//! What the words of a clause are to each other: noun phrases and verb groups, without a grammar of the whole.

pub(crate) mod nominal;
pub(crate) mod noun;
pub(crate) mod verb;
