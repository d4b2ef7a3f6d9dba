//! Starting threads and waiting for them.

use std::ffi::CString;
use std::io;
use std::marker::PhantomData;
use std::num::NonZero;
#[cfg(unix)]
use std::os::unix::thread::{JoinHandleExt as _, RawPthread};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread as real;

use explorer::engine::{self, Access, Blocked, Place, TaskId};

use super::handle::Thread;
use crate::step::{here, step, step_when};

/// [`std::thread::Builder`].
#[must_use = "must eventually spawn the thread"]
#[derive(Debug)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}

#[expect(clippy::new_without_default, reason = "std's has none")]
impl Builder {
    /// [`std::thread::Builder::new`].
    pub fn new() -> Builder {
        Builder {
            name: None,
            stack_size: None,
        }
    }

    /// [`std::thread::Builder::name`].
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    /// [`std::thread::Builder::stack_size`]. In an exploration every thread has 2 MiB.
    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    /// [`std::thread::Builder::spawn`].
    #[track_caller]
    pub fn spawn<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // SAFETY: the closure and its result are 'static.
        unsafe { self.spawn_unchecked(body) }
    }

    /// [`std::thread::Builder::spawn_unchecked`].
    ///
    /// # Safety
    ///
    /// As std's: what the closure and its result borrow outlives the thread and the handle.
    #[track_caller]
    pub unsafe fn spawn_unchecked<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        // SAFETY: as the caller promised.
        let running = unsafe { self.start(body, here()) }?;
        Ok(JoinHandle(running, PhantomData))
    }

    /// [`std::thread::Builder::spawn_scoped`].
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        body: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        // SAFETY: the scope waits for the thread to end before 'scope does, and shares ownership of the result.
        let running = unsafe { self.start(body, here()) }?;
        lock(&scope.threads).push(running.ended.clone());
        Ok(ScopedJoinHandle(running, PhantomData))
    }

    /// Starts a thread, real or explored.
    ///
    /// # Safety
    ///
    /// What the closure and its result borrow must outlive the thread and the handle.
    unsafe fn start<'a, F, T>(self, body: F, at: Place) -> io::Result<Running<T>>
    where
        F: FnOnce() -> T + Send + 'a,
        T: Send + 'a,
    {
        if let Some(name) = &self.name {
            CString::new(name.as_str()).expect("thread name may not contain interior null bytes");
        }
        let result = Arc::new(Mutex::new(None));
        let packet = Arc::clone(&result);
        if !engine::exploring() {
            let mut builder = real::Builder::new();
            if let Some(name) = self.name {
                builder = builder.name(name);
            }
            if let Some(size) = self.stack_size {
                builder = builder.stack_size(size);
            }
            // SAFETY: as the caller promised.
            let handle = unsafe { builder.spawn_unchecked(move || *lock(&packet) = Some(body())) }?;
            let thread = Thread::of_real(handle.thread().clone());
            let ended = Ended::Real(Arc::new(Mutex::new(Some(handle))));
            return Ok(Running {
                result,
                thread,
                ended,
            });
        }
        let body: Box<dyn FnOnce() + 'a> = Box::new(move || *lock(&packet) = Some(body()));
        // SAFETY: only the lifetime changes; as the caller promised.
        let body: Box<dyn FnOnce()> = unsafe { std::mem::transmute(body) };
        let task = engine::spawn(self.name.clone(), at, body);
        let thread = Thread::of_task(task, self.name);
        Ok(Running {
            result,
            thread,
            ended: Ended::Explored(task),
        })
    }
}

/// A thread that has been started, and what it will leave.
struct Running<T> {
    result: Arc<Mutex<Option<T>>>,
    thread: Thread,
    ended: Ended,
}

/// What tells that a thread has ended.
#[derive(Clone)]
enum Ended {
    Real(Arc<Mutex<Option<real::JoinHandle<()>>>>),
    Explored(TaskId),
}

impl Ended {
    fn is_joined(&self) -> bool {
        match self {
            Ended::Real(handle) => lock(handle).is_none(),
            Ended::Explored(task) => engine::is_joined(*task),
        }
    }

    /// Waits for the end, and returns the payload if it was a panic. Only the first to ask gets it.
    fn wait(&self, at: Place, says: &str) -> real::Result<()> {
        match self {
            Ended::Real(handle) => {
                let handle = lock(handle).take();
                handle.map_or(Ok(()), real::JoinHandle::join)
            }
            Ended::Explored(task) => {
                let not_ended = || {
                    if engine::has_ended(*task) {
                        Ok(())
                    } else {
                        Err(Blocked::NotEnded(*task))
                    }
                };
                step_when(
                    "join",
                    engine::thread_object(*task),
                    Access::Acquire,
                    at,
                    &not_ended,
                );
                let panic = engine::join(*task);
                engine::note(|| {
                    let how = if panic.is_some() {
                        ", which panicked"
                    } else {
                        ""
                    };
                    format!("{says} {task}{how}")
                });
                panic.map_or(Ok(()), Err)
            }
        }
    }
}

impl<T> Running<T> {
    fn join(&self, at: Place) -> real::Result<T> {
        self.ended.wait(at, "joins")?;
        let result = lock(&self.result).take();
        Ok(result.expect("a thread that ended without a panic left its result"))
    }

    #[track_caller]
    fn is_finished(&self) -> bool {
        match &self.ended {
            Ended::Real(handle) => lock(handle)
                .as_ref()
                .is_none_or(real::JoinHandle::is_finished),
            Ended::Explored(task) => {
                step(
                    "ask whether it is finished",
                    engine::thread_object(*task),
                    Access::Read,
                    here(),
                );
                let ended = engine::has_ended(*task);
                engine::saw(u64::from(ended));
                engine::note(|| {
                    format!(
                        "finds {task} {}",
                        if ended { "finished" } else { "not finished" }
                    )
                });
                ended
            }
        }
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// [`std::thread::JoinHandle`].
pub struct JoinHandle<T>(Running<T>, PhantomData<real::JoinHandle<T>>);

// SAFETY: as std's: the result came from a thread, so it may go to another, and a shared handle doesn't give it.
unsafe impl<T> Send for JoinHandle<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    /// [`std::thread::JoinHandle::join`].
    #[track_caller]
    pub fn join(self) -> real::Result<T> {
        self.0.join(here())
    }

    /// [`std::thread::JoinHandle::thread`].
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }

    /// [`std::thread::JoinHandle::is_finished`].
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}

#[cfg(unix)]
impl<T> crate::os::unix::thread::JoinHandleExt for JoinHandle<T> {
    fn as_pthread_t(&self) -> RawPthread {
        match &self.0.ended {
            Ended::Real(handle) => lock(handle)
                .as_ref()
                .expect("not joined as long as the handle is there")
                .as_pthread_t(),
            Ended::Explored(_) => not_of_the_system(),
        }
    }

    fn into_pthread_t(self) -> RawPthread {
        match &self.0.ended {
            Ended::Real(handle) => lock(handle)
                .take()
                .expect("not joined as long as the handle is there")
                .into_pthread_t(),
            Ended::Explored(_) => not_of_the_system(),
        }
    }
}

#[cfg(unix)]
fn not_of_the_system() -> ! {
    engine::fail_with(
        "the program asks for the pthread of a thread: an explored thread has none".to_owned(),
    )
}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        if let Ended::Explored(task) = self.0.ended
            && engine::exploring()
        {
            engine::detach(task);
        }
    }
}

impl<T> std::fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// [`std::thread::spawn`].
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(body).expect("failed to spawn thread")
}

/// [`std::thread::Scope`].
pub struct Scope<'scope, 'env: 'scope> {
    threads: Mutex<Vec<Ended>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// [`std::thread::ScopedJoinHandle`].
pub struct ScopedJoinHandle<'scope, T>(Running<T>, PhantomData<real::ScopedJoinHandle<'scope, T>>);

/// [`std::thread::scope`].
#[track_caller]
pub fn scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let scope = Scope {
        threads: Mutex::default(),
        scope: PhantomData,
        env: PhantomData,
    };
    let result = crate::panic::catch_unwind(AssertUnwindSafe(|| body(&scope)));
    let mut one_panicked = false;
    for index in 0.. {
        // A scoped thread may have spawned others meanwhile.
        let thread = lock(&scope.threads).get(index).cloned();
        let Some(thread) = thread else { break };
        if !thread.is_joined() {
            one_panicked |= thread.wait(here(), "sees the end of").is_err();
        }
    }
    match result {
        Err(payload) => crate::panic::resume_unwind(payload),
        Ok(_) if one_panicked => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}

impl<'scope> Scope<'scope, '_> {
    /// [`std::thread::Scope::spawn`].
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, body: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Builder::new()
            .spawn_scoped(self, body)
            .expect("failed to spawn thread")
    }
}

impl std::fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// [`std::thread::ScopedJoinHandle::join`].
    #[track_caller]
    pub fn join(self) -> real::Result<T> {
        self.0.join(here())
    }

    /// [`std::thread::ScopedJoinHandle::thread`].
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }

    /// [`std::thread::ScopedJoinHandle::is_finished`].
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}

impl<T> std::fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}

/// [`std::thread::available_parallelism`]: 2 in an exploration, wherever it runs.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    if engine::exploring() {
        Ok(NonZero::<usize>::MIN.saturating_add(1))
    } else {
        real::available_parallelism()
    }
}
