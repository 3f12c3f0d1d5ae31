//! The hashes of features that have a value.

use crate::text::hash::word_key;
use crate::text::rows::cut;

/// The hash of a template's name.
pub(super) const fn template(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        #[expect(clippy::indexing_slicing, reason = "below the length")]
        let byte = bytes[at];
        hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The hash of a template with a value.
#[inline]
pub(super) fn with_value(template: u32, value: u32) -> u32 {
    (template.rotate_left(15) ^ value).wrapping_mul(0x9E37_79B1)
}

/// The hash of two words, one after the other.
#[inline]
pub(super) fn pair(first: u32, second: u32) -> u32 {
    first.rotate_left(13) ^ second
}

/// The hash of a value as a table spells it: one word, or two separated by a space.
pub(super) fn value(value: &str) -> u32 {
    match cut(value, b' ') {
        Some((first, second)) => pair(word_key(first.as_bytes()), word_key(second.as_bytes())),
        None => word_key(value.as_bytes()),
    }
}
