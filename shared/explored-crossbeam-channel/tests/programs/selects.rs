//! Programs that wait for one of several things, as they should.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{Select, after, bounded, never, select, select_biased, tick, unbounded};

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

/// Gives up after a while, however busy it is.
pub fn deadline_for_all() -> bool {
    let (sender, receiver) = unbounded();
    let timeout = after(Duration::from_millis(10));
    for number in 0..2 {
        sender.send(number).unwrap();
    }
    for _ in 0..2 {
        select! {
            recv(receiver) -> number => _ = number.unwrap(),
            recv(timeout) -> _ => return false,
        }
    }
    true
}
