//! Tells a failing run, in the names and lines of its source.

pub(crate) mod deadlock;
pub(crate) mod figure;
pub(crate) mod names;
pub(crate) mod repetition;
pub(crate) mod text;

use std::time::Duration;

use crate::engine::{Ending, Execution, FailureKind, Progress, TaskId, TaskSet};

use names::Names;

/// A run, ready to be told.
pub(crate) struct Story {
    pub(crate) execution: Execution,
    pub(crate) names: Names,
    pub(crate) preemptions: usize,
    pub(crate) is_simplest: bool,
    /// For each event, who could not go on when it began.
    pub(crate) waiting: Vec<TaskSet>,
    pub(crate) kind: FailureKind,
    /// What went wrong, in one line.
    pub(crate) headline: String,
    /// What is left to say after the last step.
    pub(crate) epilogue: Vec<String>,
}

/// What is unlocked while the stack unwinds after a panic matters to nobody.
pub(crate) fn leave_out_the_unwinding(execution: &mut Execution, kind: &FailureKind) {
    let lines = &mut execution.record.lines;
    if matches!(kind, FailureKind::Panic { .. })
        && let Some(last) = lines.iter().rposition(|l| l.text.starts_with("panics: "))
    {
        lines.truncate(last + 1);
    }
}

impl Story {
    /// Finds the words for what went wrong in a run, and the kind that it is on a closer look.
    pub(crate) fn of(
        execution: Execution,
        names: Names,
        kind: FailureKind,
    ) -> (Story, FailureKind) {
        let mut story = Story {
            execution,
            names,
            preemptions: 0,
            is_simplest: true,
            waiting: Vec::new(),
            kind: kind.clone(),
            headline: String::new(),
            epilogue: Vec::new(),
        };
        let kind = story.explain(kind);
        story.mention_what_was_used_outside();
        (story, kind)
    }

    fn mention_what_was_used_outside(&mut self) {
        for (kind, at) in &self.execution.record.used_outside {
            let place = format!("{}:{}", self.names.file(at.file()), at.line());
            self.epilogue.push(format!(
                "The {kind} made at {place} was used outside of the exploration, too; in it, statics start afresh."
            ));
        }
    }

    /// If a panic only passes on that another thread panicked: who did, and what it said.
    fn cause_of(&self, message: &str) -> Option<String> {
        let passes_on = |message: &str| {
            message == "a scoped thread panicked"
                || message.contains("PoisonError")
                || message.ends_with("on an `Err` value: Any { .. }")
        };
        let tasks = self.execution.tasks.iter().zip(self.names.tasks());
        let mut panics = tasks.filter_map(|(task, name)| match &task.ending {
            Ending::Panicked { by, .. } if !passes_on(&by.message) => Some((name, &by.message)),
            _ => None,
        });
        let (name, cause) = panics.next().filter(|_| passes_on(message))?;
        Some(format!("{name} panicked: {}", in_one_line(cause)))
    }

    /// Panics of other threads, of which the failure may be a consequence.
    fn earlier_panics(&self, task: usize) -> String {
        let tasks = self
            .execution
            .tasks
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != task);
        let panics = tasks.filter_map(|(i, t)| match &t.ending {
            Ending::Panicked { by, .. } => {
                let name = self.names.task(TaskId::from_index(i));
                Some(format!(
                    " (after {name} panicked: {})",
                    in_one_line(&by.message)
                ))
            }
            _ => None,
        });
        panics.collect()
    }

    fn explain(&mut self, kind: FailureKind) -> FailureKind {
        match &kind {
            FailureKind::Panic {
                task,
                message,
                unjoined,
                ..
            } => {
                let name = self.names.task(TaskId::from_index(*task));
                let message = in_one_line(message);
                self.headline = if *unjoined {
                    format!("{name} panicked, and nobody joined it: {message}")
                } else if let Some(cause) = self.cause_of(&message) {
                    cause
                } else {
                    message + &self.earlier_panics(*task)
                };
                kind
            }
            FailureKind::Deadlock => {
                let (kind, headline, sentences) = deadlock::explain(self);
                self.headline = headline;
                self.epilogue = sentences;
                kind
            }
            FailureKind::Livelock => {
                self.headline = "it goes on and on".to_owned();
                self.epilogue = vec![repetition::goes_on(&mut self.execution)];
                kind
            }
            FailureKind::TooLong { limit, steps } => {
                let long = match steps {
                    Some(steps) => format!("it takes {steps} steps"),
                    None => "it doesn't end within ten times as many steps".to_owned(),
                };
                self.headline = format!(
                    "a run is too long for the limits: {long}, and `Limits::steps` is {limit}"
                );
                kind
            }
            FailureKind::TooManyThreads(limit) => {
                self.headline = format!("it starts more than {limit} threads");
                kind
            }
            FailureKind::NotDeterministic(how) => {
                self.headline =
                    "the program did not do the same when it was run in the same way".to_owned();
                self.epilogue = not_deterministic(&self.names.resolve(how));
                kind
            }
            FailureKind::Other(what) => {
                self.headline = self.names.resolve(what);
                kind
            }
            FailureKind::LostWakeup | FailureKind::WaitsForMessage | FailureKind::Stuck => kind,
        }
    }
}

/// `assert_eq!` writes three lines.
fn in_one_line(message: &str) -> String {
    let lines: Vec<&str> = message.lines().map(str::trim).collect();
    lines.join(", ")
}

fn not_deterministic(how: &str) -> Vec<String> {
    vec![
        format!("{how}."),
        "Usual causes: the order of a HashMap, real time, randomness, or something left over from an earlier run".to_owned(),
        "(a static of a type that the explorer doesn't know, a file, an environment variable).".to_owned(),
    ]
}

/// The story of a run that did not do the same when it was run again.
pub(crate) fn not_repeatable(how: &str, schedules: usize) -> String {
    let headline = "the program did not do the same when it was run in the same way";
    let mut story = String::new();
    text::push_wrapped(
        &mut story,
        "",
        &format!("FAILED after {schedules} schedules: {headline}"),
    );
    for sentence in not_deterministic(how) {
        text::push_wrapped(&mut story, "    ", &sentence);
    }
    story
}

/// The story of a thread that the watchdog found running without a step.
pub(crate) fn stuck(progress: &Progress, time: Duration) -> String {
    let (name, since) = who_is_at_work(progress);
    let seconds = time.as_secs_f64();
    format!("FAILED: {name} has run for {seconds} s without a synchronisation operation{since}\n")
}

/// The last words of a process that takes too much memory.
pub(crate) fn takes_memory(progress: &Progress, bytes: usize) -> String {
    let (name, since) = who_is_at_work(progress);
    let gigabytes = bytes as f64 / f64::from(1 << 30);
    format!("FAILED: the program has taken more than {gigabytes:.1} GiB; {name} is at work{since}")
}

fn who_is_at_work(progress: &Progress) -> (String, String) {
    match progress.last() {
        Some((task, at)) => {
            let place = format!("{}:{}", names::file_name(at.file()), at.line());
            (names::guess(task, at), format!(" since {place}"))
        }
        None => ("main".to_owned(), String::new()),
    }
}
