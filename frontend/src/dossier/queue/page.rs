//! The queue's page: which work, and a search within it. Both stand in the address.

use super::table::QueueTable;
use super::text;
use crate::dossier::list::QueueScope;
use crate::ui::{Page, Symbol, Tab, Tabs, TextInput, TextKind, debounced, keys};
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{query_signal_with_options, use_query_map};
use std::time::Duration;

/// The scopes by their key in the address; the first is the day's work.
const SCOPES: [(&str, QueueScope); 4] = [
    ("work", QueueScope::Work),
    ("mine", QueueScope::Mine),
    ("open", QueueScope::Claimable),
    ("unit", QueueScope::Unit),
];

fn scope(key: &str) -> (&'static str, QueueScope) {
    SCOPES.into_iter().find(|(name, _)| *name == key).unwrap_or(SCOPES[0])
}

/// The work of one officer, of his unit, and what he could take.
#[component]
pub fn QueuePage() -> impl IntoView {
    let query = use_query_map();
    let tab = RwSignal::new(
        query.with_untracked(|query| scope(query.get_str("tab").unwrap_or_default()).0.to_owned()),
    );
    let typed = RwSignal::new(
        query.with_untracked(|query| query.get_str("search").unwrap_or_default().to_owned()),
    );
    let search = debounced(typed, Duration::from_millis(180));
    let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
    let (_, set_tab) = query_signal_with_options::<String>("tab", options.clone());
    let (_, set_search) = query_signal_with_options::<String>("search", options);
    Effect::new(move |before: Option<()>| {
        let key = tab.get();
        if before.is_some() {
            set_tab.set((key != SCOPES[0].0).then_some(key));
        }
    });
    Effect::new(move |before: Option<()>| {
        let words = search.get();
        if before.is_some() {
            set_search.set((!words.is_empty()).then_some(words));
        }
    });

    let box_node = NodeRef::<html::Input>::new();
    keys::shortcut("/", text::SEARCH_KEY, move |()| {
        if let Some(input) = box_node.get_untracked() {
            input.select();
        }
    });
    let spoken = RwSignal::new(String::new());
    let tabs = vec![
        Tab { key: SCOPES[0].0, name: text::WORK.into(), count: None },
        Tab { key: SCOPES[1].0, name: text::MINE.into(), count: None },
        Tab { key: SCOPES[2].0, name: text::CLAIMABLE.into(), count: None },
        Tab { key: SCOPES[3].0, name: text::UNIT.into(), count: None },
    ];
    let panel = move |key: String| {
        let scope = scope(&key).1;
        view! { <QueueTable scope search spoken/> }.into_any()
    };
    let actions = move || {
        view! {
            <div class="queue-search">
                <crate::ui::Icon of=Symbol::Search/>
                <TextInput
                    value=typed
                    kind=TextKind::Search
                    node=box_node
                    label=text::SEARCH
                    placeholder=text::SEARCH
                />
            </div>
        }
        .into_any()
    };
    view! {
        <Page title=text::TITLE actions=actions>
            <div class="queue">
                <Tabs value=tab tabs label=text::TITLE panel/>
                <p class="visually-hidden" role="status">{move || spoken.get()}</p>
                <p class="queue-keys" aria-hidden="true">{text::KEYS}</p>
            </div>
        </Page>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_tab_is_the_days_work() {
        assert_eq!(scope("open"), ("open", QueueScope::Claimable));
        assert_eq!(scope("?"), ("work", QueueScope::Work));
    }
}
