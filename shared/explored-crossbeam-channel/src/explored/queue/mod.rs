//! A channel with room: a queue.
//!
//! A send and a receive commute, since one is about the back and the other about the front, but for two things: each message is sent
//! before it is received, and in a queue with `n` places message `k` is received before message `k + n` is sent. Each
//! of those is an object of its own, released once and acquired once.

mod receive;
mod send;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use explorer::engine::{self, Access, ObjectId, Place, Readiness};

use super::ends::Ends;
use super::shown::shown_message;
use super::step::{Touches, step};

#[derive(Debug)]
pub(crate) struct Queue<T> {
    capacity: Option<usize>,
    state: Mutex<State<T>>,
}

#[derive(Debug)]
struct State<T> {
    messages: VecDeque<Message<T>>,
    /// The places that were freed and not yet taken again, first come, first served.
    freed: VecDeque<ObjectId>,
    /// How many messages were sent, or are promised by a select.
    sent: u64,
    /// Messages that a select took out, until it hands them to the program.
    taken: Vec<Message<T>>,
}

#[derive(Debug)]
struct Message<T> {
    number: u64,
    /// Stands for its having been sent.
    sent: ObjectId,
    /// `None` if a select has taken the place and not yet put the message there.
    value: Option<T>,
}

impl<T> Queue<T> {
    pub(crate) fn new(capacity: Option<usize>) -> Queue<T> {
        Queue {
            capacity,
            state: Mutex::new(State {
                messages: VecDeque::new(),
                freed: VecDeque::new(),
                sent: 0,
                taken: Vec::new(),
            }),
        }
    }

    pub(crate) fn capacity(&self) -> Option<usize> {
        self.capacity
    }

    pub(crate) fn len(&self, ends: &Ends, at: Place) -> usize {
        let (name, end) = (ends.sending(), ends.receiving());
        let mut touches = Touches::default();
        touches.add(name, Access::Read);
        touches.add(end, Access::Read);
        step("look at", Some(name), touches.as_slice(), at, &|| {
            Readiness::Ready
        });
        let len = self.state().messages.len();
        engine::saw(len as u64);
        engine::note(|| match len {
            0 => format!("finds {name} empty"),
            1 => format!("finds 1 message in {name}"),
            n => format!("finds {n} messages in {name}"),
        });
        len
    }

    /// Takes all messages out: nobody will ever receive them.
    pub(crate) fn discard(&self) -> Vec<T> {
        let messages = std::mem::take(&mut self.state().messages);
        messages.into_iter().filter_map(|m| m.value).collect()
    }

    /// What is in it.
    pub(crate) fn show(&self, ends: &Ends) {
        engine::show(ends.receivers_name(), || {
            let state = self.state();
            let values = state.messages.iter().map(|m| m.value.as_ref());
            let values: Vec<String> = values
                .map(|value| value.map_or_else(|| "…".to_owned(), shown_message))
                .collect();
            match self.capacity {
                _ if values.is_empty() => "empty".to_owned(),
                Some(capacity) if values.len() == capacity => values.join(", ") + ", full",
                _ => values.join(", "),
            }
        });
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
