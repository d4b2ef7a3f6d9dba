//! Each of the phrasebook's snippets does what the page says.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

const NOT_LONG: Duration = Duration::from_millis(10);
const LONG: Duration = Duration::from_secs(60);

mod threading {
    use super::{LONG, NOT_LONG};
    use phrasebook::threading::*;
    use std::sync::{Condvar, Mutex, mpsc};
    use std::thread;

    #[test]
    fn spawn() {
        assert_eq!(phrasebook::threading::spawn(vec!["a".into(), "b".into()]), 2);
    }

    #[test]
    fn join_timeout() {
        assert_eq!(phrasebook::threading::join_timeout(|| 7, LONG), Some(7));
        let (never, end) = mpsc::channel::<()>();
        let waits = move || end.recv().is_ok();
        assert_eq!(phrasebook::threading::join_timeout(waits, NOT_LONG), None);
        drop(never);
    }

    #[test]
    fn panic_hook() {
        phrasebook::threading::panic_hook();
        assert!(thread::spawn(|| panic!("as it should")).join().is_err());
    }

    #[test]
    fn local() {
        phrasebook::threading::local("a");
        assert_eq!(phrasebook::threading::local("b"), 2);
        let other = thread::spawn(|| phrasebook::threading::local("c"));
        assert_eq!(other.join().unwrap(), 1);
    }

    #[test]
    fn global_lock() {
        let before = phrasebook::threading::global_lock("Ada", 36);
        assert_eq!(phrasebook::threading::global_lock("Ben", 25), before + 1);
    }

    #[test]
    fn lock_timeout() {
        let balance = parking_lot::Mutex::new(1);
        assert!(phrasebook::threading::lock_timeout(&balance));
        let kept = balance.lock();
        thread::scope(|scope| {
            let other = scope.spawn(|| phrasebook::threading::lock_timeout(&balance));
            assert!(!other.join().unwrap());
        });
        assert_eq!(*kept, 2);
    }

    #[test]
    fn cache() {
        let cache = Cache::default();
        assert_eq!(cache.get(3, |n| n * n), 9);
        assert_eq!(cache.get(3, |_| panic!("computed twice")), 9);
    }

    #[test]
    fn condition() {
        let (jobs, changed) = (Mutex::new(vec![]), Condvar::new());
        thread::scope(|scope| {
            let worker = scope.spawn(|| phrasebook::threading::condition(&jobs, &changed));
            jobs.lock().unwrap().push(5);
            changed.notify_one();
            assert_eq!(worker.join().unwrap(), 5);
        });
    }

    #[test]
    fn condition_timeout() {
        let (jobs, changed) = (Mutex::new(vec![]), Condvar::new());
        assert_eq!(phrasebook::threading::condition_timeout(&jobs, &changed), None);
        jobs.lock().unwrap().push(5);
        assert_eq!(phrasebook::threading::condition_timeout(&jobs, &changed), Some(5));
    }

    #[test]
    fn event() {
        let event = Event::default();
        assert!(!event.wait(NOT_LONG));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| event.wait(LONG));
            event.set();
            assert!(waiting.join().unwrap());
        });
    }

    #[test]
    fn stop_flag() {
        phrasebook::threading::stop_flag();
    }

    #[test]
    fn semaphore() {
        let semaphore = Semaphore::new(1);
        let permit = semaphore.acquire(NOT_LONG);
        assert!(permit.is_some());
        assert!(semaphore.acquire(NOT_LONG).is_none());
        drop(permit);
        assert!(semaphore.acquire(LONG).is_some());
    }

    #[test]
    fn barrier() {
        assert!(!Barrier::default().wait(2, NOT_LONG));
        let barrier = Barrier::default();
        thread::scope(|scope| {
            let other = scope.spawn(|| barrier.wait(2, LONG));
            assert!(barrier.wait(2, LONG));
            assert!(other.join().unwrap());
        });
    }

    #[test]
    fn timer() {
        let (sender, rung) = mpsc::channel();
        let cancelled = Timer::start(LONG, || panic!("cancelled"));
        let _timer = Timer::start(NOT_LONG, move || sender.send(()).unwrap());
        drop(cancelled);
        assert_eq!(rung.recv(), Ok(()));
    }

    #[test]
    fn every() {
        let (stop, stopped) = mpsc::channel();
        let (mut stop, mut times) = (Some(stop), 0);
        phrasebook::threading::every(NOT_LONG, &stopped, || {
            times += 1;
            if times == 3 {
                stop.take();
            }
        });
        assert_eq!(times, 3);
    }
}

mod queues {
    use phrasebook::queues::*;

    #[test]
    fn queue() {
        assert_eq!(phrasebook::queues::queue(), 5050);
    }

    #[test]
    fn get_timeout() {
        let (sender, queue) = crossbeam_channel::bounded(1);
        let get = || phrasebook::queues::get_timeout(&queue);
        sender.send("tea".into()).unwrap();
        assert_eq!(get(), "tea");
        assert_eq!(get(), "nothing yet");
        drop(sender);
        assert_eq!(get(), "nothing any more");
    }

    #[test]
    fn join() {
        assert_eq!(phrasebook::queues::join(&[1, 2, 3], 2), 14);
    }

    #[test]
    fn priority_queue() {
        let queue = PriorityQueue::default();
        queue.put((2, "cough"));
        queue.put((1, "fire"));
        assert_eq!(queue.get(), (1, "fire"));
        assert_eq!(queue.get(), (2, "cough"));
    }
}

mod futures {
    use phrasebook::futures;

    #[test]
    fn map() {
        assert_eq!(futures::map(&["one", "three"]), [3, 5]);
    }

    #[test]
    fn map_that_waits() {
        let numbers: Vec<u32> = (0..20).collect();
        let doubled = futures::map_that_waits(&numbers, 3, |n| n * 2);
        assert_eq!(doubled, numbers.iter().map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn as_completed() {
        assert_eq!(futures::as_completed(&["one", "three"], |url| url.len()), 8);
    }

    #[test]
    fn first_completed() {
        assert_eq!(futures::first_completed(&["a", "b"], |server| server.len()), Some(1));
        assert_eq!(futures::first_completed(&[], |server| server.len()), None);
    }

    #[test]
    fn first_error() {
        assert_eq!(futures::first_error(&["1", "2"]), Ok(vec![1, 2]));
        assert!(futures::first_error(&["1", "x"]).is_err());
    }

    #[test]
    fn imap_unordered() {
        assert_eq!(futures::imap_unordered(1..=3), 14);
    }
}

mod processes {
    use super::{LONG, NOT_LONG};
    use phrasebook::processes;
    use std::io::Read;

    #[test]
    fn run() {
        let said = processes::run("cargo", &["--version"]).unwrap();
        assert!(said.starts_with("cargo"), "{said}");
        assert!(processes::run("cargo", &["no-such-command"]).is_err());
    }

    const IN_A_ROLE: &[&str] = &["--exact", "processes::child", "--quiet", "--include-ignored"];

    #[test]
    #[ignore = "is the child of the tests beside it"]
    fn child() {
        if std::env::var("ROLE").is_ok_and(|role| role == "waits") {
            // Ends with its parent, at the latest.
            _ = std::io::stdin().read_to_end(&mut Vec::new());
        }
    }

    #[test]
    fn role() {
        let mut child = processes::role("ends", IN_A_ROLE).unwrap();
        assert!(child.wait().unwrap().success());
    }

    #[test]
    fn wait_timeout() {
        let mut child = processes::role("ends", IN_A_ROLE).unwrap();
        assert!(processes::wait_timeout(&mut child, LONG).unwrap().unwrap().success());
        let waits = std::env::current_exe().unwrap();
        let mut waits = std::process::Command::new(waits);
        waits.args(IN_A_ROLE).env("ROLE", "waits").stdin(std::process::Stdio::piped());
        let mut child = waits.spawn().unwrap();
        let _open = child.stdin.take();
        assert_eq!(processes::wait_timeout(&mut child, NOT_LONG).unwrap(), None);
    }

    #[test]
    fn manager() {
        let counts = processes::manager(&["a", "b", "a"]);
        assert_eq!((counts["a"], counts["b"]), (2, 1));
    }
}

mod asyncio {
    use super::NOT_LONG;
    use phrasebook::asyncio;
    use std::sync::Arc;

    #[test]
    fn run() {
        assert_eq!(asyncio::run(), 42);
    }

    #[tokio::test]
    async fn gather() {
        assert_eq!(asyncio::gather(vec!["a", "bbb"]).await, [1, 3]);
    }

    #[tokio::test]
    async fn return_exceptions() {
        let job = async |n: i32| if n > 0 { Ok(n) } else { Err("not above zero") };
        let ends = asyncio::return_exceptions(vec![job(1), job(0)]).await;
        let ends: Vec<_> = ends.into_iter().map(Result::unwrap).collect();
        assert_eq!(ends, [Ok(1), Err("not above zero")]);
    }

    #[tokio::test]
    async fn task_group() {
        let job = async |n: u32| {
            if n == 0 {
                return Err("zero");
            }
            tokio::time::sleep(NOT_LONG).await;
            Ok(n)
        };
        assert_eq!(asyncio::task_group(vec![job(1), job(2)]).await, Ok(3));
        assert_eq!(asyncio::task_group(vec![job(1), job(0)]).await, Err("zero"));
    }

    #[tokio::test(start_paused = true)]
    async fn as_completed() {
        assert_eq!(asyncio::as_completed(vec!["a", "bbb"]).await, [3, 1]);
    }

    #[tokio::test]
    async fn wait_for() {
        assert_eq!(asyncio::wait_for("url").await, Some(3));
    }

    #[tokio::test(start_paused = true)]
    async fn shield() {
        let work = async {
            tokio::time::sleep(10 * NOT_LONG).await;
            7
        };
        assert_eq!(asyncio::shield(work).await, 7);
    }

    #[tokio::test]
    async fn event() {
        assert!(asyncio::event().await);
    }

    #[tokio::test]
    async fn shared_dict() {
        assert_eq!(asyncio::shared_dict(vec!["a", "bb"]).await.len(), 2);
    }

    #[tokio::test]
    async fn lock() {
        let account = Arc::new(tokio::sync::Mutex::new(1));
        let both = tokio::join!(asyncio::lock(account.clone()), asyncio::lock(account));
        assert_eq!(both, (2, 3));
    }

    #[tokio::test]
    async fn semaphore() {
        assert_eq!(asyncio::semaphore(vec!["a", "bb", "ccc"]).await, 6);
    }

    #[tokio::test]
    async fn queue() {
        assert_eq!(asyncio::queue().await, 5050);
    }

    #[tokio::test]
    async fn to_thread() {
        assert!(asyncio::to_thread().await.unwrap().contains("phrasebook"));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn from_a_thread() {
        let handle = tokio::runtime::Handle::current();
        let thread = std::thread::spawn(move || asyncio::from_a_thread(&handle));
        let joined = tokio::task::spawn_blocking(|| thread.join().unwrap());
        assert_eq!(joined.await.unwrap(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn every() {
        let mut times = 0;
        asyncio::every(NOT_LONG, 3, || times += 1).await;
        assert_eq!(times, 3);
    }

    #[tokio::test]
    async fn ctrl_c() {
        assert_eq!(asyncio::ctrl_c(async {}).await, "all is done");
    }

    #[tokio::test]
    async fn context_var() {
        let both = tokio::join!(asyncio::context_var("ada"), asyncio::context_var("ben"));
        assert_eq!(both, ("hello, ada".into(), "hello, ben".into()));
    }
}

/// Every snippet has a test of its name above, and its place on the page; and the page asks for none that isn't there.
#[test]
fn every_snippet_is_run_and_shown() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = here.join("../../book/src/reference/phrasebook.md");
    let page = std::fs::read_to_string(page).unwrap();
    let shown: BTreeSet<_> = page
        .match_indices("shared/phrasebook/src/")
        .filter_map(|(at, start)| page[at + start.len()..].split_once('}'))
        .map(|(snippet, _)| snippet.to_owned())
        .collect();

    let mut written = BTreeSet::new();
    for file in std::fs::read_dir(here.join("src")).unwrap() {
        let file = file.unwrap();
        let text = std::fs::read_to_string(file.path()).unwrap();
        let (name, module) = (file.file_name(), file.path());
        let module = module.file_stem().unwrap().to_string_lossy().into_owned();
        for line in text.lines() {
            let Some(anchor) = line.strip_prefix("// ANCHOR: ") else {
                continue;
            };
            written.insert(format!("{}:{anchor}", name.to_string_lossy()));
            let tests = include_str!("snippets.rs");
            let tests = tests.split_once(&format!("\nmod {module} {{")).unwrap().1;
            let tests = tests.split("\n}\n").next().unwrap();
            assert!(tests.contains(&format!("fn {anchor}() {{")), "{module}: no test {anchor}");
        }
    }
    assert_eq!(shown, written);
}
