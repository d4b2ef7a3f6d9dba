//! A chapter's command line, made from its list of sections.
//!
//! ```text
//! queues                 every section in reading order, each under its title
//! queues backpressure    one section, and nothing but its own output
//! queues --list          the sections: name, tab, title
//! ```

use std::io::IsTerminal;
use std::process::ExitCode;

use lexopt::Arg;

/// One section of a chapter: a module with a `run` function, and a title.
///
/// Made by [`section!`].
pub struct Section {
    name: String,
    title: &'static str,
    run: fn() -> anyhow::Result<()>,
}

impl Section {
    #[doc(hidden)] // for `section!`
    pub fn new(module: &str, title: &'static str, run: fn() -> anyhow::Result<()>) -> Self {
        Self {
            name: hyphenated(module),
            title,
            run,
        }
    }
}

/// `section!(worker_pool, "Several workers, one queue")` is the section whose program is
/// `worker_pool::run`. A reader calls it `worker-pool` or `worker_pool`.
#[macro_export]
macro_rules! section {
    ($module:ident, $title:literal) => {
        $crate::Section::new(stringify!($module), $title, $module::run)
    };
}

/// What the reader asked for.
enum Request {
    Everything,
    List,
    One(String),
    Help,
}

/// Runs what the command line asks for: all `sections`, one of them, or the list.
///
/// The exit code is 0 when all went well, 1 when a section returned an error,
/// and 2 when the command line makes no sense. Both failures are told in one line on stderr.
pub fn chapter(sections: &[Section]) -> ExitCode {
    end_quietly_when_nobody_reads();
    let request = match request(sections) {
        Ok(request) => request,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match request {
        Request::List => sections
            .iter()
            .for_each(|s| println!("{}\t{}", s.name, s.title)),
        Request::Help => println!("usage: [SECTION | --list]\nsections: {}", names(sections)),
        Request::One(name) => return run(sections.iter().filter(|s| s.name == name), |_| ()),
        Request::Everything => return run(sections, heading),
    }
    ExitCode::SUCCESS
}

fn request(sections: &[Section]) -> Result<Request, String> {
    let mut request = Request::Everything;
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        let asked = match argument {
            Arg::Long("list") => Request::List,
            Arg::Long("help") | Arg::Short('h') => Request::Help,
            Arg::Value(name) => Request::One(name.to_string_lossy().into_owned()),
            other => return Err(format!("{}; try --list", other.unexpected())),
        };
        if !matches!(request, Request::Everything) {
            return Err("one section at a time, please; without a name all of them run".into());
        }
        request = asked;
    }
    match request {
        Request::One(name) => Ok(Request::One(known(sections, &name)?)),
        _ => Ok(request),
    }
}

/// The section's name as it is written, or what to type instead.
fn known(sections: &[Section], name: &str) -> Result<String, String> {
    let own = hyphenated(name);
    if sections.iter().any(|s| s.name == own) {
        return Ok(own);
    }
    // `back-pressure` is as like `backpressure` as can be.
    let likeness =
        |s: &&Section| strsim::jaro_winkler(&s.name.replace('-', ""), &own.replace('-', ""));
    let best = sections
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let question = best
        .filter(|best| likeness(best) > 0.75)
        .map_or(String::new(), |best| {
            format!(" did you mean \"{}\"?", best.name)
        });
    let names = names(sections);
    Err(match &*question {
        "" => format!("there is no section \"{name}\"; there are: {names}"),
        _ => format!("there is no section \"{name}\";{question} There are: {names}"),
    })
}

fn run<'a>(
    sections: impl IntoIterator<Item = &'a Section>,
    before_each: impl Fn(&Section),
) -> ExitCode {
    for section in sections {
        before_each(section);
        if let Err(error) = (section.run)() {
            eprintln!("{} failed: {error:#}", section.name);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// One line, set off from the output around it; in bold where somebody is looking.
fn heading(section: &Section) {
    if std::io::stdout().is_terminal() {
        println!("\n\x1b[1m{}: {}\x1b[0m", section.name, section.title);
    } else {
        println!("== {}: {}", section.name, section.title);
    }
}

fn names(sections: &[Section]) -> String {
    sections
        .iter()
        .map(|s| s.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn hyphenated(name: &str) -> String {
    name.replace('_', "-")
}

/// `queues | head -1` closes our stdout early. Nobody reads on, so there is nothing more to do;
/// but `println!` panics, in whichever thread it is called. We take that panic as the end.
fn end_quietly_when_nobody_reads() {
    let other_panics = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let message = panic.payload_as_str().unwrap_or_default();
        if message.starts_with("failed printing to stdout") {
            std::process::exit(0);
        }
        other_panics(panic);
    }));
}
