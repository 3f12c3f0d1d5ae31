//! Texts that only some places have: their keys, their data.

use super::column::{Reader, push_varint};
use crate::gazetteer::data::Text;

/// The texts of some places, in the order of the places.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    places: Vec<u32>,
    texts: Vec<Text>,
}

impl Texts {
    /// Adds the text of a place, whose number is higher than those before.
    pub(crate) fn push(&mut self, place: u32, text: Text) {
        self.places.push(place);
        self.texts.push(text);
    }

    /// The text of a place; empty where it has none.
    pub(crate) fn of(&self, place: u32) -> Text {
        let at = self.places.binary_search(&place).ok();
        at.and_then(|at| self.texts.get(at)).copied().unwrap_or_default()
    }

    /// Writes how many there are, and for each the step from the place before, the length and the text.
    pub(crate) fn write(&self, out: &mut Vec<u8>, strings: &[u8]) {
        push_varint(out, self.places.len() as u32);
        let mut last = 0;
        for (&place, text) in self.places.iter().zip(&self.texts) {
            let bytes = text.of(strings);
            push_varint(out, place - last);
            push_varint(out, bytes.len() as u32);
            out.extend_from_slice(bytes);
            last = place;
        }
    }

    /// Reads the texts of a gazetteer of this many places; `None` where they do not fit them.
    pub(crate) fn read(reader: &mut Reader<'_>, places: usize) -> Option<Texts> {
        let count = reader.count()?;
        let mut texts = Texts { places: Vec::with_capacity(count), texts: Vec::with_capacity(count) };
        let mut last = 0u32;
        for number in 0..count {
            let step = reader.varint()?;
            last = last.checked_add(step)?;
            let text = reader.text()?;
            let in_order = number == 0 || step > 0;
            if !in_order || last as usize >= places {
                return None;
            }
            texts.push(last, text);
        }
        Some(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_for_the_places_that_have_one() {
        let strings = b"B-17B-18";
        let mut texts = Texts::default();
        texts.push(0, Text { start: 0, end: 4 });
        texts.push(300, Text { start: 4, end: 8 });
        let mut bytes = vec![9];
        texts.write(&mut bytes, strings);
        let read = |places| Texts::read(&mut Reader { bytes: &bytes, at: 1 }, places);
        let again = read(301).unwrap();
        assert_eq!([0, 300].map(|place| again.of(place).of(&bytes)), [b"B-17", b"B-18"]);
        assert_eq!([1, 301].map(|place| again.of(place).of(&bytes)), [b"", b""]);
        assert!(read(300).is_none());
        // the second step is 300 in two bytes: without it the place would be there twice
        let twice = [&bytes[..8], &[0], &bytes[10..]].concat();
        assert!(Texts::read(&mut Reader { bytes: &twice, at: 1 }, 301).is_none());
        let mut none = Vec::new();
        Texts::default().write(&mut none, strings);
        assert_eq!(none, [0]);
    }
}
