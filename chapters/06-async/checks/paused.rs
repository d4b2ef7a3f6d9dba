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
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use std::{process, thread};

use tokio::runtime::Runtime;
use tokio::sync::mpsc::unbounded_channel;
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
         channels or join), or a loop without an await?",
        check,
    );
}

/// The same; `likely` says what it probably is that keeps the thread.
pub fn run_or(likely: &'static str, check: impl Future<Output = ()>) {
    set_hook(Box::new(tell));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    let ended = watch(&runtime, likely);
    runtime.block_on(check);
    runtime.shutdown_background();
    ended.store(true, SeqCst);
}

/// The rounds of a check that has many.
static ROUNDS: AtomicU64 = AtomicU64::new(0);

/// One more round is done: patience begins anew.
pub fn next_round() {
    ROUNDS.fetch_add(1, SeqCst);
}

/// Real time. The check as a whole, or each of its rounds, takes much less,
/// on a busy machine too.
const PATIENCE: Duration = Duration::from_millis(2500);

/// Looks after a check from another thread, until it has ended: there is
/// nobody else to say that the runtime's thread is kept, or is idle.
fn watch(runtime: &Runtime, likely: &'static str) -> Arc<AtomicBool> {
    let (call, mut calls) = unbounded_channel::<mpsc::Sender<()>>();
    runtime.spawn(async move {
        while let Some(caller) = calls.recv().await {
            let _ = caller.send(());
        }
    });
    let ended = Arc::new(AtomicBool::new(false));
    let watched = Arc::clone(&ended);
    thread::spawn(move || {
        let mut rounds = ROUNDS.load(SeqCst);
        loop {
            thread::sleep(PATIENCE);
            let now = ROUNDS.load(SeqCst);
            if std::mem::replace(&mut rounds, now) == now {
                break;
            }
        }
        let (answer, answered) = mpsc::channel();
        let _ = call.send(answer);
        let free = answered.recv_timeout(PATIENCE / 5).is_ok();
        if watched.load(SeqCst) {
            return;
        }
        if free {
            eprintln!(
                "{PATIENCE:?} of real time have gone by, other tasks get \
                 their turns, and the check gets no further: somebody waits \
                 and is never woken, or asks again and again ({likely})"
            );
        } else {
            eprintln!(
                "the runtime's thread was kept for {PATIENCE:?} of real \
                 time, and the check got no further: {likely}"
            );
        }
        process::exit(1);
    });
    ended
}

/// On the paused clock, which gets there as soon as everybody waits.
pub const NEVER: Duration = Duration::from_secs(3_600_000);

/// What the future returns; or the panic says why it never does.
pub async fn or_never<T>(
    future: impl Future<Output = T>,
    why: impl FnOnce() -> String,
) -> T {
    // Whoever waits for each of a thousand others has a thousand turns.
    match timeout(NEVER, turns(50_000, future)).await {
        Ok(value) => value,
        Err(_) => panic!("{}", why()),
    }
}

/// What the future returns, unless it has one turn after the other without
/// waiting for anything.
pub async fn turns<T>(many: u32, future: impl Future<Output = T>) -> T {
    let (mut future, mut turns) = (pin!(future), 0);
    poll_fn(|context| {
        turns += 1;
        assert!(
            turns < many,
            "it asks again and again instead of waiting: it had {many} \
             turns, and whoever awaits something is woken when it is there"
        );
        future.as_mut().poll(context)
    })
    .await
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
