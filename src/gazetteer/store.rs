//! A gazetteer as bytes: saved, loaded, and decoded block by block when a place or a name is first asked for.

pub(crate) mod blocks;
pub(crate) mod column;
pub(crate) mod file;
pub(crate) mod fingerprint;
pub(crate) mod stored;
pub(crate) mod texts;
