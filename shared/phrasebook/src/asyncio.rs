//! Python's `asyncio`, with tokio.

// ANCHOR: run
use std::time::Duration;

use tokio::time::sleep;

#[tokio::main]
pub async fn run() -> u32 {
    sleep(Duration::from_millis(1)).await;
    42
}
// ANCHOR_END: run

// ANCHOR: gather
pub async fn gather(urls: Vec<&'static str>) -> Vec<usize> {
    let tasks: Vec<_> = urls.into_iter().map(|url| tokio::spawn(fetch(url))).collect();
    let mut sizes = Vec::new();
    for task in tasks {
        sizes.push(task.await.expect("a fetch panicked"));
    }
    sizes // in the order of the urls
}
// ANCHOR_END: gather

async fn fetch(url: &str) -> usize {
    sleep(Duration::from_millis(10 - url.len() as u64)).await;
    url.len()
}

// ANCHOR: return_exceptions
use tokio::task::JoinError;

/// Each result or error at its place; none stops the others.
pub async fn return_exceptions<T: Send + 'static, E: Send + 'static>(
    jobs: Vec<impl Future<Output = Result<T, E>> + Send + 'static>,
) -> Vec<Result<Result<T, E>, JoinError>> {
    let tasks: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();
    let mut ends = Vec::new();
    for task in tasks {
        ends.push(task.await); // the outer error is a panic
    }
    ends
}
// ANCHOR_END: return_exceptions

// ANCHOR: task_group
use tokio::task::JoinSet;

/// All, or the first error; then the others are stopped, and waited for.
pub async fn task_group<E: Send + 'static>(
    jobs: Vec<impl Future<Output = Result<u32, E>> + Send + 'static>,
) -> Result<u32, E> {
    let mut group: JoinSet<_> = jobs.into_iter().collect();
    let mut sum = 0;
    while let Some(end) = group.join_next().await {
        match end.expect("a job panicked") {
            Ok(number) => sum += number,
            Err(error) => {
                group.shutdown().await;
                return Err(error);
            }
        }
    }
    Ok(sum)
}
// ANCHOR_END: task_group

// ANCHOR: as_completed
pub async fn as_completed(urls: Vec<&'static str>) -> Vec<usize> {
    let mut fetches: JoinSet<_> = urls.into_iter().map(fetch).collect();
    let mut sizes = Vec::new();
    while let Some(size) = fetches.join_next().await {
        sizes.push(size.expect("a fetch panicked")); // the quickest first
    }
    sizes
}
// ANCHOR_END: as_completed

// ANCHOR: wait_for
use tokio::time::timeout;

pub async fn wait_for(url: &'static str) -> Option<usize> {
    timeout(Duration::from_secs(1), fetch(url)).await.ok()
}
// ANCHOR_END: wait_for

// ANCHOR: shield
/// The waiting ends after a while; the work goes on.
pub async fn shield(work: impl Future<Output = u32> + Send + 'static) -> u32 {
    let mut task = tokio::spawn(work);
    match timeout(Duration::from_millis(10), &mut task).await {
        Ok(end) => end.expect("it panicked"),
        Err(_too_late) => {
            println!("it takes a little longer");
            task.await.expect("it panicked")
        }
    }
}
// ANCHOR_END: shield

// ANCHOR: event
use tokio::sync::watch;

pub async fn event() -> bool {
    let (set, mut happened) = watch::channel(false);
    let waiting =
        tokio::spawn(async move { happened.wait_for(|happened| *happened).await.is_ok() });
    set.send_replace(true);
    waiting.await.unwrap()
}
// ANCHOR_END: event

// ANCHOR: shared_dict
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The lock of the standard library, held between two awaits only.
pub async fn shared_dict(names: Vec<&'static str>) -> HashMap<&'static str, usize> {
    let sizes = Arc::new(Mutex::new(HashMap::new()));
    let mut tasks = JoinSet::new();
    for name in names {
        let sizes = Arc::clone(&sizes);
        tasks.spawn(async move {
            let size = fetch(name).await;
            sizes.lock().unwrap().insert(name, size);
        });
    }
    tasks.join_all().await;
    let sizes = sizes.lock().unwrap();
    sizes.clone()
}
// ANCHOR_END: shared_dict

// ANCHOR: lock
/// tokio's lock may be held across an await, and tasks wait for it.
pub async fn lock(account: Arc<tokio::sync::Mutex<u32>>) -> u32 {
    let mut account = account.lock().await;
    *account += fetch("x").await as u32;
    *account
}
// ANCHOR_END: lock

// ANCHOR: semaphore
use tokio::sync::Semaphore;

pub async fn semaphore(urls: Vec<&'static str>) -> usize {
    let permits = Arc::new(Semaphore::new(2)); // at most two at once
    let mut fetches = JoinSet::new();
    for url in urls {
        let permits = Arc::clone(&permits);
        fetches.spawn(async move {
            let _permit = permits.acquire().await.expect("it is never closed");
            fetch(url).await
        });
    }
    fetches.join_all().await.iter().sum()
}
// ANCHOR_END: semaphore

// ANCHOR: queue
use tokio::sync::mpsc;

pub async fn queue() -> u32 {
    let (sender, mut receiver) = mpsc::channel(10);
    tokio::spawn(async move {
        for number in 1..=100 {
            sender.send(number).await.unwrap();
        }
    });
    let mut sum = 0;
    while let Some(number) = receiver.recv().await {
        sum += number; // async for, until the senders are gone
    }
    sum
}
// ANCHOR_END: queue

// ANCHOR: to_thread
pub async fn to_thread() -> std::io::Result<String> {
    let blocking = || std::fs::read_to_string("Cargo.toml");
    tokio::task::spawn_blocking(blocking).await.expect("it panicked")
}
// ANCHOR_END: to_thread

// ANCHOR: from_a_thread
/// Called in an ordinary thread; `handle` is `Handle::current()` of the runtime.
pub fn from_a_thread(handle: &tokio::runtime::Handle) -> usize {
    handle.block_on(fetch("url"))
}
// ANCHOR_END: from_a_thread

// ANCHOR: every
use tokio::time::interval;

pub async fn every(period: Duration, times: u32, mut work: impl FnMut()) {
    let mut ticks = interval(period);
    for _tick in 0..times {
        ticks.tick().await; // the first at once
        work();
    }
}
// ANCHOR_END: every

// ANCHOR: ctrl_c
pub async fn ctrl_c(serve: impl Future<Output = ()>) -> &'static str {
    tokio::select! {
        () = serve => "all is done",
        _ = tokio::signal::ctrl_c() => "stopped: put things in order here",
    }
}
// ANCHOR_END: ctrl_c

// ANCHOR: context_var
tokio::task_local! {
    static USER: &'static str;
}

pub async fn context_var(user: &'static str) -> String {
    USER.scope(user, greet()).await
}

async fn greet() -> String {
    sleep(Duration::from_millis(1)).await;
    format!("hello, {}", USER.get()) // of this task
}
// ANCHOR_END: context_var
