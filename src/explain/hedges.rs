//! Explanations of hedges: why a form hedges here, and which other forms of its sentence do not.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::article::Genre;
use crate::document::Document;
use crate::explain::{Explanation, Part, Rejected, Role, named};
use crate::hedges::forms::Forms;
use crate::hedges::{Hedge, evidence, judge, visit};

/// Reads the text again and lists what decided for a hedge of the article.
pub(crate) fn explain(text: &str, analysis: &Analysis, forms: &Forms, genre: Genre, hedge: &Hedge) -> Explanation {
    let document = Document::new(text, &analysis.article);
    let sentence = document.sentence(document.word_at(hedge.span.start()));
    let mut why = Explanation {
        rule: Cow::Borrowed(hedge.rule.as_str()),
        parts: vec![Part { role: Role::Hedge, span: hedge.span }, Part { role: Role::Scope, span: hedge.scope }],
        ..Explanation::default()
    };
    visit(&document, forms, |found, form| {
        if !sentence.contains(found.words.start) {
            return;
        }
        let (whole, core) = (document.span_of(found.words), document.span_of(found.core(form)));
        let score = evidence::weigh(&document, found.words, form, genre);
        if core == hedge.core {
            if whole != hedge.span {
                why.parts.push(Part { role: Role::Form, span: whole });
            }
            if let Some((score, weighed)) = score {
                why.score = Some(score);
                why.evidence = named(weighed);
            }
            return;
        }
        let judgement = judge(&document, found.words, form, genre);
        // a form whose condition is not met can still be a source that is a hedge
        if judgement.hedges() || analysis.hedges.iter().any(|hedge| hedge.span == core) {
            return;
        }
        match (score, judgement.excluded) {
            (Some((score, _)), _) => why.rejected.push(Rejected::by_score(Role::Hedge, core, score)),
            (None, Some(reason)) => why.rejected.push(Rejected::by_rule(Role::Hedge, core, reason.name())),
            (None, None) => {}
        }
    });
    why.parts.sort_by_key(|part| part.span);
    why
}
