//! Who has come to a meeting and not yet gone on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use explorer::engine::{self, ObjectId, TaskId};

use crate::explored::shown::shown_message;

/// Which arm of a waiting select somebody has found, if any.
#[derive(Clone, Debug)]
pub(crate) struct Selection(Arc<AtomicUsize>);

impl Selection {
    const NONE: usize = usize::MAX;

    pub(crate) fn none() -> Selection {
        Selection(Arc::new(AtomicUsize::new(Selection::NONE)))
    }

    pub(crate) fn arm(&self) -> Option<usize> {
        let arm = self.0.load(Relaxed);
        (arm != Selection::NONE).then_some(arm)
    }
}

#[derive(Debug)]
pub(super) struct WaitingRoom<T> {
    arrived: u64,
    waiting: Vec<Waiting<T>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Sends,
    Receives,
}

/// Somebody who has arrived and not yet gone on.
#[derive(Debug)]
pub(super) struct Waiting<T> {
    pub(super) number: u64,
    side: Side,
    pub(super) task: TaskId,
    /// Stands for the arrival.
    pub(super) arrival: ObjectId,
    /// What it brought, or was given.
    pub(super) value: Option<T>,
    pub(super) partner: Option<Partner>,
    /// It is an arm of a select.
    selection: Option<(Selection, usize)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Partner {
    pub(super) number: u64,
    pub(super) task: TaskId,
    pub(super) arrival: ObjectId,
}

impl<T> WaitingRoom<T> {
    pub(super) fn new() -> WaitingRoom<T> {
        WaitingRoom {
            arrived: 0,
            waiting: Vec::new(),
        }
    }

    pub(super) fn add(
        &mut self,
        side: Side,
        arrival: ObjectId,
        value: Option<T>,
        selection: Option<(Selection, usize)>,
    ) -> u64 {
        let number = self.arrived;
        self.arrived += 1;
        self.waiting.push(Waiting {
            number,
            side,
            task: engine::current(),
            arrival,
            value,
            partner: None,
            selection,
        });
        number
    }

    /// Who would be met next on this side: first those who do nothing but wait here.
    pub(super) fn first(&self, side: Side, me: TaskId, or_a_select: bool) -> Option<&Waiting<T>> {
        let free = |w: &&Waiting<T>| w.side == side && w.partner.is_none();
        let plain = self
            .waiting
            .iter()
            .filter(free)
            .find(|w| w.selection.is_none());
        let select = |w: &&Waiting<T>| {
            let not_yet = |(s, _): &(Selection, usize)| s.arm().is_none();
            w.selection.as_ref().is_some_and(not_yet) && w.task != me
        };
        plain.or_else(|| {
            self.waiting
                .iter()
                .filter(free)
                .find(|w| or_a_select && select(w))
        })
    }

    /// `me` meets the first who waits on the other side, who may be a select.
    pub(super) fn meet(&mut self, me: u64, or_a_select: bool) -> bool {
        let mine = self.find(me).expect("it has arrived");
        let (side, me) = (mine.side, mine.as_partner());
        let other_side = match side {
            Side::Sends => Side::Receives,
            Side::Receives => Side::Sends,
        };
        let Some(other) = self.first(other_side, me.task, or_a_select) else {
            return false;
        };
        let other = other.as_partner();
        let (sender, receiver) = match side {
            Side::Sends => (me.number, other.number),
            Side::Receives => (other.number, me.number),
        };
        let value = self.find_mut(sender).and_then(|w| w.value.take());
        if let Some(receiving) = self.find_mut(receiver) {
            receiving.value = value;
        }
        if let Some(other) = self.find_mut(other.number) {
            other.partner = Some(me);
            if let Some((selection, arm)) = &other.selection {
                selection.0.store(*arm, Relaxed);
            }
        }
        if let Some(mine) = self.find_mut(me.number) {
            mine.partner = Some(other);
        }
        true
    }

    /// Who has come, in words.
    pub(super) fn shown(&self) -> String {
        let here = self.waiting.iter().filter(|w| w.partner.is_none());
        let here = here.map(|w| match (w.side, &w.value) {
            (Side::Sends, Some(value)) => format!("{} holds out {}", w.task, shown_message(value)),
            (Side::Sends, None) => format!("{} would send", w.task),
            (Side::Receives, _) => format!("{} waits to receive", w.task),
        });
        let mut here: Vec<String> = here.collect();
        // Arrivals on different sides commute.
        here.sort();
        if here.is_empty() {
            return "nobody is there".to_owned();
        }
        here.join(", ")
    }

    pub(super) fn leave(&mut self, number: u64) -> Waiting<T> {
        let index = self.waiting.iter().position(|w| w.number == number);
        self.waiting.remove(index.expect("one leaves once"))
    }

    pub(super) fn find(&self, number: u64) -> Option<&Waiting<T>> {
        self.waiting.iter().find(|w| w.number == number)
    }

    pub(super) fn find_mut(&mut self, number: u64) -> Option<&mut Waiting<T>> {
        self.waiting.iter_mut().find(|w| w.number == number)
    }
}

impl<T> Waiting<T> {
    pub(super) fn as_partner(&self) -> Partner {
        Partner {
            number: self.number,
            task: self.task,
            arrival: self.arrival,
        }
    }
}
