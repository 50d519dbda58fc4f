//! The form that is open. Its code is fetched when the first one is opened, or once the page is at
//! rest.

use super::super::bench::Bench;
use super::super::operations::ActionName;
use super::drafts::Drafts;
use super::{acts, assign, forward, release, send_back, sign};
use leptos::prelude::*;

/// The form that is open on the context's [`Bench`]; what is typed stays while forms come and go.
#[component]
pub fn Forms() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let drafts = Drafts::new(bench);
    Effect::new(move |before: Option<()>| {
        let sent = bench.sent.get();
        // What was sent before any form was there was none of these.
        if let (Some(name), Some(())) = (sent, before) {
            drafts.forget(name);
        }
    });
    bench.forms_there.set(true);
    let open = Memo::new(move |_| bench.form.get());
    let draw = move || match open.get() {
        Some(ActionName::Forward) => view! { <forward::Form bench drafts/> }.into_any(),
        Some(ActionName::Assign) => view! { <assign::Form bench drafts/> }.into_any(),
        Some(ActionName::SendBack) => view! { <send_back::Form bench drafts/> }.into_any(),
        Some(ActionName::SignResult) => view! { <sign::Form bench drafts/> }.into_any(),
        Some(ActionName::Release) => view! { <release::Form bench drafts/> }.into_any(),
        Some(name) => {
            acts::find(name).map(|act| view! { <acts::Form bench drafts act/> }).into_any()
        }
        None => ().into_any(),
    };
    draw.into_any()
}
