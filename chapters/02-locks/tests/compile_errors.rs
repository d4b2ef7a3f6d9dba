//! What the compiler must refuse, it refuses, and for the reason that the file's first line names.
//!
//! For each `compile_errors/NAME.rs`:
//!
//! - `refused::NAME`: its error codes are those before the first colon of its first line, and no
//!   others; the record `NAME.stderr`, which the book shows, has the same;
//! - `fixed::NAME`: the cure in `fixed/NAME.rs` compiles without a warning.
//!
//! Apart from its codes a message may change with the compiler's version: `BLESS=1` records it anew.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use libtest_mimic::{Arguments, Trial};

const FOLDER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/compile_errors");

fn main() -> ExitCode {
    let names =
        names().expect("compile_errors is a folder of programs");
    assert!(!names.is_empty(), "{FOLDER} holds no program");
    let mut trials = vec![
        Trial::test("the_check::sees_that_a_program_compiles", || {
            refuses_to_confirm("fixed/two_writers", "E0499", "nothing")
        }),
        Trial::test("the_check::sees_another_error", || {
            refuses_to_confirm("two_writers", "E0277", "E0499")
        }),
    ];
    for name in names {
        let fixed = name.clone();
        trials
            .push(Trial::test(format!("refused::{name}"), move || {
                Ok(refused(&name)?)
            }));
        trials
            .push(Trial::test(format!("fixed::{fixed}"), move || {
                Ok(compiles(&format!("fixed/{fixed}"))?)
            }));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn refused(name: &str) -> Result<()> {
    let program = fs::read_to_string(format!("{FOLDER}/{name}.rs"))?;
    let (promised, _) = program
        .trim_start_matches("//! ")
        .split_once(':')
        .context("the first line should be `//! CODE: why`")?;
    let message = compiler_says(name)?;
    same_codes(promised, &message)?;

    let record = format!("{FOLDER}/{name}.stderr");
    if env::var_os("BLESS").is_some() {
        fs::write(&record, &message)?;
    }
    let recorded = fs::read_to_string(&record)
        .with_context(|| format!("{record} (`just bless` records)"))?;
    same_codes(promised, &recorded)
        .with_context(|| format!("{record} is stale"))
}

fn compiles(name: &str) -> Result<()> {
    let message = compiler_says(name)?;
    ensure!(message.is_empty(), "{name}.rs should compile:\n{message}");
    Ok(())
}

fn same_codes(promised: &str, message: &str) -> Result<()> {
    let promised = promised.split(", ").collect();
    let found = codes(message);
    ensure!(
        found == promised,
        "promised: {promised:?}, found: {}\n{message}",
        if found.is_empty() {
            "nothing".into()
        } else {
            format!("{found:?}")
        },
    );
    Ok(())
}

/// The codes in lines such as `error[E0277]: ...`; an error without a code counts as `?`.
fn codes(message: &str) -> BTreeSet<&str> {
    let errors =
        message.lines().filter_map(|line| line.strip_prefix("error"));
    let errors =
        errors.filter(|rest| !rest.starts_with(": aborting due to"));
    errors
        .map(|rest| {
            rest.strip_prefix('[')
                .and_then(|rest| rest.split(']').next())
                .unwrap_or("?")
        })
        .collect()
}

/// The compiler's message about `compile_errors/NAME.rs`; empty if it has nothing to say.
fn compiler_says(name: &str) -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    let out = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(name.replace('/', "-"));
    let output = Command::new(rustc)
        .current_dir(FOLDER) // so that the message names the file without our folders
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "bin",
            "--emit",
            "metadata",
            "--out-dir",
        ])
        .arg(&out)
        .arg(format!("{name}.rs"))
        .output()
        .context("can't start rustc")?;
    let _ = fs::remove_dir_all(out); // not there when the program was refused
    let message =
        String::from_utf8(output.stderr)?.replace("\r\n", "\n");
    ensure!(
        output.status.success() || !codes(&message).is_empty(),
        "rustc failed:\n{message}"
    );
    Ok(message
        .lines()
        .map(|line| without_toolchain(line) + "\n")
        .collect())
}

/// `--> /somebody's/toolchain/library/std/...` is `--> library/std/...`.
fn without_toolchain(line: &str) -> String {
    match (line.find("--> "), line.find("library/")) {
        (Some(arrow), Some(path)) => {
            format!("{}{}", &line[..arrow + 4], &line[path..])
        }
        _ => line.to_owned(),
    }
}

/// The programs' names, in order.
fn names() -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(FOLDER)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        names.extend(file.strip_suffix(".rs").map(String::from));
    }
    Ok(names)
}

/// A check is worth something only if it can fail: here it must.
fn refuses_to_confirm(
    name: &str,
    promised: &str,
    found: &str,
) -> Result<(), libtest_mimic::Failed> {
    match same_codes(promised, &compiler_says(name)?) {
        Ok(()) => Err("the check let it pass".into()),
        Err(complaint) if complaint.to_string().contains(found) => {
            Ok(())
        }
        Err(complaint) => Err(complaint.into()),
    }
}
