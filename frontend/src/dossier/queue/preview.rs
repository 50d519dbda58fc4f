//! The dossier of the row one stands on, beside the list.

use super::page::Worklist;
use super::table::{current_row, inside};
use super::text;
use crate::desk::Pages;
use crate::dossier::workspace::{HALF_TYPED, PreviewOf, Wish};
use crate::ui::{
    Banner, Button, ButtonKind, DeferredPage, EmptyState, LinkButton, Symbol, effect, keys,
};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Element;

/// Pixels of the window from which there is room for two.
const WIDE: f64 = 1_100.0;
/// Walking over rows with a key held down asks for none of them.
const REST: Duration = Duration::from_millis(180);

/// Whether there is room for the list and a dossier beside.
pub(super) fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= WIDE)
}

/// Opens or closes the preview; where there is no room, opens the page of the row.
pub(super) fn toggle(list: Worklist) {
    if list.typing.get_untracked() {
        keep(list);
    } else if is_wide() {
        list.preview.update(|open| *open = !*open);
        if list.preview.get_untracked() && list.current.read_untracked().is_none() {
            current_row();
        }
    } else if let Some(link) = current_row().and_then(|row| inside(&row, ".row-link")) {
        link.click();
    }
}

/// Closes the preview, unless something would be lost.
fn close(list: Worklist) {
    match list.typing.get_untracked() {
        true => keep(list),
        false => list.preview.set(false),
    }
}

/// Says why the preview stays as it is.
fn keep(list: Worklist) {
    list.spoken.set(HALF_TYPED.get().to_owned());
}

/// Asks something about a row, of the preview or of its page.
pub(super) fn ask(list: Worklist, row: &Element, wish: Wish) {
    if list.typing.get_untracked() {
        keep(list);
    } else if is_wide() {
        let id = row.get_attribute("data-id");
        list.current.set(id.clone());
        list.preview.set(true);
        list.asked.set(id.map(|id| (id, wish)));
    } else if let Some(href) = inside(row, ".row-link").and_then(|link| link.get_attribute("href"))
    {
        list.visit.run(format!("{href}?act={}", wish.name()));
    }
}

/// The side of the page.
#[component]
pub(super) fn Side(list: Worklist) -> impl IntoView {
    move || list.preview.get().then(|| view! { <Open list/> })
}

#[component]
fn Open(list: Worklist) -> impl IntoView {
    let settled = RwSignal::new(list.current.get_untracked());
    let typing = Memo::new(move |_| list.typing.get());
    effect(move || {
        let current = list.current.get();
        // Walking on takes back what was asked for an earlier row.
        let asked = list.asked.get_untracked().map(|(id, _)| id);
        if asked.is_some() && asked != current {
            list.asked.set(None);
        }
        // What is half typed stays beside, wherever one walks.
        if typing.get() || current == settled.get_untracked() {
            return;
        }
        // What is shown while the eye moves on must not be acted on by mistake: nothing is.
        settled.set(None);
        let timer = set_timeout_with_handle(move || settled.set(current.clone()), REST).ok();
        on_cleanup(move || {
            if let Some(timer) = timer {
                timer.clear();
            }
        });
    });
    keys::shortcut("Escape", text::PREVIEW_CLOSE, move |()| close(list));
    let denied = Signal::derive(move || typing.get().then(|| HALF_TYPED.get().to_owned()));
    let elsewhere = Memo::new(move |_| typing.get() && *list.current.read() != settled.get());
    let seen = Callback::new(move |id| list.seen.set(Some(id)));
    let content = move || match settled.get() {
        Some(id) => {
            let href = format!("/desk/dossiers/{id}");
            view! {
                <div class="preview-bar">
                    <LinkButton kind=ButtonKind::Quiet href icon=Symbol::Away>{text::OPEN_PAGE}</LinkButton>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Symbol::Cross
                        label=text::PREVIEW_CLOSE
                        denied
                        on_press=move |()| list.preview.set(false)
                    />
                </div>
                {move || elsewhere.get().then(|| view! { <Banner words=HALF_TYPED/> })}
                <Fetched of=PreviewOf { id, asked: list.asked, typing: list.typing, on_seen: seen }/>
            }
            .into_any()
        }
        None => view! {
            <EmptyState icon=Symbol::Paper title=text::PREVIEW_EMPTY body=text::PREVIEW_EMPTY_BODY/>
        }
        .into_any(),
    };
    view! { <aside class="preview" aria-label=text::PREVIEW>{content}</aside> }.into_any()
}

#[component]
fn Fetched(of: PreviewOf) -> impl IntoView {
    let pages = expect_context::<Pages>();
    provide_context(of);
    view! { <DeferredPage page=pages.preview/> }.into_any()
}
