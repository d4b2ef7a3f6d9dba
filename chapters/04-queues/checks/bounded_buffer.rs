//! What an answer to `bounded_buffer` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;

use explorer::FailureKind;

use super::answer::BoundedBuffer;

exercise::checks![
    keeps_the_order,
    serves_one_producer_and_one_consumer,
    serves_two_producers_and_two_consumers,
    serves_two_who_wait_already,
    sleeps_while_it_waits,
    never_holds_more_than_its_capacity,
    hands_everything_over_on_real_threads,
];

fn keeps_the_order() {
    explorer::explore(|| {
        let buffer = BoundedBuffer::new(3);
        (1..=3).for_each(|item| buffer.put(item));
        let taken: Vec<i32> = (1..=3).map(|_| buffer.take()).collect();
        assert!(
            taken == [1, 2, 3],
            "put 1, 2, 3, taken in another order: {taken:?}"
        );
    })
    .assert_ok();
}

fn hands_everything_over_on_real_threads() {
    let buffer = BoundedBuffer::new(2);
    let sum = thread::scope(|scope| {
        for _ in 0..4 {
            scope
                .spawn(|| (1..=1000).for_each(|item| buffer.put(item)));
        }
        let take = || (0..1000).map(|_| buffer.take()).sum::<u64>();
        let takers: Vec<_> =
            (0..4).map(|_| scope.spawn(take)).collect();
        takers
            .into_iter()
            .map(|taker| taker.join().unwrap())
            .sum::<u64>()
    });
    assert_eq!(
        sum,
        4 * 500_500,
        "the sum of what was taken, and of what was put"
    );
}

fn serves_one_producer_and_one_consumer() {
    explorer::explore(|| {
        let buffer = Arc::new(BoundedBuffer::new(1));
        let producer = {
            let buffer = Arc::clone(&buffer);
            thread::spawn(move || {
                (1..=2).for_each(|item| buffer.put(item))
            })
        };
        assert_eq!(
            [buffer.take(), buffer.take()],
            [1, 2],
            "what was taken, and what was put"
        );
        producer.join().unwrap();
    })
    .assert_ok();
}

fn serves_two_producers_and_two_consumers() {
    explorer::explore(|| {
        let buffer = Arc::new(BoundedBuffer::new(1));
        let put = |item| {
            let buffer = Arc::clone(&buffer);
            thread::spawn(move || buffer.put(item))
        };
        let producers = [put(1), put(2)];
        let take = || {
            let buffer = Arc::clone(&buffer);
            thread::spawn(move || buffer.take())
        };
        let consumers = [take(), take()];
        producers
            .into_iter()
            .for_each(|producer| producer.join().unwrap());
        let mut taken =
            consumers.map(|consumer| consumer.join().unwrap());
        taken.sort();
        assert_eq!(taken, [1, 2], "what was taken, and what was put");
    })
    .assert_ok();
}

fn serves_two_who_wait_already() {
    explorer::explore(|| {
        let buffer = Arc::new(BoundedBuffer::new(2));
        let take = || {
            let buffer = Arc::clone(&buffer);
            thread::spawn(move || buffer.take())
        };
        let consumers = [take(), take()];
        buffer.put(1);
        buffer.put(2);
        let mut taken =
            consumers.map(|consumer| consumer.join().unwrap());
        taken.sort();
        assert_eq!(taken, [1, 2], "what was taken, and what was put");
    })
    .assert_ok();
}

fn sleeps_while_it_waits() {
    sleeps("a take finds the buffer empty, for ever", || {
        BoundedBuffer::<i32>::new(1).take();
    });
    sleeps("a put finds the buffer full, for ever", || {
        let buffer = BoundedBuffer::new(1);
        buffer.put(1);
        buffer.put(2);
    });
}

fn sleeps(waits: &str, program: impl Fn() + Send + Sync + 'static) {
    match explorer::explore(program).failure {
        None => panic!("{waits}, but it returns"),
        Some(failure) if failure.kind == FailureKind::LostWakeup => {}
        Some(failure) => {
            panic!("{waits}, but it doesn't sleep\n{failure}")
        }
    }
}

fn never_holds_more_than_its_capacity() {
    explorer::explore(|| {
        let buffer = Arc::new(BoundedBuffer::new(1));
        let inside = Arc::new(AtomicI32::new(0));
        let producers: Vec<_> = (0..2)
            .map(|item| {
                let (buffer, inside) = (Arc::clone(&buffer), Arc::clone(&inside));
                thread::spawn(move || {
                    buffer.put(item);
                    let held = inside.fetch_add(1, SeqCst) + 1;
                    assert!(held <= 1, "the buffer holds {held} items, it has room for 1");
                })
            })
            .collect();
        for _ in &producers {
            inside.fetch_sub(1, SeqCst); // there is room again before the item is out
            buffer.take();
        }
        producers.into_iter().for_each(|producer| producer.join().unwrap());
    })
    .assert_ok();
}
