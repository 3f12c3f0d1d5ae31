//! What the targets check: the laws of `tests/laws`, which run without a fuzzer too.

#[path = "../../tests/laws/checks.rs"]
pub mod checks;
#[path = "../../tests/laws/inputs.rs"]
pub mod inputs;
#[path = "../../tests/laws/tables.rs"]
pub mod tables;
