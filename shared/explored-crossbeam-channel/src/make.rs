//! The functions that make channels.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::time::{Duration, Instant as RealInstant};

use crossbeam_channel as real;
use explorer::engine::{self, Hand};

use crate::explored::{Channel, Timer};
use crate::receiver::{self, Receiver};
use crate::sender::{self, Sender};
use crate::time::{self, Instant};

/// [`crossbeam_channel::unbounded`].
#[track_caller]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    if engine::exploring() {
        explored(None)
    } else {
        of_real(real::unbounded())
    }
}

/// [`crossbeam_channel::bounded`].
#[track_caller]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {
    if engine::exploring() {
        explored(Some(cap))
    } else {
        of_real(real::bounded(cap))
    }
}

/// [`crossbeam_channel::after`]. In an exploration the message may come early or late relative to everything else.
#[track_caller]
pub fn after(duration: Duration) -> Receiver<Instant> {
    if time::is_for_ever(duration) {
        never()
    } else if engine::exploring() {
        timer(Timer::once(duration, time::of_clock))
    } else {
        of_real_timer(real::after(duration))
    }
}

/// [`crossbeam_channel::at`]. In an exploration the message may come early or late relative to everything else.
#[track_caller]
pub fn at(when: Instant) -> Receiver<Instant> {
    if engine::exploring() {
        timer(Timer::once(time::until(when), time::of_clock))
    } else {
        of_real_timer(real::at(RealInstant::now() + time::until(when)))
    }
}

/// [`crossbeam_channel::tick`]. In an exploration a message may come early or late relative to everything else.
#[track_caller]
pub fn tick(duration: Duration) -> Receiver<Instant> {
    if time::is_for_ever(duration) {
        never()
    } else if engine::exploring() {
        timer(Timer::again_and_again(duration, time::of_clock))
    } else {
        of_real_timer(real::tick(duration))
    }
}

/// [`crossbeam_channel::never`].
#[track_caller]
pub fn never<T>() -> Receiver<T> {
    if engine::exploring() {
        timer(Timer::never())
    } else {
        Receiver(receiver::Kind::Real(real::never()))
    }
}

#[track_caller]
fn explored<T>(capacity: Option<usize>) -> (Sender<T>, Receiver<T>) {
    let (channel, sending, receiving) = Channel::new(capacity);
    let channel = Arc::new(channel);
    (
        Sender(sender::Kind::Explored {
            channel: Arc::clone(&channel),
            handle: sending,
            _hand: Hand::of(channel.sending()),
            in_vain: AtomicU32::new(0),
        }),
        Receiver(receiver::Kind::Explored {
            channel,
            handle: receiving,
            in_vain: AtomicU32::new(0),
        }),
    )
}

fn of_real<T>(
    (sender, receiver): (real::Sender<T>, real::Receiver<T>),
) -> (Sender<T>, Receiver<T>) {
    (
        Sender(sender::Kind::Real(sender)),
        Receiver(receiver::Kind::Real(receiver)),
    )
}

fn timer<T>(timer: Timer<T>) -> Receiver<T> {
    Receiver(receiver::Kind::Timer(Arc::new(timer)))
}

fn of_real_timer(receiver: real::Receiver<RealInstant>) -> Receiver<Instant> {
    Receiver(receiver::Kind::RealTimer(receiver, time::of_real))
}
