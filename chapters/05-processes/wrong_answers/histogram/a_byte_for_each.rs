//! Believed: a count fits into a byte.
//! Diagnosis: 300 times

use std::io::Write;
use std::process::{Command, Stdio};

pub type Histogram = [u64; 26];

pub fn count(part: &str) {
    let mut counts = [0_u8; 26];
    for letter in part.bytes().filter(u8::is_ascii_lowercase) {
        let count = &mut counts[usize::from(letter - b'a')];
        *count = count.wrapping_add(1);
    }
    std::io::stdout().write_all(&counts).unwrap();
}

pub fn histogram(commands: Vec<Command>) -> Option<Histogram> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }
    let mut total = Some([0; 26]);
    for child in children {
        let output = child.wait_with_output().unwrap();
        if !output.status.success() {
            total = None;
        }
        let Some(total) = &mut total else { continue };
        for (sum, count) in total.iter_mut().zip(output.stdout) {
            *sum += u64::from(count);
        }
    }
    total
}
