//! A child turns a line round, over a pipe or over a socket: both carry
//! bytes, so the same functions serve both.

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
    let mut stdin = child.stdin.take().context("it is piped")?;
    let stdout = child.stdout.take().context("it is piped")?;
    writeln!(stdin, "the cat sleeps")?;
    let answer = line(stdout)?;
    println!("the pipe answers: {answer}");
    child.wait()?;

    let mut child = start("socket")?;
    let stdout = child.stdout.take().context("it is piped")?;
    let mut stream = TcpStream::connect(line(stdout)?)?;
    writeln!(stream, "{answer}")?;
    println!("the socket answers: {}", line(stream)?);
    child.wait()?;
    Ok(())
}

fn start(role: &str) -> Result<Child> {
    let mut command = child::command("streams", role)?;
    command.stdout(Stdio::piped());
    Child::start(command)
}

fn answer(from: impl Read, mut to: impl Write) -> Result<()> {
    let backwards: String = line(from)?.chars().rev().collect();
    Ok(writeln!(to, "{backwards}")?)
}

fn line(from: impl Read) -> Result<String> {
    let line = BufReader::new(from).lines().next();
    Ok(line.context("the other side said nothing")??)
}
