//! A table of places: refused, or every place in it is found.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reportedly_fuzz::tables::gazetteer_table(bytes));
