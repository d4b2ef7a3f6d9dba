//! Collect from children: start them all, and return what each of them
//! has printed.

use std::process::{Command, Stdio};

/// Starts all `commands`, and returns what each printed to its stdout, line
/// ends included, in the order of the commands: `None` for one that
/// failed, by an exit code or a crash, whatever it had printed by then.
///
/// All of them can be started, print UTF-8, and run at the same time.
/// When this returns, all have ended and have been waited for.
pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    // Two loops: the first must be over before the second begins. Into a
    // vector, because an iterator would start each when it is asked for.
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }

    let mut printed = Vec::new();
    for child in children {
        // It reads first and waits afterwards, so no pipe stays full.
        let output = child.wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        printed.push(output.status.success().then_some(text));
    }
    printed
}
