//! Which traits each type has, as the values they hold have them or not.

use super::std;

use std::cell::Cell;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::atomic::*;
use std::sync::mpsc::{IntoIter, Iter, Receiver, Sender, SyncSender, TryIter};
use std::sync::*;
use std::thread::*;
use std::time::Instant;

types! {
    {
    Barrier; BarrierWaitResult; Condvar; WaitTimeoutResult; Once; OnceState;
    AtomicBool; AtomicU8; AtomicU16; AtomicU32; AtomicU64; AtomicUsize; AtomicI8; AtomicI16; AtomicI32; AtomicI64; AtomicIsize;
    AccessError; Builder; Thread; ThreadId; Scope<'static, 'static>; Instant;
    Mutex<[u8]>; RwLock<dyn Debug>; MutexGuard<'static, [u8]>; RwLockReadGuard<'static, str>; RwLockWriteGuard<'static, dyn Debug>;
    LazyLock<u8, Cell<u8>>; LazyLock<u8, Rc<u8>>; LazyLock<u8, &'static mut u8>;
    &'static Receiver<u8>; &'static mut Receiver<u8>;
    }
    Mutex<T>; MutexGuard<'static, T>; RwLock<T>; RwLockReadGuard<'static, T>; RwLockWriteGuard<'static, T>;
    OnceLock<T>; LazyLock<T>; LazyLock<T, Box<dyn Fn() -> u8>>;
    AtomicPtr<T>;
    Sender<T>; SyncSender<T>; Receiver<T>; Iter<'static, T>; TryIter<'static, T>; IntoIter<T>;
    JoinHandle<T>; ScopedJoinHandle<'static, T>; LocalKey<T>;
}

/// Guards and the like are covariant: who holds one may take it for one that lives shorter.
#[allow(dead_code)]
fn shorter<'a>(
    lock: RwLockReadGuard<'a, &'static str>,
    sender: &'a Sender<&'static str>,
) -> (RwLockReadGuard<'a, &'a str>, &'a Sender<&'static str>) {
    (lock, sender)
}
