//! Programs that are as they should be.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{
    RecvTimeoutError, Select, SendTimeoutError, TryRecvError, TrySendError, after, bounded, never,
    select, select_biased, tick, unbounded,
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

pub fn selects_of_several() {
    let (first, from_first) = bounded(0);
    let (second, from_second) = unbounded();
    thread::scope(|s| {
        s.spawn(move || first.send(1).unwrap());
        s.spawn(move || second.send(2).unwrap());
        let (mut ones, mut twos) = (from_first, from_second);
        let mut sum = 0;
        for _ in 0..4 {
            select! {
                recv(ones) -> message => match message {
                    Ok(number) => sum += number,
                    Err(_) => ones = never(),
                },
                recv(twos) -> message => match message {
                    Ok(number) => sum += number,
                    Err(_) => twos = never(),
                }
            }
        }
        assert_eq!(sum, 3);
    });
}

/// Two selects, one of which sends what the other receives.
pub fn selects_that_meet() {
    let (left, from_left) = bounded(0);
    let (right, from_right) = bounded(0);
    thread::scope(|s| {
        let (right, from_left) = (right.clone(), from_left.clone());
        s.spawn(move || {
            select! {
                send(right, 1) -> sent => sent.unwrap(),
                recv(from_left) -> number => assert_eq!(number, Ok(2)),
            }
        });
        select! {
            send(left, 2) -> sent => sent.unwrap(),
            recv(from_right) -> number => assert_eq!(number, Ok(1)),
        }
    });
}

/// Whoever waits in a select is there for one who won't wait.
pub fn try_meets_select() {
    let (sender, receiver) = bounded(0);
    let (_other_sender, other) = bounded::<i32>(0);
    let waiting = thread::spawn(move || {
        select! {
            recv(receiver) -> message => message.ok(),
            recv(other) -> message => message.ok(),
        }
    });
    let sent = sender.try_send(1).is_ok();
    drop(sender);
    assert_eq!(waiting.join().unwrap(), sent.then_some(1));
}

pub fn arms_of_all_kinds() -> Option<i32> {
    let (sender, receiver) = bounded(1);
    let (closed, _) = bounded::<i32>(1);
    for round in 0..3 {
        select_biased! {
            recv(receiver) -> number => {
                assert_eq!((round, number), (1, Ok(7)));
                continue;
            }
            send(sender, { 7 },) -> sent => if sent.is_err() { return None },
            default => unreachable!(),
        }
        if round == 2 {
            break;
        }
    }
    let timeout = after(Duration::from_millis(10));
    let early = select! {
        recv(timeout) -> _ => true,
        default() => false,
    };
    if !early {
        timeout.recv().unwrap();
    }
    select! {
        send(closed, 1) -> sent => assert!(sent.is_err()),
        default(Duration::from_millis(1)) => unreachable!(),
    }
    let number = select! { recv(receiver) -> number => number.ok()? };
    let ticker = tick(Duration::from_millis(1));
    for _ in 0..3 {
        ticker.recv().unwrap();
    }
    Some(number)
}

pub fn dynamic() {
    let (senders, receivers): (Vec<_>, Vec<_>) = (0..2).map(|_| unbounded()).unzip();
    thread::scope(|s| {
        for (i, sender) in senders.into_iter().enumerate() {
            s.spawn(move || sender.send(i).unwrap());
        }
        let mut select = Select::new();
        for receiver in &receivers {
            select.recv(receiver);
        }
        let operation = select.select();
        let index = operation.index();
        assert_eq!(operation.recv(&receivers[index]), Ok(index));
        select.remove(index);
        let other = select.ready();
        assert_eq!(other, 1 - index);
        assert_eq!(receivers[other].try_recv(), Ok(other));
    });
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
