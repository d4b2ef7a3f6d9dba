//! `watch` in a real terminal: a person saves, looks, presses keys.
#![cfg(unix)]

mod workspace;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use workspace::{RIGHT, WRONG, Workspace};

/// A build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(240);

struct Terminal {
    pty: Box<dyn MasterPty + Send>,
    desk: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    shown: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

fn count(of: u16) -> NonZeroU16 {
    NonZeroU16::new(of).unwrap()
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

impl Terminal {
    fn watch(workspace: &Workspace) -> Self {
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let mut watch = CommandBuilder::new(env!("CARGO_BIN_EXE_desk"));
        watch.arg("watch");
        watch.cwd(&workspace.root);
        watch.env("CARGO_TARGET_DIR", Workspace::target());
        watch.env("CARGO_NET_OFFLINE", "true");
        let desk = pair.slave.spawn_command(watch).unwrap();
        let mut from = pair.master.try_clone_reader().unwrap();
        let (sender, shown) = channel();
        thread::spawn(move || {
            let mut block = [0; 4096];
            while let Ok(n @ 1..) = from.read(&mut block) {
                if sender.send(block[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            desk,
            keys: pair.master.take_writer().unwrap(),
            pty: pair.master,
            shown,
            screen: vt100::Parser::new(count(24), count(80), 0),
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// The screen, as soon as it shows all of these.
    fn shows(&mut self, texts: &[&str]) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen.screen().contents();
            if texts.iter().all(|text| screen.contains(text)) {
                return screen;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{texts:?} isn't shown, but:\n{screen}"
            );
            match self
                .shown
                .recv_timeout(PATIENCE.saturating_sub(start.elapsed()))
            {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("{texts:?} isn't shown, but:\n{screen}"),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("it has ended, before {texts:?}:\n{screen}")
                }
            }
        }
    }

    fn resize(&mut self, rows: u16, cols: u16) {
        self.screen.screen_mut().set_size(count(rows), count(cols));
        self.pty.resize(size(rows, cols)).unwrap();
    }
}

#[test]
fn a_learner_at_work() {
    let workspace = Workspace::new();
    let mut terminal = Terminal::watch(&workspace);
    terminal.shows(&[
        "01 twice: not started",
        "0 of 3 points",
        "chapters/01-numbers/exercises/twice.rs",
    ]);

    workspace.save("twice", WRONG);
    let screen = terminal.shows(&["01 twice: not yet right", "The check: it doubles 4"]);
    let (said, bar) = (
        screen.find("twice of 4").unwrap(),
        screen.find("points").unwrap(),
    );
    assert!(said < bar, "the diagnosis stands above the bar:\n{screen}");
    assert!(screen.contains("1 not judged before that"), "{screen}");
    assert!(!screen.contains("secret"), "{screen}");

    terminal.press("h");
    terminal.shows(&[
        "Hint 1: What is it?",
        "A sum.",
        "[h]int 2 of 2",
        "twice of 4",
    ]);
    terminal.press("h");
    let screen = terminal.shows(&["Hint 2: Of what?"]);
    assert!(!screen.contains("Hint 1"), "one at a time:\n{screen}");

    workspace.save("twice", "pub fn twice(n: u32) -> u32 { \"8\" }\n");
    terminal.shows(&[
        "doesn't compile",
        "mismatched types",
        "chapters/01-numbers/exercises/twice.rs:1",
    ]);

    // It hangs, and is told so; meanwhile there are keys, and the terminal gets another size.
    workspace.save(
        "twice",
        "pub fn twice(n: u32) -> u32 { loop { std::thread::park() } }\n",
    );
    terminal.shows(&[" s (an answer that hangs is ended after 15)"]);
    terminal.resize(30, 60);
    terminal.press("l");
    terminal.shows(&["> - 01-numbers    twice", "  - 01-numbers    three_times"]);
    terminal.press("l");
    terminal.shows(&["twice: not yet right", "still running after 15s"]);

    // It hangs again, and the next save doesn't wait for its end, nor does it stay behind.
    workspace.save("twice", &hangs_and_can_be_called());
    let start = Instant::now();
    let port: u16 = loop {
        match std::fs::read_to_string(workspace.root.join("port")) {
            Ok(port) if port.ends_with('\n') => break port.trim().parse().unwrap(),
            _ => assert!(start.elapsed() < PATIENCE, "the answer doesn't run"),
        }
        thread::yield_now();
    };
    assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
    workspace.save("twice", RIGHT);
    terminal.shows(&["twice is done: 2 points.", "2 of 3 points", "[n]ext"]);
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_ok() {
        assert!(
            start.elapsed() < PATIENCE,
            "the answer that hangs is still there"
        );
        thread::yield_now();
    }

    terminal.press("n");
    terminal.shows(&["01 three times: not started"]);
    workspace.save("three_times", WRONG);
    terminal.shows(&["doesn't compile"]);
    terminal.press("r");
    terminal.shows(&["Make it new?"]);
    terminal.press("y");
    terminal.shows(&[
        "three_times.rs is as new; your answer",
        "three times: not started",
    ]);
    assert!(
        workspace
            .read("chapters/01-numbers/exercises/three_times.rs")
            .contains("todo!()")
    );
    assert_eq!(
        workspace.read("chapters/01-numbers/exercises/three_times.rs.bak"),
        WRONG
    );

    terminal.press("l\x1b[A\r");
    terminal.shows(&["twice is done: 2 points.", "01 twice: done"]);

    terminal.press("q");
    assert!(terminal.desk.wait().unwrap().success());
}

/// What is done is remembered, so that it begins with what isn't.
#[test]
fn it_begins_with_the_first_that_is_not_done() {
    let workspace = Workspace::new();
    workspace.save("twice", RIGHT);
    let mut terminal = Terminal::watch(&workspace);
    terminal.shows(&["three times: not started", "2 of 3 points"]);
    terminal.press("\x03");
    assert!(
        terminal.desk.wait().unwrap().success(),
        "Ctrl-C ends it as well"
    );
}

#[test]
fn without_a_terminal_it_says_so() {
    let said = Workspace::new().desk(&["watch"]);
    assert_eq!(said.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&said.stderr),
        "watch needs a terminal; without one, `exercise` judges once\n"
    );
}

fn hangs_and_can_be_called() -> String {
    "pub fn twice(n: u32) -> u32 {
        let listener = std::net::TcpListener::bind(\"127.0.0.1:0\").unwrap();
        let port = concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../port\");
        std::fs::write(port, format!(\"{}\\n\", listener.local_addr().unwrap().port())).unwrap();
        loop { std::thread::park() }
    }"
    .to_owned()
}
