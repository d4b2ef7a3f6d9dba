//! What is shown. The story may be longer than the screen, and then the terminal scrolls: what matters stands below it.

use std::fmt::Write as _;
use std::io::Write as _;

use anstyle::{AnsiColor, Style};
use anyhow::Result;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal::{self, Clear, ClearType, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use exercise::Task;

use super::{View, Watch};
use crate::judge::State;
use crate::page::Page;
use crate::progress::bar;

const BOLD: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const QUIET: Style = Style::new().dimmed();

/// Keys come one by one, and aren't shown; until this goes.
pub struct Raw;

impl Raw {
    pub fn enter() -> Result<Self> {
        enable_raw_mode()?;
        execute!(std::io::stdout(), Hide)?;
        Ok(Self)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = execute!(std::io::stdout(), Show);
        let _ = disable_raw_mode();
    }
}

impl Watch {
    pub(super) fn draw(&self) -> Result<()> {
        let text = match self.view {
            View::List(line) => self.list(line),
            View::Exercise | View::Reset => self.exercise(),
        };
        let mut out = std::io::stdout().lock();
        queue!(
            out,
            Clear(ClearType::All),
            Clear(ClearType::Purge),
            MoveTo(0, 0)
        )?;
        // In raw mode a new line doesn't begin at the left by itself.
        out.write_all(text.replace('\n', "\r\n").as_bytes())?;
        out.flush()?;
        Ok(())
    }

    fn exercise(&self) -> String {
        let (task, page) = (self.task(), Page::of(self.task()));
        let mut text = String::new();
        if let Some((since, said)) = &self.judging {
            let seconds = since.elapsed().as_secs();
            let said = said.trim_end_matches(['\r', '\n']);
            text += &match (said, seconds) {
                ("", 0) => "judging ...\n".to_owned(),
                ("", n) => format!("judging, {n} s (an answer that hangs is ended after 15)\n"),
                (said, _) => format!("{said}\n"),
            };
        } else {
            text += self.verdict.trim_start();
            if self.verdict.is_empty() {
                text += &match self.state {
                    State::Missing => "The file was deleted; r brings it back.\n".to_owned(),
                    _ => format!(
                        "Its page: {}\nIt is judged as soon as the last todo!() is gone.\n",
                        task.page()
                    ),
                };
            }
        }
        let hint = self.hints.checked_sub(1).filter(|_| self.hint_shown);
        if let Some((question, help)) = hint.and_then(|at| page.hints.get(at)) {
            let _ = write!(
                text,
                "\n{BOLD}Hint {}: {question}{BOLD:#}\n{help}\n",
                self.hints
            );
        }
        if !self.message.is_empty() {
            let _ = writeln!(text, "\n{}", self.message);
        }
        let (state, style) = match (&self.judging, &self.state) {
            (Some(_), _) => ("judging", QUIET),
            (None, State::Done) => (self.state.words(), GOOD),
            (None, State::NotStarted) => (self.state.words(), BOLD),
            (None, _) => (self.state.words(), BAD),
        };
        let title = &page.title;
        let _ = writeln!(text, "\n{}", self.bar());
        let _ = writeln!(
            text,
            "{BOLD}{} {title}{BOLD:#}: {style}{state}{style:#}",
            task.number()
        );
        let _ = writeln!(text, "{}", link(task));
        text += &match self.view {
            View::Reset => format!("{BOLD}Make it new? Your answer is kept beside it. y/n{BOLD:#}"),
            _ => self.keys(page.hints.len()),
        };
        text
    }

    fn bar(&self) -> String {
        let done = self.tasks.iter().filter(|task| self.done.holds(task));
        let (earned, possible) = (
            done.map(Task::points).sum(),
            self.tasks.iter().map(Task::points).sum(),
        );
        format!("{} {earned} of {possible} points", bar(earned, possible))
    }

    fn keys(&self, hints: usize) -> String {
        let hint = match hints - self.hints.min(hints) {
            0 => String::new(),
            _ => format!("[h]int {} of {hints}  ", self.hints + 1),
        };
        let next = match self.state {
            State::Done => format!("{GOOD}[n]ext{GOOD:#}"),
            _ => "[n]ext".to_owned(),
        };
        format!("{hint}{next}  [l]ist  [r]eset  [o]pen page  [q]uit")
    }

    fn list(&self, chosen: usize) -> String {
        let (_, height) = terminal::size().unwrap_or((80, 24));
        let room = usize::from(height).saturating_sub(3).max(1);
        let first = chosen
            .saturating_sub(room / 2)
            .min(self.tasks.len().saturating_sub(room));
        let mut text = String::new();
        for (at, task) in self.tasks.iter().enumerate().skip(first).take(room) {
            let mark = if self.done.holds(task) { "*" } else { "-" };
            let (pointer, style) = if at == chosen {
                (">", BOLD)
            } else {
                (" ", Style::new())
            };
            let (chapter, name, points) = (&task.chapter, &task.name, task.points());
            let _ = writeln!(
                text,
                "{style}{pointer} {mark} {chapter:<13} {name:<18} {points}{style:#}"
            );
        }
        let _ = writeln!(text, "{}", self.bar());
        text + "Up, Down, Enter; [l] back  [q]uit"
    }
}

/// The path, which terminals that can follow links open.
fn link(task: &Task) -> String {
    let file = std::fs::canonicalize(task.file()).unwrap_or(task.file());
    let path = file
        .to_string_lossy()
        .replace('\\', "/")
        .replace(' ', "%20");
    let path = path.trim_start_matches('/');
    format!("\x1b]8;;file:///{path}\x1b\\{}\x1b]8;;\x1b\\", task.shown())
}
