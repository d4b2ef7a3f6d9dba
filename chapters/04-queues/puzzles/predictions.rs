//! Small programs to think about: how can each of them end?

use std::sync::Mutex;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

pub fn two_producers() -> String {
    let (post, letters) = channel();
    thread::scope(|town| {
        let other = post.clone();
        town.spawn(move || {
            post.send("1").unwrap();
            post.send("2").unwrap();
        });
        town.spawn(move || other.send("3").unwrap());
    });
    letters.iter().collect()
}

pub fn a_sender_too_many() -> usize {
    let (post, letters) = channel();
    thread::scope(|town| {
        let own = post.clone();
        town.spawn(move || own.send(1).unwrap());
        letters.iter().count()
    })
}

pub fn who_gets_what() -> String {
    let (post, letters) = channel();
    let letters = Mutex::new(letters);
    post.send(1).unwrap();
    post.send(2).unwrap();
    drop(post);
    let collect = || {
        let mut sum = 0;
        loop {
            let letter = letters.lock().unwrap().recv();
            let Ok(letter) = letter else { return sum };
            sum += letter;
        }
    };
    thread::scope(|town| {
        let (a, b) = (town.spawn(collect), town.spawn(collect));
        format!("{} {}", a.join().unwrap(), b.join().unwrap())
    })
}

pub fn room_for_one() -> u32 {
    let (bring, shelf) = sync_channel(1);
    let brought = Mutex::new(0);
    thread::scope(|shop| {
        shop.spawn(|| {
            for loaf in 1..=2 {
                if bring.try_send(loaf).is_ok() {
                    *brought.lock().unwrap() += 1;
                }
            }
        });
        _ = shelf.recv();
    });
    brought.into_inner().unwrap()
}

pub fn nobody_listens() -> &'static str {
    let (post, letters) = channel();
    thread::scope(|town| {
        town.spawn(move || drop(letters));
        match post.send("hello") {
            Ok(()) => "sent",
            Err(_) => "refused",
        }
    })
}

pub fn hand_to_hand() -> String {
    let (give, take) = sync_channel(0);
    let log = Mutex::new(String::new());
    thread::scope(|shop| {
        shop.spawn(|| {
            give.send(()).unwrap();
            log.lock().unwrap().push('S');
        });
        take.recv().unwrap();
        log.lock().unwrap().push('R');
    });
    log.into_inner().unwrap()
}

pub fn a_quick_look() -> &'static str {
    let (post, letters) = channel();
    thread::scope(|town| {
        town.spawn(move || post.send(1).unwrap());
        match letters.try_recv() {
            Ok(_) => "a letter",
            Err(_) => "none",
        }
    })
}
