// Expected: a panic, "thread name may not contain interior null bytes".

use std::thread::Builder;
pub fn main() {
    let failure = explorer::explore(|| {
        Builder::new()
            .name("a\0b".into())
            .spawn(|| ())
            .unwrap()
            .join()
            .unwrap();
    })
    .failure;
    let told = failure.expect("a name can't have a NUL").to_string();
    assert!(
        told.contains("thread name may not contain interior null bytes"),
        "{told}"
    );
}
