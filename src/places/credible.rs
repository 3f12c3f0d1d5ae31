//! Whether a town is meant that only a part of a longer name names: "Harvard" in "Harvard Business School".

use std::collections::BTreeSet;

use super::candidates::Candidate;
use super::resolve::Choice;
use super::{PlaceRole, PlaceRule};
use crate::gazetteer::{ALWAYS, LIFTED, PlaceKind, Row};

/// A town with fewer inhabitants is not taken from a part of a longer name alone. In the labelled articles 38 such names are no
/// place or another one, and one is right.
const LARGE: u32 = 100_000;

/// The countries and divisions of the places that are named by themselves.
pub(super) struct Named(BTreeSet<(u16, u32)>);

impl Named {
    pub(super) fn of(roles: &[PlaceRole], choices: &[Choice<'_>]) -> Named {
        let by_themselves = roles.iter().zip(choices).filter(|(role, _)| **role != PlaceRole::PartOfName);
        let rows = by_themselves.filter_map(|(_, choice)| choice.named).map(|named| named.row);
        Named(rows.filter(|row| row.division != 0).map(Row::in_division).collect())
    }

    /// Whether the place that is chosen for a part of a longer name is meant: it is large, the other names in the article speak
    /// for it, or one of them is in its division. The caller asks about other bodies than those of government.
    pub(super) fn support(&self, candidate: &Candidate<'_>, choice: &Choice<'_>) -> bool {
        let Some(named) = choice.named else { return true };
        let small = named.row.kind == PlaceKind::City && (1..LARGE).contains(&named.row.population);
        let alone = matches!(choice.rule, PlaceRule::Only | PlaceRule::Prior | PlaceRule::Head);
        let asked_for = candidate.flags & (ALWAYS | LIFTED) != 0;
        !small || !alone || asked_for || self.0.contains(&named.row.in_division())
    }
}
