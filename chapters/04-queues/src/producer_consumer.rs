//! A producer makes numbers and a consumer factors them.
//! The channel is all that they share: there is no lock in sight.

use std::thread;

use anyhow::Result;
use crossbeam_channel::unbounded;

pub fn run() -> Result<()> {
    let (sender, receiver) = unbounded();

    let producer = thread::spawn(move || {
        for number in [91, 97, 360] {
            println!("producer: puts {number}");
            sender.send(number).unwrap(); // fails if nobody can receive
        }
    });

    let consumer = thread::spawn(move || {
        for _ in 0..3 {
            let number = receiver.recv().unwrap(); // waits for one
            println!("consumer: {number} = {}", factors(number));
        }
    });

    producer.join().unwrap(); // a panic in there comes out here
    consumer.join().unwrap();
    println!("main: both are finished");
    Ok(())
}

fn factors(mut number: u32) -> String {
    let mut found = Vec::new();
    for divisor in 2.. {
        while number.is_multiple_of(divisor) {
            found.push(divisor.to_string());
            number /= divisor;
        }
        if number == 1 {
            break;
        }
    }
    found.join(" x ")
}
