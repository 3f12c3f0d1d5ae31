//! The classes a word can belong to.

use std::ops::{BitOr, BitOrAssign};

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u64);

impl Tags {
    pub(crate) const NONE: Tags = Tags(0);

    /// Whether the set has at least one of the classes in `other`.
    #[inline]
    pub(crate) const fn any(self, other: Tags) -> bool {
        self.0 & other.0 != 0
    }

    /// The number of the first class of the set.
    pub(crate) const fn first(self) -> u32 {
        self.0.trailing_zeros()
    }

    /// The set without the classes in `other`.
    pub(crate) const fn without(self, other: Tags) -> Tags {
        Tags(self.0 & !other.0)
    }

    /// The set, with the bit of each class.
    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    pub(crate) const fn or(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }
}

impl BitOr for Tags {
    type Output = Tags;
    fn bitor(self, other: Tags) -> Tags {
        self.or(other)
    }
}

impl BitOrAssign for Tags {
    fn bitor_assign(&mut self, other: Tags) {
        *self = self.or(other);
    }
}

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        $($(#[$doc])* pub(crate) const $name: Tags = Tags(1 << $bit);)*

        /// The class whose constant has this name in lower case.
        pub(super) fn of_name(name: &str) -> Option<Tags> {
            $(if stringify!($name).eq_ignore_ascii_case(name) {
                return Some($name);
            })*
            None
        }
    };
}

tags! {
    /// a, the, some, every
    DETERMINER = 0;
    /// his, their
    POSSESSIVE = 1;
    /// he, they, who: a pronoun that can be a subject
    PRONOUN = 2;
    /// him, them
    OBJECT_PRONOUN = 3;
    /// is, were, been
    BE = 4;
    /// has, had
    HAVE = 5;
    /// do, did, and their negated forms
    DO = 6;
    /// will, could
    MODAL = 7;
    /// not, never, didn't
    NEGATION = 8;
    /// of, in, against
    PREPOSITION = 9;
    /// and, but
    CONJUNCTION = 10;
    /// because, while
    SUBORDINATOR = 11;
    /// who, which
    RELATIVE = 12;
    /// also, later, still
    ADVERB = 13;
    /// two, dozens
    NUMBER_WORD = 14;
    MONTH = 15;
    WEEKDAY = 16;
    /// week, today, year
    TIME = 17;
    /// Mr., Gen., President: comes before a person's name
    TITLE = 18;
    /// official, spokesman, witness: what one person as a source can be called
    ROLE = 19;
    /// officials, aides, residents
    ROLE_PLURAL = 20;
    /// critics, analysts, observers: a collective that nobody could identify
    VAGUE_ROLE = 21;
    /// ministry, police, university
    ORGANIZATION_HEAD = 22;
    /// province, valley, river
    PLACE_HEAD = 23;
    /// north, southern
    DIRECTION = 24;
    GIVEN_NAME = 25;
    SURNAME = 26;
    /// a form of a verb that can introduce what somebody says or thinks
    CUE_VERB = 27;
    /// claim, statement: a noun that can introduce what somebody says or thinks
    CUE_NOUN = 28;
    /// reports, newspaper, broadcaster
    MEDIA = 29;
    /// report, study, memo
    DOCUMENT = 30;
    /// sept, corp: a full stop after it does not end a sentence
    ABBREVIATION = 31;
    /// senior, former
    RANK = 32;
    /// Inc, Party, Group: ends the name of an organisation
    ORGANIZATION_TAIL = 33;
    /// that
    THAT = 34;
    /// to
    TO = 35;
    /// of
    OF = 36;
    /// he, him, his
    MASCULINE = 37;
    /// she, her
    FEMININE = 38;
    /// source, sources, person, people: says nothing about who it is
    BARE_SOURCE = 39;
    /// whether, if, how, why, what
    QUESTION_WORD = 40;
    /// they, them, their, we
    PLURAL = 41;
    /// I, we, you: never the subject of the article's own report
    SPEECH_PERSON = 42;
    /// view, opinion: "in the view of"
    VIEW = 43;
    /// president, mayor, captain: a title that is also a plain noun
    OFFICE = 44;
    /// by
    BY = 45;
    /// according
    ACCORDING = 46;
    /// in, near, from: a place follows
    LOCATIVE = 47;
    /// about, out: belongs to the verb before it
    VERB_PARTICLE = 48;
    /// on, during: opens a time, place or medium between a cue and its content
    ADVERBIAL = 49;
    /// in, with: can be inside the noun phrase of a source
    INSIDE_PHRASE = 50;
    /// familiar, briefed: "a person familiar with the talks"
    KNOWING = 51;
    /// some, many
    QUANTIFIER = 52;
    /// al, bin, van: inside a person's name
    NAME_PARTICLE = 53;
    /// while, although: the article's own words may follow
    CONTRAST = 54;
    /// the, that: refers back
    DEFINITE = 55;
    /// rose, took: an irregular past tense, of no verb that introduces words
    PAST = 56;
    /// before, by: a participle clause may follow
    OPENS_PARTICIPLE = 57;
    /// interview, statement, Twitter: the channel that words came through
    MEDIUM = 58;
    /// another, many: a determiner that can be a subject
    STANDS_ALONE = 62;
    /// quoted, cited: "was quoted as saying"
    CITED = 61;
    /// herald, tribune: ends the name of a newspaper or a broadcaster
    OUTLET = 60;
    /// reportedly, allegedly: marks second-hand words
    SECOND_HAND = 59;
    /// majority, handful: counts the people named after its "of"
    PARTITIVE = 63;
}
