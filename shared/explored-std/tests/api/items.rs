//! One line for each public item: what it returns, as `{:?}` shows it, is to be the same whoever stands for `std`.

use super::std;

use std::cell::{Cell, RefCell};
use std::hint;
use std::sync::atomic::{self, *};
use std::sync::mpsc::{self, *};
use std::sync::{self, *};
use std::thread::{self, *};
use std::time::{self, *};

use atomic::Ordering::SeqCst;

std::thread_local! {
    static COUNT: Cell<u8> = const { Cell::new(1) };
    static NAMES: RefCell<Vec<u8>> = RefCell::new(vec![1]);
}

/// `AtomicU8::load` and the like, of all integers alike.
macro_rules! integers {
    ($($name:ident $value:ident)*) => {
        /// Each kind of integer, and what all its operations say.
        #[allow(deprecated)]
        pub const INTEGERS: &[(&str, fn() -> String)] = &[$((stringify!($name), || {
            let mut it = $name::new(12);
            let mut value: $value = 5;
            format!("{:?}{:?}{:?}", (
                    it.load(SeqCst), it.store(6, SeqCst), it.swap(7, SeqCst), it.compare_and_swap(7, 8, SeqCst),
                    it.compare_exchange(8, 9, SeqCst, SeqCst), it.compare_exchange(8, 9, SeqCst, SeqCst),
                    it.compare_exchange_weak(8, 9, SeqCst, SeqCst),
            ), (
                    it.fetch_add(1, SeqCst), it.fetch_sub(2, SeqCst), it.fetch_and(6, SeqCst), it.fetch_nand(3, SeqCst),
                    it.fetch_or(1, SeqCst), it.fetch_xor(2, SeqCst), it.fetch_max(3, SeqCst), it.fetch_min(2, SeqCst),
            ), (
                    it.fetch_update(SeqCst, SeqCst, |v| v.checked_add(1)), it.try_update(SeqCst, SeqCst, |_| None),
                    it.update(SeqCst, SeqCst, |v| v / 2),
                    // SAFETY: the value is this function's alone.
                    unsafe { *it.as_ptr() },
                    // SAFETY: as above.
                    unsafe { $name::from_ptr(&raw mut value) }.fetch_add(1, SeqCst),
                    value, *it.get_mut(), &it, const { $name::new(3).into_inner() }, $name::from(4), $name::default(),
            ))
        })),*];
    };
}

integers! {
    AtomicU8 u8 AtomicU16 u16 AtomicU32 u32 AtomicU64 u64 AtomicUsize usize
    AtomicI8 i8 AtomicI16 i16 AtomicI32 i32 AtomicI64 i64 AtomicIsize isize
}

/// Without a word on the terminal.
fn panics() {
    std::panic::resume_unwind(Box::new("on purpose"))
}

fn sending() -> (mpsc::Sender<u8>, mpsc::Receiver<u8>) {
    let (sender, receiver) = mpsc::channel();
    sender.send(1).unwrap();
    (sender, receiver)
}

fn sending_sync() -> (SyncSender<u8>, mpsc::Receiver<u8>) {
    let (sender, receiver) = mpsc::sync_channel(1);
    sender.send(1).unwrap();
    (sender, receiver)
}

fn poisoned_mutex() -> Mutex<u8> {
    let mutex = Mutex::new(1);
    thread::scope(|s| {
        s.spawn(|| {
            let _guard = mutex.lock();
            panics()
        })
        .join()
        .unwrap_err()
    });
    mutex
}

fn poisoned_lock() -> RwLock<u8> {
    let lock = RwLock::new(1);
    thread::scope(|s| {
        s.spawn(|| {
            let _guard = lock.write();
            panics()
        })
        .join()
        .unwrap_err()
    });
    lock
}

fn poisoned_once() -> Once {
    let once = Once::new();
    thread::scope(|s| s.spawn(|| once.call_once(panics)).join().unwrap_err());
    once
}

fn done() -> Once {
    let once = Once::new();
    once.call_once(|| ());
    once
}

fn in_condvar<R>(body: impl FnOnce(&Condvar, sync::MutexGuard<'_, u8>) -> R) -> R {
    let mutex = Mutex::new(1);
    body(&Condvar::new(), mutex.lock().unwrap())
}

fn at(bytes: usize) -> AtomicPtr<u16> {
    AtomicPtr::new(std::ptr::without_provenance_mut(bytes))
}

const MS: Duration = Duration::from_millis(1);

items! {
    // std::hint
    hint::black_box(1);
    hint::cold_path();
    hint::select_unpredictable(true, 1, 2);
    hint::spin_loop();
    // SAFETY: it is true.
    unsafe { hint::assert_unchecked(hint::black_box(true)) };
    // SAFETY: it is not reached.
    if false { unsafe { hint::unreachable_unchecked() } };

    // std::process
    std::process::id();
    if false { std::process::exit(1) };
    if false { std::process::abort() };

    // std::sync
    Arc::<u8>::new(1);
    sync::Weak::<u8>::new();
    PoisonError::new(1);
    LockResult::<u8>::Ok(1);
    TryLockResult::<u8>::Ok(1);
    TryLockError::<u8>::WouldBlock;
    TryLockError::<u8>::Poisoned(PoisonError::new(1));

    Barrier::new(2);
    BarrierWaitResult::is_leader(&Barrier::wait(&Barrier::new(1)));
    Barrier::wait(&Barrier::new(1));

    Condvar::new();
    Condvar::default();
    Condvar::notify_one(&Condvar::new());
    Condvar::notify_all(&Condvar::new());
    if false { in_condvar(|condvar, guard| Condvar::wait(condvar, guard).is_ok()) } else { true };
    in_condvar(|condvar, guard| *Condvar::wait_while(condvar, guard, |_| false).unwrap());
    in_condvar(|condvar, guard| Condvar::wait_timeout(condvar, guard, MS).unwrap().1);
    in_condvar(|condvar, guard| WaitTimeoutResult::timed_out(&condvar.wait_timeout(guard, MS).unwrap().1));
    in_condvar(|condvar, guard| Condvar::wait_timeout_ms(condvar, guard, 1).unwrap().1);
    in_condvar(|condvar, guard| Condvar::wait_timeout_while(condvar, guard, MS, |_| true).unwrap().1);

    LazyLock::<u8>::new(|| 1);
    LazyLock::<u8>::default();
    LazyLock::force(&LazyLock::<u8>::new(|| 1));
    *LazyLock::<u8>::new(|| 1);
    LazyLock::force_mut(&mut LazyLock::<u8>::new(|| 1));
    { let mut lazy = LazyLock::<u8>::new(|| 1); *lazy += 1; lazy };
    LazyLock::get(&LazyLock::<u8>::new(|| 1));
    { let lazy = LazyLock::<u8>::new(|| 1); let _ = *lazy; LazyLock::get(&lazy).copied() };
    LazyLock::get_mut(&mut LazyLock::<u8>::new(|| 1));

    Mutex::new(1);
    Mutex::<u8>::default();
    Mutex::from(1);
    Mutex::lock(&Mutex::new(1));
    format!("{}", Mutex::lock(&Mutex::new(1)).unwrap());
    { let mutex = Mutex::new(1); *mutex.lock().unwrap() += 1; mutex };
    { let mutex = Mutex::new(1); let _held = mutex.lock(); format!("{mutex:?}, {:?}", Mutex::try_lock(&mutex)) };
    Mutex::try_lock(&Mutex::new(1));
    Mutex::lock(&poisoned_mutex());
    Mutex::try_lock(&poisoned_mutex());
    poisoned_mutex();
    Mutex::is_poisoned(&Mutex::new(1));
    Mutex::is_poisoned(&poisoned_mutex());
    { let mutex = poisoned_mutex(); Mutex::clear_poison(&mutex); mutex };
    Mutex::into_inner(Mutex::new(1));
    Mutex::into_inner(poisoned_mutex());
    Mutex::get_mut(&mut Mutex::new(1));
    Mutex::get_mut(&mut poisoned_mutex());

    ONCE_INIT;
    Once::new();
    Once::call_once(&Once::new(), || ());
    Once::call_once_force(&Once::new(), |state| assert!(!OnceState::is_poisoned(state)));
    poisoned_once().call_once_force(|state| assert!(OnceState::is_poisoned(state)));
    { let mut said = String::new(); poisoned_once().call_once_force(|state| said = format!("{state:?}")); said };
    Once::is_completed(&Once::new());
    Once::is_completed(&done());
    Once::wait(&done());
    Once::wait_force(&done());

    OnceLock::<u8>::new();
    OnceLock::<u8>::default();
    OnceLock::from(1);
    OnceLock::from(1).clone();
    OnceLock::from(1) == OnceLock::new();
    OnceLock::get(&OnceLock::<u8>::new());
    OnceLock::get(&OnceLock::from(1));
    OnceLock::get_mut(&mut OnceLock::from(1));
    OnceLock::set(&OnceLock::new(), 1);
    OnceLock::set(&OnceLock::from(1), 2);
    OnceLock::get_or_init(&OnceLock::new(), || 1);
    OnceLock::wait(&OnceLock::from(1));
    OnceLock::take(&mut OnceLock::from(1));
    OnceLock::into_inner(OnceLock::from(1));

    RwLock::new(1);
    RwLock::<u8>::default();
    RwLock::from(1);
    RwLock::read(&RwLock::new(1));
    RwLock::write(&RwLock::new(1));
    format!("{} {}", RwLock::new(1).read().unwrap(), RwLock::new(1).write().unwrap());
    { let lock = RwLock::new(1); *lock.write().unwrap() += 1; lock };
    RwLock::try_read(&RwLock::new(1));
    RwLock::try_write(&RwLock::new(1));
    { let lock = RwLock::new(1); let _held = lock.read(); format!("{lock:?}, {:?}", lock.try_write()) };
    { let lock = RwLock::new(1); let _held = lock.write(); format!("{lock:?}, {:?}", lock.try_read()) };
    RwLock::read(&poisoned_lock());
    RwLock::write(&poisoned_lock());
    RwLock::try_read(&poisoned_lock());
    RwLock::try_write(&poisoned_lock());
    poisoned_lock();
    RwLock::is_poisoned(&RwLock::new(1));
    RwLock::is_poisoned(&poisoned_lock());
    { let lock = poisoned_lock(); RwLock::clear_poison(&lock); lock };
    RwLock::into_inner(RwLock::new(1));
    RwLock::into_inner(poisoned_lock());
    RwLock::get_mut(&mut RwLock::new(1));
    RwLockWriteGuard::downgrade(RwLock::new(1).write().unwrap());
    { let lock = RwLock::new(1); let _held = RwLockWriteGuard::downgrade(lock.write().unwrap()); format!("{lock:?}, {:?}", lock.try_read()) };
    *(&*RwLock::new("a").read().unwrap() as &&str);

    // std::sync::atomic
    atomic::fence(SeqCst);
    atomic::compiler_fence(SeqCst);
    atomic::spin_loop_hint();
    ATOMIC_BOOL_INIT;
    ATOMIC_ISIZE_INIT;
    ATOMIC_USIZE_INIT;
    AtomicBool::new(true);
    AtomicBool::default();
    AtomicBool::from(true);
    // SAFETY: the value outlives the reference.
    AtomicBool::load(unsafe { AtomicBool::from_ptr(&mut true) }, SeqCst);
    AtomicBool::get_mut(&mut AtomicBool::new(true));
    AtomicBool::into_inner(AtomicBool::new(true));
    AtomicBool::load(&AtomicBool::new(true), SeqCst);
    { let it = AtomicBool::new(true); AtomicBool::store(&it, false, SeqCst); it };
    AtomicBool::swap(&AtomicBool::new(true), false, SeqCst);
    AtomicBool::compare_and_swap(&AtomicBool::new(true), true, false, SeqCst);
    AtomicBool::compare_exchange(&AtomicBool::new(true), true, false, SeqCst, SeqCst);
    AtomicBool::compare_exchange_weak(&AtomicBool::new(true), false, true, SeqCst, SeqCst);
    { let it = AtomicBool::new(true); format!("{} {it:?}", AtomicBool::fetch_and(&it, false, SeqCst)) };
    { let it = AtomicBool::new(true); format!("{} {it:?}", AtomicBool::fetch_nand(&it, true, SeqCst)) };
    { let it = AtomicBool::new(false); format!("{} {it:?}", AtomicBool::fetch_or(&it, true, SeqCst)) };
    { let it = AtomicBool::new(true); format!("{} {it:?}", AtomicBool::fetch_xor(&it, true, SeqCst)) };
    { let it = AtomicBool::new(true); format!("{} {it:?}", AtomicBool::fetch_not(&it, SeqCst)) };
    // SAFETY: nobody else uses it.
    unsafe { *AtomicBool::as_ptr(&AtomicBool::new(true)) };
    AtomicBool::fetch_update(&AtomicBool::new(true), SeqCst, SeqCst, |v| Some(!v));
    AtomicBool::try_update(&AtomicBool::new(true), SeqCst, SeqCst, |_| None);
    AtomicBool::update(&AtomicBool::new(true), SeqCst, SeqCst, |v| !v);
    AtomicPtr::new(std::ptr::null_mut::<u8>());
    AtomicPtr::<u8>::default();
    AtomicPtr::from(std::ptr::null_mut::<u8>());
    // SAFETY: the value outlives the reference.
    AtomicPtr::load(unsafe { AtomicPtr::from_ptr(&mut std::ptr::null_mut::<u8>()) }, SeqCst);
    AtomicPtr::get_mut(&mut at(8));
    AtomicPtr::into_inner(at(8));
    AtomicPtr::load(&at(8), SeqCst);
    { let it = at(8); AtomicPtr::store(&it, std::ptr::null_mut(), SeqCst); it };
    AtomicPtr::swap(&at(8), std::ptr::null_mut(), SeqCst);
    AtomicPtr::compare_and_swap(&at(8), std::ptr::null_mut(), std::ptr::null_mut(), SeqCst);
    AtomicPtr::compare_exchange(&at(8), std::ptr::null_mut(), std::ptr::null_mut(), SeqCst, SeqCst);
    AtomicPtr::compare_exchange_weak(&at(8), std::ptr::null_mut(), std::ptr::null_mut(), SeqCst, SeqCst);
    AtomicPtr::fetch_update(&at(8), SeqCst, SeqCst, |_| None);
    AtomicPtr::try_update(&at(8), SeqCst, SeqCst, |_| None);
    AtomicPtr::update(&at(8), SeqCst, SeqCst, |pointer| pointer);
    { let it = at(8); format!("{:?} {it:?} {it:p}", AtomicPtr::fetch_ptr_add(&it, 1, SeqCst)) };
    { let it = at(8); format!("{:?} {it:?} {it:p}", AtomicPtr::fetch_ptr_sub(&it, 1, SeqCst)) };
    { let it = at(8); format!("{:?} {it:?} {it:p}", AtomicPtr::fetch_byte_add(&it, 1, SeqCst)) };
    { let it = at(8); format!("{:?} {it:?} {it:p}", AtomicPtr::fetch_byte_sub(&it, 1, SeqCst)) };
    { let it = at(8); format!("{:?} {it:?} {it:p}", AtomicPtr::fetch_or(&it, 3, SeqCst)) };
    { let it = at(9); format!("{:?} {it:?} {it:p}", AtomicPtr::fetch_and(&it, 3, SeqCst)) };
    { let it = at(9); format!("{:?} {it:?} {it:p}", AtomicPtr::fetch_xor(&it, 3, SeqCst)) };
    // SAFETY: nobody else uses it.
    unsafe { *AtomicPtr::as_ptr(&at(8)) };

    // std::sync::mpsc
    sending();
    sending_sync();
    mpsc::channel::<u8>();
    mpsc::sync_channel::<u8>(0);
    Sender::send(&{ sending().0 }, 2);
    { let (sender, _receiver) = sending(); Sender::send(&sender, 2) };
    { let (sender, receiver) = sending(); drop(sender.clone()); receiver.recv() };
    SyncSender::send(&{ sending_sync().0 }, 2);
    SyncSender::try_send(&{ sending_sync().0 }, 2);
    { let (sender, _receiver) = sending_sync(); SyncSender::try_send(&sender.clone(), 2) };
    Receiver::recv(&{ sending().1 });
    Receiver::try_recv(&{ sending().1 });
    { let (_sender, receiver) = sending(); (Receiver::try_recv(&receiver), Receiver::try_recv(&receiver)) };
    { let (_sender, receiver) = sending(); (receiver.recv(), Receiver::recv_timeout(&receiver, MS)) };
    { let receiver = sending().1; (receiver.recv(), receiver.recv_timeout(MS), receiver.recv(), receiver.try_recv()) };
    Receiver::iter(&{ sending().1 }).collect::<Vec<_>>();
    Receiver::try_iter(&{ sending().1 }).collect::<Vec<_>>();
    IntoIterator::into_iter(&{ sending().1 }).collect::<Vec<_>>();
    { sending().1 }.into_iter().collect::<Vec<_>>();
    (mpsc::RecvError, mpsc::SendError(1), mpsc::TryRecvError::Empty, mpsc::TrySendError::Full(1), mpsc::RecvTimeoutError::Timeout);

    // std::thread
    thread::spawn(|| 1).join();
    thread::spawn(|| 1);
    JoinHandle::join(thread::spawn(panics)).map_err(|payload| *payload.downcast::<&str>().unwrap());
    { let handle = thread::spawn(|| 1); Thread::name(JoinHandle::thread(&handle)).map(str::to_owned) };
    { let handle = thread::spawn(|| 1); let id = Thread::id(handle.thread()); id == thread::current().id() };
    { let handle = thread::spawn(|| 1); while !JoinHandle::is_finished(&handle) { thread::yield_now() } };
    Builder::new().name("worker".to_owned()).stack_size(100_000).spawn(|| thread::current().name().map(str::to_owned)).unwrap().join();
    Builder::name(Builder::new(), "worker".to_owned()).spawn(|| 1).unwrap().thread().name().map(str::to_owned);
    Builder::stack_size(Builder::new(), 100_000).spawn(|| 1).unwrap().join();
    Builder::spawn(Builder::new(), || 1).unwrap().join();
    // SAFETY: what it borrows is 'static.
    unsafe { Builder::spawn_unchecked(Builder::new(), || 1) }.unwrap().join();
    thread::scope(|scope| Builder::spawn_scoped(Builder::new(), scope, || 1).unwrap().join());
    thread::scope(|scope| Scope::spawn(scope, || 1).join());
    thread::scope(|scope| format!("{:?}", scope.spawn(|| 1)));
    thread::scope(|scope| { let handle = scope.spawn(|| 1); ScopedJoinHandle::thread(&handle).name().map(str::to_owned) });
    thread::scope(|scope| { let handle = scope.spawn(|| 1); while !ScopedJoinHandle::is_finished(&handle) { thread::yield_now() } });
    thread::scope(|scope| ScopedJoinHandle::join(scope.spawn(|| 1)));
    Thread::unpark(&thread::current());
    { thread::current().unpark(); thread::park(); };
    { thread::park_timeout(MS); thread::park_timeout_ms(1); };
    { thread::sleep(MS); thread::sleep_ms(1); thread::yield_now(); };
    (thread::panicking(), thread::available_parallelism().is_ok());
    COUNT;
    LocalKey::with(&COUNT, Cell::get);
    LocalKey::try_with(&COUNT, Cell::get);
    (COUNT.set(2), COUNT.get(), COUNT.take(), COUNT.replace(1));
    (LocalKey::with_borrow(&NAMES, Vec::len), LocalKey::with_borrow_mut(&NAMES, |names| names.push(2)), NAMES.take(), NAMES.replace(vec![1]), NAMES.set(vec![1]));
    thread::Result::<u8>::Ok(1);

    // std::time
    time::UNIX_EPOCH <= SystemTime::now();
    Instant::now() <= Instant::now();
    { let now = Instant::now(); (Instant::duration_since(&now, now), Instant::checked_duration_since(&now, now), Instant::saturating_duration_since(&now, now)) };
    Instant::elapsed(&Instant::now()) < Duration::from_secs(60);
    { let now = Instant::now(); (Instant::checked_add(&now, MS).map(|then| then - now), Instant::checked_sub(&now, MS).map(|then| now - then)) };
    { let now = Instant::now(); let mut then = now + MS; then += MS; then -= MS; (then - MS == now, then > now) };
}

/// The handles of the system.
#[cfg(unix)]
pub fn pthread() -> bool {
    use std::os::unix::prelude as all;
    use std::os::unix::thread::{JoinHandleExt, RawPthread};
    let handle = thread::spawn(|| 1);
    let pthread: RawPthread = all::JoinHandleExt::as_pthread_t(&handle);
    JoinHandleExt::into_pthread_t(handle) == pthread
}
