//! How far the exercises are, and what comes next.

use std::process::{ExitCode, Stdio};

use anstyle::{AnsiColor, Style};
use anyhow::Result;
use exercise::Task;

use crate::cargo::{self, Built};
use crate::judge::{State, judge};
use crate::page::Page;
use crate::running::Running;

const DONE: Style = AnsiColor::Green.on_default();
const WRONG: Style = AnsiColor::Red.on_default();
const BOLD: Style = Style::new().bold();

/// A table, the points, and what comes next.
pub fn show(tasks: &[Task]) -> Result<ExitCode> {
    let built = build(tasks)?;
    let (mut earned, mut chapter, mut next) = (0, "", None);
    for task in tasks {
        if task.chapter != chapter {
            chapter = &task.chapter;
            anstream::println!("{BOLD}{chapter}{BOLD:#}");
        }
        let state = state(task, &built)?;
        let (mark, style) = match state {
            State::Done => ("*", DONE),
            State::NotStarted => ("-", Style::new()),
            State::Missing | State::Broken(_) | State::Wrong(_) => ("!", WRONG),
        };
        match state {
            State::Done => earned += task.points(),
            _ => next = next.or(Some(task)),
        }
        let (words, points) = (state.words(), task.points());
        anstream::println!(
            "  {style}{mark} {words:<15}{style:#} {:<18} {points:>2}  {}",
            task.name,
            Page::of(task).title
        );
    }
    let possible = tasks.iter().map(Task::points).sum();
    anstream::println!("{} {earned} of {possible} points", bar(earned, possible));
    if let Some(next) = next {
        anstream::println!("Next: just exercise {} {}", next.number(), next.name);
    }
    Ok(ExitCode::SUCCESS)
}

/// `[#####-----]`
pub fn bar(earned: u32, possible: u32) -> String {
    const WIDTH: u32 = 30;
    let full = (earned * WIDTH).checked_div(possible).unwrap_or(0);
    let (full, rest) = (
        "#".repeat(full as usize),
        "-".repeat((WIDTH - full) as usize),
    );
    format!("[{DONE}{full}{DONE:#}{rest}]")
}

/// The first that isn't done.
pub fn next(tasks: &[Task]) -> Result<Option<Task>> {
    let built = build(tasks)?;
    for task in tasks {
        if state(task, &built)? != State::Done {
            return Ok(Some(task.clone()));
        }
    }
    Ok(None)
}

/// Said after `task` is done.
pub fn what_next(task: &Task) -> Result<()> {
    match task.next() {
        Some(next) => {
            anstream::println!("Next:       just exercise {} {}", next.number(), next.name);
        }
        None => anstream::println!("Next:       all exercises are begun; just progress"),
    }
    Ok(())
}

fn build(tasks: &[Task]) -> Result<Built> {
    let begun: Vec<Task> = tasks
        .iter()
        .filter(|task| task.started())
        .cloned()
        .collect();
    cargo::build_tests(&begun, &mut cargo::to_stderr(), &Running::default())
}

fn state(task: &Task, built: &Built) -> Result<State> {
    match State::before_judging(task) {
        Some(state) => Ok(state),
        None => Ok(judge(task, built, Stdio::piped(), &Running::default())?.0),
    }
}
