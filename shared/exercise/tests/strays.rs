//! An answer that leaves a process behind is told so, and the process is ended: also if it has left the group of its
//! check, as a daemon does, or has thrown its environment away.

#![allow(clippy::zombie_processes)] // which is what some of these leave

use std::process::{Command, ExitCode};
use std::time::Duration;

exercise::checks![
    leaves_nobody,
    leaves_one_behind,
    lets_one_go_its_way,
    hides_one
];

/// With this in the environment this program is a process that stays for ever, or nearly.
const STAYS: &str = "STRAYS_STAYS";

/// And with this it is the test of an exercise, whose chapter is in that folder.
const CHAPTER: &str = "STRAYS_CHAPTER";

fn stays() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.env(STAYS, "yes");
    command
}

fn leaves_nobody() {
    let mut child = stays().spawn().unwrap();
    child.kill().unwrap();
    // Nobody waits for it, but it has ended.
}

fn leaves_one_behind() {
    let _ = stays().spawn().unwrap();
}

fn lets_one_go_its_way() {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let _ = stays().process_group(0).spawn().unwrap();
    }
}

fn hides_one() {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let _ = stays()
            .env_clear()
            .env(STAYS, "yes")
            .process_group(0)
            .spawn()
            .unwrap();
    }
}

fn main() -> ExitCode {
    if std::env::var_os(STAYS).is_some() {
        std::thread::sleep(Duration::from_secs(300));
        return ExitCode::SUCCESS;
    }
    if let Ok(chapter) = std::env::var(CHAPTER) {
        return exercise::verdict(&chapter, "daemon", CHECKS);
    }
    let root = tempfile::tempdir().unwrap();
    let chapter = root.path().join("chapters/01-daemons");
    std::fs::create_dir_all(chapter.join("exercises")).unwrap();
    std::fs::write(chapter.join("exercises/daemon.rs"), "//! Points: 1\n").unwrap();

    for (check, reason) in [
        ("leaves_nobody", None),
        ("leaves_one_behind", Some("left a child process running")),
        ("lets_one_go_its_way", Some("has left its group")),
        ("hides_one", Some("has left its group")),
    ] {
        if reason.is_some() && !cfg!(target_os = "linux") {
            println!(
                "{check}: not tried here; where there is no way to find it, only the group is ended"
            );
            continue;
        }
        let mut judge = Command::new(std::env::current_exe().unwrap());
        let judged = judge
            .env(CHAPTER, &chapter)
            .args(["--exact", check])
            .output()
            .unwrap();
        let said =
            String::from_utf8_lossy(&judged.stdout) + String::from_utf8_lossy(&judged.stderr);
        assert_eq!(
            judged.status.success(),
            reason.is_none(),
            "{check}:\n{said}"
        );
        assert!(
            said.contains(reason.unwrap_or("1 passed")),
            "{check}:\n{said}"
        );
        assert_eq!(left(), 0, "{check}: a process is left");
    }
    println!("whoever is left behind is told of, and ended");
    ExitCode::SUCCESS
}

/// How many processes stay, of those that this test has started.
fn left() -> usize {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let environments =
        processes.filter_map(|entry| std::fs::read(entry.path().join("environ")).ok());
    let stays = format!("{STAYS}=yes");
    environments
        .filter(|variables| {
            variables
                .split(|byte| *byte == 0)
                .any(|variable| variable == stays.as_bytes())
        })
        .count()
}
