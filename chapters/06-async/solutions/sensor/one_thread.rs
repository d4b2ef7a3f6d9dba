//! One thread of its own for all the questions of a sensor: they and the
//! answers go through channels.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

pub type Sensor = Arc<dyn Fn() -> Option<u32> + Send + Sync>;

pub async fn ask(
    sensor: Sensor,
    attempts: u32,
    pause: Duration,
    log: &Mutex<Vec<String>>,
) -> Option<u32> {
    let (ask, questions) = std::sync::mpsc::channel();
    let (reply, mut answers) = mpsc::channel(1);
    // It waits for questions, and ends with the last sender of them.
    thread::spawn(move || {
        for () in questions {
            if reply.blocking_send(sensor()).is_err() {
                return; // nobody wants to know any more
            }
        }
    });
    for attempt in 1..=attempts {
        if attempt > 1 {
            sleep(pause).await;
        }
        ask.send(()).unwrap();
        let answer = answers.recv().await.expect("the sensor panicked");
        let line = format!("attempt {attempt}: {answer:?}");
        log.lock().unwrap().push(line);
        if answer.is_some() {
            return answer;
        }
    }
    None
}
