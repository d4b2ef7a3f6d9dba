//! One execution: the tasks, who runs, and how it ended.

use std::any::Any;
use std::ptr;
use std::sync::Arc;

use corosensei::Coroutine;

use super::clock::Clock;
use super::fairness::{Courtesy, ORDINARY_LOOKS, ORDINARY_REPETITIONS};
use super::op::{Access, Blocked, ObjectId, Op, Place, Readiness, Touch};
use super::panics::Silence;
use super::progress::Progress;
use super::statics::Statics;
use super::strategy::{Point, Strategy, Turn};
use super::task::{
    Ending, Panicked, Pending, Stack, Task, TaskId, TaskSet, give_back_stack, take_stack,
};
use super::trace::{Decision, Trace, mix};
use super::{CURRENT, MAIN_ENDS, body, with};
use crate::failure::FailureKind;

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
    /// The object that it wants.
    pub(crate) object: Option<ObjectId>,
    pub(crate) at: Option<(String, u32)>,
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

    pub(crate) fn current(&mut self) -> &mut Task {
        &mut self.tasks[self.current.index()]
    }

    fn note_waiting(&mut self, task: TaskId, why: Blocked) {
        if self.settings.log {
            let op = self.tasks[task.index()].pending_op();
            let (object, at) = (op.about, op.at);
            let at = self.place_of(task, at);
            self.waiting.push(Waiting {
                task,
                why,
                object,
                at,
            });
        }
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

    /// The chosen task does what it announced.
    fn begin(&mut self) {
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
        self.is_appending = false;
        let index = self.trace.events.len() - 1;
        let latest = self.trace.latest_time(&self.trace.events[index]);
        let (passes, others) = (self.choice_is_idle, self.others());
        let me = self.current();
        me.began = me.now;
        me.now = me.now.max(latest);
        if passes {
            me.courtesy.passes(op.at, others);
        }
    }

    /// An operation done while unwinding: part of the event under way, if there is one.
    fn append(&mut self, op: &Op<'_>) {
        self.is_appending = true;
        for touch in op.touches {
            self.refine(*touch);
        }
    }

    /// The operation under way uses an object in this way, whatever was announced.
    pub(crate) fn refine(&mut self, touch: Touch) {
        if !self.is_appending {
            self.trace.set_touch(touch);
        } else if self.event_is_open {
            // Other operations are part of the event too: what they do to the object counts as well.
            let known = self.trace.own_touch(touch.object);
            let access = if known.is_none_or(|known| known == touch.access) {
                touch.access
            } else {
                Access::Write
            };
            self.trace.set_touch(Touch { access, ..touch });
            self.trace
                .events
                .last_mut()
                .expect("one is open")
                .is_compound = true;
        }
    }

    /// The operation under way does not touch an object after all.
    pub(crate) fn spare(&mut self, object: ObjectId) {
        if !self.is_appending {
            self.trace.remove_touch(object);
        }
    }

    fn close_event(&mut self) {
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

    #[expect(
        clippy::mut_from_ref,
        reason = "the strategy is the caller's, not a part of self"
    )]
    fn strategy_and_trace(&self) -> (&mut dyn Strategy, &Trace) {
        let strategy = self.strategy.expect("set while a program runs");
        // SAFETY: `run` holds the exclusive borrow from which this pointer was made, and nobody else uses it.
        (unsafe { &mut *strategy }, &self.trace)
    }

    fn point(&self, ready: TaskSet, passing: TaskSet) -> Point<'_> {
        let mut point = Point {
            trace: &self.trace,
            tasks: &self.tasks,
            ready: TaskSet::EMPTY,
            idle: TaskSet::EMPTY,
            resting: TaskSet::EMPTY,
            awaited: TaskSet::EMPTY,
            last: self.current,
        };
        let enabled = ready.or(passing);
        for id in enabled.iter() {
            let task = &self.tasks[id.index()];
            let passes = passing.contains(id);
            let awaited = task
                .courtesy
                .goes_after(task.pending_op().at, passes, enabled);
            point.awaited = point.awaited.or(awaited);
            let set = match (awaited.is_empty(), passes) {
                (false, _) => &mut point.resting,
                (true, true) => &mut point.idle,
                (true, false) => &mut point.ready,
            };
            set.insert(id);
        }
        point
    }

    /// The last event made some who could go on unable to.
    fn note_who_can_go_on(&mut self, enabled: TaskSet) {
        let lost = self.enabled.without(enabled);
        if let Some(event) = self.trace.events.last() {
            let by = event.task;
            let others = lost.without(TaskSet::one(by));
            self.tasks[by.index()].courtesy.has_held_up(others);
        }
        for task in &mut self.tasks {
            task.courtesy.awaits_at_most(enabled);
        }
        self.enabled = enabled;
    }

    /// Who could go on besides the current task when it was chosen.
    fn others(&self) -> TaskSet {
        self.enabled.without(TaskSet::one(self.current))
    }

    /// Chooses who goes on, or finds that nobody can.
    fn pick(&mut self, ready: TaskSet, passing: TaskSet) {
        self.note_who_can_go_on(ready.or(passing));
        let point = self.point(ready, passing);
        let (strategy, _) = self.strategy_and_trace();
        if self.over.is_some() {
            strategy.ended(&point);
            return;
        }
        let too_long = self.trace.events.len() >= self.settings.steps;
        if point.enabled().is_empty() || too_long {
            strategy.ended(&point);
            self.over = Some(Ended::Badly(if too_long {
                FailureKind::Livelock
            } else {
                FailureKind::Deadlock
            }));
            return;
        }
        match strategy.choose(&point) {
            Turn::Of(task) => {
                self.choice_is_idle = passing.contains(task);
                self.trace.decisions.push(Decision::Turn(task));
                self.next = Some(task);
            }
            Turn::Prune => self.over = Some(Ended::Pruned),
            Turn::Diverged(how) => {
                self.over = Some(Ended::Badly(FailureKind::NotDeterministic(how)))
            }
        }
    }

    pub(crate) fn choose_outcome(&mut self, ways: usize) -> usize {
        let chosen = self.strategy_and_trace().0.outcome(ways);
        self.trace.decisions.push(Decision::Outcome(chosen as u16));
        if let Some(event) = self.trace.events.last_mut() {
            event.choice = mix(event.choice, chosen as u64 + 1);
        }
        chosen
    }

    /// The current task did this, or found this, in this place.
    fn repeats(&mut self, at: Place, what: u64, ordinary: u32) {
        let others = self.others();
        self.current().courtesy.repeats(at, what, ordinary, others);
    }

    /// The current task found this value and changed nothing.
    pub(crate) fn saw(&mut self, value: u64) {
        let Some(event) = self.trace.events.last() else {
            return;
        };
        self.repeats(event.at, mix(value, 1), ORDINARY_LOOKS);
    }

    /// After the end of a task: is that the end of the program, or a failure?
    pub(crate) fn task_ended(&mut self) {
        let id = self.current;
        if id == TaskId::MAIN {
            let lost = self.tasks.iter().position(Task::panicked_unseen);
            self.over = Some(match lost {
                Some(task) => Ended::Badly(self.unjoined_panic(TaskId::from_index(task))),
                None => Ended::Well,
            });
        } else if self.tasks[id.index()].panicked_unseen() && !self.tasks[id.index()].can_be_joined
        {
            self.over = Some(Ended::Badly(self.unjoined_panic(id)));
        }
    }

    pub(crate) fn unjoined_panic(&self, task: TaskId) -> FailureKind {
        let Ending::Panicked { by, .. } = &self.tasks[task.index()].ending else {
            unreachable!()
        };
        FailureKind::Panic {
            task: task.index(),
            message: by.message.clone(),
            at: by.at.clone(),
            unjoined: true,
        }
    }

    pub(crate) fn has_ended(&self, task: TaskId) -> bool {
        !matches!(self.tasks[task.index()].ending, Ending::Running)
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

/// Announces an operation and returns when it is this task's turn to do it.
pub(crate) fn step(op: &Op<'_>, ready: &dyn Fn() -> Readiness) {
    if std::thread::panicking() && !matches!(ready(), Readiness::Blocked(_)) {
        // To switch tasks now would let others believe that they panic.
        return with(|ex| ex.append(op));
    }
    let pending = Pending {
        op: ptr::from_ref(op).cast(),
        // SAFETY: only the lifetime changes. The pointer is used while this task is suspended below, or chosen.
        ready: unsafe {
            std::mem::transmute::<&dyn Fn() -> Readiness, *const (dyn Fn() -> Readiness + 'static)>(
                ready,
            )
        },
    };
    let (me, in_prelude) = with(|ex| {
        let id = ex.current;
        let me = ex.current();
        me.pending = Some(pending);
        (id, std::mem::take(&mut me.in_prelude))
    });
    if in_prelude {
        suspend();
    } else {
        decide();
        if with(|ex| ex.next != Some(me) || ex.over.is_some()) {
            suspend();
        } else {
            with(|ex| ex.next = None);
        }
    }
    with(Execution::begin);
}

/// The event under way is complete: who is next?
fn decide() {
    with(Execution::close_event);
    with(|ex| ex.waiting.clear());
    let (mut ready, mut passing) = (TaskSet::EMPTY, TaskSet::EMPTY);
    for index in 0..with(|ex| ex.tasks.len()) {
        let Some(pending) = with(|ex| ex.tasks[index].pending) else {
            continue;
        };
        // SAFETY: the closure lies in the frame of the `step` in which this task is suspended.
        match unsafe { (*pending.ready)() } {
            Readiness::Ready => ready.insert(TaskId::from_index(index)),
            Readiness::Idle => passing.insert(TaskId::from_index(index)),
            Readiness::Blocked(why) => with(|ex| ex.note_waiting(TaskId::from_index(index), why)),
        }
    }
    with(|ex| ex.pick(ready, passing));
}

fn suspend() {
    let suspender = with(|ex| ex.current().suspender);
    // SAFETY: it belongs to the coroutine that is running this, and lives as long.
    unsafe { (*suspender).suspend(()) };
}

/// For a task of an execution that is over: it is never resumed.
pub(crate) fn suspend_for_ever() -> ! {
    loop {
        suspend();
    }
}

/// Notes how the closure of the current task ended.
pub(crate) fn ending_of(result: Result<(), Box<dyn Any + Send>>) -> Ending {
    match result {
        Ok(()) => Ending::Ended,
        Err(payload) => {
            let message = super::panics::message(&*payload);
            let by =
                with(|ex| ex.current().last_panic.take()).unwrap_or(Panicked { message, at: None });
            Ending::Panicked {
                by,
                payload: Some(payload),
            }
        }
    }
}

/// The end of a task is an operation like others: a join waits for it.
pub(crate) fn announce_end(id: TaskId) {
    let object = with(|ex| ex.task_objects[id.index()]);
    let touches = [Touch {
        object,
        access: Access::Release,
    }];
    let at = with(|ex| ex.current().spawned_at);
    let what = if id == TaskId::MAIN { MAIN_ENDS } else { "end" };
    step(
        &Op {
            what,
            touches: &touches,
            about: None,
            at,
        },
        &|| Readiness::Ready,
    );
}
