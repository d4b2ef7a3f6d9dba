//! Believed: what a child has printed is its result.
//! Diagnosis: a child that failed

use std::process::{Command, Stdio};

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }
    let mut printed = Vec::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        printed.push(String::from_utf8(output.stdout).ok());
    }
    printed
}
