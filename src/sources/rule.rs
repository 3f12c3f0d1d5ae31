//! The rules that join the mentions of a source and decide how it is named.

use crate::enums::named_enum;

named_enum! {
    /// How a mention was joined to its source.
    pub enum MentionRule in "sources", "mention rule" {
        /// It is the first mention of a source.
        First = "mention.first",
        /// It has the name of a person who is a source: "Imran Karim", then "Karim".
        Name = "mention.name",
        /// It has the same words as an earlier mention, in any letter case.
        Words = "mention.words",
        /// It is definite, and an earlier mention has the same head noun: "an official", then "the official".
        Head = "mention.head",
        /// It is a pronoun, and the evidence supports this antecedent most.
        Pronoun = "mention.pronoun",
        /// It is a definite description, and the evidence supports this antecedent most: "the senator".
        Description = "mention.description",
        /// It is a description, and the evidence supports this later name most: "a doctor", then "Ann Moss, the doctor".
        Later = "mention.later",
        /// It is a relative pronoun, and the noun phrase is before it: "Karim, who said".
        Relative = "mention.relative",
    }
}

named_enum! {
    /// What decided the kind of a source and whether it is named.
    #[derive(Default)]
    pub enum NamingRule in "sources", "naming rule" {
        /// Its first mention is a name.
        Name = "naming.name",
        /// The words of its first mention alone: "a spokesman".
        #[default]
        Words = "naming.words",
        /// A fitted score, which is positive for unnamed or for vague sources. The words decide the kind.
        Weighed = "naming.weighed",
        /// The words, since no fitted score is positive; unknown if the words alone would make it unnamed or vague.
        Neither = "naming.neither",
        /// It is a pronoun without an antecedent.
        Pronoun = "naming.pronoun",
        /// It is several sources named together, and they decide.
        Members = "naming.members",
        /// A mention is the name of a place, so that it is a state or a body there: "Pakistan insists".
        Place = "naming.place",
    }
}
