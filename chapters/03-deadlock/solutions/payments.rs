//! Payments between accounts: any two, both ways, at the same time.

use std::sync::Mutex;

pub struct Account {
    /// No two accounts have the same number.
    pub number: u32,
    pub euros: Mutex<i64>,
}

/// Pays `amount` euros from one account to another, and returns `true`.
/// If `from` holds less than that, nothing changes, and it returns `false`.
pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    // The same lock twice would wait for itself, in whatever order.
    if from.number == to.number {
        return true;
    }
    // The lower number first, whoever pays: along a circle of those who
    // wait, the numbers would only rise, so there is no circle.
    let up = from.number < to.number;
    let (low, high) = if up { (from, to) } else { (to, from) };
    let mut low = low.euros.lock().unwrap();
    let mut high = high.euros.lock().unwrap();

    let (payer, payee) =
        if up { (&mut low, &mut high) } else { (&mut high, &mut low) };
    let amount = i64::from(amount);
    // Only now, with both locks: before, somebody else may have paid.
    if **payer < amount {
        return false;
    }
    **payer -= amount;
    **payee += amount;
    true
}
