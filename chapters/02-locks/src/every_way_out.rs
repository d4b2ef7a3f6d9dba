//! However a function ends, its guard gives the lock back.

use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};

/// Ten crates of apples, some still on the shelf, some in the van.
#[derive(Debug)]
struct Apples {
    shelf: u32,
    van: u32,
}

pub fn run() -> Result<()> {
    let apples = Arc::new(Mutex::new(Apples { shelf: 10, van: 0 }));

    for order in ["4", "many", "0", "20"] {
        println!("{order}: {}", told(load(&apples, order)));
        // Whichever way out it took: nobody holds the lock.
        assert!(apples.try_lock().is_ok());
    }

    let clumsy = {
        let apples = Arc::clone(&apples);
        thread::spawn(move || {
            let mut apples = apples.lock().unwrap();
            apples.shelf -= 1;
            panic!("dropped a crate on the way to the van");
        })
    };
    assert!(clumsy.join().is_err());

    // Unlocked it is, but marked: nobody uses it without noticing.
    if let Err(poisoned) = apples.lock() {
        println!("poisoned: {:?}", poisoned.into_inner());
    }
    println!("1: {}", told(load(&apples, "1")));
    Ok(())
}

fn told(loaded: Result<String>) -> String {
    loaded.unwrap_or_else(|error| format!("{error:#}"))
}

fn load(apples: &Mutex<Apples>, order: &str) -> Result<String> {
    let mut apples = apples
        .lock()
        .map_err(|_| anyhow!("somebody left the apples in disorder"))?;
    let crates: u32 = order.parse().context("not a number")?;
    if crates == 0 {
        return Ok("nothing to do".into());
    }
    ensure!(crates <= apples.shelf, "only {} left", apples.shelf);
    apples.shelf -= crates;
    apples.van += crates;
    Ok(format!("loaded, {} still on the shelf", apples.shelf))
}
