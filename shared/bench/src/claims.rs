//! What the book says of the results: each sentence with the comparison that must hold for it.

use std::fmt;

use crate::page::unit;
use crate::results::{Results, Spread};
use crate::unit::digits;

/// Stands for the number of cores, as the place on an axis.
pub const CORES: u64 = u64::MAX;
/// Stands for twice that.
pub const TWICE_THE_CORES: u64 = u64::MAX - 1;

/// A measured point: figure, series and place on the axis.
type At = (&'static str, &'static str, u64);

/// How two points are said to compare.
#[derive(Clone, Copy)]
pub enum Relation {
    /// The left one is smaller, with hardly a doubt: its upper quartile lies below the other's lower.
    Below,
    /// Neither median is so many times the other.
    Within(f64),
    /// Nothing is said of that: two numbers, side by side.
    Beside,
}
use Relation::{Below, Beside, Within};

/// A sentence of the book.
pub struct Claim {
    /// By which the book includes it.
    pub id: &'static str,
    left: At,
    relation: Relation,
    right: At,
    /// With `{left}`, `{right}`, `{times}` for right divided by left, and `{cores}`.
    says: &'static str,
}

/// What the results say of a claim.
#[derive(PartialEq, Eq, Clone, Copy)]
pub enum Verdict {
    /// They support it.
    Holds,
    /// They contradict it, or there is doubt.
    Refuted,
    /// A point is missing.
    Unmeasured,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Holds => "holds",
            Self::Refuted => "REFUTED",
            Self::Unmeasured => "not measured",
        })
    }
}

impl Claim {
    /// Do the results support it?
    pub fn verdict(&self, results: &Results) -> Verdict {
        let (Some(left), Some(right)) = (at(results, self.left), at(results, self.right)) else {
            return Verdict::Unmeasured;
        };
        let holds = match self.relation {
            Beside => true,
            Below => left.high < right.low,
            Within(times) => {
                left.median < right.median * times && right.median < left.median * times
            }
        };
        if holds { Verdict::Holds } else { Verdict::Refuted }
    }

    /// It, with the results' numbers.
    pub fn sentence(&self, results: &Results) -> String {
        let (Some(left), Some(right)) = (at(results, self.left), at(results, self.right)) else {
            return format!("(Not measured on this machine: {}.)", self.id.replace('_', " "));
        };
        let show = |at: At, point: Spread| unit(at.0).show(point.median);
        self.says
            .replace("{left}", &show(self.left, left))
            .replace("{right}", &show(self.right, right))
            .replace("{times}", &digits(right.median / left.median))
            .replace("{cores}", &results.machine.cores.to_string())
    }
}

fn at(results: &Results, (figure, series, x): At) -> Option<Spread> {
    let cores = results.machine.cores;
    let x = match x {
        // With one core there is nothing to compare.
        CORES | TWICE_THE_CORES if cores == 1 => return None,
        CORES => cores,
        TWICE_THE_CORES => 2 * cores,
        x => x,
    };
    results.point(figure, series, x)
}

const MIB: u64 = 1 << 20;

/// All of them.
#[rustfmt::skip] // a table
pub const CLAIMS: &[Claim] = &[
    // Starting. A hundred at once wherever there are so many: one number for one thing.
    Claim { id: "start_task", left: ("start", "Rust task", 100), relation: Below, right: ("start", "Rust thread", 100),
        says: "In Rust a task takes {left} to start and end, a thread {right}: {times} times as much." },
    Claim { id: "start_process", left: ("start", "Rust thread", 100), relation: Below, right: ("start", "Rust process", 100),
        says: "In Rust a thread takes {left} to start and end, and a process {right}: {times} times as much." },
    Claim { id: "start_task_python", left: ("start", "Python task", 100), relation: Below, right: ("start", "Python thread", 100),
        says: "In Python it is {left} for a task and {right} for a thread." },
    Claim { id: "start_thread_python", left: ("start", "Rust thread", 100), relation: Beside, right: ("start", "Python thread", 100),
        says: "A thread takes {left} in Rust and {right} in Python." },
    Claim { id: "start_fork_python", left: ("start", "Python thread", 100), relation: Below, right: ("start", "Python process (fork)", 100),
        says: "In Python a thread takes {left}, and a process by fork {right}: {times} times as much." },
    Claim { id: "start_spawn_python", left: ("start", "Python process (fork)", 10), relation: Below, right: ("start", "Python process (spawn)", 10),
        says: "By spawn, which starts a new interpreter, a Python process takes {times} times as long as by fork: {right}." },
    Claim { id: "start_floor", left: ("start", "floor: posix_spawn", 100), relation: Within(1.5), right: ("start", "Rust process", 100),
        says: "Rust's library adds next to nothing: a process takes {right}, and {left} by the system's own call." },
    // Messages.
    Claim { id: "message_process", left: ("message_threads", "Rust crossbeam bounded", 8), relation: Below, right: ("message_processes", "Rust ipc-channel", 8),
        says: "In Rust a message of eight bytes takes {left} to another thread and {right} to another process: {times} times as much." },
    Claim { id: "message_process_python", left: ("message_threads", "Python queue.Queue", 8), relation: Below, right: ("message_processes", "Python mp.Queue", 8),
        says: "In Python it is {left} to a thread through a `queue.Queue` and {right} to a process through a `multiprocessing.Queue`." },
    Claim { id: "message_languages", left: ("message_threads", "Rust crossbeam bounded", 8), relation: Below, right: ("message_threads", "Python queue.Queue", 8),
        says: "A bounded channel of crossbeam needs {left} for a message of eight bytes, Python's `queue.Queue` {right}." },
    Claim { id: "message_large", left: ("message_processes", "Rust pipe", MIB), relation: Within(4.0), right: ("message_processes", "Python mp.Pipe, bytes", MIB),
        says: "A megabyte of bytes through a pipe takes {left} from Rust and {right} from Python." },
    Claim { id: "message_shared", left: ("message_processes", "Rust shared memory, kept", MIB), relation: Below, right: ("message_processes", "Rust ipc-channel", MIB),
        says: "Handing on a megabyte that already lies in shared memory takes {left}; sending it takes {right}." },
    Claim { id: "message_shared_small", left: ("message_processes", "Rust ipc-channel", 8), relation: Below, right: ("message_processes", "Rust shared memory, kept", 8),
        says: "For eight bytes it is the other way round: {left} to send them, {right} to hand on the memory." },
    // Computing.
    Claim { id: "compute_threads", left: ("speed_up", "Rust tasks", CORES), relation: Below, right: ("speed_up", "Rust threads", CORES),
        says: "On {cores} cores the speed-up is {right} with {cores} Rust threads, and {left} with {cores} tasks." },
    Claim { id: "compute_threads_python", left: ("speed_up", "Python threads", CORES), relation: Below, right: ("speed_up", "Python processes", CORES),
        says: "In Python it is {left} with {cores} threads, and {right} with {cores} processes." },
    Claim { id: "compute_gil", left: ("speed_up", "Python threads", 1), relation: Within(1.5), right: ("speed_up", "Python threads", CORES),
        says: "With it, {cores} threads brought a speed-up of {right}, which is none." },
    Claim { id: "compute_async_python", left: ("speed_up", "Python tasks", CORES), relation: Below, right: ("speed_up", "Python processes", CORES),
        says: "In Python the speed-up is {left} with {cores} tasks, and {right} with {cores} processes." },
    Claim { id: "compute_processes", left: ("speed_up", "Rust processes", CORES), relation: Within(1.5), right: ("speed_up", "Rust threads", CORES),
        says: "In Rust processes gain nothing over threads: the speed-up is {left} against {right}." },
    Claim { id: "compute_more", left: ("speed_up", "Rust threads", TWICE_THE_CORES), relation: Within(1.5), right: ("speed_up", "Rust threads", CORES),
        says: "Twice as many Rust threads as cores bring {left}, as many as cores {right}: no more." },
    Claim { id: "compute_small", left: ("compute", "Rust one thread", 1_000), relation: Below, right: ("compute", "Rust processes", 1_000),
        says: "For a thousand numbers one thread takes {left}, and processes {right}, since they have to be started first." },
    Claim { id: "compute_languages", left: ("compute", "Rust one thread", 100_000), relation: Below, right: ("compute", "Python one thread", 100_000),
        says: "The same count, up to a hundred thousand, takes one thread {left} in Rust and {right} in Python: {times} times as long." },
    // Waiting.
    Claim { id: "wait_memory", left: ("wait_memory", "Rust tasks", 10_000), relation: Below, right: ("wait_memory", "Rust threads", 10_000),
        says: "Of ten thousand waiters in Rust a task occupies {left} each and a thread {right}: {times} times as much." },
    Claim { id: "wait_memory_python", left: ("wait_memory", "Python tasks", 10_000), relation: Below, right: ("wait_memory", "Python threads", 10_000),
        says: "In Python it is {left} and {right}." },
    Claim { id: "wait_time", left: ("wait", "Rust tasks", 10_000), relation: Below, right: ("wait", "Rust threads", 10_000),
        says: "Ten thousand Rust tasks are started, woken and ended in {left}, as many threads in {right}." },
    Claim { id: "wait_time_python", left: ("wait", "Python tasks", 10_000), relation: Below, right: ("wait", "Rust threads", 10_000),
        says: "Here Python's tasks beat Rust's threads: {left} against {right}." },
    Claim { id: "wait_switches", left: ("wait_switches", "Rust tasks", 10_000), relation: Below, right: ("wait_switches", "Rust threads", 10_000),
        says: "For these threads the system switches {right} times, and for the tasks {left} times." },
    Claim { id: "server_many", left: ("server", "Rust tasks", 1_000), relation: Below, right: ("server", "Rust threads", 1_000),
        says: "A Rust server with a thousand connections answers in {left} with tasks, in {right} with threads." },
    Claim { id: "server_few", left: ("server", "Rust tasks", 10), relation: Beside, right: ("server", "Rust threads", 10),
        says: "With ten connections a Rust server answers in {left} with tasks and in {right} with threads." },
    Claim { id: "server_many_python", left: ("server", "Python tasks", 1_000), relation: Below, right: ("server", "Python threads", 1_000),
        says: "In Python it is {left} and {right}." },
    Claim { id: "server_level", left: ("server", "Rust threads", 10), relation: Within(3.0), right: ("server", "Python threads", 10),
        says: "A server with ten connections and a thread for each answers in {left} if it is written in Rust, in {right} if in Python." },
    Claim { id: "server_python", left: ("server", "Python threads", 10), relation: Below, right: ("server", "Python tasks", 10),
        says: "In Python, with ten connections, threads even win: {left} a request, against {right} with tasks." },
    // Sharing.
    Claim { id: "counter_merged", left: ("counter", "Rust own, then merged", CORES), relation: Below, right: ("counter", "Rust atomic", CORES),
        says: "With {cores} threads, adding to a counter of one's own takes {left}, and to a shared atomic one {right}." },
    Claim { id: "counter_mutex", left: ("counter", "Rust atomic", CORES), relation: Below, right: ("counter", "Rust mutex", CORES),
        says: "Behind a mutex that {cores} threads want it takes {right}, as an atomic addition {left}." },
    Claim { id: "counter_contention", left: ("counter", "Rust mutex", 1), relation: Below, right: ("counter", "Rust mutex", CORES),
        says: "A mutex that no other thread wants costs {left}; with {cores} threads each addition takes {right}." },
    Claim { id: "counter_channel", left: ("counter", "Rust own, then merged", CORES), relation: Below, right: ("counter", "Rust channel", CORES),
        says: "Sending each addition to a thread that owns the counter takes {right}." },
    Claim { id: "counter_python", left: ("counter", "Rust mutex", 1), relation: Below, right: ("counter", "Python lock", 1),
        says: "In Python a lock that no other thread wants costs {right}." },
    Claim { id: "counter_python_contention", left: ("counter", "Python lock", 1), relation: Within(2.0), right: ("counter", "Python lock", CORES),
        says: "There {cores} threads hardly change that, {right}: only one runs at a time anyway." },
];
