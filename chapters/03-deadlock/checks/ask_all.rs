//! What an answer to `ask_all` must do.

use std::sync::mpsc::sync_channel;
use std::thread;

#[path = "explored.rs"]
mod explored;

use super::answer::ask_all;
use explored::explored;

exercise::checks![
    asks_a_few,
    asks_more_than_there_is_room,
    needs_no_room_at_all,
    serves_a_server_that_reads_ahead,
    asks_ten_thousand_on_real_threads,
];

fn asks_a_few() {
    for questions in 0..3 {
        explored(move || ask(questions, 1, 1));
    }
}

fn asks_more_than_there_is_room() {
    explored(|| ask(4, 1, 1));
}

fn needs_no_room_at_all() {
    explored(|| ask(2, 0, 1));
}

fn serves_a_server_that_reads_ahead() {
    explored(|| ask(3, 1, 2));
    explored(|| ask(3, 0, 2));
}

fn asks_ten_thousand_on_real_threads() {
    ask(10_000, 1, 1);
    ask(10_000, 3, 2);
}

/// Asks a server which reads `ahead` questions before it answers them; the
/// queues have so much `room`.
fn ask(questions: u32, room: usize, ahead: usize) {
    let (server, asked) = sync_channel(room);
    let (reply, answers) = sync_channel(room);
    let serving = thread::spawn(move || {
        let mut seen = 0;
        loop {
            let read: Vec<u32> = asked.iter().take(ahead).collect();
            if read.is_empty() {
                return seen; // there is nobody left who asks
            }
            for question in read {
                seen += 1;
                if reply.send(question * 10).is_err() {
                    return seen; // nobody wants to know
                }
            }
        }
    });
    let got = ask_all((1..=questions).collect(), server, answers);
    let expected: Vec<u32> =
        (1..=questions).map(|question| question * 10).collect();
    let mut sorted = got.clone();
    sorted.sort();
    let (count, all) = (got.len(), expected.len());
    assert!(
        sorted == expected,
        "answers got lost: {count} of {all} were returned"
    );
    assert!(
        got == expected,
        "the answers are in another order than the questions"
    );
    let seen = serving.join().unwrap();
    assert!(
        seen == questions,
        "the server has seen {seen} of {questions} questions"
    );
}
