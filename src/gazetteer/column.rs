//! Numbers in the bytes of a saved gazetteer: single ones and columns of them.

use super::blocks::BLOCK;

/// Reads bytes from the front. Nothing is read behind their end.
pub(super) struct Reader<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    /// Seven bits a byte, the lowest first.
    pub(super) fn varint(&mut self) -> Option<u32> {
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

    /// So many items, no more than there are bytes left.
    pub(super) fn count(&mut self) -> Option<usize> {
        let count = self.varint()? as usize;
        (count <= self.bytes.len() - self.at).then_some(count)
    }

    /// A column of so many numbers.
    pub(super) fn column(&mut self, count: usize) -> Option<Column> {
        let width = usize::from(*self.take(1)?.first()?);
        let start = self.at;
        self.take(count.checked_mul(width)?)?;
        (width <= 4).then_some(Column { start, width, count })
    }
}

pub(super) fn push_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// How many bytes hold every number up to this one.
pub(super) fn width(most: u32) -> usize {
    4 - most.leading_zeros() as usize / 8
}

/// Where a column of numbers stands: their width in bytes, then the lowest byte of each, the second of each, and so on. It
/// decodes without a branch, and what is mostly zero compresses to nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    start: usize,
    width: usize,
    count: usize,
}

impl Column {
    pub(super) fn write(out: &mut Vec<u8>, values: impl Iterator<Item = u32>) {
        let values: Vec<u32> = values.collect();
        let width = width(values.iter().fold(0, |all, value| all | value));
        out.push(width as u8);
        for place in 0..width {
            out.extend(values.iter().map(|value| (value >> (8 * place)) as u8));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The numbers from `first` on, a block of them; zeros behind the last.
    pub(super) fn block(&self, bytes: &[u8], first: usize) -> [u32; BLOCK] {
        let mut values = [0; BLOCK];
        let end = self.count.min(first + BLOCK);
        for place in 0..self.width {
            let plane = self.start + place * self.count;
            let plane = bytes.get(plane + first..plane + end).unwrap_or_default();
            for (value, &byte) in values.iter_mut().zip(plane) {
                *value |= u32::from(byte) << (8 * place);
            }
        }
        values
    }

    /// All numbers, block by block; zeros behind the last.
    pub(super) fn blocks<'b>(&self, bytes: &'b [u8]) -> impl Iterator<Item = [u32; BLOCK]> + use<'b> {
        let column = *self;
        (0..column.count).step_by(BLOCK).map(move |first| column.block(bytes, first))
    }

    /// The highest number; 0 where there is none.
    pub(super) fn most(&self, bytes: &[u8]) -> u32 {
        self.blocks(bytes).fold(0, |most, block| block.iter().fold(most, |most, &value| most.max(value)))
    }
}

/// Steps up and down as small numbers: 0, -1, 1, -2.
pub(super) fn zigzag(step: i32) -> u32 {
    (step << 1 ^ step >> 31) as u32
}

fn unzigzag(value: u32) -> u32 {
    value >> 1 ^ (value & 1).wrapping_neg()
}

/// Turns the steps of a block into the numbers themselves; `last` is the number before them, and becomes the last of them.
pub(super) fn add_steps(block: &mut [u32], last: &mut u32) {
    for value in block {
        *last = last.wrapping_add(unzigzag(*value));
        *value = *last;
    }
}
