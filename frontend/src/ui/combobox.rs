//! Type to find one among many.

use super::{FieldLink, effect, fresh_id, text};
use crate::i18n::Words;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// One answer to what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestion {
    /// What is handed back.
    pub key: String,
    /// First line.
    pub label: String,
    /// Second line, smaller.
    pub detail: String,
    /// Why it can not be picked; shown instead of the detail.
    pub denied: Option<String>,
}

/// A text that follows another one once typing pauses, to spare the server every keystroke.
pub fn debounced(source: RwSignal<String>, pause: Duration) -> Signal<String> {
    let settled = RwSignal::new(source.get_untracked());
    effect(move || {
        let value = source.get();
        if value == settled.get_untracked() {
            return;
        }
        let timer = set_timeout_with_handle(move || settled.set(value), pause);
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
    });
    settled.into()
}

/// An input with suggestions (WAI-ARIA combobox with a list). Arrows move, Enter picks, Escape
/// closes, a second Escape empties.
#[component]
pub fn Combobox(
    /// What is typed. The owner fetches `results` from it, [`debounced`].
    query: RwSignal<String>,
    /// What fits, best first.
    #[prop(into)]
    results: Signal<Vec<Suggestion>>,
    /// Whether results are on their way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Called with the key of the one picked; the owner decides what then stands in `query`.
    #[prop(into)]
    on_pick: Callback<String>,
    /// An example.
    #[prop(optional, into)]
    placeholder: Words,
    /// To focus it from outside.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> impl IntoView {
    let link = FieldLink::here();
    let list_id = fresh_id("list");
    let open = RwSignal::new(false);
    let active = RwSignal::new(0usize);
    effect(move || {
        results.track();
        active.set(0);
    });
    effect(move || {
        let value = query.get();
        if let Some(input) = node.get()
            && input.value() != value
        {
            input.set_value(&value);
        }
    });

    let pick = move |index: usize| {
        let picked = results.with_untracked(|all| all.get(index).cloned());
        if let Some(picked) = picked.filter(|picked| picked.denied.is_none()) {
            open.set(false);
            on_pick.run(picked.key);
        }
    };
    let step = move |by: isize| {
        let len = results.with_untracked(Vec::len);
        if len > 0 {
            let next = active.get_untracked().saturating_add_signed(by);
            active.set(if by < 0 && active.get_untracked() == 0 { len - 1 } else { next % len });
        }
        open.set(true);
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Enter" if open.get_untracked() && !results.read_untracked().is_empty() => {
                pick(active.get_untracked());
            }
            "Escape" if open.get_untracked() => open.set(false),
            "Escape" if !query.read_untracked().is_empty() => query.set(String::new()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (open.get() && !results.read().is_empty()).then(|| option_id(active.get()))
    };
    view! {
        <div class="combobox" data-busy=move || busy.get().then_some("")>
            <input
                class="input"
                node_ref=node
                id=link.id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                value=query.get_untracked()
                aria-autocomplete="list"
                aria-controls=list_id.clone()
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-activedescendant=active_id
                aria-describedby=link.described_by
                aria-invalid=move || link.invalid.get().then_some("true")
                aria-required=link.required.then_some("true")
                on:input:target=move |event| {
                    query.set(event.target().value());
                    open.set(true);
                }
                on:focus=move |_| open.set(!query.read_untracked().is_empty())
                on:blur=move |_| open.set(false)
                on:keydown=on_key
            />
            <ul class="combobox-list" id=list_id role="listbox" hidden=move || !open.get()>
                {move || options(&results.get(), active, &option_id, pick)}
            </ul>
            <p class="combobox-none" hidden=move || {
                !open.get() || busy.get() || query.read().is_empty() || !results.read().is_empty()
            }>
                {text::NO_MATCH}
            </p>
            <span class="visually-hidden" role="status">
                {move || open.get().then(|| text::matches(results.read().len()))}
            </span>
        </div>
    }
    .into_any()
}

fn options(
    results: &[Suggestion],
    active: RwSignal<usize>,
    option_id: &impl Fn(usize) -> String,
    pick: impl Fn(usize) + Copy + Send + 'static,
) -> AnyView {
    let option = |(index, suggestion): (usize, &Suggestion)| {
        let denied = suggestion.denied.is_some();
        let detail = suggestion.denied.clone().unwrap_or_else(|| suggestion.detail.clone());
        let chosen = Memo::new(move |_| active.get() == index);
        view! {
            <li
                id=option_id(index)
                role="option"
                class="option"
                aria-selected=move || if chosen.get() { "true" } else { "false" }
                aria-disabled=denied.then_some("true")
                // Not click: the input would lose focus first and close the list.
                on:mousedown=move |event| {
                    event.prevent_default();
                    pick(index);
                }
                on:mousemove=move |_| if !chosen.get_untracked() { active.set(index) }
            >
                <span class="option-label">{suggestion.label.clone()}</span>
                <span class="option-detail">{detail}</span>
            </li>
        }
    };
    results.iter().enumerate().map(option).collect_view().into_any()
}
