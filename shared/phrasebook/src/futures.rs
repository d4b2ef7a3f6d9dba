//! Python's `concurrent.futures`, and `multiprocessing.Pool`.

// ANCHOR: map
use rayon::prelude::*;

pub fn map(words: &[&str]) -> Vec<usize> {
    words.par_iter().map(|word| word.len()).collect() // in their order
}
// ANCHOR_END: map

// ANCHOR: map_that_waits
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc;
use std::thread;

/// A few threads for work that waits; the results are in order.
pub fn map_that_waits<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _thread in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                while let at = next.fetch_add(1, Relaxed)
                    && let Some(item) = items.get(at)
                {
                    sender.send((at, work(item))).unwrap();
                }
            });
        }
    });
    drop(sender);
    let mut results: Vec<_> = results.iter().collect();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
// ANCHOR_END: map_that_waits

// ANCHOR: as_completed
pub fn as_completed(urls: &[&'static str], fetch: fn(&str) -> usize) -> usize {
    let (sender, done) = mpsc::channel();
    for url in urls.iter().copied() {
        let sender = sender.clone();
        thread::spawn(move || sender.send((url, fetch(url))));
    }
    drop(sender); // else the loop below waits for ever
    let mut total = 0;
    for (url, size) in done {
        println!("{url}: {size}"); // as soon as it is there
        total += size;
    }
    total
}
// ANCHOR_END: as_completed

// ANCHOR: first_completed
/// The first answer; the others go on, unheard.
pub fn first_completed(servers: &[&'static str], ask: fn(&str) -> usize) -> Option<usize> {
    let (sender, answers) = mpsc::channel();
    for server in servers.iter().copied() {
        let sender = sender.clone();
        thread::spawn(move || sender.send(ask(server)));
    }
    drop(sender);
    answers.recv().ok()
}
// ANCHOR_END: first_completed

// ANCHOR: first_error
/// All prices, or the first error.
pub fn first_error(texts: &[&str]) -> Result<Vec<u32>, std::num::ParseIntError> {
    texts.par_iter().map(|text| text.parse()).collect()
}
// ANCHOR_END: first_error

// ANCHOR: imap_unordered
/// From any iterator, as the results come, which is in any order.
pub fn imap_unordered(numbers: impl Iterator<Item = u64> + Send) -> u64 {
    let (sender, results) = mpsc::channel();
    numbers.par_bridge().for_each_with(sender, |sender, number| {
        sender.send(number * number).unwrap();
    });
    results.iter().sum()
}
// ANCHOR_END: imap_unordered
