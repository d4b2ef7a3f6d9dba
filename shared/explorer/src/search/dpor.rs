//! Dynamic partial-order reduction: of all schedules that differ only in the order of independent operations, one.
//!
//! Flanagan and Godefroid (POPL 2005): run to the end; wherever an operation raced with an earlier one, come back to the
//! moment before the earlier one and try the other order. Nothing is added there if what was added already covers
//! it (the source sets of Abdulla, Aronis, Jonsson and Sagonas, POPL 2014), and a task whose turn was explored sleeps until
//! something happens that its operation depends on (Godefroid's sleep sets).

use crate::engine::{
    Clock, ENDS, Event, MAIN_ENDS, Manner, Place, Point, Strategy, TaskId, TaskSet, Touch, Trace,
    Turn,
};

/// Explores one schedule of each kind; ask [`Dpor::advance`] between executions whether there is another.
#[derive(Default)]
pub(crate) struct Dpor {
    /// The decisions of the current execution, and what is left to try at each.
    path: Vec<Branch>,
    depth: usize,
    asleep: TaskSet,
    /// For each event, the branch at which its task was chosen.
    branch_of: Vec<usize>,
    /// Reused between events.
    races: Vec<usize>,
}

enum Branch {
    Turn(Node),
    Outcome { taken: usize, ways: usize },
}

struct Node {
    chosen: TaskId,
    /// What the chosen task is about to do, to notice when it does something else the next time.
    op: Option<(&'static str, Place)>,
    /// What everybody is about to do, as a hash.
    ops: u64,
    enabled: TaskSet,
    /// Of these, who need not let others go first.
    fair: TaskSet,
    /// Whose turn must be explored here.
    wanted: TaskSet,
    /// Whose turn has been explored here.
    explored: TaskSet,
    /// Whose turn needn't be explored here, since it was earlier and nothing has happened since that matters to it.
    asleep: TaskSet,
}

/// An operation, done or announced, that may have raced with earlier events.
struct Racer<'a> {
    task: TaskId,
    what: &'a str,
    touches: &'a [Touch],
    /// What happened before it, by its task's own account.
    before: &'a Clock,
    /// And all that happened before it once it is done.
    after: &'a Clock,
    /// Only events before this one come into question.
    end: usize,
}

impl Dpor {
    /// Prepares the next execution; false when there is none left.
    pub(crate) fn advance(&mut self) -> bool {
        self.depth = 0;
        self.asleep = TaskSet::EMPTY;
        self.branch_of.clear();
        while let Some(branch) = self.path.last_mut() {
            match branch {
                Branch::Outcome { taken, ways } if *taken + 1 < *ways => {
                    *taken += 1;
                    return true;
                }
                Branch::Outcome { .. } => {}
                Branch::Turn(node) => {
                    node.explored.insert(node.chosen);
                    let left = node.wanted.without(node.explored).without(node.asleep);
                    if let Some(next) = left.iter().next() {
                        node.chosen = next;
                        node.op = None;
                        return true;
                    }
                }
            }
            self.path.pop();
        }
        false
    }

    fn node_of(&mut self, event: usize) -> &mut Node {
        match &mut self.path[self.branch_of[event]] {
            Branch::Turn(node) => node,
            Branch::Outcome { .. } => unreachable!("an event begins with a turn"),
        }
    }

    /// Comes back to each event that `task`'s operation raced with: one that it could have come before.
    fn find_races(&mut self, trace: &Trace, racer: &Racer<'_>) {
        let Racer {
            task,
            what,
            touches,
            before,
            after,
            end,
        } = *racer;
        let mut races = std::mem::take(&mut self.races);
        races.clear();
        if what == MAIN_ENDS {
            let matters =
                |&e: &usize| trace.events[e].what != ENDS && !trace.happened_before(e, before);
            races.extend((0..end).filter(matters));
        } else {
            for touch in touches {
                for &(event, access) in trace.object(touch.object).history.iter().rev() {
                    if event >= end || !access.conflicts_with(touch.access) {
                        continue;
                    }
                    if !trace.happened_before(event, before) {
                        if access.could_be_overtaken_by(touch.access) {
                            races.push(event);
                        }
                    } else if access.manner() == Manner::Exclusive {
                        // All earlier uses of the object happened before this one.
                        break;
                    }
                }
            }
        }
        races.sort_unstable_by(|a, b| b.cmp(a));
        races.dedup();
        let mut reversed: Vec<usize> = Vec::new();
        for &event in &races {
            // If it happened before one that is tried the other way round, that will come upon it later.
            let comes_later = reversed
                .iter()
                .any(|&later| trace.happened_before(event, &trace.events[later].clock));
            if !comes_later && self.reverse(trace, event, task, after, end) {
                reversed.push(event);
            }
        }
        self.races = races;
    }

    /// Makes sure that `task`'s operation, with what it needs of the events in between, is tried before `event`.
    /// True if it can surely come before it: then what it raced with earlier will be found from there.
    fn reverse(
        &mut self,
        trace: &Trace,
        event: usize,
        task: TaskId,
        after: &Clock,
        end: usize,
    ) -> bool {
        let (starters, needs_nothing) = starters(trace, event, task, after, end);
        let node = self.node_of(event);
        if needs_nothing && !node.enabled.contains(task) {
            // It waited for the event, or for something that the event made possible.
            return false;
        }
        if starters.and(node.wanted).is_empty() {
            let possible = starters.and(node.fair);
            if possible.contains(task) {
                node.wanted.insert(task);
            } else if let Some(other) = possible.iter().next() {
                node.wanted.insert(other);
            } else {
                node.wanted = node.wanted.or(node.fair);
            }
        }
        needs_nothing
    }
}

/// Of the events after `event` that don't depend on it, followed by `task`'s operation: whose can come first?
/// And does that operation need none of them?
fn starters(
    trace: &Trace,
    event: usize,
    task: TaskId,
    after: &Clock,
    end: usize,
) -> (TaskSet, bool) {
    let (mut seen, mut starters) = (TaskSet::EMPTY, TaskSet::EMPTY);
    let independent = |e: &usize| !trace.happened_before(event, &trace.events[*e].clock);
    let comes_first = |clock: &Clock, upto: usize| {
        !(event + 1..upto)
            .filter(independent)
            .any(|earlier| trace.happened_before(earlier, clock))
    };
    for e in (event + 1..end).filter(independent) {
        let Event { task, clock, .. } = &trace.events[e];
        if !seen.contains(*task) {
            seen.insert(*task);
            if comes_first(clock, e) {
                starters.insert(*task);
            }
        }
    }
    let needs_nothing = !seen.contains(task) && comes_first(after, end);
    if needs_nothing {
        starters.insert(task);
    }
    (starters, needs_nothing)
}

impl Strategy for Dpor {
    fn choose(&mut self, point: &Point<'_>) -> Turn {
        let enabled = point.enabled();
        let asleep = self.asleep.iter().filter(|&t| !point.depends_on_last(t));
        let asleep = asleep.fold(TaskSet::EMPTY, |set, t| set.or(TaskSet::one(t)));
        if self.depth == self.path.len() {
            let Some(chosen) = point.natural_choice(point.fair().without(asleep)) else {
                // Who is blocked here won't come to its turn in this run: a lock that it raced for would be lost sight of.
                self.find_races_of_pending(point, |task| !enabled.contains(task));
                return Turn::Prune;
            };
            self.path.push(Branch::Turn(Node {
                chosen,
                op: None,
                ops: point.next_ops(enabled),
                enabled,
                fair: point.fair(),
                wanted: TaskSet::one(chosen),
                explored: TaskSet::EMPTY,
                asleep,
            }));
        }
        let Branch::Turn(node) = &mut self.path[self.depth] else {
            return Turn::Diverged(
                "an operation had several outcomes before, and now it has one".to_owned(),
            );
        };
        if node.enabled != enabled {
            return Turn::Diverged(point.describe_others_enabled(node.enabled));
        }
        let op = point.next_op(node.chosen);
        if *node.op.get_or_insert(op) != op {
            return Turn::Diverged(point.describe_other_op(node.chosen, node.op.unwrap_or(op)));
        }
        if node.ops != point.next_ops(enabled) {
            return Turn::Diverged(point.describe_other_ops());
        }
        self.branch_of.push(self.depth);
        self.depth += 1;
        self.asleep = asleep.or(node.explored);
        self.asleep.remove(node.chosen);
        Turn::Of(node.chosen)
    }

    fn outcome(&mut self, ways: usize) -> usize {
        if self.depth == self.path.len() {
            self.path.push(Branch::Outcome { taken: 0, ways });
        }
        self.depth += 1;
        match &self.path[self.depth - 1] {
            Branch::Outcome { taken, .. } => (*taken).min(ways - 1),
            Branch::Turn(_) => 0,
        }
    }

    fn completed(&mut self, trace: &Trace, before: &Clock) {
        let index = trace.events.len() - 1;
        let event = &trace.events[index];
        let racer = Racer {
            task: event.task,
            what: event.what,
            touches: trace.touches(event),
            before,
            after: &event.clock,
            end: index,
        };
        self.find_races(trace, &racer);
    }

    fn ended(&mut self, point: &Point<'_>) {
        let ends_program = point.trace.events.last().is_some_and(|e| e.ends_program);
        if ends_program {
            let node = self.node_of(point.trace.events.len() - 1);
            for (index, task) in point.tasks.iter().enumerate() {
                let id = TaskId::from_index(index);
                let could = task.pending.is_some() && task.pending_op().what != ENDS;
                if could && node.fair.contains(id) {
                    node.wanted.insert(id);
                }
            }
        }
        self.find_races_of_pending(point, |_| true);
    }
}

impl Dpor {
    /// With what has the operation raced that each of these tasks has announced?
    fn find_races_of_pending(&mut self, point: &Point<'_>, of: impl Fn(TaskId) -> bool) {
        let trace = point.trace;
        for (index, task) in point.tasks.iter().enumerate() {
            let id = TaskId::from_index(index);
            if trace.events.is_empty() || task.pending.is_none() || !of(id) {
                continue;
            }
            let op = task.pending_op();
            let after = trace.clock_after(&task.clock, op.touches);
            let racer = Racer {
                task: id,
                what: op.what,
                touches: op.touches,
                before: &task.clock,
                after: &after,
                end: trace.events.len(),
            };
            self.find_races(trace, &racer);
        }
    }
}
