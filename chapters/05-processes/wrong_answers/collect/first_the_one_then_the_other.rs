//! Believed: a child has two pipes, so read one and then the other.
//! Diagnosis: or read both at the same time

use std::io::Read;
use std::process::{Command, Stdio};

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    let mut children = Vec::new();
    for mut command in commands {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        children.push(command.spawn().unwrap());
    }

    let mut printed = Vec::new();
    for mut child in children {
        let (mut text, mut complaints) = (String::new(), String::new());
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        stdout.unwrap().read_to_string(&mut text).unwrap();
        stderr.unwrap().read_to_string(&mut complaints).unwrap();
        let status = child.wait().unwrap();
        printed.push(status.success().then_some(text));
    }
    printed
}
