//! What has happened so far in one execution: events in order, and for each object who used it and how.

use super::clock::Clock;
use super::op::{Access, Manner, ObjectId, Place, Touch, is_in_std};
use super::task_id::TaskId;

/// What the end of the program is called among its operations.
pub(crate) const MAIN_ENDS: &str = "end of main";

/// The end of another thread, without a panic: only who joins it can tell whether it has been.
pub(crate) const ENDS: &str = "end";

/// The same with one: if nobody joins it, that is a failure.
pub(crate) const ENDS_BY_PANIC: &str = "end by a panic";

/// One turn of one task: an operation and the code after it, up to the next operation.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) task: TaskId,
    pub(crate) what: &'static str,
    pub(crate) at: Place,
    /// Where its touches lie in [`Trace::touches`].
    pub(crate) touches: (usize, usize),
    /// Its number among the events of its task, from 1.
    pub(crate) own_number: u16,
    /// All that happened before it, and itself.
    pub(crate) clock: Clock,
    /// Which of its possible outcomes was chosen.
    pub(crate) choice: u64,
    /// Equal in equivalent schedules.
    pub(crate) hash: u64,
    /// It only passed the time, or found what it had not waited for.
    pub(crate) in_vain: bool,
    /// It gave up a lock under which its task had changed what the lock guards.
    pub(crate) wrote: bool,
    /// The program ended with it.
    pub(crate) ends_program: bool,
}

/// An object that the program shares between threads.
pub(crate) struct Object {
    pub(crate) kind: &'static str,
    pub(crate) created: Place,
    pub(crate) history: Vec<(usize, Access)>,
    /// What happened before and at its uses, by their manner; those before the last exclusive one don't count.
    clocks: [Clock; 3],
    hashes: [u64; 3],
    /// The latest virtual time at which it was changed.
    pub(crate) time: u64,
}

/// Objects whose kind is in small letters stand behind others and are never spoken of.
pub(crate) fn is_spoken_of(kind: &str) -> bool {
    !kind.starts_with(char::is_lowercase)
}

/// One decision of a schedule: whose turn it is, or which outcome an operation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Decision {
    Turn(TaskId),
    Outcome(u16),
}

#[derive(Default)]
pub(crate) struct Trace {
    pub(crate) events: Vec<Event>,
    touches: Vec<Touch>,
    objects: Vec<Object>,
    live_objects: usize,
    pub(crate) decisions: Vec<Decision>,
    /// Combines the hashes of all events in any order: equal in equivalent schedules.
    pub(crate) state: u64,
}

impl Trace {
    pub(crate) fn clear(&mut self) {
        self.events.clear();
        self.touches.clear();
        self.decisions.clear();
        self.live_objects = 0;
        self.state = 0;
    }

    pub(crate) fn touches(&self, event: &Event) -> &[Touch] {
        &self.touches[event.touches.0..event.touches.1]
    }

    pub(crate) fn object(&self, id: ObjectId) -> &Object {
        &self.objects[id.0 as usize]
    }

    pub(crate) fn objects(&self) -> &[Object] {
        &self.objects[..self.live_objects]
    }

    /// Did several tasks use one object, or one of them all that there is to see?
    pub(crate) fn shares_something(&self) -> bool {
        let spoken_of = self.objects().iter().filter(|o| is_spoken_of(o.kind));
        let mut users = spoken_of.map(|object| {
            let tasks = object
                .history
                .iter()
                .map(|(event, _)| self.events[*event].task);
            tasks.collect::<std::collections::BTreeSet<_>>().len()
        });
        users.any(|tasks| tasks > 1)
    }

    /// Where something was done that the program asked for: each place once.
    pub(crate) fn places(&self) -> Vec<Place> {
        let own = self.events.iter().filter(|event| event.what != MAIN_ENDS);
        let mut places: Vec<Place> = own.map(|event| event.at).collect();
        places.extend(self.objects().iter().map(|object| object.created).skip(1));
        places.retain(|at| !is_in_std(at));
        places.sort_by_key(|at| (at.file(), at.line(), at.column()));
        places.dedup();
        places
    }

    pub(crate) fn happened_before(&self, event: usize, clock: &Clock) -> bool {
        let event = &self.events[event];
        clock.of(event.task) >= event.own_number
    }

    /// Takes up a new object; the memory of earlier executions is used again.
    pub(crate) fn register(&mut self, kind: &'static str, created: Place) -> ObjectId {
        let id = ObjectId(self.live_objects as u32);
        match self.objects.get_mut(self.live_objects) {
            Some(old) => {
                let mut history = std::mem::take(&mut old.history);
                history.clear();
                *old = Object::new(kind, created, history);
            }
            None => self.objects.push(Object::new(kind, created, Vec::new())),
        }
        self.live_objects += 1;
        id
    }

    /// Starts an event with the touches that were announced for it.
    pub(crate) fn open(&mut self, task: TaskId, what: &'static str, at: Place, touches: &[Touch]) {
        let from = self.touches.len();
        self.touches.extend_from_slice(touches);
        self.events.push(Event {
            task,
            what,
            at,
            touches: (from, self.touches.len()),
            own_number: 0,
            clock: Clock::ZERO,
            choice: 0,
            hash: 0,
            in_vain: false,
            wrote: false,
            ends_program: false,
        });
    }

    /// The open event touches one more object, or turns out to use one differently than announced.
    pub(crate) fn set_touch(&mut self, touch: Touch) {
        let event = self.events.last_mut().expect("an operation is under way");
        let own = &mut self.touches[event.touches.0..];
        match own.iter_mut().find(|t| t.object == touch.object) {
            Some(found) => found.access = touch.access,
            None => {
                self.touches.push(touch);
                event.touches.1 += 1;
            }
        }
    }

    /// The open event does not touch an object after all.
    pub(crate) fn remove_touch(&mut self, object: ObjectId) {
        let event = self.events.last_mut().expect("an operation is under way");
        let own = &self.touches[event.touches.0..];
        if let Some(at) = own.iter().position(|t| t.object == object) {
            let at = event.touches.0 + at;
            self.touches.remove(at);
            event.touches.1 -= 1;
        }
    }

    /// All that would have happened before an operation with these touches, done now by a task with this clock.
    pub(crate) fn clock_after(&self, clock: &Clock, touches: &[Touch]) -> Clock {
        let mut clock = *clock;
        for touch in touches {
            for manner in comes_after(touch.access.manner()) {
                clock.join(&self.object(touch.object).clocks[*manner as usize]);
            }
        }
        clock
    }

    /// Completes the open event: what it happened after is now known. `before` is its task's clock until now.
    pub(crate) fn close(&mut self, before: &Clock, task_hash: u64) {
        let index = self.events.len() - 1;
        let touches = self.events[index].touches;
        let mut clock = self.clock_after(before, &self.touches[touches.0..touches.1]);
        let event = &mut self.events[index];
        event.own_number = clock.tick(event.task);
        let touches = &self.touches[touches.0..touches.1];
        let mut hash = mix(task_hash, event.choice);
        for touch in touches {
            let object = &self.objects[touch.object.0 as usize];
            for manner in comes_after(touch.access.manner()) {
                hash = mix(hash, object.hashes[*manner as usize]);
            }
        }
        event.clock = clock;
        event.hash = hash;
        for touch in touches {
            let object = &mut self.objects[touch.object.0 as usize];
            object.history.push((index, touch.access));
            let manner = touch.access.manner();
            object.clocks[manner as usize].join(&clock);
            if manner == Manner::Exclusive {
                object.hashes = [0, 0, hash];
            } else {
                let sum = &mut object.hashes[manner as usize];
                *sum = sum.wrapping_add(hash);
            }
        }
        self.state = self.state.wrapping_add(mix(hash, 1));
    }

    /// What the objects know of the time; later for those an operation waits for.
    pub(crate) fn latest_time(&self, event: &Event) -> u64 {
        let times = self
            .touches(event)
            .iter()
            .map(|t| self.object(t.object).time);
        times.max().unwrap_or(0)
    }

    pub(crate) fn pass_time_on(&mut self, now: u64) {
        let event = self.events.last().expect("an operation is under way");
        for touch in &self.touches[event.touches.0..event.touches.1] {
            if touch.access != Access::Read {
                let time = &mut self.objects[touch.object.0 as usize].time;
                *time = (*time).max(now);
            }
        }
    }
}

impl Object {
    fn new(kind: &'static str, created: Place, history: Vec<(usize, Access)>) -> Object {
        Object {
            kind,
            created,
            history,
            clocks: [Clock::ZERO; 3],
            hashes: [0; 3],
            time: 0,
        }
    }
}

/// The manners of use that an access happens after: all but its own, unless that is exclusive.
fn comes_after(manner: Manner) -> &'static [Manner] {
    match manner {
        Manner::Look => &[Manner::Share, Manner::Exclusive],
        Manner::Share => &[Manner::Look, Manner::Exclusive],
        Manner::Exclusive => &[Manner::Look, Manner::Share, Manner::Exclusive],
    }
}

/// A good hash of two words: the finaliser of splitmix64.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mut z = a.rotate_left(25) ^ b.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
