//! Two porters carry a book across the library, and both are stopped
//! on the way. One of the books is lost.

use std::{cell::RefCell, future::pending, time::Duration};

use anyhow::Result;
use tokio::time::{sleep, timeout};

type Shelf = RefCell<Vec<&'static str>>;

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn run() -> Result<()> {
    let (from, to) = shelves();
    if timeout(SECOND, careless(&from, &to)).await.is_err() {
        println!("careless: stopped after a second");
    }
    println!("careless: {:?} and {:?}", from.borrow(), to.borrow());

    let (from, to) = shelves();
    if timeout(SECOND, careful(&from, &to)).await.is_err() {
        println!("careful: stopped after a second");
    }
    println!("careful: {:?} and {:?}", from.borrow(), to.borrow());

    let watchman = tokio::spawn(pending::<()>()); // waits for ever
    watchman.abort();
    let error = watchman.await.unwrap_err();
    println!("watchman: cancelled: {}", error.is_cancelled());
    Ok(())
}

const SECOND: Duration = Duration::from_secs(1);

fn shelves() -> (Shelf, Shelf) {
    (Shelf::new(vec!["Emma", "Ulysses"]), Shelf::default())
}

async fn careless(from: &Shelf, to: &Shelf) {
    let book = from.borrow_mut().pop();
    sleep(10 * SECOND).await; // a long walk: we don't get past this
    to.borrow_mut().extend(book);
}

async fn careful(from: &Shelf, to: &Shelf) {
    let mut carried = Carried { book: from.borrow_mut().pop(), from };
    sleep(10 * SECOND).await;
    to.borrow_mut().extend(carried.book.take());
}

/// A book on its way. Whatever ends the walk, it isn't left behind.
struct Carried<'a> {
    book: Option<&'static str>,
    from: &'a Shelf,
}

impl Drop for Carried<'_> {
    fn drop(&mut self) {
        self.from.borrow_mut().extend(self.book.take());
    }
}
