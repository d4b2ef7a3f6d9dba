//! Believed: the first `map` starts them all, the second reads them all.
//! Diagnosis: running at the same time

use std::process::{Command, Stdio};

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    let children = commands.into_iter().map(|mut command| {
        command.stdout(Stdio::piped()).spawn().unwrap()
    });
    children
        .map(|child| {
            let output = child.wait_with_output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            output.status.success().then_some(text)
        })
        .collect()
}
