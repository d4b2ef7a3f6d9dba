//! The statics as they were when the program was loaded, before any of its code had run.

use std::ops::Range;
use std::slice;
use std::sync::OnceLock;

use super::segments;

struct Segment {
    at: Range<usize>,
    bytes: Vec<u8>,
}

static IMAGE: OnceLock<Vec<Segment>> = OnceLock::new();

ctor::declarative::ctor! {
    /// Before `main`, when only what the compiler made is in them.
    #[ctor(unsafe)]
    fn take() {
        let _ = IMAGE.set(segments::writable().into_iter().map(Segment::of).collect());
    }
}

impl Segment {
    fn of(at: Range<usize>) -> Segment {
        // SAFETY: mapped, readable, and initialised by the loader; only this thread runs yet. `IMAGE` itself is read
        // while it is being set, but only as bytes.
        let bytes = unsafe { slice::from_raw_parts(at.start as *const u8, at.len()) }.to_vec();
        Segment { at, bytes }
    }
}

/// The bytes that were here, if this is the place of a static.
pub(super) fn of(address: usize, length: usize) -> Option<&'static [u8]> {
    let segment = IMAGE.get()?.iter().find(|s| s.at.contains(&address))?;
    let from = address - segment.at.start;
    segment.bytes.get(from..from + length)
}

/// Does a static still stand as it was loaded? Others may be using it: this is only told, nothing is decided by it.
pub(super) fn is_as_loaded(address: usize, pristine: &[u8]) -> bool {
    let now = address as *const u8;
    // SAFETY: the static is as long as its image, and readable.
    (0..pristine.len()).all(|at| unsafe { now.add(at).read_volatile() } == pristine[at])
}
