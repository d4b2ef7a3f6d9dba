//! Every schedule, as one graph: each state is explored once, by whatever schedule it was first reached.
//!
//! Runs that differ only in the order of independent operations come to the same state; a hash of what happened before what
//! tells, as in the search by preemptions.

use std::collections::HashMap;

use super::{Line, Stand};
use crate::engine::{
    Blocked, Decision, ENDS, ENDS_BY_PANIC, MAIN_ENDS, Point, Record, Standing, Strategy, TaskId,
    TaskSet, Turn, is_spoken_of,
};
use crate::narration::deadlock::wants;
use crate::narration::names::{Sources, seen_by};

/// The strategy, and what it sees on the way of a run.
#[derive(Default)]
pub(super) struct Survey {
    /// The states so far, by their hash.
    pub(super) states: HashMap<u64, usize>,
    /// Beginnings of schedules that are still to be explored.
    pub(super) todo: Vec<Vec<Decision>>,
    prefix: Vec<Decision>,
    pub(super) so_far: Vec<Decision>,
    pub(super) way: Vec<Moment>,
    sources: Sources,
}

/// A state that a run came through.
pub(super) struct Moment {
    pub(super) state: usize,
    /// So many decisions had been taken.
    pub(super) decisions: usize,
    /// Not where the run only follows another.
    pub(super) seen: Option<Seen>,
}

/// A state as the run sees it, with the run's own numbers of tasks and objects.
pub(super) struct Seen {
    pub(super) threads: Vec<Stand>,
    pub(super) objects: Vec<Option<String>>,
}

impl Survey {
    pub(super) fn begin(&mut self, prefix: Vec<Decision>) {
        self.prefix = prefix;
        self.so_far.clear();
        self.way.clear();
    }

    /// Comes to a state; is it a new one?
    fn arrive(&mut self, hash: u64, point: &Point<'_>) -> bool {
        let number = self.states.len();
        let state = *self.states.entry(hash).or_insert(number);
        let follows = self.so_far.len() < self.prefix.len();
        self.way.push(Moment {
            state,
            decisions: self.so_far.len(),
            seen: (!follows).then(|| Seen::at(point, &mut self.sources)),
        });
        state == number
    }

    fn try_later(&mut self, instead: Decision) {
        let mut prefix = self.so_far.clone();
        prefix.push(instead);
        self.todo.push(prefix);
    }
}

impl Strategy for Survey {
    fn choose(&mut self, point: &Point<'_>) -> Turn {
        let is_new = self.arrive(point.state(), point);
        let chosen = match self.prefix.get(self.so_far.len()) {
            Some(decision) => match point.again(*decision) {
                Turn::Of(task) => task,
                cant => return cant,
            },
            None if !is_new => return Turn::Prune,
            None => {
                let candidates = point.fair();
                let Some(chosen) = point.natural_choice(candidates) else {
                    return Turn::Prune;
                };
                for other in candidates.without(TaskSet::one(chosen)).iter() {
                    self.try_later(Decision::Turn(other));
                }
                chosen
            }
        };
        self.so_far.push(Decision::Turn(chosen));
        Turn::Of(chosen)
    }

    fn outcome(&mut self, ways: usize) -> usize {
        let taken = match self.prefix.get(self.so_far.len()) {
            Some(Decision::Outcome(taken)) => usize::from(*taken).min(ways - 1),
            _ => {
                for other in 1..ways {
                    self.try_later(Decision::Outcome(other as u16));
                }
                0
            }
        };
        self.so_far.push(Decision::Outcome(taken as u16));
        taken
    }

    fn ended(&mut self, point: &Point<'_>) {
        self.prefix.clear();
        // The same steps may end it in the one who panics or in the one who would have joined.
        let by = 1 << point.last.index();
        self.arrive(!point.trace.state ^ by, point);
    }
}

impl Seen {
    fn at(point: &Point<'_>, sources: &mut Sources) -> Seen {
        let record = point.record;
        let stand = |index| {
            let task = TaskId::from_index(index);
            let standing = record.standing.iter().find(|s| s.task == task);
            let Some(standing) = standing else {
                return Stand::Ended;
            };
            let waiting = record.waiting.iter().find(|w| w.task == task);
            let waits = waiting.map(|w| {
                let (what, which) = wants(point.tasks, w);
                let held = matches!(w.why, Blocked::HeldBy(_));
                let woken = if held && w.what == "wake up" {
                    "has been woken, "
                } else {
                    ""
                };
                format!("{woken}{what}{which}")
            });
            let polite = || point.resting.contains(task) && !point.fair().contains(task);
            let objects = point.trace.objects();
            let object = standing.object.map(|o| seen_by(objects, o));
            let object = object.filter(|o| is_spoken_of(point.trace.object(*o).kind));
            Stand::At {
                what: standing.what,
                line: sources.line_of(record, standing),
                object: object.map(|o| o.0 as usize),
                waits: waits.or_else(|| polite().then(|| "lets the others go first".to_owned())),
                waits_for: waiting.map_or(Vec::new(), |w| {
                    w.why.by().iter().map(TaskId::index).collect()
                }),
            }
        };
        Seen {
            threads: (0..point.tasks.len()).map(stand).collect(),
            objects: record.shown.clone(),
        }
    }
}

impl Sources {
    /// Where a thread stands, as a reader sees it.
    fn line_of(&mut self, record: &Record, standing: &Standing) -> Option<Line> {
        let here = |number| Line {
            file: standing.at.file().to_owned(),
            number,
        };
        match standing.what {
            "unlock" => self.end_of_guard(standing.at).map(here),
            "join" => self.end_of_scope(standing.at).map(here),
            ENDS | ENDS_BY_PANIC | MAIN_ENDS | "drop a sender" | "drop the receiver" => None,
            _ => line(record.place_of(standing.task, standing.at)),
        }
    }
}

pub(super) fn line(place: Option<(String, u32)>) -> Option<Line> {
    place.map(|(file, number)| Line { file, number })
}
