//! Believed: when the pipe is at its end, the child is gone.
//! Diagnosis: a zombie

use std::io::Read;
use std::process::{Command, Stdio};

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }
    let mut printed = Vec::new();
    for child in children {
        let mut text = String::new();
        child.stdout.unwrap().read_to_string(&mut text).unwrap();
        printed.push(Some(text).filter(|text| !text.is_empty()));
    }
    printed
}
