//! Running a program to its end, or to a deadline.

use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use process_control::{ChildExt, Control};

/// No section takes more than a few seconds; one that takes this long has hung.
const DEADLINE: Duration = Duration::from_secs(60);

/// What `command` prints to stdout, with line ends as on Unix.
///
/// # Errors
///
/// It can't be started, it is still running after a minute (and is killed), or its exit status
/// says that it failed: then with what it wrote to stderr.
pub fn stdout(command: &mut Command) -> Result<String> {
    let shown = format!("{command:?}");
    let output = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("can't start {shown}"))?
        .controlled_with_output()
        .time_limit(DEADLINE)
        .terminate_for_timeout()
        .wait()?
        .with_context(|| format!("{shown} was still running after {DEADLINE:?}"))?;
    if !output.status.success() {
        bail!(
            "{shown} failed: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8(output.stdout)?.replace("\r\n", "\n"))
}

/// The name by which Python, 3.9 or newer, is called here; `None` where there is none.
pub fn python() -> Option<String> {
    let new_enough = "import sys; sys.exit(sys.version_info < (3, 9))";
    let works = |name: &&str| stdout(Command::new(name).args(["-c", new_enough])).is_ok();
    ["python3", "python", "py"]
        .into_iter()
        .find(works)
        .map(String::from)
}
