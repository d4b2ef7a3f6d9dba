//! An exercise made new again.

use anyhow::{Context, Result, ensure};
use exercise::Task;

/// Puts the original back; an answer is kept beside it. Returns what was done.
pub fn reset(task: &Task) -> Result<String> {
    let file = task.shown();
    Ok(if !task.file().exists() {
        restore(task)?;
        format!("{file} was deleted, and is as new again")
    } else if std::fs::read(task.file())? == original(task)? {
        format!("{file} is as new already")
    } else {
        let kept = keep(task)?;
        restore(task)?;
        format!("{file} is as new; your answer is in {kept}")
    })
}

/// Writes the original into the learner's file.
pub fn restore(task: &Task) -> Result<()> {
    let text = original(task)?;
    std::fs::write(task.file(), text).with_context(|| format!("{} can't be written", task.shown()))
}

fn original(task: &Task) -> Result<Vec<u8>> {
    let original = task.original();
    ensure!(
        original.exists(),
        "{} isn't there, so {} can't be made new",
        original.display(),
        task.name
    );
    Ok(std::fs::read(original)?)
}

/// Never over an answer that was kept before.
fn keep(task: &Task) -> Result<String> {
    let mut ending = "rs.bak".to_owned();
    for n in 2.. {
        if !task.file().with_extension(&ending).exists() {
            break;
        }
        ending = format!("rs.{n}.bak");
    }
    let kept = task.file().with_extension(&ending);
    std::fs::rename(task.file(), kept)
        .with_context(|| format!("{} can't be kept as .{ending}", task.shown()))?;
    Ok(task.shown().replace(".rs", &format!(".{ending}")))
}
