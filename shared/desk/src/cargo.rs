//! Cargo, with its progress in sight and the rest out of it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;

use anyhow::{Context, Result};
use exercise::Task;

use crate::find;
use crate::running::Running;

/// A workspace with this file builds into its own folder, whatever the environment says: cargo takes two copies of a
/// package for the same.
pub const OWN_TARGET: &str = ".own-target";

/// Runs a chapter, or one section of it.
pub fn chapter(root: &Path, chapter: Option<String>, section: Option<String>) -> Result<ExitCode> {
    let Some(chapter) = chapter else {
        let chapters = find::chapters(root)?.join(", ").replace('-', " ");
        anyhow::bail!("which chapter? There are: {chapters}");
    };
    let chapter = find::chapter(root, &chapter)?;
    let package = find::package(&chapter);
    let mut cargo = command(root);
    cargo.args([
        "build",
        "--bin",
        package,
        "-p",
        package,
        "--message-format",
        "json-render-diagnostics",
    ]);
    let built = run(cargo, &mut to_stderr(), &Running::default())?;
    let Some(program) = built.programs.into_values().next() else {
        return Ok(ExitCode::FAILURE); // cargo has said why
    };
    // In the folder where it was asked for, as with `cargo run`.
    let status = Command::new(&program).args(section).status();
    let status = status.with_context(|| format!("{} can't be started", program.display()))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Builds the tests of these exercises, as many of them as can be built.
pub fn build_tests(
    tasks: &[Task],
    progress: &mut (dyn FnMut(&str) + Send),
    running: &Running,
) -> Result<Built> {
    let Some(first) = tasks.first() else {
        return Ok(Built::default());
    };
    let mut cargo = command(&first.root);
    if first.root.join(OWN_TARGET).exists() {
        cargo.env("CARGO_TARGET_DIR", first.root.join("target"));
    }
    cargo.args([
        "test",
        "--no-run",
        "--no-fail-fast",
        "--message-format",
        "json-diagnostic-rendered-ansi",
    ]);
    for task in tasks {
        cargo.args(["-p", task.package(), "--test", &task.name]);
    }
    run(cargo, progress, running)
}

/// What has come of a build.
#[derive(Default)]
pub struct Built {
    /// The programs, by the package's folder and the name.
    pub programs: HashMap<(PathBuf, String), PathBuf>,
    /// What the compiler says of what it can't compile, by the same; in colour.
    pub errors: HashMap<(PathBuf, String), Vec<String>>,
    /// What cargo itself says.
    pub said: String,
    /// Was everything built?
    pub well: bool,
}

impl Built {
    /// Where to look for an exercise.
    pub fn key(task: &Task) -> (PathBuf, String) {
        let folder = task.folder();
        (
            std::fs::canonicalize(&folder).unwrap_or(folder),
            task.name.clone(),
        )
    }
}

fn command(root: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(root);
    cargo
}

/// Runs cargo, which tells in JSON what it has built; `progress` gets what it says meanwhile.
fn run(
    mut cargo: Command,
    progress: &mut (dyn FnMut(&str) + Send),
    running: &Running,
) -> Result<Built> {
    if std::io::stderr().is_terminal() {
        cargo.env("CARGO_TERM_PROGRESS_WHEN", "always");
        cargo.env("CARGO_TERM_PROGRESS_WIDTH", "78");
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    cargo
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let pipes = running.start(cargo, |child| {
        (child.stdout().take(), child.stderr().take())
    });
    let (stdout, stderr) =
        pipes.context("cargo can't be started; https://rustup.rs installs it")?;
    let stdout = stdout.context("stdout was asked for")?;
    let stderr = stderr.context("stderr was asked for")?;
    let mut built = Built::default();
    thread::scope(|scope| {
        let said = scope.spawn(move || tell(stderr, progress));
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            built.take(&line);
        }
        built.said = said.join().unwrap_or_default();
    });
    built.well = running.wait()?.success();
    Ok(built)
}

impl Built {
    fn take(&mut self, line: &str) {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else {
            return;
        };
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let manifest = PathBuf::from(text(&message["manifest_path"]));
        let folder = manifest.parent().unwrap_or(&manifest);
        let folder = std::fs::canonicalize(folder).unwrap_or(folder.to_owned());
        let key = (folder, text(&message["target"]["name"]));
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                if let Some(program) = message["executable"].as_str() {
                    self.programs.insert(key, program.into());
                }
            }
            Some("compiler-message") if message["message"]["level"] == "error" => {
                self.errors
                    .entry(key)
                    .or_default()
                    .push(text(&message["message"]["rendered"]));
            }
            _ => {}
        }
    }
}

/// What cargo says, as it goes; without what it says each time.
fn tell(mut from: impl Read, progress: &mut (dyn FnMut(&str) + Send)) -> String {
    let (mut line, mut said) = (Vec::new(), String::new());
    let mut byte = [0; 1];
    let mut from = BufReader::new(&mut from);
    while let Ok(1) = from.read(&mut byte) {
        line.push(byte[0]);
        if byte[0] == b'\n' || byte[0] == b'\r' {
            let text = String::from_utf8_lossy(&line);
            let plain = anstream::adapter::strip_str(&text).to_string();
            let word = plain.split_whitespace().next().unwrap_or_default();
            let known = ["Finished", "Executable", "Running"].contains(&word)
                || plain.starts_with("error: could not compile")
                || plain.starts_with("warning: build failed")
                || plain.starts_with("error: test failed");
            if known {
                if text.contains("\x1b[K") {
                    progress("\x1b[K"); // which takes the bar away
                }
            } else {
                progress(&text);
                if byte[0] == b'\n' {
                    said += &text;
                }
            }
            line.clear();
        }
    }
    said
}

/// As cargo would.
pub fn to_stderr() -> impl FnMut(&str) + Send {
    |text: &str| {
        let mut stderr = std::io::stderr();
        let _ = stderr.write_all(text.as_bytes());
        let _ = stderr.flush();
    }
}
