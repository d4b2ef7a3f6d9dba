//! [`Sender`].

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::time::Duration;

use crossbeam_channel as real;
use crossbeam_channel::{SendError, SendTimeoutError, TrySendError};
use explorer::engine::{self, Hand, ObjectId};

use crate::explored::{Channel, Patience, Refused, Ticket, here};
use crate::time::{self, Instant};

/// [`crossbeam_channel::Sender`].
pub struct Sender<T>(pub(crate) Kind<T>);

pub(crate) enum Kind<T> {
    Real(real::Sender<T>),
    Explored {
        channel: Arc<Channel<T>>,
        /// The object that stands for this sender.
        handle: ObjectId,
        /// Whose it is.
        _hand: Hand,
        /// How often a select took it and found the channel closed.
        in_vain: AtomicU32,
    },
}

impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}

impl<T> Sender<T> {
    /// [`crossbeam_channel::Sender::try_send`].
    #[track_caller]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        match &self.0 {
            Kind::Real(sender) => of_this_world(sender).try_send(msg),
            Kind::Explored { channel, .. } => {
                let sent = channel.send(msg, Patience::None, here());
                sent.map_err(|(refused, msg)| match refused {
                    Refused::Full => TrySendError::Full(msg),
                    Refused::Closed => TrySendError::Disconnected(msg),
                })
            }
        }
    }

    /// [`crossbeam_channel::Sender::send`].
    #[track_caller]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Kind::Real(sender) => of_this_world(sender).send(msg),
            Kind::Explored { channel, .. } => {
                let sent = channel.send(msg, Patience::Endless, here());
                sent.map_err(|(_, msg)| SendError(msg))
            }
        }
    }

    /// [`crossbeam_channel::Sender::send_timeout`]. In an exploration, if there is no room the time may be up.
    #[track_caller]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {
        match &self.0 {
            Kind::Real(sender) => of_this_world(sender).send_timeout(msg, timeout),
            Kind::Explored { channel, .. } => {
                let sent = channel.send(msg, Patience::Until(timeout), here());
                sent.map_err(|(refused, msg)| match refused {
                    Refused::Full => SendTimeoutError::Timeout(msg),
                    Refused::Closed => SendTimeoutError::Disconnected(msg),
                })
            }
        }
    }

    /// [`crossbeam_channel::Sender::send_deadline`].
    #[track_caller]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {
        self.send_timeout(msg, time::until(deadline))
    }

    /// [`crossbeam_channel::Sender::is_empty`].
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// [`crossbeam_channel::Sender::is_full`].
    #[track_caller]
    pub fn is_full(&self) -> bool {
        let len = self.len();
        self.capacity() == Some(len)
    }

    /// [`crossbeam_channel::Sender::len`].
    #[track_caller]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kind::Real(sender) => of_this_world(sender).len(),
            Kind::Explored { channel, .. } => channel.len(here()),
        }
    }

    /// [`crossbeam_channel::Sender::capacity`].
    pub fn capacity(&self) -> Option<usize> {
        match &self.0 {
            Kind::Real(sender) => sender.capacity(),
            Kind::Explored { channel, .. } => channel.capacity(),
        }
    }

    /// [`crossbeam_channel::Sender::same_channel`].
    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        match (&self.0, &other.0) {
            (Kind::Real(this), Kind::Real(other)) => this.same_channel(other),
            (Kind::Explored { channel: this, .. }, Kind::Explored { channel: other, .. }) => {
                Arc::ptr_eq(this, other)
            }
            _ => false,
        }
    }

    pub(crate) fn complete_send(&self, ticket: Ticket, msg: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Kind::Real(_) => unreachable!("an explored select takes explored channels"),
            Kind::Explored { channel, .. } => channel.complete_send(ticket, msg).map_err(SendError),
        }
    }
}

/// A real channel must not be used in an exploration: nobody would know who waits for whom.
pub(crate) fn of_this_world<C>(end: &C) -> &C {
    if engine::exploring() {
        engine::fail_with(
            "a channel that was made outside is used in the program; \
             make it inside the closure that is explored"
                .to_owned(),
        );
    }
    end
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        if let Kind::Explored {
            channel, handle, ..
        } = &self.0
            && engine::exploring()
        {
            channel.drop_sender(*handle);
        }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        Sender(match &self.0 {
            Kind::Real(sender) => Kind::Real(sender.clone()),
            Kind::Explored { channel, .. } => Kind::Explored {
                handle: channel.add_sender(),
                _hand: Hand::of(channel.sending()),
                channel: Arc::clone(channel),
                in_vain: AtomicU32::new(0),
            },
        })
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Sender { .. }")
    }
}
