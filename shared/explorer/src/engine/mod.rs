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
//! A thread that unwinds takes steps like others; whether one does, [`is_unwinding`] tells, and not std, for all are one to it.

mod calls;
mod clock;
mod ended;
mod execution;
mod fairness;
mod hands;
mod object;
mod op;
mod overflow;
mod panics;
mod progress;
mod record;
mod schedule;
mod statics;
mod strategy;
mod task;
mod task_id;
mod trace;
mod workers;

pub use calls::*;
pub(crate) use clock::Clock;
pub(crate) use ended::Ended;
pub use ended::FailureKind;
pub(crate) use execution::{Execution, Settings};
pub use execution::{exploring, fail_with, would_be_told};
pub use hands::Hand;
pub use object::Identity;
pub(crate) use op::Manner;
pub use op::{Access, Blocked, ObjectId, Op, Place, Readiness, Touch};
pub(crate) use progress::Progress;
pub(crate) use record::{Line, Record, Standing, Waiting};
pub use schedule::{NotASchedule, Schedule};
pub(crate) use statics::RawStatics;
pub(crate) use strategy::{Point, Strategy, Turn};
pub(crate) use task::{Ending, Task};
pub use task_id::{TaskId, TaskSet};
pub(crate) use trace::{
    Decision, ENDS, ENDS_BY_PANIC, Event, MAIN_ENDS, Object, Trace, is_spoken_of,
};
pub(crate) use workers::on_a_worker;
