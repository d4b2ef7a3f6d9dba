//! In whose hands the senders of channels are, as far as that can be seen: for the story of who could have sent.

use std::mem::size_of_val;
use std::ptr;

use super::execution::{with, would_be_told};
use super::op::ObjectId;
use super::task_id::TaskId;

/// What a stand-in for a sender keeps: it is in the hands of the thread that made or cloned it, or was given it with the
/// closure that it runs.
pub struct Hand(Box<ObjectId>);

impl Hand {
    /// Of the current thread, for one end of a channel.
    pub fn of(end: ObjectId) -> Hand {
        let hand = Hand(Box::new(end));
        let at = hand.address();
        with(|ex| {
            if ex.settings.log {
                ex.record.hands.push((at, end, ex.current));
            }
        });
        hand
    }

    fn address(&self) -> usize {
        ptr::from_ref(&*self.0).addr()
    }
}

impl Drop for Hand {
    fn drop(&mut self) {
        if would_be_told() {
            let at = self.address();
            with(|ex| ex.record.hands.retain(|(known, ..)| *known != at));
        }
    }
}

/// A thread is given what its closure has captured.
pub(super) fn hand_over(closure: &dyn FnOnce(), to: TaskId) {
    if !with(|ex| ex.settings.log && !ex.record.hands.is_empty()) {
        return;
    }
    let words = size_of_val(closure) / size_of::<usize>();
    let captured = ptr::from_ref(closure).cast::<usize>();
    for word in 0..words {
        // SAFETY: within the closure, which nobody changes now. What is between its fields may be anything, and is only
        // compared with addresses; the read is volatile so that the compiler believes nothing about it.
        let word = unsafe { captured.byte_add(word * size_of::<usize>()).read_volatile() };
        with(|ex| {
            for (at, _, holder) in &mut ex.record.hands {
                if *at == word {
                    *holder = to;
                }
            }
        });
    }
}
