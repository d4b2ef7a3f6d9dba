//! Believed: a child that failed has an exit code other than 0.
//! Diagnosis: expected None

use std::process::{Command, Stdio};

pub type Histogram = [u64; 26];

pub fn count(part: &str) {
    let mut counts: Histogram = [0; 26];
    for letter in part.bytes().filter(u8::is_ascii_lowercase) {
        counts[usize::from(letter - b'a')] += 1;
    }
    for count in counts {
        println!("{count}");
    }
}

pub fn histogram(commands: Vec<Command>) -> Option<Histogram> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }
    let mut total = Some([0; 26]);
    for child in children {
        let output = child.wait_with_output().unwrap();
        if output.status.code().unwrap_or(0) != 0 {
            total = None;
        }
        let Some(total) = &mut total else { continue };
        let text = String::from_utf8(output.stdout).unwrap();
        for (sum, line) in total.iter_mut().zip(text.lines()) {
            *sum += line.parse::<u64>().unwrap();
        }
    }
    total
}
