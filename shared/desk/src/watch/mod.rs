//! Judges at each save, and shows the one thing that helps.
//!
//! - [`screen`]: what is shown
//! - [`done`]: which exercises were done when they were last judged
//!
//! One loop takes what happens, one after the other: keys, saves, and what the judge has to say.

mod done;
mod screen;

use std::collections::HashMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use exercise::Task;
use notify::{RecursiveMode, Watcher};

use crate::judge::{State, judge};
use crate::page::Page;
use crate::running::Running;
use crate::{cargo, reset};
use done::Done;

/// What happens.
enum Event {
    Terminal(event::Event),
    Saved(PathBuf),
    /// What cargo says meanwhile, in judgement number so and so.
    Progress(usize, String),
    Judged(usize, State, String),
    /// What has come of a page that was to be opened.
    Said(String),
}

/// What is to be seen.
enum View {
    Exercise,
    /// With the line that is chosen.
    List(usize),
    /// Is it to be made new?
    Reset,
}

struct Watch {
    tasks: Vec<Task>,
    done: Done,
    /// The exercise that is shown.
    at: usize,
    /// What its file says.
    texts: HashMap<usize, String>,
    view: View,
    state: State,
    /// What its test has printed.
    verdict: String,
    /// So many hints were asked for; is the last of them still shown?
    hints: usize,
    hint_shown: bool,
    message: String,
    /// Since when it is being judged, and what cargo has said last.
    judging: Option<(Instant, String)>,
    /// Still looking for the first exercise that isn't done.
    seeking: bool,
    judgement: usize,
    running: Running,
    events: Sender<Event>,
}

/// Watches these exercises until `q`.
pub fn watch(tasks: Vec<Task>) -> Result<ExitCode> {
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    ensure!(
        terminal,
        "watch needs a terminal; without one, `exercise` judges once"
    );
    let (sender, events) = channel();
    let _watcher = follow(&tasks, sender.clone())?;
    let keys = sender.clone();
    thread::spawn(move || {
        while let Ok(event) = event::read() {
            if keys.send(Event::Terminal(event)).is_err() {
                break;
            }
        }
    });
    let done = Done::load(&tasks[0].root);
    let at = tasks.iter().position(|task| !done.holds(task));
    let _raw = screen::Raw::enter()?;
    let mut watch = Watch {
        texts: tasks.iter().map(text).enumerate().collect(),
        seeking: at.is_some(),
        at: at.unwrap_or(0),
        tasks,
        done,
        view: View::Exercise,
        state: State::NotStarted,
        verdict: String::new(),
        hints: 0,
        hint_shown: false,
        message: String::new(),
        judging: None,
        judgement: 0,
        running: Running::apart(),
        events: sender,
    };
    watch.begin()?;
    watch.run(&events)?;
    watch.running.stop();
    Ok(ExitCode::SUCCESS)
}

/// The folders are watched, not the files: many editors write a new file and give it the old name.
fn follow(tasks: &[Task], events: Sender<Event>) -> Result<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let changes = event.into_iter().filter(|event| !event.kind.is_access()); // we read as well
        for path in changes.flat_map(|event| event.paths) {
            let _ = events.send(Event::Saved(path));
        }
    })?;
    let mut folders: Vec<PathBuf> = tasks
        .iter()
        .map(|task| task.folder().join("exercises"))
        .collect();
    folders.dedup();
    for folder in folders {
        watcher
            .watch(&folder, RecursiveMode::NonRecursive)
            .with_context(|| format!("{} can't be watched", folder.display()))?;
    }
    Ok(watcher)
}

fn text(task: &Task) -> String {
    std::fs::read_to_string(task.file()).unwrap_or_default()
}

impl Watch {
    fn task(&self) -> &Task {
        &self.tasks[self.at]
    }

    fn run(&mut self, events: &Receiver<Event>) -> Result<()> {
        loop {
            self.draw()?;
            // While it is judged, the seconds are counted.
            let event = match self.judging {
                Some(_) => events.recv_timeout(Duration::from_secs(1)),
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match event {
                Ok(Event::Terminal(event::Event::Key(key))) if key.kind == KeyEventKind::Press => {
                    if self.key(key)? {
                        return Ok(());
                    }
                }
                Ok(Event::Terminal(_)) | Err(_) => {} // it has another size, or a second is over
                Ok(Event::Saved(path)) => self.saved(&path)?,
                Ok(Event::Progress(judgement, said)) => {
                    if let (true, Some((_, last))) =
                        (judgement == self.judgement, &mut self.judging)
                    {
                        *last = said;
                    }
                }
                Ok(Event::Judged(judgement, state, verdict)) => {
                    if judgement == self.judgement {
                        self.judged(state, verdict)?;
                    }
                }
                Ok(Event::Said(message)) => self.message = message,
            }
        }
    }

    /// The exercise is shown anew.
    fn begin(&mut self) -> Result<()> {
        self.running.stop();
        self.judging = None;
        self.judgement += 1;
        self.verdict.clear();
        self.message.clear();
        self.hint_shown = false;
        self.view = View::Exercise;
        match State::before_judging(self.task()) {
            Some(state) => {
                self.seeking = false;
                self.state = state;
            }
            None => self.judge(),
        }
        Ok(())
    }

    fn go_to(&mut self, at: usize) -> Result<()> {
        self.at = at;
        self.hints = 0;
        self.begin()
    }

    fn judge(&mut self) {
        self.running = Running::apart();
        self.judging = Some((Instant::now(), String::new()));
        let (task, running) = (self.task().clone(), self.running.clone());
        let (events, judgement) = (self.events.clone(), self.judgement);
        thread::spawn(move || {
            let mut progress =
                |said: &str| drop(events.send(Event::Progress(judgement, said.to_owned())));
            let judged = cargo::build_tests(std::slice::from_ref(&task), &mut progress, &running)
                .and_then(|built| {
                    progress("");
                    judge(&task, &built, Stdio::piped(), &running)
                });
            let (state, verdict) = judged.unwrap_or_else(|error| {
                let error = format!("{error:#}");
                (State::Broken(error.clone()), error)
            });
            let _ = events.send(Event::Judged(judgement, state, verdict));
        });
    }

    fn judged(&mut self, state: State, verdict: String) -> Result<()> {
        self.judging = None;
        self.state = state;
        self.verdict = verdict;
        let task = &self.tasks[self.at];
        self.done.set(task, self.state == State::Done);
        if std::mem::take(&mut self.seeking) && self.state == State::Done {
            self.seeking = true;
            return self.next();
        }
        Ok(())
    }

    /// The first after this one that isn't done; then one before it.
    fn next(&mut self) -> Result<()> {
        let n = self.tasks.len();
        let after = (1..n).map(|step| (self.at + step) % n);
        match after
            .into_iter()
            .find(|&at| !self.done.holds(&self.tasks[at]))
        {
            Some(at) => self.go_to(at),
            None => {
                self.seeking = false;
                self.message = "All the others are done.".to_owned();
                Ok(())
            }
        }
    }

    fn saved(&mut self, path: &Path) -> Result<()> {
        let name = path.file_name().unwrap_or_default();
        let found = self.tasks.iter().position(|task| {
            task.file().file_name() == Some(name) && path.iter().any(|part| part == &*task.chapter)
        });
        let Some(at) = found else {
            return Ok(()); // an editor's own file
        };
        let text = text(&self.tasks[at]);
        if self.texts.insert(at, text.clone()).as_ref() == Some(&text) {
            return Ok(()); // read, or saved without a change
        }
        if at == self.at {
            self.begin()
        } else {
            self.go_to(at)
        }
    }

    /// Is that the end?
    fn key(&mut self, key: KeyEvent) -> Result<bool> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        self.message.clear();
        match (&mut self.view, key.code) {
            (_, KeyCode::Char('c' | 'd')) if control => return Ok(true),
            (_, KeyCode::Char('q')) => return Ok(true),
            (View::Reset, KeyCode::Char('y')) => self.reset()?,
            (View::Reset, _) => self.view = View::Exercise,
            (View::List(line), KeyCode::Up | KeyCode::Char('k')) => *line = line.saturating_sub(1),
            (View::List(line), KeyCode::Down | KeyCode::Char('j')) => {
                *line = (*line + 1).min(self.tasks.len() - 1);
            }
            (View::List(line), KeyCode::Enter) => {
                let line = *line;
                self.go_to(line)?;
            }
            (View::List(_), KeyCode::Char('l') | KeyCode::Esc) => self.view = View::Exercise,
            (View::Exercise, KeyCode::Char('l')) => self.view = View::List(self.at),
            (_, KeyCode::Char('n')) => self.next()?,
            (View::Exercise, KeyCode::Char('h')) => {
                self.hints = (self.hints + 1).min(Page::of(self.task()).hints.len());
                self.hint_shown = true;
            }
            (View::Exercise, KeyCode::Char('r')) => self.view = View::Reset,
            (View::Exercise, KeyCode::Char('o')) => self.open(),
            _ => {}
        }
        Ok(false)
    }

    fn reset(&mut self) -> Result<()> {
        let said = reset::reset(self.task())?;
        self.texts.insert(self.at, text(self.task()));
        self.hints = 0;
        self.begin()?;
        self.message = said;
        Ok(())
    }

    /// The page in the built book, or else its text.
    fn open(&mut self) {
        let page = self.task().page();
        let built = page
            .replace("book/src/", "book/book/")
            .replace(".md", ".html");
        let root = self.task().root.clone();
        let page = if root.join(&built).exists() {
            built
        } else {
            page
        };
        let events = self.events.clone();
        self.message = format!("opening {page}");
        thread::spawn(move || {
            let said = match opener::open(root.join(&page)) {
                Ok(()) => format!("opened {page}"),
                Err(error) => format!("{page} can't be opened: {error}"),
            };
            let _ = events.send(Event::Said(said));
        });
    }
}
