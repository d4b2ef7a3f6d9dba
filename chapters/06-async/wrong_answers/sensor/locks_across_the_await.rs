//! Believed: the log is mine until I have written into it.
//! Diagnosis: is it held across an await?

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::spawn_blocking;
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
        let mut log = log.lock().unwrap();
        let sensor = Arc::clone(&sensor);
        let answer = spawn_blocking(move || sensor()).await.unwrap();
        log.push(format!("attempt {attempt}: {answer:?}"));
        if answer.is_some() {
            return answer;
        }
    }
    None
}
