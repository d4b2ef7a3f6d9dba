//! What a page of the book includes, and what its captions promise.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use crate::promise::Promise;

/// The files that `page` includes, with the line of the page that does it.
pub fn includes(page: &Path) -> Result<Vec<(PathBuf, usize)>> {
    let text = std::fs::read_to_string(page).with_context(|| page.display().to_string())?;
    let folder = page.parent().unwrap_or(Path::new(""));
    let mut found = Vec::new();
    for (line, text) in text.lines().enumerate() {
        for (_, include) in text
            .match_indices("{{#include ")
            .map(|(at, _)| text.split_at(at))
        {
            let path = include
                .trim_start_matches("{{#include ")
                .split(['}', ':'])
                .next();
            found.push((
                resolved(&folder.join(path.unwrap_or_default().trim())),
                line,
            ));
        }
    }
    Ok(found)
}

/// What the caption above the place where `page` includes `record` says of that output.
///
/// # Errors
///
/// The page doesn't include the record, or no caption stands above, or it promises nothing known.
pub fn promise(page: &Path, record: &Path) -> Result<Promise> {
    let name = record.file_name().context("a record is a file")?;
    let (_, line) = includes(page)?
        .into_iter()
        .find(|(path, _)| path.file_name() == Some(name))
        .with_context(|| format!("{} doesn't include {}", page.display(), record.display()))?;
    let text = std::fs::read_to_string(page)?;
    let above: Vec<&str> = text.lines().take(line).collect();
    let caption = above.iter().rev().find_map(|line| {
        line.trim()
            .strip_prefix("<figcaption>")?
            .strip_suffix("</figcaption>")
    });
    let caption = caption.with_context(|| {
        format!(
            "{}: no <figcaption> above line {}",
            page.display(),
            line + 1
        )
    })?;
    Promise::of_caption(caption).with_context(|| page.display().to_string())
}

/// `book/src/../../chapters` is `chapters`.
fn resolved(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        if part != Component::ParentDir || !short.pop() {
            short.push(part);
        }
    }
    short
}
