//! The repository for a class: exercises, checks and book, without the answers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// Not for learners, or made by tools; by their path from the root, or by their name.
const LEFT_OUT: &[&str] = &[
    ".ci",
    ".git",
    ".github/workflows/book.yml",
    ".github/workflows/ci.yml",
    "book/book",
    "node_modules",
    "shared/mutants",
    "solutions",
    "target",
    "wrong_answers",
];

/// The parts of an exercise's page that give the answer.
const ANSWERS: [&str; 2] = ["Solution", "Gallery of wrong answers"];

/// For the command: into a folder that isn't there yet.
pub fn classroom(root: &Path, folder: &Path) -> Result<()> {
    let empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    ensure!(empty, "{} isn't empty", folder.display());
    make(root, folder)?;
    println!(
        "{} holds exercises, checks and book, and no answers; make it a repository, and that a template",
        folder.display()
    );
    Ok(())
}

/// Makes `to` what it has to be; what is so already isn't written again, and so isn't built again.
pub fn make(root: &Path, to: &Path) -> Result<()> {
    let mut wanted = BTreeSet::new();
    copy(root, to, Path::new(""), &mut wanted)?;
    remove_others(to, Path::new(""), &wanted)
}

fn copy(root: &Path, to: &Path, folder: &Path, wanted: &mut BTreeSet<PathBuf>) -> Result<()> {
    let from = root.join(folder);
    for entry in fs::read_dir(&from).with_context(|| format!("{} can't be read", from.display()))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        let name = entry.file_name().to_string_lossy().into_owned();
        let from_root = path.to_string_lossy().replace('\\', "/");
        let left_out = LEFT_OUT.iter().any(|out| *out == from_root || *out == name);
        if left_out || name.ends_with(".bak") || entry.path() == to {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(root, to, &path, wanted)?;
        } else {
            write(&to.join(&path), &text(root, &path)?)?;
            wanted.insert(path);
        }
    }
    Ok(())
}

/// The file, as a class gets it.
fn text(root: &Path, path: &Path) -> Result<Vec<u8>> {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let parts: Vec<&str> = parts.iter().map(|part| &**part).collect();
    let read = |path: &Path| {
        let file = root.join(path);
        fs::read(&file).with_context(|| format!("{} can't be read", file.display()))
    };
    match parts[..] {
        // Whoever makes it may have tried the exercises.
        ["chapters", chapter, "exercises", name] => {
            let original = Path::new("chapters")
                .join(chapter)
                .join("originals")
                .join(name);
            read(if root.join(&original).exists() {
                &original
            } else {
                path
            })
        }
        ["book", "src", _, "exercises", _] => {
            let page = String::from_utf8_lossy(&read(path)?).into_owned();
            Ok(without_answers(&page).into_bytes())
        }
        _ => read(path),
    }
}

fn without_answers(page: &str) -> String {
    let mut parts = page.split("\n## ");
    let head = parts.next().unwrap_or_default().to_owned();
    let kept = parts.filter(|part| !ANSWERS.iter().any(|title| part.starts_with(title)));
    kept.fold(head, |page, part| page + "\n## " + part)
}

fn write(file: &Path, text: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("{} can't be made", folder.display()))?;
    }
    fs::write(file, text).with_context(|| format!("{} can't be written", file.display()))
}

/// What an earlier template or an answer has left there; not what cargo makes.
fn remove_others(to: &Path, folder: &Path, wanted: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(to.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if path == Path::new("target") || wanted.contains(&path) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            remove_others(to, &path, wanted)?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
