//! The channels of an exploration.

mod channel;
mod ends;
mod meeting;
mod queue;
mod several;
mod shown;
mod step;
mod timer;

use std::time::Duration;

use explorer::engine::{Access, ObjectId, TaskId};

pub(crate) use channel::Channel;
pub(crate) use meeting::Selection;
pub(crate) use several::Several;
pub(crate) use step::{Touches, here};
pub(crate) use timer::Timer;

/// How long an operation is ready to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Patience {
    Endless,
    Until(Duration),
    None,
}

impl Patience {
    /// How an operation uses an object whose release has made it possible.
    pub(crate) fn comes_after(self) -> Access {
        match self {
            // It would have waited for that, come what may.
            Patience::Endless => Access::AcquireShared,
            // It could have come before, and would have ended otherwise.
            _ => Access::Read,
        }
    }
}

/// Why a message was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// No room, or nobody there to take it, within the time.
    Full,
    /// Nobody will ever take it.
    Closed,
}

/// Why there is no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missed {
    /// None came within the time.
    Empty,
    /// None will ever come.
    Closed,
}

/// May an arm of a select be taken?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chance {
    /// It would block.
    No,
    /// It would not block.
    Now,
    /// If its timer has fired, and nobody can tell. `beats_others`: also before an arm that would not block.
    Perhaps { beats_others: bool },
}

/// A select's promise to complete what it has begun: which place, or whose partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ticket {
    /// The message taken, or the place taken, under this number.
    Number(u64),
    /// The other side is gone.
    Closed,
}

/// Some operation on one end of a channel, as one of several of which a select takes one.
pub(crate) trait Arm {
    /// All that it may touch.
    fn announce(&self, touches: &mut Touches);

    /// Could `me` take it now?
    fn chance(&self, me: TaskId) -> Chance;

    /// It is taken. `early`: although another would not block.
    fn take(&self, early: bool) -> Ticket;

    /// Nothing else can be taken without waiting: has a timer fired by now?
    fn has_fired(&self) -> bool {
        false
    }

    /// Is a timer sure to fire within this time?
    fn fires_within(&self, _time: Duration) -> bool {
        false
    }

    /// It was found ready, and is until it is taken.
    fn stays_ready(&self) {}

    /// How often it was taken and the channel was closed.
    fn times_in_vain(&self) -> u32 {
        0
    }

    /// Another was taken.
    fn pass_over(&self) {}

    /// Must somebody else take part at the same time?
    fn needs_partner(&self) -> bool {
        false
    }

    /// For one that needs a partner: lets itself be found by those who won't wait. Returns its number.
    fn enlist(&self, _selection: &Selection, _arm: usize, _arrival: ObjectId) -> Option<u64> {
        None
    }

    /// Lets itself be found no more, unless it was.
    fn withdraw(&self, _number: u64) {}
}
