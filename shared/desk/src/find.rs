//! Chapters and exercises by what a person types.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use exercise::Task;

/// What somebody has asked for.
pub enum Asked {
    /// Nothing in particular: all exercises.
    Nothing(Vec<Task>),
    /// The exercises of a chapter.
    Chapter(Vec<Task>),
    /// One exercise.
    One(Task),
}

/// The folder that holds the chapters: this one, one above it, or else the one this was built in.
pub fn root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder is gone")?;
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut above = here.ancestors().chain([built_in.as_path()]);
    let root = above
        .find(|folder| folder.join("chapters").is_dir() && folder.join("Cargo.toml").is_file());
    root.map(Path::to_owned)
        .context("there is no folder \"chapters\" here or above")
}

/// `04 bounded_buffer`, `bounded-buffer`, `queues`, or the path of a file.
pub fn asked(root: &Path, words: &[String]) -> Result<Asked> {
    let mut tasks = Task::all(root)?;
    let words: Vec<String> = words.iter().map(|word| plain(word)).collect();
    ensure!(
        words.len() <= 2,
        "one exercise at a time, please: exercise 04 bounded_buffer"
    );
    if words.is_empty() {
        return Ok(Asked::Nothing(tasks));
    }
    let of_chapter = |word: &str| tasks.iter().any(|task| is_chapter(&task.chapter, word));
    if of_chapter(&words[0]) {
        tasks.retain(|task| is_chapter(&task.chapter, &words[0]));
    } else if words.len() == 2 || words[0].parse::<u32>().is_ok() {
        bail!(no_chapter(root, &words[0])?);
    }
    let name = match &words[..] {
        [chapter] if is_chapter(&tasks[0].chapter, chapter) => return Ok(Asked::Chapter(tasks)),
        [.., name] => name,
        [] => unreachable!("asked above"),
    };
    match tasks.iter().find(|task| task.name == *name) {
        Some(task) => Ok(Asked::One(task.clone())),
        None => {
            let mut names: Vec<&str> = tasks.iter().map(|task| &*task.name).collect();
            let list = names.join(", ");
            let chapters = chapters(root)?;
            if words.len() == 1 {
                names.extend(chapters.iter().map(|chapter| package(chapter)));
            }
            bail!(
                "there is no exercise \"{name}\"{}",
                instead(name, &names, &list)
            )
        }
    }
}

/// As [`asked`], if it has to be one exercise.
pub fn one(root: &Path, words: &[String]) -> Result<Task> {
    match asked(root, words)? {
        Asked::One(task) => Ok(task),
        Asked::Nothing(_) => bail!("which exercise? For example: reset 04 bounded_buffer"),
        Asked::Chapter(tasks) => {
            let names: Vec<&str> = tasks.iter().map(|task| &*task.name).collect();
            bail!("which one of {}: {}?", tasks[0].chapter, names.join(", "))
        }
    }
}

/// The folder of the chapter that is called `word`: `04-queues`.
pub fn chapter(root: &Path, word: &str) -> Result<String> {
    let mut chapters = chapters(root)?.into_iter();
    match chapters.find(|chapter| is_chapter(chapter, &plain(word))) {
        Some(chapter) => Ok(chapter),
        None => bail!(no_chapter(root, word)?),
    }
}

fn no_chapter(root: &Path, word: &str) -> Result<String> {
    let chapters = chapters(root)?;
    let names: Vec<&str> = chapters.iter().map(|chapter| package(chapter)).collect();
    Ok(format!(
        "there is no chapter \"{word}\"{}",
        instead(word, &names, &chapters.join(", ").replace('-', " "))
    ))
}

/// The chapters' folders, in order.
pub fn chapters(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("chapters");
    let entries = std::fs::read_dir(&folder).context("the folder \"chapters\" can't be read")?;
    let packages = entries
        .flatten()
        .filter(|entry| entry.path().join("Cargo.toml").is_file());
    let mut chapters: Vec<String> = packages
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    chapters.sort();
    Ok(chapters)
}

/// The chapter's package: its folder's name, without the number.
pub fn package(chapter: &str) -> &str {
    chapter.split_once('-').map_or(chapter, |(_, name)| name)
}

fn is_chapter(chapter: &str, word: &str) -> bool {
    let number = chapter.split_once('-').map(|(number, _)| number);
    word == package(chapter)
        || word == chapter.replace('-', "_")
        || number
            .is_some_and(|number| number.trim_start_matches('0') == word.trim_start_matches('0'))
}

/// `Bounded-Buffer`, `exercises/bounded_buffer.rs` and `bounded_buffer` are the same.
fn plain(word: &str) -> String {
    let file = word.rsplit(['/', '\\']).next().unwrap_or(word);
    let name = file.strip_suffix(".rs").unwrap_or(file);
    name.to_lowercase().replace('-', "_")
}

/// `; did you mean "latch"? There are: ...`, without the question if nothing is like it.
fn instead(word: &str, names: &[&str], list: &str) -> String {
    let likeness = |name: &str| strsim::jaro_winkler(&plain(word), name);
    let best = names
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match best.filter(|name| likeness(name) > 0.75) {
        Some(best) => format!("; did you mean \"{best}\"? There are: {list}"),
        None => format!("; there are: {list}"),
    }
}
