//! The operation under way: what it touches, what comes of it, and what it makes of its task.

use super::state::Execution;
use crate::engine::fairness::{ORDINARY_LOOKS, ORDINARY_REPETITIONS};
use crate::engine::op::{ObjectId, Place, Touch};
use crate::engine::trace::{Decision, mix};

impl Execution {
    /// The chosen task does what it announced.
    pub(super) fn begin(&mut self) {
        let task = self.current;
        let pending = self
            .current()
            .pending
            .take()
            .expect("only a task that announced an operation is chosen");
        // SAFETY: the operation lies in the frame of the `step` that calls this.
        let op = unsafe { &*pending.op };
        self.settings.progress.step(task, op.at);
        if let Some(event) = self.trace.events.last()
            && event.task != task
        {
            self.current().courtesy.looks_anew();
        }
        for other in &mut self.tasks {
            other.courtesy.sees_a_step_of(task);
        }
        self.repeats(op.at, 0, ORDINARY_REPETITIONS);
        self.trace.open(task, op.what, op.at, op.touches);
        self.event_is_open = true;
        let index = self.trace.events.len() - 1;
        self.trace.events[index].in_vain = self.choice_is_idle;
        let latest = self.trace.latest_time(&self.trace.events[index]);
        let (passes, others) = (self.choice_is_idle, self.others());
        let patience = self.settings.patience;
        let me = self.current();
        me.began = me.now;
        me.now = me.now.max(latest);
        if passes {
            me.courtesy.passes(op.at, others, patience);
        }
    }

    /// The operation under way uses an object in this way, whatever was announced.
    pub(crate) fn refine(&mut self, touch: Touch) {
        self.trace.set_touch(touch);
    }

    /// The operation under way does not touch an object after all.
    pub(crate) fn spare(&mut self, object: ObjectId) {
        self.trace.remove_touch(object);
    }

    pub(super) fn close_event(&mut self) {
        if !std::mem::take(&mut self.event_is_open) {
            return;
        }
        let index = self.trace.events.len() - 1;
        let id = self.trace.events[index].task;
        self.trace.events[index].ends_program = self.over.is_some();
        let task = &mut self.tasks[id.index()];
        let before = task.clock;
        self.trace.close(&before, task.last_hash);
        self.trace.pass_time_on(task.now);
        let event = &self.trace.events[index];
        task.clock = event.clock;
        task.last_hash = event.hash;
        for child in std::mem::take(&mut self.newborn).iter() {
            let child = &mut self.tasks[child.index()];
            child.clock.join(&event.clock);
            child.last_hash = mix(event.hash, child.identity);
        }
        self.strategy_and_trace().0.completed(&self.trace, &before);
    }

    pub(crate) fn choose_outcome(&mut self, ways: usize) -> usize {
        let chosen = self.strategy_and_trace().0.outcome(ways);
        self.trace.decisions.push(Decision::Outcome(chosen as u16));
        if let Some(event) = self.trace.events.last_mut() {
            event.choice = mix(event.choice, chosen as u64 + 1);
        }
        chosen
    }

    /// The current task found this value and changed nothing.
    pub(crate) fn saw(&mut self, value: u64) {
        let Some(event) = self.trace.events.last_mut() else {
            return;
        };
        event.in_vain = true;
        let at = event.at;
        self.repeats(at, mix(value, 1), ORDINARY_LOOKS);
    }

    /// The current task did this, or found this, in this place.
    fn repeats(&mut self, at: Place, what: u64, ordinary: u32) {
        let others = self.others();
        self.current().courtesy.repeats(at, what, ordinary, others);
    }
}
