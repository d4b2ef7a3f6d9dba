//! A random program: what each of its threads does.

use std::fmt;

/// One thing a thread does. Numbers say which object, or which value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Load(usize),
    Store(usize, u32),
    Add(usize),
    Exchange(usize, u32, u32),
    Update(usize),
    TryUpdate(usize),
    Both(usize, usize),
    WaitOnce,
    WaitForFlag,
    NotifyOne,
    NotifyAll,
    SetAndNotify,
    Send(u32),
    SendBounded(u32),
    TrySend(u32),
    Receive,
    TryReceive,
    ReadLocked,
    WriteLocked,
    TryWriteLocked,
    InitOnce(u32),
    PanicIf(usize, u32),
    Park,
    Unpark(usize),
    Yield,
    Sleep,
    ReceiveInTime,
    WaitInTime,
    ParkInTime,
    MeetAtBarrier,
    CallOnce,
    AddInScope(usize),
    AddNested(usize),
    PanicNested(usize),
    TryReadLocked,
    ExchangeLoop(usize),
    ThreeLooks(usize),
    HandOver(u32),
    TryHandOver(u32),
    TakeOver,
    TakeOverInTime,
    LeaveBehind(usize),
    UseStatics(u32),
}

impl Act {
    pub(crate) fn needs_channels(&self) -> bool {
        use Act::*;
        matches!(
            self,
            Send(_)
                | SendBounded(_)
                | TrySend(_)
                | Receive
                | TryReceive
                | ReceiveInTime
                | HandOver(_)
                | TryHandOver(_)
                | TakeOver
                | TakeOverInTime
        )
    }

    /// It yields, sleeps, or lets a timer run out.
    pub(crate) fn passes_time(&self) -> bool {
        use Act::*;
        matches!(
            self,
            Yield
                | Sleep
                | ReceiveInTime
                | WaitInTime
                | ParkInTime
                | ThreeLooks(_)
                | TakeOverInTime
        )
    }

    fn random(random: &mut Random) -> Act {
        use Act::*;
        let (object, value) = (random.below(2), random.below(3) as u32);
        match random.below(43) {
            0 => Load(object),
            1 => Store(object, value),
            2 => Add(object),
            3 => Exchange(object, value, value + 1),
            4 => Update(object),
            5 => TryUpdate(object),
            6 => Both(object, 1 - object),
            7 => WaitOnce,
            8 => WaitForFlag,
            9 => NotifyOne,
            10 => NotifyAll,
            11 => SetAndNotify,
            12 => Send(value),
            13 => SendBounded(value),
            14 => TrySend(value),
            15 => Receive,
            16 => TryReceive,
            17 => ReadLocked,
            18 => WriteLocked,
            19 => TryWriteLocked,
            20 => InitOnce(value),
            21 => PanicIf(object, value),
            22 => Park,
            23 => Unpark(random.below(3)),
            24 => Yield,
            25 => Sleep,
            26 => ReceiveInTime,
            27 => WaitInTime,
            28 => ParkInTime,
            29 => MeetAtBarrier,
            30 => CallOnce,
            31 => AddInScope(object),
            32 => AddNested(object),
            33 => PanicNested(object),
            34 => TryReadLocked,
            35 => ExchangeLoop(object),
            36 => ThreeLooks(object),
            37 => HandOver(value),
            38 => TryHandOver(value),
            39 => TakeOver,
            40 => TakeOverInTime,
            41 => LeaveBehind(object),
            _ => UseStatics(value),
        }
    }
}

/// What each thread does, one after another.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Script {
    pub(crate) threads: Vec<Vec<Act>>,
    /// Main joins only so many of them, and the program ends without the others.
    pub(crate) joined: usize,
}

impl Script {
    pub(crate) fn random(random: &mut Random) -> Script {
        let threads = 2 + random.below(2);
        let acts = |random: &mut Random| {
            let count = 1 + random.below(if threads == 2 { 3 } else { 2 });
            (0..count).map(|_| Act::random(random)).collect()
        };
        let acts = (0..threads).map(|_| acts(random)).collect();
        let joined = threads - usize::from(random.below(4) == 0);
        Script {
            threads: acts,
            joined,
        }
    }

    pub(crate) fn uses(&self, what: impl Fn(&Act) -> bool) -> bool {
        self.threads.iter().flatten().any(what)
    }

    /// All scripts with one act or one thread less.
    pub(crate) fn smaller(&self) -> Vec<Script> {
        let mut smaller = Vec::new();
        for thread in 0..self.threads.len() {
            let mut without = self.clone();
            without.threads.remove(thread);
            smaller.push(without);
            for act in 0..self.threads[thread].len() {
                let mut without = self.clone();
                without.threads[thread].remove(act);
                smaller.push(without);
            }
        }
        smaller
    }
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Act::*;
        match self {
            Load(o) => write!(f, "load a{o}"),
            Store(o, v) => write!(f, "a{o} = {v}"),
            Add(o) => write!(f, "a{o} += 1"),
            Exchange(o, from, to) => write!(f, "a{o}: {from} -> {to}"),
            Update(o) => write!(f, "update m{o}"),
            TryUpdate(o) => write!(f, "try to update m{o}"),
            Both(o, p) => write!(f, "lock m{o}, then m{p}"),
            WaitOnce => write!(f, "if !flag wait"),
            WaitForFlag => write!(f, "while !flag wait"),
            NotifyOne => write!(f, "notify one"),
            NotifyAll => write!(f, "notify all"),
            SetAndNotify => write!(f, "set flag, notify one"),
            Send(v) => write!(f, "send {v}"),
            SendBounded(v) => write!(f, "send {v} bounded"),
            TrySend(v) => write!(f, "try to send {v} bounded"),
            Receive => write!(f, "receive"),
            TryReceive => write!(f, "try to receive"),
            ReadLocked => write!(f, "read rw"),
            WriteLocked => write!(f, "write rw"),
            TryWriteLocked => write!(f, "try to write rw"),
            InitOnce(v) => write!(f, "init once {v}"),
            PanicIf(o, v) => write!(f, "panic if a{o} == {v}"),
            Park => write!(f, "park"),
            Unpark(t) => write!(f, "unpark {t}"),
            Yield => write!(f, "yield"),
            Sleep => write!(f, "sleep"),
            ReceiveInTime => write!(f, "receive in time"),
            WaitInTime => write!(f, "if !flag wait in time"),
            ParkInTime => write!(f, "park in time"),
            MeetAtBarrier => write!(f, "meet at barrier"),
            CallOnce => write!(f, "a0 += 1 once"),
            AddInScope(o) => write!(f, "scope: a{o} += 1 beside load a{o}"),
            AddNested(o) => write!(f, "spawn: a{o} += 1; load a{o}; join"),
            PanicNested(o) => write!(f, "spawn: lock m{o}, panic; join"),
            TryReadLocked => write!(f, "try to read rw"),
            ExchangeLoop(o) => write!(f, "a{o} = 2 * a{o} + 1, by exchanges"),
            ThreeLooks(o) => write!(f, "three times: if a{o} == 0 yield"),
            HandOver(v) => write!(f, "hand over {v}"),
            TryHandOver(v) => write!(f, "try to hand over {v}"),
            TakeOver => write!(f, "take over"),
            TakeOverInTime => write!(f, "take over in time"),
            LeaveBehind(o) => write!(f, "a{o} += 5 when the thread-local is destroyed"),
            UseStatics(v) => write!(f, "add {v} to the statics"),
        }
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, acts) in self.threads.iter().enumerate() {
            writeln!(f, "    {i}: {acts:?}")?;
        }
        writeln!(f, "    main joins {}", self.joined)
    }
}

/// Small and good enough: splitmix64.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}
