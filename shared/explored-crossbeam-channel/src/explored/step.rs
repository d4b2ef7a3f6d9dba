//! Steps, in few words.

use std::panic::Location;

use explorer::engine::{self, Access, Identity, ObjectId, Op, Place, Readiness, Touch};

/// Announces an operation and returns when its turn has come.
pub(crate) fn step(
    what: &'static str,
    about: Option<ObjectId>,
    touches: &[Touch],
    at: Place,
    ready: &dyn Fn() -> Readiness,
) {
    // In a `Debug` implementation, run for a note, an operation is no step.
    if engine::exploring() {
        let op = Op {
            what,
            touches,
            about,
            at,
        };
        engine::step(&op, ready);
    }
}

/// Where the public function was called whose `#[track_caller]` chain this is in.
#[track_caller]
pub(crate) fn here() -> Place {
    Location::caller()
}

pub(crate) fn touch(object: ObjectId, access: Access) -> Touch {
    Touch { object, access }
}

/// A new object that is never spoken of: its kind is in small letters.
pub(crate) fn nameless() -> ObjectId {
    Identity::new("part of a channel").id()
}

/// The object that stands for all selects that wait for a partner, and all operations that may find one of them.
pub(crate) fn selects() -> ObjectId {
    thread_local! {
        static SELECTS: Identity = const { Identity::new("selects") };
    }
    SELECTS.with(Identity::id)
}

/// Several touches, each object once.
#[derive(Default)]
pub(crate) struct Touches(Vec<Touch>);

impl Touches {
    pub(crate) fn add(&mut self, object: ObjectId, access: Access) {
        match self.0.iter_mut().find(|t| t.object == object) {
            Some(known) if access == Access::Read => _ = known,
            Some(known) => known.access = access,
            None => self.0.push(touch(object, access)),
        }
    }

    pub(crate) fn as_slice(&self) -> &[Touch] {
        &self.0
    }
}
