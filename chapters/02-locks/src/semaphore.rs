//! A harbour with two berths: the third ship waits for a free one.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

use anyhow::Result;

struct Semaphore {
    free: Mutex<u32>,
    one_was_freed: Condvar,
}

/// The right to be inside. Dropping it gives it back.
struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    fn new(permits: u32) -> Self {
        let free = Mutex::new(permits);
        Self { free, one_was_freed: Condvar::new() }
    }

    fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            // Unlocks, sleeps until notified, and locks again.
            free = self.one_was_freed.wait(free).unwrap();
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
        self.0.one_was_freed.notify_one();
    }
}

pub fn run() -> Result<()> {
    let berths = Semaphore::new(2);
    {
        let _ferry = berths.acquire();
        let _tug = berths.acquire();
        println!("a third ship: {}", answer(berths.try_acquire()));
    } // both leave
    println!("a little later: {}", answer(berths.try_acquire()));

    let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|sea| {
        for _ship in 0..3 {
            sea.spawn(|| {
                let _berth = berths.acquire();
                most.fetch_max(inside.fetch_add(1, SeqCst) + 1, SeqCst);
                inside.fetch_sub(1, SeqCst);
            });
        }
    });
    assert!(most.into_inner() <= 2);
    println!("three more came, never more than two at a time");
    Ok(())
}

fn answer(berth: Option<Permit>) -> &'static str {
    berth.map_or("no berth is free", |_| "come in")
}
