//! Tells a failing run, in the names and lines of its source.

pub(crate) mod deadlock;
mod figure;
pub(crate) mod names;
mod repetition;
pub(crate) mod text;

use std::time::Duration;

use crate::engine::{Ended, Ending, Execution, Progress, Settings, TaskId, TaskSet};
use crate::failure::{Failure, FailureKind};
use crate::schedule::Schedule;
use crate::search::{Program, Replay};

use names::Names;

/// A run, ready to be told.
pub(crate) struct Story {
    pub(crate) execution: Execution,
    pub(crate) names: Names,
    pub(crate) preemptions: usize,
    /// For each event, who could not go on when it began.
    pub(crate) waiting: Vec<TaskSet>,
    pub(crate) kind: FailureKind,
    /// What went wrong, in one line.
    pub(crate) headline: String,
    /// What is left to say after the last step.
    pub(crate) epilogue: Vec<String>,
}

/// Runs one schedule again with the log on; nothing to tell if it ends well.
pub(crate) fn tell(
    settings: &Settings,
    program: &Program,
    schedule: &Schedule,
    schedules: usize,
) -> Option<Failure> {
    let mut execution = Execution::new(settings.logging());
    let mut replay = Replay::of(schedule);
    let Ended::Badly(kind) = execution.run(&mut replay, program) else {
        return None;
    };
    leave_out_the_unwinding(&mut execution, &kind);
    let names = Names::of(&execution);
    let (mut story, kind) = Story::of(execution, names, kind);
    story.preemptions = replay.preemptions;
    story.waiting = replay.waiting;
    Some(Failure {
        kind,
        schedule: schedule.clone(),
        preemptions: story.preemptions,
        narration: text::render(&story, schedules),
        figure: figure::render(&story),
    })
}

/// What is unlocked while the stack unwinds after a panic matters to nobody.
pub(crate) fn leave_out_the_unwinding(execution: &mut Execution, kind: &FailureKind) {
    let lines = &mut execution.lines;
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
            waiting: Vec::new(),
            kind: kind.clone(),
            headline: String::new(),
            epilogue: Vec::new(),
        };
        let kind = story.explain(kind);
        (story, kind)
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
                self.headline = what.clone();
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

/// A failure that did not come again when its schedule was run again.
pub(crate) fn not_repeatable(kind: FailureKind, schedule: Schedule, schedules: usize) -> Failure {
    let how = match &kind {
        FailureKind::NotDeterministic(how) => names::without_marks(how),
        _ => "a schedule that failed ended well when it was run again".to_owned(),
    };
    let mut narration = String::new();
    let headline = "the program did not do the same when it was run in the same way";
    text::push_wrapped(
        &mut narration,
        "",
        &format!("FAILED after {schedules} schedules: {headline}"),
    );
    for sentence in not_deterministic(&how) {
        text::push_wrapped(&mut narration, "    ", &sentence);
    }
    let kind = FailureKind::NotDeterministic(how);
    Failure {
        kind,
        schedule,
        preemptions: 0,
        narration,
        figure: String::new(),
    }
}

/// A thread that the watchdog found running without a step.
pub(crate) fn stuck(progress: &Progress, time: Duration) -> Failure {
    let seconds = time.as_secs_f64();
    let narration = match progress.last() {
        Some((task, at)) => {
            let name = names::guess(task, at);
            let place = format!("{}:{}", names::file_name(at.file()), at.line());
            format!(
                "FAILED: {name} has run for {seconds} s without a synchronisation operation since {place}\n"
            )
        }
        None => {
            format!("FAILED: main has run for {seconds} s without a synchronisation operation\n")
        }
    };
    Failure {
        kind: FailureKind::Stuck,
        schedule: Schedule::default(),
        preemptions: 0,
        narration,
        figure: String::new(),
    }
}
