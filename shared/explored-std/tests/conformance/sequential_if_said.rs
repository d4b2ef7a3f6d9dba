// Expected: ok. A check that is meant to be sequential says so.

use explorer::{Limits, explore_with};

pub fn main() {
    let limits = Limits { sequential: true, ..Limits::default() };
    explore_with(limits, || assert_eq!([3, 1, 2].iter().max(), Some(&3))).assert_ok();
}
