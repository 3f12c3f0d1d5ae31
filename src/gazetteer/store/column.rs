//! Numbers in the bytes of a saved gazetteer: single ones and columns of them.

use super::blocks::BLOCK;
use crate::gazetteer::data::Text;

/// Reads bytes from the front. Nothing is read past their end.
pub(crate) struct Reader<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    /// Seven bits a byte, the lowest first.
    pub(crate) fn varint(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = *self.take(1)?.first()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number of items, no more than there are bytes left.
    pub(crate) fn count(&mut self) -> Option<usize> {
        let count = self.varint()? as usize;
        (count <= self.bytes.len() - self.at).then_some(count)
    }

    /// The place of a text that has its length before it.
    pub(crate) fn text(&mut self) -> Option<Text> {
        let length = self.varint()? as usize;
        let start = u32::try_from(self.at).ok()?;
        self.take(length)?;
        Some(Text { start, end: u32::try_from(self.at).ok()? })
    }

    /// A column of this many numbers.
    pub(crate) fn column(&mut self, count: usize) -> Option<Column> {
        let planes = self.take(1)?.first().copied().filter(|&planes| planes <= 4)?;
        let planes = (0..planes).map(|_| self.plane(count)).collect::<Option<_>>()?;
        Some(Column { planes, count })
    }

    fn plane(&mut self, count: usize) -> Option<Plane> {
        let blocks = count.div_ceil(BLOCK);
        let values = self.at;
        self.take(blocks)?;
        let mut ranks = Vec::with_capacity(blocks.div_ceil(64));
        let mut total = 0;
        for bits in self.take(blocks.div_ceil(64) * 8)?.chunks_exact(8) {
            let bits = bits.first_chunk().map_or(0, |bits| u64::from_le_bytes(*bits));
            ranks.push((bits, total));
            total += bits.count_ones() as usize;
        }
        let mixed = self.at;
        self.take(total.checked_mul(BLOCK)?)?;
        Some(Plane { values, mixed, ranks })
    }
}

pub(crate) fn push_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The layout of a column of numbers: how many bytes a number has, then the lowest byte of each, the second of each, and so
/// on.
pub(crate) struct Column {
    planes: Vec<Plane>,
    count: usize,
}

/// The layout of one byte of each number, block by block: for each block a byte, the value of all where all have the same;
/// then a bit for each block that has several values, in words of 64; then those blocks. Most of the high bytes take next
/// to no room so, in the file or when it is unpacked, and nothing decodes with a branch for each number.
struct Plane {
    values: usize,
    mixed: usize,
    /// The bits of 64 blocks, and how many blocks of several values are before them.
    ranks: Vec<(u64, usize)>,
}

impl Column {
    pub(crate) fn write(out: &mut Vec<u8>, values: impl Iterator<Item = u32>) {
        let values: Vec<u32> = values.collect();
        let widest = values.iter().fold(0, |all, value| all | value);
        let planes = 4 - widest.leading_zeros() / 8;
        out.push(planes as u8);
        for place in 0..planes {
            let bytes: Vec<u8> = values.iter().map(|value| (value >> (8 * place)) as u8).collect();
            let blocks = || bytes.chunks(BLOCK);
            let is_mixed = |block: &&[u8]| block.iter().any(|byte| Some(byte) != block.first());
            out.extend(blocks().map(|block| block.first().copied().unwrap_or_default()));
            let mixed: Vec<bool> = blocks().map(|block| is_mixed(&block)).collect();
            let word = |bits: &[bool]| (0..).zip(bits).fold(0, |word, (at, &bit)| word | u64::from(bit) << at);
            out.extend(mixed.chunks(64).flat_map(|bits| word(bits).to_le_bytes()));
            for block in blocks().filter(is_mixed) {
                out.extend_from_slice(block);
                // the last block is filled up
                out.resize(out.len() + BLOCK - block.len(), 0);
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// The numbers from `first` on, a block of them; zeros after the last.
    pub(crate) fn block(&self, bytes: &[u8], first: usize) -> [u32; BLOCK] {
        let mut values = [0; BLOCK];
        for (place, plane) in self.planes.iter().enumerate() {
            match plane.block(bytes, first / BLOCK) {
                Block::Mixed(block) => {
                    for (value, &byte) in values.iter_mut().zip(block) {
                        *value |= u32::from(byte) << (8 * place);
                    }
                }
                Block::Same(0) => {}
                Block::Same(byte) => values.iter_mut().for_each(|value| *value |= u32::from(byte) << (8 * place)),
            }
        }
        values.iter_mut().skip(self.count.saturating_sub(first)).for_each(|value| *value = 0);
        values
    }

    /// All numbers, block by block; zeros after the last.
    pub(crate) fn blocks<'b>(&'b self, bytes: &'b [u8]) -> impl Iterator<Item = [u32; BLOCK]> + 'b {
        (0..self.count).step_by(BLOCK).map(|first| self.block(bytes, first))
    }

    /// The bits that any of the numbers has.
    pub(crate) fn union(&self, bytes: &[u8]) -> u32 {
        self.blocks(bytes).flatten().fold(0, |all, value| all | value)
    }

    /// The highest number; 0 where there is none.
    pub(crate) fn most(&self, bytes: &[u8]) -> u32 {
        self.blocks(bytes).fold(0, |most, block| block.iter().fold(most, |most, &value| most.max(value)))
    }
}

/// One byte each of a block of numbers.
enum Block<'b> {
    Mixed(&'b [u8]),
    /// All have this one.
    Same(u8),
}

impl Plane {
    fn block<'b>(&self, bytes: &'b [u8], number: usize) -> Block<'b> {
        let &(bits, before) = self.ranks.get(number / 64).unwrap_or(&(0, 0));
        let bit = 1 << (number % 64);
        if bits & bit == 0 {
            return Block::Same(bytes.get(self.values + number).copied().unwrap_or_default());
        }
        let start = self.mixed + (before + (bits & (bit - 1)).count_ones() as usize) * BLOCK;
        Block::Mixed(bytes.get(start..start + BLOCK).unwrap_or_default())
    }
}

/// Steps up and down as small numbers: 0, -1, 1, -2.
pub(crate) fn zigzag(step: i32) -> u32 {
    (step << 1 ^ step >> 31) as u32
}

fn unzigzag(value: u32) -> u32 {
    value >> 1 ^ (value & 1).wrapping_neg()
}

/// Turns the steps of a block into the numbers themselves; `last` is the number before them, and becomes the last of them.
pub(crate) fn add_steps(block: &mut [u32], last: &mut u32) {
    for value in block {
        *last = last.wrapping_add(unzigzag(*value));
        *value = *last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_comes_back_from_any_block_on() {
        for count in [0, 1, 63, 64, 65, 64 * 64 + 3, 9_000] {
            let values = |at: usize| match at / 700 % 4 {
                0 => 7,
                1 => (at as u32).wrapping_mul(0x9E37_79B1) >> (at / 2800 * 8),
                2 => at as u32,
                _ => 300 << (at / 2800 * 7),
            };
            let mut bytes = vec![9; 3];
            Column::write(&mut bytes, (0..count).map(values));
            bytes.push(9);
            let mut reader = Reader { bytes: &bytes, at: 3 };
            let column = reader.column(count).unwrap();
            assert_eq!(reader.at, bytes.len() - 1);
            for first in (0..count).step_by(BLOCK) {
                let expected: Vec<u32> =
                    (first..first + BLOCK).map(|at| if at < count { values(at) } else { 0 }).collect();
                assert_eq!(column.block(&bytes, first).as_slice(), expected, "{count}, {first}");
            }
            assert_eq!(column.most(&bytes), (0..count).map(values).max().unwrap_or(0));
            assert_eq!(column.union(&bytes), (0..count).map(values).fold(0, |all, value| all | value));
            let cut = Reader { bytes: &bytes[..bytes.len() - 2], at: 3 }.column(count).is_none();
            assert!(cut || count == 0, "{count}");
        }
    }
}
