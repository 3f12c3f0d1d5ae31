//! What a source does with a content: says it, writes it, thinks it.

use super::draft::DraftCue;
use crate::enums::named_enum;
use crate::lexicon::kinds::CueClass;

named_enum! {
    /// What a source does with the content of a quote. It follows from the class of the cue, its verb and the kind of the
    /// source. Who asks who said what can leave out wishes and decisions.
    ///
    /// ```
    /// use reportedly::quotes::QuoteAct;
    /// use reportedly::Analyzer;
    ///
    /// let text = "Karim said the pass was open. Noor believes it is shut. The union wants it to stay open.";
    /// let analysis = Analyzer::new().analyze(text);
    /// let acts: Vec<QuoteAct> = analysis.quotes.iter().map(|quote| quote.act).collect();
    /// assert_eq!(acts[..2], [QuoteAct::Speech, QuoteAct::Thought]);
    /// ```
    #[derive(Default)]
    pub enum QuoteAct in "quotes", "quote act" {
        /// say, tell, ask, warn, deny; also a quotation without a cue
        #[default]
        Speech = "speech",
        /// write, post, tweet
        Writing = "writing",
        /// believe, expect, fear
        Thought = "thought",
        /// want, support
        Wish = "wish",
        /// plan, agree, offer
        Decision = "decision",
        /// criticize, praise
        Evaluation = "evaluation",
        /// show, find; anything that a document says
        Showing = "showing",
    }
}

/// The verbs of writing.
const WRITES: &[&str] = &["blog", "email", "post", "publish", "retweet", "sign", "text", "tweet", "write"];

/// What the source does, by the cue; a document shows what it says.
pub(crate) fn of(cue: Option<DraftCue>, of_document: bool) -> QuoteAct {
    let Some(cue) = cue else { return QuoteAct::Speech };
    match cue.class {
        CueClass::Belief => QuoteAct::Thought,
        CueClass::Desire => QuoteAct::Wish,
        CueClass::Commitment => QuoteAct::Decision,
        CueClass::Expressive => QuoteAct::Evaluation,
        CueClass::Finding | CueClass::Evidential => QuoteAct::Showing,
        _ if of_document => QuoteAct::Showing,
        _ if WRITES.contains(&cue.lemma) => QuoteAct::Writing,
        _ => QuoteAct::Speech,
    }
}
