//! What lies in statics beside the stand-ins: a `static mut`, a cell of one's own, a real atomic.
//!
//! It can't be copied, since the program reaches it directly. So while a program that leaves something there is explored, it is
//! put back in place before each run, and once the exploration is over stands as it stood before.
//! Symbols tell which statics are the program's: those of std and of the explorer are left alone.

use std::fs;
use std::ops::Range;
use std::slice;
use std::sync::OnceLock;

use object::{Object as _, ObjectSymbol as _};

use super::image;
use super::mark::{MAGIC, StandIn};

/// A symbol whose address is known in the file as well as in memory.
#[unsafe(export_name = "explorer_statics_anchor")]
static ANCHOR: u8 = 1;

/// The crates whose statics are not the program's.
const OTHERS: [&str; 24] = [
    "std",
    "core",
    "alloc",
    "test",
    "proc_macro",
    "compiler_builtins",
    "panic_unwind",
    "unwind",
    "std_detect",
    "explorer",
    "explored_std",
    "explored_crossbeam_channel",
    "corosensei",
    "ctor",
    "object",
    "rustc_demangle",
    "libc",
    "memchr",
    "libtest_mimic",
    "anstream",
    "anstyle",
    "clap_builder",
    "exercise",
    "transcript",
];

/// The bytes of the program's statics that are no part of a stand-in.
fn raw() -> &'static [Range<usize>] {
    static RAW: OnceLock<Vec<Range<usize>>> = OnceLock::new();
    RAW.get_or_init(|| find().unwrap_or_default())
}

fn find() -> Option<Vec<Range<usize>>> {
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
        let Some(bytes) = (length > 0).then(|| image::of(address, length)).flatten() else {
            continue;
        };
        if symbol.name().is_ok_and(is_of_the_program) {
            found.extend(without_stand_ins(address, bytes));
        }
    }
    Some(found)
}

fn is_of_the_program(symbol: &str) -> bool {
    let Ok(name) = rustc_demangle::try_demangle(symbol) else {
        return false;
    };
    let name = format!("{name:#}");
    let krate = name
        .trim_start_matches(['<', '&', '_'])
        .split("::")
        .next()
        .unwrap_or("");
    !OTHERS.contains(&krate)
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

/// The program's raw statics, put back before each run.
pub(crate) struct RawStatics {
    /// As they stood before the exploration.
    before: Vec<(Range<usize>, Vec<u8>)>,
}

impl RawStatics {
    /// Do they stand otherwise than when the program was loaded?
    pub(crate) fn have_changed() -> bool {
        raw().iter().any(|range| now(range) != pristine(range))
    }

    /// Takes them over for an exploration, of which there must be no other at the same time.
    pub(crate) fn take_over() -> RawStatics {
        let before = raw()
            .iter()
            .map(|range| (range.clone(), now(range).to_vec()));
        RawStatics {
            before: before.collect(),
        }
    }

    /// Before a run.
    pub(crate) fn start_afresh(&self) {
        for (range, _) in &self.before {
            put(range, pristine(range));
        }
    }
}

impl Drop for RawStatics {
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
