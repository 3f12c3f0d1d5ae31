//! Pages that belong to no single item.

/// What the stages, the matcher and a new process cost, and what was measured beside them.
pub mod speed {
    #![doc = include_str!("docs/speed.md")]
}
