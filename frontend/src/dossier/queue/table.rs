//! The rows of one scope: asked for once, changed in place as changes are heard of, and asked for
//! again soon after, since only the server knows what belongs to whose queue.

use super::claim::{Answers, ClaimButton};
use super::operations::RowChanged;
use super::text;
use crate::api::{self, live, remote};
use crate::dossier::list::{
    DossierFilterInput, DossierOrder, DossierPage, DossierRow, DossierRows, Extra, PageOfRows,
    PageVariables, QueueScope, TableFace, renew,
};
use crate::ui::{Button, EmptyState, Load, Symbol, keys};
use cynic::{QueryBuilder, SubscriptionBuilder};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::collections::HashMap;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Rows asked for at first, and added by each request for more; the server's greatest page is 100.
const ROWS: i32 = 50;
/// Changes come in bursts, such as an assignment of many at once; one request answers them all.
const GATHER: Duration = Duration::from_millis(250);

/// The queue of one scope.
#[component]
pub(super) fn QueueTable(
    /// Whose work.
    scope: QueueScope,
    /// Words to look for within it.
    #[prop(into)]
    search: Signal<String>,
    /// Read out to screen readers.
    spoken: RwSignal<String>,
) -> impl IntoView {
    let first = RwSignal::new(ROWS);
    let page = remote(move || {
        live::track_rejoined();
        let words = domain::text::tidy(&search.read());
        let variables = PageVariables {
            filter: DossierFilterInput {
                search: (!words.is_empty()).then(|| words.clone()),
                queue: Some(scope),
                ..DossierFilterInput::default()
            },
            order: DossierOrder::DueAt,
            first: first.get(),
            after: None,
        };
        let list = format!("{words}|{}", variables.first);
        let request = api::query(DossierPage::build(variables));
        async move { Ok((list, request.await?.dossiers)) }
    });
    renew(page);

    let soon = StoredValue::new(None::<leptos::leptos_dom::helpers::TimeoutHandle>);
    let reload_soon = move || {
        let again = set_timeout_with_handle(move || page.reload(), GATHER).ok();
        if let Some(before) = soon.try_update_value(|last| std::mem::replace(last, again)).flatten()
        {
            before.clear();
        }
    };
    on_cleanup(move || {
        if let Some(timer) = soon.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    });
    let put = move |changed: DossierRow| {
        page.update(|(_, rows)| {
            if let Some(row) = rows.nodes.iter_mut().find(|row| row.id == changed.id)
                && row.version <= changed.version
            {
                *row = changed;
            }
        });
    };
    live::subscribe(&RowChanged::build(()), move |event: RowChanged| {
        if let Some(row) = event.dossier_changed.dossier {
            put(row);
        }
        reload_soon();
    });

    let answers = Answers { notes: RwSignal::new(HashMap::new()), spoken };
    let claimed = Callback::new(move |row| {
        put(row);
        reload_soon();
    });
    let outdated = Callback::new(move |()| page.reload());
    let action = Callback::new(move |row: Memo<DossierRow>| {
        view! { <ClaimButton row answers on_claimed=claimed on_outdated=outdated/> }.into_any()
    });
    row_keys();
    let extra = Extra { action, notes: answers.notes };
    view! {
        <Load of=page let:page>
            <Content page search extra more=Callback::new(move |()| first.set(100))/>
        </Load>
    }
    .into_any()
}

/// `c` takes the row one stands on, `f` opens it with the form of passing it on.
fn row_keys() {
    keys::shortcut("c", text::CLAIM_KEY, move |()| {
        if let Some(button) = current_row().and_then(|row| inside(&row, ".claim button")) {
            button.click();
        }
    });
    let navigate = use_navigate();
    keys::shortcut("f", text::FORWARD_KEY, move |()| {
        let link = current_row().and_then(|row| inside(&row, ".row-link"));
        if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
            navigate(&format!("{href}?act=forward"), NavigateOptions::default());
        }
    });
}

fn inside(row: &Element, selector: &str) -> Option<HtmlElement> {
    row.query_selector(selector).ok()??.dyn_into().ok()
}

/// The row that has the focus. Without one the keys go to the first row and do nothing else, so
/// that nobody takes a dossier he was not looking at.
fn current_row() -> Option<Element> {
    let row = document().active_element()?.closest("tr[data-id]").ok()?;
    if row.is_none()
        && let Ok(Some(first)) = document().query_selector("tr[data-id]")
        && let Ok(first) = first.dyn_into::<HtmlElement>()
    {
        let _ = first.focus();
    }
    row
}

#[component]
fn Content(
    page: Signal<(String, PageOfRows)>,
    search: Signal<String>,
    extra: Extra,
    more: Callback<()>,
) -> impl IntoView {
    let rows = Signal::derive(move || page.read().1.nodes.clone());
    let list = Signal::derive(move || page.read().0.clone());
    let empty = Memo::new(move |_| page.read().1.nodes.is_empty());
    let rest = Memo::new(move |_| page.read().1.page_info.has_next_page);
    let full = Memo::new(move |_| page.read().1.nodes.len() >= 100);
    move || {
        if !empty.get() {
            return view! {
                <DossierRows label=text::LABEL rows list face=TableFace::Queue extra=extra/>
                <div class="pager">
                    <p class="muted num" role="status">
                        {move || {
                            let n = page.read().1.nodes.len();
                            if rest.get() { text::rows_and_more(n) } else { text::rows(n) }
                        }}
                    </p>
                    {move || rest.get().then(|| if full.get() {
                        view! { <p class="muted">{text::TOO_MANY}</p> }.into_any()
                    } else {
                        view! { <Button on_press=more>{text::MORE}</Button> }.into_any()
                    })}
                </div>
            }
            .into_any();
        }
        if search.read().trim().is_empty() {
            view! { <EmptyState icon=Symbol::Check title=text::EMPTY body=text::EMPTY_BODY/> }
                .into_any()
        } else {
            view! {
                <EmptyState
                    icon=Symbol::Search
                    title=text::NOTHING_FITS
                    body=text::NOTHING_FITS_BODY
                />
            }
            .into_any()
        }
    }
}
