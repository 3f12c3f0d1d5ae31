//! Documentation pages that are not about a single item.

/// From the first run to places of your own: each kind of finding, formats, many articles, and every example.
pub mod guide {
    #![doc = include_str!("docs/guide.md")]
}

/// The JSON of an analysis, field by field, and what may change in it.
pub mod json {
    #![doc = include_str!("docs/json.md")]
}

/// The other formats: the columns, fields and types of each.
pub mod formats {
    #![doc = include_str!("docs/formats.md")]
}

/// The rules that findings name, with the measured precision of those of quotes.
pub mod rules {
    #![doc = include_str!("docs/rules.md")]
}

/// Where the embedded places come from, and how to bring your own.
pub mod gazetteers {
    #![doc = include_str!("docs/gazetteers.md")]
}

/// The accuracy of each part on labelled articles, with the commands that measure it and fit the weights.
pub mod accuracy {
    #![doc = include_str!("docs/accuracy.md")]
}

/// The cost of the stages, the matcher and a new process, compared with other programs.
pub mod speed {
    #![doc = include_str!("docs/speed.md")]
}

/// The design decisions of the crate, and the measured benefit of each unusual structure.
pub mod design {
    #![doc = include_str!("docs/design.md")]
}
