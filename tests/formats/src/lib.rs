//! Empty: see `tests/roundtrip.rs`.
