//! An exercise as the learner meets it: its files, its page, and what comes after it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::says;

/// An exercise of a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The folder that holds `chapters` and `book`.
    pub root: PathBuf,
    /// `04-queues`
    pub chapter: String,
    /// `bounded_buffer`
    pub name: String,
}

impl Task {
    /// The exercise `name` of the chapter in the folder `chapter`.
    #[must_use]
    pub fn new(chapter: &Path, name: &str) -> Self {
        let root = chapter.ancestors().nth(2).unwrap_or(Path::new("."));
        let chapter = chapter.file_name().unwrap_or_default();
        Self {
            root: root.to_owned(),
            chapter: chapter.to_string_lossy().into_owned(),
            name: name.to_owned(),
        }
    }

    /// The exercises of all chapters, in the order of the book; those without a page come last.
    ///
    /// # Errors
    ///
    /// There are no chapters in `root`.
    pub fn all(root: &Path) -> Result<Vec<Self>> {
        let summary = std::fs::read_to_string(root.join("book/src/SUMMARY.md")).unwrap_or_default();
        let mut tasks = Vec::new();
        for chapter in sorted(&root.join("chapters"))? {
            let mut of_chapter = Vec::new();
            // Both: what a learner has deleted is still an exercise, and so is what was never set.
            for folder in ["originals", "exercises"] {
                for file in sorted(&chapter.join(folder)).unwrap_or_default() {
                    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
                    let task = Self::new(&chapter, &stem);
                    if file.extension().is_some_and(|ending| ending == "rs")
                        && !of_chapter.contains(&task)
                    {
                        of_chapter.push(task);
                    }
                }
            }
            of_chapter.sort_by_key(|task| summary.find(&task.link()).unwrap_or(usize::MAX));
            tasks.extend(of_chapter);
        }
        Ok(tasks)
    }

    /// What the learner edits.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder().join(format!("exercises/{}.rs", self.name))
    }

    /// As [`file`](Self::file), from the root, with `/` everywhere.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("chapters/{}/exercises/{}.rs", self.chapter, self.name)
    }

    /// The exercise as it was set, which the learner's file begins as.
    #[must_use]
    pub fn original(&self) -> PathBuf {
        self.folder().join(format!("originals/{}.rs", self.name))
    }

    /// Its page, from the root.
    #[must_use]
    pub fn page(&self) -> String {
        format!("book/src/{}", self.link())
    }

    /// The chapter's folder.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.root.join("chapters").join(&self.chapter)
    }

    /// The chapter's number: `04`.
    #[must_use]
    pub fn number(&self) -> &str {
        self.chapter
            .split_once('-')
            .map_or(&self.chapter, |(number, _)| number)
    }

    /// The chapter's package, which is named as the folder is, without the number.
    #[must_use]
    pub fn package(&self) -> &str {
        self.chapter
            .split_once('-')
            .map_or(&self.chapter, |(_, package)| package)
    }

    fn link(&self) -> String {
        format!("{}/exercises/{}.md", self.chapter, self.name)
    }

    /// Has the learner begun? Not as long as the file says `todo!()`, or isn't there.
    #[must_use]
    pub fn started(&self) -> bool {
        std::fs::read(self.file()).is_ok_and(|text| !holds_todo(&String::from_utf8_lossy(&text)))
    }

    /// What it is worth, in a line `//! Points: 2`; nothing if there is none.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.says("Points")
            .and_then(|points| points.parse().ok())
            .unwrap_or(0)
    }

    /// The page whose subject it practises, `04-queues/backpressure`, in a line `//! Practises:`.
    #[must_use]
    pub fn practises(&self) -> Option<String> {
        self.says("Practises")
    }

    /// What the original says of the exercise: in the learner's file such a line gets lost.
    fn says(&self, key: &str) -> Option<String> {
        let text = std::fs::read_to_string(self.original())
            .or_else(|_| std::fs::read_to_string(self.file()));
        says(&text.ok()?, key).map(String::from)
    }

    /// Is there something to compare an answer with? Not in a repository made for a class.
    #[must_use]
    pub fn has_gallery(&self) -> bool {
        let answers = self.folder().join("wrong_answers").join(&self.name);
        answers.is_dir()
    }

    /// The first of the exercises after this one that isn't started; then of those before it.
    #[must_use]
    pub fn next(&self) -> Option<Self> {
        let all = Self::all(&self.root).ok()?;
        let here = all.iter().position(|task| task == self)?;
        let (before, after) = all.split_at(here + 1);
        let mut others = after.iter().chain(before);
        others.find(|task| !task.started()).cloned()
    }
}

/// Does the code say `todo!(`? Comments may.
#[must_use]
pub fn holds_todo(text: &str) -> bool {
    text.lines()
        .any(|line| line.split("//").next().unwrap_or(line).contains("todo!("))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
