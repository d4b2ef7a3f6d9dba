//! [`std::sync::mpsc`]: a channel made in an exploration is a queue of which every operation is one step.

mod iter;
mod queue;

use std::fmt;
use std::sync::mpsc as real_mpsc;
use std::time::Duration;

use explorer::engine::{self, Place};

use crate::step::here;
use queue::{Patience, Receiving, Sending, ends};

pub use iter::{IntoIter, Iter, TryIter};
pub use real_mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

/// [`std::sync::mpsc::Sender`].
pub struct Sender<T>(Either<real_mpsc::Sender<T>, Sending<T>>);

/// [`std::sync::mpsc::SyncSender`].
pub struct SyncSender<T>(Either<real_mpsc::SyncSender<T>, Sending<T>>);

/// [`std::sync::mpsc::Receiver`].
pub struct Receiver<T>(Either<real_mpsc::Receiver<T>, Receiving<T>>);

enum Either<R, E> {
    Real(R),
    Explored(E),
}

/// [`std::sync::mpsc::channel`].
#[track_caller]
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    if engine::exploring() {
        let (sending, receiving) = ends(None);
        return (
            Sender(Either::Explored(sending)),
            Receiver(Either::Explored(receiving)),
        );
    }
    let (sender, receiver) = real_mpsc::channel();
    (
        Sender(Either::Real(sender)),
        Receiver(Either::Real(receiver)),
    )
}

/// [`std::sync::mpsc::sync_channel`].
#[track_caller]
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    if engine::exploring() {
        let (sending, receiving) = ends(Some(bound));
        return (
            SyncSender(Either::Explored(sending)),
            Receiver(Either::Explored(receiving)),
        );
    }
    let (sender, receiver) = real_mpsc::sync_channel(bound);
    (
        SyncSender(Either::Real(sender)),
        Receiver(Either::Real(receiver)),
    )
}

impl<T> Sender<T> {
    /// [`std::sync::mpsc::Sender::send`].
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Either::Real(sender) => sender.send(message),
            Either::Explored(sending) => blocking(sending.send(message, Patience::Forever, here())),
        }
    }
}

impl<T> SyncSender<T> {
    /// [`std::sync::mpsc::SyncSender::send`].
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Either::Real(sender) => sender.send(message),
            Either::Explored(sending) => blocking(sending.send(message, Patience::Forever, here())),
        }
    }

    /// [`std::sync::mpsc::SyncSender::try_send`].
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        match &self.0 {
            Either::Real(sender) => sender.try_send(message),
            Either::Explored(sending) => sending.send(message, Patience::None, here()),
        }
    }
}

fn blocking<T>(result: Result<(), TrySendError<T>>) -> Result<(), SendError<T>> {
    result.map_err(|error| match error {
        TrySendError::Full(message) | TrySendError::Disconnected(message) => SendError(message),
    })
}

impl<T> Receiver<T> {
    /// [`std::sync::mpsc::Receiver::recv`].
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.recv_at(here())
    }

    fn recv_at(&self, at: Place) -> Result<T, RecvError> {
        match &self.0 {
            Either::Real(receiver) => receiver.recv(),
            Either::Explored(receiving) => {
                receiving.recv(Patience::Forever, at).map_err(|_| RecvError)
            }
        }
    }

    /// [`std::sync::mpsc::Receiver::try_recv`].
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.try_recv_at(here())
    }

    fn try_recv_at(&self, at: Place) -> Result<T, TryRecvError> {
        match &self.0 {
            Either::Real(receiver) => receiver.try_recv(),
            Either::Explored(receiving) => {
                receiving
                    .recv(Patience::None, at)
                    .map_err(|error| match error {
                        RecvTimeoutError::Timeout => TryRecvError::Empty,
                        RecvTimeoutError::Disconnected => TryRecvError::Disconnected,
                    })
            }
        }
    }

    /// [`std::sync::mpsc::Receiver::recv_timeout`].
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        match &self.0 {
            Either::Real(receiver) => receiver.recv_timeout(timeout),
            Either::Explored(receiving) => receiving.recv(Patience::For(timeout), here()),
        }
    }

    /// [`std::sync::mpsc::Receiver::iter`].
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            receiver: self,
            at: here(),
        }
    }

    /// [`std::sync::mpsc::Receiver::try_iter`].
    #[track_caller]
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter {
            receiver: self,
            at: here(),
        }
    }
}

impl<R: Clone, E: Clone> Clone for Either<R, E> {
    fn clone(&self) -> Either<R, E> {
        match self {
            Either::Real(real) => Either::Real(real.clone()),
            Either::Explored(explored) => Either::Explored(explored.clone()),
        }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        Sender(self.0.clone())
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> SyncSender<T> {
        SyncSender(self.0.clone())
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}
