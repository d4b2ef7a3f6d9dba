//! What an answer to `bounded_buffer` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread::{self, JoinHandle};

use super::answer::BoundedBuffer;
use crate::explored::{explored, sleeps};

exercise::checks![
    /// One thread puts items in and takes them out, never more than there is
    /// room for.
    keeps_the_order,
    /// Room for one; A puts two items, one after the other, and main takes
    /// two.
    serves_one_producer_and_one_consumer,
    /// Room for one; A and B put an item each, C and D take one each.
    serves_two_producers_and_two_consumers,
    /// Room for two, and nothing in it; A and B take an item each, and main
    /// puts two.
    serves_two_who_wait_for_items,
    /// Room for two, and full; A and B put an item each, and main takes four.
    serves_two_who_wait_for_room,
    /// Somebody takes from an empty buffer, or puts into a full one, and
    /// nobody else is there: a wait for ever, and it has to be asleep.
    sleeps_while_it_waits,
    /// There is one place left, A and B put an item each, and main takes two.
    never_holds_more_than_its_capacity,
    hands_everything_over_on_real_threads,
];

fn keeps_the_order() {
    explored(|| {
        for capacity in [1, 2, 3, 7] {
            let buffer = BoundedBuffer::new(capacity);
            let put =
                || (1..=capacity).for_each(|item| buffer.put(item));
            put();
            for round in 1..=2 {
                // Full, and one out, one in, so that its places go round.
                let first = buffer.take();
                buffer.put(capacity + 1);
                let mut taken = vec![first];
                taken.extend((0..capacity).map(|_| buffer.take()));
                let expected: Vec<_> = (1..=capacity + 1).collect();
                assert!(
                    taken == expected,
                    "room for {capacity}, round {round}: put {expected:?}, \
                     taken in another order: {taken:?}"
                );
                put();
            }
        }
    });
}

type Shared<T> = Arc<BoundedBuffer<T>>;

fn puts(buffer: &Shared<u32>, item: u32) -> JoinHandle<()> {
    let buffer = Arc::clone(buffer);
    thread::spawn(move || buffer.put(item))
}

fn takes(buffer: &Shared<u32>) -> JoinHandle<u32> {
    let buffer = Arc::clone(buffer);
    thread::spawn(move || buffer.take())
}

fn all<const N: usize>(mut taken: [u32; N], put: [u32; N]) {
    taken.sort();
    assert_eq!(taken, put, "what was taken, and what was put");
}

fn serves_one_producer_and_one_consumer() {
    explored(|| {
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
    });
}

fn serves_two_producers_and_two_consumers() {
    explored(|| {
        let buffer = Arc::new(BoundedBuffer::new(1));
        let producers = [1, 2].map(|item| puts(&buffer, item));
        let consumers = [(); 2].map(|()| takes(&buffer));
        producers
            .into_iter()
            .for_each(|producer| producer.join().unwrap());
        all(consumers.map(|consumer| consumer.join().unwrap()), [1, 2]);
    });
}

fn serves_two_who_wait_for_items() {
    explored(|| {
        let buffer = Arc::new(BoundedBuffer::new(2));
        let consumers = [(); 2].map(|()| takes(&buffer));
        buffer.put(1);
        buffer.put(2);
        all(consumers.map(|consumer| consumer.join().unwrap()), [1, 2]);
    });
}

fn serves_two_who_wait_for_room() {
    explored(|| {
        let buffer = Arc::new(BoundedBuffer::new(2));
        buffer.put(1);
        buffer.put(2);
        let producers = [3, 4].map(|item| puts(&buffer, item));
        // Both find room, though nobody takes any more after them.
        let first = [buffer.take(), buffer.take()];
        assert_eq!(first, [1, 2], "what was taken, and what was put");
        producers
            .into_iter()
            .for_each(|producer| producer.join().unwrap());
        all([buffer.take(), buffer.take()], [3, 4]);
    });
}

fn sleeps_while_it_waits() {
    sleeps("a take finds the buffer empty, for ever", || {
        BoundedBuffer::<i32>::new(1).take();
    });
    sleeps("a put finds the buffer full, for ever", || {
        let buffer = BoundedBuffer::new(2);
        (1..=3).for_each(|item| buffer.put(item));
    });
}

fn never_holds_more_than_its_capacity() {
    for room in [1, 2] {
        explored(move || {
            let buffer = Arc::new(BoundedBuffer::new(room as usize));
            // One place is left.
            (1..room).for_each(|item| buffer.put(item));
            let inside = Arc::new(AtomicI32::new(room - 1));
            let producers: Vec<_> = (0..2)
                .map(|item| {
                    let (buffer, inside) = (Arc::clone(&buffer), Arc::clone(&inside));
                    thread::spawn(move || {
                        buffer.put(item);
                        let held = inside.fetch_add(1, SeqCst) + 1;
                        assert!(
                            held <= room,
                            "the buffer holds {held} items, it has room for {room}"
                        );
                    })
                })
                .collect();
            for _ in &producers {
                inside.fetch_sub(1, SeqCst); // there is room again before the item is out
                buffer.take();
            }
            producers
                .into_iter()
                .for_each(|producer| producer.join().unwrap());
        });
    }
}

fn hands_everything_over_on_real_threads() {
    for capacity in [1, 2, 100] {
        let sum = exercise::soon(
            "four threads put 1000 items each and four take as many, and somebody waits for ever",
            move || handed_over(capacity),
        );
        assert_eq!(
            sum,
            4 * 500_500,
            "the sum of what was taken, and of what was put"
        );
    }
}

fn handed_over(capacity: usize) -> u64 {
    let buffer = BoundedBuffer::new(capacity);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope
                .spawn(|| (1..=1000).for_each(|item| buffer.put(item)));
        }
        let take = || (0..1000).map(|_| buffer.take()).sum::<u64>();
        let takers: Vec<_> =
            (0..4).map(|_| scope.spawn(take)).collect();
        takers.into_iter().map(|taker| taker.join().unwrap()).sum()
    })
}
