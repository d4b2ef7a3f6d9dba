//! Each finished task sends word; as many words as tasks: all done.

use std::thread;

use anyhow::Result;
use crossbeam_channel::unbounded;

pub fn run() -> Result<()> {
    let (tasks, queue) = unbounded();
    let (done, finished) = unbounded();

    let workers: Vec<_> = (0..2)
        .map(|_| {
            let (queue, done) = (queue.clone(), done.clone());
            thread::spawn(move || {
                for number in queue {
                    done.send((number, is_prime(number))).unwrap();
                }
            })
        })
        .collect();
    drop(done); // main's own: only the workers report

    for batch in [&[2_147_483_647, 1_000_001][..], &[999_983]] {
        for &number in batch {
            tasks.send(number)?;
        }
        // The workers live on; only this batch has to be finished.
        let mut results: Vec<_> =
            finished.iter().take(batch.len()).collect();
        results.sort();
        println!("this batch is done: {results:?}");
    }

    drop(tasks); // no more batches: the workers' loops end
    for worker in workers {
        worker.join().unwrap();
    }
    println!("and both workers have ended");
    Ok(())
}

fn is_prime(number: u64) -> bool {
    (2..)
        .take_while(|divisor| divisor * divisor <= number)
        .all(|divisor| !number.is_multiple_of(divisor))
}
