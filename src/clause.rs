//! The parts of a clause: noun phrases and verb groups, without parsing whole sentences.

pub(crate) mod nominal;
pub(crate) mod noun;
pub(crate) mod verb;
