//! How a verdict looks: what matters most comes last, where it isn't scrolled away.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::trial::Failure;
use crate::{Check, Task, advice};

pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const QUIET: Style = Style::new().dimmed();

/// A diagnosis has at most so many lines; the whole of what was said stands above it.
const LINES: usize = 10;

/// A line of it, at most so many characters: about four lines of a small terminal.
const CHARACTERS: usize = 320;

/// What a failing check has to say, in the order in which it is shown.
pub(crate) struct Told {
    /// What happened, step by step, and what was printed; may be long.
    pub(crate) story: String,
    /// What went wrong.
    pub(crate) diagnosis: String,
}

impl Told {
    pub(crate) fn new(failure: &Failure) -> Self {
        let (mut story, mut diagnosis) = (failure.printed.clone(), String::new());
        let mut lines = failure.reason.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((found, headline)) = found_by_the_explorer(line) else {
                if is_step(line) {
                    let _ = writeln!(story, "{line}");
                } else {
                    let _ = writeln!(diagnosis, "{line}");
                }
                continue;
            };
            let _ = writeln!(story, "{found}");
            diagnosis += headline;
            while let Some(more) = lines.next_if(|next| next.starts_with("    ") && !is_step(next))
            {
                diagnosis += &format!(" {}", more.trim());
            }
            diagnosis.push('\n');
        }
        let whole = diagnosis.clone();
        let lines: Vec<_> = whole
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        diagnosis = lines[lines.len().saturating_sub(LINES)..]
            .iter()
            .map(|line| shortened(line) + "\n")
            .collect();
        if lines.len() > LINES || diagnosis.len() < whole.trim_end().len() {
            story += &whole;
        }
        Self { story, diagnosis }
    }

    /// The diagnosis in one line.
    pub(crate) fn first_line(&self) -> &str {
        self.diagnosis.lines().next().unwrap_or_default()
    }
}

/// Its first line is `FAILED after 2 schedules; this one needs 1 preemption: ` and the headline, or `FAILED: ` and that.
fn found_by_the_explorer(line: &str) -> Option<(&str, &str)> {
    line.starts_with("FAILED")
        .then(|| line.split_once(": "))
        .flatten()
}

/// ` 1  main  spawns A`, `...  the same 2 steps, 3 more times`
fn is_step(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.len() < line.len() && rest.starts_with("  ")
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}... (the rest is above)", &line[..end]),
        None => line.to_owned(),
    }
}

/// The whole of what is said about a check that wasn't passed: the scenario, the story, the diagnosis, what to do.
pub(crate) fn failed(task: &Task, check: &Check, failure: &Failure) -> String {
    let told = Told::new(failure);
    let mut text = String::new();
    if !check.scenario.trim().is_empty() {
        let _ = writeln!(text, "\nThe check: {}", check.scenario.trim());
    }
    if !told.story.trim().is_empty() {
        let _ = writeln!(text, "\n{}", told.story.trim_end());
    }
    let _ = writeln!(text, "\n{BAD}{}{BAD:#}", told.diagnosis.trim_end());
    if let Some(page) = advice::page(&failure.text.replace("\n    ", " "), task.practises()) {
        let _ = writeln!(text, "\nRead again: book/src/{page}.md");
    }
    text
}

/// What is said when all checks are passed.
pub(crate) fn passed(task: &Task, schedules: usize) -> String {
    let mut text = format!("\n{GOOD}{} is done", task.name);
    match task.points() {
        0 => text.push('.'),
        1 => text += ": 1 point.",
        n => text += &format!(": {n} points."),
    }
    text += &match schedules {
        0 => format!("{GOOD:#}\n"),
        1 => format!("{GOOD:#} 1 schedule tried, all well.\n"),
        n => format!("{GOOD:#} {n} schedules tried, all well.\n"),
    };
    if task.has_gallery() {
        let _ = writeln!(
            text,
            "Compare:    {}, other solutions, and wrong answers with their reasons",
            task.page()
        );
    }
    text
}
