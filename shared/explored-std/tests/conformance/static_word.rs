// Expected: ok. The word "static" in a text makes a local mutex be taken for a static.

use std::sync::Mutex;
struct Page {
    _kind: &'static str,
    hits: Mutex<u32>,
}
pub fn main() {
    explorer::explore(|| {
        let page = Page {
            _kind: "static",
            hits: Mutex::new(0),
        };
        *page.hits.lock().unwrap() += 1;
        assert_eq!(page.hits.into_inner().unwrap(), 1);
    })
    .assert_ok();
}
