//! How long does a server take to answer, with n connections open at once?
//!
//! These are the clients, tasks of one thread. The server is a process of its own.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::{runtime, task::JoinSet};

use super::{all_well, point};

const CONNECTIONS: [usize; 3] = [10, 100, 1_000];
const REQUESTS: usize = 5_000; // in all

/// The arguments: the name of the series, and the server's command line.
pub fn run(arguments: &[String]) -> Result<()> {
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    let (series, server) = arguments.split_first().context("which server?")?;
    let Some((program, arguments)) = server.split_first() else {
        return runtime.block_on(nobody_answers(series));
    };
    for n in CONNECTIONS {
        let mut server = Command::new(program);
        let mut server =
            server.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut port = String::new();
        BufReader::new(server.stdout.take().context("a pipe")?).read_line(&mut port)?;
        let address = ("127.0.0.1", port.trim().parse()?);
        runtime.block_on(async {
            let mut connections = Vec::new();
            for _ in 0..n {
                let connection = TcpStream::connect(address).await?;
                connection.set_nodelay(true)?;
                let (mut from, mut to) = connection.into_split();
                ask(&mut from, &mut to).await?; // now there is somebody to answer
                connections.push((from, to));
            }
            ask_all(series, connections).await
        })?;
        drop(server.stdin.take()); // tells it to end
        all_well(server)?;
    }
    Ok(())
}

/// All connections at once, each one request after the other.
async fn ask_all<R, W>(series: &str, connections: Vec<(R, W)>) -> Result<()>
where
    R: AsyncRead + Unpin + Send + 'static,
    W: AsyncWrite + Unpin + Send + 'static,
{
    let n = connections.len();
    let clock = Instant::now();
    let mut clients = JoinSet::new();
    for (mut from, mut to) in connections {
        clients.spawn(async move {
            for _ in 0..REQUESTS / n {
                ask(&mut from, &mut to).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(client) = clients.join_next().await {
        client??;
    }
    point("server", series, n, clock.elapsed().as_secs_f64() / REQUESTS as f64)
}

async fn ask(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
) -> Result<()> {
    to.write_all(&[1; 64]).await?;
    from.read_exact(&mut [0; 64]).await?;
    Ok(())
}

/// The floor: no server, each client reads what it wrote itself.
async fn nobody_answers(series: &str) -> Result<()> {
    #[cfg(unix)]
    for n in CONNECTIONS {
        let mut connections = Vec::new();
        for _ in 0..n {
            let (one, other) = tokio::net::UnixStream::pair()?;
            connections.push((one.into_split().0, other.into_split().1));
        }
        ask_all(series, connections).await?;
    }
    Ok(())
}
