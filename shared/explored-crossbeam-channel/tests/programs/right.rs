//! Programs that are as they should be.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{
    RecvTimeoutError, SendTimeoutError, TryRecvError, TrySendError, bounded, unbounded,
};

/// One thread sends two items to another through a queue with room for one.
pub fn pair_with_room_for_one() {
    let (sender, receiver) = bounded(1);
    let producer = thread::spawn(move || {
        for item in 0..2 {
            sender.send(item).unwrap();
        }
    });
    let consumer = thread::spawn(move || {
        for item in 0..2 {
            assert_eq!(receiver.recv(), Ok(item));
        }
    });
    producer.join().unwrap();
    consumer.join().unwrap();
}

pub fn pair_with_endless_room() {
    let (sender, receiver) = unbounded();
    let producer = thread::spawn(move || {
        for item in 0..3 {
            sender.send(item).unwrap();
        }
    });
    let received: Vec<i32> = receiver.iter().collect();
    assert_eq!(received, [0, 1, 2]);
    producer.join().unwrap();
}

pub fn pair_that_meets() {
    let (sender, receiver) = bounded(0);
    thread::scope(|s| {
        s.spawn(move || {
            for item in 0..3 {
                sender.send(item).unwrap();
            }
        });
        let received: Vec<i32> = receiver.iter().collect();
        assert_eq!(received, [0, 1, 2]);
    });
}

pub fn worker_pool() {
    let (jobs, queue) = bounded(1);
    let (done, results) = unbounded();
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let (queue, done) = (queue.clone(), done.clone());
            thread::spawn(move || {
                for job in queue {
                    done.send(job * 10).unwrap();
                }
            })
        })
        .collect();
    drop((queue, done));
    for job in 1..=3 {
        jobs.send(job).unwrap();
    }
    drop(jobs);
    let mut results: Vec<i32> = results.iter().collect();
    results.sort();
    assert_eq!(results, [10, 20, 30]);
    for worker in workers {
        worker.join().unwrap();
    }
}

/// Either a message or the timer: both happen, and nothing else.
pub fn timeouts() {
    let (sender, receiver) = bounded(1);
    sender.send(0).unwrap();
    let producer = thread::spawn(
        move || match sender.send_timeout(1, Duration::from_millis(5)) {
            Ok(()) => true,
            Err(SendTimeoutError::Timeout(1)) => false,
            Err(other) => panic!("{other:?}"),
        },
    );
    assert_eq!(receiver.recv(), Ok(0));
    let received = receiver.recv_timeout(Duration::from_millis(5));
    match (producer.join().unwrap(), received) {
        (true, Ok(1) | Err(RecvTimeoutError::Timeout)) => {}
        (false, Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected)) => {}
        other => panic!("{other:?}"),
    }
}

/// A try finds somebody only if somebody is there.
pub fn tries() {
    let (sender, receiver) = bounded(0);
    assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    let other = thread::spawn(move || receiver.recv());
    match sender.try_send(2) {
        Ok(()) => {}
        Err(TrySendError::Full(2)) => sender.send(2).unwrap(),
        Err(other) => panic!("{other:?}"),
    }
    assert_eq!(other.join().unwrap(), Ok(2));
}

/// Messages outlive their senders, and don't outlive their receivers.
pub fn ends() {
    let (sender, receiver) = unbounded();
    let (reply, answer) = bounded::<()>(1);
    sender.send(reply).unwrap();
    let other = sender.clone();
    drop(sender);
    assert_eq!(
        (other.len(), receiver.len(), receiver.is_full()),
        (1, 1, false)
    );
    drop(receiver);
    assert!(other.is_empty());
    assert!(answer.recv().is_err());
    assert!(other.send(bounded(1).0).is_err());
}

/// Two offers, and then nobody left to take them.
pub fn offers_in_vain() {
    let (sender, receiver) = bounded(0);
    let offers: Vec<_> = (0..2)
        .map(|number| {
            let sender = sender.clone();
            thread::spawn(move || sender.send(number).is_ok())
        })
        .collect();
    drop(sender);
    let taken = receiver.recv_timeout(Duration::from_millis(1)).is_ok();
    drop(receiver);
    let kept = offers.into_iter().map(|offer| offer.join().unwrap());
    assert_eq!(kept.filter(|taken| *taken).count(), usize::from(taken));
}

/// A panic drops what the thread has, too.
pub fn panic_drops_a_sender() {
    let (sender, receiver) = unbounded::<()>();
    let fails = {
        let sender = sender.clone();
        thread::spawn(move || {
            let _sender = sender;
            panic!("as it should");
        })
    };
    let other = thread::spawn(move || drop(sender));
    assert!(receiver.recv().is_err());
    other.join().unwrap();
    assert!(fails.join().is_err());
}

/// The last receiver may go while the queue is full.
pub fn receiver_leaves_a_full_queue() {
    let (sender, receiver) = bounded(1);
    let producer = thread::spawn(move || (0..3).take_while(|n| sender.send(*n).is_ok()).count());
    assert_eq!(receiver.recv(), Ok(0));
    drop(receiver);
    assert!((1..3).contains(&producer.join().unwrap()));
}

/// Looks until something is there.
pub fn polling() {
    let (sender, receiver) = unbounded();
    let other = thread::spawn(move || sender.send(1).unwrap());
    let found = loop {
        match receiver.try_recv() {
            Ok(number) => break number,
            Err(TryRecvError::Empty) => thread::yield_now(),
            Err(TryRecvError::Disconnected) => unreachable!(),
        }
    };
    assert_eq!(found, 1);
    other.join().unwrap();
}
