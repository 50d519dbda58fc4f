//! The one search box.

use super::operations::suggest;
use super::text;
use crate::api::{RemoteState, remote};
use crate::citizen::search::{Target, understand};
use crate::ui::{
    Button, ButtonKind, ButtonRole, ButtonSize, Combobox, Field, Suggestion, Symbol, debounced,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;

/// Suggests while one types; the first suggestion is always what Enter does with the text as it
/// stands. The key of a suggestion is the address it opens.
#[component]
pub(super) fn SearchBox() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let settled = debounced(typed, Duration::from_millis(250));
    let found = remote(move || {
        let request = match understand(&settled.read()) {
            Target::Words(words) if words.chars().nth(1).is_some() => Some(suggest(words)),
            _ => None,
        };
        async move {
            match request {
                Some(request) => request.await,
                None => Ok(Vec::new()),
            }
        }
    });
    let results = Signal::derive(move || {
        let target = understand(&typed.read());
        let words = matches!(target, Target::Words(_));
        let mut all: Vec<_> = first(&target).into_iter().collect();
        if words && let RemoteState::Ready(found, _) = &*found.state().read() {
            all.extend(found.iter().map(|procedure| Suggestion {
                key: format!("/thu-tuc/{}", procedure.code),
                label: procedure.name.clone(),
                detail: procedure.agency.name.clone(),
                denied: None,
            }));
        }
        all
    });
    let navigate = use_navigate();
    let go = Callback::new(move |url: String| navigate(&url, NavigateOptions::default()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let Some(first) = untrack(|| first(&understand(&typed.read()))) {
            go.run(first.key);
        }
    };
    let missing = Signal::derive(move || {
        (tried.get() && typed.read().trim().is_empty()).then(|| text::MISSING.get().to_owned())
    });
    view! {
        <form class="home-search" role="search" on:submit=submit novalidate>
            <Field label=text::SEARCH hint=text::EXAMPLE error=missing>
                <Combobox query=typed results on_pick=go/>
            </Field>
            <Button
                kind=ButtonKind::Primary
                size=ButtonSize::Large
                role=ButtonRole::Submit
                icon=Symbol::Search
            >
                {text::GO}
            </Button>
        </form>
    }
    .into_any()
}

/// What the text as it stands leads to.
fn first(target: &Target) -> Option<Suggestion> {
    let (key, label, detail) = match target {
        Target::Nothing => return None,
        Target::Dossier(slip) => (slip.url(), text::follow(&slip.code), String::new()),
        Target::LetterO(slip) => {
            (slip.url(), text::follow(&slip.code), text::FOLLOW_LETTER_O.get().to_owned())
        }
        Target::Procedure(code) => {
            (format!("/thu-tuc/{code}"), text::open_procedure(code), String::new())
        }
        Target::Words(words) => (
            format!("/thu-tuc?q={}", String::from(js_sys::encode_uri_component(words))),
            text::look_up(words),
            text::LOOK_UP_WHERE.get().to_owned(),
        ),
    };
    Some(Suggestion { key, label, detail, denied: None })
}
