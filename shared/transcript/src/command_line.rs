//! What every chapter's command line promises.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::program;

/// Checks the chapter whose built program is `binary`.
///
/// # Errors
///
/// A promise that it doesn't keep.
pub fn check(binary: &str) -> Result<()> {
    let list = program::stdout(Command::new(binary).arg("--list"))?;
    unknown_names_are_refused(binary, &list)?;
    both_spellings_are_understood(binary, &list)?;
    a_closed_pipe_is_no_error(binary)
}

fn unknown_names_are_refused(binary: &str, list: &str) -> Result<()> {
    let output = Command::new(binary).arg("nonsense").output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.code() == Some(2),
        "an unknown name: {}, not exit code 2",
        output.status
    );
    ensure!(
        said.lines().count() == 1,
        "an unknown name is told in one line, not\n{said}"
    );
    for line in list.lines() {
        let (name, _) = line
            .split_once('\t')
            .with_context(|| format!("no tab in \"{line}\""))?;
        ensure!(
            said.contains(name),
            "{name} is not among the names there are: {said}"
        );
    }
    Ok(())
}

fn both_spellings_are_understood(binary: &str, list: &str) -> Result<()> {
    let hyphenated = list.lines().filter_map(|line| line.split('\t').next());
    if let Some(name) = hyphenated.filter(|name| name.contains('-')).min() {
        program::stdout(Command::new(binary).arg(name))?;
        program::stdout(Command::new(binary).arg(name.replace('-', "_")))?;
    }
    Ok(())
}

/// As in `queues | head -1`: the reader takes one line and leaves.
fn a_closed_pipe_is_no_error(binary: &str) -> Result<()> {
    let mut child = Command::new(binary)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = child.stdout.take().context("stdout was asked for")?;
    BufReader::new(stdout).read_line(&mut String::new())?; // and dropped here
    let output = child.wait_with_output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "with a closed pipe: {}\n{said}",
        output.status
    );
    ensure!(!said.contains("panicked"), "with a closed pipe: {said}");
    Ok(())
}
