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

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        tour::section!(producer_consumer, "One thread makes, another takes"),
        tour::section!(sentinel, "A sentinel ends the consumer"),
        tour::section!(closing, "Closing the channel ends it better"),
        tour::section!(all_done, "Knowing that every task is done"),
        tour::section!(backpressure, "A full queue makes the producer wait"),
        tour::section!(rendezvous, "A queue without room: both must meet"),
        tour::section!(worker_pool, "Several workers, one queue"),
        tour::section!(fan_in, "Several producers, one consumer"),
        tour::section!(select_any, "Waiting for whichever comes first"),
        tour::section!(pipeline, "Stages in a row"),
    ])
}
