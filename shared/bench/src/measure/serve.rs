//! Two servers: a thread or a task for each connection sends back what it gets.

use std::io::{Read, Write, stdin};
use std::{net::TcpListener, process, thread};

use anyhow::{Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::runtime;

/// Serves until stdin ends.
pub fn run(arguments: &[String]) -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?.port());
    thread::spawn(|| {
        _ = stdin().read_to_end(&mut Vec::new());
        process::exit(0);
    });
    match arguments.first().map(String::as_str) {
        Some("threads") => with_threads(&listener),
        Some("tasks") => with_tasks(listener),
        _ => bail!("threads or tasks?"),
    }
}

fn with_threads(listener: &TcpListener) -> Result<()> {
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

fn with_tasks(listener: TcpListener) -> Result<()> {
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
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
