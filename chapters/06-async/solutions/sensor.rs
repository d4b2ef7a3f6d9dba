//! Find what blocks: while a sensor is asked, the whole program stands
//! still.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::sleep;

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
pub async fn ask(
    sensor: Sensor,
    attempts: u32,
    pause: Duration,
    log: &Mutex<Vec<String>>,
) -> Option<u32> {
    for attempt in 1..=attempts {
        if attempt > 1 {
            // There is an async version: nobody has to be kept.
            sleep(pause).await;
        }
        // There is none of this: another thread is kept, and not ours.
        let sensor = Arc::clone(&sensor);
        let answer = spawn_blocking(move || sensor()).await.unwrap();
        note(log, format!("attempt {attempt}: {answer:?}"));
        if answer.is_some() {
            return answer;
        }
    }
    None
}

/// A standard lock is fine here: it is held for a moment, and not across
/// an await.
fn note(log: &Mutex<Vec<String>>, line: String) {
    log.lock().unwrap().push(line);
}
