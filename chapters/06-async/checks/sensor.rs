//! What an answer to `sensor` must do.
//!
//! Without `or_never`, whose time would be over at once: the paused clock
//! doesn't know that another thread is at work.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::mpsc::{
    UnboundedReceiver, UnboundedSender, unbounded_channel,
};
use tokio::task::{JoinSet, LocalSet, yield_now};

use super::answer::{Sensor, ask};
use crate::paused::{self, caught, timed, turns};

exercise::checks![
    asks_until_the_sensor_answers,
    /// The sensor answers when another task has got a turn.
    lets_the_others_go_on_while_it_asks,
    /// Several tasks ask at once, and no sensor answers before all of them
    /// are asked.
    lets_others_ask_meanwhile,
    pauses_without_keeping_a_thread,
    /// A sensor takes three times as long as the pause, by the clock of the
    /// runtime; or an hour.
    pauses_after_a_slow_sensor,
    /// Two tasks ask with the same log.
    shares_the_log,
    /// The sensor brings nothing twice. Meanwhile somebody reads the log.
    writes_each_line_in_time,
    /// The sensor answers at once, or a few millionths of a second later, some
    /// thousand times.
    hears_every_answer,
    hands_a_panic_on,
];

/// Far more than a few questions and pauses take.
const TURNS: u32 = 1000;

const PAUSE: Duration = Duration::from_millis(50);

type Log = Mutex<Vec<String>>;

fn asks_until_the_sensor_answers() {
    paused::run(async {
        for (answers_at, attempts) in
            [(1, 3), (3, 3), (2, 5), (4, 3), (1, 0), (1, u32::MAX)]
        {
            for value in [7, 0, u32::MAX] {
                asks(answers_at, attempts, value).await;
            }
        }
    });
}

/// The first so many calls bring nothing, and then one brings `value`.
async fn asks(answers_at: u32, attempts: u32, value: u32) {
    let asked = Arc::new(AtomicU32::new(0));
    let sensor: Sensor = {
        let asked = Arc::clone(&asked);
        Arc::new(move || {
            let this = asked.fetch_add(1, SeqCst) + 1;
            (this == answers_at).then_some(value)
        })
    };
    let log = Log::default();
    let answer = turns(TURNS, ask(sensor, attempts, PAUSE, &log)).await;

    let asked = asked.load(SeqCst);
    let due = attempts.min(answers_at);
    assert!(
        asked == due,
        "the sensor would answer the {answers_at}. time, and may be asked \
         {attempts} times: it was asked {asked} times instead of {due}"
    );
    let right = (answers_at <= attempts).then_some(value);
    assert!(
        answer == right,
        "the answer should be {right:?}, and it is {answer:?}"
    );
    let line = |attempt| {
        let answer = (attempt == answers_at).then_some(value);
        format!("attempt {attempt}: {answer:?}")
    };
    let lines: Vec<_> = (1..=asked).map(line).collect();
    let log = log.into_inner().unwrap();
    assert!(
        log == lines,
        "the log should hold {lines:?}, and it holds {log:?}"
    );
}

/// Another task: whoever calls it is called back when it has a turn.
fn other_task() -> UnboundedSender<mpsc::Sender<()>> {
    let (call, mut calls) = unbounded_channel::<mpsc::Sender<()>>();
    tokio::spawn(async move {
        while let Some(back) = calls.recv().await {
            let _ = back.send(());
        }
    });
    call
}

/// From another thread: does it get a turn?
fn gets_a_turn(task: &UnboundedSender<mpsc::Sender<()>>) -> bool {
    let (back, called_back) = mpsc::channel();
    let _ = task.send(back);
    called_back.recv_timeout(PATIENCE).is_ok()
}

/// Real time, enough for a task to get a turn.
const PATIENCE: Duration = Duration::from_secs(1);

fn lets_the_others_go_on_while_it_asks() {
    paused::run(async {
        let own_thread = thread::current().id();
        let others = other_task();
        let found = Arc::new(Mutex::new(None));
        let sensor: Sensor = {
            let found = Arc::clone(&found);
            Arc::new(move || {
                let alive = gets_a_turn(&others);
                let on_it = thread::current().id() == own_thread;
                thread::sleep(PAUSE); // meanwhile nobody has anything to do
                *found.lock().unwrap() = Some((alive, on_it));
                Some(7)
            })
        };
        let log = Log::default();
        let answer = turns(TURNS, ask(sensor, 1, PAUSE, &log)).await;
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

fn lets_others_ask_meanwhile() {
    let likely = "several tasks ask at the same time, and the sensors don't \
                  answer before all are asked: does one wait for another?";
    paused::run_or(likely, async {
        for count in [2, 3, 23] {
            let barrier = Barrier::new(count);
            let sensor: Sensor = Arc::new(move || {
                barrier.wait();
                Some(1)
            });
            let mut asking = JoinSet::new();
            let here = LocalSet::new();
            for _ in 0..count {
                let sensor = Arc::clone(&sensor);
                let ask = async {
                    ask(sensor, 1, PAUSE, &Log::default()).await
                };
                asking.spawn_local_on(ask, &here);
            }
            let answers = here.run_until(asking.join_all()).await;
            assert!(
                answers == vec![Some(1); count],
                "{count} tasks asked at the same time, and the answers are \
                 {answers:?}"
            );
        }
    });
}

fn pauses_without_keeping_a_thread() {
    paused::run(async {
        for (attempts, pauses) in [(1, 0), (2, 1), (3, 2), (7, 6)] {
            let log = Log::default();
            let sensor: Sensor = Arc::new(|| None);
            let start = Instant::now();
            let asking =
                turns(TURNS, ask(sensor, attempts, PAUSE, &log));
            let (_, took) = timed(asking).await;
            let really = start.elapsed();
            // The paused clock moves only if all wait, and only by an await.
            assert!(
                !took.is_zero()
                    || really < pauses * PAUSE
                    || pauses == 0,
                "the pause keeps a thread: it took {} ms of real time, where \
                 the paused clock, which jumps as soon as all tasks wait, has \
                 not moved (the standard library's sleep?)",
                really.as_millis()
            );
            let due = pauses * PAUSE;
            let close = due..due + PAUSE / 5;
            assert!(
                close.contains(&took),
                "{attempts} attempts have {pauses} pauses of {PAUSE:?} \
                 between them, and there were {took:?} of pauses (is there \
                 one after the last attempt, or a sleep besides?)"
            );
        }
    });
}

fn pauses_after_a_slow_sensor() {
    paused::run(async {
        let hour = Duration::from_secs(3600);
        for (takes, answers_at) in
            [(3 * PAUSE, 3), (hour, 1), (hour, 2)]
        {
            let (runtime, others) = (Handle::current(), other_task());
            let asked = Arc::new(Mutex::new(Vec::new()));
            let sensor: Sensor = {
                let asked = Arc::clone(&asked);
                Arc::new(move || {
                    let _in_it = runtime.enter();
                    let began = tokio::time::Instant::now();
                    runtime.block_on(tokio::time::advance(takes));
                    // So that timers run out, of whoever has set one.
                    (0..3).for_each(|_| _ = gets_a_turn(&others));
                    let ended = tokio::time::Instant::now();
                    let mut asked = asked.lock().unwrap();
                    asked.push((began, ended));
                    (asked.len() == answers_at).then_some(5)
                })
            };
            let log = Log::default();
            let attempts = answers_at as u32;
            let asking =
                turns(TURNS, ask(sensor, attempts, PAUSE, &log));
            let answer = asking.await;
            assert!(
                answer == Some(5),
                "the sensor takes {takes:?} for each attempt, number \
                 {attempts} of {attempts} brings Some(5), and ask returns \
                 {answer:?} (did it lose patience?)"
            );
            for both in asked.lock().unwrap().windows(2) {
                let pause = both[1].0 - both[0].1;
                assert!(
                    (PAUSE..PAUSE + PAUSE / 5).contains(&pause),
                    "the sensor takes {takes:?}, the pause is {PAUSE:?}, \
                     and the next attempt began {pause:?} after the one \
                     before had ended"
                );
            }
        }
    });
}

fn writes_each_line_in_time() {
    paused::run(async {
        let log: Arc<Log> = Arc::default();
        let read = Arc::clone(&log);
        let (call, mut calls) = unbounded_channel();
        let (go, wait) = mpsc::channel();
        let wait = Mutex::new(wait);
        let sensor: Sensor = Arc::new(move || {
            let lines = read.try_lock().map(|lines| lines.len()).ok();
            call.send(lines).unwrap();
            let _ = wait.lock().unwrap().recv();
            None
        });
        let asking = ask(sensor, 2, PAUSE, &log);
        let reading = reads(&log, &mut calls, &go);
        let (answer, ()) = tokio::join!(asking, reading);
        assert!(answer.is_none(), "there was no answer");
    });
}

async fn reads(
    log: &Log,
    calls: &mut UnboundedReceiver<Option<usize>>,
    go: &mpsc::Sender<()>,
) {
    for attempt in 1..=2 {
        let found = calls.recv().await.expect("it is asked twice");
        let lines = found.unwrap_or_else(|| {
            panic!("the log is locked while the sensor is asked")
        });
        assert!(
            lines == attempt - 1,
            "attempt {attempt} begins, and there are {lines} lines in \
                 the log"
        );
        go.send(()).unwrap();
        // As long as there is somebody who doesn't wait, no time goes by.
        let start = Instant::now();
        while log.try_lock().map_or(0, |lines| lines.len()) < attempt {
            assert!(
                start.elapsed() < PATIENCE,
                "the sensor has answered, attempt {attempt} is over, and \
                     its line isn't in the log: is it written after the pause?"
            );
            yield_now().await;
        }
    }
}

fn shares_the_log() {
    let likely = "two tasks ask with the same log, and one of them waits for \
                  its lock: is it held across an await?";
    paused::run_or(likely, async {
        let log = Log::default();
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

fn hears_every_answer() {
    let likely = "the sensor had answered, and nobody was told: a \
                  notification is lost if it comes between looking and \
                  waiting";
    paused::run_or(likely, async {
        for round in 0..4000 {
            let moment = Duration::from_nanos(round % 1000 * 50);
            let sensor: Sensor = Arc::new(move || {
                let start = Instant::now();
                while start.elapsed() < moment {
                    std::hint::spin_loop();
                }
                Some(1)
            });
            let log = Log::default();
            assert!(ask(sensor, 1, PAUSE, &log).await == Some(1));
            paused::next_round();
        }
    });
}

fn hands_a_panic_on() {
    paused::run(async {
        for at in [1, 2] {
            let log = Log::default();
            let asked = AtomicU32::new(0);
            let sensor: Sensor = Arc::new(move || {
                if asked.fetch_add(1, SeqCst) + 1 == at {
                    resume_unwind(Box::new(
                        "a panic of the check's own",
                    ))
                }
                None
            });
            let asking = turns(TURNS, ask(sensor, 3, PAUSE, &log));
            if let Ok(answer) = caught(asking).await {
                panic!(
                    "a panic was swallowed: the sensor's function panicked \
                     in attempt {at}, and ask returned {answer:?}"
                );
            }
        }
    });
}
