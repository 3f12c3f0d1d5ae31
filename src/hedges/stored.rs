//! The serialised form of a hedge.

use serde::Deserialize;

use super::{Hedge, HedgeKind, HedgeRule, RelativeTo, Strength};
use crate::text::Span;

/// A hedge as it is read: what was written before `core` was a field is without it.
#[derive(Deserialize)]
pub(super) struct Stored {
    span: Span,
    #[serde(default)]
    core: Span,
    kind: HedgeKind,
    strength: Strength,
    uncertain: bool,
    scope: Span,
    relative_to: RelativeTo,
    rule: HedgeRule,
}

impl From<Stored> for Hedge {
    fn from(stored: Stored) -> Hedge {
        let Stored { span, core, kind, strength, uncertain, scope, relative_to, rule } = stored;
        let core = if core.is_empty() { span } else { core };
        Hedge { span, core, kind, strength, uncertain, scope, relative_to, rule }
    }
}
