//! One execution: the tasks, who runs, and how it ended.

mod ending;
mod event;
mod turns;

use std::ptr;
use std::sync::Arc;

use corosensei::Coroutine;

use super::clock::Clock;
use super::fairness::Courtesy;
use super::op::{Blocked, ObjectId, Place};
use super::panics::Silence;
use super::progress::Progress;
use super::statics::Statics;
use super::strategy::Strategy;
use super::task::{Ending, Stack, Task, TaskId, TaskSet, give_back_stack, take_stack};
use super::trace::{Trace, mix};
use super::{CURRENT, body, with};
use crate::failure::FailureKind;

pub(super) use ending::{announce_end, ending_of};
use turns::decide;
pub(super) use turns::{step, suspend_for_ever};

/// What holds for every execution of a search.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) steps: usize,
    pub(crate) threads: usize,
    /// How often each waiting for a condition variable may end for no reason.
    pub(crate) spurious_wakeups: u32,
    pub(crate) log: bool,
    pub(crate) progress: Arc<Progress>,
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

/// How an execution ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Well,
    Badly(FailureKind),
    /// Before its end, since it would have shown nothing new.
    Pruned,
}

/// Something that was said about the run, to be told later.
pub(crate) struct Line {
    pub(crate) task: TaskId,
    /// The event under way; none before the first.
    pub(crate) event: Option<usize>,
    pub(crate) at: Option<(String, u32)>,
    pub(crate) text: String,
    pub(crate) spawned: Option<TaskId>,
}

/// A task that can't go on, and why.
pub(crate) struct Waiting {
    pub(crate) task: TaskId,
    pub(crate) why: Blocked,
    /// What it would do.
    pub(crate) what: &'static str,
    /// The object that it wants.
    pub(crate) object: Option<ObjectId>,
    pub(crate) at: Option<(String, u32)>,
}

/// What a task is about to do.
pub(crate) struct Standing {
    pub(crate) task: TaskId,
    pub(crate) what: &'static str,
    /// The object that it is about; of a thread that has been woken, the lock that it takes again.
    pub(crate) object: Option<ObjectId>,
    pub(crate) at: Place,
}

pub(crate) struct Execution {
    pub(crate) settings: Settings,
    pub(crate) tasks: Vec<Task>,
    pub(crate) task_objects: Vec<ObjectId>,
    pub(crate) trace: Trace,
    pub(crate) current: TaskId,
    pub(crate) lines: Vec<Line>,
    /// Who could not go on when somebody was last chosen.
    pub(crate) waiting: Vec<Waiting>,
    /// What everybody was about to do then, if there is a log.
    pub(crate) standing: Vec<Standing>,
    /// How each object stands, as far as it was shown.
    pub(crate) shown: Vec<Option<String>>,
    /// While a note is being made: user code run for it takes no part in the exploration.
    pub(crate) making_a_note: bool,
    pub(crate) over: Option<Ended>,
    /// Grows with every execution of the process, so that objects know a new one has begun.
    pub(crate) number: u32,
    next: Option<TaskId>,
    event_is_open: bool,
    /// Tasks spawned during the open event.
    newborn: TaskSet,
    /// Who could go on when somebody was last chosen.
    enabled: TaskSet,
    choice_is_idle: bool,
    /// The operation under way is one of several of its event.
    is_appending: bool,
    strategy: Option<*mut dyn Strategy>,
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
            lines: Vec::new(),
            waiting: Vec::new(),
            standing: Vec::new(),
            shown: Vec::new(),
            making_a_note: false,
            over: None,
            number: 0,
            next: None,
            event_is_open: false,
            newborn: TaskSet::EMPTY,
            enabled: TaskSet::EMPTY,
            choice_is_idle: false,
            is_appending: false,
            strategy: None,
            statics: Statics::default(),
        }
    }

    /// Runs the program once, from the beginning to its end or until `strategy` prunes it.
    pub(crate) fn run(
        &mut self,
        strategy: &mut (dyn Strategy + 'static),
        program: &Arc<dyn Fn() + Send + Sync>,
    ) -> Ended {
        if std::thread::panicking() {
            return self.run_on_another_os_thread(strategy, program);
        }
        self.reset();
        self.strategy = Some(strategy);
        let silence = Silence::new();
        CURRENT.set(ptr::from_mut(self));
        let program = Arc::clone(program);
        spawn(
            None,
            std::panic::Location::caller(),
            Box::new(move || program()),
        );
        decide();
        while let Some((task, mut stack)) = with(Execution::take_next) {
            stack.resume(());
            let ended = stack.done();
            with(|ex| ex.keep_stack(task, stack));
            if ended {
                decide();
            }
        }
        if with(|ex| ex.event_is_open) {
            decide();
        }
        CURRENT.set(ptr::null_mut());
        drop(silence);
        self.abandon_what_is_left();
        self.strategy = None;
        self.over
            .clone()
            .expect("an execution goes on until it is over")
    }

    /// A task that was abandoned while it unwound has left this OS thread in a state of panic for good.
    fn run_on_another_os_thread(
        &mut self,
        strategy: &mut (dyn Strategy + 'static),
        program: &Arc<dyn Fn() + Send + Sync>,
    ) -> Ended {
        struct Moved<T>(T);
        // SAFETY: this OS thread waits for the other and uses none of it meanwhile; no task is alive.
        unsafe impl<T> Send for Moved<T> {}
        let moved = Moved((self, strategy));
        std::thread::scope(|scope| {
            let run = scope.spawn(move || {
                let Moved((execution, strategy)) = { moved };
                execution.run(strategy, program)
            });
            run.join().expect("the explorer itself does not panic")
        })
    }

    fn reset(&mut self) {
        self.tasks.clear();
        self.task_objects.clear();
        self.trace.clear();
        self.lines.clear();
        self.shown.clear();
        self.statics.forget();
        self.over = None;
        self.current = TaskId::MAIN;
        self.number = super::next_execution_number();
        self.next = None;
        self.event_is_open = false;
        self.is_appending = false;
        self.newborn = TaskSet::EMPTY;
        self.enabled = TaskSet::EMPTY;
    }

    /// Threads that are still suspended are forgotten where they stand, like threads of a process that ends:
    /// nothing on their stacks is dropped, for it might use what is no longer there.
    fn abandon_what_is_left(&mut self) {
        for task in &mut self.tasks {
            if let Some(mut stack) = task.stack.take() {
                // SAFETY: objects on the stack are leaked, not reused: nothing can refer to them any more, for all
                // tasks of this execution end here, and what lives longer (statics) starts afresh in the next.
                unsafe { stack.force_reset() };
                give_back_stack(stack);
                std::mem::forget(std::mem::take(&mut task.locals));
            }
        }
    }

    fn take_next(&mut self) -> Option<(TaskId, Stack)> {
        if self.over.is_some() {
            return None;
        }
        let task = self.next.take()?;
        self.current = task;
        let stack = self.tasks[task.index()]
            .stack
            .take()
            .expect("the chosen task is suspended");
        Some((task, stack))
    }

    fn keep_stack(&mut self, task: TaskId, stack: Stack) {
        if stack.done() {
            give_back_stack(stack);
        } else {
            self.tasks[task.index()].stack = Some(stack);
        }
    }

    fn admit(&mut self, name: Option<String>, at: Place) -> TaskId {
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
            last_panic: None,
            spurious_left: self.settings.spurious_wakeups,
        });
        id
    }

    pub(crate) fn show(&mut self, object: ObjectId, text: String) {
        let index = object.0 as usize;
        if self.shown.len() <= index {
            self.shown.resize(index + 1, None);
        }
        self.shown[index] = Some(text);
    }

    pub(crate) fn current(&mut self) -> &mut Task {
        &mut self.tasks[self.current.index()]
    }

    /// Where in the program something was done; called by std itself, it was where the program last did something.
    pub(crate) fn place_of(&self, task: TaskId, at: Place) -> Option<(String, u32)> {
        let file = at.file();
        if !(file.starts_with("/rustc/") || file.contains("/library/")) {
            return Some((file.to_owned(), at.line()));
        }
        let last = self
            .lines
            .iter()
            .rfind(|line| line.task == task && line.at.is_some());
        last.and_then(|line| line.at.clone())
    }

    #[expect(
        clippy::mut_from_ref,
        reason = "the strategy is the caller's, not a part of self"
    )]
    fn strategy_and_trace(&self) -> (&mut dyn Strategy, &Trace) {
        let strategy = self.strategy.expect("set while a program runs");
        // SAFETY: `run` holds the exclusive borrow from which this pointer was made, and nobody else uses it.
        (unsafe { &mut *strategy }, &self.trace)
    }
}

/// Starts a task and runs it up to its first operation.
pub(crate) fn spawn(name: Option<String>, at: Place, closure: Box<dyn FnOnce()>) -> TaskId {
    let id = with(|ex| ex.admit(name, at));
    let stack = take_stack();
    let mut stack = Coroutine::with_stack(stack, move |suspender, ()| {
        with(|ex| ex.current().suspender = suspender);
        body(id, closure);
    });
    let spawner = with(|ex| std::mem::replace(&mut ex.current, id));
    stack.resume(());
    with(|ex| {
        ex.current = spawner;
        ex.keep_stack(id, stack);
    });
    if id != TaskId::MAIN && with(|ex| ex.over.is_some()) {
        suspend_for_ever();
    }
    id
}
