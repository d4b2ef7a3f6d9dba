//! Statics start afresh in each execution: what an execution uses of them is a copy, as the program was loaded with.
//!
//! - here: the copies of stand-ins; whether an object lies in a static is a question of its address
//! - `image`: the statics as they were before the program began
//! - `segments`: where they lie, which each system tells in its own way
//! - `mark`: how a stand-in in a static is known
//! - `raw`: what lies in them beside the stand-ins, such as a `static mut`

mod image;
mod mark;
mod raw;
mod segments;

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::ptr;

pub(crate) use mark::MAGIC;
pub(crate) use raw::{RawStatics, TakenOver};

/// The copies that belong to one execution.
#[derive(Default)]
pub(crate) struct Statics {
    /// By the address of the original.
    copies: Vec<(usize, *mut u8, Layout)>,
    /// The last copy was made of one that stood otherwise, since code outside of the exploration used it.
    pub(crate) was_used_outside: bool,
}

impl Statics {
    /// What stands for `original` in this execution, if it lies in a static. Its pristine state owns no heap, since it was
    /// made by the compiler; so whatever else uses the original, nothing of it is freed or changed by the copy.
    pub(crate) fn copy_of<T: ?Sized>(&mut self, original: &T) -> Option<*mut T> {
        let address = ptr::from_ref(original).cast::<u8>().addr();
        let known = self.copies.iter().find(|(of, ..)| *of == address);
        let copy = match known {
            Some((_, copy, _)) => *copy,
            None => self.make(address, Layout::for_value(original))?,
        };
        let mut pointer = ptr::from_ref(original).cast_mut();
        // SAFETY: a pointer, wide or not, begins with the address; only that is replaced, by one as good.
        unsafe { ptr::from_mut(&mut pointer).cast::<*mut u8>().write(copy) };
        Some(pointer)
    }

    fn make(&mut self, address: usize, layout: Layout) -> Option<*mut u8> {
        let pristine = image::of(address, layout.size())?;
        // SAFETY: objects with an identity are not of size 0.
        let copy = unsafe { alloc(layout) };
        if copy.is_null() {
            handle_alloc_error(layout);
        }
        // SAFETY: source and copy are both as large as the layout says.
        unsafe { ptr::copy_nonoverlapping(pristine.as_ptr(), copy, layout.size()) };
        self.was_used_outside = !image::is_as_loaded(address, pristine);
        self.copies.push((address, copy, layout));
        Some(copy)
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
