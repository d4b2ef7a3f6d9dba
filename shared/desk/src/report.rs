//! What one learner has done: as JUnit, CSV and JSON.

use std::path::Path;

use anyhow::{Context, Result};
use exercise::Task;
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use serde::{Deserialize, Serialize};

use crate::judge::State;
use crate::page::Page;
use crate::progress;

/// What one learner has done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    pub learner: String,
    pub exercises: Vec<Line>,
}

/// One exercise of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    /// `04-queues`
    pub chapter: String,
    pub exercise: String,
    /// `done`, `not yet right`, `doesn't compile`, `not started` or `deleted`
    pub state: String,
    /// What was earned, and what could be.
    pub points: u32,
    pub of: u32,
    /// How long it takes, by its page.
    pub minutes: Option<u32>,
    /// Its first line.
    pub diagnosis: String,
}

impl Line {
    pub fn new(task: &Task, state: &State) -> Self {
        let of = task.points();
        Self {
            chapter: task.chapter.clone(),
            exercise: task.name.clone(),
            state: state.words().to_owned(),
            points: if *state == State::Done { of } else { 0 },
            of,
            minutes: Page::of(task).minutes,
            diagnosis: state.diagnosis().to_owned(),
        }
    }
}

impl Report {
    /// Judges all exercises in this repository.
    pub fn make(learner: &str, tasks: &[Task]) -> Result<Self> {
        let line = |(task, state): &(Task, State)| Line::new(task, state);
        Ok(Self {
            learner: learner.to_owned(),
            exercises: progress::judge_all(tasks)?.iter().map(line).collect(),
        })
    }

    pub fn points(&self) -> u32 {
        self.exercises.iter().map(|line| line.points).sum()
    }

    pub fn of(&self) -> u32 {
        self.exercises.iter().map(|line| line.of).sum()
    }

    /// Writes `report.xml`, `report.csv` and `report.json` into the folder.
    pub fn write(&self, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{} can't be made", folder.display()))?;
        let write = |name: &str, text: Vec<u8>| {
            let file = folder.join(name);
            std::fs::write(&file, text)
                .with_context(|| format!("{} can't be written", file.display()))
        };
        write("report.json", serde_json::to_vec_pretty(self)?)?;
        write("report.csv", self.csv()?)?;
        write("report.xml", self.junit()?.into_bytes())
    }

    fn csv(&self) -> Result<Vec<u8>> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record([
            "learner",
            "chapter",
            "exercise",
            "state",
            "points",
            "of",
            "minutes",
            "diagnosis",
        ])?;
        for line in &self.exercises {
            let minutes = line
                .minutes
                .map_or(String::new(), |minutes| minutes.to_string());
            let (points, of) = (line.points.to_string(), line.of.to_string());
            let cells = [
                &self.learner,
                &line.chapter,
                &line.exercise,
                &line.state,
                &points,
                &of,
                &minutes,
                &line.diagnosis,
            ];
            csv.write_record(cells.map(|cell| no_formula(cell)))?;
        }
        Ok(csv.into_inner()?)
    }

    /// What isn't started is skipped.
    fn junit(&self) -> Result<String> {
        let mut junit = quick_junit::Report::new(&self.learner);
        let mut suites: Vec<TestSuite> = Vec::new();
        for line in &self.exercises {
            let status = match &*line.state {
                "done" => TestCaseStatus::success(),
                "not started" | "deleted" => TestCaseStatus::skipped(),
                _ => {
                    let mut failure = TestCaseStatus::non_success(NonSuccessKind::Failure);
                    failure.set_type(&line.state).set_message(&line.diagnosis);
                    failure
                }
            };
            let mut case = TestCase::new(&line.exercise, status);
            case.set_classname(&line.chapter);
            match suites
                .iter_mut()
                .find(|suite| suite.name.as_str() == line.chapter)
            {
                Some(suite) => drop(suite.add_test_case(case)),
                None => {
                    let mut suite = TestSuite::new(&line.chapter);
                    suite.add_test_case(case);
                    suites.push(suite);
                }
            }
        }
        junit.add_test_suites(suites);
        Ok(junit.to_string()?)
    }
}

/// A spreadsheet takes a cell for a formula by its first letter, and an answer may say anything.
pub fn no_formula(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}
