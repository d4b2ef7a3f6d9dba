//! Believed: a child that has ended has said everything, so wait first.
//! Diagnosis: for room in its pipe

use std::io::Read;
use std::process::{Command, Stdio};

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }
    let mut printed = Vec::new();
    for mut child in children {
        let status = child.wait().unwrap();
        let mut text = String::new();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_to_string(&mut text).unwrap();
        printed.push(status.success().then_some(text));
    }
    printed
}
