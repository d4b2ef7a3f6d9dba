//! The story as a figure.

use crate::narration::Story;

/// A swim-lane diagram.
pub(crate) fn render(_story: &Story) -> String {
    String::new()
}
