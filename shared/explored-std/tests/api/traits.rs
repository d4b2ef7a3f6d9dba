//! Which traits each type has, as the values they hold have them or not.

use super::std;

use std::cell::Cell;
use std::fmt::{Debug, Display, Pointer};
use std::hash::Hash;
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::rc::Rc;
use std::sync::atomic::*;
use std::sync::mpsc::{IntoIter, Iter, Receiver, Sender, SyncSender, TryIter};
use std::sync::*;
use std::thread::*;
use std::time::Instant;

/// Does the type have the trait? What is inherent is found before what is a trait's.
macro_rules! has {
    ($type:ty: $($trait:tt)*) => {{
        #[allow(dead_code)]
        trait Otherwise {
            const HAS: bool = false;
        }
        impl<T: ?Sized> Otherwise for T {}
        struct Has<T: ?Sized>(PhantomData<T>);
        #[allow(dead_code)]
        impl<T: ?Sized + $($trait)*> Has<T> {
            const HAS: bool = true;
        }
        <Has<$type>>::HAS
    }};
}

macro_rules! traits {
    ($all:ident $type:ty) => {
        $all.push((stringify!($type), vec![
            ("Send", has!($type: Send)),
            ("Sync", has!($type: Sync)),
            ("Unpin", has!($type: Unpin)),
            ("UnwindSafe", has!($type: UnwindSafe)),
            ("RefUnwindSafe", has!($type: RefUnwindSafe)),
            ("Clone", has!($type: Clone)),
            ("Copy", has!($type: Copy)),
            ("Debug", has!($type: Debug)),
            ("Display", has!($type: Display)),
            ("Pointer", has!($type: Pointer)),
            ("Default", has!($type: Default)),
            ("PartialEq", has!($type: PartialEq)),
            ("Eq", has!($type: Eq)),
            ("PartialOrd", has!($type: PartialOrd)),
            ("Ord", has!($type: Ord)),
            ("Hash", has!($type: Hash)),
            ("Iterator", has!($type: Iterator)),
            ("FusedIterator", has!($type: FusedIterator)),
            ("IntoIterator", has!($type: IntoIterator)),
            ("Deref", has!($type: std::ops::Deref)),
            ("DerefMut", has!($type: std::ops::DerefMut)),
        ]))
    };
}

macro_rules! types {
    ({ $($plain:ty;)* } $($name:ident<$($before:lifetime,)* T $(, $after:ty)*>;)*) => {
        /// The traits of each type.
        pub fn traits() -> Vec<(&'static str, Vec<(&'static str, bool)>)> {
            let mut all = vec![];
            $(traits!(all $plain);)*
            $(
                traits!(all $name<$($before,)* u8 $(, $after)*>);
                traits!(all $name<$($before,)* Cell<u8> $(, $after)*>);
                traits!(all $name<$($before,)* Rc<u8> $(, $after)*>);
                traits!(all $name<$($before,)* &'static mut u8 $(, $after)*>);
                traits!(all $name<$($before,)* &'static Cell<u8> $(, $after)*>);
                traits!(all $name<$($before,)* MutexGuard<'static, u8> $(, $after)*>);
                traits!(all $name<$($before,)* std::marker::PhantomPinned $(, $after)*>);
            )*
            all
        }
    };
}

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
