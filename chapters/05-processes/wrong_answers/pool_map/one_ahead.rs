//! Believed: with two numbers at hand a child is never idle.
//! Diagnosis: given a second number

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;

pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    let tasks = Mutex::new(numbers.iter().copied().enumerate());
    let next = || tasks.lock().unwrap().next();

    let work = || {
        let mut child = worker()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let answers = ask(&mut child, next);
        drop(child.stdin.take());
        child.wait()?;
        answers
    };
    let answers = thread::scope(|scope| {
        let workers = workers.min(numbers.len());
        let threads: Vec<_> =
            (0..workers).map(|_| scope.spawn(work)).collect();
        let answers = threads.into_iter().map(|t| t.join().unwrap());
        answers.collect::<io::Result<Vec<_>>>()
    })?;

    let mut answers = answers.concat();
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

fn ask(
    child: &mut Child,
    next: impl Fn() -> Option<(usize, u64)>,
) -> io::Result<Vec<(usize, u64)>> {
    let stdin = child.stdin.as_mut().expect("it is piped");
    let stdout = child.stdout.as_mut().expect("it is piped");
    let mut lines = BufReader::new(stdout).lines();
    let mut answers = Vec::new();
    let mut ahead = VecDeque::new();
    loop {
        while ahead.len() < 2
            && let Some((place, number)) = next()
        {
            writeln!(stdin, "{number}")?;
            ahead.push_back(place);
        }
        let Some(place) = ahead.pop_front() else { break };
        let line = lines.next().unwrap_or_else(|| {
            Err(io::Error::other("a child has ended early"))
        })?;
        answers.push((place, line.parse().map_err(io::Error::other)?));
    }
    Ok(answers)
}
