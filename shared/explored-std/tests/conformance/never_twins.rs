// Expected: ok (crossbeam: never() channels are the same).

use crossbeam_channel::never;
pub fn main() {
    explorer::explore(|| assert!(never::<u8>().same_channel(&never()))).assert_ok();
}
