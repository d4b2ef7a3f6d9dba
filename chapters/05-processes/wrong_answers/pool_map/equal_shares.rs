//! Believed: equal shares take equal time.
//! Diagnosis: is free, and is given no number

use std::io::{self, BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;

pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    let size = numbers.len().div_ceil(workers).max(1);
    let work = |share: &[u64]| -> io::Result<Vec<u64>> {
        let (mut child, mut lines) = start(worker());
        let mut answers = Vec::new();
        for number in share {
            writeln!(child.stdin.as_mut().unwrap(), "{number}")?;
            let Some(line) = lines.next() else {
                return Err(io::Error::other("a child has died"));
            };
            answers.push(line?.parse().unwrap());
        }
        child.wait()?;
        Ok(answers)
    };
    thread::scope(|scope| {
        let threads: Vec<_> = numbers
            .chunks(size)
            .map(|share| scope.spawn(move || work(share)))
            .collect();
        let mut all = Vec::new();
        for thread in threads {
            all.extend(thread.join().unwrap()?);
        }
        Ok(all)
    })
}

fn start(command: Command) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut command = command;
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let stdout = child.stdout.take().unwrap();
    (child, BufReader::new(stdout).lines())
}
