//! An index over names that is ready far sooner than an automaton: hashes of the folded names.

use crate::document::{Document, Range, WORD_END};
use crate::gazetteer::data::{Data, Name};
use crate::gazetteer::store::column::{Column, Reader, push_varint};
use crate::matching::filter::BitSet;
use crate::matching::folded::folded_words;
use crate::matching::phrase_table::{enter, longest};
use crate::text::bytes::alphanumerics;
use crate::text::hash::{key_and_identity, word_key};

/// Finds the longest name that starts with a word, as [`PhraseSet`](crate::PhraseSet) does.
///
/// Bits tell whether words of the text begin a name or are one; then the hash leads to the names, and the words are
/// compared one by one.
#[derive(Debug)]
pub(crate) struct NameIndex {
    /// The names in the order of their hashes; those that fold alike are neighbours.
    entries: Vec<u32>,
    /// How an entry is written.
    layout: Layout,
    /// Where each bucket of entries starts, and the end of the last.
    buckets: Vec<u32>,
    /// How far a hash is shifted to give its bucket.
    shift: u32,
    /// The hashes of all names, and as the second set those of the beginnings of longer names.
    bits: BitSet,
}

/// An entry of the index is one number: from the lowest bit on the number of the name, a bit that marks the first of the
/// names that fold alike, and some bits of the hash below those that lead to the bucket.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// The bits of the number of a name.
    number: u32,
    /// All bits: whole bytes.
    all: u32,
}

/// The least number of bits of the hash, as long as the entry has no more than four bytes.
const LEAST_OF_HASH: u32 = 4;

impl Layout {
    fn of(names: usize) -> Layout {
        let number = (usize::BITS - names.leading_zeros()).min(31);
        Layout { number, all: (number + 1 + LEAST_OF_HASH).next_multiple_of(8).min(32) }
    }

    /// The bytes of an entry.
    fn width(self) -> usize {
        self.all as usize / 8
    }

    /// The part of the first of the names with this hash that is not its number.
    fn mark(self, key: u32, shift: u32) -> u32 {
        let bits = self.all - self.number - 1;
        // what is left of the hash, then its highest bits
        let hash = (key << (32 - shift)).checked_shr(32 - bits).unwrap_or(0);
        hash.checked_shl(self.number + 1).unwrap_or(0) | self.first()
    }

    fn first(self) -> u32 {
        1 << self.number
    }

    /// The mask of the number of a name.
    fn mask(self) -> u32 {
        self.first() - 1
    }
}

/// How far a hash is shifted, 1 to 31, so that there is a bucket for some four names.
fn shift(names: usize) -> u32 {
    32 - (names / 4).next_power_of_two().trailing_zeros().clamp(1, 31)
}

impl NameIndex {
    /// Builds the index. `names` and `strings` are those of the data that the index will be asked with.
    pub(crate) fn new(names: &[Name], strings: &[u8]) -> NameIndex {
        // a third of the names have beginnings
        let mut bits = BitSet::for_items(names.len() + names.len() / 3);
        let lower = strings.to_ascii_lowercase();
        let keys: Vec<u32> = names.iter().map(|name| enter_name(name, &lower, &mut bits)).collect();
        let (shift, layout) = (shift(names.len()), Layout::of(names.len()));
        let (keys, mut entries, buckets) = sorted(&keys, shift);
        mark(
            &keys,
            &mut entries,
            |entry, key, is_first| {
                let mark = layout.mark(key, shift);
                entry | if is_first { mark } else { mark & !layout.first() }
            },
            |a, b| are_alike(names, a, b, &lower),
        );
        NameIndex { entries, layout, buckets, shift, bits }
    }

    /// Writes how many names each bucket has, the entries, and the bits.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        Column::write(out, self.buckets.iter().zip(self.buckets.iter().skip(1)).map(|(start, end)| end - start));
        let width = self.layout.width();
        out.extend(self.entries.iter().flat_map(|entry| entry.to_le_bytes().into_iter().take(width)));
        push_varint(out, self.bits.bits().len() as u32);
        out.extend(self.bits.bits().iter().flat_map(|bits| bits.to_le_bytes()));
    }

    /// Reads the index of this many names; `None` where it does not fit them.
    pub(crate) fn read(reader: &mut Reader<'_>, names: usize) -> Option<NameIndex> {
        let (shift, layout) = (shift(names), Layout::of(names));
        let counts = reader.column(1 << (32 - shift))?;
        let mut buckets = Vec::with_capacity(counts.len() + 1);
        let mut end = 0u32;
        buckets.push(0);
        for count in counts.blocks(reader.bytes).flatten().take(counts.len()) {
            end = end.checked_add(count)?;
            buckets.push(end);
        }
        let width = layout.width();
        let bytes = reader.take(names.checked_mul(width)?)?.chunks_exact(width);
        let entry = |bytes: &[u8]| match *bytes {
            [a, b] => u32::from_le_bytes([a, b, 0, 0]),
            [a, b, c] => u32::from_le_bytes([a, b, c, 0]),
            [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
            _ => bytes.first().copied().map_or(0, u32::from),
        };
        let entries: Vec<u32> = bytes.map(entry).collect();
        let known = entries.iter().all(|&entry| ((entry & layout.mask()) as usize) < names);
        let bits = reader.count()?.checked_mul(8).and_then(|length| reader.take(length))?;
        let bits = bits.chunks_exact(8).filter_map(|bytes| bytes.first_chunk());
        let bits = BitSet::from_bits(bits.map(|&bytes| u64::from_le_bytes(bytes)).collect());
        let fits = known && end as usize == names && reader.at == reader.bytes.len();
        fits.then_some(NameIndex { entries, layout, buckets, shift, bits })
    }

    /// What of an entry is the number of its name.
    pub(crate) fn mask(&self) -> u32 {
        self.layout.mask()
    }

    /// Whether a name may start with a word of this hash.
    #[inline]
    pub(crate) fn can_start(&self, key: u32) -> bool {
        let (whole, begins) = self.bits.contains_both(key);
        whole | begins
    }

    /// The longest name that starts with this word: the number of the word after it, and its entries.
    #[inline]
    pub(crate) fn longest_at(&self, data: &Data, document: &Document, number: usize) -> Option<(usize, &[u32])> {
        let named = |key, end| self.named(key, data, document, Range::new(number, end));
        longest(&self.bits, document, number, number + 1, named)
    }

    /// The longest name that starts with this word and whose entries `accept` takes, as in
    /// [`longest_at`](Self::longest_at).
    pub(crate) fn longest_where(
        &self,
        data: &Data,
        document: &Document,
        number: usize,
        accept: impl Fn(&[u32]) -> bool,
    ) -> Option<(usize, &[u32])> {
        let named =
            |key, end| self.named(key, data, document, Range::new(number, end)).filter(|entries| accept(entries));
        longest(&self.bits, document, number, number + 1, named)
    }

    /// The entries of the name that these words are.
    fn named(&self, key: u32, data: &Data, document: &Document, words: Range) -> Option<&[u32]> {
        let bucket = (key >> self.shift) as usize;
        let (start, end) = (*self.buckets.get(bucket)? as usize, *self.buckets.get(bucket + 1)? as usize);
        let entries = self.entries.get(start..end)?;
        let (mark, mask) = (self.layout.mark(key, self.shift), self.layout.mask());
        let first = entries.iter().position(|&entry| {
            let name = || data.name((entry & mask) as usize);
            (entry ^ mark) <= mask && name().is_some_and(|name| is_name(data, name, document, words))
        })?;
        let rest = entries.get(first + 1..)?.iter();
        let same = rest.take_while(|&&entry| entry & self.layout.first() == 0).count();
        entries.get(first..=first + same)
    }
}

/// Enters a name and its beginnings into the bits; gives the hash of the name.
fn enter_name(name: &Name, lower: &[u8], bits: &mut BitSet) -> u32 {
    match form(name, lower) {
        Form::Plain(plain) => {
            let mut at = name.text.start as usize;
            let end = at + plain.len();
            let words = std::iter::from_fn(|| {
                let start = at;
                let word_end = start + alphanumerics(lower, start).min(end.checked_sub(start)?);
                at = word_end + 1;
                (start < end).then(|| (None, key_and_identity(lower, start, word_end).0))
            });
            enter(words, bits)
        }
        Form::Folded(form) => enter(folded_words(form).map(|(sign, word)| (sign, word_key(word))), bits),
    }
}

/// The folded form of a name.
enum Form<'a> {
    /// The name in lower case is as good: words of ASCII letters and digits with a space or hyphen between.
    Plain(&'a [u8]),
    /// Stored with it: words, each with its end mark, and signs.
    Folded(&'a [u8]),
}

fn form<'a>(name: &Name, lower: &'a [u8]) -> Form<'a> {
    if name.is_plain() { Form::Plain(name.text.of(lower)) } else { Form::Folded(name.folded().of(lower)) }
}

/// Whether two names of one hash fold alike.
fn are_alike(names: &[Name], a: u32, b: u32, lower: &[u8]) -> bool {
    let (Some(a), Some(b)) = (names.get(a as usize), names.get(b as usize)) else { return false };
    let sign = |byte: u8| if byte == b'-' { b' ' } else { byte };
    match (form(a, lower), form(b, lower)) {
        (Form::Plain(a), Form::Plain(b)) => {
            a == b || (a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| sign(a) == sign(b)))
        }
        (Form::Folded(a), Form::Folded(b)) => a == b,
        (Form::Plain(plain), Form::Folded(folded)) | (Form::Folded(folded), Form::Plain(plain)) => {
            let mut letters = folded.strip_suffix(&[WORD_END as u8]).unwrap_or_default().iter();
            let mut same = |byte: u8| {
                letters
                    .next()
                    .is_some_and(|&letter| letter == if sign(byte) == b' ' { WORD_END as u8 } else { sign(byte) })
            };
            plain.iter().all(|&byte| same(byte)) && letters.next().is_none()
        }
    }
}

/// The hashes in order, the number of the name of each, and where each bucket starts, with the end of the last.
fn sorted(keys: &[u32], shift: u32) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let mut buckets = vec![0; (1 << (32 - shift)) + 1];
    for &key in keys {
        if let Some(count) = buckets.get_mut((key >> shift) as usize + 1) {
            *count += 1;
        }
    }
    let mut total = 0;
    for start in &mut buckets {
        total += *start;
        *start = total;
    }
    // hash and number as one, so that they sort together
    let mut entries = vec![0u64; keys.len()];
    let mut next = buckets.clone();
    for (number, &key) in (0u64..).zip(keys) {
        if let Some(at) = next.get_mut((key >> shift) as usize) {
            if let Some(entry) = entries.get_mut(*at as usize) {
                *entry = u64::from(key) << 32 | number;
            }
            *at += 1;
        }
    }
    let mut rest = entries.as_mut_slice();
    for (start, end) in buckets.iter().zip(buckets.iter().skip(1)) {
        let Some((bucket, behind)) = std::mem::take(&mut rest).split_at_mut_checked((end - start) as usize) else {
            break;
        };
        bucket.sort_unstable();
        rest = behind;
    }
    let (keys, numbers) = entries.iter().map(|&entry| ((entry >> 32) as u32, entry as u32)).unzip();
    (keys, numbers, buckets)
}

/// Puts the numbers of names of one hash that fold alike side by side, and makes each the entry that `entry` gives for the
/// number, its hash, and whether it is the first of those that fold alike.
fn mark(keys: &[u32], numbers: &mut [u32], entry: impl Fn(u32, u32, bool) -> u32, alike: impl Fn(u32, u32) -> bool) {
    let mut rest = numbers;
    for run in keys.chunk_by(|a, b| a == b) {
        let Some((mut numbers, behind)) = std::mem::take(&mut rest).split_at_mut_checked(run.len()) else { return };
        let key = run.first().copied().unwrap_or_default();
        rest = behind;
        while let Some((&mut first, others)) = numbers.split_first_mut() {
            let mut same = 0;
            for at in 0..others.len() {
                if others.get(at).is_some_and(|&other| alike(first, other)) {
                    others.swap(same, at);
                    same += 1;
                }
            }
            for (place, number) in numbers.iter_mut().take(same + 1).enumerate() {
                *number = entry(*number, key, place == 0);
            }
            numbers = numbers.get_mut(same + 1..).unwrap_or_default();
        }
    }
}

/// Whether these words of a text are the name.
#[inline]
fn is_name(data: &Data, name: &Name, document: &Document, range: Range) -> bool {
    if !name.is_plain() {
        return document.is_phrase(range.start..range.end, data.folded(name));
    }
    let lower = document.lower(range);
    if name.is_short_form(lower) {
        return true;
    }
    let mut rest = data.bytes(name.text);
    if rest.eq_ignore_ascii_case(lower) {
        return true;
    }
    for number in range.start..range.end {
        let word = document.text(number).as_bytes();
        let Some((head, tail)) = rest.split_at_checked(word.len()) else { return false };
        let sign = number > range.start && document.word(number).gap.sign().is_some();
        if sign || !head.eq_ignore_ascii_case(word) {
            return false;
        }
        rest = match tail.split_first() {
            Some((b' ' | b'-', behind)) => behind,
            Some(_) => return false,
            None if number + 1 == range.end => return true,
            None => return false,
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_room_for_every_number_and_its_mark() {
        for names in [0, 1, 5, 13_900, 136_928, 1 << 24, (1 << 27) + 1, 1 << 30, (1 << 31) - 1] {
            let (layout, shift) = (Layout::of(names), shift(names));
            assert!(names.checked_sub(1).is_none_or(|last| last as u64 <= u64::from(layout.mask())), "{names}");
            let mark = layout.mark(u32::MAX, shift);
            assert_eq!((mark & layout.mask(), mark & layout.first()), (0, layout.first()), "{names}");
            assert_eq!(mark.checked_shr(layout.all), if layout.all < 32 { Some(0) } else { None }, "{names}");
            assert_eq!(layout.mark(0, shift), layout.first(), "{names}");
        }
    }
}
