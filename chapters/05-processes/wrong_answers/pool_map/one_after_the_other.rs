//! Believed: children that are running work at the same time.
//! Diagnosis: busy at the same time

use std::io::{self, BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    let mut children: Vec<_> =
        (0..workers).map(|_| start(worker())).collect();
    let mut answers = Vec::new();
    for (place, number) in numbers.iter().enumerate() {
        let (child, lines) = &mut children[place % workers];
        writeln!(child.stdin.as_mut().unwrap(), "{number}")?;
        let Some(line) = lines.next() else {
            return Err(io::Error::other("a child has died"));
        };
        answers.push(line?.parse().unwrap());
    }
    for (mut child, _) in children {
        child.wait()?;
    }
    Ok(answers)
}

fn start(command: Command) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut command = command;
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let stdout = child.stdout.take().unwrap();
    (child, BufReader::new(stdout).lines())
}
