// Expected: a report that the static was used outside, or ok; not memory errors.

use std::sync::Mutex;
static LIST: Mutex<Vec<u64>> = Mutex::new(Vec::new());
pub fn main() {
    LIST.lock().unwrap().push(1);
    for _ in 0..3 {
        let told = explorer::explore(|| {
            let mut list = LIST.lock().unwrap();
            for n in 0..100 {
                list.push(n);
            }
            let _noise: Vec<Vec<u64>> = (0..100).map(|n| vec![n; 1]).collect();
            assert_eq!(list[0], 1);
        })
        .failure
        .expect("it starts afresh")
        .to_string();
        assert!(told.contains("was used outside"), "{told}");
    }
    LIST.lock().unwrap().push(2);
}
