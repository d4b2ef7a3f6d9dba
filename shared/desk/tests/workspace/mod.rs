//! A small repository of one chapter with two exercises, in a folder with a space and letters that aren't ASCII.
//! No git, no history.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub struct Workspace {
    _folder: TempDir,
    pub root: PathBuf,
}

pub const WRONG: &str = "pub fn twice(n: u32) -> u32 { n + 1 }\n";
pub const RIGHT: &str = "pub fn twice(n: u32) -> u32 { n + n }\n";

impl Workspace {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("Übung für Ada");
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../exercise");
        let shared = fs::canonicalize(shared).unwrap();
        let workspace = Self {
            _folder: folder,
            root,
        };
        workspace.write(
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"chapters/*\"]\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n",
        );
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
        workspace.write("Cargo.lock", &fs::read_to_string(lock).unwrap());
        workspace.write(
            "chapters/01-numbers/Cargo.toml",
            &format!(
                "[package]\nname = \"numbers\"\nversion = \"0.1.{}\"\nedition = \"2024\"\n\
                 [dev-dependencies]\nexercise.path = {shared:?}\n\
                 [[test]]\nname = \"twice\"\nharness = false\n\
                 [[test]]\nname = \"three_times\"\nharness = false\n",
                version()
            ),
        );
        workspace.write("chapters/01-numbers/src/lib.rs", "");
        workspace.write(
            "book/src/SUMMARY.md",
            "- [Exercise: twice](01-numbers/exercises/twice.md)\n\
             - [Exercise: three times](01-numbers/exercises/three_times.md)\n",
        );
        workspace.exercise("twice", 2, "it doubles 4; the check knows the answer");
        workspace.exercise("three_times", 1, "it takes 4 three times");
        workspace
    }

    fn exercise(&self, name: &str, factor: u32, scenario: &str) {
        let original = format!(
            "//! Practises: 01-numbers/counting\n//! Points: {factor}\n\n\
             pub fn {name}(n: u32) -> u32 {{\n    todo!()\n}}\n"
        );
        self.write(
            &format!("chapters/01-numbers/originals/{name}.rs"),
            &original,
        );
        self.save(name, &original);
        self.write(
            &format!("chapters/01-numbers/checks/{name}.rs"),
            &format!(
                "exercise::checks![\n    zero_stays_zero,\n    /// {scenario}\n    multiplies,\n    of_one,\n];\n\
                 fn zero_stays_zero() {{}}\n\
                 fn multiplies() {{ assert_eq!(super::answer::{name}(4), 4 * {factor}, \"{name} of 4\") }}\n\
                 fn of_one() {{ assert_eq!(super::answer::{name}(1), {factor}) }}\n"
            ),
        );
        self.write(
            &format!("chapters/01-numbers/tests/{name}.rs"),
            &format!(
                "#[path = \"../exercises/{name}.rs\"]\n#[allow(unused)]\nmod answer;\n\
                 #[path = \"../checks/{name}.rs\"]\nmod checks;\n\
                 fn main() -> std::process::ExitCode {{\n    \
                 exercise::verdict(env!(\"CARGO_MANIFEST_DIR\"), \"{name}\", checks::CHECKS)\n}}\n"
            ),
        );
        self.write(
            &format!("book/src/01-numbers/exercises/{name}.md"),
            &format!(
                "# Exercise: {}\n\nIt takes about ten minutes.\n\n## Hints\n\n\
                 <details>\n<summary>What is it?</summary>\n\nA sum.\n\n</details>\n\
                 <details>\n<summary>Of what?</summary>\n\nOf the number itself.\n\n</details>\n\n\
                 ## Solution\n\n<details>\n<summary>One</summary>\n\nsecret\n\n</details>\n",
                name.replace('_', " ")
            ),
        );
    }

    pub fn save(&self, name: &str, answer: &str) {
        self.write(&format!("chapters/01-numbers/exercises/{name}.rs"), answer);
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// What others have compiled is compiled, and what is compiled here has the test's own version.
    pub fn target() -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("..")
    }

    pub fn desk(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_desk"))
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", Self::target())
            .env("CARGO_NET_OFFLINE", "true")
            .output()
            .unwrap()
    }
}

fn version() -> u16 {
    let mut hasher = DefaultHasher::new();
    std::thread::current().name().hash(&mut hasher);
    u16::try_from(hasher.finish() % 60_000).unwrap()
}
