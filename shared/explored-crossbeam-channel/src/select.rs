//! [`Select`]: waiting for one of several operations.

use std::fmt;
use std::time::Duration;

use crossbeam_channel as real;
use crossbeam_channel::{ReadyTimeoutError, SelectTimeoutError, TryReadyError, TrySelectError};
use explorer::engine;

use crate::explored::{Patience, Several, here};
use crate::receiver::{self, Receiver};
use crate::selected::{MADE_IN_EXPLORATION, SelectedOperation, promise};
use crate::sender::{self, Sender, of_this_world};
use crate::time::{self, Instant};

/// [`crossbeam_channel::Select`].
#[derive(Clone)]
pub struct Select<'a>(Kind<'a>);

#[derive(Clone)]
enum Kind<'a> {
    Real(real::Select<'a>),
    Explored(Several<'a>),
}

// SAFETY: as crossbeam's own; an explored one stays on the OS thread of its exploration.
unsafe impl Send for Select<'_> {}
// SAFETY: as above; all that a shared one gives is its `Debug`.
unsafe impl Sync for Select<'_> {}

impl<'a> Select<'a> {
    /// [`crossbeam_channel::Select::new`].
    pub fn new() -> Select<'a> {
        Select(if engine::exploring() {
            Kind::Explored(Several::in_any_order())
        } else {
            Kind::Real(real::Select::new())
        })
    }

    /// [`crossbeam_channel::Select::new_biased`].
    pub fn new_biased() -> Select<'a> {
        Select(if engine::exploring() {
            Kind::Explored(Several::in_order())
        } else {
            Kind::Real(real::Select::new_biased())
        })
    }

    /// [`crossbeam_channel::Select::send`].
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize {
        match (&mut self.0, &s.0) {
            (Kind::Real(select), sender::Kind::Real(sender)) => select.send(sender),
            (Kind::Real(_), _) => panic!("{MADE_IN_EXPLORATION}"),
            (Kind::Explored(several), kind) => {
                if let sender::Kind::Real(sender) = kind {
                    of_this_world(sender);
                }
                several.add(s, std::ptr::from_ref(s).cast())
            }
        }
    }

    /// [`crossbeam_channel::Select::recv`].
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {
        match (&mut self.0, &r.0) {
            (Kind::Real(select), receiver::Kind::Real(receiver)) => select.recv(receiver),
            (Kind::Real(select), receiver::Kind::RealTimer(receiver, _)) => select.recv(receiver),
            (Kind::Real(_), _) => panic!("{MADE_IN_EXPLORATION}"),
            (Kind::Explored(several), kind) => {
                match kind {
                    receiver::Kind::Real(receiver) => _ = of_this_world(receiver),
                    receiver::Kind::RealTimer(receiver, _) => _ = of_this_world(receiver),
                    _ => {}
                }
                several.add(r, std::ptr::from_ref(r).cast())
            }
        }
    }

    /// [`crossbeam_channel::Select::remove`].
    pub fn remove(&mut self, index: usize) {
        match &mut self.0 {
            Kind::Real(select) => select.remove(index),
            Kind::Explored(several) => several.remove(index),
        }
    }

    /// [`crossbeam_channel::Select::try_select`].
    #[track_caller]
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> {
        match &mut self.0 {
            Kind::Real(select) => select.try_select().map(SelectedOperation::of_real),
            Kind::Explored(several) => {
                promise(several, Patience::None, here()).ok_or(TrySelectError)
            }
        }
    }

    /// [`crossbeam_channel::Select::select`].
    #[track_caller]
    pub fn select(&mut self) -> SelectedOperation<'a> {
        match &mut self.0 {
            Kind::Real(select) => SelectedOperation::of_real(select.select()),
            Kind::Explored(several) => {
                several.must_not_be_empty();
                let promise = promise(several, Patience::Endless, here());
                promise.expect("it waits until there is one")
            }
        }
    }

    /// [`crossbeam_channel::Select::select_timeout`].
    #[track_caller]
    pub fn select_timeout(
        &mut self,
        timeout: Duration,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        match &mut self.0 {
            Kind::Real(select) => select
                .select_timeout(timeout)
                .map(SelectedOperation::of_real),
            Kind::Explored(several) => {
                promise(several, Patience::Until(timeout), here()).ok_or(SelectTimeoutError)
            }
        }
    }

    /// [`crossbeam_channel::Select::select_deadline`].
    #[track_caller]
    pub fn select_deadline(
        &mut self,
        deadline: Instant,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        self.select_timeout(time::until(deadline))
    }

    /// [`crossbeam_channel::Select::try_ready`].
    #[track_caller]
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError> {
        match &mut self.0 {
            Kind::Real(select) => select.try_ready(),
            Kind::Explored(several) => several.find(Patience::None, here()).ok_or(TryReadyError),
        }
    }

    /// [`crossbeam_channel::Select::ready`].
    #[track_caller]
    pub fn ready(&mut self) -> usize {
        match &mut self.0 {
            Kind::Real(select) => select.ready(),
            Kind::Explored(several) => {
                several.must_not_be_empty();
                let found = several.find(Patience::Endless, here());
                found.expect("it waits until there is one")
            }
        }
    }

    /// [`crossbeam_channel::Select::ready_timeout`].
    #[track_caller]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError> {
        match &mut self.0 {
            Kind::Real(select) => select.ready_timeout(timeout),
            Kind::Explored(several) => several
                .find(Patience::Until(timeout), here())
                .ok_or(ReadyTimeoutError),
        }
    }

    /// [`crossbeam_channel::Select::ready_deadline`].
    #[track_caller]
    pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError> {
        self.ready_timeout(time::until(deadline))
    }
}

impl Default for Select<'_> {
    fn default() -> Self {
        Select::new()
    }
}

impl fmt::Debug for Select<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Select { .. }")
    }
}
