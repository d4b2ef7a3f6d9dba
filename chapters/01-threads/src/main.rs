//! Chapter 01: starting threads, and what becomes of them.

mod all_cores;
mod deadline;
mod interleaving;
mod names;
mod nobody_joins;
mod panics;
mod responsive;
mod results;
mod scoped;
mod sleepers;
mod start_and_join;
mod thread_locals;

use tour::section;

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        section!(start_and_join, "Start a thread, and wait for it"),
        section!(interleaving, "Three workers, and main carries on"),
        section!(results, "What goes in, what comes out"),
        section!(scoped, "Threads that borrow"),
        section!(names, "Who is who: names, ids and a list"),
        section!(thread_locals, "A value of its own for each thread"),
        section!(deadline, "Is it finished? Waiting with a deadline"),
        section!(nobody_joins, "A thread that nobody joins"),
        section!(panics, "When a thread panics"),
        section!(sleepers, "Two that wait, wait together"),
        section!(all_cores, "Computing on all cores"),
        section!(responsive, "Fetching without freezing"),
    ])
}
