//! Home.

use super::browse::Browse;
use super::scan::ScanButton;
use super::search_box::SearchBox;
use super::text;
use crate::citizen::description::describe_page;
use crate::citizen::search::Slip;
use crate::i18n::Text;
use crate::ui::{Icon, Page, Symbol};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Home: one search box, the ways on.
#[component]
pub fn HomePage() -> impl IntoView {
    describe_page(text::DESCRIPTION);
    let navigate = use_navigate();
    let found = Callback::new(move |slip: Slip| navigate(&slip.url(), NavigateOptions::default()));
    view! {
        <div class="home">
            <Page title=text::TITLE>
                <p class="home-lead">{text::LEAD}</p>
                <SearchBox/>
                <ScanButton on_found=found/>
                <nav aria-label=text::WAYS>
                    <ul class="home-ways">
                        {way("/thu-tuc", Symbol::Book, text::PROCEDURES, text::PROCEDURES_BODY)}
                        {way("/tra-cuu", Symbol::Search, text::TRACK, text::TRACK_BODY)}
                    </ul>
                </nav>
                <Browse/>
            </Page>
        </div>
    }
    .into_any()
}

fn way(href: &'static str, icon: Symbol, name: Text, body: Text) -> AnyView {
    view! {
        <li><a href=href><Icon of=icon/><span><b>{name}</b>{body}</span></a></li>
    }
    .into_any()
}
