//! One thread and a paused clock: what all checks of this chapter run on.
//!
//! The clock jumps as soon as every task waits, so waiting for an
//! hour takes no time, and every run goes the same way.

#![allow(dead_code)] // not every exercise needs all of it

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, set_hook};
use std::panic::{PanicHookInfo, catch_unwind, resume_unwind};
use std::path::Path;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;
use std::{process, thread};

use tokio::time::{Instant, sleep, timeout};

pub const SECOND: Duration = Duration::from_secs(1);

/// What the checks hand to an answer, so that it may be of any kind.
pub type Job = Pin<Box<dyn Future<Output = u32> + Send>>;

pub fn job(job: impl Future<Output = u32> + Send + 'static) -> Job {
    Box::pin(job)
}

/// Returns `value` after so much time.
pub fn after(time: Duration, value: u32) -> Job {
    job(async move {
        sleep(time).await;
        value
    })
}

/// Panics after so much time, without a word.
pub fn panics_after(time: Duration) -> Job {
    job(async move {
        sleep(time).await;
        resume_unwind(Box::new("a panic of the check's own"))
    })
}

/// Runs a check to its end; ends the process if that never comes.
pub fn run(check: impl Future<Output = ()>) {
    run_or(
        "is there a blocking call (of the standard library's sleep, locks, \
         channels or join), a loop without an await, or one that asks again \
         and again instead of waiting?",
        check,
    );
}

/// The same; `likely` says what it probably is that keeps the thread.
pub fn run_or(likely: &'static str, check: impl Future<Output = ()>) {
    set_hook(Box::new(tell));
    let ended = Arc::new(AtomicBool::new(false));
    let watched = Arc::clone(&ended);
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        if !watched.load(SeqCst) {
            eprintln!(
                "the runtime's thread was kept for {PATIENCE:?} of real \
                 time, and the check got no further: {likely}"
            );
            process::exit(1);
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(check);
    runtime.shutdown_background();
    ended.store(true, SeqCst);
}

/// Real time, much more than any check takes.
const PATIENCE: Duration = Duration::from_millis(2500);

/// What the future returns; or the panic says why it never does. That
/// takes an hour on a paused clock, and a moment on any other.
pub async fn or_never<T>(
    future: impl Future<Output = T>,
    why: impl FnOnce() -> String,
) -> T {
    match timeout(3600 * SECOND, future).await {
        Ok(value) => value,
        Err(_) => panic!("{}", why()),
    }
}

/// What the future returns, and how long it took on the paused clock.
pub async fn timed<T>(
    future: impl Future<Output = T>,
) -> (T, Duration) {
    let start = Instant::now();
    let value = future.await;
    (value, start.elapsed())
}

/// What the future returns, or an error if it panics.
pub async fn caught<T>(
    future: impl Future<Output = T>,
) -> thread::Result<T> {
    let mut future = pin!(future);
    poll_fn(|context| {
        let poll = AssertUnwindSafe(|| future.as_mut().poll(context));
        match catch_unwind(poll) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Err(panic).into(),
        }
    })
    .await
}

/// Says what a panic says; and where, if it isn't a check's own.
fn tell(panic: &PanicHookInfo) {
    let reason =
        panic.payload_as_str().unwrap_or("a panic without a message");
    let Some(at) = panic.location() else {
        return eprintln!("{reason}");
    };
    let hint = match reason.contains("after complet") {
        true => " (a future was polled again after it had been ready)",
        false => "",
    };
    let file = Path::new(at.file());
    if file.parent().is_some_and(|folder| folder.ends_with("checks")) {
        eprintln!("{reason}{hint}");
    } else {
        let file = file.file_name().unwrap_or_default().display();
        eprintln!("{file}:{} panicked: {reason}{hint}", at.line());
    }
}
