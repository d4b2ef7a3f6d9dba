//! [`SelectedOperation`]: what a select has begun, for the program to complete.

use std::fmt;
use std::marker::PhantomData;

use crossbeam_channel as real;
use crossbeam_channel::{RecvError, SendError};
use explorer::engine::Place;

use crate::explored::{Patience, Several, Ticket};
use crate::receiver::{self, Receiver};
use crate::sender::{self, Sender};

/// [`crossbeam_channel::SelectedOperation`].
#[must_use]
pub struct SelectedOperation<'a>(Selected<'a>);

enum Selected<'a> {
    Real(real::SelectedOperation<'a>),
    Explored(Promise<'a>),
}

/// What an explored select took, for the program to complete.
struct Promise<'a> {
    index: usize,
    ticket: Ticket,
    /// The sender or receiver.
    end: *const (),
    at: Place,
    borrowed: PhantomData<&'a ()>,
}

pub(crate) const MADE_IN_EXPLORATION: &str =
    "a channel that was made in an exploration is used outside";

/// Waits for an arm and takes it.
pub(crate) fn promise<'a>(
    several: &Several<'a>,
    patience: Patience,
    at: Place,
) -> Option<SelectedOperation<'a>> {
    let (index, ticket, end) = several.take(patience, at)?;
    Some(SelectedOperation(Selected::Explored(Promise {
        index,
        ticket,
        end,
        at,
        borrowed: PhantomData,
    })))
}

impl<'a> SelectedOperation<'a> {
    pub(crate) fn of_real(operation: real::SelectedOperation<'a>) -> SelectedOperation<'a> {
        SelectedOperation(Selected::Real(operation))
    }

    /// [`crossbeam_channel::SelectedOperation::index`].
    pub fn index(&self) -> usize {
        match &self.0 {
            Selected::Real(operation) => operation.index(),
            Selected::Explored(promise) => promise.index,
        }
    }

    /// [`crossbeam_channel::SelectedOperation::send`].
    #[track_caller]
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {
        match (self.0, &s.0) {
            (Selected::Real(operation), sender::Kind::Real(sender)) => operation.send(sender, msg),
            (Selected::Real(_), _) => panic!("{MADE_IN_EXPLORATION}"),
            (Selected::Explored(promise), _) => {
                let (ticket, _) = promise.keep(std::ptr::from_ref(s).cast(), "sender");
                s.complete_send(ticket, msg)
            }
        }
    }

    /// [`crossbeam_channel::SelectedOperation::recv`].
    #[track_caller]
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError> {
        match (self.0, &r.0) {
            (Selected::Real(operation), receiver::Kind::Real(receiver)) => operation.recv(receiver),
            (Selected::Real(operation), receiver::Kind::RealTimer(receiver, moment)) => {
                operation.recv(receiver).map(moment)
            }
            (Selected::Real(_), _) => panic!("{MADE_IN_EXPLORATION}"),
            (Selected::Explored(promise), _) => {
                let (ticket, at) = promise.keep(std::ptr::from_ref(r).cast(), "receiver");
                r.complete_recv(ticket, at)
            }
        }
    }
}

impl Promise<'_> {
    #[track_caller]
    fn keep(self, end: *const (), what: &str) -> (Ticket, Place) {
        let this = std::mem::ManuallyDrop::new(self);
        assert!(this.end == end, "passed a {what} that wasn't selected");
        (this.ticket, this.at)
    }
}

impl Drop for Promise<'_> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            panic!("dropped `SelectedOperation` without completing the operation");
        }
    }
}

impl fmt::Debug for SelectedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("SelectedOperation { .. }")
    }
}
