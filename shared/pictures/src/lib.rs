//! Draws the book's pictures as SVG, from a few lines of data each.
//!
//! `data/CHAPTER.txt` has a chapter's pictures, with an empty line between two. Each begins with the name of its
//! page, its kind and its title; what follows is read by the kind's module:
//!
//! ```text
//! start_and_join lanes: Main starts a worker and waits for it
//! main | run 2; wait 6 join; run 2
//! worker | gone 2; run 6
//! @2 main > worker: start
//! ```
//!
//! They are drawn in the colour of the text around them, on no background, so that they show in every theme, and
//! narrow enough for a phone. The title and a description made from the data stand in for those who don't see them.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

mod bars;
mod circle;
mod code;
mod flow;
mod lanes;
mod svg;

/// A picture as it is written down.
pub struct Picture {
    /// The chapter's folder, as `01-threads`.
    pub chapter: String,
    /// The page's file stem.
    pub page: String,
    kind: String,
    title: String,
    lines: Vec<String>,
}

/// The pictures of the `text` of a chapter's file.
///
/// # Errors
///
/// A picture doesn't begin with `PAGE KIND: TITLE`.
pub fn read(chapter: &str, text: &str) -> Result<Vec<Picture>> {
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    blocks
        .map(|block| {
            let mut lines = block.lines().map(String::from);
            let first = lines.next().unwrap_or_default();
            let (head, title) = first.split_once(": ").with_context(|| format!("no title: {first}"))?;
            let (page, kind) = head.split_once(' ').with_context(|| format!("no kind: {first}"))?;
            Ok(Picture {
                chapter: chapter.into(),
                page: page.into(),
                kind: kind.into(),
                title: title.into(),
                lines: lines.collect(),
            })
        })
        .collect()
}

impl Picture {
    /// The drawing, without an empty line, so that it can stand in a page.
    ///
    /// # Errors
    ///
    /// A line makes no sense, or something has no room; or a file in the `project` that it quotes can't be read.
    pub fn svg(&self, project: &Path) -> Result<String> {
        let lines = self.lines.iter().map(String::as_str);
        let drawing = match self.kind.as_str() {
            "lanes" => lanes::draw(lines),
            "flow" => flow::draw(lines),
            "circle" => circle::draw(lines),
            "code" => code::draw(lines, project),
            "bars" => bars::draw(lines, project),
            other => bail!("there is no kind \"{other}\"; there are: lanes, flow, circle, code, bars"),
        };
        let drawing = drawing.with_context(|| format!("{}: {} {}", self.chapter, self.page, self.kind))?;
        ensure!(!self.title.is_empty(), "{}: no title", self.page);
        let name = format!("{}-{}", self.chapter, self.page);
        Ok(drawing.finish(&name, &self.title))
    }

    /// Where the drawing is kept.
    pub fn file(&self) -> String {
        format!("book/src/pictures/{}/{}.svg", self.chapter, self.page)
    }

    /// What the page has under or above it.
    pub fn title(&self) -> &str {
        &self.title
    }
}
