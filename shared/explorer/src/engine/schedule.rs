//! A schedule: whose turn it was, each time, in a form that can be copied from a message and replayed.

use std::fmt;
use std::str::FromStr;

use super::task_id::TaskId;
use super::trace::Decision;

/// The turns of one run: `0 1 1 2` is one turn of the main program, two of the first thread it spawned, one of the
/// second; `.2` after a turn means that the third of an operation's possible outcomes was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    pub(crate) decisions: Vec<Decision>,
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, decision) in self.decisions.iter().enumerate() {
            match decision {
                Decision::Turn(task) if i == 0 => write!(f, "{}", task.index())?,
                Decision::Turn(task) => write!(f, " {}", task.index())?,
                Decision::Outcome(taken) => write!(f, ".{taken}")?,
            }
        }
        Ok(())
    }
}

/// A text that is not a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotASchedule(String);

impl fmt::Display for NotASchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a turn: a schedule reads like `0 1 1.2 0`",
            self.0
        )
    }
}

impl std::error::Error for NotASchedule {}

impl FromStr for Schedule {
    type Err = NotASchedule;

    fn from_str(text: &str) -> Result<Schedule, NotASchedule> {
        let mut decisions = Vec::new();
        for turn in text.split_whitespace() {
            let bad = || NotASchedule(turn.to_owned());
            let mut parts = turn.split('.');
            let task = parts
                .next()
                .and_then(|p| p.parse::<usize>().ok())
                .filter(|t| *t < 64);
            decisions.push(Decision::Turn(TaskId::from_index(task.ok_or_else(bad)?)));
            for outcome in parts {
                decisions.push(Decision::Outcome(outcome.parse().map_err(|_| bad())?));
            }
        }
        Ok(Schedule { decisions })
    }
}
