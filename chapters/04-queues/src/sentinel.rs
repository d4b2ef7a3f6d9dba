//! The consumer stops when it takes a special message out of the queue.

use std::thread;

use anyhow::Result;
use crossbeam_channel::unbounded;

/// In Python the sentinel is often `None`; here it has a name.
enum Message {
    Line(&'static str),
    Stop,
}

pub fn run() -> Result<()> {
    let (sender, receiver) = unbounded();

    let consumer = thread::spawn(move || {
        let mut words = 0;
        loop {
            match receiver.recv().unwrap() {
                Message::Line(line) => {
                    words += line.split_whitespace().count();
                    println!("{words:>2} words after \"{line}\"");
                }
                Message::Stop => {
                    println!("the sentinel: no more lines");
                    break;
                }
            }
        }
        words
    });

    sender.send(Message::Line("to be or not to be"))?;
    sender.send(Message::Line("that is the question"))?;
    sender.send(Message::Stop)?;

    let words = consumer.join().unwrap();
    println!("the consumer ended and counted {words} words");
    Ok(())
}
