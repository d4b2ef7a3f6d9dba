//! The two ends of a channel: how many senders and receivers there are, and what stands for each of them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use explorer::engine::{self, Access, Identity, ObjectId, Place, Readiness};

use super::Patience;
use super::step::{Touches, nameless, step, touch};

/// Who could send and who could receive.
///
/// Each end is an object: senders change the one and receivers the other, so that a send and a receive commute. So is each
/// single sender and receiver; to drop one releases it, and to find the channel closed is to acquire all of them.
/// So drops commute with each other, and whoever finds the channel closed comes after all of them.
#[derive(Debug)]
pub(crate) struct Ends {
    sending: Identity,
    receiving: Identity,
    senders: Mutex<Side>,
    receivers: Mutex<Side>,
}

#[derive(Debug)]
struct Side {
    alive: usize,
    /// All there ever were.
    handles: Vec<ObjectId>,
}

impl Ends {
    /// One sender and one receiver.
    #[track_caller]
    pub(crate) fn new() -> (Ends, ObjectId, ObjectId) {
        let (sender, receiver) = (nameless(), nameless());
        let side = |handle| {
            Mutex::new(Side {
                alive: 1,
                handles: vec![handle],
            })
        };
        let ends = Ends {
            sending: Identity::new("Sender"),
            receiving: Identity::new("Receiver"),
            senders: side(sender),
            receivers: side(receiver),
        };
        // One after the other, so that the story knows that they belong together.
        ends.sending.id();
        ends.receiving.id();
        (ends, sender, receiver)
    }

    /// The object that all senders change.
    pub(crate) fn sending(&self) -> ObjectId {
        self.sending.fresh(self);
        self.sending.id()
    }

    /// The object that all receivers change.
    pub(crate) fn receiving(&self) -> ObjectId {
        self.sending.fresh(self);
        self.receiving.id()
    }

    /// What the channel is called by its receivers.
    pub(crate) fn receivers_name(&self) -> ObjectId {
        self.receiving.id()
    }

    pub(crate) fn add_sender(&self) -> ObjectId {
        add(&self.senders)
    }

    pub(crate) fn add_receiver(&self) -> ObjectId {
        add(&self.receivers)
    }

    pub(crate) fn has_senders(&self) -> bool {
        lock(&self.senders).alive > 0
    }

    pub(crate) fn has_receivers(&self) -> bool {
        lock(&self.receivers).alive > 0
    }

    /// Looks whether senders are left.
    pub(crate) fn look_at_senders(&self, touches: &mut Touches) {
        for handle in &lock(&self.senders).handles {
            touches.add(*handle, Access::Read);
        }
    }

    /// It didn't matter whether senders are left.
    pub(crate) fn did_not_look_at_senders(&self) {
        for handle in &lock(&self.senders).handles {
            engine::spare(*handle);
        }
    }

    /// The operation under way found that all senders are gone.
    pub(crate) fn found_no_senders(&self, patience: Patience) {
        come_after_all(&self.senders, patience);
    }

    /// The operation under way found that all receivers are gone.
    pub(crate) fn found_no_receivers(&self, patience: Patience) {
        come_after_all(&self.receivers, patience);
    }

    pub(crate) fn drop_sender(&self, handle: ObjectId, at: Place) {
        let touches = [touch(handle, Access::Release)];
        step("drop a sender", None, &touches, at, &|| Readiness::Ready);
        let left = one_less(&self.senders);
        let name = self.sending();
        engine::note_nowhere(|| match left {
            0 => format!("drops {name}, the last sender: the channel is closed"),
            1 => format!("drops {name}, 1 sender left"),
            n => format!("drops {name}, {n} senders left"),
        });
    }

    /// `discard` empties the channel and returns how many messages are lost.
    pub(crate) fn drop_receiver(
        &self,
        handle: ObjectId,
        at: Place,
        discard: impl FnOnce() -> usize,
    ) {
        let sending = self.sending();
        // A send that comes later is refused if this was the last.
        let touches = [
            touch(handle, Access::Release),
            touch(sending, Access::Write),
        ];
        step("drop a receiver", None, &touches, at, &|| Readiness::Ready);
        let left = one_less(&self.receivers);
        let lost = if left == 0 { discard() } else { 0 };
        if lost == 0 {
            engine::refine(sending, Access::Read);
        }
        let name = self.receivers_name();
        engine::note_nowhere(|| match (left, lost) {
            (0, 0) => format!("drops {name}, the last receiver: the channel is closed"),
            (0, 1) => format!("drops {name}, the last receiver, and with it 1 message"),
            (0, n) => format!("drops {name}, the last receiver, and with it {n} messages"),
            (1, _) => format!("drops {name}, 1 receiver left"),
            (n, _) => format!("drops {name}, {n} receivers left"),
        });
    }
}

fn lock(side: &Mutex<Side>) -> MutexGuard<'_, Side> {
    side.lock().unwrap_or_else(PoisonError::into_inner)
}

fn add(side: &Mutex<Side>) -> ObjectId {
    let handle = nameless();
    let mut side = lock(side);
    side.alive += 1;
    side.handles.push(handle);
    handle
}

fn one_less(side: &Mutex<Side>) -> usize {
    let mut side = lock(side);
    side.alive -= 1;
    side.alive
}

fn come_after_all(side: &Mutex<Side>, patience: Patience) {
    for handle in &lock(side).handles {
        engine::refine(*handle, patience.comes_after());
    }
}
