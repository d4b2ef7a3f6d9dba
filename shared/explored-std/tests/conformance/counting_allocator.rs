//! Expected: ok, or a word that the allocator may not use explored atomics.
#![expect(
    clippy::undocumented_unsafe_blocks,
    reason = "what a program does is its own affair"
)]

#[macro_use]
extern crate explored_std as std;

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
struct Counting;
static LIVE: AtomicUsize = AtomicUsize::new(0);
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}
#[global_allocator]
static HEAP: Counting = Counting;
fn main() {
    let failure = explorer::explore(|| drop(vec![1])).failure;
    let told = failure.map(|failure| failure.to_string());
    assert!(told.is_none_or(|told| told.contains("allocator")));
}
