//! A display follows the user's keys while a forecast is on its way.

use std::sync::mpsc;
use std::thread;

use anyhow::Result;

/// All that can happen to the display comes to it in one queue.
enum Event {
    Key(&'static str),
    Fetched(&'static str),
}

pub fn run() -> Result<()> {
    let (events_in, events) = mpsc::channel();
    let (server, answer) = mpsc::channel();

    let fetcher = {
        let events_in = events_in.clone();
        thread::spawn(move || {
            let forecast = answer.recv().unwrap(); // this takes long
            events_in.send(Event::Fetched(forecast)).unwrap();
        })
    };

    let user = thread::spawn(move || {
        for key in ["down", "down", "up"] {
            events_in.send(Event::Key(key)).unwrap();
        }
        server.send("sunny, 21 degrees").unwrap(); // at long last
    });

    let (mut line, mut forecast) = (1, "loading ...");
    println!("line {line}, forecast: {forecast}");
    for event in events {
        match event {
            Event::Key("up") => line -= 1,
            Event::Key(_) => line += 1,
            Event::Fetched(text) => forecast = text,
        }
        println!("line {line}, forecast: {forecast}");
    }

    fetcher.join().unwrap();
    user.join().unwrap();
    Ok(())
}
