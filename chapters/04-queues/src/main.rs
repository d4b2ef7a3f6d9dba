//! Chapter 04: threads that share nothing but a queue.

mod all_done;
mod backpressure;
mod closing;
mod fan_in;
mod pipeline;
mod producer_consumer;
mod rendezvous;
mod select_any;
mod sentinel;
mod worker_pool;

use tour::section;

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        section!(producer_consumer, "One thread makes, another takes"),
        section!(sentinel, "A sentinel ends the consumer"),
        section!(closing, "Closing the channel ends it better"),
        section!(all_done, "Knowing that every task is done"),
        section!(backpressure, "A full queue makes the producer wait"),
        section!(rendezvous, "A queue without room: both must meet"),
        section!(worker_pool, "Several workers, one queue"),
        section!(fan_in, "Several producers, one consumer"),
        section!(select_any, "Waiting for whichever comes first"),
        section!(pipeline, "Stages in a row"),
    ])
}
