//! Names of a gazetteer found in a text, and the places that each can mean.

pub(crate) mod index;

use std::fmt;

use super::data::{Data, Name, Row};
use crate::document::Document;
use crate::matching::PhraseSet;
use index::NameIndex;

/// How names are found. A test checks that the index finds what the automaton finds.
pub(crate) enum Finder {
    /// For what is built anew, as long as an automaton builds fast.
    Phrases(Box<PhraseSet<u32>>),
    /// For what is loaded, and for many names: ready far sooner.
    Index(NameIndex),
}

/// The largest number of names for which an automaton is built, at 2 to 9 microseconds a name.
pub(crate) const MOST_IN_AUTOMATON: usize = 50_000;

impl Data {
    /// Whether a name may start with a word of this hash: may say yes wrongly, never no.
    #[inline]
    pub(crate) fn can_start(&self, key: u32) -> bool {
        match &self.finder {
            Finder::Phrases(phrases) => phrases.can_start(key),
            Finder::Index(index) => index.can_start(key),
        }
    }

    /// The longest name that starts with a word: the number of the word after it, and its meanings.
    #[inline]
    pub(crate) fn longest_at(&self, document: &Document, word: usize) -> Option<(usize, Meanings<'_>)> {
        let (mask, (end, numbers)) = match &self.finder {
            Finder::Phrases(phrases) => (u32::MAX, phrases.longest_at(document, word)?),
            Finder::Index(index) => (index.mask(), index.longest_at(self, document, word)?),
        };
        Some((end, Meanings { data: self, numbers, mask }))
    }

    /// The longest name that starts with a word and has one of these flags.
    pub(crate) fn longest_with(&self, flags: u8, document: &Document, word: usize) -> Option<(usize, Meanings<'_>)> {
        let mask = match &self.finder {
            Finder::Phrases(_) => u32::MAX,
            Finder::Index(index) => index.mask(),
        };
        let has = |&number: &u32| self.flags_of((number & mask) as usize) & flags != 0;
        let any = |numbers: &[u32]| numbers.iter().any(has);
        let (end, numbers) = match &self.finder {
            Finder::Phrases(phrases) => phrases.longest_where(document, word, any)?,
            Finder::Index(index) => index.longest_where(self, document, word, any)?,
        };
        Some((end, Meanings { data: self, numbers, mask }))
    }
}

/// The meanings of a name that was found.
#[derive(Clone, Copy)]
pub(crate) struct Meanings<'a> {
    data: &'a Data,
    /// Numbers of names, with what else the finder keeps beside them.
    numbers: &'a [u32],
    /// The mask of a number of a name.
    mask: u32,
}

impl<'a> Meanings<'a> {
    /// Those of a name that the gazetteer does not have.
    pub(crate) fn none(data: &'a Data) -> Meanings<'a> {
        Meanings { data, numbers: &[], mask: u32::MAX }
    }

    /// The code of the country of one of their places.
    pub(crate) fn country(self, row: &Row) -> &'a str {
        self.data.country(row)
    }

    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.numbers.len()
    }

    /// Each place with the properties of its name. Of main names nothing else is read: they have the number and the flags of
    /// their place.
    pub(crate) fn named(self) -> impl Iterator<Item = NamedPlace<'a>> {
        self.numbers().filter_map(move |number| {
            if number < self.data.rows.len() {
                let row = self.data.row(number)?;
                return Some(NamedPlace { row, place: number as u32, flags: row.flags, is_main: true });
            }
            let &Name { place, flags, .. } = self.data.name(number)?;
            Some(NamedPlace { row: self.data.row(place as usize)?, place, flags, is_main: false })
        })
    }

    /// The names as they are written.
    pub(crate) fn names(self) -> impl Iterator<Item = &'a [u8]> {
        self.numbers().filter_map(move |number| Some(self.data.bytes(self.data.name(number)?.text)))
    }

    /// The places alone.
    pub(crate) fn places(self) -> impl Iterator<Item = &'a Row> {
        self.places_by_number().filter_map(move |place| self.data.row(place))
    }

    /// The numbers of the places.
    pub(crate) fn places_by_number(self) -> impl Iterator<Item = usize> {
        let places = self.data.rows.len();
        // a main name has the number of its place
        self.numbers().filter_map(
            move |name| {
                if name < places { Some(name) } else { Some(self.data.name(name)?.place as usize) }
            },
        )
    }

    /// The numbers of the names.
    fn numbers(self) -> impl Iterator<Item = usize> {
        self.numbers.iter().map(move |&entry| (entry & self.mask) as usize)
    }
}

/// A place by one of its names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedPlace<'a> {
    pub row: &'a Row,
    /// The number of the place.
    pub place: u32,
    /// The flags of the name.
    pub flags: u8,
    /// Whether it is the main name of the place.
    pub is_main: bool,
}

impl fmt::Debug for Meanings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Meanings").field(&self.numbers).finish()
    }
}
