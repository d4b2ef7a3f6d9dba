//! A pool of processes: some children share the numbers, and each takes
//! the next when it is free.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;

struct Worker {
    child: Child,
    stdout: BufReader<ChildStdout>,
}

impl Worker {
    fn start(mut command: Command) -> io::Result<Worker> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Ok(Worker { child, stdout })
    }

    fn ask(&mut self, number: u64) -> io::Result<u64> {
        let stdin = self.child.stdin.as_mut().unwrap();
        writeln!(stdin, "{number}")?;
        let mut line = String::new();
        self.stdout.read_line(&mut line)?;
        // The end of the pipe is an empty line, which is no number.
        line.trim().parse().map_err(io::Error::other)
    }
}

pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    // Whoever is free waits in a queue. So at most as many numbers are
    // out as there are children.
    let (idle, queue) = mpsc::channel();
    let mut places = 0..workers.min(numbers.len());
    let started: io::Result<()> = places.try_for_each(|_| {
        idle.send(Worker::start(worker())?).unwrap();
        Ok(())
    });
    let answers = started.and_then(|()| {
        thread::scope(|scope| {
            let mut threads = Vec::new();
            for number in numbers {
                let mut worker = queue.recv().unwrap();
                let idle = idle.clone();
                threads.push(scope.spawn(move || {
                    let answer = worker.ask(*number);
                    idle.send(worker).unwrap();
                    answer
                }));
            }
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        })
    });
    // Whatever has happened: all who were started end.
    drop(idle);
    for mut worker in queue {
        let _ = worker.child.wait(); // closes its stdin first
    }
    answers
}
