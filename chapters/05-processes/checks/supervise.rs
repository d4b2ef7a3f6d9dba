//! What an answer to `supervise` must do.

use super::answer::supervise;
use crate::stage::Stage;

exercise::checks![
    waits_for_each_run,
    runs_once_what_succeeds,
    starts_again_what_failed,
    gives_up_after_so_many_restarts,
    takes_a_signal_for_a_failure,
    reports_how_each_run_ended,
    /// As many restarts as the type can count.
    restarts_as_often_as_is_allowed,
];

type Outcome = Result<u32, Vec<Option<i32>>>;

/// What `supervise` returns for runs that end in these ways.
fn supervised(restarts: u32, runs: &[&str]) -> (Stage, Outcome) {
    let stage = Stage::open();
    let mut command = stage.command("child", "obey");
    let running = stage.run(move || supervise(&mut command, restarts));
    let (mut started, mut obeyed) = (0, 0);
    loop {
        let event = stage.next(|| {
            "supervise doesn't return, and no child is running"
                .to_owned()
        });
        match event.what.as_str() {
            "came" => {
                stage.ensure(started < runs.len(), || too_many(runs));
                // The one before can't end before it is told how.
                stage.ensure(obeyed == started, || {
                    "two runs at the same time: a child was started again \
                     while it was still running"
                        .to_owned()
                });
                started += 1;
            }
            "obey" => {
                stage.reply(event.child, runs[obeyed]);
                obeyed += 1;
            }
            "returned" => break,
            _ => {}
        }
    }
    let outcome = running.returns(&stage, "");
    stage.nobody_is_left();
    stage.ensure(started == runs.len() || outcome.is_err(), || {
        format!(
            "the runs end by {runs:?}, and supervise stops after {started} \
             of them: it takes that for a success, though it failed"
        )
    });
    stage.ensure(started == runs.len(), || {
        format!(
            "{restarts} restarts make {} runs in all, the first included; \
             supervise returned {outcome:?} after {started}",
            u64::from(restarts) + 1
        )
    });
    (stage, outcome)
}

fn too_many(runs: &[&str]) -> String {
    if runs.last() == Some(&"exit 0") {
        "the child has succeeded and is started again all the same"
            .into()
    } else {
        format!(
            "the child was to be started {} times, and is started once \
             more than that",
            runs.len()
        )
    }
}

fn expect(restarts: u32, runs: &[&str], expected: Outcome) {
    let (stage, outcome) = supervised(restarts, runs);
    stage.ensure(outcome == expected, || {
        let because = match (&expected, &outcome) {
            (Err(_), Ok(run)) => {
                format!("run {run} counts as a success, though it failed: ")
            }
            _ => String::new(),
        };
        format!(
            "{because}{restarts} restarts, and the runs end by {runs:?}: \
             expected {expected:?}, got {outcome:?}"
        )
    });
}

fn runs_once_what_succeeds() {
    expect(3, &["exit 0"], Ok(1));
    expect(0, &["exit 0"], Ok(1));
}

fn waits_for_each_run() {
    let stage = Stage::open();
    let mut command = stage.command("child", "obey");
    let running = stage.run(move || supervise(&mut command, 20));
    let first = stage.await_event("obey", "no child was started");
    // It takes its time; nobody may lose patience with it meanwhile.
    running.sleeps(&stage, std::time::Duration::from_millis(300));
    let outcome = running.try_returns(&stage);
    stage.ensure(stage.count("came") == 1, || {
        "a child that takes its time is started again, so two of them run \
         at the same time"
            .to_owned()
    });
    let Err(running) = outcome else {
        stage.fail(
            "supervise has returned, and its child is still at work",
        );
    };
    stage.reply(first.child, "exit 0");
    let outcome = running.returns(&stage, "supervise doesn't return");
    stage.nobody_is_left();
    stage.ensure(outcome == Ok(1), || {
        format!(
            "the first run succeeds, after a while: expected Ok(1), got \
             {outcome:?}"
        )
    });
}

fn starts_again_what_failed() {
    expect(3, &["exit 1", "exit 2", "exit 0"], Ok(3));
    expect(
        9,
        &["exit 1", "exit 255", "exit 1", "exit 2", "exit 0"],
        Ok(5),
    );
    expect(1, &["exit 1", "exit 0"], Ok(2));
}

fn gives_up_after_so_many_restarts() {
    let codes =
        |codes: &[i32]| Err(codes.iter().map(|c| Some(*c)).collect());
    expect(0, &["exit 4"], codes(&[4]));
    expect(2, &["exit 1", "exit 1", "exit 1"], codes(&[1, 1, 1]));
}

#[cfg(unix)]
fn takes_a_signal_for_a_failure() {
    let stage = Stage::open();
    let mut command = stage.command("child", "obey");
    let running = stage.run(move || supervise(&mut command, 1));
    let first = stage.await_event("obey", "no child was started");
    stage.reply(first.child, "abort");
    let second = stage.await_event(
        "obey",
        "the first run was ended by a signal (it aborted), which leaves no \
         exit code; that is a failure too, so it has to be started again",
    );
    stage.reply(second.child, "exit 0");
    let outcome = running.returns(&stage, "supervise doesn't return");
    stage.nobody_is_left();
    stage.ensure(outcome == Ok(2), || {
        format!(
            "the first run is ended by a signal, the second succeeds: \
             expected Ok(2), got {outcome:?}"
        )
    });
}

#[cfg(not(unix))]
fn takes_a_signal_for_a_failure() {} // there are none

fn reports_how_each_run_ended() {
    let ends = vec![Some(3), Some(101), Some(1)];
    expect(2, &["exit 3", "exit 101", "exit 1"], Err(ends));
    if cfg!(unix) {
        let ends = vec![Some(3), None];
        expect(1, &["exit 3", "abort"], Err(ends));
        let ends = vec![None, Some(255), None, Some(1)];
        let runs = ["abort", "exit 255", "abort", "exit 1"];
        expect(3, &runs, Err(ends));
        expect(3, &["abort", "exit 1", "abort", "exit 0"], Ok(4));
    }
}

fn restarts_as_often_as_is_allowed() {
    for restarts in [u32::MAX, u32::MAX - 1, 1 << 31] {
        expect(restarts, &["exit 0"], Ok(1));
        expect(restarts, &["exit 1", "exit 1", "exit 0"], Ok(3));
    }
}
