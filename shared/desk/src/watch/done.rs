//! Which exercises were done when they were last judged, as long as neither answer nor checks have changed since.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use exercise::Task;

/// By the names of the exercises; kept in a file that may be deleted at any time.
pub struct Done {
    file: PathBuf,
    known: BTreeMap<String, u64>,
}

impl Done {
    pub fn load(root: &Path) -> Self {
        let file = root.join("target/desk/done.json");
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let known = serde_json::from_str(&text).unwrap_or_default();
        Self { file, known }
    }

    pub fn holds(&self, task: &Task) -> bool {
        self.known.get(&key(task)) == Some(&version(task))
    }

    pub fn set(&mut self, task: &Task, done: bool) {
        if done {
            self.known.insert(key(task), version(task));
        } else {
            self.known.remove(&key(task));
        }
        // Nothing is lost without it but the time to judge again.
        let _ = self.file.parent().map(std::fs::create_dir_all);
        let _ = std::fs::write(&self.file, serde_json::json!(self.known).to_string());
    }
}

fn key(task: &Task) -> String {
    format!("{}/{}", task.chapter, task.name)
}

fn version(task: &Task) -> u64 {
    let mut hasher = DefaultHasher::new();
    let checks = task.folder().join(format!("checks/{}.rs", task.name));
    for file in [task.file(), checks] {
        std::fs::read(file).unwrap_or_default().hash(&mut hasher);
    }
    hasher.finish()
}
