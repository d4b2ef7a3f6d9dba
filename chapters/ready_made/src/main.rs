//! What libraries offer ready-made: a pool, other locks, signals.

mod executor;
mod signals;
mod timed_lock;

use tour::section;

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        section!(executor, "A pool that somebody else has built"),
        section!(timed_lock, "Locks with a timeout, and a detective"),
        section!(signals, "Ctrl-C, and an orderly end"),
    ])
}
