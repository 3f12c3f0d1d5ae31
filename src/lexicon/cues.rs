//! Verbs and nouns that introduce what somebody says or thinks.

use once_cell::sync::Lazy;

use crate::error::Error;
use crate::lexicon::columns::{self, Columns};
use crate::lexicon::kinds::CueClass;

/// A verb that can introduce what somebody says or thinks.
#[derive(Debug)]
pub(crate) struct CueVerb {
    pub base: &'static str,
    pub(super) third: &'static str,
    pub(super) past: &'static str,
    pub(super) participle: &'static str,
    pub(super) ing: &'static str,
    pub class: CueClass,
    /// How often the base form, third person, past and `-ing` form is a cue, in percent.
    pub(super) shares: [u8; 4],
    /// The word that makes it a verb of speaking: "shot back".
    pub particle: Option<&'static str>,
    /// Whether an addressee can follow it: "told reporters".
    pub tells: bool,
    /// Whether its content is not spoken words.
    pub(super) unspoken: bool,
}

/// A noun that can introduce what somebody says or thinks.
#[derive(Debug)]
pub(crate) struct CueNoun {
    pub base: &'static str,
    pub(super) plural: &'static str,
    pub class: CueClass,
}

/// The rows of the table of verbs.
pub(super) fn read_verbs() -> impl Iterator<Item = Result<CueVerb, Error>> {
    columns::read(include_str!("cue_verbs.tsv"), |columns: &mut Columns| {
        let [base, third, past] = [columns.word()?, columns.word()?, columns.word()?];
        let [participle, ing] = [columns.word()?, columns.word()?];
        let class = columns.parsed()?;
        let shares = [columns.parsed()?, columns.parsed()?, columns.parsed()?, columns.parsed()?];
        let particle = columns.optional()?;
        let (tells, unspoken) = match columns.optional()? {
            None => (false, false),
            Some("tells") => (true, false),
            Some("unspoken") => (false, true),
            Some(_) => return None,
        };
        Some(CueVerb { base, third, past, participle, ing, class, shares, particle, tells, unspoken })
    })
}

/// The rows of the table of nouns.
pub(super) fn read_nouns() -> impl Iterator<Item = Result<CueNoun, Error>> {
    columns::read(include_str!("cue_nouns.tsv"), |columns: &mut Columns| {
        Some(CueNoun { base: columns.word()?, plural: columns.word()?, class: columns.parsed()? })
    })
}

/// The verbs, sorted by the base form.
pub(super) fn verbs() -> &'static [CueVerb] {
    static VERBS: Lazy<Vec<CueVerb>> = Lazy::new(|| read_verbs().flatten().collect());
    &VERBS
}

/// The nouns, sorted by the singular.
pub(super) fn nouns() -> &'static [CueNoun] {
    static NOUNS: Lazy<Vec<CueNoun>> = Lazy::new(|| read_nouns().flatten().collect());
    &NOUNS
}

/// Whether this is the base form of a verb whose content is not spoken words.
pub(crate) fn is_unspoken(base: &str) -> bool {
    let number = verbs().binary_search_by_key(&base, |verb| verb.base);
    number.ok().and_then(|number| verbs().get(number)).is_some_and(|verb| verb.unspoken)
}
