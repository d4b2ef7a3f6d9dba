//! Which machine the results are from.

use std::process::Command;
use std::time::SystemTime;
use std::{env, fs, thread};

use serde::{Deserialize, Serialize};

/// What a reader has to know to compare.
#[derive(Serialize, Deserialize)]
pub struct Machine {
    /// How many threads can run at once.
    pub cores: u64,
    /// The processor's name, where the system tells it.
    pub cpu: Option<String>,
    /// The operating system and the kind of processor.
    pub system: String,
    /// The compiler's version.
    pub rust: Option<String>,
    /// The interpreter's version; none, and nothing of Python was measured.
    pub python: Option<String>,
    /// Whether the interpreter has a global lock that is in use.
    pub gil: Option<bool>,
    /// When, in UTC.
    pub date: String,
}

impl Machine {
    /// This one, now, with that Python.
    pub fn here(python: Option<&str>) -> Self {
        let ask_python = |question: &str| {
            let question = format!("import platform, sys; print({question})");
            said(python?, &["-c", &question])
        };
        let gil = "getattr(sys, '_is_gil_enabled', lambda: True)()";
        let date = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        Self {
            cores: thread::available_parallelism().map_or(1, |n| n.get() as u64),
            cpu: cpu(),
            system: format!("{} {}", env::consts::OS, env::consts::ARCH),
            rust: said("rustc", &["--version"])
                .and_then(|said| Some(said.split(' ').nth(1)?.to_owned())),
            python: ask_python("platform.python_version()"),
            gil: ask_python(gil).map(|said| said == "True"),
            date: date.split('T').next().unwrap_or_default().to_owned(),
        }
    }
}

/// The Python to measure: that of the environment variable `PYTHON`, or the one there is.
pub fn python() -> Option<String> {
    let new_enough = ["-c", "import sys; print(sys.version_info >= (3, 9))"];
    let names = match env::var("PYTHON") {
        Ok(name) => vec![name],
        Err(_) => ["python3", "python", "py"].map(String::from).to_vec(),
    };
    names.into_iter().find(|name| said(name, &new_enough).is_some_and(|said| said == "True"))
}

fn cpu() -> Option<String> {
    match env::consts::OS {
        "linux" => {
            let file = fs::read_to_string("/proc/cpuinfo").ok()?;
            let line = file.lines().find(|line| line.starts_with("model name"))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        }
        "macos" => said("sysctl", &["-n", "machdep.cpu.brand_string"]),
        _ => env::var("PROCESSOR_IDENTIFIER").ok(),
    }
}

fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| said.trim().to_owned())
}
