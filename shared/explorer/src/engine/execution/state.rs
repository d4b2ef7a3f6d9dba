//! The state of one execution: its tasks, what has happened, who is next. Who runs what is told in the files beside.

use std::cell::Cell;
use std::ptr;
use std::sync::Arc;

use crate::engine::clock::Clock;
use crate::engine::ended::Ended;
use crate::engine::fairness::Courtesy;
use crate::engine::op::{ObjectId, Place};
use crate::engine::progress::Progress;
use crate::engine::record::Record;
use crate::engine::statics::{Statics, TakenOver};
use crate::engine::strategy::Strategy;
use crate::engine::task::{Ending, Task};
use crate::engine::task_id::{TaskId, TaskSet};
use crate::engine::trace::{Trace, mix};

/// Who is running on this OS thread.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AtWork {
    /// Nothing is explored.
    Others,
    Engine,
    Task,
}

thread_local! {
    static CURRENT: Cell<*mut Execution> = const { Cell::new(ptr::null_mut()) };
    static AT_WORK: Cell<AtWork> = const { Cell::new(AtWork::Others) };
    /// A stand-in was used in the midst of that: by the allocator, which nobody else can call there.
    static REENTERED: Cell<bool> = const { Cell::new(false) };
}

/// The execution of this OS thread is this one now, or none.
pub(super) fn set_current(execution: *mut Execution) {
    CURRENT.set(execution);
    at_work(if execution.is_null() {
        AtWork::Others
    } else {
        AtWork::Engine
    });
}

/// The turn goes to a task, or comes back to who had it.
pub(super) fn at_work(who: AtWork) -> AtWork {
    AT_WORK.replace(who)
}

/// Runs `f` on the execution of this OS thread. `f` must not call back: no user code, no second `with`.
pub(crate) fn with<R>(f: impl FnOnce(&mut Execution) -> R) -> R {
    let execution = CURRENT.get();
    assert!(!execution.is_null(), "only explored code can do this");
    let who = AT_WORK.replace(AtWork::Engine);
    // SAFETY: `Execution::run` set it and clears it before the execution goes away; all tasks share this OS thread,
    // and no `f` in the engine suspends or re-enters, so this is the only reference.
    let result = f(unsafe { &mut *execution });
    AT_WORK.set(who);
    result
}

/// Has the allocator used a stand-in?
pub(super) fn was_reentered() -> bool {
    REENTERED.take()
}

/// Is the calling thread part of an exploration? Who asks is a stand-in that the program uses.
pub fn exploring() -> bool {
    let is_explored = would_be_told();
    if is_explored {
        with(|ex| ex.has_stand_ins = true);
    }
    is_explored
}

/// The same, for what is told but shares nothing between threads, such as printing.
pub fn would_be_told() -> bool {
    match AT_WORK.get() {
        AtWork::Others => false,
        AtWork::Engine => {
            REENTERED.set(true);
            false
        }
        // SAFETY: as in `with`.
        AtWork::Task => !unsafe { (*CURRENT.get()).making_a_note },
    }
}

/// What holds for every execution of a search.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) steps: usize,
    pub(crate) threads: usize,
    /// How often a task may pass the time in one place before others go first.
    pub(crate) patience: u32,
    /// How often each waiting for a condition variable may end for no reason.
    pub(crate) spurious_wakeups: u32,
    pub(crate) log: bool,
    pub(crate) progress: Arc<Progress>,
    /// What the program has in its statics beside stand-ins, to be put back before each run.
    pub(crate) raw_statics: Option<Arc<TakenOver>>,
}

impl Settings {
    /// The same, with a log.
    pub(crate) fn logging(&self) -> Settings {
        Settings {
            log: true,
            ..self.clone()
        }
    }
}

pub(crate) struct Execution {
    pub(crate) settings: Settings,
    pub(crate) tasks: Vec<Task>,
    pub(crate) task_objects: Vec<ObjectId>,
    pub(crate) trace: Trace,
    pub(crate) current: TaskId,
    pub(crate) record: Record,
    /// While a note is being made: user code run for it takes no part in the exploration.
    pub(crate) making_a_note: bool,
    pub(crate) over: Option<Ended>,
    /// The program used a stand-in.
    pub(crate) has_stand_ins: bool,
    /// It came to something that std leaves open.
    pub(crate) could_take_liberties: bool,
    /// Somebody passed the time until its patience was at an end.
    pub(crate) lost_patience: bool,
    /// Grows with every execution of the process, so that objects know a new one has begun.
    pub(crate) number: u32,
    pub(super) next: Option<TaskId>,
    pub(super) event_is_open: bool,
    /// Tasks spawned during the open event.
    pub(super) newborn: TaskSet,
    /// Who could go on when somebody was last chosen.
    pub(super) enabled: TaskSet,
    pub(super) choice_is_idle: bool,
    pub(super) strategy: Option<*mut dyn Strategy>,
    /// The copies of statics that stand for them in this execution.
    pub(crate) statics: Statics,
}

impl Execution {
    pub(crate) fn new(settings: Settings) -> Execution {
        Execution {
            settings,
            tasks: Vec::new(),
            task_objects: Vec::new(),
            trace: Trace::default(),
            current: TaskId::MAIN,
            record: Record::default(),
            making_a_note: false,
            over: None,
            has_stand_ins: false,
            could_take_liberties: false,
            lost_patience: false,
            number: 0,
            next: None,
            event_is_open: false,
            newborn: TaskSet::EMPTY,
            enabled: TaskSet::EMPTY,
            choice_is_idle: false,
            strategy: None,
            statics: Statics::default(),
        }
    }

    pub(super) fn admit(&mut self, name: Option<String>, at: Place) -> TaskId {
        let id = TaskId::from_index(self.tasks.len());
        let object = self.trace.register("thread", at);
        self.task_objects.push(object);
        let is_main = self.tasks.is_empty();
        let (mut clock, mut identity, mut now, mut last_hash) = (Clock::ZERO, 1, 0, 0);
        if !is_main {
            let parent = &mut self.tasks[self.current.index()];
            parent.children += 1;
            identity = mix(parent.identity, parent.children);
            clock = parent.clock;
            now = parent.now;
            last_hash = parent.last_hash;
            if self.event_is_open {
                self.newborn.insert(id);
            }
        }
        self.tasks.push(Task {
            name,
            spawned_at: at,
            stack: None,
            suspender: ptr::null(),
            pending: None,
            in_prelude: true,
            ending: Ending::Running,
            can_be_joined: true,
            is_joined: false,
            is_unparked: false,
            clock,
            identity,
            children: 0,
            last_hash: mix(last_hash, identity),
            courtesy: Courtesy::default(),
            now,
            began: now,
            wakeup: None,
            polls: 0,
            locals: Vec::new(),
            unwinding: 0,
            last_panic: None,
            spurious_left: self.settings.spurious_wakeups,
        });
        id
    }

    pub(crate) fn current(&mut self) -> &mut Task {
        &mut self.tasks[self.current.index()]
    }

    #[expect(
        clippy::mut_from_ref,
        reason = "the strategy is the caller's, not a part of self"
    )]
    pub(super) fn strategy_and_trace(&self) -> (&mut dyn Strategy, &Trace) {
        let strategy = self.strategy.expect("set while a program runs");
        // SAFETY: `run` holds the exclusive borrow from which this pointer was made, and nobody else uses it.
        (unsafe { &mut *strategy }, &self.trace)
    }
}
