// Expected: not ok. All is done on the real std; that something is printed by the explored macro is no exploration.

pub fn main() {
    let judged = std::panic::catch_unwind(|| {
        explorer::explore(|| {
            let sum = std::real::sync::Mutex::new(0);
            std::real::thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| *sum.lock().unwrap() += 1);
                }
            });
            println!("{}", sum.into_inner().unwrap());
        })
        .assert_ok();
    });
    let told = judged.unwrap_err();
    let told = told.downcast_ref::<String>().unwrap();
    assert!(told.contains("nothing was explored") && told.contains("extern crate"), "{told}");
}
