//! A class in one table.
//!
//! - [`template`]: the repository for a class, without answers
//! - [`judges`]: the answers of many, each judged once
//! - [`table`]: the table, as a page and as CSV

mod judges;
mod table;
pub mod template;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use exercise::Task;

use crate::report::{Line, Report};
use judges::{Answer, Judges};

/// Makes one table of the folders in `folder`, one for each learner: with a report in it, or with the learner's repository,
/// which is judged here.
pub fn class(root: &Path, folder: &Path, out: &Path) -> Result<ExitCode> {
    let mut learners = learners(folder)?;
    learners.sort();
    ensure!(
        !learners.is_empty(),
        "{} holds no folders; it needs one for each learner, with a report.json or with chapters/",
        folder.display()
    );
    let tasks = Task::all(root)?;
    let mut judges = Judges::new(root, tasks.clone());
    let mut rows = Vec::new();
    for learner in &learners {
        rows.push(row(learner, &tasks, &mut judges)?);
    }
    judges.judge()?;
    let reports: Vec<Report> = rows.into_iter().map(|row| row.finished(&judges)).collect();
    table::write(&reports, out)?;
    println!(
        "{} learners: {}",
        reports.len(),
        out.join("class.html").display()
    );
    Ok(ExitCode::SUCCESS)
}

fn learners(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let folders = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir());
    Ok(folders.collect())
}

/// What is known of a learner before the answers are judged.
enum Row {
    Reported(Report),
    ToBeJudged(String, Vec<(Task, Answer)>),
}

fn row(learner: &Path, tasks: &[Task], judges: &mut Judges) -> Result<Row> {
    let name = learner
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if learner.join("chapters").is_dir() {
        let answers = tasks.iter().map(|task| {
            let answer = Answer::read(&learner.join(task.shown()));
            judges.take(task, &answer);
            (task.clone(), answer)
        });
        return Ok(Row::ToBeJudged(name, answers.collect()));
    }
    let file = learner.join("report.json");
    let text = std::fs::read_to_string(&file).with_context(|| {
        format!(
            "{} holds neither chapters/ nor report.json",
            learner.display()
        )
    })?;
    let report: Report =
        serde_json::from_str(&text).with_context(|| format!("{} is no report", file.display()))?;
    Ok(Row::Reported(Report {
        learner: name,
        ..report
    }))
}

impl Row {
    fn finished(self, judges: &Judges) -> Report {
        match self {
            Row::Reported(report) => report,
            Row::ToBeJudged(learner, answers) => Report {
                learner,
                exercises: answers
                    .iter()
                    .map(|(task, answer)| Line::new(task, &judges.state(task, answer)))
                    .collect(),
            },
        }
    }
}
