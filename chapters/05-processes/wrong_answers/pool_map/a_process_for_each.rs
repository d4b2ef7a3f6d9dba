//! Believed: processes are cheap enough to start one for each number.
//! Diagnosis: children were started

use std::io::{self, BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;

pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    let work = |number: u64| -> io::Result<u64> {
        let (mut child, mut lines) = start(worker());
        writeln!(child.stdin.as_mut().unwrap(), "{number}")?;
        let line = lines.next();
        child.wait()?;
        let died = || Err(io::Error::other("a child has died"));
        line.unwrap_or_else(died).map(|line| line.parse().unwrap())
    };
    let mut answers = Vec::new();
    for round in numbers.chunks(workers) {
        let some = thread::scope(|scope| {
            let threads: Vec<_> = round
                .iter()
                .map(|number| scope.spawn(move || work(*number)))
                .collect();
            let join =
                |t: thread::ScopedJoinHandle<_>| t.join().unwrap();
            threads.into_iter().map(join).collect::<Vec<_>>()
        });
        for answer in some {
            answers.push(answer?);
        }
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
