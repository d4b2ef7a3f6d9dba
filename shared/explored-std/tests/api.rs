//! Every public item of the modules that have a stand-in: it is there, and says what std's says, outside an exploration
//! and inside; its types have the traits that std's have, and no others.

#![expect(clippy::duplicate_mod, reason = "the same lines, once with each std")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};

#[macro_use]
#[path = "api/macros.rs"]
mod macros;

#[path = "api"]
mod real {
    use ::{crossbeam_channel, std};
    pub mod channel;
    pub mod items;
    pub mod traits;
}

#[path = "api"]
mod explored {
    use {explored_crossbeam_channel as crossbeam_channel, explored_std as std};
    pub mod channel;
    pub mod items;
    pub mod traits;
}

fn main() -> ExitCode {
    let docs = docs();
    let trials = vec![
        Trial::test("says_the_same_outside_an_exploration", || {
            same(&said(&real_items()), &said(&explored_items()))
        }),
        Trial::test("says_the_same_inside", says_the_same_inside),
        Trial::test("has_the_same_traits", || {
            same(&real::traits::traits(), &explored::traits::traits())?;
            same(&real::channel::traits(), &explored::channel::traits())
        }),
        Trial::test("is_a_thread_of_the_system", || {
            if real::items::pthread() && explored::items::pthread() {
                Ok(())
            } else {
                Err("two pthreads".into())
            }
        }),
        Trial::test("every_item_of_this_release_is_listed", every_item_is_listed)
            .with_ignored_flag(docs.is_none()),
        Trial::test(
            "every_item_of_crossbeam_is_listed",
            every_item_of_crossbeam_is_listed,
        ),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn same<T: PartialEq + std::fmt::Debug>(
    real: &[(&str, T)],
    explored: &[(&str, T)],
) -> Result<(), Failed> {
    let differ = real
        .iter()
        .zip(explored)
        .filter(|(real, explored)| real != explored);
    let differ: Vec<String> = differ
        .map(|(real, explored)| {
            format!(
                "{}\n  real     {:?}\n  explored {:?}",
                real.0, real.1, explored.1
            )
        })
        .collect();
    if differ.is_empty() {
        Ok(())
    } else {
        Err(differ.join("\n").into())
    }
}

type Item = (&'static str, fn() -> String);

fn real_items() -> Vec<Item> {
    [
        real::items::ITEMS,
        real::items::INTEGERS,
        real::channel::ITEMS,
    ]
    .concat()
}

fn explored_items() -> Vec<Item> {
    [
        explored::items::ITEMS,
        explored::items::INTEGERS,
        explored::channel::ITEMS,
    ]
    .concat()
}

fn said(items: &[Item]) -> Vec<(&'static str, String)> {
    items.iter().map(|(name, say)| (*name, say())).collect()
}

/// In every schedule.
fn says_the_same_inside() -> Result<(), Failed> {
    let differ = real_items().into_iter().zip(explored_items()).filter_map(
        |((name, real), (_, explored))| {
            let real = real();
            // std may wake a thread for no reason; as a rule it doesn't.
            let limits = explorer::Limits {
                spurious_wakeups: false,
                ..explorer::Limits::default()
            };
            let failure =
                explorer::explore_with(limits, move || assert_eq!(explored(), real)).failure?;
            Some(format!("{name}\n{failure}"))
        },
    );
    let differ: Vec<String> = differ.collect();
    if differ.is_empty() {
        Ok(())
    } else {
        Err(differ.join("\n").into())
    }
}

/// The documentation of the toolchain's std, if it is installed.
fn docs() -> Option<PathBuf> {
    let docs = PathBuf::from(rustc(&["--print", "sysroot"])?).join("share/doc/rust/html/std");
    docs.join("all.html").exists().then_some(docs)
}

fn rustc(arguments: &[&str]) -> Option<String> {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).args(arguments).output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

/// Reads what the documentation has, less what isn't stable.
fn every_item_is_listed() -> Result<(), Failed> {
    const MODULES: &[&str] = &[
        "hint/",
        "process/",
        "sync/",
        "thread/",
        "time/",
        "os/unix/thread/",
    ];
    /// Re-exported whole, since nothing in them waits or is shared.
    const STDS_OWN: &[&str] = &[
        "Command",
        "Child",
        "Exit",
        "Stdio",
        "Output",
        "Termination",
        "Duration",
        "SystemTime",
        "TryFromFloat",
        "Arc",
        "Weak",
        "PoisonError",
        "Ordering",
    ];

    let listed =
        concat!(include_str!("api/items.rs"), include_str!("api/traits.rs")).replace("::<u8>", "");
    let docs = docs().expect("ignored without");
    let all = fs::read_to_string(docs.join("all.html"))?;
    let mut missing = BTreeSet::new();
    for page in all
        .split("href=\"")
        .filter_map(|link| link.split('"').next())
    {
        let Some((_, item)) = page
            .rsplit_once('/')
            .filter(|_| MODULES.iter().any(|module| page.starts_with(module)))
        else {
            continue;
        };
        let (kind, name) = item
            .trim_end_matches(".html")
            .split_once('.')
            .unwrap_or_default();
        if STDS_OWN.iter().any(|own| name.starts_with(own)) {
            continue;
        }
        let html = fs::read_to_string(docs.join(page))?;
        let own = html
            .split("id=\"trait-implementations\"")
            .next()
            .unwrap_or_default();
        let own = own.split("id=\"deref-methods").next().unwrap_or_default();
        let mut sections = own.split("<section id=\"method.");
        let is_unstable = |html: &str| html.contains("class=\"stab unstable\"");
        let (head, _) = own
            .split_once("id=\"implementations\"")
            .unwrap_or((own, ""));
        if is_unstable(head) {
            continue;
        }
        if !listed.contains(name) {
            missing.insert(format!("{kind} {name}"));
        }
        for method in sections
            .by_ref()
            .skip(1)
            .filter(|section| !is_unstable(section))
        {
            let id = method.split('"').next().unwrap_or_default();
            let method = id.split('-').next().unwrap_or_default();
            let is_integer = ["AtomicI", "AtomicU"]
                .iter()
                .any(|kind| name.starts_with(kind));
            let mut lines = vec![format!("{name}::{method}(")];
            if is_integer {
                lines.push(format!("$name::{method}("));
            }
            if is_integer || name == "LocalKey" {
                lines.push(format!(".{method}("));
            }
            if !lines.iter().any(|line| listed.contains(line)) {
                missing.insert(format!("{name}::{method}"));
            }
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("std has these, and tests/api/items.rs has not: {missing:#?}").into())
    }
}

/// Reads the source, where cargo keeps it.
fn every_item_of_crossbeam_is_listed() -> Result<(), Failed> {
    /// For its own macro.
    const INTERNAL: &str = "hook";

    let host = rustc(&["--print", "host-tuple"]).ok_or("rustc tells its host")?;
    let metadata = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--offline",
            "--format-version=1",
            "--filter-platform",
            &host,
        ])
        .output()?;
    let metadata = String::from_utf8(metadata.stdout)?.replace(r"\\", "/");
    let mut manifests = metadata
        .split("\"manifest_path\":\"")
        .filter_map(|rest| rest.split('"').next());
    let manifest = manifests
        .find(|manifest| manifest.contains("/crossbeam-channel-"))
        .ok_or("no source of crossbeam-channel")?;
    let listed = include_str!("api/channel.rs");
    let mut missing = BTreeSet::new();
    for file in ["channel.rs", "err.rs", "select.rs", "select_macro.rs"] {
        let source = fs::read_to_string(PathBuf::from(manifest).with_file_name("src").join(file))?;
        let functions = source
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("pub fn "));
        let macros = source
            .lines()
            .filter_map(|line| line.strip_prefix("macro_rules! "));
        let names = functions.chain(macros).filter_map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
        let is_listed = |name: &str| {
            ["(", "::<u8>(", "!"]
                .iter()
                .any(|end| listed.contains(&format!("{name}{end}")))
        };
        missing.extend(
            names
                .filter(|name| {
                    *name != INTERNAL && !name.starts_with("crossbeam_") && !is_listed(name)
                })
                .map(str::to_owned),
        );
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(
            format!("crossbeam-channel has these, and tests/api/channel.rs has not: {missing:#?}")
                .into(),
        )
    }
}
