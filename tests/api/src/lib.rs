//! Empty: see `tests/listing.rs`.
