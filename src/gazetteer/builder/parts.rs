//! What becomes the data of a gazetteer.

use std::collections::HashMap;

use once_cell::race::OnceBox;

use super::PlaceBuilder;
use crate::article::Article;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::data::{Data, Name, Point, Row, Text};
use crate::gazetteer::find::index::NameIndex;
use crate::gazetteer::find::{Finder, MOST_IN_AUTOMATON};
use crate::gazetteer::store::blocks::Blocks;
use crate::gazetteer::store::texts::Texts;
use crate::lexicon::tags::DETERMINER;
use crate::matching::PhraseSet;
use crate::matching::folded::{fold_phrase, fold_plain};

/// The longest name as it is written, in bytes; what is invisible in it counts.
const LONGEST_WRITTEN: usize = 4096;

impl Text {
    /// Appends a text to `strings`.
    pub(crate) fn push(text: &str, strings: &mut String) -> Text {
        let start = strings.len() as u32;
        strings.push_str(text);
        Text { start, end: strings.len() as u32 }
    }
}

/// What becomes the data of a gazetteer.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) rows: Vec<Row>,
    names: Vec<Name>,
    strings: String,
    keys: Texts,
    payloads: Texts,
    countries: Numbers,
    divisions: Numbers,
    features: Numbers,
    /// Buffers for folding.
    pub(super) document: Document,
}

/// Texts that are numbered in the order in which they come; the empty one is number 0.
#[derive(Default)]
struct Numbers {
    numbers: HashMap<String, usize>,
}

impl Numbers {
    fn of(&mut self, text: &str) -> usize {
        if text.is_empty() {
            return 0;
        }
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.numbers.len() + 1;
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// All texts but the empty one, in order.
    fn into_texts(self) -> impl Iterator<Item = String> {
        let mut texts: Vec<(usize, String)> = self.numbers.into_iter().map(|(text, number)| (number, text)).collect();
        texts.sort_unstable();
        texts.into_iter().map(|(_, text)| text)
    }
}

/// The number as the type of its column.
fn narrow<T: TryFrom<usize>>(number: usize, what: &str) -> Result<T, Error> {
    T::try_from(number).map_err(|_| Error::new(ErrorKind::TooManyNames, format!("more {what} than can be numbered")))
}

impl Parts {
    pub(super) fn row(&mut self, place: &PlaceBuilder, flags: u8) -> Result<Row, Error> {
        let point = match place.point {
            None => None,
            Some((lat, lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
                Some(Point { lat: (lat * 1e6).round() as i32, lon: (lon * 1e6).round() as i32 })
            }
            Some((lat, lon)) => {
                let message = format!("place {:?} is at {lat}, {lon}, which is not on the globe", place.name);
                return Err(Error::new(ErrorKind::Coordinate, message));
            }
        };
        Ok(Row {
            id: place.id,
            kind: place.kind,
            feature: narrow(self.features.of(&place.feature), "feature codes")?,
            country: narrow(self.countries.of(&place.country), "countries")?,
            division: narrow(self.divisions.of(&place.admin1), "divisions")?,
            point,
            population: place.population,
            priority: place.priority,
            flags,
        })
    }

    /// Keeps the key and the data of the place of this number.
    pub(super) fn texts(&mut self, number: u32, place: &PlaceBuilder) -> Result<(), Error> {
        for (text, texts) in [(&place.key, &mut self.keys), (&place.data, &mut self.payloads)] {
            if !text.is_empty() {
                texts.push(number, Text::push(text, &mut self.strings));
            }
        }
        narrow::<u32>(self.strings.len(), "bytes of keys and data").map(|_| ())
    }

    pub(super) fn name(&mut self, place: u32, name: &str, flags: u8) -> Result<(), Error> {
        let folded = fold_phrase(name, &mut self.document)?;
        if name.len() > LONGEST_WRITTEN {
            let start: String = name.chars().take(40).collect();
            let message = format!("name {start:?}… takes {} bytes, {LONGEST_WRITTEN} at most", name.len());
            return Err(Error::new(ErrorKind::LongName, message));
        }
        let text = Text::push(name, &mut self.strings);
        if fold_plain(name).is_none() {
            self.strings.push_str(&folded);
        }
        let end = narrow::<u32>(self.strings.len(), "bytes of names")?;
        narrow::<u32>(self.names.len() * 2, "names")?;
        self.names.push(Name::new(text, end, place, flags, self.strings.as_bytes()));
        Ok(())
    }

    /// Whether a name, as it is written, is found where names need a capital: it starts with one, and one of its words
    /// that is no article has one.
    pub(super) fn has_capitals(&mut self, name: &str) -> bool {
        let document = &mut self.document;
        document.read(name, &Article::of_one_paragraph(name));
        let starts = document.word(0).is_capital();
        starts && document.words.iter().any(|word| word.is_capital() && !word.is(DETERMINER))
    }

    pub(super) fn finish(mut self) -> Result<Gazetteer, Error> {
        let finder = if self.names.len() <= MOST_IN_AUTOMATON {
            let text = |name: &Name| self.strings.get(name.text.start as usize..name.text.end as usize);
            let names = (0..).zip(&self.names).map(|(number, name)| (text(name).unwrap_or_default(), number));
            Finder::Phrases(Box::new(PhraseSet::new(names)?))
        } else {
            Finder::Index(NameIndex::new(&self.names, self.strings.as_bytes()))
        };
        let with_none = |numbers: Numbers| std::iter::once(String::new()).chain(numbers.into_texts()).collect();
        let divisions = self.divisions.into_texts().map(|name| Text::push(&name, &mut self.strings)).collect();
        let flags = self.names.iter().fold(0, |all, name| all | name.flags);
        Ok(Gazetteer::from_data(Data {
            rows: Blocks::ready(&self.rows),
            names: Blocks::ready(&self.names),
            stored: None,
            strings: self.strings.into_bytes(),
            keys: self.keys,
            payloads: self.payloads,
            countries: with_none(self.countries),
            divisions,
            features: with_none(self.features),
            ids: OnceBox::new(),
            flags,
            finder,
        }))
    }
}
