//! The table of dossiers: rows stay what they are while their content changes, so that the focus,
//! a highlight and a running action survive every renewal.

use super::operations::DossierRow;
use super::row::{Extra, row};
use super::text;
use crate::i18n::Words;
use crate::ui::{Column, Table};
use leptos::prelude::*;
use std::collections::HashSet;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Which columns a table of dossiers has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFace {
    /// Over many agencies: agency and status.
    List,
    /// The work of one place: who has it, and what can be done at the row.
    Queue,
}

fn columns(face: TableFace) -> Vec<Column> {
    let mut columns = vec![
        Column::new(text::CODE).wide("10rem"),
        Column::new(text::APPLICANT).wide("8.75rem"),
        Column::new(text::PROCEDURE),
    ];
    columns.extend(match face {
        TableFace::List => vec![
            Column::new(text::AGENCY).wide("5.5rem"),
            Column::new(text::STEP).wide("10.5rem"),
            Column::new(text::DUE).wide("5.5rem"),
            Column::new(text::REMAINING).wide("9rem"),
            Column::new(text::STATUS).wide("10rem"),
        ],
        TableFace::Queue => vec![
            Column::new(text::STEP).wide("11rem"),
            Column::new(text::HOLDER).wide("8.75rem"),
            Column::new(text::DUE).wide("5.5rem"),
            Column::new(text::REMAINING).wide("9.25rem"),
            Column::new(text::ACT).wide("6.5rem"),
        ],
    });
    columns
}

/// Rows of dossiers, in the order given.
#[component]
pub fn DossierRows(
    /// What the table lists, for screen readers.
    #[prop(into)]
    label: Words,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<DossierRow>>,
    /// Which list it is: a row that appears while this stays the same is marked as new.
    #[prop(into)]
    list: Signal<String>,
    /// Which columns.
    face: TableFace,
    /// What a row can do and has been answered; for queues.
    #[prop(optional, into)]
    extra: Option<Extra>,
) -> impl IntoView {
    let known = StoredValue::new((String::new(), HashSet::<String>::new()));
    let is_new = move |id: &str| {
        list.with_untracked(|list| known.with_value(|(of, ids)| of == list && !ids.contains(id)))
    };
    Effect::new(move |_| {
        let ids = rows.read().iter().map(|row| row.id.inner().to_owned()).collect();
        known.set_value((list.get(), ids));
    });

    let focused = StoredValue::new(None::<usize>);
    let frame = NodeRef::<leptos::html::Div>::new();
    let table_rows = move || -> Vec<HtmlElement> {
        let found = frame.get_untracked().and_then(|f| f.query_selector_all("tr[tabindex]").ok());
        let Some(found) = found else { return Vec::new() };
        (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
    };
    let remember = move |event: leptos::ev::FocusEvent| {
        let Some(at) = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok()) else {
            return;
        };
        focused.set_value(table_rows().iter().position(|row| row.contains(Some(&at))));
    };
    // When the row that had the focus has left, the keyboard goes on from its neighbour.
    Effect::new(move |_| {
        rows.track();
        request_animation_frame(move || {
            let lost = document().active_element().is_none_or(|e| e.tag_name() == "BODY");
            let Some(Some(at)) = focused.try_get_value().filter(|_| lost) else { return };
            let rows = table_rows();
            if let Some(row) = rows.get(at).or(rows.last()) {
                let _ = row.focus();
            }
        });
    });

    view! {
        <div
            class="dossier-rows"
            data-face=if face == TableFace::List { "list" } else { "queue" }
            node_ref=frame
            on:focusin=remember
        >
            <Table label=label columns=columns(face)>
                <For
                    each=move || rows.get()
                    key=|row| row.id.inner().to_owned()
                    children=move |first| {
                        let new = is_new(first.id.inner());
                        row(face, first, rows, new, extra)
                    }
                />
            </Table>
        </div>
    }
    .into_any()
}
