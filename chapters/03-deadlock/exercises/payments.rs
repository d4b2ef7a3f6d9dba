//! Payments between accounts: any two, both ways, at the same time.
//!
//! Practises: 03-deadlock/lock_order
//! Points: 2

use std::sync::Mutex;

pub struct Account {
    /// No two accounts have the same number.
    pub number: u32,
    pub euros: Mutex<i64>,
}

/// Pays `amount` euros from one account to another, and returns `true`.
/// If `from` holds less than that, nothing changes, and it returns `false`.
///
/// - Payments in any directions at once all come to an end, whatever the
///   schedule: they don't block each other for ever, nor keep each other
///   trying. Whoever waits sleeps, and doesn't ask again and again.
/// - Whoever locks both accounts and looks finds no money missing.
/// - Payments without a common account don't wait for each other.
/// - `from` and `to` may be the same account: then nothing changes, and
///   what is returned doesn't matter.
pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    todo!()
}
