//! Where acting on many and taking a list away have their place on the page.

use super::page::Worklist;
use leptos::prelude::*;

/// Above the rows while some are marked: what can be done with all of them.
#[component]
pub(super) fn BulkBar(
    /// `list.selection` are the global ids marked; `list.filter` what they were chosen from.
    list: Worklist,
) -> impl IntoView {
    let _ = list;
}

/// Beside the heading: the list as a file.
#[component]
pub(super) fn ExportButton(
    /// `list.filter` is what to take away.
    list: Worklist,
) -> impl IntoView {
    let _ = list;
}
