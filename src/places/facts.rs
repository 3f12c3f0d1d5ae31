//! What the whole article tells of each name in it.

/// Sets of facts by the hash of a name.
#[derive(Debug)]
pub(super) struct Facts {
    /// By the last bits of the hash; without a fact where no name is. The length is a power of two, more than the names.
    slots: Vec<(u32, u8)>,
}

/// It stands somewhere.
const NAMED: u8 = 1;
/// It occurs at least twice.
pub(super) const REPEATED: u8 = 1 << 1;
/// It stands somewhere behind "in", "near", "from".
pub(super) const LOCATED: u8 = 1 << 2;
/// It stands somewhere in lower case.
pub(super) const LOWER: u8 = 1 << 3;
/// It stands somewhere in a person's name.
pub(super) const PERSONAL: u8 = 1 << 4;

impl Facts {
    /// With room for so many names.
    pub(super) fn for_names(names: usize) -> Facts {
        Facts { slots: vec![(0, 0); (names * 2 + 1).next_power_of_two()] }
    }

    /// Tells of another mention of a name, with what is so of it.
    pub(super) fn mention(&mut self, key: u32, facts: u8) {
        if let Some(slot) = self.slot(key) {
            let repeated = if slot.1 & NAMED != 0 { REPEATED } else { 0 };
            *slot = (key, slot.1 | NAMED | repeated | facts);
        }
    }

    /// Tells what is so of a name, where it is one that was mentioned.
    pub(super) fn tell(&mut self, key: u32, facts: u8) {
        if let Some(slot) = self.slot(key).filter(|slot| slot.1 != 0) {
            slot.1 |= facts;
        }
    }

    /// What is told of a name.
    pub(super) fn of(&self, key: u32) -> u8 {
        self.slots.get(self.position(key)).map_or(0, |slot| slot.1)
    }

    fn slot(&mut self, key: u32) -> Option<&mut (u32, u8)> {
        let at = self.position(key);
        self.slots.get_mut(at)
    }

    /// Where a name is, or belongs.
    fn position(&self, key: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut at = key as usize & last;
        while self.slots.get(at).is_some_and(|slot| slot.0 != key && slot.1 != 0) {
            at = (at + 1) & last;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_stay_with_their_name() {
        let mut facts = Facts::for_names(3);
        facts.mention(8, 0);
        facts.mention(16, LOCATED);
        facts.mention(8, 0);
        facts.mention(0, 0);
        facts.tell(24, LOWER);
        facts.tell(16, PERSONAL);
        let of = |key| [REPEATED, LOCATED, LOWER, PERSONAL].map(|fact| facts.of(key) & fact != 0);
        assert_eq!(of(8), [true, false, false, false]);
        assert_eq!(of(16), [false, true, false, true]);
        assert_eq!((of(0), of(24)), ([false; 4], [false; 4]));
    }
}
