//! Which forms are looked for: the table of the crate, or what a caller made of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::error::{Error, ErrorKind};
use crate::lexicon::hedges::{Condition, HedgeRow, hedge_rows};
use crate::lexicon::kinds::HedgeKind;
use crate::matching::phrase_table::PhraseTable;
use crate::text::hash::word_key;

/// The strongest limit.
const STRONGEST: u8 = 3;

/// The hedge forms of the crate, with rows added and replaced, rows and whole kinds left out.
///
/// ```
/// use reportedly::{Analyzer, HedgeKind, HedgeLexicon};
///
/// let lexicon = HedgeLexicon::new()
///     .with_form("rumour has it", HedgeKind::Reportative, 3)
///     .without_form("may")
///     .without_kind(HedgeKind::Condition);
/// let analyzer = Analyzer::builder().hedges(&lexicon)?.build();
/// let text = "If rumour has it right, the pass may open.";
/// let hedges = analyzer.analyze(text).hedges;
/// assert_eq!(hedges.iter().map(|hedge| &text[hedge.span]).collect::<Vec<_>>(), ["rumour has it"]);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct HedgeLexicon {
    /// Rows to add or replace, by their form.
    added: BTreeMap<String, (HedgeKind, u8)>,
    removed: Vec<String>,
    off: Vec<HedgeKind>,
}

impl HedgeLexicon {
    /// The table of the crate.
    pub fn new() -> HedgeLexicon {
        HedgeLexicon::default()
    }

    /// Adds a form, or replaces the row that has it. It counts as uncertainty in every genre where its kind does.
    /// `strength` is 1 (only the scope is limited) to 3 (the author distances himself).
    pub fn with_form(mut self, form: &str, kind: HedgeKind, strength: u8) -> HedgeLexicon {
        self.added.insert(form.to_owned(), (kind, strength));
        self
    }

    /// Leaves out a form of the table, as the table writes it: lower case, straight apostrophes.
    pub fn without_form(mut self, form: &str) -> HedgeLexicon {
        self.removed.push(form.to_owned());
        self
    }

    /// Leaves out all forms of a kind.
    pub fn without_kind(mut self, kind: HedgeKind) -> HedgeLexicon {
        self.off.push(kind);
        self
    }
}

/// A form as it is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub kind: HedgeKind,
    pub strength: u8,
    pub core: (usize, usize),
    pub news: bool,
    pub condition: Option<Condition>,
    /// A caller's own: no evidence is weighed.
    pub own: bool,
    /// Its name among the features, `may_be`, and the hash of that.
    pub name: Cow<'static, str>,
    pub key: u32,
}

impl Row {
    fn new(form: Cow<'static, str>, kind: HedgeKind, strength: u8, core: (usize, usize)) -> Row {
        let name = if form.contains(' ') { Cow::Owned(form.replace(' ', "_")) } else { form };
        Row { key: word_key(name.as_bytes()), kind, strength, core, news: true, condition: None, own: false, name }
    }

    fn of_table(row: &HedgeRow) -> Row {
        Row {
            news: row.news,
            condition: row.condition,
            ..Row::new(Cow::Borrowed(row.form), row.kind, row.strength, row.core)
        }
    }
}

/// The forms, ready to be found.
pub(crate) type Forms = PhraseTable<Row>;

/// The table of the crate.
pub(crate) fn forms() -> Option<&'static Forms> {
    static FORMS: Lazy<Option<Forms>> =
        Lazy::new(|| PhraseTable::new(hedge_rows().map(|row| (row.form, Row::of_table(&row)))).ok());
    FORMS.as_ref()
}

/// The forms of a caller's lexicon.
pub(crate) fn compile(lexicon: &HedgeLexicon) -> Result<Forms, Error> {
    let known = |form: &str| hedge_rows().any(|row| row.form == form);
    if let Some(form) = lexicon.removed.iter().find(|form| !known(form)) {
        return Err(Error::new(ErrorKind::Format, format!("no hedge form {form:?} to leave out")));
    }
    if let Some((form, (_, strength))) = lexicon.added.iter().find(|row| !(1..=STRONGEST).contains(&row.1.1)) {
        let message = format!("the strength {strength} of hedge form {form:?} is not 1 to {STRONGEST}");
        return Err(Error::new(ErrorKind::Format, message));
    }
    let kept = hedge_rows()
        .filter(|row| !lexicon.removed.iter().any(|form| form == row.form) && !lexicon.added.contains_key(row.form));
    let own = lexicon.added.iter().map(|(form, &(kind, strength))| {
        let words = form.split_whitespace().count();
        (form.as_str(), Row { own: true, ..Row::new(Cow::Owned(form.clone()), kind, strength, (0, words)) })
    });
    let rows = kept.map(|row| (row.form, Row::of_table(&row))).chain(own);
    PhraseTable::new(rows.filter(|(_, row)| !lexicon.off.contains(&row.kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::{Document, Range};

    #[test]
    fn every_row_is_found_with_its_core() {
        let forms = forms().unwrap();
        for row in hedge_rows() {
            let text = format!("Zabul, {}, zabul.", row.form);
            let document = Document::new(&text, &Article::parse(&text));
            let found: Vec<_> = forms.find_in(&document, Range::new(0, document.words.len())).collect();
            assert_eq!(found.len(), 1, "{}", row.form);
            assert_eq!(found[0].1.name, row.form.replace(' ', "_"));
            assert!(row.core.0 < row.core.1 && row.core.1 <= found[0].0.len(), "{}", row.form);
        }
    }

    #[test]
    fn a_wrong_row_is_named() {
        let message = |lexicon: HedgeLexicon| compile(&lexicon).map(|_| ()).unwrap_err().to_string();
        let new = HedgeLexicon::new;
        assert!(message(new().without_form("zabul")).contains("\"zabul\""));
        assert!(message(new().with_form("zabul", HedgeKind::Claim, 4)).contains("\"zabul\""));
        assert!(message(new().with_form("—", HedgeKind::Claim, 2)).contains("\"—\""));
    }
}
