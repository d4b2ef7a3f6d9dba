//! What an answer to `stop` must do.

use std::process::{Child, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::answer::stop;
use crate::stage::{Running, Stage};

exercise::checks![
    asks_before_it_kills,
    gives_the_child_its_time,
    kills_a_stubborn_child,
    does_not_wait_for_one_that_has_ended,
    does_not_spin,
];

/// A child that is running, and hears when its stdin is closed.
fn child(stage: &Stage, script: &str) -> Child {
    let mut command = stage.command("child", script);
    let child = command.stdin(Stdio::piped()).spawn().unwrap();
    stage.await_event("came", "the child doesn't start");
    child
}

fn stopping(
    stage: &Stage,
    script: &str,
    patience: Duration,
) -> Running<ExitStatus> {
    let child = child(stage, script);
    stage.run(move || stop(child, patience))
}

const LONG: Duration = Duration::from_secs(3600);

const KILLED: &str = "the child was killed at once: ask it first, by \
                      closing its stdin, and give it its time to end by \
                      itself";

fn asks_before_it_kills() {
    let stage = Stage::open();
    let running = stopping(&stage, "eof; meet; exit 7", LONG);
    let event = loop {
        let event = stage.next(|| {
            "stop waits for the child, and the child for being asked: its \
             stdin is still open"
                .to_owned()
        });
        stage.ensure(event.what != "gone", || KILLED.to_owned());
        if event.what == "meet" {
            break event;
        }
    };
    sleep(Duration::from_millis(50)); // a second step may follow
    stage.reply(event.child, "go");
    let status = running.returns(
        &stage,
        "the child was asked and ended at once, with an hour of patience \
         left, and stop goes on waiting: it had ended long before",
    );
    expect_code_7(&stage, status);
}

fn expect_code_7(stage: &Stage, status: ExitStatus) {
    stage.ensure(!cfg!(unix) || status.code().is_some(), || {
        KILLED.to_owned()
    });
    stage.ensure(status.code() == Some(7), || {
        format!(
            "a child that ends by itself with exit code 7 was stopped, and \
             stop returns \"{status}\""
        )
    });
    stage.nobody_is_left();
}

fn gives_the_child_its_time() {
    let stage = Stage::open();
    let running = stopping(&stage, "eof; meet; exit 7", LONG);
    let asked = stage.await_event("eof", KILLED);
    sleep(Duration::from_millis(200)); // it tidies up
    stage.reply(asked.child, "go");
    let status = running.returns(
        &stage,
        "the child was asked and has ended, and stop goes on waiting",
    );
    expect_code_7(&stage, status);
}

fn kills_a_stubborn_child() {
    let stage = Stage::open();
    let patience = Duration::from_millis(300);
    let start = Instant::now();
    let running = stopping(&stage, "eof; hang", patience);
    let status = running.returns(
        &stage,
        "the child doesn't end when it is asked, its 300 ms are over, and \
         stop still waits for it",
    );
    let took = start.elapsed();
    stage.nobody_is_left();
    stage.ensure(took >= patience, || {
        "the child has 300 ms to end after it was asked, and was killed \
         before its patience was over"
            .to_owned()
    });
    stage.ensure(!status.success(), || {
        format!("the child was killed, and stop returns \"{status}\"")
    });
}

fn does_not_wait_for_one_that_has_ended() {
    let stage = Stage::open();
    let child = child(&stage, "exit 7");
    stage.await_event("gone", "the child doesn't end");
    sleep(Duration::from_millis(20));
    let running = stage.run(move || stop(child, LONG));
    let status = running.returns(
        &stage,
        "the child had ended before stop was called, and stop waits",
    );
    expect_code_7(&stage, status);
}

fn does_not_spin() {
    let stage = Stage::open();
    let child = child(&stage, "eof; hang");
    let running = stage.run(move || {
        let before = turns();
        stop(child, Duration::from_millis(500));
        (before, turns())
    });
    let (before, after) =
        running.returns(&stage, "stop doesn't return");
    let (Some(before), Some(after)) = (before, after) else {
        return; // only Linux tells
    };
    let wanted = after.0 - before.0;
    let slept = after.1 - before.1;
    let spins = wanted > Duration::from_millis(400) && slept < 20;
    stage.ensure(!spins, || {
        "while it waits for the child, stop keeps a core busy: sleep a \
         little between two looks"
            .to_owned()
    });
}

/// How long this thread was running or wanted to, and how often it went
/// to sleep.
fn turns() -> Option<(Duration, u64)> {
    let read = |name: &str| {
        std::fs::read_to_string(format!("/proc/thread-self/{name}"))
            .ok()
    };
    let times = read("schedstat")?;
    let nanos = times.split_whitespace().take(2).map(str::parse::<u64>);
    let nanos = nanos.sum::<Result<u64, _>>().ok()?;
    let status = read("status")?;
    let slept = status.lines().find_map(|line| {
        line.strip_prefix("voluntary_ctxt_switches:")
    })?;
    let slept = slept.trim().parse().ok()?;
    Some((Duration::from_nanos(nanos), slept))
}
