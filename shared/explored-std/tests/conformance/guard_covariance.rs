// Expected: compiles (std: RwLockReadGuard is covariant in T).

use std::sync::RwLockReadGuard;
fn shorter<'a>(name: RwLockReadGuard<'a, &'static str>) -> RwLockReadGuard<'a, &'a str> {
    name
}
pub fn main() {
    let _ = shorter;
}
