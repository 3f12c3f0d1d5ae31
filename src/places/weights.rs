//! Weights of the features that tell a place name. DO NOT EDIT: written by `cargo run --release --features fit --example fit_places`.

/// Sorted by name.
#[rustfmt::skip]
pub(super) const WEIGHTS: &[(&str, f32)] = &[
    ("bias", 0.3),
    ("calendar", -2.6),
    ("person", -2.4),
];
