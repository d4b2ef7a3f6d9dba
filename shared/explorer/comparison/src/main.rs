//! Three explorers on the same programs: how many schedules they run, and for how long.

mod programs;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use explorer::outcomes::{Search, outcomes};
use shuttle::scheduler::DfsScheduler;
use shuttle::{Config, FailurePersistence, Runner};

/// shuttle gives up after so many.
const PATIENCE: usize = 200_000;

type Program = fn();

/// What one explorer made of one program.
struct Result {
    schedules: String,
    time: Duration,
    runs: usize,
}

fn ours(program: Program) -> Result {
    let start = Instant::now();
    let exploration = explorer::explore(program);
    let runs = exploration.schedules;
    let fails = if exploration.failure.is_some() { "fails at " } else { "" };
    Result { schedules: format!("{fails}{runs}"), time: start.elapsed(), runs }
}

fn shuttle(program: Program) -> Result {
    let (start, runs) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let counter = Arc::clone(&runs);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut config = Config::new();
        config.failure_persistence = FailurePersistence::None;
        let scheduler = DfsScheduler::new(Some(PATIENCE), false);
        Runner::new(scheduler, config).run(move || {
            counter.fetch_add(1, Relaxed);
            program();
        });
    }));
    let runs = runs.load(Relaxed);
    let schedules = match outcome {
        Err(_) => format!("fails at {runs}"),
        Ok(()) if runs >= PATIENCE => format!("> {runs}"),
        Ok(()) => runs.to_string(),
    };
    Result { schedules, time: start.elapsed(), runs }
}

fn loom(program: Program) -> Result {
    let (start, runs) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let counter = Arc::clone(&runs);
    loom::model::Builder::new().check(move || {
        counter.fetch_add(1, Relaxed);
        program();
    });
    let runs = runs.load(Relaxed);
    Result { schedules: runs.to_string(), time: start.elapsed(), runs }
}

/// The fastest of a few runs, as the machine may be busy with something else.
fn best(run: impl Fn() -> Result) -> Result {
    let start = Instant::now();
    let mut best = run();
    for _ in 0..50 {
        if start.elapsed() > Duration::from_millis(300) {
            break;
        }
        let next = run();
        if next.time < best.time {
            best = next;
        }
    }
    best
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    println!("{:22}{:>13}{:>10}{:>10} |{:>16}{:>10}{:>10} |{:>10}{:>10}", "", "ours", "ms", "us/run", "shuttle DFS", "ms", "us/run", "loom", "ms");
    for (name, our_program, shuttle_program, loom_program) in programs::all() {
        let ours = best(|| ours(our_program));
        print!("{name:22}{}", columns(&ours, 13));
        let shuttle = best(|| shuttle(shuttle_program));
        print!(" |{}", columns(&shuttle, 16));
        match loom_program.map(|program| best(|| loom(program))) {
            Some(loom) => println!(" |{:>10}{:>10.2}", loom.schedules, millis(loom.time)),
            None => println!(" |{:>10}{:>10}", "can't", ""),
        }
    }
    unpruned();
}

/// What a schedule costs when none is pruned, as shuttle prunes none.
fn unpruned() {
    let start = Instant::now();
    let program: Arc<dyn Fn() + Send + Sync> = Arc::new(programs::three_counters);
    let outcomes = outcomes(Search::Exhaustive, PATIENCE, program, &mut String::new);
    let runs: usize = outcomes.iter().flat_map(|o| o.values()).sum();
    let each = millis(start.elapsed()) * 1000.0 / runs as f64;
    println!("\ncounter, 3 x 1, without pruning: {runs} schedules of {each:.2} us");
}

fn columns(result: &Result, width: usize) -> String {
    let each = millis(result.time) * 1000.0 / result.runs as f64;
    format!("{:>width$}{:>10.2}{each:>10.2}", result.schedules, millis(result.time))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
