//! A pool of processes: some children share the numbers, and each takes
//! the next when it is free. Whoever waits sleeps, and keeps no core busy.
//!
//! Practises: 05-processes/pool
//! Points: 4

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};
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
///
/// Each call of `worker` returns the command for one child.
pub fn pool_map(
    numbers: &[u64],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> io::Result<Vec<u64>> {
    todo!()
}
