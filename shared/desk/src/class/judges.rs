//! The answers of many learners, each judged once, however many have it.
//!
//! They are judged in a workspace of its own, with our checks: a learner's repository gives its answers and nothing else.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use anyhow::Result;
use exercise::Task;
use exercise::task::holds_todo;

use super::template;
use crate::cargo::{self, Built};
use crate::judge::{State, judge};
use crate::running::Running;

/// No answer is longer.
const LONGEST: u64 = 1 << 20;

/// Long enough for all exercises on a busy machine, and for one.
const BUILD: Duration = Duration::from_secs(400);
const BUILD_ONE: Duration = Duration::from_secs(60);

/// What a learner's file says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    Missing,
    Text(Vec<u8>),
}

impl Answer {
    /// Whatever stands there: only a file of a sensible size is read.
    pub fn read(path: &Path) -> Self {
        let is_file = path.symlink_metadata().is_ok_and(|meta| meta.is_file());
        let mut text = Vec::new();
        let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut text));
        match read {
            Ok(_) if is_file => Self::Text(text),
            _ => Self::Missing,
        }
    }

    fn before_judging(&self) -> Option<State> {
        match self {
            Self::Missing => Some(State::Missing),
            Self::Text(text) => {
                holds_todo(&String::from_utf8_lossy(text)).then_some(State::NotStarted)
            }
        }
    }
}

/// Judges answers, and remembers how they were.
pub struct Judges {
    /// Where they come from, and where they are judged.
    root: PathBuf,
    place: PathBuf,
    tasks: Vec<Task>,
    waiting: BTreeMap<usize, Vec<Vec<u8>>>,
    judged: HashMap<(usize, Vec<u8>), State>,
}

impl Judges {
    pub fn new(root: &Path, tasks: Vec<Task>) -> Self {
        Self {
            root: root.to_owned(),
            place: root.join("target/class/workspace"),
            tasks,
            waiting: BTreeMap::new(),
            judged: HashMap::new(),
        }
    }

    pub fn take(&mut self, task: &Task, answer: &Answer) {
        let Answer::Text(text) = answer else { return };
        let waiting = self.waiting.entry(self.number(task)).or_default();
        if answer.before_judging().is_none() && !waiting.contains(text) {
            waiting.push(text.clone());
        }
    }

    pub fn state(&self, task: &Task, answer: &Answer) -> State {
        let judged = |text: &Vec<u8>| self.judged.get(&(self.number(task), text.clone())).cloned();
        answer.before_judging().unwrap_or_else(|| match answer {
            Answer::Text(text) => {
                judged(text).unwrap_or(State::Wrong("it wasn't judged".to_owned()))
            }
            Answer::Missing => State::Missing,
        })
    }

    fn number(&self, task: &Task) -> usize {
        self.tasks
            .iter()
            .position(|other| other == task)
            .unwrap_or(usize::MAX)
    }

    /// Judges all that wait: of each exercise one answer at a time, so that they are built together.
    pub fn judge(&mut self) -> Result<()> {
        let rounds = self.waiting.values().map(Vec::len).max().unwrap_or(0);
        if rounds > 0 {
            // What is ours takes the time that it takes; the answers have a limit.
            self.prepare()?;
            cargo::build_tests(
                &Task::all(&self.place)?,
                &mut cargo::to_stderr(),
                &Running::default(),
            )?;
        }
        for round in 0..rounds {
            self.prepare()?;
            let of_round = |(&number, texts): (&usize, &Vec<Vec<u8>>)| {
                Some((number, texts.get(round)?.clone()))
            };
            let answers: Vec<_> = self.waiting.iter().filter_map(of_round).collect();
            eprintln!("round {} of {rounds}: {} answers", round + 1, answers.len());
            self.judge_round(&answers)?;
        }
        self.waiting.clear();
        Ok(())
    }

    fn judge_round(&mut self, answers: &[(usize, Vec<u8>)]) -> Result<()> {
        let mut tasks = Vec::new();
        for (number, text) in answers {
            let task = Task {
                root: self.place.clone(),
                ..self.tasks[*number].clone()
            };
            std::fs::write(task.file(), text)?;
            tasks.push(task);
        }
        let built = build(&tasks, BUILD)?;
        let states = judge_all(&tasks, |task| match &built {
            Some(built) => {
                judge(task, built, Stdio::piped(), &Running::apart()).map(|(state, _)| state)
            }
            None => judge_alone(task),
        });
        for (((number, text), task), state) in answers.iter().zip(&tasks).zip(states) {
            let state = match state {
                Ok(State::NotStarted | State::Missing) | Err(_) => self.judge_again(task, text)?,
                Ok(state) => state,
            };
            self.judged.insert((*number, text.clone()), state);
        }
        Ok(())
    }

    /// For one whose files another answer has destroyed meanwhile.
    fn judge_again(&self, task: &Task, text: &[u8]) -> Result<State> {
        self.prepare()?;
        std::fs::write(task.file(), text)?;
        Ok(judge_alone(task).unwrap_or_else(|error| State::Broken(format!("{error:#}"))))
    }

    /// Each time anew: an answer can do to these files what it likes.
    fn prepare(&self) -> Result<()> {
        template::make(&self.root, &self.place)?;
        Ok(std::fs::write(self.place.join(cargo::OWN_TARGET), "")?)
    }
}

/// As many at a time as there are processors; the states are in the order of the tasks.
fn judge_all(tasks: &[Task], judge: impl Fn(&Task) -> Result<State> + Sync) -> Vec<Result<State>> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let next = Mutex::new(tasks.iter().enumerate());
    let states = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some((at, task)) = next.lock().expect("nobody panics").next() else {
                        return;
                    };
                    let state = judge(task);
                    states.lock().expect("nobody panics").insert(at, state);
                }
            });
        }
    });
    states
        .into_inner()
        .expect("nobody panics")
        .into_values()
        .collect()
}

/// When one of a round keeps the compiler busy for ever, each is built for itself.
fn judge_alone(task: &Task) -> Result<State> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().expect("nobody panics");
    match build(std::slice::from_ref(task), BUILD_ONE)? {
        Some(built) => {
            judge(task, &built, Stdio::piped(), &Running::apart()).map(|(state, _)| state)
        }
        None => Ok(State::Broken(format!(
            "the compiler wasn't ready after {BUILD_ONE:?}"
        ))),
    }
}

/// `None` if it isn't ready in time.
fn build(tasks: &[Task], time: Duration) -> Result<Option<Built>> {
    let running = Running::apart();
    let (done, is_done) = std::sync::mpsc::channel::<()>();
    thread::scope(|scope| {
        let clock = scope.spawn({
            let running = running.clone();
            move || {
                let late =
                    is_done.recv_timeout(time) == Err(std::sync::mpsc::RecvTimeoutError::Timeout);
                if late {
                    running.stop();
                }
                late
            }
        });
        let built = cargo::build_tests(tasks, &mut cargo::to_stderr(), &running);
        drop(done);
        match clock.join().expect("the clock doesn't panic") {
            true => Ok(None),
            false => built.map(Some),
        }
    })
}
