//! A channel: with room or without.

use std::mem::ManuallyDrop;

use explorer::engine::{Access, ObjectId, Place, Readiness, TaskId};

use super::ends::Ends;
use super::meeting::Meeting;
use super::meeting::Selection;
use super::queue::Queue;
use super::step::{Touches, here, selects, step};
use super::{Chance, Missed, Patience, Refused, Ticket};

/// What the senders and receivers of one channel share.
#[derive(Debug)]
pub(crate) struct Channel<T> {
    ends: Ends,
    made: Place,
    kind: Kind<T>,
}

#[derive(Debug)]
enum Kind<T> {
    Queue(Queue<T>),
    Meeting(Meeting<T>),
}

/// Does the same for both kinds.
macro_rules! either {
    ($channel:ident, $kind:ident => $does:expr) => {
        match &$channel.kind {
            Kind::Queue($kind) => $does,
            Kind::Meeting($kind) => $does,
        }
    };
}

impl<T> Channel<T> {
    /// With its first sender and receiver.
    #[track_caller]
    pub(crate) fn new(capacity: Option<usize>) -> (Channel<T>, ObjectId, ObjectId) {
        let (ends, sender, receiver) = Ends::new();
        let channel = Channel {
            ends,
            made: here(),
            kind: match capacity {
                Some(0) => Kind::Meeting(Meeting::new()),
                capacity => Kind::Queue(Queue::new(capacity)),
            },
        };
        (channel, sender, receiver)
    }

    pub(crate) fn send(&self, value: T, patience: Patience, at: Place) -> Result<(), (Refused, T)> {
        either!(self, kind => kind.send(&self.ends, value, patience, at))
    }

    pub(crate) fn receive(&self, patience: Patience, at: Place) -> Result<T, Missed> {
        either!(self, kind => kind.receive(&self.ends, patience, at))
    }

    /// How many messages are waiting.
    pub(crate) fn len(&self, at: Place) -> usize {
        match &self.kind {
            Kind::Queue(queue) => queue.len(&self.ends, at),
            Kind::Meeting(_) => {
                step("look at", None, &[], at, &|| Readiness::Ready);
                0
            }
        }
    }

    pub(crate) fn capacity(&self) -> Option<usize> {
        match &self.kind {
            Kind::Queue(queue) => queue.capacity(),
            Kind::Meeting(_) => Some(0),
        }
    }

    /// The object that bears the senders' name.
    pub(crate) fn sending(&self) -> ObjectId {
        self.ends.sending()
    }

    pub(crate) fn add_sender(&self) -> ObjectId {
        self.ends.add_sender()
    }

    pub(crate) fn add_receiver(&self) -> ObjectId {
        self.ends.add_receiver()
    }

    pub(crate) fn drop_sender(&self, handle: ObjectId) {
        self.ends.drop_sender(handle, self.made);
    }

    pub(crate) fn drop_receiver(&self, handle: ObjectId) {
        let mut lost = Vec::new();
        self.ends.drop_receiver(handle, self.made, || {
            lost = either!(self, kind => kind.discard());
            lost.len()
        });
        // Only now, for to drop a message may be a step. As in crossbeam, those after one that panics are leaked.
        let lost: Vec<_> = lost.into_iter().map(ManuallyDrop::new).collect();
        for message in lost {
            drop(ManuallyDrop::into_inner(message));
        }
    }

    /// What to send is one of several operations may touch.
    pub(crate) fn announce_send(&self, touches: &mut Touches) {
        touches.add(self.ends.sending(), Access::Write);
        touches.add(self.ends.receiving(), Access::Read);
        if let Kind::Meeting(_) = self.kind {
            touches.add(selects(), Access::Write);
        }
    }

    pub(crate) fn announce_receive(&self, touches: &mut Touches) {
        touches.add(self.ends.receiving(), Access::Write);
        touches.add(self.ends.sending(), Access::Read);
        self.ends.look_at_senders(touches);
        if let Kind::Meeting(_) = self.kind {
            touches.add(selects(), Access::Write);
        }
    }

    /// Could `me` send without waiting?
    pub(crate) fn could_send(&self, me: TaskId) -> Chance {
        either!(self, kind => kind.could_send(&self.ends, me))
    }

    /// Could `me` receive without waiting?
    pub(crate) fn could_receive(&self, me: TaskId) -> Chance {
        either!(self, kind => kind.could_receive(&self.ends, me))
    }

    /// Takes a place, or a partner, for a message that is sent with [`Channel::complete_send`].
    pub(crate) fn begin_send(&self) -> Ticket {
        either!(self, kind => kind.begin_send(&self.ends))
    }

    /// Takes a message, to be had from [`Channel::complete_receive`].
    pub(crate) fn begin_receive(&self) -> Ticket {
        either!(self, kind => kind.begin_receive(&self.ends, Patience::None))
    }

    pub(crate) fn complete_send(&self, ticket: Ticket, value: T) -> Result<(), T> {
        either!(self, kind => kind.complete_send(&self.ends, ticket, value))
    }

    pub(crate) fn complete_receive(&self, ticket: Ticket, at: Place) -> Result<T, Missed> {
        match &self.kind {
            Kind::Queue(queue) => queue.complete_receive(&self.ends, ticket),
            Kind::Meeting(meeting) => meeting.complete_receive(&self.ends, ticket, at),
        }
    }

    /// A select that would send here waits.
    pub(crate) fn enlist_sender(
        &self,
        selection: &Selection,
        arm: usize,
        arrival: ObjectId,
    ) -> Option<u64> {
        match &self.kind {
            Kind::Queue(_) => None,
            Kind::Meeting(meeting) => Some(meeting.enlist_sender(selection, arm, arrival)),
        }
    }

    /// A select that would receive here waits.
    pub(crate) fn enlist_receiver(
        &self,
        selection: &Selection,
        arm: usize,
        arrival: ObjectId,
    ) -> Option<u64> {
        match &self.kind {
            Kind::Queue(_) => None,
            Kind::Meeting(meeting) => Some(meeting.enlist_receiver(selection, arm, arrival)),
        }
    }

    pub(crate) fn withdraw(&self, number: u64) {
        if let Kind::Meeting(meeting) = &self.kind {
            meeting.withdraw(number);
        }
    }

    /// The operation under way did not send after all; it only looked.
    pub(crate) fn only_looked(&self) {
        explorer::engine::refine(self.ends.receiving(), Access::Read);
    }
}
