//! Phrases and a text of known words: the matches are those of trying every phrase at every word.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reportedly_fuzz::inputs::phrase_set(bytes));
