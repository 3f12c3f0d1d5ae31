//! Reads a text eight bytes at a time.

/// A mask for the first `count` of eight bytes.
#[inline]
pub(crate) fn first_bytes(count: usize) -> u64 {
    if count < 8 { (1 << (8 * count)) - 1 } else { u64::MAX }
}

/// The eight bytes starting at `start`, as far as the text extends.
#[inline]
pub(crate) fn eight_bytes(text: &[u8], start: usize) -> u64 {
    match text.get(start..start.wrapping_add(8)).and_then(<[u8]>::first_chunk) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => last_bytes(text, start),
    }
}

#[cold]
fn last_bytes(text: &[u8], start: usize) -> u64 {
    let rest = text.get(start..).unwrap_or_default();
    rest.iter().take(8).rev().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte))
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES * 0x80;

/// The run of letters and digits at the start of eight bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub length: usize,
    /// The mask of the bytes in the run.
    pub mask: u64,
}

/// The run of lower-case ASCII letters and digits at the start of eight bytes.
#[inline]
pub(crate) fn leading_alphanumerics(bytes: u64) -> Run {
    // a byte below the digits or above ASCII ends nearly every run, and is found in three dependent steps
    let ends = ((bytes.wrapping_sub(ONES * u64::from(b'0')) | bytes) & HIGH) >> 7;
    let mask = ends.wrapping_sub(1) & !ends;
    // the high bit of each byte is set if the byte reaches the bound
    let reaches = |bound: u8| bytes.wrapping_add(ONES * u64::from(0x80 - bound));
    let others = (reaches(b'9' + 1) & !reaches(b'a')) | reaches(b'z' + 1);
    if others & mask & HIGH != 0 {
        return up_to_other(others & mask & HIGH);
    }
    Run { length: ends.trailing_zeros() as usize / 8, mask }
}

/// The run that ends before the first byte whose high bit is set.
#[cold]
#[inline(never)]
fn up_to_other(others: u64) -> Run {
    let length = others.trailing_zeros() as usize / 8;
    Run { length, mask: first_bytes(length) }
}

/// The number of lower-case ASCII letters or digits starting at `at`.
#[inline]
pub(crate) fn alphanumerics(text: &[u8], at: usize) -> usize {
    let mut end = at;
    loop {
        let run = leading_alphanumerics(eight_bytes(text, end));
        end += run.length;
        if run.length < 8 {
            return end - at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_ends_a_run_or_does_not() {
        for byte in 0..=u8::MAX {
            let expected = byte.is_ascii_lowercase() || byte.is_ascii_digit();
            for at in 0..8 {
                let mut bytes = *b"a0z9mnop";
                bytes[at] = byte;
                let run = leading_alphanumerics(u64::from_le_bytes(bytes));
                assert_eq!(run.length, if expected { 8 } else { at }, "{byte} at {at}");
                assert_eq!(run.mask, first_bytes(run.length), "{byte} at {at}");
            }
        }
    }

    #[test]
    fn runs_continue_across_eight_bytes() {
        let text = b"x antidisestablishmentarianism, 1984";
        assert_eq!((alphanumerics(text, 2), alphanumerics(text, 30), alphanumerics(text, 32)), (28, 0, 4));
    }
}
