//! Believed: nobody misses the line end.
//! Diagnosis: line ends included

use std::process::{Command, Stdio};

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }

    let mut printed = Vec::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let text = text.trim_end().to_owned();
        printed.push(output.status.success().then_some(text));
    }
    printed
}
