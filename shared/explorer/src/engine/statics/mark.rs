//! The mark by which a stand-in is found in memory.

/// Marks a stand-in in memory, so that one in a static is known from what lies beside it.
pub(crate) const MAGIC: u64 = 0x7E57_C0DE_57A7_1C5D;

/// Where a stand-in begins and ends, as seen from its mark.
#[derive(Clone, Copy)]
pub(crate) struct StandIn {
    /// So many bytes of it come before the mark.
    pub(crate) offset: usize,
    /// So many it has in all.
    pub(crate) size: usize,
}

impl StandIn {
    /// Reads what follows a mark.
    pub(crate) fn read(marked: &[u8]) -> Option<StandIn> {
        let number = |at: usize| {
            let bytes = marked.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_ne_bytes(bytes) as usize)
        };
        Some(StandIn {
            offset: number(8)?,
            size: number(12)?,
        })
    }
}
