//! A child ends with its parent, even while it waits for something else.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// The test takes the parent's part. The child of `streams` waits for a
/// connection that nobody will make.
#[test]
fn a_child_ends_with_its_parent() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_processes"))
        .arg("streams")
        .env("PROCESSES_ROLE", "socket")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut address = String::new();
    let stdout = child.stdout.take().unwrap();
    BufReader::new(stdout).read_line(&mut address).unwrap();
    assert!(address.starts_with("127.0.0.1:"), "it said: {address:?}");

    sleep(Duration::from_millis(50)); // long enough to end unasked
    assert_eq!(child.try_wait().unwrap(), None, "the parent is there");

    drop(child.stdin.take()); // as when the parent is gone
    for _ in 0..1_000 {
        if child.try_wait().unwrap().is_some() {
            return;
        }
        sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    panic!("the child was still running after ten seconds");
}
