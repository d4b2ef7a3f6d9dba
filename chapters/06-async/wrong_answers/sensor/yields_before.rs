//! Believed: whoever gives up control first may keep it then.
//! Diagnosis: on the runtime's own thread

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::yield_now;
use tokio::time::sleep;

pub type Sensor = Arc<dyn Fn() -> Option<u32> + Send + Sync>;

pub async fn ask(
    sensor: Sensor,
    attempts: u32,
    pause: Duration,
    log: &Mutex<Vec<String>>,
) -> Option<u32> {
    for attempt in 1..=attempts {
        if attempt > 1 {
            sleep(pause).await;
        }
        yield_now().await;
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
