//! A server and hundreds of clients, all connected at the same time.

use std::thread::{self, ThreadId};
use std::{collections::HashSet, net::SocketAddr};

use anyhow::{Result, ensure};
use tokio::io::{self, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::{select, task::JoinSet};

/// Both ends of each are open files of ours; macOS allows us 256.
const CLIENTS: usize =
    if cfg!(target_os = "macos") { 100 } else { 300 };

#[tokio::main(flavor = "current_thread")]
pub async fn run() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    select! {
        failed = serve(listener) => failed, // else it never ends
        done = visit(address) => done,
    }
}

async fn visit(server: SocketAddr) -> Result<()> {
    let mut streams = Vec::new();
    for _ in 0..CLIENTS {
        streams.push(TcpStream::connect(server).await?);
    }
    println!("{CLIENTS} clients are connected");
    let mut clients = JoinSet::new();
    for (number, stream) in streams.into_iter().enumerate() {
        clients.spawn(talk(stream, number));
    }
    let threads = clients.join_all().await.into_iter();
    let threads: HashSet<_> = threads.collect::<Result<_>>()?;
    println!("each got its own words back");
    println!("threads that did it all: {}", threads.len());
    Ok(())
}

async fn serve(listener: TcpListener) -> Result<()> {
    loop {
        let (mut stream, _) = listener.accept().await?;
        tokio::spawn(async move {
            let (mut from, mut to) = stream.split();
            io::copy(&mut from, &mut to).await
        });
    }
}

async fn talk(mut at: TcpStream, number: usize) -> Result<ThreadId> {
    let words = format!("I am number {number}");
    at.write_all(words.as_bytes()).await?;
    at.shutdown().await?; // no more from us: the echo ends too
    let mut answer = String::new();
    at.read_to_string(&mut answer).await?;
    ensure!(answer == words, "{number} got \"{answer}\"");
    Ok(thread::current().id())
}
