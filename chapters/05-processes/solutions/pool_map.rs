//! A pool of processes: some children share the numbers, and each takes
//! the next when it is free.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;

/// Starts as many children as `workers` says (or fewer, if there are fewer
/// numbers), and returns their answers in the order of the numbers.
///
/// A child reads a number from its stdin, in a line, and writes the answer
/// to its stdout, in a line, as often as you like; it ends when its stdin
/// is closed. It is given a number only when it has answered the one
/// before. Every line of it is a number. An error if a child can't be
/// started, or ends before it has answered.
///
/// When this returns, in whatever way, all children have ended.
pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    let tasks = Mutex::new(numbers.iter().copied().enumerate());
    let next = || tasks.lock().unwrap().next();

    // A thread for each child, because a thread that waits for one answer
    // can't hear another.
    let work = || {
        let mut child = worker()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let answers = ask(&mut child, next);
        drop(child.stdin.take()); // which tells the child to end
        child.wait()?;
        answers // an error is returned now that the child has ended
    };
    let answers = thread::scope(|scope| {
        let workers = workers.min(numbers.len());
        let threads: Vec<_> =
            (0..workers).map(|_| scope.spawn(work)).collect();
        let answers = threads.into_iter().map(|t| t.join().unwrap());
        answers.collect::<io::Result<Vec<_>>>()
    })?;

    // Every answer carries its place along.
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
    // One reader for all lines: it may read ahead, and must keep that.
    let mut lines = BufReader::new(stdout).lines();
    let mut answers = Vec::new();
    while let Some((place, number)) = next() {
        writeln!(stdin, "{number}")?;
        let line = lines.next().unwrap_or_else(|| {
            Err(io::Error::other("a child has ended early"))
        })?;
        answers.push((place, line.parse().map_err(io::Error::other)?));
    }
    Ok(answers)
}
