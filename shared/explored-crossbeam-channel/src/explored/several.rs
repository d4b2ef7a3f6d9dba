//! Several operations, of which one is to be done.
//!
//! Which of those that would not block is a choice of the search. A timer may have fired before any of them became ready,
//! and may do so while none is.

use explorer::engine::{self, Access, Blocked, Place, Readiness, TaskId};

use super::meeting::Selection;
use super::step::{Touches, nameless, selects, step, touch};
use super::{Arm, Chance, Patience, Ticket};

/// The arms of a select.
#[derive(Clone)]
pub(crate) struct Several<'a> {
    /// With the sender or receiver it is about; `None` if it was removed.
    arms: Vec<Option<(&'a dyn Arm, *const ())>>,
    /// The first that is ready is taken.
    in_order: bool,
}

/// An arm that can be found by those who won't wait, by its number among those who do.
type Enlisted = (usize, u64);

impl<'a> Several<'a> {
    pub(crate) fn in_any_order() -> Several<'a> {
        Several {
            arms: Vec::new(),
            in_order: false,
        }
    }

    pub(crate) fn in_order() -> Several<'a> {
        Several {
            arms: Vec::new(),
            in_order: true,
        }
    }

    pub(crate) fn add(&mut self, arm: &'a dyn Arm, end: *const ()) -> usize {
        self.arms.push(Some((arm, end)));
        self.arms.len() - 1
    }

    pub(crate) fn remove(&mut self, index: usize) {
        assert!(
            index < self.arms.len(),
            "index out of bounds; {index} >= {}",
            self.arms.len()
        );
        assert!(
            self.arms[index].take().is_some(),
            "no operation with this index"
        );
    }

    pub(crate) fn must_not_be_empty(&self) {
        let any = self.arms().next().is_some();
        assert!(any, "no operations have been added to `Select`");
    }

    /// Waits for an arm and takes it.
    pub(crate) fn take(&self, patience: Patience, at: Place) -> Option<(usize, Ticket, *const ())> {
        let selection = Selection::none();
        let enlisted = self.enlist(&selection, patience, at);
        self.wait(&selection, patience, at);
        let taken = match selection.arm() {
            Some(index) => {
                let number = enlisted.iter().find(|(arm, _)| *arm == index);
                number.map(|(_, number)| (index, Ticket::Number(*number)))
            }
            None => self.choose(patience).map(|(index, early)| {
                let others = self.arms().filter(|(other, _)| *other != index);
                others.for_each(|(_, arm)| arm.pass_over());
                (index, self.arm(index).take(early))
            }),
        };
        for (index, number) in enlisted {
            if selection.arm() != Some(index) {
                self.arm(index).withdraw(number);
            }
        }
        match taken {
            Some((index, ticket)) => self.arms[index].map(|(_, end)| (index, ticket, end)),
            None => {
                self.give_up(patience);
                None
            }
        }
    }

    /// Waits for an arm and says which.
    pub(crate) fn find(&self, patience: Patience, at: Place) -> Option<usize> {
        self.wait(&Selection::none(), patience, at);
        let found = self.choose(patience);
        match found {
            Some((index, _)) => {
                self.arms().for_each(|(_, arm)| arm.pass_over());
                self.arm(index).stays_ready();
                engine::saw(index as u64 + 1);
                engine::note(|| "select: finds a channel ready".to_owned());
            }
            None => self.give_up(patience),
        }
        found.map(|(index, _)| index)
    }

    /// Those who would not wait for a partner must know that this select waits.
    fn enlist(&self, selection: &Selection, patience: Patience, at: Place) -> Vec<Enlisted> {
        let needs_partner = self.arms().any(|(_, arm)| arm.needs_partner());
        if !needs_partner || patience == Patience::None {
            return Vec::new();
        }
        let touches = [touch(selects(), Access::Write)];
        step("select", None, &touches, at, &|| Readiness::Ready);
        let arrival = nameless();
        engine::refine(arrival, Access::Release);
        let enlist = |(index, arm): (usize, &dyn Arm)| {
            let number = arm.enlist(selection, index, arrival)?;
            Some((index, number))
        };
        self.arms().filter_map(enlist).collect()
    }

    fn wait(&self, selection: &Selection, patience: Patience, at: Place) {
        let me = engine::current();
        let mut touches = Touches::default();
        self.arms().for_each(|(_, arm)| arm.announce(&mut touches));
        step("select", None, touches.as_slice(), at, &|| {
            let mut best = match patience {
                Patience::Endless => Readiness::Blocked(Blocked::NoArmReady),
                Patience::Until(_) => Readiness::Idle,
                Patience::None => Readiness::Ready,
            };
            for (_, arm) in self.arms() {
                match arm.chance(me) {
                    Chance::Now => return Readiness::Ready,
                    Chance::Perhaps { .. } if best != Readiness::Ready => best = Readiness::Idle,
                    _ => {}
                }
            }
            if selection.arm().is_some() {
                Readiness::Ready
            } else {
                best
            }
        });
    }

    /// One of the arms that can be taken, and whether it is a timer that came before others that can.
    fn choose(&self, patience: Patience) -> Option<(usize, bool)> {
        let me = engine::current();
        let mut ready = self.with_chance(me, |chance| chance == Chance::Now);
        if !self.in_order {
            // A closed channel is ready for ever; chance would not have it taken for ever.
            let in_vain = |index: &usize| self.arm(*index).times_in_vain();
            let least = ready.iter().map(in_vain).min();
            ready.retain(|index| Some(in_vain(index)) == least);
        }
        if !ready.is_empty() {
            let early = |chance| chance == Chance::Perhaps { beats_others: true };
            let mut able = ready.clone();
            able.extend(self.with_chance(me, early));
            if self.in_order {
                able.retain(|index| *index <= ready[0]);
            }
            let index = able[engine::choose(able.len())];
            return Some((index, !ready.contains(&index)));
        }
        let mut able = self.with_chance(me, |chance| matches!(chance, Chance::Perhaps { .. }));
        if patience == Patience::None {
            able.retain(|index| self.arm(*index).has_fired());
        }
        let gives_up = match patience {
            Patience::Until(time) => !able.iter().any(|index| self.arm(*index).fires_within(time)),
            _ => false,
        };
        let ways = able.len() + usize::from(gives_up);
        let index = able.get(engine::choose(ways))?;
        Some((*index, false))
    }

    fn with_chance(&self, me: TaskId, has: impl Fn(Chance) -> bool) -> Vec<usize> {
        let able = self.arms().filter(|(_, arm)| has(arm.chance(me)));
        able.map(|(index, _)| index).collect()
    }

    fn give_up(&self, patience: Patience) {
        self.arms().for_each(|(_, arm)| arm.pass_over());
        match patience {
            Patience::Until(time) => {
                engine::pass_time(time);
                engine::note(|| format!("select: gives up after {time:?}"));
            }
            _ => {
                engine::saw(0);
                engine::note(|| "select: finds nothing ready".to_owned());
            }
        }
    }

    fn arms(&self) -> impl Iterator<Item = (usize, &'a dyn Arm)> {
        let arms = self.arms.iter().enumerate();
        arms.filter_map(|(index, arm)| arm.map(|(arm, _)| (index, arm)))
    }

    fn arm(&self, index: usize) -> &'a dyn Arm {
        self.arms[index]
            .expect("an arm that was removed is not taken")
            .0
    }
}
