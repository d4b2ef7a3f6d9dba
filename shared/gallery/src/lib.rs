//! Finds a chapter's solutions and wrong answers, for its build script.
//!
//! Adding a wrong answer is adding a file: the build script writes the modules that include them,
//! and `tests/gallery.rs` includes that.

use std::path::{Path, PathBuf};

/// The folder whose answers are judged in place of the gallery's own: `NAME/*.rs` for each exercise.
const MUTANTS: &str = "GALLERY_MUTANTS";

/// Writes `$OUT_DIR/gallery.rs`, which holds a module for each answer together with the checks of
/// its exercise, and the list `CASES` of them.
///
/// # Panics
///
/// A folder can't be read, or the file can't be written: that stops the build, with the reason.
pub fn write() {
    let chapter = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    let mutants = std::env::var(MUTANTS).ok().map(PathBuf::from);
    let (root, folders) = match &mutants {
        Some(mutants) => (mutants, &["."][..]),
        None => (&chapter, &["solutions", "wrong_answers"][..]),
    };
    let mut modules = String::new();
    let mut cases = String::new();
    for exercise in stems(&chapter.join("originals")) {
        let mut answers = Vec::new();
        if mutants.is_none() {
            answers.push(format!("solutions/{exercise}.rs"));
        }
        for folder in folders {
            let other = |stem| format!("{folder}/{exercise}/{stem}.rs");
            let others = stems(&root.join(folder).join(&exercise));
            answers.extend(others.into_iter().map(other));
        }
        // In a repository made for a class there are none.
        answers.retain(|answer| root.join(answer).exists());
        for answer in answers {
            let module = answer
                .trim_start_matches("./")
                .trim_end_matches(".rs")
                .replace('/', "__");
            let file = root.join(&answer);
            let checks = chapter.join(format!("checks/{exercise}.rs"));
            modules += &format!(
                "#[allow(warnings, clippy::all)] // wrong answers are among them\n\
                 mod {module} {{\n\
                 #[path = {file:?}] pub mod answer;\n\
                 #[path = {checks:?}] pub mod checks;\n\
                 }}\n"
            );
            cases += &format!("Case {{ answer: {answer:?}, checks: {module}::checks::CHECKS }},\n");
        }
    }
    let text = format!("{modules}\nuse exercise::Case;\nconst CASES: &[Case] = &[\n{cases}];\n");
    let file = Path::new(&variable("OUT_DIR")).join("gallery.rs");
    std::fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    println!("cargo::rerun-if-env-changed={MUTANTS}");
    for folder in folders.iter().chain(&["originals"]) {
        let folder = root.join(folder);
        if folder.exists() {
            println!("cargo::rerun-if-changed={}", folder.display());
        }
    }
}

/// The stems of the Rust files in `folder`, in alphabetical order; none if there is no folder.
fn stems(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let mut stems: Vec<_> = names
        .filter_map(|name| name.strip_suffix(".rs").map(String::from))
        .collect();
    stems.sort();
    stems
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("cargo sets {name} for a build script"))
}
