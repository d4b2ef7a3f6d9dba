//! Where a section's files are, and which are missing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{page, program};

const SUMMARY: &str = "book/src/SUMMARY.md";

/// A chapter: its folder, its folder of pages, and the sections its program lists.
pub struct Chapter {
    folder: PathBuf,
    pages: PathBuf,
    listed: Vec<String>,
}

/// One section. Its files share a stem: the program `src/STEM.rs`, and so on.
pub struct Section {
    /// The files' stem, with `_` between words.
    pub stem: String,
    folder: PathBuf,
    pages: PathBuf,
}

impl Section {
    fn program(&self) -> PathBuf {
        self.folder.join(format!("src/{}.rs", self.stem))
    }

    /// The Python twin, which not every section has.
    pub fn python(&self) -> PathBuf {
        self.folder.join(format!("python/{}.py", self.stem))
    }

    /// The record of what the Rust program prints.
    pub fn output(&self) -> PathBuf {
        self.folder.join(format!("output/{}.txt", self.stem))
    }

    /// The record of what the Python twin prints.
    pub fn python_output(&self) -> PathBuf {
        self.folder.join(format!("output/{}.py.txt", self.stem))
    }

    /// The records of what the explorer says of it: `NAME.schedules.txt`, `NAME.schedule.svg` and the like.
    fn schedules(&self) -> impl Iterator<Item = PathBuf> {
        let output = self.folder.join("output");
        let explored = [".schedule", ".cured"].map(|kind| format!("{}{kind}", self.stem));
        stems_in(&output, "")
            .into_iter()
            .filter(move |name| explored.iter().any(|start| name.starts_with(start)))
            .map(move |name| output.join(name))
    }

    /// The page of the book.
    pub fn page(&self) -> PathBuf {
        self.pages.join(format!("{}.md", self.stem))
    }
}

impl Chapter {
    /// The chapter in `folder`, for instance `.../chapters/04-queues`, whose program is `binary`.
    ///
    /// The working directory becomes the project's folder, so that all paths are short ones.
    pub fn open(folder: &Path, binary: &str) -> Result<Self> {
        let name = folder.file_name().context("a chapter is a folder")?;
        let project = folder
            .parent()
            .and_then(Path::parent)
            .context("chapters/NAME in a project")?;
        std::env::set_current_dir(project)?;
        let folder = Path::new("chapters").join(name);
        let pages = Path::new("book/src").join(name);
        let list = program::stdout(Command::new(binary).arg("--list"))?;
        let names = list
            .lines()
            .map(|line| line.split('\t').next().unwrap_or(line));
        let listed = names.map(|name| name.replace('-', "_")).collect();
        Ok(Self {
            folder: folder.to_owned(),
            pages,
            listed,
        })
    }

    /// The sections that the chapter's program lists, in its order.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        self.listed.iter().map(|stem| self.section(stem))
    }

    fn section(&self, stem: &str) -> Section {
        Section {
            stem: stem.to_owned(),
            folder: self.folder.clone(),
            pages: self.pages.clone(),
        }
    }

    /// One line for each thing that a section lacks, or that belongs to no section.
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for stem in self.stems() {
            self.missing_from(&self.section(&stem), &mut missing);
        }
        self.broken_includes(&mut missing);
        missing
    }

    /// Every stem that any file of the chapter bears, so that nothing lies about unused.
    fn stems(&self) -> BTreeSet<String> {
        let mut stems: BTreeSet<_> = self.listed.iter().cloned().collect();
        stems.extend(stems_in(&self.folder.join("src"), ".rs"));
        stems.extend(stems_in(&self.folder.join("python"), ".py"));
        stems.extend(stems_in(&self.folder.join("output"), ".txt"));
        stems.extend(stems_in(&self.pages, ".md"));
        // The table of contents and a chapter's first and last page are no sections;
        // NAME.py.txt is the Python output of the section NAME, NAME.schedule.txt what the explorer says.
        stems.retain(|stem| {
            !matches!(stem.as_str(), "main" | "index" | "what_now") && !stem.contains('.')
        });
        stems
    }

    fn missing_from(&self, section: &Section, missing: &mut Vec<String>) {
        let mut need = |there: bool, what: String| {
            if !there {
                missing.push(what);
            }
        };
        let stem = &section.stem;
        let page = section.page();
        let page_text = std::fs::read_to_string(&page).unwrap_or_default();
        let summary_text = std::fs::read_to_string(SUMMARY).unwrap_or_default();
        let link = format!("{}/{stem}.md", self.name());
        let no_twin = page_text.contains("No Python twin:");

        need(
            self.listed.contains(stem),
            format!("{}: no section \"{stem}\" in it", self.main()),
        );
        need(
            section.program().exists(),
            absent(&section.program(), "the program"),
        );
        need(page.exists(), absent(&page, "the page"));
        need(
            summary_text.contains(&link),
            format!("{SUMMARY}: no link to {link}"),
        );
        need(
            section.output().exists(),
            absent(&section.output(), "the output (`just bless`)"),
        );
        need(
            section.python().exists() != no_twin,
            format!(
                "{} should be there, or {} should say why it isn't, in a paragraph that begins \
                 \"No Python twin:\" (but not both)",
                section.python().display(),
                page.display()
            ),
        );
        if !page.exists() {
            return;
        }
        let mut shown = vec![section.program(), section.output()];
        if section.python().exists() {
            let output = section.python_output();
            need(
                output.exists(),
                absent(&output, "the twin's output (`just bless`)"),
            );
            shown.extend([section.python(), output]);
        }
        shown.extend(section.schedules());
        let included = page::includes(&page).unwrap_or_default();
        for file in shown {
            let name = file.file_name();
            need(
                included.iter().any(|(path, _)| path.file_name() == name),
                format!("{} doesn't include {}", page.display(), file.display()),
            );
        }
    }

    fn broken_includes(&self, missing: &mut Vec<String>) {
        for stem in stems_in(&self.pages, ".md") {
            let page = self.pages.join(format!("{stem}.md"));
            for (path, line) in page::includes(&page).unwrap_or_default() {
                if !path.exists() {
                    let (page, path) = (page.display(), path.display());
                    missing.push(format!(
                        "{page}:{}: includes {path}, which isn't there",
                        line + 1
                    ));
                }
            }
        }
    }

    fn name(&self) -> String {
        self.folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    fn main(&self) -> String {
        self.folder.join("src/main.rs").display().to_string()
    }
}

fn absent(path: &Path, what: &str) -> String {
    format!("{}: {what} is missing", path.display())
}

/// The names of the files in `folder` that end in `ending`, without it.
pub(crate) fn stems_in(folder: &Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter_map(|name| name.strip_suffix(ending).map(String::from))
        .collect()
}
