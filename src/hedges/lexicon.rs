//! The hedge forms that are searched for: the built-in table, or a caller's changes to it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::lexicon::hedges::{Condition, HedgeRow, InNews, Whole, hedge_rows};
use crate::lexicon::kinds::HedgeKind;
use crate::lexicon::strength::Strength;
use crate::matching::folded::{fold_phrase, folded_words};
use crate::text::hash::word_key;

/// The built-in hedge forms, with rows added, replaced or removed, or whole kinds removed.
///
/// Each call changes the rows that earlier calls left. Forms are compared as texts are: letter case, accents and the
/// form of the apostrophe make no difference. The first wrong call is the error that
/// [`AnalyzerBuilder::hedges`](crate::AnalyzerBuilder::hedges) returns.
///
/// ```
/// use reportedly::hedges::{HedgeKind, Strength};
/// use reportedly::{Analyzer, HedgeLexicon};
///
/// let lexicon = HedgeLexicon::new()
///     .with_form("rumour has it", HedgeKind::Reportative, Strength::Strong)
///     .without_form("may")
///     .without_kind(HedgeKind::Condition);
/// let analyzer = Analyzer::builder().hedges(lexicon).build()?;
/// let text = "If rumour has it right, the pass may open.";
/// let hedges = analyzer.analyze(text).hedges;
/// assert_eq!(hedges.iter().map(|hedge| &text[hedge.span]).collect::<Vec<_>>(), ["rumour has it"]);
/// # Ok::<(), reportedly::Error>(())
/// ```
///
/// # Cost
///
/// Copies the built-in table, about a thousand rows.
#[derive(Clone, Debug)]
pub struct HedgeLexicon {
    /// The rows by folded form, in which each word ends with a separator.
    pub(super) rows: BTreeMap<String, (Cow<'static, str>, Row)>,
    /// The first error.
    pub(super) wrong: Option<Error>,
}

/// A hedge form, its kind and its strength.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HedgeForm {
    /// The words, separated by spaces.
    pub form: Cow<'static, str>,
    /// What kind of limit it is.
    pub kind: HedgeKind,
    /// How strongly it limits the claim.
    pub strength: Strength,
}

impl Default for HedgeLexicon {
    fn default() -> HedgeLexicon {
        HedgeLexicon::new()
    }
}

impl HedgeLexicon {
    /// Returns the built-in table.
    /// For an example see [`HedgeLexicon`].
    pub fn new() -> HedgeLexicon {
        let mut lexicon = HedgeLexicon { rows: BTreeMap::new(), wrong: None };
        let mut buffer = Document::default();
        for row in hedge_rows() {
            if let Ok(folded) = fold_phrase(row.form, &mut buffer) {
                lexicon.rows.insert(folded, (Cow::Borrowed(row.form), Row::of_table(&row)));
            }
        }
        lexicon
    }

    /// Adds a form, or replaces the row for it, built in or added. It counts as uncertainty in every genre where its
    /// kind does, whatever words are beside it, and is found where a longer built-in form or one that starts earlier
    /// contains it: `may` in `may be`.
    /// For an example see [`HedgeLexicon`].
    pub fn with_form(mut self, form: &str, kind: HedgeKind, strength: Strength) -> HedgeLexicon {
        let Some(folded) = self.fold(form) else { return self };
        let words = folded_words(folded.as_bytes()).count();
        let row = Row { own: true, ..Row::new(Cow::Owned(form.to_owned()), kind, strength, (0, words)) };
        self.rows.insert(folded, (Cow::Owned(form.to_owned()), row));
        self
    }

    /// Removes a form, built in or added, with the rows that start with its words: `could` removes `could be` too.
    /// For an example see [`HedgeLexicon`].
    pub fn without_form(mut self, form: &str) -> HedgeLexicon {
        let Some(folded) = self.fold(form) else { return self };
        if self.rows.contains_key(&folded) || HedgeLexicon::new().rows.contains_key(&folded) {
            self.rows.retain(|other, _| !other.starts_with(&folded));
        } else {
            self.refuse(format!("no hedge form {form:?} to leave out"));
        }
        self
    }

    /// Removes all forms of a kind.
    /// For an example see [`HedgeLexicon`].
    pub fn without_kind(mut self, kind: HedgeKind) -> HedgeLexicon {
        self.rows.retain(|_, (_, row)| row.kind != kind);
        self
    }

    /// Returns the forms that are searched for, in alphabetical order.
    ///
    /// ```
    /// use reportedly::HedgeLexicon;
    /// use reportedly::hedges::{HedgeKind, Strength};
    ///
    /// let lexicon = HedgeLexicon::new().with_form("rumour has it", HedgeKind::Reportative, Strength::Strong);
    /// let own = lexicon.forms().find(|form| form.form == "rumour has it").unwrap();
    /// assert_eq!((own.kind, own.strength), (HedgeKind::Reportative, Strength::Strong));
    /// assert!(lexicon.forms().any(|form| form.form == "reportedly"));
    /// ```
    pub fn forms(&self) -> impl Iterator<Item = HedgeForm> {
        self.rows.values().map(|(form, row)| HedgeForm { form: form.clone(), kind: row.kind, strength: row.strength })
    }

    /// The folded form, or `None`, with the error recorded, if it has none.
    fn fold(&mut self, form: &str) -> Option<String> {
        let folded = fold_phrase(form, &mut Document::default());
        let wrong = |error: Error| {
            let message = error.to_string().replacen("name", "hedge form", 1);
            self.wrong.get_or_insert(Error::new(error.kind(), message));
        };
        folded.map_err(wrong).ok()
    }

    fn refuse(&mut self, message: String) {
        self.wrong.get_or_insert(Error::new(ErrorKind::Format, message));
    }
}

/// A form as it is searched for.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub kind: HedgeKind,
    pub strength: Strength,
    pub core: (usize, usize),
    pub news: InNews,
    pub elsewhere: bool,
    pub condition: Option<Condition>,
    pub whole: Option<Whole>,
    /// Whether the caller added it, in which case no evidence is weighed.
    pub own: bool,
    /// Its name in features, `may_be`, and the hash of that name.
    pub name: Cow<'static, str>,
    pub key: u32,
}

impl Row {
    fn new(form: Cow<'static, str>, kind: HedgeKind, strength: Strength, core: (usize, usize)) -> Row {
        let name = if form.contains(' ') { Cow::Owned(form.replace(' ', "_")) } else { form };
        let (key, news) = (word_key(name.as_bytes()), InNews::Hedges);
        Row { key, kind, strength, core, news, elsewhere: true, condition: None, whole: None, own: false, name }
    }

    pub(super) fn of_table(row: &HedgeRow) -> Row {
        Row {
            news: row.news,
            elsewhere: row.elsewhere,
            condition: row.condition,
            whole: row.whole,
            ..Row::new(Cow::Borrowed(row.form), row.kind, row.strength, row.core)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Genre};
    use crate::hedges::forms::{GenreForms, forms};

    /// The form that starts with the second word of a text, in news.
    fn second<'f>(forms: &'f GenreForms, text: &str) -> Option<(usize, &'f Row)> {
        forms.of(Genre::News).longest_at(&Document::new(text, &Article::parse(text)), 1)
    }

    #[test]
    fn every_form_is_found_with_its_core() {
        for row in hedge_rows() {
            let genre = if row.news == InNews::Unknown { Genre::Science } else { Genre::News };
            let text = format!("Zabul, {}, zabul.", row.form);
            let document = Document::new(&text, &Article::parse(&text));
            let (end, found) = forms(genre).unwrap().longest_at(&document, 1).unwrap();
            assert_eq!(found.name, row.form.replace(' ', "_"));
            assert_eq!(end, document.words.len() - 1, "{}", row.form);
            assert!(row.core.0 < row.core.1 && row.core.1 < end, "{}", row.form);
        }
    }

    /// The kinds of the rows that have this form.
    fn kinds(lexicon: &HedgeLexicon, form: &str) -> Vec<HedgeKind> {
        lexicon.forms().filter(|row| row.form == form).map(|row| row.kind).collect()
    }

    #[test]
    fn added_forms_replace_rows_with_the_same_fold() {
        let lexicon = HedgeLexicon::new()
            .with_form("MÁY", HedgeKind::Claim, Strength::Weak)
            .with_form("Alleged", HedgeKind::Belief, Strength::Weak)
            .with_form("alleged", HedgeKind::Claim, Strength::Medium);
        assert_eq!(kinds(&lexicon, "MÁY"), [HedgeKind::Claim]);
        assert_eq!(kinds(&lexicon, "may"), []);
        assert_eq!((kinds(&lexicon, "Alleged"), kinds(&lexicon, "alleged")), (vec![], vec![HedgeKind::Claim]));
        assert_eq!(lexicon.forms().count(), HedgeLexicon::new().forms().count());
        let forms = GenreForms::compile(&lexicon).unwrap();
        let (_, row) = second(&forms, "It may open.").unwrap();
        assert_eq!((row.kind, row.strength, row.own), (HedgeKind::Claim, Strength::Weak, true));
    }

    #[test]
    fn removing_a_form_removes_the_rows_it_starts() {
        let lexicon = HedgeLexicon::new().with_form("could it", HedgeKind::Modal, Strength::Weak).without_form("Could");
        assert!(lexicon.forms().all(|row| row.form != "could" && !row.form.starts_with("could ")));
        assert_eq!(kinds(&lexicon, "might be"), [HedgeKind::Modal]);
        let lexicon = lexicon.with_form("could be", HedgeKind::Modal, Strength::Weak);
        assert_eq!(kinds(&lexicon, "could be"), [HedgeKind::Modal]);
        let lexicon = lexicon.without_form("could");
        assert_eq!(kinds(&lexicon, "could be"), []);
        assert!(GenreForms::compile(&lexicon).is_ok());
        let lexicon = HedgeLexicon::new().with_form("zabul", HedgeKind::Claim, Strength::Weak).without_form("zabul");
        assert_eq!(kinds(&lexicon, "zabul"), []);
        assert!(GenreForms::compile(&lexicon).is_ok());
    }

    #[test]
    fn all_rows_are_listed() {
        assert_eq!(HedgeLexicon::new().forms().count(), hedge_rows().count());
    }

    #[test]
    fn own_forms_win_against_longer_and_earlier_ones() {
        let lexicon = HedgeLexicon::new().with_form("may", HedgeKind::Claim, Strength::Weak).with_form(
            "Expected to Rise",
            HedgeKind::Belief,
            Strength::Weak,
        );
        let own = GenreForms::compile(&lexicon).unwrap();
        let found = |text| second(&own, text).map(|(end, row)| (end, row.kind, row.own));
        assert_eq!(found("It may be open."), Some((2, HedgeKind::Claim, true)));
        assert_eq!(found("It is expected to rise."), None);
        assert_eq!(found("It IS EXPECTED to fall."), Some((4, HedgeKind::Expectation, false)));
        let back = lexicon.without_form("MAY").without_form("expected to rise");
        assert_eq!(kinds(&back, "may be"), []);
        let back = GenreForms::compile(&back).unwrap();
        assert!(second(&back, "It may be open.").is_none());
        assert!(second(&back, "It is expected to rise.").is_some_and(|(_, row)| !row.own));
    }

    #[test]
    fn added_forms_hedge_with_all_their_words() {
        let lexicon = HedgeLexicon::new().with_form("rumour-has it", HedgeKind::Claim, Strength::Weak);
        let row = lexicon.rows.values().find(|row| row.0 == "rumour-has it").unwrap();
        assert_eq!(row.1.core, (0, 3));
    }

    #[test]
    fn the_first_error_is_returned() {
        let message = |lexicon: HedgeLexicon| GenreForms::compile(&lexicon).map(|_| ()).unwrap_err().to_string();
        let new = HedgeLexicon::new;
        assert_eq!(message(new().without_form("zabul")), "no hedge form \"zabul\" to leave out");
        let wrong = "no hedge form \"zabul\" to leave out";
        assert_eq!(message(new().without_form("zabul").without_form("—")), wrong);
        let wrong = "hedge form \"—\" holds no letter and no digit";
        assert_eq!(message(new().with_form("—", HedgeKind::Claim, Strength::Medium)), wrong);
        assert_eq!(message(new().without_form("—")), wrong);
    }
}
