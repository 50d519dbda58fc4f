//! Above the rows: search within the list, its order, and the way to the filters.

use super::page::Worklist;
use super::panel::Panel;
use super::text;
use crate::dossier::list::{DossierOrder, Part};
use crate::i18n::Words;
use crate::ui::{Button, Icon, Select, Symbol, TextInput, TextKind, debounced, keys};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// Search, order, filters.
#[component]
pub(super) fn Bar(list: Worklist) -> impl IntoView {
    let open = RwSignal::new(false);
    let active = Memo::new(move |_| {
        list.filter.read().active().iter().filter(|part| **part != Part::Search).count()
    });
    let order = bound(
        list,
        |list| list.filter.read().ordered(),
        move |order| {
            let name = match order {
                DossierOrder::DueAt => "DUE_AT",
                DossierOrder::StepDueAt => "STEP_DUE_AT",
                DossierOrder::Newest => "NEWEST",
            };
            list.set(Part::Order, name);
        },
    );
    let of_work = Memo::new(move |_| list.filter.read().is_of_work());
    let orders = Signal::derive(move || -> Vec<(DossierOrder, Words)> {
        let by_step = of_work.get().then(|| (DossierOrder::StepDueAt, text::BY_STEP.into()));
        let by_due = (DossierOrder::DueAt, text::BY_DUE.into());
        let by_newest = (DossierOrder::Newest, text::BY_NEWEST.into());
        [Some(by_due), by_step, Some(by_newest)].into_iter().flatten().collect()
    });
    view! {
        <div class="list-bar" role="search" aria-label=text::SEARCH>
            <Search list/>
            <Select value=order options=orders label=text::ORDER/>
            <div class="list-filters" data-active=move || (active.get() > 0).then_some("")>
                <Button icon=Symbol::Menu on_press=move |()| open.update(|open| *open = !*open)>
                    {move || match active.get() {
                        0 => text::FILTERS.get().to_owned(),
                        n => text::filters(n),
                    }}
                </Button>
            </div>
        </div>
        {move || open.get().then(|| view! { <Panel list/> })}
    }
    .into_any()
}

#[component]
fn Search(list: Worklist) -> impl IntoView {
    let typed = RwSignal::new(list.filter.read_untracked().get(Part::Search).to_owned());
    let settled = debounced(typed, Duration::from_millis(180));
    Effect::new(move |before: Option<()>| {
        let words = settled.get();
        if before.is_some() {
            list.set(Part::Search, &words);
        }
    });
    // The address changed by itself, e.g. by a view or the box of the bar.
    Effect::new(move |_| {
        let said = list.filter.read().get(Part::Search).to_owned();
        if domain::text::tidy(&typed.read_untracked()) != said {
            typed.set(said);
        }
    });
    let node = NodeRef::<html::Input>::new();
    keys::shortcut("/", text::SEARCH_KEY, move |()| {
        if let Some(input) = node.get_untracked() {
            input.select();
        }
    });
    // Enter and Escape lead back to the rows; an input method that still composes keeps them.
    let leave = move |event: leptos::ev::KeyboardEvent| {
        let leaves = matches!(event.key().as_str(), "Enter" | "Escape" | "ArrowDown");
        if leaves && !event.is_composing() {
            event.prevent_default();
            if let Some(input) = node.get_untracked() {
                let _ = input.blur();
            }
            super::table::current_row();
        }
    };
    view! {
        <div class="list-search" on:keydown=leave>
            <Icon of=Symbol::Search/>
            <TextInput
                value=typed
                kind=TextKind::Search
                node
                label=text::SEARCH
                placeholder=text::SEARCH_HINT
            />
            <kbd aria-hidden="true">"/"</kbd>
        </div>
    }
    .into_any()
}

/// A choice that shows the address and, when changed by hand, changes it.
pub(super) fn bound<T: Clone + PartialEq + Send + Sync + 'static>(
    list: Worklist,
    get: impl Fn(Worklist) -> T + Copy + Send + Sync + 'static,
    set: impl Fn(T) + 'static,
) -> RwSignal<T> {
    let value = RwSignal::new(untrack(move || get(list)));
    Effect::new(move |_| {
        let now = get(list);
        if value.get_untracked() != now {
            value.set(now);
        }
    });
    Effect::new(move |_| {
        let chosen = value.get();
        if untrack(move || get(list)) != chosen {
            set(chosen);
        }
    });
    value
}
