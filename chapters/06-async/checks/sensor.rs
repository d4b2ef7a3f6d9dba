//! What an answer to `sensor` must do.
//!
//! Without `or_never`, whose hour would be over at once: the paused clock
//! doesn't know that another thread is at work.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::answer::{Sensor, ask};
use crate::paused::{self, caught, timed};

exercise::checks![
    asks_until_the_sensor_answers,
    lets_the_others_go_on_while_it_asks,
    pauses_without_keeping_a_thread,
    shares_the_log,
    hands_a_panic_on,
];

const PAUSE: Duration = Duration::from_millis(50);

fn asks_until_the_sensor_answers() {
    paused::run(async {
        for (answers_at, attempts) in
            [(1, 3), (3, 3), (2, 5), (4, 3), (1, 0)]
        {
            let asked = Arc::new(AtomicU32::new(0));
            let sensor = answering_at(answers_at, &asked);
            let log = Mutex::default();
            let answer = ask(sensor, attempts, PAUSE, &log).await;

            let asked = asked.load(SeqCst);
            let due = attempts.min(answers_at);
            assert!(
                asked == due,
                "the sensor would answer the {answers_at}. time, and may be \
                 asked {attempts} times: it was asked {asked} times instead \
                 of {due}"
            );
            let right = (answers_at <= attempts).then_some(answers_at);
            assert!(
                answer == right,
                "the answer should be {right:?}, and it is {answer:?}"
            );
            let line = |attempt| {
                let answer = (attempt == answers_at).then_some(attempt);
                format!("attempt {attempt}: {answer:?}")
            };
            let lines: Vec<_> = (1..=asked).map(line).collect();
            let log = log.into_inner().unwrap();
            assert!(
                log == lines,
                "the log should hold {lines:?}, and it holds {log:?}"
            );
        }
    });
}

/// Each call says which one it is; the first so many bring nothing.
fn answering_at(call: u32, asked: &Arc<AtomicU32>) -> Sensor {
    let asked = Arc::clone(asked);
    Arc::new(move || {
        let this = asked.fetch_add(1, SeqCst) + 1;
        (this == call).then_some(this)
    })
}

fn lets_the_others_go_on_while_it_asks() {
    paused::run(async {
        let own_thread = thread::current().id();
        // Another task: whoever calls it is called back.
        let (call, mut calls) =
            tokio::sync::mpsc::unbounded_channel::<mpsc::Sender<()>>();
        tokio::spawn(async move {
            while let Some(back) = calls.recv().await {
                let _ = back.send(());
            }
        });
        // This sensor answers when the other task has got a turn.
        let found = Arc::new(Mutex::new(None));
        let sensor: Sensor = {
            let found = Arc::clone(&found);
            Arc::new(move || {
                let (back, called_back) = mpsc::channel();
                call.send(back).unwrap();
                let alive = called_back.recv_timeout(PATIENCE).is_ok();
                let on_it = thread::current().id() == own_thread;
                *found.lock().unwrap() = Some((alive, on_it));
                Some(7)
            })
        };
        let log = Mutex::default();
        let answer = ask(sensor, 1, PAUSE, &log).await;
        assert!(answer == Some(7), "expected Some(7), got {answer:?}");
        match found.lock().unwrap().expect("the sensor was asked") {
            (true, _) => {}
            (false, true) => panic!(
                "while the sensor was asked no other task got a turn: it is \
                 called on the runtime's own thread, and keeps it"
            ),
            (false, false) => panic!(
                "while the sensor was asked no other task got a turn: it is \
                 called on another thread, but the runtime's thread waits \
                 for that without an await"
            ),
        };
    });
}

/// Real time, enough for a task to get a turn.
const PATIENCE: Duration = Duration::from_secs(1);

fn pauses_without_keeping_a_thread() {
    paused::run(async {
        let log = Mutex::default();
        let sensor: Sensor = Arc::new(|| None);
        let start = Instant::now();
        let (_, took) = timed(ask(sensor, 3, 2 * PAUSE, &log)).await;
        let really = start.elapsed();
        // The paused clock moves only if all wait, and only by an await.
        assert!(
            !took.is_zero() || really < 2 * PAUSE,
            "the pause keeps a thread: it took {} ms of real time, where \
             the paused clock, which jumps as soon as all tasks wait, has \
             not moved (the standard library's sleep?)",
            really.as_millis()
        );
        assert!(
            took >= 4 * PAUSE,
            "3 attempts have 2 pauses of 100ms between them, and there were \
             {took:?} of pauses"
        );
        assert!(
            took < 5 * PAUSE,
            "3 attempts have 2 pauses of 100ms between them, and there were \
             {took:?} of pauses: is there one after the last attempt?"
        );
    });
}

fn shares_the_log() {
    let likely = "two tasks ask with the same log, and one of them waits for \
                  its lock: is it held across an await?";
    paused::run_or(likely, async {
        let log = Mutex::default();
        let sensor: Sensor = Arc::new(|| {
            thread::sleep(Duration::from_millis(1));
            None
        });
        tokio::join!(
            ask(sensor.clone(), 2, PAUSE, &log),
            ask(sensor, 2, PAUSE, &log),
        );
        let lines = log.into_inner().unwrap().len();
        assert!(
            lines == 4,
            "two ask twice: {lines} lines in the log, not 4"
        );
    });
}

fn hands_a_panic_on() {
    paused::run(async {
        let log = Mutex::default();
        let sensor: Sensor = Arc::new(|| {
            resume_unwind(Box::new("a panic of the check's own"))
        });
        if let Ok(answer) = caught(ask(sensor, 1, PAUSE, &log)).await {
            panic!(
                "a panic was swallowed: the sensor's function panicked, and \
                 ask returned {answer:?}"
            );
        }
    });
}
