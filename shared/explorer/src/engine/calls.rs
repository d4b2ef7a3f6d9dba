//! What stand-ins call.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use super::ended::FailureKind;
use super::execution::{self, fail, with};
use super::hands::hand_over;
use super::op::{Access, ObjectId, Op, Place, Readiness, Touch};
use super::record::Line;
use super::task::{self, Ending};
use super::task_id::{MAX_TASKS, TaskId};

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

/// The operation under way gives up a lock, under which its thread has changed what the lock guards.
pub fn wrote() {
    with(|ex| {
        if let Some(event) = ex.trace.events.last_mut() {
            event.wrote = true;
        }
    });
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
            && let Some(line) = ex.record.lines.last_mut()
        {
            line.at = None;
        }
    });
}

/// How an object stands now, in a few words, for who watches the program go: say it when an operation is announced,
/// and when it is done. The closure runs only then.
pub fn show(object: ObjectId, text: impl FnOnce() -> String) {
    if let Some(text) = for_the_log(text) {
        with(|ex| ex.record.show(object, text));
    }
}

fn note_at(at: Option<Place>, spawned: Option<TaskId>, text: impl FnOnce() -> String) {
    let Some(text) = for_the_log(text) else {
        return;
    };
    with(|ex| {
        let event = ex.trace.events.len().checked_sub(1);
        let at = at.or_else(|| event.map(|e| ex.trace.events[e].at));
        let at = at.and_then(|at| ex.record.place_of(ex.current, at));
        ex.record.lines.push(Line {
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
    let limit = with(|ex| ex.settings.threads.min(MAX_TASKS));
    if with(|ex| ex.tasks.len()) >= limit {
        fail(FailureKind::TooManyThreads(limit));
    }
    // Its story begins with the spawn, even if it has something to say before its first operation.
    let id = with(|ex| TaskId::from_index(ex.tasks.len().min(MAX_TASKS - 1)));
    note_at(Some(at), Some(id), || format!("spawns {id}"));
    hand_over(&*body, id);
    execution::spawn(name, at, body)
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
    with(|ex| ex.tasks[task.index()].has_ended())
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
    if lost && !is_unwinding() {
        fail(with(|ex| ex.unjoined_panic(task)));
    }
}

/// The virtual time of the current thread. Each reading takes a little, and more the more often it is read.
pub fn now() -> Duration {
    with(|ex| {
        let me = ex.current();
        me.polls += 1;
        me.now = me.now.saturating_add(1_000 << (me.polls / 4).min(20));
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

/// Here std leaves something open: the program is to be explored once more, done otherwise than it usually is.
pub fn may_take_liberties() {
    with(|ex| ex.could_take_liberties = true);
}

/// Is it being explored so?
pub fn taking_liberties() -> bool {
    with(|ex| ex.settings.spurious_wakeups > 0)
}

/// May the wait under way end for no reason, once?
pub fn may_wake_spuriously(task: TaskId) -> bool {
    may_take_liberties();
    with(|ex| ex.tasks[task.index()].spurious_left > 0)
}

/// It did.
pub fn woke_spuriously() {
    with(|ex| ex.current().spurious_left -= 1);
}

/// Is the current thread unwinding after a panic? That another one is means nothing to it.
pub fn is_unwinding() -> bool {
    // What was caught behind the explorer's back is over once nobody on this OS thread unwinds.
    let somebody = std::thread::panicking();
    with(|ex| {
        let me = ex.current();
        if !somebody {
            me.unwinding = 0;
        }
        me.unwinding > 0
    })
}

/// [`std::panic::catch_unwind`], for the current thread.
///
/// # Errors
///
/// The payload, if `f` panics.
pub fn catch_unwind<R>(f: impl FnOnce() -> R) -> std::thread::Result<R> {
    let before = with(|ex| ex.current().unwinding);
    let result = std::panic::catch_unwind(AssertUnwindSafe(f));
    if result.is_err() {
        with(|ex| ex.current().unwinding = before);
    }
    result
}

/// [`std::panic::resume_unwind`], for the current thread.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    with(|ex| ex.current().unwinding += 1);
    std::panic::resume_unwind(payload)
}

/// The current thread's value of a thread-local.
pub enum Local {
    /// It has none yet.
    Missing,
    /// This one.
    There(*const dyn Any),
    /// It is being destroyed, or has been.
    Gone,
}

/// The current thread's value of the thread-local with this key.
pub fn local(key: usize) -> Local {
    with(|ex| {
        let found = ex.current().locals.iter().find(|local| local.key == key);
        match found.map(|local| &local.value) {
            Some(Some(value)) => Local::There(&raw const **value),
            Some(None) => Local::Gone,
            None => Local::Missing,
        }
    })
}

/// Gives the current thread a value of the thread-local with this key; it is dropped when the thread ends.
pub fn set_local(key: usize, value: Box<dyn Any>, needs_drop: bool) {
    let value = Some(value);
    with(|ex| {
        let local = task::Local {
            key,
            value,
            needs_drop,
        };
        ex.current().locals.push(local);
    });
}
