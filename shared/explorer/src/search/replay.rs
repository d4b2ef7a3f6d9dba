//! One given schedule, again.

use crate::engine::{Decision, Point, Schedule, Strategy, TaskSet, Turn};

/// Follows a schedule to its end, and counts its preemptions on the way.
pub(crate) struct Replay {
    schedule: Vec<Decision>,
    depth: usize,
    pub(crate) preemptions: usize,
    /// For each event, who could not go on when it began.
    pub(crate) waiting: Vec<TaskSet>,
}

impl Replay {
    pub(crate) fn of(schedule: &Schedule) -> Replay {
        Replay {
            schedule: schedule.decisions.clone(),
            depth: 0,
            preemptions: 0,
            waiting: Vec::new(),
        }
    }

    fn next(&mut self) -> Option<Decision> {
        self.depth += 1;
        self.schedule.get(self.depth - 1).copied()
    }
}

impl Strategy for Replay {
    fn choose(&mut self, point: &Point<'_>) -> Turn {
        let task = match self.next() {
            Some(decision) => match point.again(decision) {
                Turn::Of(task) => task,
                cant => return cant,
            },
            // The schedule may be the beginning of one.
            None => match point.natural_choice(point.fair()) {
                Some(task) => task,
                None => return Turn::Prune,
            },
        };
        if task != point.last && point.ready.contains(point.last) {
            self.preemptions += 1;
        }
        let alive = point
            .tasks
            .iter()
            .enumerate()
            .filter(|(_, t)| t.pending.is_some());
        let alive = alive.fold(TaskSet::EMPTY, |set, (i, _)| set.or(TaskSet(1 << i)));
        self.waiting.push(alive.without(point.enabled()));
        Turn::Of(task)
    }

    fn outcome(&mut self, ways: usize) -> usize {
        match self.next() {
            Some(Decision::Outcome(taken)) => usize::from(taken).min(ways - 1),
            _ => 0,
        }
    }
}
