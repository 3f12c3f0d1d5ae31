//! Words that may be places, and what the article shows about them.

use super::facts::{CONTAINED, Facts, GIVEN, LOCATED, LOWER, PERSONAL};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::gazetteer::{ABBREVIATED, ALWAYS, ANY_CASE, Data, LIFTED, Meanings, NamedPlace, PlaceKind, Row};
use crate::lexicon::tags::*;
use crate::names::{NameKind, Names};
use crate::text::hash::const_key;

/// Words in the text that have the form of a name in the gazetteer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate<'d> {
    pub words: Range,
    /// The number of its name, which is the same for every mention in the text.
    pub name: usize,
    /// The name that contains its first word, as its words and its kind.
    pub(super) within: Option<(Range, NameKind)>,
    /// The union of the flags of its names.
    pub flags: u8,
    /// The places with this name.
    pub meanings: Meanings<'d>,
    /// The kind and population of the most prominent meaning.
    pub kind: PlaceKind,
    pub population: u32,
    /// The number of its country.
    pub country: u16,
    /// Whether it is a village of a country of which the labelled corpora write little.
    pub(super) village: bool,
    /// Whether it starts without a capital, and so can only be a place that asks for any case.
    pub(super) small: bool,
}

/// What the whole article shows about its words.
#[derive(Debug)]
pub(crate) struct Context {
    /// The facts about each name.
    pub(super) facts: Facts,
    /// The numbers of the countries that are named, sorted, one for each mention.
    pub(super) countries: Vec<u16>,
    /// The countries and divisions of the first-order divisions that are named, sorted, one for each mention.
    pub(super) divisions: Vec<(u16, u32)>,
}

/// A place with fewer inhabitants is a village.
pub(super) const VILLAGE: u32 = 5_000;
/// The countries whose villages the labelled corpora write of, so that the weight of their names is fitted.
const LABELLED: &[&str] = &["AU", "CA", "GB", "IE", "NZ", "US"];

/// The candidates in a text, in order, and what the whole text shows about its words.
pub(crate) fn candidates<'d>(data: &'d Data, document: &Document, names: &Names) -> (Vec<Candidate<'d>>, Context) {
    let mut found = Vec::with_capacity(document.capitals.len() / 2);
    let mut behind = 0;
    let mut all = names.list.iter().peekable();
    let mut within: Option<(Range, NameKind)> = None;
    for at in starts(data, document).into_iter().rev() {
        if at < behind {
            continue;
        }
        if let Some(candidate) = candidate_at(data, document, at, behind) {
            behind = candidate.words.end;
            // the article of "the Balkans" is no part of the name around it
            let is_article = document.word(at).is(DETERMINER) && candidate.words.len() > 1;
            let at = if is_article { at.saturating_add(1) } else { at };
            while let Some(next) = all.next_if(|name| name.words.start <= at) {
                within = Some((next.words, next.kind));
            }
            let within = within.filter(|(words, _)| words.contains(at));
            found.push(Candidate { within, ..candidate });
        }
    }
    let context = context(document, names, &mut found);
    (found, context)
}

/// The words that a candidate may start with, last one first: capitals, and other words where the gazetteer has names that
/// need none.
fn starts(data: &Data, document: &Document) -> Vec<usize> {
    let mut starts = capitals(data, document);
    if data.flags & ANY_CASE != 0 {
        let may_start = |(_, word): &(usize, &Word)| !word.is_capital() && data.can_start(word.key);
        starts.extend(document.words.iter().enumerate().filter(may_start).map(|(at, _)| at));
        starts.sort_unstable_by(|a, b| b.cmp(a));
    }
    starts
}

/// The capitals that a candidate may start with, last one first: a name of the gazetteer may start there, or a generic
/// word follows soon. The test has no branches, as its outcome cannot be predicted.
fn capitals(data: &Data, document: &Document) -> Vec<usize> {
    let mut starts = vec![0; document.capitals.len()];
    let mut count = 0;
    let mut head = usize::MAX;
    for &at in document.capitals.iter().rev() {
        let word = document.word(at);
        if let Some(next) = starts.get_mut(count) {
            *next = at;
        }
        count = count.saturating_add(usize::from(data.can_start(word.key) | (head.saturating_sub(at) < MOST_UNLISTED)));
        head = if word.is(PLACE_HEAD) { at } else { head };
    }
    starts.truncate(count);
    starts
}

/// The Arabic articles that a hyphen joins to a name, in the spellings of English-language news.
const ARTICLES: [&str; 11] = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "es", "ez"];

/// The article before a name that is in lower case: "al-Hasakah".
fn article_before(document: &Document, at: usize) -> Option<usize> {
    let article = at.checked_sub(1)?;
    let joined = document.word(at).gap.any(Gap::HYPHEN) && document.word(article).shape == Shape::Lower;
    (joined && ARTICLES.contains(&document.text(article))).then_some(article)
}

/// The candidate that starts with this word and not before `behind`, or `None` if there is none.
fn candidate_at<'d>(data: &'d Data, document: &Document, at: usize, behind: usize) -> Option<Candidate<'d>> {
    if !document.word(at).is_capital() {
        return listed(data, document, at, data.longest_with(ANY_CASE, document, at)?);
    }
    let article = article_before(document, at).filter(|&article| article >= behind);
    let with_article = article.and_then(|article| listed(data, document, article, data.longest_at(document, article)?));
    // where the longest name is none here, a shorter one may be
    let always = || match data.flags & ALWAYS {
        0 => None,
        _ => listed(data, document, at, data.longest_with(ALWAYS, document, at)?),
    };
    with_article
        .or_else(|| listed(data, document, at, data.longest_at(document, at)?))
        .or_else(always)
        .or_else(|| unlisted(data, document, at))
}

/// The candidate that is a name of the gazetteer, which starts with this word: `found` is the index of the word after it,
/// and its meanings.
fn listed<'d>(data: &'d Data, document: &Document, at: usize, found: (usize, Meanings<'d>)) -> Option<Candidate<'d>> {
    let (end, meanings) = found;
    let words = Range::new(at, end);
    let first = document.word(at);
    let has = |flag: u8| data.flags & flag != 0 && meanings.named().any(|named| named.flags & flag != 0);
    // "Shawal valley" is a name, "The bridge" is not
    let last = document.before(end);
    if !last.is_capital() && !last.is(PLACE_HEAD) && !has(ALWAYS) {
        return None;
    }
    // "The valley" at the start of a sentence is no name either
    let capital = |at: usize| document.word(at).is_capital() && !document.word(at).is(DETERMINER);
    if !last.is_capital() && !(at..end).any(capital) && !has(ANY_CASE) || document.is_followed_by(words, b'$') {
        return None;
    }
    // "The River Thames" is no place of the name "The River"
    let next = document.word(end);
    let goes_on = next.is_capital() && !next.gap.any(Gap::PUNCTUATION);
    if words.len() == 2 && first.is(DETERMINER) && last.is(PLACE_HEAD) && goes_on && !has(ALWAYS) {
        return None;
    }
    let other = words.len() == 1 && is_other_name(document, at) || makes_another_name(document, words, &meanings);
    if other && !has(ALWAYS) {
        return None;
    }
    // short names are abbreviations and must be in capitals: US, not Us
    if end == at.saturating_add(1)
        && first.len() <= 3
        && first.shape != Shape::Capitals
        && meanings.names().all(is_acronym)
        && !has(if first.len() == 1 && first.is_capital() { ALWAYS } else { ANY_CASE })
    {
        return None;
    }
    let mut candidate = Candidate::unknown(words, meanings);
    candidate.small = has(ANY_CASE) && !first.is_capital();
    let mut best = 0;
    let mut foremost = None;
    let mut known = false;
    for named @ NamedPlace { row, flags, is_main, .. } in meanings.named() {
        if !candidate.can_mean(&named) {
            continue;
        }
        candidate.flags |= flags;
        known |= is_main && row.population >= KNOWN;
        let rank = row.prominence();
        if rank >= best {
            best = rank;
            foremost = Some(row);
        }
    }
    let known = known || candidate.flags & (ABBREVIATED | ALWAYS) != 0;
    if !known && is_odd_acronym(document, words) && meanings.names().all(|name| name.iter().any(u8::is_ascii_lowercase))
    {
        return None;
    }
    if let Some(row @ &Row { kind, population, country, .. }) = foremost {
        let village = kind == PlaceKind::City && (1..VILLAGE).contains(&population);
        let village = village && !LABELLED.contains(&meanings.country(row));
        candidate = Candidate { kind, population, country, village, ..candidate };
    }
    Some(candidate)
}

/// Whether what is beside a word says that it is another name, or none.
fn is_other_name(document: &Document, at: usize) -> bool {
    let (word, next) = (document.word(at), document.after(at));
    let inside = document.sentence(at).start < at;
    // "Selm University", "the Security Council": the tail of a longer name
    let organization = word.is(ORGANIZATION_HEAD.or(ORGANIZATION_TAIL));
    let tail = organization && inside && document.before(at).is_capital() && !word.gap.any(Gap::PUNCTUATION);
    let honorific = inside && matches!(document.text_before(at), "mr" | "mrs" | "ms" | "messrs");
    // "the Valley", "Darby Street", but "Street, Somerset"
    let generic = word.is(PLACE_HEAD) && !(next.gap.any(Gap::COMMA) && next.is_capital());
    tail || honorific || generic
}

/// Generic words that make the name of another place, which may be far away: "London Road".
const GENERIC: [u32; 14] = [
    const_key("avenue"),
    const_key("boulevard"),
    const_key("bridge"),
    const_key("canal"),
    const_key("creek"),
    const_key("heights"),
    const_key("highway"),
    const_key("hill"),
    const_key("lake"),
    const_key("lane"),
    const_key("river"),
    const_key("road"),
    const_key("street"),
    const_key("square"),
];

const HIGHWAY: u32 = const_key("highway");

/// Whether the generic word behind a name makes it the name of a street, a river or a bridge. A country keeps its own,
/// "U.S. Highway", and a division its highways, "Kansas Highway 10".
fn makes_another_name(document: &Document, words: Range, meanings: &Meanings<'_>) -> bool {
    let next = document.word(words.end);
    let joined = next.is_capital() && !next.gap.any(Gap::PUNCTUATION);
    let keeps_own = |row: &Row| match row.kind {
        PlaceKind::Country => true,
        PlaceKind::Admin1 => next.key == HIGHWAY,
        _ => false,
    };
    joined && GENERIC.contains(&next.key) && !meanings.places().any(keeps_own)
}

impl<'d> Candidate<'d> {
    /// Whether it is part of the longer name of a body, or of a street or a river: "Selm" or "Road" of `Selm Road`.
    pub(super) fn is_in_longer_name(&self, document: &Document) -> bool {
        let generic = document.word(self.words.start).is(PLACE_HEAD);
        self.within.is_some_and(|(name, kind)| match kind {
            NameKind::Organization => name.len() > self.words.len(),
            NameKind::Place if generic => name.start < self.words.start,
            NameKind::Place => name.end > self.words.end && document.word(name.last()).is(PLACE_HEAD),
            _ => false,
        })
    }

    /// Whether a meaning of this name is the country or division of a meaning of another.
    pub(super) fn may_contain(&self, inner: &Candidate<'_>) -> bool {
        let contains = |outer: &Row| inner.meanings.places().take(64).any(|inner| outer.contains(inner));
        self.meanings.places().take(16).filter(|outer| outer.is_container()).any(contains)
    }

    /// Whether it can mean a place that has its name.
    pub(super) fn can_mean(&self, named: &NamedPlace<'_>) -> bool {
        !self.small || named.flags & ANY_CASE != 0
    }

    /// The highest priority of a place that it can mean, of those that count for the name too; 0 where there is none.
    pub(super) fn lift(&self) -> f32 {
        let counts = |named: &NamedPlace<'_>| named.flags & LIFTED != 0 && self.can_mean(named);
        let priorities = self.meanings.named().filter(counts).map(|named| named.row.priority);
        priorities.max().unwrap_or(0).into()
    }

    /// The hash of its name. What is in lower case is another name, since it has fewer meanings.
    fn key(&self, document: &Document) -> u32 {
        let key = document.phrase_key(self.words);
        if self.small { !key } else { key }
    }

    /// A candidate of which only the words are known.
    fn unknown(words: Range, meanings: Meanings<'d>) -> Candidate<'d> {
        let (kind, within) = (PlaceKind::Other, None);
        let (village, small) = (false, false);
        Candidate { words, name: 0, within, flags: 0, meanings, kind, population: 0, country: 0, village, small }
    }
}

/// A place with at least this many inhabitants may be in capitals where nothing else is: "the road to KABUL".
const KNOWN: u32 = 100_000;

/// The longest word in capitals among others that is taken for an acronym, in bytes.
const LONGEST_ACRONYM: usize = 5;

/// Whether a word is short and in capitals, and nothing beside it is: "HIV is not Hiv", but not "PARIS (AP)".
fn is_odd_acronym(document: &Document, words: Range) -> bool {
    let first = document.word(words.start);
    let capitals = |word: &Word| word.shape == Shape::Capitals;
    words.len() == 1
        && first.len() <= LONGEST_ACRONYM
        && capitals(first)
        && !first.gap.any(Gap::PARAGRAPH)
        && !capitals(document.before(words.start))
        && !capitals(document.word(words.end))
}

/// The longest name that is not in the gazetteer and ends with a generic word, in words.
const MOST_UNLISTED: usize = 4;

/// A name that is not in the gazetteer, recognised by the generic word at its end: `Selm Creek`, `Old Mill Road`.
fn unlisted<'d>(data: &'d Data, document: &Document, at: usize) -> Option<Candidate<'d>> {
    if document.word(at).is(DETERMINER.or(PREPOSITION).or(CONJUNCTION).or(PRONOUN).or(TITLE)) {
        return None;
    }
    // "Street Bridge" of "35th Street Bridge"
    if document.before(at).shape == Shape::Number && !document.word(at).gap.any(Gap::PUNCTUATION) {
        return None;
    }
    let goes_on = |&next: &usize| document.word(next).is_capital() && !document.word(next).gap.any(Gap::PUNCTUATION);
    let head = (at.saturating_add(1)..at.saturating_add(MOST_UNLISTED))
        .take_while(goes_on)
        .find(|&next| document.word(next).is(PLACE_HEAD))?;
    let words = Range::new(at, head.saturating_add(1));
    // a listed name inside it is a candidate by itself, but not "Street" alone
    let listed =
        (at.saturating_add(1)..head).any(|next| data.longest_at(document, next).is_some_and(|(end, _)| end > head));
    (!listed).then(|| Candidate::unknown(words, Meanings::none(data)))
}

/// Whether a name must be in capitals in the text, as it is in the gazetteer: US, NSW.
fn is_acronym(name: &[u8]) -> bool {
    name.iter().all(u8::is_ascii_uppercase)
}

/// What the text shows about its words; sets the number of each candidate's name.
fn context(document: &Document, names: &Names, found: &mut [Candidate<'_>]) -> Context {
    let facts = facts(document, names, found);
    let mut context =
        Context { facts, countries: Vec::with_capacity(found.len()), divisions: Vec::with_capacity(found.len()) };
    for candidate in found.iter() {
        match candidate.kind {
            PlaceKind::Country => context.countries.push(candidate.country),
            PlaceKind::Admin1 => {
                let division = candidate.meanings.places().find(|row| row.kind == PlaceKind::Admin1);
                context.divisions.extend(division.map(|row| row.in_division()));
            }
            _ => {}
        }
    }
    context.countries.sort_unstable();
    context.divisions.sort_unstable();
    context
}

fn facts(document: &Document, names: &Names, found: &mut [Candidate<'_>]) -> Facts {
    let mut facts = Facts::for_names(found.len());
    // the one-word names, as bits that few other words match
    let mut asked = [0u64; 64];
    let position = |key: u32| ((key >> 6) as usize % 64, 1 << (key & 63));
    for candidate in found.iter_mut() {
        let before = document.before(candidate.words.start);
        // "in London", but not "in Clinton's emails"
        let owner = document.text(candidate.words.end) == "'s";
        let located = before.is(LOCATIVE) && before.shape == Shape::Lower && !owner;
        let key = candidate.key(document);
        candidate.name = facts.mention(key, if located { LOCATED } else { 0 });
        let (at, bit) = position(key);
        if let Some(bits) = asked.get_mut(at).filter(|_| candidate.words.len() == 1) {
            *bits |= bit;
        }
    }
    // one test for both, since which of them fails cannot be predicted
    let is_asked = |word: &&Word| {
        let (at, bit) = position(word.key);
        let bit = if word.is_capital() { 0 } else { bit };
        asked.get(at).is_some_and(|bits| bits & bit != 0)
    };
    let lower = document.words.iter().filter(is_asked);
    lower.for_each(|word| facts.tell(word.key, LOWER));
    for name in names.persons().filter(|name| name.words.len() > 1) {
        facts.tell(document.word(name.words.start).key, GIVEN);
        (name.words.start..name.words.end).for_each(|at| facts.tell(document.word(at).key, PERSONAL));
    }
    for (inner, outer) in found.iter().zip(found.iter().skip(1)) {
        let joined = outer.words.start == inner.words.end && document.word(outer.words.start).gap.any(Gap::COMMA);
        if joined && outer.may_contain(inner) {
            facts.tell(inner.key(document), CONTAINED);
        }
    }
    facts
}
