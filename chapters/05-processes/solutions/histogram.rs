//! A histogram by children: each counts the letters of its part, and the
//! parent adds up what they have counted.

use std::process::{Command, Stdio};

pub type Histogram = [u64; 26];

/// Runs in a child: counts how often each of the letters a to z is in
/// `part`. The child ends when this returns.
pub fn count(part: &str) {
    // The child's memory ends with the child; its stdout is a way out.
    let mut counts: Histogram = [0; 26];
    for letter in part.bytes().filter(u8::is_ascii_lowercase) {
        counts[usize::from(letter - b'a')] += 1;
    }
    for count in counts {
        println!("{count}");
    }
}

/// Starts these commands, each of which runs `count` with another part,
/// all at the same time; returns the sum of their counts, or `None` if any
/// of them failed. All of them can be started.
///
/// When this returns, no child is left.
pub fn histogram(commands: Vec<Command>) -> Option<Histogram> {
    let mut children = Vec::new();
    for mut command in commands {
        children.push(command.stdout(Stdio::piped()).spawn().unwrap());
    }
    let mut total = Some([0; 26]);
    for child in children {
        let output = child.wait_with_output().unwrap();
        // No early return: the others are still to be waited for.
        if !output.status.success() {
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
