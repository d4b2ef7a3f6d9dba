//! For whoever writes an exercise: makes plausible wrong answers of its solutions, by rule, and
//! lists those that no check rejects.
//!
//! ```text
//! mutants 02          the exercises of a chapter
//! mutants 02 latch    one of them
//! ```
//!
//! A survivor is a check that lacks, or it means the same as the solution. Then it is named, with the
//! reason, in the chapter's `solutions/survivors.txt`: its line as it is printed here, and below it,
//! indented, why it is right. `cargo-mutants` knows functions and operators, but no condition
//! variables, guards or channels, and compiles each mutant for itself; here all of them are one test.

mod rules;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let all_rejected = match &arguments[..] {
        [chapter] => judge(chapter, None),
        [chapter, exercise] => judge(chapter, Some(exercise)),
        _ => Err(anyhow::anyhow!(
            "usage: mutants CHAPTER [EXERCISE], for instance: mutants 02 latch"
        )),
    };
    match all_rejected {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

/// Are all mutants rejected, but for those that are known to be right?
fn judge(chapter: &str, exercise: Option<&String>) -> Result<bool> {
    let chapter = folder(chapter)?;
    let written = Written::of(&chapter, exercise)?;
    let made = written.names.len();
    eprintln!("{made} mutants; some don't compile");
    let test = written.compile(&chapter)?;
    let left = written.names.keys().filter(|file| file.exists()).count();
    eprintln!("{left} compile, and are judged");
    let survivors = written.survivors(&test)?;

    let known = std::fs::read_to_string(chapter.join("solutions/survivors.txt"));
    let known = known.unwrap_or_default();
    let known: Vec<&str> = known
        .lines()
        .filter(|line| !line.starts_with([' ', '#']))
        .collect();
    let (right, new): (Vec<String>, Vec<_>) = survivors
        .into_iter()
        .partition(|name| known.contains(&name.as_str()));
    for name in &new {
        println!("{name}");
    }
    let rejected = left - right.len() - new.len();
    println!(
        "{rejected} of {left} rejected, {} known to be right, {} survive",
        right.len(),
        new.len()
    );
    Ok(new.is_empty())
}

/// The folder of the chapter with this number or name.
fn folder(which: &str) -> Result<PathBuf> {
    let chapters = std::fs::read_dir("chapters").context("chapters: run this in the workspace")?;
    for chapter in chapters {
        let chapter = chapter?.path();
        let name = chapter
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.split_once('-').is_some_and(|(number, package)| {
            [number, number.trim_start_matches('0'), package, &name].contains(&which)
        }) {
            return Ok(chapter.canonicalize()?);
        }
    }
    bail!("there is no chapter {which}")
}

/// The mutants of some solutions, as files.
struct Written {
    folder: PathBuf,
    /// What each file is, in a line.
    names: BTreeMap<PathBuf, String>,
}

impl Written {
    fn of(chapter: &Path, only: Option<&String>) -> Result<Written> {
        let folder = std::path::absolute("target/mutants")?;
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        let mut names = BTreeMap::new();
        for first in rust_files(&chapter.join("solutions"))? {
            let exercise = stem(&first);
            if only.is_some_and(|only| *only != exercise) {
                continue;
            }
            let others = rust_files(&chapter.join("solutions").join(&exercise)).unwrap_or_default();
            let into = folder.join(&exercise);
            std::fs::create_dir_all(&into)?;
            for solution in [first].into_iter().chain(others) {
                let source = std::fs::read_to_string(&solution)?;
                let shown = solution.strip_prefix(chapter)?.display();
                for (n, mutant) in rules::mutants(&source)?.iter().enumerate() {
                    let file = into.join(format!("{}_{n}.rs", stem(&solution)));
                    std::fs::write(&file, mutant.of(&source))?;
                    names.insert(file, format!("{shown}: {}", mutant.name));
                }
            }
        }
        ensure!(!names.is_empty(), "no solution of that name");
        Ok(Written { folder, names })
    }

    /// Builds the chapter's gallery of these, without those that don't compile, and says where it is.
    fn compile(&self, chapter: &Path) -> Result<PathBuf> {
        let package = stem(chapter)
            .split_once('-')
            .map(|(_, name)| name.to_owned());
        loop {
            let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
            cargo.args([
                "test",
                "--quiet",
                "--no-run",
                "--message-format=json",
                "--test",
                "gallery",
                "-p",
            ]);
            cargo.arg(package.as_deref().context("a chapter has a number")?);
            cargo
                .env("GALLERY_MUTANTS", &self.folder)
                .stderr(Stdio::null());
            let output = cargo.output()?;
            let messages: Vec<Value> = String::from_utf8(output.stdout)?
                .lines()
                .filter_map(|line| serde_json::from_str(line).ok())
                .collect();
            if output.status.success() {
                let mut built = messages
                    .iter()
                    .filter_map(|message| message["executable"].as_str());
                return built
                    .next_back()
                    .map(PathBuf::from)
                    .context("no test was built");
            }
            let mut removed = 0;
            for message in messages.iter().filter(|m| m["message"]["level"] == "error") {
                let spans = message["message"]["spans"].as_array();
                for span in spans.into_iter().flatten() {
                    let file = span["file_name"]
                        .as_str()
                        .map(PathBuf::from)
                        .unwrap_or_default();
                    if self.names.contains_key(&file) && std::fs::remove_file(&file).is_ok() {
                        removed += 1;
                    }
                }
            }
            let told = || {
                messages
                    .iter()
                    .find_map(|m| m["message"]["rendered"].as_str())
            };
            ensure!(
                removed > 0,
                "the gallery can't be built: {}",
                told().unwrap_or("cargo doesn't say why")
            );
        }
    }

    /// The names of those that pass every check.
    fn survivors(&self, test: &Path) -> Result<Vec<String>> {
        let said = Command::new(test).stderr(Stdio::null()).output()?.stdout;
        let said = String::from_utf8(said)?;
        let passed = |line: &str| {
            let (file, outcome) = line.strip_prefix("test ")?.split_once("...")?;
            let file = self.folder.join(file.trim().trim_start_matches("./"));
            (outcome.trim() == "ok").then(|| self.names.get(&file).cloned())?
        };
        Ok(said.lines().filter_map(passed).collect())
    }
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        files.push(file?.path());
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "rs"));
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
