//! What to read again, by what went wrong.

/// What a diagnosis says, and the page that is about it. The first that fits counts.
const PAGES: &[(&str, &str)] = &[
    ("waits for itself", "03-deadlock/relock"),
    ("wait for each other", "03-deadlock/two_locks"),
    ("nobody is left to notify", "03-deadlock/lost_wakeup"),
    ("it goes on and on", "03-deadlock/back_off"),
    ("update is lost", "02-locks/lost_update"),
    ("waits for a message", "04-queues/closing"),
    ("waits for a partner", "04-queues/rendezvous"),
    ("waits for room", "04-queues/backpressure"),
    ("for room in its pipe", "05-processes/full_buffer"),
    ("its stdin is still open", "05-processes/streams"),
    ("never reach the parent", "05-processes/own_memory"),
    ("a zombie", "05-processes/start"),
    ("no exit code", "05-processes/crashes"),
    ("a child that failed", "05-processes/crashes"),
    ("cancelled half-way", "06-async/cancelled"),
    ("nobody has cancelled them", "06-async/cancelled"),
    ("on the runtime's own thread", "06-async/blocking"),
    ("the pause keeps a thread", "06-async/blocking"),
    ("only 1 had begun", "06-async/turns"),
    ("a panic was swallowed", "06-async/gather"),
    ("a job panicked", "01-threads/panics"),
    ("a worker panicked", "01-threads/panics"),
    ("measure panicked", "01-threads/panics"),
];

/// The page for what the diagnosis `said`; otherwise the one that the exercise practises.
pub(crate) fn page(said: &str, practised: Option<String>) -> Option<String> {
    let fits = |(phrase, _): &&(&str, &str)| said.contains(phrase);
    let found = PAGES.iter().find(fits);
    found.map(|(_, page)| (*page).to_owned()).or(practised)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::PAGES;

    /// A page that was renamed, or a diagnosis that is now said in other words, would go unnoticed.
    #[test]
    fn each_page_exists_and_some_wrong_answer_leads_to_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut said = String::new();
        for task in crate::Task::all(&root).unwrap() {
            let records = std::fs::read_dir(task.folder().join("wrong_answers").join(&task.name));
            for record in records.into_iter().flatten().flatten() {
                if record
                    .path()
                    .extension()
                    .is_some_and(|ending| ending == "txt")
                {
                    said += &std::fs::read_to_string(record.path())
                        .unwrap()
                        .replace("\n    ", " ");
                }
            }
        }
        for (phrase, page) in PAGES {
            assert!(root.join(format!("book/src/{page}.md")).exists(), "{page}");
            assert!(
                said.contains(phrase),
                "no wrong answer is told \"{phrase}\""
            );
        }
    }
}
