//! An answer under every schedule.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use explorer::{Coverage, Exploration, FailureKind, Limits, explore_with};

/// Enough for any right answer, and so few that a wrong one is told soon.
fn limits() -> Limits {
    Limits {
        steps: 300,
        schedules: 20_000,
        // What an answer uses is its own affair, and the check says what must come of it.
        enough: Coverage::Some,
        sequential: true,
        ..Limits::default()
    }
}

/// The program ends well, whatever the schedule.
///
/// # Panics
///
/// It doesn't; the reason is the story of the simplest schedule in which it fails.
pub fn explored(program: impl Fn() + Send + Sync + 'static) {
    explore_with(limits(), program).assert_ok();
}

/// The program ends well, whatever the schedule, and starts no more than so many threads.
///
/// # Panics
///
/// It doesn't.
pub fn explored_with_threads(started: usize, program: impl Fn() + Send + Sync + 'static) {
    let limits = Limits {
        threads: started + 1, // and the program itself
        ..limits()
    };
    let exploration = explore_with(limits, program);
    if let Some(failure) = &exploration.failure
        && matches!(failure.kind, FailureKind::TooManyThreads(_))
    {
        panic!("more than {started} threads are started\n{failure}");
    }
    exploration.assert_ok();
}

/// The program ends well, and soon, whatever the schedule.
///
/// # Panics
///
/// It doesn't.
pub fn explored_within(steps: usize, program: impl Fn() + Send + Sync + 'static) {
    let limits = Limits { steps, ..limits() };
    asleep(explore_with(limits, program)).assert_ok();
}

/// A failure that goes on and on is told as what it is.
fn asleep(mut exploration: Exploration) -> Exploration {
    if let Some(failure) = &mut exploration.failure
        && goes_on_and_on(&failure.kind)
    {
        failure.narration += &format!("    {AWAKE}\n");
    }
    exploration
}

/// How many must be there at the same time: no batch, pool or number of processors equals all of these.
pub const CROWDS: [usize; 5] = [3, 5, 9, 17, 29];

/// The program, in which so `many` meet, ends well.
///
/// A few schedules are enough, because where too few come to a meeting, they wait for ever in each;
/// more of them for a small number, whose story is short.
///
/// # Panics
///
/// It doesn't.
pub fn explored_crowd(many: usize, program: impl Fn() + Send + Sync + 'static) {
    let limits = Limits {
        schedules: if many <= CROWDS[0] { 500 } else { 20 },
        steps: 2_000,
        spurious_wakeups: false,
        ..limits()
    };
    explore_with(limits, program).assert_ok();
}

/// So many steps are far more than anybody needs to fall asleep, and to be woken once.
const ASLEEP: usize = 60;

const AWAKE: &str = "it asks again and again instead of sleeping";

/// The program, which waits for a time in vain, ends well, and does so asleep.
///
/// # Panics
///
/// It doesn't.
pub fn explored_asleep(program: impl Fn() + Send + Sync + 'static) {
    explored_within(ASLEEP, program);
}

fn goes_on_and_on(kind: &FailureKind) -> bool {
    use FailureKind::{Livelock, Stuck, TooLong};
    matches!(kind, Livelock | Stuck | TooLong { .. })
}

/// The program, which waits for what never comes, does so asleep: whoever sleeps stands still then,
/// and whoever asks again and again keeps going.
///
/// # Panics
///
/// It doesn't. The reason begins with what it `waits` for.
pub fn sleeps(waits: &str, program: impl Fn() + Send + Sync + 'static) {
    sleeps_within(ASLEEP, waits, program);
}

/// As [`sleeps`], if it takes more steps to come to the place where one waits.
///
/// # Panics
///
/// It doesn't sleep.
pub fn sleeps_within(steps: usize, waits: &str, program: impl Fn() + Send + Sync + 'static) {
    let limits = Limits {
        steps,
        spurious_wakeups: false,
        ..limits()
    };
    let Exploration { failure, .. } = explore_with(limits, program);
    let Some(failure) = failure else {
        panic!("{waits}, but it returns");
    };
    match &failure.kind {
        FailureKind::Deadlock | FailureKind::LostWakeup | FailureKind::WaitsForMessage => {}
        kind if goes_on_and_on(kind) => panic!("{waits}, but {AWAKE}\n{failure}"),
        _ => panic!("{waits}, but it does something else\n{failure}"),
    }
}

/// Something that an answer must do in some schedule, if not in all: in an exploration a timer may
/// run out at any moment, so it may be too early each time that one looks.
#[derive(Clone, Default)]
pub struct Sometimes(Arc<AtomicBool>);

impl Sometimes {
    /// It has happened.
    pub fn happens(&self) {
        self.0.store(true, Relaxed);
    }

    /// After the exploration: it has happened.
    ///
    /// # Panics
    ///
    /// It hasn't, not once; `never` is the reason.
    pub fn or_say(&self, never: &str) {
        assert!(self.0.load(Relaxed), "{never}");
    }
}
