//! Find what blocks: while a sensor is asked, the whole program stands
//! still.
//!
//! The sensor's driver was written for threads: its function returns when
//! the sensor has answered. Look at each call below and ask how long it
//! may keep the thread. Mend those that keep it for long, and leave the
//! others as they are. The crate tokio is all you need, and its runtime
//! has one thread, as in the whole chapter. Whoever waits does so by an
//! `await`, and doesn't look again and again.
//!
//! Practises: 06-async/blocking
//! Points: 1

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The driver's function: an answer, or none this time. It takes long.
pub type Sensor = Arc<dyn Fn() -> Option<u32> + Send + Sync>;

/// Asks `sensor` until it answers, but only so many times, with a `pause`
/// between the end of an attempt and the next. Writes a line into `log`
/// for each attempt, as soon as it is over; returns as soon as there is
/// an answer, however long the sensor takes.
///
/// All other tasks go on in the meantime, and may ask, too. The pause
/// keeps no thread, not even another one. If the sensor's function
/// panics, so does this one.
#[allow(unreachable_code)]
pub async fn ask(
    sensor: Sensor,
    attempts: u32,
    pause: Duration,
    log: &Mutex<Vec<String>>,
) -> Option<u32> {
    todo!("delete this line to begin");

    for attempt in 1..=attempts {
        if attempt > 1 {
            thread::sleep(pause);
        }
        let answer = sensor();
        note(log, format!("attempt {attempt}: {answer:?}"));
        if answer.is_some() {
            return answer;
        }
    }
    None
}

fn note(log: &Mutex<Vec<String>>, line: String) {
    log.lock().unwrap().push(line);
}
