//! Chapter 02: threads that share memory, one at a time.

mod barrier;
mod compare_exchange;
mod condvar;
mod cost;
mod event;
mod every_way_out;
mod false_sharing;
mod long_guard;
mod lost_update;
mod one_at_a_time;
mod read_mostly;
mod semaphore;
mod send_sync;
mod timer;

use tour::section;

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        section!(lost_update, "The race: an update gets lost"),
        section!(one_at_a_time, "The lock: one at a time"),
        section!(every_way_out, "A guard unlocks on every way out"),
        section!(long_guard, "A guard that lives too long"),
        section!(send_sync, "What the compiler asks of shared data"),
        section!(read_mostly, "Read often, written seldom"),
        section!(
            compare_exchange,
            "Change it only if it is still the same"
        ),
        section!(condvar, "Sleep until something is true"),
        section!(semaphore, "A semaphore: at most so many inside"),
        section!(barrier, "A barrier: nobody goes on alone"),
        section!(event, "An event: one tells all the others"),
        section!(timer, "A timer that can be cancelled"),
        section!(cost, "What synchronisation costs"),
        section!(false_sharing, "Neighbours in one cache line"),
    ])
}
