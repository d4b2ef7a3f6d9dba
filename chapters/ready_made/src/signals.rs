//! Ctrl-C comes in the middle of the work: what has begun is finished,
//! the rest is left, and the books are closed.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::Result;
use signal_hook::{consts::SIGINT, flag, low_level};

pub fn run() -> Result<()> {
    let stop = Arc::new(AtomicBool::new(false));
    // From now on Ctrl-C doesn't end the program: it sets the flag.
    let ours = flag::register(SIGINT, Arc::clone(&stop))?;

    let orders = Mutex::new(vec!["pie", "soup", "bread", "tea"]);
    let served = Mutex::new(Vec::new());
    thread::scope(|kitchen| {
        kitchen.spawn(|| {
            // Between two orders is where the cook can stop.
            while !stop.load(SeqCst) {
                let Some(order) = orders.lock().unwrap().pop() else {
                    break;
                };
                if order == "bread" {
                    press_ctrl_c();
                }
                served.lock().unwrap().push(order);
            }
        });
    }); // waits for the cook, who is on the way home

    println!("served: {:?}", served.into_inner()?);
    println!("left: {:?}", orders.into_inner()?);
    low_level::unregister(ours);
    Ok(())
}

/// Sends this process the signal that the terminal sends for Ctrl-C.
fn press_ctrl_c() {
    low_level::raise(SIGINT).unwrap();
}
