//! Believed: the driver's function was the only one that blocks.
//! Diagnosis: the pause keeps a thread

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::spawn_blocking;

pub type Sensor = Arc<dyn Fn() -> Option<u32> + Send + Sync>;

pub async fn ask(
    sensor: Sensor,
    attempts: u32,
    pause: Duration,
    log: &Mutex<Vec<String>>,
) -> Option<u32> {
    for attempt in 1..=attempts {
        if attempt > 1 {
            std::thread::sleep(pause);
        }
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
