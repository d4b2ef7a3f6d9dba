//! What the book promises of an output, and whether a run keeps it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// How far a run's output may differ from the recorded one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// The same lines, interleaved differently; each speaker's own lines stay in order.
    /// A line's speaker is what stands before its first colon.
    pub any_order: bool,
    /// Numbers differ from run to run: pids, times, counts.
    pub sample: bool,
    /// On other systems the program has to succeed, but what it prints is not compared.
    pub on_unix: bool,
}

impl Promise {
    /// Reads a caption such as `Rust output, exact` or `Python output, sample, any order`:
    /// what follows the first comma is the promise. It may end in `on Unix`, as in
    /// `Rust output, exact on Unix`, when other systems print something else.
    pub fn of_caption(caption: &str) -> Result<Self> {
        let mut promise = Promise::default();
        let (_, mut kinds) = caption.split_once(", ").unwrap_or_default();
        if let Some(before) = kinds.strip_suffix(" on Unix") {
            promise.on_unix = true;
            kinds = before;
        }
        for kind in kinds.split(", ") {
            match kind {
                "exact" => {}
                "any order" => promise.any_order = true,
                "sample" => promise.sample = true,
                _ => bail!(
                    "the caption \"{caption}\" should say, after a comma, which kind of output \
                     this is: \"exact\", \"any order\" or \"sample\", perhaps with \" on Unix\" after it"
                ),
            }
        }
        Ok(promise)
    }

    /// Compares what a program `printed` with the `record` of it.
    ///
    /// # Errors
    ///
    /// They differ by more than was promised. With `BLESS` set in the environment the record is
    /// written anew instead. Where nothing was promised, nothing is compared and nothing written.
    pub fn keep(self, record: &Path, printed: &str) -> Result<()> {
        if !self.holds_on(cfg!(unix)) {
            return Ok(());
        }
        if blessing() {
            let kept = std::fs::read_to_string(record).is_ok_and(|old| self.allows(&old, printed));
            // A record that still holds stays as it is: re-recording makes no needless changes.
            return if kept {
                Ok(())
            } else {
                Ok(std::fs::write(record, printed)?)
            };
        }
        let recorded = std::fs::read_to_string(record)
            .with_context(|| {
                format!(
                    "{} can't be read (`just bless` records it)",
                    record.display()
                )
            })?
            .replace("\r\n", "\n");
        if !self.allows(&recorded, printed) {
            bail!(
                "{} is stale\n---- recorded ----\n{recorded}---- printed -----\n{printed}------------------\n\
                 `just bless` records it anew",
                record.display(),
            );
        }
        Ok(())
    }

    /// Whether anything was promised for a system like this one.
    fn holds_on(self, unix: bool) -> bool {
        unix || !self.on_unix
    }

    /// Whether `printed` differs from `recorded` by no more than was promised.
    pub fn allows(self, recorded: &str, printed: &str) -> bool {
        let seen = |text: &str| {
            if self.sample {
                without_numbers(text)
            } else {
                text.to_owned()
            }
        };
        let (recorded, printed) = (seen(recorded), seen(printed));
        if self.any_order {
            by_speaker(&recorded) == by_speaker(&printed)
        } else {
            recorded == printed
        }
    }
}

/// Whether stale records are to be written anew, which the environment variable `BLESS` says.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Every run of digits, with points and commas inside it, becomes one `#`.
fn without_numbers(text: &str) -> String {
    let mut folded = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_ascii_digit() {
            folded.push(character);
            continue;
        }
        folded.push('#');
        let mut rest = characters.clone();
        while let Some(next) = rest.next() {
            let joins = matches!(next, '.' | ',') && rest.peek().is_some_and(char::is_ascii_digit);
            if !next.is_ascii_digit() && !joins {
                break;
            }
            characters.next();
        }
    }
    folded
}

/// Each speaker's lines, in order.
fn by_speaker(text: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut spoken = BTreeMap::<_, Vec<_>>::new();
    for line in text.lines() {
        let speaker = line.split_once(':').map_or("", |(speaker, _)| speaker);
        spoken.entry(speaker).or_default().push(line);
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXACT: Promise = Promise {
        any_order: false,
        sample: false,
        on_unix: false,
    };
    const ANY_ORDER: Promise = Promise {
        any_order: true,
        ..EXACT
    };
    const SAMPLE: Promise = Promise {
        sample: true,
        ..EXACT
    };

    #[test]
    fn exact_allows_no_difference() {
        assert!(EXACT.allows("a: 1\n", "a: 1\n"));
        assert!(!EXACT.allows("a: 1\n", "a: 1"));
        assert!(!EXACT.allows("a: 1\nb: 1\n", "b: 1\na: 1\n"));
    }

    #[test]
    fn any_order_keeps_each_speakers_lines_in_order() {
        let recorded = "a: 1\na: 2\nb: 1\n";
        assert!(ANY_ORDER.allows(recorded, "b: 1\na: 1\na: 2\n"));
        assert!(!ANY_ORDER.allows(recorded, "b: 1\na: 2\na: 1\n"));
        assert!(!ANY_ORDER.allows(recorded, "a: 1\na: 2\n"));
        assert!(!ANY_ORDER.allows(recorded, "a: 1\na: 2\nb: 1\nb: 1\n"));
    }

    #[test]
    fn a_sample_may_differ_in_its_numbers_alone() {
        assert!(SAMPLE.allows("pid 4,711 took 1.5 ms.\n", "pid 12 took 203.25 ms.\n"));
        assert!(!SAMPLE.allows("pid 4 took 1.5 ms\n", "pid 4 took 1.5 s\n"));
        assert!(!SAMPLE.allows("pid 4\n", "pid -\n"));
        assert!(!SAMPLE.allows("1 2\n", "1\n"));
    }

    #[test]
    fn a_caption_must_promise_something_known() {
        assert_eq!(Promise::of_caption("Rust output, exact").unwrap(), EXACT);
        assert_eq!(
            Promise::of_caption("Python output, any order").unwrap(),
            ANY_ORDER
        );
        let both = Promise {
            any_order: true,
            sample: true,
            on_unix: false,
        };
        assert_eq!(
            Promise::of_caption("Rust output, sample, any order").unwrap(),
            both
        );
        assert!(Promise::of_caption("Rust output").is_err());
        assert!(Promise::of_caption("Rust output, roughly").is_err());
    }

    #[test]
    fn a_caption_may_promise_something_on_unix_alone() {
        let promise = Promise::of_caption("Rust output, exact on Unix").unwrap();
        assert_eq!(
            promise,
            Promise {
                on_unix: true,
                ..EXACT
            }
        );
        assert!(promise.holds_on(true));
        assert!(!promise.holds_on(false));
        assert!(EXACT.holds_on(true) && EXACT.holds_on(false));
        assert!(!promise.allows("signal: 6\n", "exit code: 3\n"));

        let sample = Promise::of_caption("Rust output, sample, any order on Unix").unwrap();
        assert!(sample.on_unix && sample.sample && sample.any_order);
        assert!(Promise::of_caption("Rust output on Unix").is_err());
        assert!(Promise::of_caption("Rust output, exact on Windows").is_err());
    }
}
