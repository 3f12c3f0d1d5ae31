//! The hedge forms of a genre, ready for searching.

use once_cell::sync::Lazy;

use super::HedgeLexicon;
use super::lexicon::Row;
use crate::article::Genre;
use crate::document::{Document, Range, Word};
use crate::error::Error;
use crate::lexicon::hedges::{InNews, hedge_rows, most_hedge_rows};
use crate::matching::phrase_table::PhraseTable;

/// The forms of the crate or of a caller's lexicon that a genre has.
#[derive(Clone, Debug)]
pub(crate) struct Forms {
    table: PhraseTable<Row>,
    /// The forms that the caller added, if any, which win against all others.
    own: Option<PhraseTable<Row>>,
}

impl Forms {
    /// The form that starts with this word: the longest of the caller, or else the longest of the crate, unless one of
    /// the caller starts inside it.
    pub(super) fn longest_at(&self, document: &Document, at: usize) -> Option<(usize, &Row)> {
        let Some(own) = &self.own else { return self.table.longest_at(document, at) };
        own.longest_at(document, at).or_else(|| {
            let (end, row) = self.table.longest_at(document, at)?;
            (at.saturating_add(1)..end).all(|inside| own.longest_at(document, inside).is_none()).then_some((end, row))
        })
    }

    /// The longest form of the crate made of this word and those that start at `second`.
    pub(super) fn longest_over(&self, document: &Document, first: usize, second: usize) -> Option<(usize, &Row)> {
        let (end, row) = self.table.longest_over(document, first, second)?;
        let is_own = |at: usize| self.own.as_ref().is_some_and(|own| own.longest_at(document, at).is_some());
        (!(second..end).any(is_own)).then_some((end, row))
    }

    /// The results of `longest` at the words that can start a form or for which `or` is true, without overlap.
    #[inline]
    pub(super) fn scan<'s, F>(
        &'s self,
        document: &'s Document,
        words: Range,
        or: impl Fn(usize, &Word) -> bool + 's,
        longest: impl Fn(usize) -> Option<(usize, F)> + 's,
    ) -> impl Iterator<Item = (Range, F)> + 's {
        self.table.scan(document, words, or, longest)
    }
}

/// The forms of all genres.
#[derive(Clone, Debug)]
pub(crate) struct GenreForms {
    news: Forms,
    elsewhere: Forms,
}

impl GenreForms {
    pub(crate) fn of(&self, genre: Genre) -> &Forms {
        if genre == Genre::News { &self.news } else { &self.elsewhere }
    }

    /// Those of a caller's lexicon.
    pub(crate) fn compile(lexicon: &HedgeLexicon) -> Result<GenreForms, Error> {
        match &lexicon.wrong {
            Some(error) => Err(error.clone()),
            None => Ok(GenreForms { news: part(lexicon, is_of_news)?, elsewhere: part(lexicon, is_elsewhere)? }),
        }
    }
}

/// The built-in forms of a genre.
pub(crate) fn forms(genre: Genre) -> Option<&'static Forms> {
    static NEWS: Lazy<Option<Forms>> = Lazy::new(|| built_in(is_of_news));
    static ELSEWHERE: Lazy<Option<Forms>> = Lazy::new(|| built_in(is_elsewhere));
    if genre == Genre::News { NEWS.as_ref() } else { ELSEWHERE.as_ref() }
}

fn is_of_news(row: &Row) -> bool {
    row.news != InNews::Unknown
}

fn is_elsewhere(row: &Row) -> bool {
    row.elsewhere
}

fn built_in(has: fn(&Row) -> bool) -> Option<Forms> {
    let rows = hedge_rows().map(|row| (row.form, Row::of_table(&row))).filter(|(_, row)| has(row));
    Some(Forms { table: PhraseTable::new(most_hedge_rows(), rows).ok()?, own: None })
}

/// The forms of a lexicon for which `has` is true.
fn part(lexicon: &HedgeLexicon, has: fn(&Row) -> bool) -> Result<Forms, Error> {
    let rows = || lexicon.rows.values().filter(|(_, row)| has(row)).map(|(form, row)| (form.as_ref(), row.clone()));
    let own = || rows().filter(|(_, row)| row.own);
    let table = PhraseTable::new(lexicon.rows.len(), rows())?;
    let own = if own().next().is_some() { Some(PhraseTable::new(own().count(), own())?) } else { None };
    Ok(Forms { table, own })
}
