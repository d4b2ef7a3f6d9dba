//! Random programs.

use std::fmt;

/// One thing a thread does; the number says with which of the two channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Send(usize),
    TrySend(usize),
    SendInTime(usize),
    Receive(usize),
    TryReceive(usize),
    ReceiveInTime(usize),
    ReceiveAll(usize),
    Look(usize),
    LookFromBehind(usize),
    SelectReceive,
    SelectReceiveOr,
    SelectReceiveInTime,
    SelectSend,
    SelectSendOr,
    /// Send to this one or receive from the other.
    SelectBoth(usize),
    SelectBothInTime(usize),
    DropSender(usize),
    DropReceiver(usize),
}

impl Act {
    fn random(random: &mut Random) -> Act {
        use Act::*;
        let c = random.below(2);
        match random.below(22) {
            0..=2 => Send(c),
            3 => TrySend(c),
            4 => SendInTime(c),
            5..=7 => Receive(c),
            8 => TryReceive(c),
            9 => ReceiveInTime(c),
            10 => ReceiveAll(c),
            11 => Look(c),
            12 => LookFromBehind(c),
            13 => SelectReceive,
            14 => SelectReceiveOr,
            15 => SelectReceiveInTime,
            16 => SelectSend,
            17 => SelectSendOr,
            18 => SelectBoth(c),
            19 => SelectBothInTime(c),
            20 => DropSender(c),
            _ => DropReceiver(c),
        }
    }

    fn has_timer(self) -> bool {
        use Act::*;
        matches!(
            self,
            SendInTime(_) | ReceiveInTime(_) | SelectReceiveInTime | SelectBothInTime(_)
        )
    }

    pub fn sends(self, channel: usize) -> bool {
        use Act::*;
        match self {
            Send(c) | TrySend(c) | SendInTime(c) | LookFromBehind(c) | DropSender(c) => {
                c == channel
            }
            SelectSend | SelectSendOr => true,
            SelectBoth(c) | SelectBothInTime(c) => c == channel,
            _ => false,
        }
    }

    pub fn receives(self, channel: usize) -> bool {
        use Act::*;
        match self {
            Receive(c) | TryReceive(c) | ReceiveInTime(c) | ReceiveAll(c) | Look(c)
            | DropReceiver(c) => c == channel,
            SelectReceive | SelectReceiveOr | SelectReceiveInTime => true,
            SelectBoth(c) | SelectBothInTime(c) => 1 - c == channel,
            _ => false,
        }
    }
}

/// What each thread does, one after another, with channels of these capacities.
#[derive(Clone, PartialEq, Eq)]
pub struct Script {
    pub capacities: [Option<usize>; 2],
    pub threads: Vec<Vec<Act>>,
}

impl Script {
    pub fn random(random: &mut Random) -> Script {
        // Small ones find more: there are more of them, and fewer are passed over.
        let threads = if random.below(4) == 0 { 3 } else { 2 };
        let capacity =
            |random: &mut Random| [Some(0), Some(0), Some(1), Some(2), None][random.below(5)];
        let capacities = [capacity(random), capacity(random)];
        let acts = |random: &mut Random| {
            let count = 1 + random.below(5 - threads);
            (0..count).map(|_| Act::random(random)).collect()
        };
        Script {
            capacities,
            threads: (0..threads).map(|_| acts(random)).collect(),
        }
    }

    pub fn has_timers(&self) -> bool {
        self.threads.iter().flatten().any(|act| act.has_timer())
    }

    /// One thread's timers may fire twice in a row.
    pub fn rests(&self) -> bool {
        let timers = |acts: &Vec<Act>| acts.iter().filter(|act| act.has_timer()).count();
        self.threads.iter().any(|acts| timers(acts) > 1)
    }

    /// All scripts with one act or one thread less.
    pub fn smaller(&self) -> Vec<Script> {
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

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "    capacities {:?}", self.capacities)?;
        for (i, acts) in self.threads.iter().enumerate() {
            writeln!(f, "    {i}: {acts:?}")?;
        }
        Ok(())
    }
}

/// Small and good enough: splitmix64.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}
