//! How far the exercises are, and what comes next.

use std::process::{ExitCode, Stdio};

use anstyle::{AnsiColor, Style};
use anyhow::Result;
use exercise::Task;

use crate::cargo;
use crate::judge::{State, judge};
use crate::page::Page;
use crate::running::Running;

const DONE: Style = AnsiColor::Green.on_default();
const WRONG: Style = AnsiColor::Red.on_default();
const BOLD: Style = Style::new().bold();

/// A table, the points, and what comes next.
pub fn show(tasks: &[Task]) -> Result<ExitCode> {
    let (mut earned, mut chapter, mut next) = (0, String::new(), None);
    for (task, state) in &judge_all(tasks)? {
        if task.chapter != chapter {
            chapter.clone_from(&task.chapter);
            anstream::println!("{BOLD}{chapter}{BOLD:#}");
        }
        let (mark, style) = match state {
            State::Done => ("*", DONE),
            State::NotStarted => ("-", Style::new()),
            State::Missing | State::Broken(_) | State::Wrong(_) => ("!", WRONG),
        };
        match state {
            State::Done => earned += task.points(),
            _ => next = next.or_else(|| Some(task.clone())),
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
        anstream::println!("Next: cargo exercise {} {}", next.number(), next.name);
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
    let mut judged = judge_all(tasks)?.into_iter();
    Ok(judged
        .find(|(_, state)| *state != State::Done)
        .map(|(task, _)| task))
}

/// Builds those that are begun, and judges one after the other.
pub fn judge_all(tasks: &[Task]) -> Result<Vec<(Task, State)>> {
    let begun: Vec<Task> = tasks
        .iter()
        .filter(|task| task.started())
        .cloned()
        .collect();
    let built = cargo::build_tests(&begun, &mut cargo::to_stderr(), &Running::default())?;
    let state = |task: &Task| match State::before_judging(task) {
        Some(state) => anyhow::Ok(state),
        None => Ok(judge(task, &built, Stdio::piped(), &Running::default())?.0),
    };
    tasks
        .iter()
        .map(|task| Ok((task.clone(), state(task)?)))
        .collect()
}
