//! Believed: one lock at the end is cheaper than one for each line.
//! Diagnosis: isn't in the log

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
    let (mut lines, mut found) = (Vec::new(), None);
    for attempt in 1..=attempts {
        if attempt > 1 {
            sleep(pause).await;
        }
        let sensor = Arc::clone(&sensor);
        let answer = spawn_blocking(move || sensor()).await.unwrap();
        lines.push(format!("attempt {attempt}: {answer:?}"));
        if answer.is_some() {
            found = answer;
            break;
        }
    }
    log.lock().unwrap().append(&mut lines);
    found
}
