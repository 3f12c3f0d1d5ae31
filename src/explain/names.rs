//! Explanations of names: why words are a name, and of this kind.

use std::borrow::Cow;

use crate::document::Document;
use crate::explain::{Explanation, Part, Role, named};
use crate::gazetteer::Data;
use crate::names::{Name, NameKind, Names, weigh};

/// Reads the words again and lists the evidence for the kind of a name.
pub(crate) fn explain(document: &Document, names: &Names, data: Option<&Data>, name: &Name) -> Option<Explanation> {
    let extent = names.list.iter().find(|extent| document.span_with_stop(extent.words) == name.span)?;
    let (scores, evidence) = weigh(document, data, extent.words, extent.kind);
    let class = NameKind::ALL.iter().position(|kind| *kind == extent.kind);
    let own = class.and_then(|class| scores.get(class).copied()).unwrap_or_default();
    let rule = if scores.iter().all(|&other| other <= own) { "name.weighed" } else { "name.article" };
    Some(Explanation {
        rule: Cow::Borrowed(rule),
        parts: vec![Part { role: Role::Name, span: name.span }],
        score: Some(own as f32 / 100.0),
        evidence: named(evidence),
        ..Explanation::default()
    })
}
