//! What is written down of a run for those who tell of it: lines, who waits, how things stand. Empty unless there is a log.

use super::op::{Blocked, ObjectId, Place, is_in_std};
use super::task_id::TaskId;

/// Something that was said about the run, to be told later.
pub(crate) struct Line {
    pub(crate) task: TaskId,
    /// The event under way; none before the first.
    pub(crate) event: Option<usize>,
    pub(crate) at: Option<(String, u32)>,
    pub(crate) text: String,
    pub(crate) spawned: Option<TaskId>,
}

/// A task that can't go on, and why.
pub(crate) struct Waiting {
    pub(crate) task: TaskId,
    pub(crate) why: Blocked,
    /// What it would do.
    pub(crate) what: &'static str,
    /// The object that it wants.
    pub(crate) object: Option<ObjectId>,
    pub(crate) at: Option<(String, u32)>,
}

/// What a task is about to do.
pub(crate) struct Standing {
    pub(crate) task: TaskId,
    pub(crate) what: &'static str,
    /// The object that it is about; of a thread that has been woken, the lock that it takes again.
    pub(crate) object: Option<ObjectId>,
    pub(crate) at: Place,
}

/// The log of one run.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) lines: Vec<Line>,
    /// Who could not go on when somebody was last chosen.
    pub(crate) waiting: Vec<Waiting>,
    /// What everybody was about to do then.
    pub(crate) standing: Vec<Standing>,
    /// How each object stands, as far as it was shown.
    pub(crate) shown: Vec<Option<String>>,
    /// Statics that code outside of the exploration used before: their kinds and places.
    pub(crate) used_outside: Vec<(&'static str, Place)>,
    /// Senders by their addresses, the objects that stand for them, and who has them.
    pub(crate) hands: Vec<(usize, ObjectId, TaskId)>,
}

impl Record {
    pub(crate) fn clear(&mut self) {
        self.lines.clear();
        self.shown.clear();
        self.hands.clear();
        self.used_outside.clear();
        self.forget_standing();
    }

    /// Somebody is about to be chosen anew.
    pub(crate) fn forget_standing(&mut self) {
        self.waiting.clear();
        self.standing.clear();
    }

    pub(crate) fn show(&mut self, object: ObjectId, text: String) {
        let index = object.0 as usize;
        if self.shown.len() <= index {
            self.shown.resize(index + 1, None);
        }
        self.shown[index] = Some(text);
    }

    /// Where in the program something was done; called by std itself, it was where the program last did something.
    pub(crate) fn place_of(&self, task: TaskId, at: Place) -> Option<(String, u32)> {
        if !is_in_std(at) {
            return Some((at.file().to_owned(), at.line()));
        }
        let own = |line: &&Line| line.task == task && line.at.is_some();
        self.lines
            .iter()
            .rfind(own)
            .and_then(|line| line.at.clone())
    }
}
