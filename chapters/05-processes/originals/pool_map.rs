//! A pool of processes: some children share the numbers, and each takes
//! the next when it is free.
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
/// before. An error if a child ends before it has answered.
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
