//! Chapter 06: many tasks that wait, on one thread.

mod actor;
mod blocking;
mod cancelled;
mod echo;
mod first_of;
mod gather;
mod lost_update;
mod runtime;
mod ten_thousand;
mod turns;

use tour::section;

fn main() -> std::process::ExitCode {
    tour::chapter(&[
        section!(gather, "Three waits in the time of one"),
        section!(runtime, "What runs a coroutine"),
        section!(turns, "One after the other, or in turns"),
        section!(echo, "Hundreds of connections, one thread"),
        section!(blocking, "A blocking call stalls everybody"),
        section!(lost_update, "One thread can race too"),
        section!(cancelled, "What a cancelled task leaves behind"),
        section!(first_of, "The first answer, and no longer than that"),
        section!(actor, "One task owns the data, the others ask"),
        section!(ten_thousand, "Ten thousand tasks"),
    ])
}
