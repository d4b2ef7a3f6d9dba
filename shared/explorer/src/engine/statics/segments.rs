//! Where the writable statics of the program lie.

use std::ops::Range;

/// The memory that the program was loaded with and may write to, of the module that the explorer is a part of.
#[cfg(all(unix, not(target_vendor = "apple")))]
pub(super) fn writable() -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // SAFETY: the callback is as the function wants it, and gets `found` back as the type that it is.
    unsafe { libc::dl_iterate_phdr(Some(of_module), (&raw mut found).cast()) };
    found
}

#[cfg(all(unix, not(target_vendor = "apple")))]
unsafe extern "C" fn of_module(
    module: *mut libc::dl_phdr_info,
    _size: libc::size_t,
    found: *mut libc::c_void,
) -> libc::c_int {
    // SAFETY: the system passes a module with as many headers as it says, and what `writable` gave it.
    let (module, found) = unsafe { (&*module, &mut *found.cast::<Vec<Range<usize>>>()) };
    // SAFETY: as above.
    let headers = unsafe { std::slice::from_raw_parts(module.dlpi_phdr, module.dlpi_phnum.into()) };
    let at = |header: &libc::Elf64_Phdr| {
        let from = module.dlpi_addr as usize + header.p_vaddr as usize;
        from..from + header.p_memsz as usize
    };
    let is_this = headers
        .iter()
        .any(|h| h.p_type == libc::PT_LOAD && at(h).contains(&(of_module as *const () as usize)));
    if !is_this {
        return 0;
    }
    // What only the loader writes to, before the program begins, is read-only afterwards.
    let sealed = headers.iter().find(|h| h.p_type == libc::PT_GNU_RELRO);
    let sealed = sealed.map_or(0..0, at);
    let loaded = headers
        .iter()
        .filter(|h| h.p_type == libc::PT_LOAD && h.p_flags & libc::PF_W != 0);
    found.extend(loaded.map(at).map(|all| {
        if sealed.start <= all.start && all.contains(&sealed.end) {
            sealed.end..all.end
        } else {
            all
        }
    }));
    1
}

/// The same, as Apple's linker lays it out.
#[cfg(target_vendor = "apple")]
pub(super) fn writable() -> Vec<Range<usize>> {
    unsafe extern "C" {
        fn getsegmentdata(
            header: *const libc::c_void,
            name: *const libc::c_char,
            size: *mut libc::c_ulong,
        ) -> *mut u8;
    }
    // SAFETY: zero is a value of it.
    let mut module: libc::Dl_info = unsafe { std::mem::zeroed() };
    // SAFETY: this function is a part of the module that is asked for.
    if unsafe { libc::dladdr(writable as *const libc::c_void, &mut module) } == 0 {
        return Vec::new();
    }
    let mut size = 0;
    // SAFETY: the header is that of a loaded module, the name ends with a zero.
    let at = unsafe { getsegmentdata(module.dli_fbase, c"__DATA".as_ptr(), &mut size) };
    let from = at.addr();
    if from == 0 {
        return Vec::new();
    }
    vec![from..from + size as usize]
}

/// The same, as the header of a Windows executable tells it.
#[cfg(windows)]
pub(super) fn writable() -> Vec<Range<usize>> {
    unsafe extern "C" {
        /// The linker puts it at the beginning of the module.
        static __ImageBase: u8;
    }
    const WRITABLE: u32 = 0x8000_0000;
    let base = (&raw const __ImageBase).addr();
    // SAFETY: the headers of a loaded module are mapped and readable; offsets are those of the PE format.
    let word = |at: usize| unsafe { (at as *const u32).read_unaligned() };
    let header = base + word(base + 0x3c) as usize;
    let sections = word(header + 4) >> 16;
    let first = header + 24 + (word(header + 20) & 0xffff) as usize;
    let sections = (0..sections as usize).map(|number| first + 40 * number);
    let writable = sections.filter(|section| word(section + 36) & WRITABLE != 0);
    let at = writable.map(|section| {
        let from = base + word(section + 12) as usize;
        from..from + word(section + 8) as usize
    });
    at.collect()
}

/// Nothing is known elsewhere: there, a static that outlives a run is told as such.
#[cfg(not(any(unix, windows)))]
pub(super) fn writable() -> Vec<Range<usize>> {
    Vec::new()
}
