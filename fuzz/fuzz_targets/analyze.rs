//! Any text: every law of an analysis.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| reportedly_fuzz::checks::all(text));
