// Expected: ok. A LazyLock that is one's own is made by whoever comes first, or changed at once; get doesn't make it.

use std::sync::LazyLock;
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let mut names: LazyLock<Vec<&str>> = LazyLock::new(|| vec!["ada"]);
        assert_eq!(LazyLock::get(&names), None);
        names.push("bob");
        assert_eq!(LazyLock::force_mut(&mut names).pop(), Some("bob"));
        thread::scope(|scope| {
            scope.spawn(|| assert_eq!(names.len(), 1));
            assert_eq!(LazyLock::get(&names), Some(&vec!["ada"]));
        });
    })
    .assert_ok();
}
