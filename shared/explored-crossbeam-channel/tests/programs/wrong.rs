//! Programs with a mistake each, named for the mistake.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{RecvTimeoutError, bounded, select, unbounded};

pub fn main_keeps_a_sender() {
    let (jobs, queue) = unbounded();
    let worker_jobs = jobs.clone();
    let producer = thread::spawn(move || worker_jobs.send(1).unwrap());
    let consumer = thread::spawn(move || queue.iter().sum::<i32>());
    producer.join().unwrap();
    assert_eq!(consumer.join().unwrap(), 1);
    drop(jobs);
}

pub fn two_senders_face_each_other() {
    let (to_left, from_right) = bounded(0);
    let (to_right, from_left) = bounded(0);
    let left = thread::spawn(move || {
        to_right.send("hello from the left").unwrap();
        from_right.recv().unwrap()
    });
    to_left.send("hello from the right").unwrap();
    from_left.recv().unwrap();
    left.join().unwrap();
}

pub fn order_of_arrival_assumed() {
    let (sender, receiver) = unbounded();
    for number in 1..=2 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(number).unwrap());
    }
    drop(sender);
    assert_eq!(receiver.iter().collect::<Vec<_>>(), [1, 2]);
}

pub fn full_queues_in_a_circle() {
    let (there, from_here) = bounded(1);
    let (back, from_there) = bounded(1);
    let echo = thread::spawn(move || {
        for number in from_here {
            back.send(number).unwrap();
        }
    });
    for number in 0..4 {
        there.send(number).unwrap();
    }
    drop(there);
    assert_eq!(from_there.iter().count(), 4);
    echo.join().unwrap();
}

pub fn try_iter_for_iter() {
    let (sender, receiver) = unbounded();
    let producer = thread::spawn(move || {
        for number in 0..3 {
            sender.send(number).unwrap();
        }
    });
    let received = receiver.try_iter().count();
    producer.join().unwrap();
    assert_eq!(received, 3);
}

pub fn closed_channel_ignored_in_a_loop() {
    let (sender, numbers) = unbounded();
    let (_keep, stop) = bounded::<()>(1);
    let producer = thread::spawn(move || sender.send(1).unwrap());
    let mut sum = 0;
    loop {
        select! {
            recv(numbers) -> number => if let Ok(number) = number { sum += number },
            recv(stop) -> _ => break,
        }
    }
    producer.join().unwrap();
    assert_eq!(sum, 1);
}

/// To stop is taken although a number is waiting.
pub fn select_drops_messages() {
    let (sender, numbers) = unbounded();
    let (stop, stopped) = bounded(1);
    let producer = thread::spawn(move || {
        sender.send(1).unwrap();
        stop.send(()).unwrap();
    });
    let mut sum = 0;
    loop {
        select! {
            recv(numbers) -> number => sum += number.unwrap_or(0),
            recv(stopped) -> _ => break,
        }
    }
    producer.join().unwrap();
    assert_eq!(sum, 1);
}

pub fn message_taken_for_granted_in_time() {
    let (sender, receiver) = bounded(1);
    let producer = thread::spawn(move || sender.send(1));
    let received = receiver.recv_timeout(Duration::from_secs(1));
    assert_ne!(received, Err(RecvTimeoutError::Timeout));
    let _ = producer.join();
}

pub fn nobody_receives() {
    let (results, _) = bounded(1);
    let producer = thread::spawn(move || results.send(1).unwrap());
    producer.join().unwrap();
}

pub fn pool_with_one_stop_for_two() {
    let (jobs, queue) = unbounded();
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let queue = queue.clone();
            thread::spawn(move || while let Some(()) = queue.recv().unwrap() {})
        })
        .collect();
    jobs.send(Some(())).unwrap();
    jobs.send(None).unwrap();
    for worker in workers {
        worker.join().unwrap();
    }
}
