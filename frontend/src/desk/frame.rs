//! Top bar, navigation, page.

use super::menu::{AccountMenu, LiveDot};
use super::nav::Nav;
use super::routes::CurrentPage;
use super::text;
use crate::api::session;
use crate::identity::{Permission, StandInBanner};
use crate::ui::{Icon, Symbol, keys, text as ui_text};
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The frame around every page of the desk.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let agency = move || session::viewer().map(|viewer| viewer.officer.agency.name.clone());
    let searching = move || session::viewer().is_some_and(|v| v.may(Permission::DossierList));
    view! {
        <div class="desk">
            <a class="skip" href="#main" rel="external">{text::SKIP}</a>
            <header class="bar">
                <a class="mark" href="/desk">
                    <span class="mark-sign" aria-hidden="true"></span>
                    <span class="mark-name">{ui_text::PRODUCT}</span>
                </a>
                <span class="bar-agency">{agency}</span>
                {move || searching().then(|| view! { <QuickSearch/> })}
                <LiveDot/>
                <AccountMenu/>
            </header>
            <Nav/>
            <main id="main" class="main" tabindex="-1">
                <StandInBanner/>
                <CurrentPage/>
            </main>
        </div>
    }
    .into_any()
}

/// The search box of the bar: `/` goes there, Enter opens the list.
#[component]
fn QuickSearch() -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    let navigate = use_navigate();
    keys::shortcut("/", text::SEARCH_KEY, move |()| {
        if let Some(input) = node.get_untracked() {
            input.select();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = node.get_untracked() else { return };
        let query = js_sys::encode_uri_component(input.value().trim());
        let _ = input.blur();
        navigate(&format!("/desk/dossiers?search={query}"), NavigateOptions::default());
    };
    view! {
        <form class="bar-search" role="search" on:submit=submit>
            <Icon of=Symbol::Search/>
            <input
                class="input"
                node_ref=node
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=text::SEARCH
                placeholder=text::SEARCH
            />
            <kbd>"/"</kbd>
        </form>
    }
    .into_any()
}
