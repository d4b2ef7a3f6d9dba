//! How long does a server take to answer, with n connections open at once?
//!
//! The server is a process of its own, in Rust or in Python: a thread or a task for each
//! connection sends back what it gets. The clients are tasks of this process.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::{net, thread, time::Instant};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
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
        let mut server = server
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
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
    point(
        "server",
        series,
        n,
        clock.elapsed().as_secs_f64() / REQUESTS as f64,
    )
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

/// The Rust servers. They end when their stdin does.
pub fn serve(arguments: &[String]) -> Result<()> {
    let listener = net::TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?.port());
    thread::spawn(|| {
        _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    match arguments.first().map(String::as_str) {
        Some("threads") => with_threads(&listener),
        Some("tasks") => with_tasks(listener),
        _ => bail!("threads or tasks?"),
    }
}

fn with_threads(listener: &net::TcpListener) -> Result<()> {
    loop {
        let (mut connection, _) = listener.accept()?;
        connection.set_nodelay(true)?;
        thread::Builder::new().spawn(move || {
            let mut bytes = [0; 1024];
            while let Ok(n @ 1..) = connection.read(&mut bytes) {
                if connection.write_all(&bytes[..n]).is_err() {
                    break;
                }
            }
        })?;
    }
}

fn with_tasks(listener: net::TcpListener) -> Result<()> {
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        loop {
            let (mut connection, _) = listener.accept().await?;
            connection.set_nodelay(true)?;
            tokio::spawn(async move {
                let mut bytes = [0; 1024];
                while let Ok(n @ 1..) = connection.read(&mut bytes).await {
                    if connection.write_all(&bytes[..n]).await.is_err() {
                        break;
                    }
                }
            });
        }
    })
}
