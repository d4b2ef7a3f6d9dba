//! Nothing is shared: one thread, the clerk, has the count for itself, and
//! everybody else sends it questions.

use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread;

enum Question {
    Sold(Sender<u32>),
    Sell(u32, Sender<bool>),
}

pub struct TicketOffice {
    clerk: Mutex<Sender<Question>>,
}

impl TicketOffice {
    pub fn new(seats: u32) -> Self {
        let (clerk, questions) = channel();
        thread::spawn(move || {
            let mut sold = 0;
            for question in questions {
                match question {
                    Question::Sold(answer) => {
                        answer.send(sold).unwrap()
                    }
                    Question::Sell(count, answer) => {
                        let room = sold + count <= seats;
                        sold += if room { count } else { 0 };
                        answer.send(room).unwrap();
                    }
                }
            }
        });
        Self { clerk: Mutex::new(clerk) }
    }

    pub fn sold(&self) -> u32 {
        self.ask(Question::Sold)
    }

    pub fn sell(&self, count: u32) -> bool {
        self.ask(|answer| Question::Sell(count, answer))
    }

    fn ask<T>(
        &self,
        question: impl FnOnce(Sender<T>) -> Question,
    ) -> T {
        let (sender, answer) = channel();
        self.clerk.lock().unwrap().send(question(sender)).unwrap();
        answer.recv().unwrap()
    }
}
