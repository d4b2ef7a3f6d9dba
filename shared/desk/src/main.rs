//! The desk of learner and teacher: run a chapter, judge an exercise, see how far one is.
//!
//! # Layout
//!
//! - [`find`]: chapters and exercises by what a person types
//! - [`cargo`]: cargo, with its progress in sight and the rest out of it
//! - [`judge`]: an answer, built and judged
//! - [`running`]: a process that can be stopped
//! - [`watch`]: judges at each save
//! - [`page`]: the page of an exercise: its title and its hints
//! - [`progress`]: how far the exercises are, and what comes next
//! - [`reset`]: an exercise made new again
//! - [`report`]: what one learner has done, for others
//! - [`class`]: a class in one table, and the repository for it

mod cargo;
mod class;
mod find;
mod judge;
mod page;
mod progress;
mod report;
mod reset;
mod running;
mod watch;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

/// Run chapters, judge exercises, see how far you are.
#[derive(Parser)]
#[command(name = "desk", disable_help_subcommand = true)]
enum Desk {
    /// Run a chapter, or one section of it: chapter 04 backpressure
    Chapter {
        /// 04, 4, queues or 04-queues
        chapter: Option<String>,
        /// Its name, or --list
        #[arg(allow_hyphen_values = true)]
        section: Option<String>,
    },
    /// The verdict on an exercise: exercise 04 bounded_buffer; without a name, a chapter's list or the next one
    Exercise {
        /// A chapter, an exercise, or both
        which: Vec<String>,
    },
    /// Judge at each save, beginning with the first exercise that isn't done
    Watch {
        /// A chapter or an exercise; without it, all
        which: Vec<String>,
    },
    /// A hint for an exercise; again, and there is one more
    Hint {
        /// An exercise; without it, the next one
        which: Vec<String>,
        /// Only the hint of this number
        #[arg(long, short)]
        number: Option<usize>,
    },
    /// How far the exercises are
    Progress {
        /// A chapter; without it, all
        which: Vec<String>,
    },
    /// Judge all exercises; the results are in report.xml (JUnit), report.csv and report.json
    Report {
        /// Where to write them
        #[arg(default_value = "target/report")]
        folder: PathBuf,
        /// Whose they are; without it, the name of this folder
        #[arg(long)]
        learner: Option<String>,
    },
    /// One table of a class, class.html and class.csv
    Class {
        /// A folder with a folder for each learner: with a report.json, or with the learner's repository, which is judged here
        folder: PathBuf,
        /// Where to write the table
        #[arg(long, default_value = "target/class")]
        out: PathBuf,
    },
    /// Make the repository for a class: exercises, checks and book, without the answers
    Classroom {
        /// A new folder
        folder: PathBuf,
    },
    /// Make an exercise new again, and keep the answer beside it
    Reset {
        /// The exercise
        which: Vec<String>,
    },
}

fn main() -> ExitCode {
    let desk = Desk::parse();
    run(desk).unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::from(2)
    })
}

fn run(desk: Desk) -> Result<ExitCode> {
    let root = find::root()?;
    let root: &Path = &root;
    match desk {
        Desk::Chapter { chapter, section } => cargo::chapter(root, chapter, section),
        Desk::Exercise { which } => match find::asked(root, &which)? {
            find::Asked::Chapter(tasks) => progress::show(&tasks),
            find::Asked::One(task) => judge::show(&task),
            find::Asked::Nothing(tasks) => match progress::next(&tasks)? {
                Some(task) => judge::show(&task),
                None => progress::show(&tasks),
            },
        },
        Desk::Watch { which } => match find::asked(root, &which)? {
            find::Asked::One(task) => watch::watch(vec![task]),
            find::Asked::Chapter(tasks) | find::Asked::Nothing(tasks) => watch::watch(tasks),
        },
        Desk::Hint { which, number } => match find::asked(root, &which)? {
            find::Asked::One(task) => page::hint(&task, number),
            find::Asked::Chapter(tasks) | find::Asked::Nothing(tasks) => {
                match progress::next(&tasks)? {
                    Some(task) => page::hint(&task, number),
                    None => progress::show(&tasks),
                }
            }
        },
        Desk::Progress { which } => match find::asked(root, &which)? {
            find::Asked::One(task) => progress::show(&[task]),
            find::Asked::Chapter(tasks) | find::Asked::Nothing(tasks) => progress::show(&tasks),
        },
        Desk::Report { folder, learner } => {
            let learner = learner.unwrap_or_else(|| {
                let name = std::path::absolute(root).unwrap_or_default();
                name.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            });
            let report = report::Report::make(&learner, &exercise::Task::all(root)?)?;
            report.write(&folder)?;
            println!(
                "{} of {} points: {}",
                report.points(),
                report.of(),
                folder.join("report.csv").display()
            );
            Ok(ExitCode::SUCCESS)
        }
        Desk::Class { folder, out } => class::class(root, &folder, &out),
        Desk::Classroom { folder } => {
            class::template::classroom(root, &folder)?;
            Ok(ExitCode::SUCCESS)
        }
        Desk::Reset { which } => {
            println!("{}", reset::reset(&find::one(root, &which)?)?);
            Ok(ExitCode::SUCCESS)
        }
    }
}
