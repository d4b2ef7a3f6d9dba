//! [`std::sync::mpsc`]: a channel made in an exploration is a queue of which every operation is one step.

use std::collections::VecDeque;
use std::fmt;
use std::sync as real;
use std::sync::mpsc as real_mpsc;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use explorer::engine::{self, Access, Blocked, Identity, Op, Place, Readiness, Touch};

use crate::step::{here, shown};

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

struct Channel<T> {
    /// What every use of the channel changes; it bears the receiver's name.
    identity: Identity,
    /// Bears the sender's name. Of its senders only the end of the last one matters to the receiver.
    senders: Identity,
    room: Option<usize>,
    state: real::Mutex<State<T>>,
}

struct State<T> {
    queue: VecDeque<T>,
    senders: usize,
    has_receiver: bool,
    /// Without room for a message: the receiver is there to take one from a sender's hand.
    receiver_waits: bool,
    /// The message it was handed.
    handed: Option<T>,
    /// Without room: the messages held out by senders that wait, each with a number of its own.
    offers: VecDeque<(u64, T)>,
    next_offer: u64,
}

struct Sending<T>(Arc<Channel<T>>);

struct Receiving<T> {
    channel: Arc<Channel<T>>,
    /// Like std's, a receiver can be moved to another thread, not shared.
    not_sync: std::marker::PhantomData<std::cell::Cell<()>>,
}

#[track_caller]
fn ends<T>(room: Option<usize>) -> (Sending<T>, Receiving<T>) {
    let channel = Arc::new(Channel {
        identity: Identity::new("Receiver"),
        senders: Identity::new("Sender"),
        room,
        state: real::Mutex::new(State {
            queue: VecDeque::new(),
            senders: 1,
            has_receiver: true,
            receiver_waits: false,
            handed: None,
            offers: VecDeque::new(),
            next_offer: 0,
        }),
    });
    // One after the other, so that the story knows that they belong together.
    channel.senders.id();
    channel.identity.id();
    (
        Sending(Arc::clone(&channel)),
        Receiving {
            channel,
            not_sync: std::marker::PhantomData,
        },
    )
}

impl<T> Channel<T> {
    fn state(&self) -> real::MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A step of a sender or of the receiver, as `end` tells.
    fn step(&self, what: &'static str, end: &Identity, at: Place, ready: &dyn Fn() -> Readiness) {
        let touches = [Touch {
            object: self.identity.id(),
            access: Access::Write,
        }];
        engine::step(
            &Op {
                what,
                touches: &touches,
                about: Some(end.id()),
                at,
            },
            ready,
        );
    }

    fn looked_in_vain(&self, what: u64) {
        engine::refine(self.identity.id(), Access::Read);
        engine::saw(what);
    }

    /// Something can be received, or nothing ever will.
    fn can_receive(&self) -> bool {
        let state = self.state();
        let is_empty = state.handed.is_none() && state.queue.is_empty() && state.offers.is_empty();
        !is_empty || state.senders == 0
    }
}

/// When to stop waiting.
#[derive(Clone, Copy)]
enum Patience {
    Forever,
    None,
    For(Duration),
}

impl Patience {
    fn readiness(self, can: bool, why: Blocked) -> Readiness {
        match self {
            _ if can => Readiness::Ready,
            Patience::Forever => Readiness::Blocked(why),
            Patience::None => Readiness::Ready,
            Patience::For(_) => Readiness::Idle,
        }
    }
}

fn text<T>(message: &T) -> String {
    shown(message).unwrap_or_else(|| "a message".to_owned())
}

impl<T> Sending<T> {
    fn send(&self, message: T, patience: Patience, at: Place) -> Result<(), TrySendError<T>> {
        let channel = &*self.0;
        let name = channel.senders.id();
        if channel.room == Some(0) {
            return self.hand_over(message, patience, at);
        }
        let can_send = || {
            let state = channel.state();
            !state.has_receiver || channel.room.is_none_or(|room| state.queue.len() < room)
        };
        channel.step("send", &channel.senders, at, &|| {
            patience.readiness(can_send(), Blocked::Full)
        });
        if !channel.state().has_receiver {
            channel.looked_in_vain(0);
            engine::note(|| {
                format!(
                    "can't send {} to {name}: the receiver is gone",
                    text(&message)
                )
            });
            return Err(TrySendError::Disconnected(message));
        }
        if !can_send() {
            channel.looked_in_vain(1);
            engine::note(|| format!("finds no room for {} in {name}", text(&message)));
            return Err(TrySendError::Full(message));
        }
        engine::note(|| format!("sends {} to {name}", text(&message)));
        channel.state().queue.push_back(message);
        Ok(())
    }

    /// A channel without room: sender and receiver meet.
    fn hand_over(&self, message: T, patience: Patience, at: Place) -> Result<(), TrySendError<T>> {
        let channel = &*self.0;
        let (id, name) = (channel.identity.id(), channel.senders.id());
        channel.step("offer", &channel.senders, at, &|| Readiness::Ready);
        let mut state = channel.state();
        if !state.has_receiver {
            drop(state);
            channel.looked_in_vain(0);
            engine::note(|| {
                format!(
                    "can't send {} to {name}: the receiver is gone",
                    text(&message)
                )
            });
            return Err(TrySendError::Disconnected(message));
        }
        if state.receiver_waits {
            state.receiver_waits = false;
            engine::note(|| format!("sends {} to {name}, from hand to hand", text(&message)));
            state.handed = Some(message);
            return Ok(());
        }
        if matches!(patience, Patience::None) {
            drop(state);
            channel.looked_in_vain(1);
            engine::note(|| format!("finds nobody to take {} from {name}", text(&message)));
            return Err(TrySendError::Full(message));
        }
        engine::note(|| format!("offers {} to {name}", text(&message)));
        let number = state.next_offer;
        state.next_offer += 1;
        state.offers.push_back((number, message));
        drop(state);
        let offer = || {
            channel
                .state()
                .offers
                .iter()
                .position(|(n, _)| *n == number)
        };
        let settled = || offer().is_none() || !channel.state().has_receiver;
        channel.step("send", &channel.senders, at, &|| {
            patience.readiness(settled(), Blocked::NoPartner)
        });
        let Some(position) = offer() else {
            engine::refine(id, Access::Read);
            engine::note(|| format!("goes on: its message to {name} has been taken"));
            return Ok(());
        };
        let back = channel.state().offers.remove(position);
        engine::note(|| format!("gives up sending to {name}: the receiver is gone"));
        let (_, message) = back.expect("it is at this position");
        Err(TrySendError::Disconnected(message))
    }
}

impl<T> Clone for Sending<T> {
    fn clone(&self) -> Sending<T> {
        self.0.state().senders += 1;
        Sending(Arc::clone(&self.0))
    }
}

impl<T> Drop for Sending<T> {
    fn drop(&mut self) {
        if !engine::exploring() {
            return;
        }
        let (id, senders) = (self.0.identity.id(), self.0.senders.id());
        let touches = [
            Touch {
                object: senders,
                access: Access::Write,
            },
            Touch {
                object: id,
                access: Access::Write,
            },
        ];
        let at = self.0.identity.created();
        engine::step(
            &Op {
                what: "drop a sender",
                touches: &touches,
                about: Some(id),
                at,
            },
            &|| Readiness::Ready,
        );
        let left = {
            let mut state = self.0.state();
            state.senders -= 1;
            state.senders
        };
        if left > 0 {
            engine::spare(id);
        }
        if left == 0 {
            engine::note_nowhere(|| format!("drops the last sender of {id}"));
        }
    }
}

impl<T> Receiving<T> {
    fn recv(&self, patience: Patience, at: Place) -> Result<T, RecvTimeoutError> {
        let channel = &*self.channel;
        let id = channel.identity.id();
        if channel.room == Some(0) && !matches!(patience, Patience::None) {
            // Announces itself, so that a sender may hand it a message.
            channel.step("wait to receive", &channel.identity, at, &|| {
                Readiness::Ready
            });
            if channel.can_receive() {
                return self.take(id);
            }
            channel.state().receiver_waits = true;
            engine::note(|| format!("waits for a message from {id}"));
        }
        channel.step("receive", &channel.identity, at, &|| {
            patience.readiness(channel.can_receive(), Blocked::Empty)
        });
        channel.state().receiver_waits = false;
        if channel.can_receive() {
            return self.take(id);
        }
        channel.looked_in_vain(0);
        match patience {
            Patience::For(time) => {
                engine::pass_time(time);
                engine::note(|| format!("stops waiting for a message from {id}: its time is up"));
            }
            _ => engine::note(|| format!("finds {id} empty")),
        }
        Err(RecvTimeoutError::Timeout)
    }

    fn take(&self, id: engine::ObjectId) -> Result<T, RecvTimeoutError> {
        let message = {
            let mut state = self.channel.state();
            let handed = state.handed.take().or_else(|| state.queue.pop_front());
            handed.or_else(|| state.offers.pop_front().map(|(_, message)| message))
        };
        match message {
            Some(message) => {
                engine::note(|| format!("receives {} from {id}", text(&message)));
                Ok(message)
            }
            None => {
                self.channel.looked_in_vain(0);
                engine::note(|| format!("finds {id} empty and all senders gone"));
                Err(RecvTimeoutError::Disconnected)
            }
        }
    }
}

impl<T> Drop for Receiving<T> {
    fn drop(&mut self) {
        if !engine::exploring() {
            return;
        }
        self.channel.step(
            "drop the receiver",
            &self.channel.identity,
            self.channel.identity.created(),
            &|| Readiness::Ready,
        );
        let id = self.channel.identity.id();
        let left = {
            let mut state = self.channel.state();
            state.has_receiver = false;
            // A sender that still holds out its message will take it back.
            std::mem::take(&mut state.queue)
        };
        engine::note_nowhere(|| format!("drops the receiver of {id}"));
        drop(left);
    }
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

/// [`std::sync::mpsc::Iter`].
#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
    at: Place,
}

/// [`std::sync::mpsc::TryIter`].
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
    at: Place,
}

/// [`std::sync::mpsc::IntoIter`].
#[derive(Debug)]
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    at: Place,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.receiver.recv_at(self.at).ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.receiver.try_recv_at(self.at).ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.receiver.recv_at(self.at).ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter {
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
