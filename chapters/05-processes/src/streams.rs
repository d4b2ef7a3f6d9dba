//! A child answers a line with its rot13, over a pipe or over a socket:
//! both carry bytes, so the same functions serve both.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;

use anyhow::{Context, Result};

use crate::child::{self, Child};

pub fn run() -> Result<()> {
    match child::role().as_deref() {
        None => talk_to_both(),
        // Here stdin is the conversation; it ends when the parent does.
        Some("pipe") => answer(io::stdin(), io::stdout()),
        Some(_) => {
            child::end_with_parent();
            let listener = TcpListener::bind("127.0.0.1:0")?;
            println!("{}", listener.local_addr()?); // the system chose
            let (stream, _) = listener.accept()?;
            answer(&stream, &stream)
        }
    }
}

fn talk_to_both() -> Result<()> {
    let mut child = start("pipe")?;
    let stdin = child.stdin.take().context("it is piped")?;
    let stdout = child.stdout.take().context("it is piped")?;
    let secret = ask("the cat sleeps", stdin, stdout)?;
    println!("the pipe answers: {secret}");
    child.wait()?;

    let mut child = start("socket")?;
    let stdout = child.stdout.take().context("it is piped")?;
    let stream = TcpStream::connect(line(stdout)?)?;
    println!("the socket answers: {}", ask(&secret, &stream, &stream)?);
    child.wait()?;
    Ok(())
}

fn start(role: &str) -> Result<Child> {
    let mut command = child::command("streams", role)?;
    command.stdout(Stdio::piped());
    Child::start(command)
}

fn ask(
    what: &str,
    mut to: impl Write,
    from: impl Read,
) -> Result<String> {
    writeln!(to, "{what}")?;
    line(from)
}

fn answer(from: impl Read, mut to: impl Write) -> Result<()> {
    let turn = |letter: u8| match letter {
        b'a'..=b'z' => (letter - b'a' + 13) % 26 + b'a',
        other => other,
    };
    let turned: String =
        line(from)?.bytes().map(turn).map(char::from).collect();
    Ok(writeln!(to, "{turned}")?)
}

fn line(from: impl Read) -> Result<String> {
    let line = BufReader::new(from).lines().next();
    Ok(line.context("the other side said nothing")??)
}
