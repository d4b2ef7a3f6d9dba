//! Ways to wait without waiting for anything in particular.

use std::thread as real;
use std::time::Duration;

use explorer::engine::{self, Access, Blocked, Op, Place, Readiness, Touch};

use crate::step::{here, step_when};

/// [`std::thread::park`].
#[track_caller]
pub fn park() {
    if !engine::exploring() {
        return real::park();
    }
    let me = engine::current();
    let object = engine::thread_wakeup(me);
    let unparked = || {
        if engine::is_unparked(me) || engine::may_wake_spuriously(me) {
            Ok(())
        } else {
            Err(Blocked::NotUnparked)
        }
    };
    step_when("park", object, Access::Acquire, here(), &unparked);
    if engine::is_unparked(me) {
        engine::set_unparked(me, false);
        engine::note(|| "has been unparked".to_owned());
    } else {
        engine::woke_spuriously();
        engine::note(|| "goes on although nobody unparked it (std allows this)".to_owned());
    }
}

/// [`std::thread::park_timeout`]. The timer may fire early or late relative to everything else.
#[track_caller]
pub fn park_timeout(timeout: Duration) {
    if !engine::exploring() {
        return real::park_timeout(timeout);
    }
    let me = engine::current();
    let object = engine::thread_wakeup(me);
    let touches = [Touch {
        object,
        access: Access::Write,
    }];
    let ready = || {
        if engine::is_unparked(me) {
            Readiness::Ready
        } else {
            Readiness::Idle
        }
    };
    engine::step(
        &Op {
            what: "park",
            touches: &touches,
            about: None,
            at: here(),
        },
        &ready,
    );
    if engine::is_unparked(me) {
        engine::set_unparked(me, false);
        engine::note(|| "has been unparked".to_owned());
    } else {
        engine::pass_time(timeout);
        engine::note(|| "stops being parked: its time is up".to_owned());
    }
}

/// [`std::thread::park_timeout_ms`].
#[track_caller]
#[deprecated(since = "1.6.0", note = "replaced by `std::thread::park_timeout`")]
pub fn park_timeout_ms(ms: u32) {
    park_timeout(Duration::from_millis(u64::from(ms)));
}

/// [`std::thread::sleep`]. It takes no time, and anything can happen meanwhile.
#[track_caller]
pub fn sleep(time: Duration) {
    if !engine::exploring() {
        return real::sleep(time);
    }
    pass("sleep", here());
    engine::pass_time(time);
    engine::note(|| format!("has slept for {time:?}"));
}

/// [`std::thread::sleep_ms`].
#[track_caller]
#[deprecated(since = "1.6.0", note = "replaced by `std::thread::sleep`")]
pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(u64::from(ms)));
}

/// [`std::thread::yield_now`].
#[track_caller]
pub fn yield_now() {
    if !engine::exploring() {
        return real::yield_now();
    }
    pass("yield", here());
    engine::note(|| "has yielded".to_owned());
}

/// A step that does nothing but let others go first.
pub(crate) fn pass(what: &'static str, at: Place) {
    engine::step(
        &Op {
            what,
            touches: &[],
            about: None,
            at,
        },
        &|| Readiness::Idle,
    );
}
