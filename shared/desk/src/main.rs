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

mod cargo;
mod find;
mod judge;
mod page;
mod progress;
mod reset;
mod running;
mod watch;

use std::path::Path;
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
        Desk::Reset { which } => {
            println!("{}", reset::reset(&find::one(root, &which)?)?);
            Ok(ExitCode::SUCCESS)
        }
    }
}
