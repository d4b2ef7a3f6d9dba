pub fn main() {
    let price = 3;
    let cost = |pieces| pieces * price; // uses `price` from around it
    assert_eq!(cost(4), 12);

    let mut sold = 0;
    let mut sell = |pieces| sold += pieces; // changes it: borrows it
    sell(4);
    sell(5);
    assert_eq!(sold, 9);
}
