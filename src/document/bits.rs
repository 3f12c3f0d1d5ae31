//! Which bytes of a text are letters or digits of ASCII, as one bit a byte.

/// A bit for each byte of a text.
#[derive(Debug)]
pub(super) struct WordBits {
    eights: Vec<u8>,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES * 0x80;
/// A window holds the bits of so many bytes at least.
const WINDOW: u32 = 57;

impl WordBits {
    /// Reads a text whose ASCII letters are in lower case.
    pub(super) fn new(lower: &[u8]) -> WordBits {
        let mut eights = Vec::with_capacity(lower.len() / 8 + 9);
        let mut chunks = lower.chunks_exact(8);
        let bits = |eight: &[u8]| eight.first_chunk().map_or(0, |eight| letters_and_digits(u64::from_le_bytes(*eight)));
        eights.extend(chunks.by_ref().map(bits));
        let last = chunks.remainder().iter().rev().fold(0, |eight, &byte| eight << 8 | u64::from(byte));
        eights.push(letters_and_digits(last));
        // so that a window can be read behind every byte
        eights.extend([0; 8]);
        WordBits { eights }
    }

    /// The bits of the bytes from `at` on, [`WINDOW`] of them at least.
    #[inline]
    fn window(&self, at: usize) -> u64 {
        let eights = self.eights.get(at / 8..).and_then(<[u8]>::first_chunk);
        eights.map_or(0, |eights| u64::from_le_bytes(*eights) >> (at % 8))
    }

    /// How many bytes from `at` on are letters or digits.
    #[inline]
    pub(super) fn run(&self, at: usize) -> usize {
        let ones = self.window(at).trailing_ones();
        if ones < WINDOW { ones as usize } else { self.long_run(at) }
    }

    #[cold]
    fn long_run(&self, at: usize) -> usize {
        let mut length = 0;
        loop {
            let ones = self.window(at + length).trailing_ones();
            length += ones as usize;
            if ones == 0 {
                return length;
            }
        }
    }
}

/// The bits of eight bytes, all eight tested at once.
#[inline]
fn letters_and_digits(bytes: u64) -> u8 {
    let low = bytes & !HIGH;
    // the high bit of each byte tells whether it reaches the bound
    let reaches = |bound: u8| low + ONES * u64::from(0x80 - bound);
    let letters = reaches(b'a') & !reaches(b'z' + 1);
    let digits = reaches(b'0') & !reaches(b'9' + 1);
    let found = (letters | digits) & !bytes & HIGH;
    // gathers the eight high bits in the top byte
    ((found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        let text: Vec<u8> = (0..=255).cycle().take(700).collect();
        for cut in [0, 1, 63, 64, 65, 127, 128, 300, 700] {
            let bits = WordBits::new(&text[..cut]);
            for at in 0..cut + 70 {
                for offset in 0..WINDOW as usize {
                    let byte = text[..cut].get(at + offset).copied().unwrap_or(0);
                    let expected = byte.is_ascii_lowercase() || byte.is_ascii_digit();
                    assert_eq!(bits.window(at) >> offset & 1 == 1, expected, "{byte} at {at}+{offset} of {cut}");
                }
            }
        }
    }

    #[test]
    fn runs_go_over_blocks() {
        let mut text = vec![b'a'; 200];
        text[150] = b' ';
        let bits = WordBits::new(&text);
        assert_eq!((bits.run(0), bits.run(149), bits.run(150), bits.run(151)), (150, 1, 0, 49));
    }
}
