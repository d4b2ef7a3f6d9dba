//! The children of the checks, and the stage on which they play.
//!
//! A child is this program, started again with a script. Before anything
//! else it connects to the check that made its command, so the check
//! knows who is there, hears what they do, and can make them wait for
//! each other. Nothing is decided by how long something takes; a check
//! loses its patience only where nothing at all happens any more.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{self, Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};
use std::{env, panic, thread};

const SCRIPT: &str = "STAGE_SCRIPT";
const NAME: &str = "STAGE_NAME";
const ADDRESS: &str = "STAGE_ADDRESS";

/// When nothing has happened for so many ticks, nothing will. On a machine
/// that is too busy each tick takes longer, and so does the patience.
const PATIENCE: u32 = 60;
const TICK: Duration = Duration::from_millis(50);

// ---- the child ----

/// In a child: plays its script to the end. In the check: nothing.
pub fn act() -> Option<ExitCode> {
    let script = env::var(SCRIPT).ok()?;
    let mut check = Connection::open();
    for step in script.split("; ") {
        if play(step, &mut check) {
            std::mem::forget(check); // it closes when the process ends
            return None; // on to the learner's part
        }
    }
    Some(ExitCode::SUCCESS)
}

/// The name of the child that this process is, if it has come to the
/// learner's part.
pub fn part() -> Option<String> {
    env::var(NAME).ok()
}

fn play(step: &str, check: &mut Connection) -> bool {
    let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
    match verb {
        // Whoever started it may be gone; that is not its concern.
        "say" => drop(writeln!(io::stdout(), "{rest}")),
        "print" => {
            let long = "x".repeat(rest.parse().unwrap());
            drop(writeln!(io::stdout(), "{long}"));
        }
        // One byte and then two at a time, so that a block ends within one.
        "umlauts" => {
            let many = "ä".repeat(rest.parse().unwrap());
            drop(writeln!(io::stdout(), "x{many}"));
        }
        "half" => {
            drop(write!(io::stdout(), "{rest}"));
            drop(io::stdout().flush());
        }
        "warn" => drop(writeln!(io::stderr(), "{rest}")),
        "shout" => {
            let long = "!".repeat(rest.parse().unwrap());
            drop(writeln!(io::stderr(), "{long}"));
        }
        "tell" => check.tell(rest),
        // Together with all who are told the same moment, to the millionth
        // of a second if there are processors enough.
        "moment" => {
            let moment = check.ask("moment").parse().unwrap();
            while since_epoch() < moment {
                std::hint::spin_loop();
            }
        }
        // So many megabytes, which take their time to be given back.
        "grow" => {
            let size = rest.parse::<usize>().unwrap() << 20;
            std::mem::forget(std::hint::black_box(vec![1u8; size]));
        }
        // Dies while it does whatever comes next.
        "doomed" => {
            let from = check.to.try_clone().unwrap();
            check.tell("doomed");
            thread::spawn(move || {
                let mut line = String::new();
                let _ = BufReader::new(from).read_line(&mut line);
                process::abort();
            });
        }
        // Tells, and goes on when the check says so.
        "meet" => drop(check.ask("meet")),
        // Does what the check says.
        "obey" => {
            let order = check.ask("obey");
            return play(&order, check);
        }
        "eof" => {
            io::copy(&mut io::stdin(), &mut io::sink()).unwrap();
            check.tell("eof");
        }
        "hang" => drop(check.read()),
        "exit" => process::exit(rest.parse().unwrap()),
        "abort" => process::abort(),
        "serve" => serve(check),
        "once" => answers_once(check),
        "learner" => return true,
        _ => panic!("no such step: {step}"),
    }
    false
}

/// What a child answers: neither rises nor falls with the numbers, and is of
/// any size.
pub fn answer_to(number: u64) -> u64 {
    !number.rotate_left(7)
}

/// Answers each number that comes by stdin when the check says so; tells of
/// a number as soon as it comes, though another may still be unanswered.
fn serve(check: &mut Connection) {
    let (sender, numbers) = mpsc::channel();
    let mut to = check.to.try_clone().unwrap();
    thread::spawn(move || {
        for number in io::stdin().lines() {
            let number: u64 = number.unwrap().trim().parse().unwrap();
            let _ = writeln!(to, "got {number}");
            sender.send(number).unwrap();
        }
    });
    for number in numbers {
        let answer = answer_to(number).to_string();
        match check.read().as_str() {
            "die" => process::exit(9),
            "die halfway" => {
                print!("{}", &answer[..answer.len() / 2]);
                let _ = io::stdout().flush();
                process::exit(9);
            }
            "answer and die" => {
                println!("{answer}");
                process::exit(9);
            }
            _ => println!("{answer}"),
        }
    }
    check.tell("eof");
}

/// Answers one number, and then nobody reads any more what it is given.
fn answers_once(check: &mut Connection) {
    let mut number = String::new();
    io::stdin().read_line(&mut number).unwrap();
    let number: u64 = number.trim().parse().unwrap();
    check.ask(&format!("got {number}"));
    #[cfg(unix)]
    {
        let nothing = std::fs::File::open("/dev/null").unwrap();
        nix::unistd::dup2_stdin(nothing).unwrap();
    }
    println!("{}", answer_to(number));
    thread::sleep(Duration::from_millis(100)); // whoever writes notices it
    process::exit(9);
}

/// In nanoseconds, by the one clock that processes share.
pub fn since_epoch() -> u128 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.unwrap().as_nanos()
}

struct Connection {
    to: TcpStream,
    from: BufReader<TcpStream>,
}

impl Connection {
    fn open() -> Self {
        let to = TcpStream::connect(env::var(ADDRESS).unwrap());
        let to = to.unwrap_or_else(|_| process::exit(0));
        to.set_nodelay(true).unwrap();
        let from = BufReader::new(to.try_clone().unwrap());
        let mut check = Self { to, from };
        let name = env::var(NAME).unwrap_or_default();
        // A check that has failed wants nobody any more.
        if check.ask(&format!("{} {name}", process::id())) != "play" {
            process::exit(0);
        }
        check
    }

    fn tell(&mut self, what: &str) {
        let _ = writeln!(self.to, "{what}");
    }

    fn ask(&mut self, what: &str) -> String {
        self.tell(what);
        self.read()
    }

    fn read(&mut self) -> String {
        let mut line = String::new();
        match self.from.read_line(&mut line) {
            Ok(1..) => line.trim_end().to_owned(),
            _ => process::exit(0), // the check has ended
        }
    }
}

// ---- the check ----

/// So many children must be there at the same time: a few, and more than
/// there are in a batch, a pool, or as processors.
pub fn crowds() -> [usize; 3] {
    let cores = thread::available_parallelism().map_or(1, |n| n.get());
    [2, 3, (2 * cores + 3).max(37)]
}

/// Which threads of this process, but for the calling one, are running or
/// want to, and how often each has gone to sleep so far. Only Linux tells.
fn awake() -> HashMap<OsString, u64> {
    let own =
        std::fs::read_link("/proc/thread-self").unwrap_or_default();
    let threads =
        std::fs::read_dir("/proc/self/task").into_iter().flatten();
    let awake = |thread: &Path| {
        let status =
            std::fs::read_to_string(thread.join("status")).ok()?;
        let says =
            |key| status.lines().find_map(|l| l.strip_prefix(key));
        let runs = says("State:")?.trim().starts_with('R');
        let slept =
            says("voluntary_ctxt_switches:")?.trim().parse().ok()?;
        runs.then_some(slept)
    };
    let others = threads
        .flatten()
        .filter(|thread| own.file_name() != Some(&thread.file_name()));
    others
        .filter_map(|thread| {
            Some((thread.file_name(), awake(&thread.path())?))
        })
        .collect()
}

/// Is there a thread that hardly sleeps once in so long a time?
///
/// On a busy machine one who sleeps may wait long for the processor, and one
/// who spins may hardly get it. But the one goes to sleep again, and the
/// other never does, though it may be held up in the system at a moment when
/// one looks.
fn somebody_spins(time: Duration) -> bool {
    let mut seen: HashMap<OsString, Vec<u64>> = HashMap::new();
    for _ in 0..10 {
        thread::sleep(time / 10);
        for (thread, slept) in awake() {
            seen.entry(thread).or_default().push(slept);
        }
    }
    seen.values().any(|slept| {
        slept.len() >= 7
            && slept.iter().max()
                <= slept.first().map(|n| n + 1).as_ref()
    })
}

/// Where a check and its children meet.
pub struct Stage {
    address: String,
    cast: Arc<Mutex<Cast>>,
    events: Receiver<Event>,
    sender: Sender<Event>,
    log: RefCell<Vec<Event>>,
    panics: Arc<Mutex<Vec<String>>>,
}

#[derive(Default)]
struct Cast {
    closed: bool,
    /// A pid only as long as the child is there.
    children: Vec<(Option<u32>, TcpStream)>,
}

/// What a child has done: "came", "gone", or what it has told.
#[derive(Clone)]
pub struct Event {
    /// Which child, counted from 0 as they came.
    pub child: usize,
    pub name: String,
    pub what: String,
}

impl Stage {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let cast = Arc::new(Mutex::new(Cast::default()));
        let (sender, events) = mpsc::channel();
        let (cast_, sender_) = (Arc::clone(&cast), sender.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (cast, sender) = (cast_.clone(), sender_.clone());
                thread::spawn(move || listen(stream, &cast, &sender));
            }
        });
        let panics = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&panics);
        panic::set_hook(Box::new(move |panic| {
            let reason = panic.payload_as_str().unwrap_or("no reason");
            if thread::current().name() == Some("main") {
                eprintln!("{reason}");
            } else if let Some(at) = panic.location() {
                let file = at.file().rsplit(['/', '\\']).next();
                let file = file.unwrap_or_default();
                let line = at.line();
                let told = format!("{file}:{line}: {reason}");
                heard.lock().unwrap().push(told);
            }
        }));
        let log = RefCell::default();
        Self { address, cast, events, sender, log, panics }
    }

    /// How to start a child of this name that plays this script.
    pub fn command(&self, name: &str, script: &str) -> Command {
        command(&self.address, name, script)
    }

    /// For those who have to make commands later; `script` is told how many
    /// were made before.
    pub fn maker(
        &self,
        name: &'static str,
        script: impl Fn(usize) -> &'static str + Send + Sync + 'static,
    ) -> impl Fn() -> Command + Send + Sync + 'static {
        let (address, made) =
            (self.address.clone(), AtomicUsize::new(0));
        move || {
            let script = script(made.fetch_add(1, SeqCst));
            command(&address, name, script)
        }
    }

    /// Runs the answer in a thread of its own, while the check watches.
    pub fn run<R: Send + 'static>(
        &self,
        answer: impl FnOnce() -> R + Send + 'static,
    ) -> Running<R> {
        let sender = self.sender.clone();
        let (result, returned) = mpsc::channel();
        let thread = thread::Builder::new().name("the answer".into());
        let answer = panic::AssertUnwindSafe(answer);
        let work = move || {
            let outcome = panic::catch_unwind(|| {
                let answer = answer;
                (answer.0)()
            });
            let what =
                if outcome.is_ok() { "returned" } else { "panicked" };
            let _ = result.send(outcome.ok());
            let event = Event {
                child: usize::MAX,
                name: String::new(),
                what: what.to_owned(),
            };
            let _ = sender.send(event);
        };
        thread.spawn(work).unwrap();
        Running { returned }
    }

    /// The next thing that happens, the answer's end included. The check
    /// fails if nothing does.
    pub fn next(&self, otherwise: impl FnOnce() -> String) -> Event {
        let tick = |_| self.events.recv_timeout(TICK).ok();
        let Some(event) = (0..PATIENCE).find_map(tick) else {
            self.fail(&otherwise());
        };
        self.note(&event);
        event
    }

    fn note(&self, event: &Event) {
        if event.what == "panicked" {
            let panics = self.panics.lock().unwrap().join("\n");
            self.fail(&format!("the answer panicked: {panics}"));
        }
        self.log.borrow_mut().push(event.clone());
    }

    /// Waits for the next thing of this kind; the check fails if it
    /// doesn't come, or the answer ends before.
    pub fn await_event(&self, what: &str, otherwise: &str) -> Event {
        loop {
            let event = self.next(|| otherwise.to_owned());
            if event.what == what {
                return event;
            }
            self.ensure(event.what != "returned", || {
                otherwise.to_owned()
            });
        }
    }

    /// Waits until so many children want to meet, and lets them go on.
    pub fn meet(
        &self,
        all: usize,
        otherwise: impl Fn(usize) -> String,
    ) {
        let here = self.assemble("meet", all, otherwise);
        here.into_iter().for_each(|child| self.reply(child, "go"));
    }

    /// Waits until so many children have told this: which they are.
    pub fn assemble(
        &self,
        what: &str,
        all: usize,
        otherwise: impl Fn(usize) -> String,
    ) -> Vec<usize> {
        let mut here = Vec::new();
        while here.len() < all {
            let event = self.next(|| otherwise(here.len()));
            self.ensure(event.what != "returned", || {
                otherwise(here.len())
            });
            if event.what == what {
                here.push(event.child);
            }
        }
        here
    }

    /// Takes note of what has happened meanwhile, without waiting.
    pub fn catch_up(&self) {
        while let Ok(event) = self.events.try_recv() {
            self.note(&event);
        }
    }

    pub fn reply(&self, child: usize, what: &str) {
        let mut cast = self.cast.lock().unwrap();
        let _ = writeln!(cast.children[child].1, "{what}");
    }

    pub fn count(&self, what: &str) -> usize {
        self.count_those(|event| event.what == what)
    }

    pub fn count_those(&self, which: impl Fn(&Event) -> bool) -> usize {
        self.log.borrow().iter().filter(|event| which(event)).count()
    }

    pub fn ensure(
        &self,
        holds: bool,
        otherwise: impl FnOnce() -> String,
    ) {
        if !holds {
            self.fail(&otherwise());
        }
    }

    /// Whether a child is left, running or as a zombie.
    pub fn has_children(&self) -> bool {
        #[cfg(unix)]
        {
            use nix::sys::wait::{WaitPidFlag, waitpid};
            waitpid(None, Some(WaitPidFlag::WNOHANG)).is_ok()
        }
        #[cfg(not(unix))]
        false
    }

    /// No child may be left when the answer has returned.
    pub fn nobody_is_left(&self) {
        #[cfg(unix)]
        {
            use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
            let look = || waitpid(None, Some(WaitPidFlag::WNOHANG));
            let start = Instant::now();
            let mut found = look();
            // One that has just closed everything may be about to end.
            while found == Ok(WaitStatus::StillAlive)
                && start.elapsed() < Duration::from_millis(300)
            {
                thread::sleep(Duration::from_millis(5));
                found = look();
            }
            match found {
                Ok(WaitStatus::StillAlive) => self.fail(
                    "the answer has returned and a child of it is still \
                     running, an orphan soon",
                ),
                Ok(_) => self.fail(
                    "the answer has returned and nobody has waited for a \
                     child of it, which stays behind as a zombie",
                ),
                Err(_) => {}
            }
        }
    }

    /// The check fails, for this reason; no child is left running.
    pub fn fail(&self, reason: &str) -> ! {
        eprintln!("{reason}");
        panic::set_hook(Box::new(|_| {})); // what follows is our doing
        self.close();
        process::exit(1);
    }

    #[cfg(not(unix))]
    fn close(&self) {}

    #[cfg(unix)]
    fn close(&self) {
        use nix::sys::signal::{Signal, kill};
        use nix::sys::wait::{WaitPidFlag, waitpid};
        use nix::unistd::Pid;

        let kill_all = || {
            let mut cast = self.cast.lock().unwrap();
            cast.closed = true;
            let pids = cast.children.iter_mut();
            for pid in pids.filter_map(|(pid, _)| pid.take()) {
                let pid = Pid::from_raw(pid.cast_signed());
                let _ = kill(pid, Signal::SIGKILL);
            }
        };
        // The answer may still be waiting for some, or starting others.
        let (start, mut quiet) = (Instant::now(), 0);
        while quiet < 3 && start.elapsed() < Duration::from_secs(2) {
            kill_all();
            thread::sleep(Duration::from_millis(10));
            match waitpid(None, Some(WaitPidFlag::WNOHANG)) {
                Ok(_) => quiet = 0,
                Err(_) => quiet += 1, // none is left
            }
        }
    }
}

fn command(address: &str, name: &str, script: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.env(ADDRESS, address).env(NAME, name).env(SCRIPT, script);
    command
}

/// Hears one child, from its coming to its end.
fn listen(
    stream: TcpStream,
    cast: &Mutex<Cast>,
    sender: &Sender<Event>,
) {
    let _ = stream.set_nodelay(true);
    let mut to = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines();
    let Some(Ok(first)) = lines.next() else { return };
    let (pid, name) = first.split_once(' ').unwrap();
    let child = {
        let mut cast = cast.lock().unwrap();
        if cast.closed {
            return; // which closes the connection
        }
        let own = (pid.parse().ok(), to.try_clone().unwrap());
        cast.children.push(own);
        cast.children.len() - 1
    };
    let tell = |what: &str| {
        let (name, what) = (name.to_owned(), what.to_owned());
        let _ = sender.send(Event { child, name, what });
    };
    tell("came");
    let _ = writeln!(to, "play");
    lines.map_while(Result::ok).for_each(|line| tell(&line));
    cast.lock().unwrap().children[child].0 = None;
    tell("gone");
}

/// The answer, at work.
pub struct Running<R> {
    returned: Receiver<Option<R>>,
}

impl<R> Running<R> {
    /// What the answer has returned already, if it has.
    pub fn try_returns(self, stage: &Stage) -> Result<R, Self> {
        stage.catch_up();
        match stage.count("returned") {
            0 => Err(self),
            _ => Ok(self.returned.recv().unwrap().unwrap()),
        }
    }

    /// Nobody does anything for so long, or twice that; the answer has to
    /// wait asleep.
    pub fn sleeps(&self, stage: &Stage, time: Duration) {
        let spins = (0..2).all(|_| somebody_spins(time));
        stage.ensure(!spins, || {
            "while all that there is to do is to wait for a child, the \
             answer keeps a core busy: sleep, at least between two looks"
                .to_owned()
        });
    }

    /// What the answer returns; the check fails if it doesn't.
    pub fn returns(self, stage: &Stage, otherwise: &str) -> R {
        while stage.count("returned") == 0 {
            stage.next(|| otherwise.to_owned());
        }
        self.returned.recv().unwrap().unwrap()
    }
}
