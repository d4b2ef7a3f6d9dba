//! Believed: `output` starts a child, so mapping it starts them all.
//! Diagnosis: running at the same time

use std::process::Command;

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    commands
        .into_iter()
        .map(|mut command| {
            let output = command.output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            output.status.success().then_some(text)
        })
        .collect()
}
