//! Rows marked for doing one thing to all of them.

use super::text;
use crate::i18n::Words;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Marked rows by key.
#[derive(Debug, Clone, Copy)]
pub struct Selection(RwSignal<BTreeSet<String>>);

impl Selection {
    /// Nothing marked.
    #[expect(clippy::new_without_default, reason = "makes a signal, so it is an act")]
    pub fn new() -> Self {
        Self(RwSignal::new(BTreeSet::new()))
    }

    /// The marked keys; tracked.
    pub fn keys(&self) -> BTreeSet<String> {
        self.0.get()
    }

    /// How many; tracked.
    pub fn len(&self) -> usize {
        self.0.read().len()
    }

    /// Whether none; tracked.
    pub fn is_empty(&self) -> bool {
        self.0.read().is_empty()
    }

    /// Unmarks all.
    pub fn clear(&self) {
        self.0.write().clear();
    }

    /// Marks exactly these.
    pub fn set(&self, keys: impl IntoIterator<Item = String>) {
        self.0.set(keys.into_iter().collect());
    }

    fn toggle(&self, key: &str) {
        self.0.update(|keys| {
            if !keys.remove(key) {
                keys.insert(key.to_owned());
            }
        });
    }
}

/// The box that marks a row.
#[component]
pub fn SelectRow(
    /// Where marks are kept.
    selection: Selection,
    /// The row's key.
    #[prop(into)]
    row: String,
    /// What the row is, e.g. its dossier code.
    #[prop(into)]
    what: Words,
) -> impl IntoView {
    let key = row.clone();
    view! {
        <input
            type="checkbox"
            class="select-row"
            aria-label=move || text::select_row(&what.get())
            prop:checked=move || selection.0.read().contains(&row)
            on:change=move |_| selection.toggle(&key)
        />
    }
    .into_any()
}

/// The box in the table's head that marks all rows shown.
#[component]
pub fn SelectAll(
    /// Where marks are kept.
    selection: Selection,
    /// The keys of all rows shown.
    #[prop(into)]
    all: Signal<Vec<String>>,
) -> impl IntoView {
    let count = move || {
        let keys = selection.0.read();
        all.read().iter().filter(|key| keys.contains(*key)).count()
    };
    let every = move || !all.read().is_empty() && count() == all.read().len();
    let some = move || count() != 0 && !every();
    view! {
        <input
            type="checkbox"
            class="select-row"
            aria-label=text::SELECT_ALL
            prop:checked=every
            prop:indeterminate=some
            on:change:target=move |event| {
                if event.target().checked() {
                    selection.set(all.get_untracked());
                } else {
                    selection.clear();
                }
            }
        />
    }
    .into_any()
}
