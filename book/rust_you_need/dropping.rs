use std::cell::Cell;

struct Door<'a>(&'a Cell<&'static str>);

impl Drop for Door<'_> {
    fn drop(&mut self) {
        self.0.set("closed");
    }
}

pub fn main() {
    let state = Cell::new("open");
    {
        let _door = Door(&state);
        assert_eq!(state.get(), "open");
    } // here `_door` is dropped; `?`, `return` and a panic do it too
    assert_eq!(state.get(), "closed");
}
