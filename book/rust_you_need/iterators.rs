pub fn main() {
    let words = ["tea", "bread", "jam"];
    let lengths = words.map(str::len); // an array stays an array
    assert_eq!(lengths, [3, 5, 3]);

    // `map` on an iterator does nothing yet; `collect` asks for it all.
    let doubled = lengths.iter().map(|length| length * 2);
    let doubled: Vec<usize> = doubled.collect();
    assert_eq!(doubled, [6, 10, 6]);

    let long = doubled.iter().filter(|&&length| length > 6).count();
    assert_eq!(long, 1);
}
