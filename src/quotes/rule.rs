//! The patterns of attribution.

use crate::enums::named_enum;

named_enum! {
    /// The pattern that found a quote: Q is the quote, S the source, C the cue.
    pub enum QuoteRule in "quotes", "quote rule" {
        /// "…," Karim said
        DirectQsc = "direct.q-s-c",
        /// "…," said Karim
        DirectQcs = "direct.q-c-s",
        /// Karim said: "…"
        DirectScq = "direct.s-c-q",
        /// "…," Karim said, "…"
        DirectSplit = "direct.split",
        /// then this from the mayor: "…"
        DirectColon = "direct.colon",
        /// '…': Karim
        DirectHeadline = "direct.headline",
        /// KARIM: …
        DirectDialogue = "direct.dialogue",
        /// A quote without attribution: the source is that of the previous quote.
        DirectFloating = "direct.floating",
        /// Karim said that …
        IndirectScThatQ = "indirect.s-c-that-q",
        /// Karim said …
        IndirectScq = "indirect.s-c-q",
        /// …, Karim said
        IndirectQsc = "indirect.q-s-c",
        /// …, said Karim
        IndirectQcs = "indirect.q-c-s",
        /// …, Karim said, …
        IndirectQscq = "indirect.q-s-c-q",
        /// Karim’s claim that …
        IndirectNoun = "indirect.noun",
        /// according to Karim, …
        AccordingTo = "according_to",
        /// in the view of Karim, …
        InViewOf = "in_view_of",
    }
}
