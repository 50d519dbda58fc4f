//! `/tra-cuu?ma=&k=`: the address that the QR of the slip opens.

use super::answer::Answer;
use super::form::TrackForm;
use super::text;
use crate::citizen::description::describe_page;
use crate::citizen::search::{Slip, secret, understand};
use crate::ui::{Page, effect, live};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Tracking. What was asked for stands in the address; the form writes there.
#[component]
pub fn TrackPage() -> impl IntoView {
    describe_page(text::DESCRIPTION);
    let query = use_query_map();
    let code = Memo::new(move |_| query.read().get("ma").unwrap_or_default());
    let key = Memo::new(move |_| query.read().get("k").unwrap_or_default());
    let slip = Memo::new(move |_| {
        let slip = Slip::of(understand(&code.read()))?;
        Some(Slip { secret: slip.secret.or_else(|| secret(&key.read())), ..slip })
    });
    let found = RwSignal::new(false);
    effect(move || {
        if slip.read().is_none() {
            found.set(false);
        }
    });
    view! {
        <div class="track">
            <Page title=text::TITLE>
                <details class="track-again" data-folds=move || found.get().then_some("")
                    prop:open=move || !found.get()>
                    <summary>{text::AGAIN}</summary>
                    <TrackForm code=code.into() secret=key.into()/>
                </details>
                {live(move || slip.get().map(|slip| view! { <Answer slip found/> }))}
            </Page>
        </div>
    }
    .into_any()
}
