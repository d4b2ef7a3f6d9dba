//! Believed: a static is there once, for everybody.
//! Diagnosis: counts of the children never reach the parent

use std::process::Command;
use std::sync::Mutex;

pub type Histogram = [u64; 26];

static COUNTS: Mutex<Histogram> = Mutex::new([0; 26]);

pub fn count(part: &str) {
    let mut counts = COUNTS.lock().unwrap();
    for letter in part.bytes().filter(u8::is_ascii_lowercase) {
        counts[usize::from(letter - b'a')] += 1;
    }
}

pub fn histogram(commands: Vec<Command>) -> Option<Histogram> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.spawn().unwrap());
    }
    for mut child in children {
        child.wait().unwrap();
    }
    Some(*COUNTS.lock().unwrap())
}
