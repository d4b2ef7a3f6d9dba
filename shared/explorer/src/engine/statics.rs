//! Statics start afresh in each execution: what an execution uses is a copy, made when it first uses it.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ptr;

use super::op::Place;

/// The copies that belong to one execution.
#[derive(Default)]
pub(crate) struct Statics {
    /// By the address of the original.
    copies: Vec<(usize, *mut u8, Layout)>,
}

impl Statics {
    /// The copy that stands for `original`, and whether it is a new one.
    pub(crate) fn copy_of<T: ?Sized>(&mut self, original: &T) -> (*const T, bool) {
        let address = ptr::from_ref(original).cast::<u8>().addr();
        let known = self
            .copies
            .iter()
            .find(|(of, ..)| *of == address)
            .map(|(_, copy, _)| *copy);
        let copy = known.unwrap_or_else(|| self.make(address, original));
        let mut pointer = ptr::from_ref(original);
        // SAFETY: a pointer, wide or not, begins with the address; only that is replaced, by one as good.
        unsafe { ptr::from_mut(&mut pointer).cast::<*mut u8>().write(copy) };
        (pointer, known.is_none())
    }

    fn make<T: ?Sized>(&mut self, address: usize, original: &T) -> *mut u8 {
        let layout = Layout::for_value(original);
        // SAFETY: objects with an identity are not of size 0; source and copy are both as large as the layout says.
        let copy = unsafe {
            let copy = alloc(layout);
            if copy.is_null() {
                handle_alloc_error(layout);
            }
            ptr::copy_nonoverlapping(ptr::from_ref(original).cast::<u8>(), copy, layout.size());
            copy
        };
        self.copies.push((address, copy, layout));
        copy
    }

    /// At the end of an execution: gives back the memory. What the copies own is leaked, as a process leaks its statics.
    pub(crate) fn forget(&mut self) {
        for (_, copy, layout) in self.copies.drain(..) {
            // SAFETY: allocated above with this layout; the execution that used it is over.
            unsafe { dealloc(copy, layout) };
        }
    }
}

impl Drop for Statics {
    fn drop(&mut self) {
        self.forget();
    }
}

thread_local! {
    static KNOWN: RefCell<HashMap<usize, bool>> = RefCell::default();
}

/// Is what is made at this place the value of a `static` item? Its source tells.
pub(crate) fn is_static(created: Place) -> bool {
    let key = ptr::from_ref(created).addr();
    let known = KNOWN.with_borrow(|known| known.get(&key).copied());
    known.unwrap_or_else(|| {
        let is_static = crate::narration::names::is_in_static(created);
        KNOWN.with_borrow_mut(|known| known.insert(key, is_static));
        is_static
    })
}
