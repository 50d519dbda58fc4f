//! The public home: one search box.

use super::search::{Target, target};
use super::text;
use crate::ui::{
    Button, ButtonKind, ButtonRole, ButtonSize, Field, Icon, Landing, Page, Symbol, TextInput,
    TextKind,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Home.
#[component]
pub fn HomePage() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let url = match target(&typed.read_untracked()) {
            Target::Procedures(words) if words.is_empty() => return,
            Target::Procedures(words) => {
                format!("/thu-tuc?q={}", js_sys::encode_uri_component(&words))
            }
            Target::Dossier(code) => format!("/tra-cuu?ma={}", js_sys::encode_uri_component(&code)),
        };
        navigate(&url, NavigateOptions::default());
    };
    let missing = Signal::derive(move || {
        (tried.get() && typed.read().trim().is_empty()).then(|| text::HOME_MISSING.get().to_owned())
    });
    view! {
        <div class="home">
            <Page title=text::HOME_TITLE landing=Landing::Heading>
                <p class="home-lead">{text::HOME_LEAD}</p>
                <form class="home-search" role="search" on:submit=submit novalidate>
                    <Field label=text::HOME_SEARCH hint=text::HOME_EXAMPLE error=missing>
                        <TextInput value=typed kind=TextKind::Search/>
                    </Field>
                    <Button
                        kind=ButtonKind::Primary
                        size=ButtonSize::Large
                        role=ButtonRole::Submit
                        icon=Symbol::Search
                    >
                        {text::HOME_GO}
                    </Button>
                </form>
                <ul class="home-ways">
                    <li>
                        <a href="/thu-tuc">
                            <Icon of=Symbol::Book/>
                            <span><b>{text::HOME_PROCEDURES}</b>{text::HOME_PROCEDURES_BODY}</span>
                        </a>
                    </li>
                    <li>
                        <a href="/tra-cuu">
                            <Icon of=Symbol::Qr/>
                            <span><b>{text::HOME_TRACK}</b>{text::HOME_TRACK_BODY}</span>
                        </a>
                    </li>
                </ul>
            </Page>
        </div>
    }
    .into_any()
}
