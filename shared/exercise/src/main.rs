//! The desk of learner and teacher: which exercises there are, how far they are, what they are
//! worth, and one made new again.
//!
//! ```text
//! exercise list                      the exercises of every chapter, and how far they are
//! exercise list 04                   those of one chapter
//! exercise judge 04 bounded_buffer   the verdict on one
//! exercise reset 04 bounded_buffer   make one new again
//! ```

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, anyhow, bail, ensure};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["list"] => list(""),
        ["list" | "judge", chapter] => list(chapter),
        ["judge", chapter, name] => judge(chapter, name),
        ["reset", chapter, name] => reset(chapter, name),
        _ => Err(anyhow!(
            "usage: exercise list [CHAPTER], or exercise judge|reset CHAPTER NAME"
        )),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::from(2)
    })
}

struct Exercise {
    /// `chapters/04-queues/exercises/bounded_buffer.rs`
    file: PathBuf,
    name: String,
    /// `04-queues`
    chapter: String,
}

impl Exercise {
    /// The package is named as the folder is, without the number.
    fn package(&self) -> &str {
        self.chapter
            .split_once('-')
            .map_or(&self.chapter, |(_, package)| package)
    }

    fn started(&self) -> Result<bool> {
        Ok(!exercise::verdict::holds_todo(&std::fs::read_to_string(
            &self.file,
        )?))
    }

    /// What it is worth, which it says in a line `//! Points: 2`.
    fn points(&self) -> Result<u32> {
        let text = std::fs::read_to_string(&self.file)?;
        let points = exercise::says(&text, "Points").and_then(|points| points.parse().ok());
        points.with_context(|| format!("{}: no line \"//! Points: 2\"", self.file.display()))
    }

    fn test(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
        cargo.args([
            "test",
            "--quiet",
            "-p",
            self.package(),
            "--test",
            &self.name,
        ]);
        cargo
    }
}

/// The exercises of the chapters whose number or name is `which`; of all if it is empty.
fn exercises(which: &str) -> Result<Vec<Exercise>> {
    let mut found = Vec::new();
    let mut chapters = Vec::new();
    for folder in sorted(Path::new("chapters"))? {
        let chapter = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some((number, name)) = chapter.split_once('-') else {
            continue;
        };
        chapters.push(chapter.clone());
        if ![number, number.trim_start_matches('0'), name, &chapter, ""].contains(&which) {
            continue;
        }
        for file in sorted(&folder.join("exercises")).unwrap_or_default() {
            if file.extension().is_some_and(|ending| ending == "rs") {
                let name = file
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                found.push(Exercise {
                    file,
                    name,
                    chapter: chapter.clone(),
                });
            }
        }
    }
    ensure!(
        !found.is_empty(),
        "there is no chapter \"{which}\" with exercises; the chapters are: {}",
        chapters.join(", ")
    );
    Ok(found)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn list(which: &str) -> Result<ExitCode> {
    let (mut earned, mut possible, mut chapter) = (0, 0, String::new());
    for exercise in exercises(which)? {
        if exercise.chapter != chapter {
            chapter.clone_from(&exercise.chapter);
            println!("{chapter}");
        }
        let points = exercise.points()?;
        possible += points;
        let state = match exercise.started()? {
            false => "- not started",
            true if exercise.test().output()?.status.success() => {
                earned += points;
                "* done"
            }
            true => "! not yet right",
        };
        println!("  {state:<16} {:<20} {points:>2}", exercise.name);
    }
    println!("{earned} of {possible} points");
    Ok(ExitCode::SUCCESS)
}

/// Runs the test of one exercise, as `cargo test -p queues --test bounded_buffer` does.
/// For the test an exercise that isn't started is ignored; here it isn't passed.
fn judge(which: &str, name: &str) -> Result<ExitCode> {
    let exercise = one(which, name)?;
    let passed = exercise.test().status()?.success() && exercise.started()?;
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn one(which: &str, name: &str) -> Result<Exercise> {
    let mut exercises = exercises(which)?;
    match exercises.iter().position(|exercise| exercise.name == name) {
        Some(at) => Ok(exercises.swap_remove(at)),
        None => {
            let names: Vec<_> = exercises
                .iter()
                .map(|exercise| exercise.name.as_str())
                .collect();
            bail!(
                "there is no exercise \"{name}\"; there are: {}",
                names.join(", ")
            );
        }
    }
}

/// Puts back the newest committed version that isn't started; the answer is kept beside it.
fn reset(which: &str, name: &str) -> Result<ExitCode> {
    let exercise = one(which, name)?;
    if !exercise.started()? {
        println!("{} is as new already", exercise.file.display());
        return Ok(ExitCode::SUCCESS);
    }
    let path = exercise
        .file
        .to_str()
        .context("a path in plain letters")?
        .replace('\\', "/");
    for commit in git(&["log", "--format=%H", "--", &path])?.lines() {
        let text = git(&["show", &format!("{commit}:{path}")])?;
        if exercise::verdict::holds_todo(&text) {
            let kept = exercise.file.with_extension("rs.bak");
            std::fs::rename(&exercise.file, &kept)?;
            std::fs::write(&exercise.file, text)?;
            println!("{path} is as new; your answer is in {}", kept.display());
            return Ok(ExitCode::SUCCESS);
        }
    }
    bail!("git knows no version of {path} that isn't started")
}

fn git(arguments: &[&str]) -> Result<String> {
    let output = Command::new("git")
        .args(arguments)
        .output()
        .context("git can't be started")?;
    ensure!(
        output.status.success(),
        "git: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8(output.stdout)?)
}
