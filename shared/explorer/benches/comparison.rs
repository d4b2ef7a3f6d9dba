//! Prints the table of `comparison/`, a package of its own: what it compares with is built for nothing else.

use std::path::Path;
use std::process::{Command, exit};

fn main() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("comparison/Cargo.toml");
    let status = Command::new(env!("CARGO"))
        .args(["run", "--release", "--quiet", "--manifest-path"])
        .arg(manifest)
        .status();
    exit(status.ok().and_then(|s| s.code()).unwrap_or(1));
}
