//! An auctioneer alone knows the highest bid. Bidders send a bid, and
//! with it the way back for the answer.

use std::time::Duration;

use anyhow::Result;
use tokio::sync::{mpsc, oneshot};
use tokio::{join, time::sleep};

struct Bid {
    bidder: &'static str,
    amount: u32,
    answer: oneshot::Sender<String>,
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn run() -> Result<()> {
    let (sender, bids) = mpsc::channel(2); // a third would have to wait
    let auction = tokio::spawn(auctioneer(bids));

    let (ada, ben, cleo) = join!(
        bid(sender.clone(), "Ada", 10, 1),
        bid(sender.clone(), "Ben", 8, 2),
        bid(sender, "Cleo", 15, 3),
    );
    ada.and(ben).and(cleo)?;
    println!("{}", auction.await?);
    Ok(())
}

async fn auctioneer(mut bids: mpsc::Receiver<Bid>) -> String {
    let (mut leader, mut highest) = ("nobody", 0);
    while let Some(Bid { bidder, amount, answer }) = bids.recv().await {
        let verdict = if amount > highest {
            (leader, highest) = (bidder, amount);
            "leads".to_owned()
        } else {
            format!("too low, {leader} bids {highest}")
        };
        let _ = answer.send(verdict); // the bidder may have left
    } // the last sender is gone: nobody can bid any more
    format!("sold to {leader} for {highest}")
}

async fn bid(
    auction: mpsc::Sender<Bid>,
    bidder: &'static str,
    amount: u32,
    thinks: u64,
) -> Result<()> {
    sleep(Duration::from_secs(thinks)).await;
    let (answer, verdict) = oneshot::channel();
    auction.send(Bid { bidder, amount, answer }).await?;
    println!("{bidder} bids {amount}: {}", verdict.await?);
    Ok(())
}
