//! Schedules by the number of preemptions: all with none, then all with one, and so on (Musuvathi and Qadeer, PLDI 2007).
//!
//! A preemption takes the turn from a task that could have gone on. The first failure found has the fewest.
//! What has been explored from a state once, with as few preemptions, is not explored again: equivalent schedules
//! lead to the same state, and a hash of what happened before what tells which are equivalent.

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use crate::engine::{Decision, Point, Strategy, Turn};

/// The decisions of a run.
type Decisions = Rc<RefCell<Vec<Decision>>>;

/// A schedule's beginning that is still to be explored: the first decisions of a run that was made, and then another.
struct Prefix {
    run: Decisions,
    length: usize,
    instead: Decision,
}

/// Explores in the order of preemptions; ask [`Bounded::advance`] between executions whether there is another.
pub(crate) struct Bounded {
    /// With as many preemptions as are explored now; first in, first out, so that short schedules come first.
    now: VecDeque<Prefix>,
    /// With one more.
    later: VecDeque<Prefix>,
    prefix: Vec<Decision>,
    depth: usize,
    visited: HashSet<u64, BuildHasherDefault<AlreadyHashed>>,
    /// How many preemptions the schedules explored now have.
    pub(crate) preemptions: usize,
    limit: usize,
    so_far: Decisions,
    has_begun: bool,
}

impl Bounded {
    /// A search through all schedules with at most `limit` preemptions.
    pub(crate) fn up_to(limit: usize) -> Bounded {
        Bounded {
            now: VecDeque::new(),
            later: VecDeque::new(),
            prefix: Vec::new(),
            depth: 0,
            visited: HashSet::default(),
            preemptions: 0,
            limit,
            so_far: Decisions::default(),
            has_begun: false,
        }
    }

    /// Prepares the next execution; false when there is none left.
    pub(crate) fn advance(&mut self) -> bool {
        if !std::mem::replace(&mut self.has_begun, true) {
            return true;
        }
        while self.now.is_empty() && self.preemptions < self.limit && !self.later.is_empty() {
            self.preemptions += 1;
            std::mem::swap(&mut self.now, &mut self.later);
        }
        let Some(Prefix {
            run,
            length,
            instead,
        }) = self.now.pop_front()
        else {
            return false;
        };
        self.prefix.clear();
        self.prefix.extend_from_slice(&run.borrow()[..length]);
        self.prefix.push(instead);
        self.depth = 0;
        self.so_far = Decisions::default();
        true
    }

    fn alternative(&self, instead: Decision) -> Prefix {
        Prefix {
            run: Rc::clone(&self.so_far),
            length: self.depth,
            instead,
        }
    }

    fn decide(&mut self, decision: Decision) {
        self.depth += 1;
        self.so_far.borrow_mut().push(decision);
    }
}

impl Strategy for Bounded {
    fn choose(&mut self, point: &Point<'_>) -> Turn {
        if let Some(decision) = self.prefix.get(self.depth).copied() {
            self.decide(decision);
            return point.again(decision);
        }
        let could_go_on = point.ready.contains(point.last);
        let last = if could_go_on {
            point.last.index() as u64 + 1
        } else {
            0
        };
        if !self
            .visited
            .insert(point.state() ^ last.wrapping_mul(0x9E37_79B9))
        {
            return Turn::Prune;
        }
        let candidates = point.fair();
        let Some(chosen) = point.natural_choice(candidates) else {
            return Turn::Prune;
        };
        for other in candidates.iter().filter(|t| *t != chosen) {
            if !could_go_on {
                let prefix = self.alternative(Decision::Turn(other));
                self.now.push_back(prefix);
            } else if self.preemptions < self.limit {
                let prefix = self.alternative(Decision::Turn(other));
                self.later.push_back(prefix);
            }
        }
        self.decide(Decision::Turn(chosen));
        Turn::Of(chosen)
    }

    fn outcome(&mut self, ways: usize) -> usize {
        let taken = match self.prefix.get(self.depth) {
            Some(Decision::Outcome(taken)) => usize::from(*taken).min(ways - 1),
            _ => {
                for other in 1..ways {
                    let prefix = self.alternative(Decision::Outcome(other as u16));
                    self.now.push_back(prefix);
                }
                0
            }
        };
        self.decide(Decision::Outcome(taken as u16));
        taken
    }
}

/// States are hashes already.
#[derive(Default)]
struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("only states are hashed")
    }

    fn write_u64(&mut self, state: u64) {
        self.0 = state;
    }
}
