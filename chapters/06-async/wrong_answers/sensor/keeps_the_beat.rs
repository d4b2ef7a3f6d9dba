//! Believed: with an interval the attempts come at regular times.
//! Diagnosis: the next attempt began

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::interval;

pub type Sensor = Arc<dyn Fn() -> Option<u32> + Send + Sync>;

pub async fn ask(
    sensor: Sensor,
    attempts: u32,
    pause: Duration,
    log: &Mutex<Vec<String>>,
) -> Option<u32> {
    let mut beat = interval(pause);
    for attempt in 1..=attempts {
        beat.tick().await;
        let sensor = Arc::clone(&sensor);
        let answer = spawn_blocking(move || sensor()).await.unwrap();
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
