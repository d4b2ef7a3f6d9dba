//! A sender or a receiver as one of the arms of a select.

use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use explorer::engine::{ObjectId, TaskId};

use crate::explored::{Arm, Chance, Selection, Ticket, Touches};
use crate::receiver::{self, Receiver};
use crate::sender::{self, Sender};

impl<T> Arm for Sender<T> {
    fn announce(&self, touches: &mut Touches) {
        if let sender::Kind::Explored { channel, .. } = &self.0 {
            channel.announce_send(touches);
        }
    }

    fn chance(&self, me: TaskId) -> Chance {
        match &self.0 {
            sender::Kind::Real(_) => Chance::No,
            sender::Kind::Explored { channel, .. } => channel.could_send(me),
        }
    }

    fn take(&self, _early: bool) -> Ticket {
        match &self.0 {
            sender::Kind::Real(_) => Ticket::Closed,
            sender::Kind::Explored {
                channel, in_vain, ..
            } => {
                let ticket = channel.begin_send();
                in_vain.fetch_add(u32::from(ticket == Ticket::Closed), Relaxed);
                ticket
            }
        }
    }

    fn times_in_vain(&self) -> u32 {
        match &self.0 {
            sender::Kind::Explored { in_vain, .. } => in_vain.load(Relaxed),
            _ => 0,
        }
    }

    fn needs_partner(&self) -> bool {
        match &self.0 {
            sender::Kind::Explored { channel, .. } => channel.capacity() == Some(0),
            _ => false,
        }
    }

    fn enlist(&self, selection: &Selection, arm: usize, arrival: ObjectId) -> Option<u64> {
        match &self.0 {
            sender::Kind::Real(_) => None,
            sender::Kind::Explored { channel, .. } => {
                channel.enlist_sender(selection, arm, arrival)
            }
        }
    }

    fn withdraw(&self, number: u64) {
        if let sender::Kind::Explored { channel, .. } = &self.0 {
            channel.withdraw(number);
        }
    }
}

impl<T> Arm for Receiver<T> {
    fn announce(&self, touches: &mut Touches) {
        match &self.0 {
            receiver::Kind::Real(_) | receiver::Kind::RealTimer(..) => {}
            receiver::Kind::Explored { channel, .. } => channel.announce_receive(touches),
            receiver::Kind::Timer(timer) => timer.announce(touches),
        }
    }

    fn chance(&self, me: TaskId) -> Chance {
        match &self.0 {
            receiver::Kind::Real(_) | receiver::Kind::RealTimer(..) => Chance::No,
            receiver::Kind::Explored { channel, .. } => channel.could_receive(me),
            receiver::Kind::Timer(timer) => timer.chance(),
        }
    }

    fn take(&self, early: bool) -> Ticket {
        match &self.0 {
            receiver::Kind::Real(_) | receiver::Kind::RealTimer(..) => Ticket::Closed,
            receiver::Kind::Explored {
                channel, in_vain, ..
            } => {
                let ticket = channel.begin_receive();
                in_vain.fetch_add(u32::from(ticket == Ticket::Closed), Relaxed);
                ticket
            }
            receiver::Kind::Timer(timer) => {
                if early {
                    timer.beats_others();
                }
                timer.take()
            }
        }
    }

    fn has_fired(&self) -> bool {
        match &self.0 {
            receiver::Kind::Timer(timer) => timer.comes_now(),
            _ => false,
        }
    }

    fn fires_within(&self, time: Duration) -> bool {
        match &self.0 {
            receiver::Kind::Timer(timer) => timer.is_due_within(time),
            _ => false,
        }
    }

    fn stays_ready(&self) {
        if let receiver::Kind::Timer(timer) = &self.0 {
            timer.stays();
        }
    }

    fn pass_over(&self) {
        if let receiver::Kind::Explored { channel, .. } = &self.0 {
            channel.only_looked();
        }
    }

    fn times_in_vain(&self) -> u32 {
        match &self.0 {
            receiver::Kind::Explored { in_vain, .. } => in_vain.load(Relaxed),
            _ => 0,
        }
    }

    fn needs_partner(&self) -> bool {
        match &self.0 {
            receiver::Kind::Explored { channel, .. } => channel.capacity() == Some(0),
            _ => false,
        }
    }

    fn enlist(&self, selection: &Selection, arm: usize, arrival: ObjectId) -> Option<u64> {
        match &self.0 {
            receiver::Kind::Explored { channel, .. } => {
                channel.enlist_receiver(selection, arm, arrival)
            }
            _ => None,
        }
    }

    fn withdraw(&self, number: u64) {
        if let receiver::Kind::Explored { channel, .. } = &self.0 {
            channel.withdraw(number);
        }
    }
}
