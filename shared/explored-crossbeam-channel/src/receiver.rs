//! [`Receiver`].

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::time::{Duration, Instant as RealInstant};

use crossbeam_channel as real;
use crossbeam_channel::{RecvError, RecvTimeoutError, TryRecvError};
use explorer::engine::{self, ObjectId, Place};

use crate::explored::{Channel, Missed, Patience, Ticket, Timer, here};
use crate::iterators::{Iter, TryIter};
use crate::sender::of_this_world;
use crate::time::{self, Instant};

/// [`crossbeam_channel::Receiver`].
pub struct Receiver<T>(pub(crate) Kind<T>);

pub(crate) enum Kind<T> {
    Real(real::Receiver<T>),
    /// `after`, `at` or `tick`, with what makes of a real moment what the program calls one.
    RealTimer(real::Receiver<RealInstant>, fn(RealInstant) -> T),
    Explored {
        channel: Arc<Channel<T>>,
        /// The object that stands for this receiver.
        handle: ObjectId,
        /// How often a select took it and found the channel closed.
        in_vain: AtomicU32,
    },
    Timer(Arc<Timer<T>>),
}

impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

impl<T> Receiver<T> {
    /// [`crossbeam_channel::Receiver::try_recv`].
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        match &self.0 {
            Kind::Real(receiver) => of_this_world(receiver).try_recv(),
            Kind::RealTimer(receiver, moment) => of_this_world(receiver).try_recv().map(moment),
            _ => {
                let received = self.receive(Patience::None, here());
                received.map_err(|missed| match missed {
                    Missed::Empty => TryRecvError::Empty,
                    Missed::Closed => TryRecvError::Disconnected,
                })
            }
        }
    }

    /// [`crossbeam_channel::Receiver::recv`].
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.recv_at(here())
    }

    pub(crate) fn recv_at(&self, at: Place) -> Result<T, RecvError> {
        match &self.0 {
            Kind::Real(receiver) => of_this_world(receiver).recv(),
            Kind::RealTimer(receiver, moment) => of_this_world(receiver).recv().map(moment),
            _ => self.receive(Patience::Endless, at).map_err(|_| RecvError),
        }
    }

    pub(crate) fn try_recv_at(&self, at: Place) -> Option<T> {
        match &self.0 {
            Kind::Real(_) | Kind::RealTimer(..) => self.try_recv().ok(),
            _ => self.receive(Patience::None, at).ok(),
        }
    }

    /// [`crossbeam_channel::Receiver::recv_timeout`]. In an exploration, if there is no message the time may be up.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        match &self.0 {
            Kind::Real(receiver) => of_this_world(receiver).recv_timeout(timeout),
            Kind::RealTimer(receiver, moment) => {
                of_this_world(receiver).recv_timeout(timeout).map(moment)
            }
            _ => {
                let received = self.receive(Patience::Until(timeout), here());
                received.map_err(|missed| match missed {
                    Missed::Empty => RecvTimeoutError::Timeout,
                    Missed::Closed => RecvTimeoutError::Disconnected,
                })
            }
        }
    }

    /// [`crossbeam_channel::Receiver::recv_deadline`].
    #[track_caller]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {
        self.recv_timeout(time::until(deadline))
    }

    /// [`crossbeam_channel::Receiver::is_empty`].
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// [`crossbeam_channel::Receiver::is_full`].
    #[track_caller]
    pub fn is_full(&self) -> bool {
        let len = self.len();
        self.capacity() == Some(len)
    }

    /// [`crossbeam_channel::Receiver::len`].
    #[track_caller]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kind::Real(receiver) => of_this_world(receiver).len(),
            Kind::RealTimer(receiver, _) => of_this_world(receiver).len(),
            Kind::Explored { channel, .. } => channel.len(here()),
            Kind::Timer(timer) => usize::from(timer.looks_full(here())),
        }
    }

    /// [`crossbeam_channel::Receiver::capacity`].
    pub fn capacity(&self) -> Option<usize> {
        match &self.0 {
            Kind::Real(receiver) => receiver.capacity(),
            Kind::RealTimer(receiver, _) => receiver.capacity(),
            Kind::Explored { channel, .. } => channel.capacity(),
            Kind::Timer(timer) => timer.capacity(),
        }
    }

    /// [`crossbeam_channel::Receiver::iter`].
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            receiver: self,
            at: here(),
        }
    }

    /// [`crossbeam_channel::Receiver::try_iter`].
    #[track_caller]
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter {
            receiver: self,
            at: here(),
        }
    }

    /// [`crossbeam_channel::Receiver::same_channel`].
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {
        match (&self.0, &other.0) {
            (Kind::Real(this), Kind::Real(other)) => this.same_channel(other),
            (Kind::RealTimer(this, _), Kind::RealTimer(other, _)) => this.same_channel(other),
            (Kind::Explored { channel: this, .. }, Kind::Explored { channel: other, .. }) => {
                Arc::ptr_eq(this, other)
            }
            (Kind::Timer(this), Kind::Timer(other)) => this.is_same(other),
            _ => false,
        }
    }

    fn receive(&self, patience: Patience, at: Place) -> Result<T, Missed> {
        match &self.0 {
            Kind::Real(_) | Kind::RealTimer(..) => unreachable!("the callers see to these"),
            Kind::Explored { channel, .. } => channel.receive(patience, at),
            Kind::Timer(timer) => timer.receive(patience, at),
        }
    }

    pub(crate) fn complete_recv(&self, ticket: Ticket, at: Place) -> Result<T, RecvError> {
        match &self.0 {
            Kind::Real(_) | Kind::RealTimer(..) => {
                unreachable!("an explored select takes explored channels")
            }
            Kind::Explored { channel, .. } => {
                channel.complete_receive(ticket, at).map_err(|_| RecvError)
            }
            Kind::Timer(timer) => Ok(timer.message()),
        }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        if let Kind::Explored {
            channel, handle, ..
        } = &self.0
            && engine::exploring()
        {
            channel.drop_receiver(*handle);
        }
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Receiver<T> {
        Receiver(match &self.0 {
            Kind::Real(receiver) => Kind::Real(receiver.clone()),
            Kind::RealTimer(receiver, moment) => Kind::RealTimer(receiver.clone(), *moment),
            Kind::Explored { channel, .. } => Kind::Explored {
                handle: channel.add_receiver(),
                channel: Arc::clone(channel),
                in_vain: AtomicU32::new(0),
            },
            Kind::Timer(timer) => Kind::Timer(Arc::clone(timer)),
        })
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Receiver { .. }")
    }
}
