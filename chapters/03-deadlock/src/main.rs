//! Chapter 03: threads that wait for ever, and how to avoid it.

mod back_off;
mod four_conditions;
mod full_queues;
mod lock_order;
mod lost_wakeup;
mod philosophers;
mod priority_inversion;
mod rare;
mod relock;
mod starvation;
mod two_locks;
mod watch;

use tour::section;

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        section!(two_locks, "Two locks in opposite order"),
        section!(lock_order, "One order for everybody"),
        section!(philosophers, "Three philosophers, three forks"),
        section!(four_conditions, "Four conditions, four cures"),
        section!(relock, "A thread that waits for itself"),
        section!(back_off, "Backing off, and doing it for ever"),
        section!(lost_wakeup, "A bell that rings too early"),
        section!(full_queues, "A deadlock without a lock"),
        section!(starvation, "A task that never gets its turn"),
        section!(priority_inversion, "The urgent wait for the idle"),
        section!(rare, "A bug that hides from tests"),
    ])
}
