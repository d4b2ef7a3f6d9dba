//! Prices are in a book. Who has looked one up leaves a note, and who
//! changes a price tears the note off.

use std::sync::Mutex;
use std::thread;

type Book = Mutex<u32>;
type Note = Mutex<Option<u32>>;

fn morning(look_up: impl Fn(&Book, &Note) + Sync) {
    let (book, note) = (Mutex::new(5), Mutex::new(None));
    thread::scope(|shop| {
        shop.spawn(|| look_up(&book, &note));
        *book.lock().unwrap() = 6;
        *note.lock().unwrap() = None;
    });
    let note = note.into_inner().unwrap();
    assert!(note != Some(5), "the old price stays for ever");
}

/// Looks at the note, then into the book, and leaves a note.
pub fn broken() {
    morning(|book, note| {
        let noted = *note.lock().unwrap();
        if noted.is_none() {
            let price = *book.lock().unwrap();
            *note.lock().unwrap() = Some(price);
        }
    });
}

/// Keeps the note in hand all the while.
pub fn cured() {
    morning(|book, note| {
        let mut note = note.lock().unwrap();
        if note.is_none() {
            *note = Some(*book.lock().unwrap());
        }
    });
}
