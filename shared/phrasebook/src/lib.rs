//! The lines to copy of the book's phrasebook.
//!
//! Each stands between `ANCHOR` comments, by which `book/src/reference/phrasebook.md` includes it;
//! `tests/snippets.rs` has a test of the same name, which runs it.

#![allow(missing_docs)] // the page says what each is for

pub mod asyncio;
pub mod futures;
pub mod processes;
pub mod queues;
pub mod threading;
