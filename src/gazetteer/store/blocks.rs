//! Values that are decoded when they are first asked for.

use once_cell::race::OnceBox;

/// The number of values that are decoded together.
pub(crate) const BLOCK: usize = 64;

/// A list of which blocks are there, and others are still to be decoded. The last is filled up.
pub(crate) struct Blocks<T> {
    length: usize,
    blocks: Vec<OnceBox<[T; BLOCK]>>,
}

impl<T: Copy + Default> Blocks<T> {
    /// A list of which nothing is there yet.
    pub(crate) fn waiting(length: usize) -> Blocks<T> {
        Blocks { length, blocks: (0..length.div_ceil(BLOCK)).map(|_| OnceBox::new()).collect() }
    }

    /// A list of which all is there.
    pub(crate) fn ready(values: &[T]) -> Blocks<T> {
        let blocks = values.chunks(BLOCK).map(|block| OnceBox::with_value(filled(block))).collect();
        Blocks { length: values.len(), blocks }
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// The value of this number, where it is there.
    #[inline]
    pub(crate) fn get(&self, number: usize) -> Option<&T> {
        let block = self.blocks.get(number / BLOCK).filter(|_| number < self.length)?;
        block.get()?.get(number % BLOCK)
    }

    /// The value of this number, whose block is decoded where it is not there: `decode` gives the block that starts with a
    /// number.
    #[cold]
    #[inline(never)]
    pub(crate) fn get_or_decode(&self, number: usize, decode: impl FnOnce(usize) -> Vec<T>) -> Option<&T> {
        let block = self.blocks.get(number / BLOCK).filter(|_| number < self.length)?;
        block.get_or_init(|| filled(&decode(number / BLOCK * BLOCK))).get(number % BLOCK)
    }
}

fn filled<T: Copy + Default>(values: &[T]) -> Box<[T; BLOCK]> {
    let mut block = Box::new([T::default(); BLOCK]);
    block.iter_mut().zip(values).for_each(|(to, &from)| *to = from);
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_decoded_once_and_only_where_it_is_asked_for() {
        let numbers: Vec<usize> = (0..200).map(|number| number * 3).collect();
        let (waiting, ready) = (Blocks::waiting(numbers.len()), Blocks::ready(&numbers));
        let asked = std::cell::RefCell::new(Vec::new());
        for number in [199, 70, 71, 192] {
            let decode = |first: usize| {
                asked.borrow_mut().push(first);
                numbers[first..(first + BLOCK).min(numbers.len())].to_vec()
            };
            assert_eq!(waiting.get_or_decode(number, decode), Some(&(number * 3)));
            assert_eq!((waiting.get(number), ready.get(number)), (Some(&(number * 3)), Some(&(number * 3))));
        }
        assert_eq!(asked.into_inner(), [192, 64]);
        assert_eq!((waiting.get(64), waiting.get(0), waiting.get(200)), (Some(&192), None, None));
        assert_eq!((ready.get(200), waiting.get_or_decode(256, |_| vec![0])), (None, None));
    }
}
