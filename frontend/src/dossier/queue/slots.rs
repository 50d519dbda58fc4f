//! Acting on many and taking a list away, put to work on this page.

use super::page::Worklist;
use super::rows::Source;
use crate::dossier::bulk::{self, BulkTarget};
use crate::dossier::export::ExportMenu;
use leptos::prelude::*;

/// Above the rows while some are marked: what can be done with all of them.
#[component]
pub(super) fn BulkBar(
    /// `list.selection` are the global ids marked.
    list: Worklist,
    /// The rows they were marked in, with their versions.
    source: Source,
) -> impl IntoView {
    let chosen = Signal::derive(move || {
        let marked = list.selection.keys();
        let target = |row: &crate::dossier::list::DossierRow| BulkTarget {
            dossier_id: row.id.clone(),
            expected_version: row.version,
        };
        let rows = source.shown.read();
        rows.iter().filter(|row| marked.contains(row.id.inner())).map(target).collect::<Vec<_>>()
    });
    let changed = move |()| source.listed.reload();
    view! {
        <bulk::BulkBar chosen on_clear=move |()| list.selection.clear() on_changed=changed/>
    }
}

/// Beside the heading: the list as a file.
#[component]
pub(super) fn ExportButton(
    /// `list.filter` is what to take away.
    list: Worklist,
) -> impl IntoView {
    let filter = Signal::derive(move || list.filter.read().input());
    let order = Signal::derive(move || list.filter.read().ordered());
    view! { <ExportMenu filter order/> }
}
