//! Believed: what is in an async block doesn't block.
//! Diagnosis: on the runtime's own thread

use std::sync::{Arc, Mutex};
use std::time::Duration;

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
        let answer = async { sensor() }.await;
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
