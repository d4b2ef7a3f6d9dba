//! What an exploration found.

use std::fmt;
use std::io::Write;
use std::path::Path;

use crate::failure::Failure;
use crate::search::Coverage;

/// The result of exploring a program.
#[derive(Clone, Debug)]
#[must_use = "a failure goes unnoticed unless it is looked at: call `assert_ok`"]
pub struct Exploration {
    /// How many schedules were run, until the first failure or the end.
    pub schedules: usize,
    /// As many again with unasked-for wake-ups of condition variables; 0 if none could happen.
    pub schedules_with_spurious_wakeups: usize,
    /// What they cover.
    pub coverage: Coverage,
    /// If some thread polls (sleeps, yields, lets a timer run out in one place again and again): so often in a row it was seen
    /// to do so in vain. After that the others went first.
    pub polls: Option<u32>,
    /// The simplest failing run, if any fails.
    pub failure: Option<Failure>,
    /// So much would do.
    pub(crate) enough: Coverage,
    /// No two of its threads were seen to use one thing.
    pub(crate) shares_nothing: bool,
    /// What the program uses that isn't seen, as far as its source tells: what, and where.
    pub(crate) unseen: Vec<String>,
}

impl Exploration {
    /// Says what was explored, if all of it is well and it is enough.
    ///
    /// # Panics
    ///
    /// With the story of the failing run, if there is one; and if the search wasn't finished, or there was nothing to
    /// search, unless [`Limits::enough`](crate::Limits::enough) or [`Limits::sequential`](crate::Limits::sequential) allow that.
    ///
    /// With `EXPLORER_FIGURE=story.svg` in the environment, its figure is written to that file.
    /// With `EXPLORER_SCHEDULES=file`, if all are well, the number of schedules is added to that file, in a line of its own, instead.
    #[track_caller]
    pub fn assert_ok(&self) {
        if let Some(failure) = &self.failure {
            let figure = match std::env::var_os("EXPLORER_FIGURE") {
                Some(path) => write_figure(failure, Path::new(&path)),
                None => String::new(),
            };
            panic!("{failure}{figure}");
        }
        if self.coverage == Coverage::Nothing {
            panic!("{self}");
        }
        assert!(
            self.coverage.is_enough(self.enough),
            "{self}. The search was not finished: make the program smaller, raise `Limits::schedules` and \
             `Limits::steps_of_all`, or say by `Limits::enough` that this will do"
        );
        let Some(path) = std::env::var_os("EXPLORER_SCHEDULES") else {
            println!("{self}{}", self.what_was_not_seen());
            return;
        };
        let file = std::fs::File::options()
            .append(true)
            .create(true)
            .open(path);
        // Who counts will miss a number; the answer itself is unharmed.
        let _ = file.and_then(|mut file| writeln!(file, "{}", self.schedules));
    }
}

const NOTHING: &str = "nothing was explored: the program used nothing that the explorer sees.
    - Is the line `#[macro_use] extern crate explored_std as std;` in the root of the test crate?
    - Code in another crate is compiled against the real std unless that crate's root has the line, too.
    - For `core::sync` and `core::hint` nothing stands in: take `std::sync` and `std::hint`.
    If it is meant to be sequential, say so: `Limits { sequential: true, .. }`.";

/// What to say if that fails. A run without steps has no figure, and then no file is written.
fn write_figure(failure: &Failure, path: &Path) -> String {
    if failure.figure.is_empty() {
        return String::new();
    }
    match std::fs::write(path, &failure.figure) {
        Ok(()) => String::new(),
        Err(error) => format!(
            "Its figure can't be written to {}: {error}\n",
            path.display()
        ),
    }
}

impl Exploration {
    fn what_was_not_seen(&self) -> String {
        let mut says = String::new();
        if self.shares_nothing {
            says += "; its threads have nothing in common that the explorer sees";
        }
        if !self.unseen.is_empty() {
            says += &format!("; not seen: {}", self.unseen.join(", "));
        }
        says
    }
}

impl fmt::Display for Exploration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(failure) = &self.failure {
            return failure.fmt(f);
        }
        let n = self.schedules;
        let (s, they, stand) = match n {
            1 => ("", "it", "stands"),
            _ => ("s", "they", "stand"),
        };
        match self.coverage {
            Coverage::Complete => write!(
                f,
                "ok: {n} schedule{s}, and {they} {stand} for all: any other only swaps steps that don't affect each other"
            )?,
            Coverage::Preemptions(most) => {
                let preemptions = if most == 1 {
                    "preemption"
                } else {
                    "preemptions"
                };
                write!(
                    f,
                    "ok so far: {n} schedules, all with at most {most} {preemptions} among them"
                )?;
            }
            Coverage::Nothing => return f.write_str(NOTHING),
            Coverage::Some | Coverage::UntilFailure => {
                write!(f, "ok so far: {n} schedule{s}, and there are more")?
            }
        }
        match self.schedules_with_spurious_wakeups {
            0 => {}
            1 => f.write_str("; 1 more with a spurious wake-up")?,
            n => write!(f, "; {n} more with spurious wake-ups")?,
        }
        match self.polls {
            None => Ok(()),
            Some(1) => f.write_str("; who polls in vain lets the others go first then"),
            Some(n) => write!(f, "; who polls does so up to {n} times in vain"),
        }
    }
}
