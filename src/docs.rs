//! Pages that belong to no single item.

/// Five minutes with one article: from a text to who said what, and how to use your own words and places.
pub mod guide {
    #![doc = include_str!("docs/guide.md")]
}

/// The JSON of an analysis, field by field, and what may change in it.
pub mod json {
    #![doc = include_str!("docs/json.md")]
}

/// Where the embedded places come from, and how to bring your own.
pub mod gazetteers {
    #![doc = include_str!("docs/gazetteers.md")]
}

/// How well each part does on labelled articles, with the commands that measure and fit.
pub mod accuracy {
    #![doc = include_str!("docs/accuracy.md")]
}

/// What the stages, the matcher and a new process cost, and what was measured beside them.
pub mod speed {
    #![doc = include_str!("docs/speed.md")]
}

/// Why the crate is built as it is, and what each structure that is not plain earns.
pub mod design {
    #![doc = include_str!("docs/design.md")]
}
