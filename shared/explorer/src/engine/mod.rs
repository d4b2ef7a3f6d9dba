//! The engine: runs a program's threads one at a time, as coroutines of one OS thread.
//!
//! # For those who write a stand-in
//!
//! A stand-in type wraps the real one (or its own state, in a real, never contended `Mutex`) and an [`Identity`].
//! Outside an exploration ([`exploring`] is false) it delegates. Inside, each operation is
//!
//! 1. [`step`]: announce which objects it touches and how ([`Access`]), where (`#[track_caller]`), and a closure that tells
//!    whether it may happen now. The explorer evaluates the closure whenever it chooses who goes on; it must only
//!    look at the stand-in's own state, take no step, and be true exactly when the operation need not block.
//!    There are no wait queues: a lock is ready when it is free. `step` returns when the operation's turn has come.
//! 2. The effect on the real thing, which nobody else is using. A second thread can't come in between.
//! 3. If it turned out to touch less or more, [`refine`] (a failed `try_lock` only looked); if it only looked, and
//!    a loop might look for ever, [`saw`] what; if one of several outcomes must be picked, [`choose`].
//! 4. [`note`]: say what was done. An [`ObjectId`] or [`TaskId`] in the text becomes its name in the source.
//!    With [`show`], here and before 1, say how the object stands.
//!
//! Two operations that touch no common object, or only in ways that commute, are explored in one order only. So
//! touching too little loses schedules; touching too much only costs time. Everything that makes an operation ready
//! must touch an object that it touches: a send must touch what a blocked receive touches.
//!
//! An operation that may end by a timer answers [`Readiness::Idle`] while the thing it waits for isn't there: if its
//! turn comes then, the timer has fired ([`pass_time`]).
//! While a thread unwinds, `step` returns at once unless the operation is blocked.

mod clock;
mod execution;
mod fairness;
mod object;
mod op;
mod panics;
mod progress;
mod statics;
mod strategy;
mod task;
mod trace;

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

pub(crate) use clock::Clock;
pub(crate) use execution::{Ended, Execution, Line, Settings, Standing, Waiting};
pub use object::Identity;
pub(crate) use op::Manner;
pub use op::{Access, Blocked, ObjectId, Op, Place, Readiness, Touch};
pub(crate) use progress::Progress;
pub(crate) use strategy::{Point, Strategy, Turn};
pub(crate) use task::{Ending, Panicked};
pub use task::{TaskId, TaskSet};
pub(crate) use trace::{Decision, Event, Object, Trace, is_spoken_of};

use crate::failure::FailureKind;

pub(crate) const MAIN_ENDS: &str = "end of main";

/// The end of another thread, without a panic: only who joins it can tell whether it has been.
pub(crate) const ENDS: &str = "end";

/// The same with one: if nobody joins it, that is a failure.
pub(crate) const ENDS_BY_PANIC: &str = "end by a panic";

thread_local! {
    static CURRENT: Cell<*mut Execution> = const { Cell::new(std::ptr::null_mut()) };
}

fn next_execution_number() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// Runs `f` on the execution of this OS thread. `f` must not call back: no user code, no second `with`.
fn with<R>(f: impl FnOnce(&mut Execution) -> R) -> R {
    let execution = CURRENT.get();
    assert!(!execution.is_null(), "only explored code can do this");
    // SAFETY: `Execution::run` set it and clears it before the execution goes away; all tasks share this OS thread,
    // and no `f` in this module suspends or re-enters, so this is the only reference.
    f(unsafe { &mut *execution })
}

/// Is the calling thread part of an exploration?
pub fn exploring() -> bool {
    let execution = CURRENT.get();
    // SAFETY: as in `with`.
    !execution.is_null() && !unsafe { (*execution).making_a_note }
}

/// Announces an operation and returns when it may be done, at once and undisturbed.
pub fn step(op: &Op<'_>, ready: &dyn Fn() -> Readiness) {
    execution::step(op, ready);
}

/// The operation under way touches this object, and in this way: narrower or wider than announced.
pub fn refine(object: ObjectId, access: Access) {
    with(|ex| ex.refine(Touch { object, access }));
}

/// The operation under way does not touch this object after all.
pub fn spare(object: ObjectId) {
    with(|ex| ex.spare(object));
}

/// The operation under way changed nothing and found this.
/// Whoever looks at the same thing in the same place again and again is made to wait until another thread acts.
pub fn saw(value: u64) {
    with(|ex| ex.saw(value));
}

/// Picks one of so many possible outcomes of the operation under way; each is explored.
pub fn choose(ways: usize) -> usize {
    if ways < 2 {
        0
    } else {
        with(|ex| ex.choose_outcome(ways))
    }
}

/// Says what the operation under way did. The closure runs only when the run is to be told.
pub fn note(text: impl FnOnce() -> String) {
    note_at(None, None, text);
}

/// As [`note`], for what happens between operations.
pub fn note_here(at: Place, text: impl FnOnce() -> String) {
    note_at(Some(at), None, text);
}

/// As [`note`], for an operation that stands nowhere in the source, such as the unlocking at the end of a block.
pub fn note_nowhere(text: impl FnOnce() -> String) {
    note(text);
    with(|ex| {
        if ex.settings.log
            && let Some(line) = ex.lines.last_mut()
        {
            line.at = None;
        }
    });
}

/// How an object stands now, in a few words, for who watches the program go: say it when an operation is announced,
/// and when it is done. The closure runs only then.
pub fn show(object: ObjectId, text: impl FnOnce() -> String) {
    if let Some(text) = for_the_log(text) {
        with(|ex| ex.show(object, text));
    }
}

fn note_at(at: Option<Place>, spawned: Option<TaskId>, text: impl FnOnce() -> String) {
    let Some(text) = for_the_log(text) else {
        return;
    };
    with(|ex| {
        let event = ex.trace.events.len().checked_sub(1);
        let at = at.or_else(|| event.map(|e| ex.trace.events[e].at));
        let at = at.and_then(|at| ex.place_of(ex.current, at));
        ex.lines.push(Line {
            task: ex.current,
            event,
            at,
            text,
            spawned,
        });
    });
}

/// Makes a text, if one is wanted.
fn for_the_log(text: impl FnOnce() -> String) -> Option<String> {
    let wanted = with(|ex| {
        let wanted = ex.settings.log && !ex.making_a_note;
        ex.making_a_note |= wanted;
        wanted
    });
    wanted.then(|| {
        let text = text();
        with(|ex| ex.making_a_note = false);
        text
    })
}

/// `A, B and C`.
pub fn list(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

/// Starts a thread. It runs up to its first operation; from then on it takes its turns.
pub fn spawn(name: Option<String>, at: Place, body: Box<dyn FnOnce()>) -> TaskId {
    let limit = with(|ex| ex.settings.threads.min(task::MAX_TASKS));
    if with(|ex| ex.tasks.len()) >= limit {
        fail(FailureKind::TooManyThreads(limit));
    }
    // Its story begins with the spawn, even if it has something to say before its first operation.
    let id = with(|ex| TaskId::from_index(ex.tasks.len().min(task::MAX_TASKS - 1)));
    note_at(Some(at), Some(id), || format!("spawns {id}"));
    execution::spawn(name, at, body)
}

/// The whole life of a task.
fn body(id: TaskId, closure: Box<dyn FnOnce()>) {
    let result = catch_unwind(AssertUnwindSafe(|| {
        closure();
        drop_locals();
    }));
    let ending = execution::ending_of(result);
    if let Ending::Panicked { by, .. } = &ending {
        drop_locals();
        if id == TaskId::MAIN {
            let (message, at) = (by.message.clone(), by.at.clone());
            fail(FailureKind::Panic {
                task: 0,
                message,
                at,
                unjoined: false,
            });
        }
    }
    execution::announce_end(id, &ending);
    with(|ex| {
        ex.current().ending = ending;
        ex.task_ended();
    });
}

fn drop_locals() {
    while let Some(local) = with(|ex| ex.current().locals.pop()) {
        drop(local);
    }
}

/// The panic hook saw the current task panic.
fn panicked(by: Panicked) {
    if CURRENT.get().is_null() {
        return;
    }
    let text = format!("panics: {}", by.message.lines().next().unwrap_or_default());
    with(|ex| {
        if ex.settings.log {
            let event = ex.trace.events.len().checked_sub(1);
            let at = by.at.clone();
            ex.lines.push(Line {
                task: ex.current,
                event,
                at,
                text,
                spawned: None,
            });
        }
        ex.current().last_panic = Some(by);
    });
}

/// Ends the exploration: the program did something it must not.
pub fn fail_with(message: String) -> ! {
    fail(FailureKind::Other(message))
}

fn fail(kind: FailureKind) -> ! {
    with(|ex| ex.over = Some(Ended::Badly(kind)));
    execution::suspend_for_ever()
}

/// The task that is running.
pub fn current() -> TaskId {
    with(|ex| ex.current)
}

/// The name given to a thread when it was built.
pub fn thread_name(task: TaskId) -> Option<String> {
    with(|ex| ex.tasks[task.index()].name.clone())
}

/// The object that stands for a thread: its end releases it, a join acquires it.
pub fn thread_object(task: TaskId) -> ObjectId {
    with(|ex| ex.task_objects[task.index()])
}

/// The object that stands for a thread's being woken: to wake it releases it, to wake up acquires it.
pub fn thread_wakeup(task: TaskId) -> ObjectId {
    with(|ex| {
        let at = ex.tasks[task.index()].spawned_at;
        match ex.tasks[task.index()].wakeup {
            Some(object) => object,
            None => {
                let object = ex.trace.register("wake-up", at);
                *ex.tasks[task.index()].wakeup.insert(object)
            }
        }
    })
}

/// Has this thread ended?
pub fn has_ended(task: TaskId) -> bool {
    with(|ex| ex.has_ended(task))
}

/// The current thread joins one that has ended. The payload of a panic is its business from now on.
pub fn join(task: TaskId) -> Option<Box<dyn Any + Send>> {
    with(|ex| {
        let joined = &mut ex.tasks[task.index()];
        joined.is_joined = true;
        match &mut joined.ending {
            Ending::Panicked { payload, .. } => payload.take(),
            _ => None,
        }
    })
}

/// Has somebody joined this thread?
pub fn is_joined(task: TaskId) -> bool {
    with(|ex| ex.tasks[task.index()].is_joined)
}

/// Has this thread been unparked since it was last parked?
pub fn is_unparked(task: TaskId) -> bool {
    with(|ex| ex.tasks[task.index()].is_unparked)
}

/// Leaves it a token to be unparked with, or takes it.
pub fn set_unparked(task: TaskId, unparked: bool) {
    with(|ex| ex.tasks[task.index()].is_unparked = unparked);
}

/// Nobody will ever join this thread: if it panicked or panics, that is a failure.
pub fn detach(task: TaskId) {
    let lost = with(|ex| {
        let it = &mut ex.tasks[task.index()];
        it.can_be_joined = false;
        it.panicked_unseen()
    });
    // A thread that is unwinding has a failure of its own to report; this one is remembered.
    if lost && !std::thread::panicking() {
        fail(with(|ex| ex.unjoined_panic(task)));
    }
}

/// The virtual time of the current thread. Each reading takes a little, and more the more often it is read.
pub fn now() -> Duration {
    with(|ex| {
        let me = ex.current();
        me.polls += 1;
        me.now += 1_000u64 << (me.polls / 4).min(20);
        Duration::from_nanos(me.now)
    })
}

/// The current thread slept, or its timer fired, so long after it came to the operation under way.
pub fn pass_time(time: Duration) {
    with(|ex| {
        let me = ex.current();
        let time = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        me.now = me.now.max(me.began.saturating_add(time));
    });
}

/// May the wait under way end for no reason, once?
pub fn may_wake_spuriously(task: TaskId) -> bool {
    with(|ex| ex.tasks[task.index()].spurious_left > 0)
}

/// It did.
pub fn woke_spuriously() {
    with(|ex| ex.current().spurious_left -= 1);
}

/// The current thread's value of the thread-local with this key.
pub fn local(key: usize) -> Option<*const dyn Any> {
    with(|ex| {
        let found = ex.current().locals.iter().find(|(k, _)| *k == key);
        found.map(|(_, value)| &**value as *const dyn Any)
    })
}

/// Gives the current thread a value of the thread-local with this key; it is dropped when the thread ends.
pub fn set_local(key: usize, value: Box<dyn Any>) {
    with(|ex| ex.current().locals.push((key, value)));
}
