//! Collect from children: start them all, and return what each of them
//! has printed.

use std::process::Command;
use std::thread;

/// Starts all `commands`, and returns what each printed to its stdout, in
/// the order of the commands: `None` for one that failed.
pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    // `output` is for one child; a thread for each makes it serve many.
    let run = |mut command: Command| {
        let output = command.output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        output.status.success().then_some(text)
    };
    thread::scope(|scope| {
        let threads: Vec<_> = commands
            .into_iter()
            .map(|command| scope.spawn(|| run(command)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}
