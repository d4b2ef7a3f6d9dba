//! Chapter 05: processes that share no memory, and how they talk.

mod child;

mod cost;
mod crashes;
mod full_buffer;
mod main_guard;
mod own_memory;
mod pool;
mod process_queue;
mod shared_memory;
mod start;
mod streams;

use tour::section;

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        section!(start, "Start a process, wait for it"),
        section!(main_guard, "How a child knows that it is one"),
        section!(own_memory, "Each process has its own memory"),
        section!(process_queue, "A queue between two processes"),
        section!(full_buffer, "A full buffer makes the sender wait"),
        section!(streams, "Bytes in a row: pipes and sockets"),
        section!(pool, "Computing on every core"),
        section!(crashes, "A child fails, the parent goes on"),
        section!(shared_memory, "Memory that is shared after all"),
        section!(cost, "What a process and a message cost"),
    ])
}
