//! Several views of one thing.

use super::fresh_id;
use crate::i18n::Words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One of the views.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its key, e.g. for the URL.
    pub key: &'static str,
    /// Its name.
    pub name: Words,
    /// A count beside the name.
    pub count: Option<usize>,
}

/// A tab list (WAI-ARIA): arrows go from tab to tab, the panel follows.
#[component]
pub fn Tabs(
    /// Key of the view shown.
    value: RwSignal<String>,
    /// The views.
    tabs: Vec<Tab>,
    /// What they are views of.
    #[prop(into)]
    label: Words,
    /// Draws the view of a key.
    #[prop(into)]
    panel: Callback<String, AnyView>,
) -> impl IntoView {
    let id = fresh_id("tabs");
    let panel_id = format!("{id}-panel");
    let on_key = |event: KeyboardEvent| {
        let focused = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
        let Some(focused) = focused else { return };
        let next = match event.key().as_str() {
            "ArrowRight" => focused.next_element_sibling(),
            "ArrowLeft" => focused.previous_element_sibling(),
            _ => return,
        };
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            let _ = next.focus();
            next.click();
        }
    };
    let buttons = tabs
        .into_iter()
        .map(|tab| {
            let chosen = Memo::new(move |_| *value.read() == tab.key);
            view! {
                <button
                    type="button"
                    role="tab"
                    class="tab"
                    id=format!("{id}-{}", tab.key)
                    aria-controls=panel_id.clone()
                    aria-selected=move || if chosen.get() { "true" } else { "false" }
                    tabindex=move || if chosen.get() { "0" } else { "-1" }
                    on:click=move |_| value.set(tab.key.to_owned())
                >
                    {tab.name}
                    {tab.count.map(|count| view! { <span class="tab-count">{count}</span> })}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>{buttons}</div>
        <div
            class="tab-panel"
            role="tabpanel"
            id=panel_id
            aria-labelledby=move || format!("{id}-{}", value.read())
        >
            {move || panel.run(value.get())}
        </div>
    }
    .into_any()
}
