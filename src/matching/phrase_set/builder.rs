//! Builds a set from a list of phrases.

use super::PhraseSet;
use super::assemble::assemble;
use super::list::{List, Row};
use super::spellings::spellings;
use crate::document::Document;
use crate::error::{Error, ErrorKind};

/// How the case of letters is compared.
///
/// ```
/// use reportedly::PhraseSet;
/// use reportedly::matching::PhraseCase;
///
/// let text = "A visa for VISA, from Visa. Let us say: US steel, US Steel.";
/// let found = |case| {
///     let set = PhraseSet::builder().phrases([("Visa", ()), ("US Steel", ())]).case(case).build()?;
///     let found = set.find_in(text).into_iter().map(|found| &text[found.span]);
///     Ok::<_, reportedly::Error>(found.collect::<Vec<_>>())
/// };
/// assert_eq!(found(PhraseCase::Folded)?, ["visa", "VISA", "Visa", "US steel", "US Steel"]);
/// assert_eq!(found(PhraseCase::Capitals)?, ["VISA", "Visa", "US Steel"]);
/// assert_eq!(found(PhraseCase::Exact)?, ["Visa", "US Steel"]);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PhraseCase {
    /// Case and accents make no difference.
    #[default]
    Folded,
    /// A word with a capital initial in the phrase has one in the text, and a word all in capitals is so in the text:
    /// `GE` is not "Ge". Accents make no difference.
    Capitals,
    /// Letters are as in the phrase, with their accents.
    Exact,
}

impl PhraseCase {
    pub(super) const ALL: [PhraseCase; 3] = [PhraseCase::Folded, PhraseCase::Capitals, PhraseCase::Exact];

    /// The name by which it is stored.
    pub(super) fn name(self) -> &'static str {
        match self {
            PhraseCase::Folded => "folded",
            PhraseCase::Capitals => "capitals",
            PhraseCase::Exact => "exact",
        }
    }
}

/// What a set is built with, and stored with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Settings {
    pub(super) case: PhraseCase,
    pub(super) ampersands: bool,
}

/// Builds a [`PhraseSet`] with settings.
///
/// ```
/// use reportedly::PhraseSet;
/// use reportedly::matching::PhraseCase;
///
/// let set = PhraseSet::builder()
///     .case(PhraseCase::Capitals)
///     .ampersands(true)
///     .lenient(true)
///     .phrase("Marks & Spencer", "MKS")
///     .phrases([("Next", "NXT"), ("…", "none")])
///     .build()?;
/// let text = "Next to Marks and Spencer; next to it, Next.";
/// let found: Vec<_> = set.find_in(text).iter().map(|found| found.payloads[0]).collect();
/// assert_eq!(found, ["NXT", "MKS", "NXT"]);
/// assert_eq!(set.errors()[0].0, 2);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PhraseSetBuilder<T> {
    settings: Settings,
    lenient: bool,
    list: List,
    payloads: Vec<T>,
}

impl<T> PhraseSetBuilder<T> {
    pub(super) fn new() -> PhraseSetBuilder<T> {
        PhraseSetBuilder { settings: Settings::default(), lenient: false, list: List::default(), payloads: Vec::new() }
    }

    /// Says how the case of letters is compared: by default, not at all. For an example see [`PhraseCase`].
    pub fn case(mut self, case: PhraseCase) -> PhraseSetBuilder<T> {
        self.settings.case = case;
        self
    }

    /// Says whether `&` equals "and", with or without space beside it. By default it does not.
    ///
    /// A phrase with several of them is found as it was given, and in the spellings that have the same sign everywhere.
    ///
    /// ```
    /// use reportedly::PhraseSet;
    ///
    /// let set = PhraseSet::builder().ampersands(true).phrases([("Bush & Little", 1), ("Q and A", 2)]).build()?;
    /// assert_eq!(set.find_in("Bush and Little, Bush & Little, BUSH&LITTLE, Q&A, not Bush Little").len(), 4);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Cost
    ///
    /// Three phrases in the automaton for each one with such a sign; a search takes no longer.
    pub fn ampersands(mut self, equal: bool) -> PhraseSetBuilder<T> {
        self.settings.ampersands = equal;
        self
    }

    /// Says whether a phrase that cannot be used is left out. By default it is an error. Those that were left out are in
    /// [`PhraseSet::errors`].
    ///
    /// ```
    /// use reportedly::{ErrorKind, PhraseSet};
    ///
    /// let set = PhraseSet::builder().phrases([("Khost", 1), ("—", 2), ("Kabul", 3)]).lenient(true).build()?;
    /// assert_eq!(set.len(), 2);
    /// assert_eq!((set.errors()[0].0, set.errors()[0].1.kind()), (1, ErrorKind::EmptyName));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn lenient(mut self, lenient: bool) -> PhraseSetBuilder<T> {
        self.lenient = lenient;
        self
    }

    /// Adds a phrase. For an example see [`PhraseSetBuilder`].
    pub fn phrase(mut self, text: &str, payload: T) -> PhraseSetBuilder<T> {
        self.list.push(text);
        self.payloads.push(payload);
        self
    }

    /// Adds phrases. For an example see [`PhraseSetBuilder`].
    pub fn phrases<'p>(self, phrases: impl IntoIterator<Item = (&'p str, T)>) -> PhraseSetBuilder<T> {
        phrases.into_iter().fold(self, |builder, (text, payload)| builder.phrase(text, payload))
    }

    /// Builds the set. Phrases that the settings make equal are one phrase with several payloads, in the order they were
    /// given. For an example see [`PhraseSetBuilder`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::EmptyName`] for a phrase without a letter or digit and [`ErrorKind::LongName`] for one over 256 bytes
    /// after folding, unless the builder is lenient; [`ErrorKind::TooManyNames`] if the automaton would exceed its 31-bit
    /// state numbers, or the list 4 GiB.
    ///
    /// # Cost
    ///
    /// A few microseconds per phrase.
    pub fn build(self) -> Result<PhraseSet<T>, Error> {
        if !self.list.is_countable() {
            return Err(Error::new(ErrorKind::TooManyNames, "the phrases take more than 4 GiB"));
        }
        let (mut rows, mut others) = (Vec::with_capacity(self.payloads.len()), Vec::new());
        let mut errors = Vec::new();
        let mut buffer = Document::default();
        for (number, text) in self.list.iter().enumerate() {
            match self.rows_of(number, text, &mut others, &mut buffer) {
                Ok(row) => rows.push(row),
                Err(error) if self.lenient => errors.push((number, error)),
                Err(error) => return Err(error),
            }
        }
        assemble(self.settings, self.list, self.payloads, rows, others).map(|set| PhraseSet { errors, ..set })
    }

    /// The main spelling of a phrase. The others are appended to `others`.
    fn rows_of(&self, number: usize, text: &str, others: &mut Vec<Row>, buffer: &mut Document) -> Result<Row, Error> {
        let spellings = if self.settings.ampersands { spellings(text) } else { Vec::new() };
        let Some((main, rest)) = spellings.split_first() else {
            return Row::new(number, text, self.settings.case, buffer);
        };
        let row = Row::new(number, main, self.settings.case, buffer)?;
        // a spelling that is too long is in no text either
        others.extend(rest.iter().filter_map(|spelling| Row::new(number, spelling, self.settings.case, buffer).ok()));
        Ok(row)
    }
}
