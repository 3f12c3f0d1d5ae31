//! Changes to a saved gazetteer, with a checksum that fits: refused, or usable.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|changes: &[u8]| reportedly_fuzz::inputs::gazetteer_file(changes));
