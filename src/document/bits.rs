//! Which bytes of a text are letters or digits of ASCII, as one bit a byte.

/// A bit for each byte of a text, 64 to a block.
#[derive(Debug)]
pub(super) struct WordBits {
    blocks: Vec<u64>,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES * 0x80;

impl WordBits {
    /// Reads a text whose ASCII letters are in lower case.
    pub(super) fn new(lower: &[u8]) -> WordBits {
        let mut blocks = Vec::with_capacity(lower.len() / 64 + 2);
        let mut chunks = lower.chunks_exact(64);
        blocks.extend(chunks.by_ref().map(block));
        let mut last = [0; 64];
        for (to, from) in last.iter_mut().zip(chunks.remainder()) {
            *to = *from;
        }
        blocks.push(block(&last));
        WordBits { blocks }
    }

    /// The bits of the 64 bytes from `at` on; those behind the text are zero.
    #[inline]
    pub(super) fn window(&self, at: usize) -> u64 {
        let block = |number: usize| self.blocks.get(number).copied().unwrap_or(0);
        let shift = at % 64;
        // two shifts, for none may be by 64
        block(at / 64) >> shift | block(at / 64 + 1) << (63 - shift) << 1
    }

    /// How many bytes from `at` on are letters or digits.
    #[inline]
    pub(super) fn run(&self, at: usize) -> usize {
        let mut length = 0;
        loop {
            let ones = self.window(at + length).trailing_ones() as usize;
            length += ones;
            if ones < 64 {
                return length;
            }
        }
    }
}

/// The bits of 64 bytes.
#[inline]
fn block(bytes: &[u8]) -> u64 {
    let eights = bytes.chunks_exact(8).rev();
    eights.fold(0, |bits, eight| {
        let eight = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        bits << 8 | letters_and_digits(eight)
    })
}

/// The bits of eight bytes, all eight tested at once.
#[inline]
fn letters_and_digits(bytes: u64) -> u64 {
    let low = bytes & !HIGH;
    // the high bit of each byte tells whether it reaches the bound
    let reaches = |bound: u8| low + ONES * u64::from(0x80 - bound);
    let letters = reaches(b'a') & !reaches(b'z' + 1);
    let digits = reaches(b'0') & !reaches(b'9' + 1);
    let found = (letters | digits) & !bytes & HIGH;
    // gathers the eight high bits in the top byte
    (found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
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
                for offset in 0..64 {
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
