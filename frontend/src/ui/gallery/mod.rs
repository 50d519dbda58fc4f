//! Every component in every state, at `/desk/ui`: to look at after a change, in both languages,
//! light and dark, at every width.

mod controls;
mod data;
mod surfaces;

use super::{Landing, Page};
use crate::desk::Preferences;
use crate::i18n::Words;
use leptos::prelude::*;

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <main class="gallery" id="main">
            <Page title="Bộ giao diện" landing=Landing::Own actions=|| view! { <Preferences/> }.into_any()>
                <controls::Controls/>
                <data::Data/>
                <surfaces::Surfaces/>
            </Page>
        </main>
    }
    .into_any()
}

/// A part of the gallery.
#[component]
fn Part(#[prop(into)] title: Words, children: Children) -> impl IntoView {
    view! {
        <section class="gallery-part">
            <h2>{title}</h2>
            {children()}
        </section>
    }
    .into_any()
}
