//! Nothing: see `tests/roundtrip.rs`.
