//! Relay connections with keyset cursors.

use async_graphql::SimpleObject;
use domain::refusal::{Code, Refusal};

use crate::app::AppResult;

/// Rows of a page when the caller does not say.
pub const DEFAULT: i32 = 50;
/// Most rows of a page.
pub const MOST: i32 = 100;

/// Where a page lies in its list.
#[derive(Debug, Clone, SimpleObject)]
pub struct PageInfo {
    /// Whether more follow after `endCursor`.
    pub has_next_page: bool,
    /// Whether this is not the first page.
    pub has_previous_page: bool,
    /// Cursor of the first row.
    pub start_cursor: Option<String>,
    /// Cursor of the last row; give it as `after` for the next page.
    pub end_cursor: Option<String>,
}

/// What a list costs before its size is checked: as many rows as it can have.
pub fn rows(first: Option<i32>) -> usize {
    usize::try_from(first.unwrap_or(DEFAULT).clamp(0, MOST)).unwrap_or_default()
}

/// How many rows a page shall have.
///
/// # Errors
/// `OUT_OF_RANGE` outside 1–100.
pub fn size(first: Option<i32>) -> AppResult<u64> {
    let first = first.unwrap_or(DEFAULT);
    u64::try_from(first).ok().filter(|_| (1..=MOST).contains(&first)).ok_or_else(|| {
        Refusal::at(Code::OutOfRange, "first").with("min", 1).with("max", MOST).into()
    })
}
