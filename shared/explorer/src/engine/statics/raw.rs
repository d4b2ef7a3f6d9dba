//! What lies in statics beside the stand-ins: a `static mut`, a cell of one's own, a real atomic.
//!
//! It can't be copied, since the program reaches it directly. So while a program that leaves something there is explored, it is
//! put back in place before each run, and once the exploration is over stands as it stood before.
//! Symbols tell which statics are of the program's crate; those of others, which other threads may be using, are left alone.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::slice;
use std::sync::{Mutex, PoisonError};

use object::{Object as _, ObjectSymbol as _};

use super::image;
use super::mark::{MAGIC, StandIn};

/// A symbol whose address is known in the file as well as in memory.
#[unsafe(export_name = "explorer_statics_anchor")]
static ANCHOR: u8 = 1;

/// The bytes of a crate's statics that are no part of a stand-in.
fn find(krate: &str) -> Option<Vec<Range<usize>>> {
    let file = fs::read(std::env::current_exe().ok()?).ok()?;
    let file = object::File::parse(&*file).ok()?;
    let named = |symbol: &object::Symbol<'_, '_>| {
        symbol
            .name()
            .is_ok_and(|name| name.trim_start_matches('_') == "explorer_statics_anchor")
    };
    let anchor = file.symbols().find(named)?.address() as usize;
    let moved = (&raw const ANCHOR).addr().wrapping_sub(anchor);
    let mut found = Vec::new();
    for symbol in file.symbols() {
        let address = (symbol.address() as usize).wrapping_add(moved);
        let length = symbol.size() as usize;
        let bytes = (length > 0).then(|| image::of(address, length)).flatten();
        if let Some(bytes) = bytes
            && symbol
                .name()
                .is_ok_and(|name| crate_of(name).as_deref() == Some(krate))
        {
            found.extend(without_stand_ins(address, bytes));
        }
    }
    Some(found)
}

fn crate_of(symbol: &str) -> Option<String> {
    let name = format!("{:#}", rustc_demangle::try_demangle(symbol).ok()?);
    let path = name.trim_start_matches(['<', '&', '_']);
    Some(path.split("::").next()?.to_owned())
}

/// Stand-ins mark where they are.
fn without_stand_ins(address: usize, bytes: &[u8]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut from = 0;
    let word = size_of::<u64>();
    for at in (0..bytes.len()).step_by(word) {
        if bytes
            .get(at..at + word)
            .is_some_and(|b| b == MAGIC.to_ne_bytes())
            && let Some(stand_in) = StandIn::read(&bytes[at..])
        {
            let start = at.saturating_sub(stand_in.offset);
            if start >= from {
                left.push(address + from..address + start);
                from = start + stand_in.size;
            }
        }
    }
    left.push(address + from..address + bytes.len().max(from));
    left.retain(|range| !range.is_empty());
    left
}

/// A test crate may be called so, too; its statics can't be told from theirs.
const NEVER: [&str; 7] = [
    "std",
    "core",
    "alloc",
    "test",
    "explorer",
    "explored_std",
    "explored_crossbeam_channel",
];

/// What a crate has in its statics beside stand-ins.
#[derive(Clone, Copy)]
pub(crate) struct RawStatics(&'static [Range<usize>]);

impl RawStatics {
    /// Of this crate; nothing, if the executable has no symbols, or the crate has the name of one that everybody uses.
    pub(crate) fn of(krate: &'static str) -> RawStatics {
        if NEVER.contains(&krate) {
            return RawStatics(&[]);
        }
        static KNOWN: Mutex<BTreeMap<&str, &[Range<usize>]>> = Mutex::new(BTreeMap::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let of_crate = known
            .entry(krate)
            .or_insert_with(|| Vec::leak(find(krate).unwrap_or_default()));
        RawStatics(of_crate)
    }

    /// Do they stand otherwise than when the program was loaded?
    pub(crate) fn have_changed(self) -> bool {
        self.0.iter().any(|range| now(range) != pristine(range))
    }

    /// Takes them over for an exploration, of which there must be no other at the same time.
    pub(crate) fn take_over(self) -> TakenOver {
        let before = self
            .0
            .iter()
            .map(|range| (range.clone(), now(range).to_vec()));
        TakenOver {
            before: before.collect(),
        }
    }
}

/// Put back before each run, and in the end as they stood before the first.
pub(crate) struct TakenOver {
    before: Vec<(Range<usize>, Vec<u8>)>,
}

impl TakenOver {
    /// Before a run.
    pub(crate) fn start_afresh(&self) {
        for (range, _) in &self.before {
            put(range, pristine(range));
        }
    }
}

impl Drop for TakenOver {
    fn drop(&mut self) {
        for (range, bytes) in &self.before {
            put(range, bytes);
        }
    }
}

fn now(range: &Range<usize>) -> &'static [u8] {
    // SAFETY: a static of the program, which nobody changes meanwhile but in a race that it has itself.
    unsafe { slice::from_raw_parts(range.start as *const u8, range.len()) }
}

fn pristine(range: &Range<usize>) -> &'static [u8] {
    image::of(range.start, range.len()).expect("raw statics are in the image")
}

fn put(range: &Range<usize>, bytes: &[u8]) {
    if now(range) != bytes {
        // SAFETY: writable, and as long as the bytes, which were there before, with whatever they own.
        unsafe {
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), range.start as *mut u8, range.len());
        }
    }
}
