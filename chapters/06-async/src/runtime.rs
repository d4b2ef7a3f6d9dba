//! The same coroutine run by hand, by a runtime, and by an attribute.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use anyhow::Result;
use tokio::runtime::Builder;
use tokio::task::yield_now;

pub fn run() -> Result<()> {
    // The call only makes the coroutine; it doesn't begin.
    let mut rocket = pin!(countdown());
    println!("by hand: made, and nothing has happened");
    let mut context = Context::from_waker(Waker::noop());
    loop {
        match rocket.as_mut().poll(&mut context) {
            Poll::Pending => println!("by hand: control is back here"),
            Poll::Ready(end) => break println!("by hand: {end}"),
        }
    }

    let runtime = Builder::new_current_thread().build()?;
    let end = runtime.block_on(countdown());
    println!("by a runtime: {end}");

    let end = with_attribute();
    println!("by an attribute: {end}");
    Ok(())
}

/// The attribute makes an ordinary function of it, which builds such a
/// runtime and has it run the body.
#[tokio::main(flavor = "current_thread")]
async fn with_attribute() -> &'static str {
    countdown().await
}

async fn countdown() -> &'static str {
    for number in [2, 1] {
        println!("{number}");
        yield_now().await; // gives up control, and asks for it again
    }
    "lift-off"
}
