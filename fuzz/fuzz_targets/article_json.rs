//! A layout or an analysis as JSON: refused, or usable with a text that it was not made for.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &str| reportedly_fuzz::inputs::article_json(json));
