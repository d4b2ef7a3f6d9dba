//! Believed: the lock is free again as soon as I have the number.
//! Diagnosis: busy at the same time

use std::io::{self, BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::thread;

pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    let tasks = Mutex::new(numbers.iter().enumerate());
    let answers = Mutex::new(Vec::new());
    let work = || -> io::Result<()> {
        let (mut child, mut lines) = start(worker());
        while let Some((place, number)) = tasks.lock().unwrap().next() {
            writeln!(child.stdin.as_mut().unwrap(), "{number}")?;
            let Some(line) = lines.next() else {
                child.wait()?;
                return Err(io::Error::other("a child has died"));
            };
            let answer: u64 = line?.parse().unwrap();
            answers.lock().unwrap().push((place, answer));
        }
        child.wait()?;
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> =
            (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|t| t.join().unwrap())
    })?;
    let mut answers = answers.into_inner().unwrap();
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

fn start(command: Command) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut command = command;
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let stdout = child.stdout.take().unwrap();
    (child, BufReader::new(stdout).lines())
}
