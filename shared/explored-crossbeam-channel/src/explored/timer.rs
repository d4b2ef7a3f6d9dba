//! `after`, `at`, `tick` and `never`: channels whose messages the clock sends.
//!
//! A message may come at any time relative to everything else. Whoever waits for one can go on; whoever only looks
//! finds it or not, and both are explored, the first few times: a program that looks again and again ends.
//! Only for the thread that made the timer it is there for certain once it is due on that thread's own clock.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use explorer::engine::{self, Access, Blocked, Identity, ObjectId, Place, Readiness, TaskId};

use super::step::{Touches, step};
use super::{Chance, Missed, Patience, Ticket};

/// So often both outcomes of a look are explored; then they take turns.
const UNDECIDED_LOOKS: u32 = 2;

#[derive(Debug)]
pub(crate) struct Timer<T> {
    identity: Identity,
    kind: Kind,
    /// Makes the message of the moment, on the clock of who receives it, at which it came.
    message: Option<fn(Duration) -> T>,
    maker: TaskId,
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Never,
    Once(Duration),
    Again(Duration),
}

#[derive(Debug, Default)]
struct State {
    /// When the next message comes, on the clock of who made the timer.
    due: Duration,
    /// What that clock said when its thread last came here.
    now: Duration,
    /// When the message that was taken came.
    came: Duration,
    /// The message is there.
    is_there: bool,
    has_fired: bool,
    looks: u32,
    /// It came before something else that was there already.
    has_beaten_others: bool,
}

impl State {
    fn is_due(&self) -> bool {
        self.now >= self.due
    }
}

impl<T> Timer<T> {
    #[track_caller]
    pub(crate) fn once(duration: Duration, message: fn(Duration) -> T) -> Timer<T> {
        Timer::new(Kind::Once(duration), Some(message))
    }

    #[track_caller]
    pub(crate) fn again_and_again(duration: Duration, message: fn(Duration) -> T) -> Timer<T> {
        Timer::new(Kind::Again(duration), Some(message))
    }

    #[track_caller]
    pub(crate) fn never() -> Timer<T> {
        Timer::new(Kind::Never, None)
    }

    #[track_caller]
    fn new(kind: Kind, message: Option<fn(Duration) -> T>) -> Timer<T> {
        let due = match kind {
            Kind::Never => Duration::MAX,
            Kind::Once(time) | Kind::Again(time) => engine::now().saturating_add(time),
        };
        Timer {
            identity: Identity::new("Timer"),
            kind,
            message,
            maker: engine::current(),
            state: Mutex::new(State {
                due,
                ..State::default()
            }),
        }
    }

    /// What never sends is always the same.
    pub(crate) fn is_same(&self, other: &Timer<T>) -> bool {
        std::ptr::eq(self, other) || (self.kind, other.kind) == (Kind::Never, Kind::Never)
    }

    pub(crate) fn name(&self) -> ObjectId {
        self.identity.fresh(self).identity.id()
    }

    pub(crate) fn receive(&self, patience: Patience, at: Place) -> Result<T, Missed> {
        let name = self.name();
        let mut touches = Touches::default();
        self.announce(&mut touches);
        let about = Some(name);
        step(
            "receive",
            about,
            touches.as_slice(),
            at,
            &|| match patience {
                Patience::None => Readiness::Ready,
                Patience::Endless if self.is_silent() => Readiness::Blocked(Blocked::Empty),
                _ => Readiness::Idle,
            },
        );
        let comes = match patience {
            Patience::Endless => true,
            Patience::Until(time) => self.is_due_within(time) || self.comes_now(),
            Patience::None => self.comes_now(),
        };
        if comes {
            self.take();
            return Ok(self.message());
        }
        match patience {
            Patience::Until(time) => {
                engine::pass_time(time);
                engine::note(|| format!("gives up waiting for {name} after {time:?}"));
            }
            _ => {
                engine::saw(0);
                engine::note(|| format!("finds that {name} has not come yet"));
            }
        }
        Err(Missed::Empty)
    }

    pub(crate) fn capacity(&self) -> Option<usize> {
        Some(usize::from(self.kind != Kind::Never))
    }

    /// Is a message there?
    pub(crate) fn looks_full(&self, at: Place) -> bool {
        let mut touches = Touches::default();
        self.announce(&mut touches);
        step("look at", None, touches.as_slice(), at, &|| {
            Readiness::Ready
        });
        let comes = self.comes_now();
        self.state().is_there = comes;
        let name = self.name();
        engine::saw(u64::from(comes));
        engine::note(|| {
            let found = if comes {
                "has come"
            } else {
                "has not come yet"
            };
            format!("finds that {name} {found}")
        });
        comes
    }

    pub(crate) fn announce(&self, touches: &mut Touches) {
        touches.add(self.name(), Access::Write);
        if self.kind != Kind::Never && self.maker == engine::current() {
            self.state().now = engine::now();
        }
    }

    pub(crate) fn chance(&self) -> Chance {
        let state = self.state();
        match self.kind {
            _ if state.is_there => Chance::Now,
            Kind::Once(_) if !state.has_fired && state.is_due() => Chance::Now,
            Kind::Once(_) if !state.has_fired => Chance::Perhaps { beats_others: true },
            Kind::Again(_) => Chance::Perhaps {
                beats_others: !state.has_beaten_others,
            },
            _ => Chance::No,
        }
    }

    /// Of a select that would not wait, and finds nothing else: has it fired by now?
    pub(crate) fn comes_now(&self) -> bool {
        if self.is_silent() {
            return false;
        }
        let mut state = self.state();
        if state.is_there || state.is_due() {
            return true;
        }
        state.looks += 1;
        if state.looks <= UNDECIDED_LOOKS {
            return engine::choose(2) == 1;
        }
        self.kind != Kind::Never && (matches!(self.kind, Kind::Once(_)) || state.looks % 2 == 1)
    }

    /// It comes so soon that who waits for so long is sure to see it.
    pub(crate) fn is_due_within(&self, time: Duration) -> bool {
        if self.is_silent() || self.maker != engine::current() {
            return false;
        }
        let state = self.state();
        state.now.saturating_add(time) >= state.due
    }

    /// It was said to be there, and stays until it is received.
    pub(crate) fn stays(&self) {
        self.state().is_there = true;
    }

    /// The message is received.
    pub(crate) fn take(&self) -> Ticket {
        let now = engine::now();
        let mut state = self.state();
        state.is_there = false;
        state.has_fired = true;
        engine::pass_time(state.due.saturating_sub(now));
        state.came = state.due;
        if let Kind::Again(time) = self.kind {
            state.due = state.due.max(now).saturating_add(time);
        }
        drop(state);
        Ticket::Number(0)
    }

    /// It came although something else was there.
    pub(crate) fn beats_others(&self) {
        self.state().has_beaten_others = true;
    }

    pub(crate) fn message(&self) -> T {
        let name = self.name();
        engine::note(|| match self.kind {
            Kind::Again(_) => format!("receives a tick from {name}"),
            _ => format!("receives the message of {name}: its time has come"),
        });
        let message = self.message.expect("only a timer that can fire has fired");
        message(self.state().came)
    }

    /// No message will ever come.
    fn is_silent(&self) -> bool {
        self.chance() == Chance::No
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
