//! A harbour with two berths: the third ship waits for a free one.

use std::sync::{Condvar, Mutex};
use std::thread;

use anyhow::Result;

struct Semaphore {
    free: Mutex<u32>,
    freed: Condvar,
}

/// The right to be inside. Dropping it gives it back.
struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            // Unlocks, sleeps until notified, and locks again.
            free = self.freed.wait(free).unwrap();
        }
        *free -= 1;
        Permit(self)
    }

    fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit(self))
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap() += 1;
        self.0.freed.notify_one();
    }
}

pub fn run() -> Result<()> {
    let (free, freed) = (Mutex::new(2), Condvar::new());
    let berths = Semaphore { free, freed };
    let ferry = berths.acquire();
    let _tug = berths.acquire();
    let room = berths.try_acquire().is_some();
    println!("room for a third: {room}");

    thread::scope(|sea| {
        for _ship in 0..2 {
            sea.spawn(|| {
                let _berth = berths.acquire();
                println!("a ship comes in"); // ... and leaves
            });
        }
        println!("the ferry leaves");
        drop(ferry);
    });
    Ok(())
}
