//! What the whole article shows about a capitalised word.

use crate::document::{Document, Gap, Shape, Word};
use crate::lexicon::tags::*;
use crate::scoring::fixed;
use hashbrown::HashMap;

/// A set of observations about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen(u32);

macro_rules! observations {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $text:literal;)*) => {
        impl Seen {
            $($(#[$doc])* const $name: Seen = Seen(1 << $bit);)*

            /// The observations by name, in the order of their bits.
            pub(super) const ALL: &'static [&'static str] = &[$($text,)*];
        }
    };
}

observations! {
    /// Directly after a title: "President Karim".
    TITLED = 0, "after-a-title";
    /// After "in", "from", "near".
    LOCATED = 1, "after-in";
    /// Directly before a verb of saying.
    SPEAKS = 2, "before-a-verb-of-saying";
    /// After a given name.
    AFTER_GIVEN = 3, "after-a-given-name";
    /// Directly before "Ministry", "Corp".
    BEFORE_BODY = 4, "before-a-body";
    /// After "the".
    DEFINITE = 5, "after-the";
    /// In lower case.
    LOWER = 6, "in-lower-case";
    /// After an initial.
    AFTER_INITIAL = 7, "after-an-initial";
    /// Before "'s".
    POSSESSIVE = 8, "before-'s";
    /// After another capitalised word.
    AFTER_CAPITAL = 9, "after-a-capital";
    /// Before another capitalised word.
    BEFORE_CAPITAL = 10, "before-a-capital";
    /// Capitalised inside a sentence.
    INSIDE = 11, "inside-a-sentence";
    /// Before a comma and a number: "Karim, 34,".
    AGED = 12, "before-an-age";
    /// After a role in lower case: "spokesman Karim".
    AFTER_ROLE = 13, "after-a-role";
    /// Alone: no capitalised word beside it.
    ALONE = 14, "alone";
    /// Before a preposition or a conjunction and a name in brackets: "Ministry of Defence (MoD)".
    BRACKETED = 15, "in-brackets";
    /// Before a comma and a capitalised word: "Paris, Texas".
    COMMA_CAPITAL = 16, "before-a-comma-and-a-capital";
    /// After a comma and a capitalised word.
    CAPITAL_COMMA = 17, "after-a-capital-and-a-comma";
    /// Before a number: "Arsenal 3".
    NUMBERED = 18, "before-a-number";
    /// Before a role in lower case: "Ford spokesman".
    BEFORE_ROLE = 19, "before-a-role";
    /// Before any other verb or word in lower case
    BEFORE_VERB = 20, "before-a-verb";
}

impl Seen {
    /// The set, with the bit of each observation.
    pub(super) fn bits(self) -> u64 {
        u64::from(self.0)
    }

    fn when(self, holds: bool) -> Seen {
        if holds { self } else { Seen(0) }
    }
}

/// The observations about all capitalised words of an article.
#[derive(Debug)]
pub(super) struct Around {
    seen: HashMap<u32, Seen>,
}

impl Around {
    pub(super) fn of(document: &Document) -> Around {
        let mut around = Around { seen: HashMap::with_capacity(document.capitals.len()) };
        // the capitalised words, as bits that few other words match
        let mut capitalised = [0u64; 64];
        for &at in &document.capitals {
            let word = document.word(at);
            around.seen.entry(word.key).or_default().0 |= observe(document, at).0;
            if let Some(bits) = capitalised.get_mut(place(word).0) {
                *bits |= place(word).1;
            }
        }
        for word in &document.words {
            let (at, bit) = place(word);
            let known = capitalised.get(at).is_some_and(|bits| bits & bit != 0);
            if known && word.shape == Shape::Lower {
                if let Some(seen) = around.seen.get_mut(&word.key) {
                    seen.0 |= Seen::LOWER.0;
                }
            }
        }
        around
    }

    /// What was observed about a word anywhere in the article.
    pub(super) fn seen(&self, word: &Word) -> Seen {
        self.seen.get(&word.key).copied().unwrap_or_default()
    }
}

fn place(word: &Word) -> (usize, u64) {
    ((word.key >> 6) as usize % 64, 1 << (word.key & 63))
}

fn observe(document: &Document, at: usize) -> Seen {
    let (word, before, after) = (document.word(at), document.before(at), document.after(at));
    let (left, right) = (word.gap, after.gap);
    let joined = !left.any(Gap::PUNCTUATION) || left == Gap::STOP.or(Gap::SPACE) && before.len() == 1;
    let joins = !right.any(Gap::PUNCTUATION);
    let lower = before.shape == Shape::Lower;
    let mut seen = 0;
    let mut note = |what: Seen, holds: bool| seen |= what.when(holds).0;
    if joined {
        note(Seen::TITLED, before.is(TITLE.or(OFFICE)) && before.is_capital());
        note(Seen::LOCATED, lower && before.is(LOCATIVE));
        note(Seen::AFTER_GIVEN, before.is(GIVEN_NAME) && before.is_capital());
        note(Seen::DEFINITE, document.is_text(before, fixed!("the")));
        note(Seen::AFTER_INITIAL, before.len() == 1 && before.is_capital());
        note(Seen::AFTER_CAPITAL, before.is_capital());
        note(Seen::AFTER_ROLE, lower && before.is(ROLE.or(OFFICE)));
        note(Seen::INSIDE, lower);
    }
    note(Seen::CAPITAL_COMMA, left == Gap::COMMA.or(Gap::SPACE) && before.is_capital());
    if joins {
        note(Seen::SPEAKS, after.shape == Shape::Lower && after.cue().is_some_and(|cue| cue.share > 60));
        note(Seen::BEFORE_VERB, after.shape == Shape::Lower && after.is(CUE_VERB.or(BE).or(HAVE).or(MODAL).or(DO)));
        note(Seen::BEFORE_BODY, after.is_capital() && after.is(ORGANIZATION_HEAD.or(ORGANIZATION_TAIL)));
        note(Seen::POSSESSIVE, document.is_text(after, fixed!("'s")));
        note(Seen::BEFORE_CAPITAL, after.is_capital());
        note(Seen::NUMBERED, after.shape == Shape::Number);
        note(Seen::BEFORE_ROLE, after.shape == Shape::Lower && after.is(ROLE.or(OFFICE).or(ROLE_PLURAL)));
    }
    note(Seen::ALONE, !(joined && before.is_capital() || joins && after.is_capital()));
    note(Seen::AGED, right.any(Gap::COMMA) && after.shape == Shape::Number);
    note(Seen::COMMA_CAPITAL, right == Gap::COMMA.or(Gap::SPACE) && after.is_capital());
    note(Seen::BRACKETED, left.any(Gap::OPEN) && right.any(Gap::CLOSE));
    Seen(seen)
}
