//! The page of an exercise: its title and its hints.

use std::process::ExitCode;

use anyhow::{Result, bail};
use exercise::Task;

/// What the page has for the terminal.
pub struct Page {
    /// Without "Exercise: ".
    pub title: String,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// A question, and what helps.
    pub hints: Vec<(String, String)>,
}

impl Page {
    /// A page that isn't there has the exercise's name for a title, and no hints.
    pub fn of(task: &Task) -> Self {
        let text = std::fs::read_to_string(task.root.join(task.page())).unwrap_or_default();
        let title = text.lines().find_map(|line| line.strip_prefix("# "));
        let title = title.map(|title| title.strip_prefix("Exercise: ").unwrap_or(title));
        let hints = text
            .split("\n## ")
            .find_map(|part| part.strip_prefix("Hints\n"));
        Self {
            title: title.unwrap_or(&task.name).to_owned(),
            minutes: minutes(&text),
            hints: hints.into_iter().flat_map(folded).collect(),
        }
    }
}

/// "It takes about fifteen minutes."
fn minutes(text: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 6] = [
        ("ten", 10),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("sixty", 60),
    ];
    let (_, said) = text.split_once("akes about ")?;
    let word = said.split_whitespace().next()?;
    let known = WORDS.iter().find(|(known, _)| *known == word);
    known.map(|(_, minutes)| *minutes).or(word.parse().ok())
}

/// The parts that a reader has to open: the summary, and what is in it.
fn folded(text: &str) -> impl Iterator<Item = (String, String)> {
    text.split("<details>").filter_map(|part| {
        let (_, part) = part.split_once("<summary>")?;
        let (summary, part) = part.split_once("</summary>")?;
        let (inside, _) = part.split_once("</details>")?;
        Some((summary.trim().to_owned(), inside.trim().to_owned()))
    })
}

/// What there is to know before one begins.
pub fn introduce(task: &Task) {
    let Page { title, .. } = Page::of(task);
    let (points, s) = (task.points(), if task.points() == 1 { "" } else { "s" });
    anstream::println!("{title} ({points} point{s}), not started");
    anstream::println!("Your file:  {}", task.shown());
    anstream::println!("Its page:   {}", task.page());
    if let Some(page) = task.practises() {
        anstream::println!("Practises:  book/src/{page}.md");
    }
    anstream::println!("It is judged as soon as the last todo!() is gone.");
}

/// Prints the hint of that number; the next one that wasn't asked for yet, if there is no number.
pub fn hint(task: &Task, number: Option<usize>) -> Result<ExitCode> {
    let hints = Page::of(task).hints;
    if hints.is_empty() {
        bail!("{} has no hints; its page is {}", task.name, task.page());
    }
    let shown = task
        .root
        .join(format!("target/desk/hints/{}-{}", task.chapter, task.name));
    let before = std::fs::read_to_string(&shown)
        .ok()
        .and_then(|n| n.trim().parse().ok());
    let number = number.unwrap_or(before.unwrap_or(0) % hints.len() + 1);
    let Some((question, help)) = number.checked_sub(1).and_then(|at| hints.get(at)) else {
        bail!("{} has {} hints", task.name, hints.len());
    };
    println!("Hint {number} of {}: {question}\n\n{help}", hints.len());
    // Only so that the next one comes next time.
    let _ = shown.parent().map(std::fs::create_dir_all);
    let _ = std::fs::write(shown, number.to_string());
    Ok(ExitCode::SUCCESS)
}
