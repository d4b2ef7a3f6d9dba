//! What an answer to `ask_all` must do.

use std::sync::Barrier;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use exercise::{explored, explored_crowd, sleeps};

use super::answer::ask_all;

exercise::checks![
    /// No question, one, two; the queues have room for one.
    asks_a_few,
    /// Four questions; the queues have room for one.
    asks_more_than_there_is_room,
    /// Two questions; the queues have no room.
    needs_no_room_at_all,
    /// Three questions; the server reads two before it answers them.
    serves_a_server_that_reads_ahead,
    /// Four questions; the server answers each when it has seen the next one.
    serves_a_server_that_is_behind,
    /// Some questions are there twice, and so are some answers.
    keeps_the_order_whatever_they_are,
    /// The server sleeps for a day before each answer.
    waits_however_long_it_takes,
    /// The server never reads a question, or never answers one.
    sleeps_while_it_waits,
    /// The questions are answered twice, in two calls.
    can_be_called_again,
    /// Ten thousand questions; the queues have room for none, one or three.
    asks_ten_thousand_on_real_threads,
];

/// How a server behaves.
#[derive(Clone, Copy)]
enum Server {
    /// Reads so many before it answers them.
    Reads(usize),
    /// Answers a question when it has seen the next one.
    Behind,
    /// Sleeps before each answer.
    Slow,
}

fn asks_a_few() {
    for questions in 0..3 {
        explored(move || ask(questions, 1, Server::Reads(1)));
    }
}

fn asks_more_than_there_is_room() {
    explored(|| ask(4, 1, Server::Reads(1)));
}

fn needs_no_room_at_all() {
    explored(|| ask(2, 0, Server::Reads(1)));
}

fn serves_a_server_that_reads_ahead() {
    explored(|| ask(3, 1, Server::Reads(2)));
    explored(|| ask(3, 0, Server::Reads(2)));
}

fn serves_a_server_that_is_behind() {
    for room in [1, 0] {
        explored(move || ask(2, room, Server::Behind));
        explored_crowd(3, move || ask(4, room, Server::Behind));
        explored_crowd(9, move || ask(40, room, Server::Behind));
    }
}

fn waits_however_long_it_takes() {
    explored_crowd(3, || ask(2, 1, Server::Slow));
}

fn can_be_called_again() {
    explored_crowd(3, || {
        ask(2, 1, Server::Reads(1));
        ask(1, 1, Server::Reads(1));
    });
}

fn asks_ten_thousand_on_real_threads() {
    for (room, server) in [
        (0, Server::Reads(1)),
        (1, Server::Behind),
        (3, Server::Reads(2)),
    ] {
        ask(1_000, room, server);
    }
}

fn keeps_the_order_whatever_they_are() {
    let questions = [7, 0, u32::MAX, 7, 3, 8];
    explored_crowd(3, move || {
        let answers = |question| question / 2 * 2;
        ask_these(&questions, answers, 1, Server::Reads(1));
    });
    explored_crowd(3, move || {
        let answers = |question: u32| !question;
        ask_these(&questions, answers, 1, Server::Reads(2));
    });
}

/// So many questions, in no order, to a server whose queues have so much `room`.
fn ask(questions: u32, room: usize, server: Server) {
    let questions: Vec<u32> =
        (0..questions).map(|n| (n * 37 + 5) % 10_007).collect();
    ask_these(&questions, |question| question * 10, room, server);
}

fn ask_these(
    questions: &[u32],
    answer: fn(u32) -> u32,
    room: usize,
    kind: Server,
) {
    let (server, asked) = sync_channel(room);
    let (reply, answers) = sync_channel(room);
    let serving =
        thread::spawn(move || serve(&asked, &reply, answer, kind));
    let got = ask_all(questions.to_vec(), server, answers);
    let expected: Vec<u32> =
        questions.iter().map(|&question| answer(question)).collect();
    let (mut these, mut those) = (got.clone(), expected.clone());
    these.sort_unstable();
    those.sort_unstable();
    let (count, all) = (got.len(), expected.len());
    assert!(
        these == those,
        "answers got lost or changed: {count} of {all} were returned"
    );
    assert!(
        got == expected,
        "the answers are in another order than the questions"
    );
    let seen = serving.join().unwrap();
    assert!(
        seen.len() == all,
        "the server has seen {} of {all} questions",
        seen.len()
    );
    assert!(
        seen == questions,
        "the server has got the questions in another order"
    );
}

/// Returns the questions that it has seen.
fn serve(
    asked: &Receiver<u32>,
    reply: &SyncSender<u32>,
    answer: fn(u32) -> u32,
    server: Server,
) -> Vec<u32> {
    let mut seen = Vec::new();
    let (ahead, mut kept) = match server {
        Server::Reads(ahead) => (ahead, None),
        Server::Behind => {
            (1, asked.recv().ok().inspect(|first| seen.push(*first)))
        }
        Server::Slow => (1, None),
    };
    loop {
        let read: Vec<u32> = asked.iter().take(ahead).collect();
        seen.extend(&read);
        let end = read.is_empty(); // there is nobody left who asks
        let ready = kept.take().into_iter().chain(read);
        let mut ready: Vec<u32> = ready.collect();
        if matches!(server, Server::Behind) && !end {
            kept = ready.pop();
        }
        for question in ready {
            if matches!(server, Server::Slow) {
                thread::sleep(Duration::from_hours(24));
            }
            if reply.send(answer(question)).is_err() {
                return seen; // nobody wants to know
            }
        }
        if end {
            return seen;
        }
    }
}

fn sleeps_while_it_waits() {
    for reads in [false, true] {
        sleeps(
            "ask_all must wait for a server that never answers",
            move || {
                let (server, asked) = sync_channel(0);
                let (reply, answers) = sync_channel(0);
                let _silent = thread::spawn(move || {
                    if reads {
                        let _ = asked.recv();
                    }
                    Barrier::new(2).wait();
                    drop((asked, reply));
                });
                ask_all(vec![1], server, answers);
            },
        );
    }
}
