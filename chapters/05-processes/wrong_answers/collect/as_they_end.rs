//! Believed: a channel collects what the threads send.
//! Diagnosis: in the order of the commands

use std::process::Command;
use std::sync::mpsc;
use std::thread;

pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    let (sender, receiver) = mpsc::channel();
    for mut command in commands {
        let sender = sender.clone();
        thread::spawn(move || {
            let output = command.output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let printed = output.status.success().then_some(text);
            sender.send(printed).unwrap();
        });
    }
    drop(sender);
    receiver.iter().collect()
}
