//! The list's page: the address says what is listed.

use super::filter::Filter;
use super::filter_bar::FilterBar;
use super::operations::{DossierPage, PageOfRows};
use super::rows::{DossierRows, TableFace};
use super::text;
use crate::api::live;
use crate::api::session;
use crate::api::{self, Remote, remote};
use crate::dossier::export::ExportMenu;
use crate::identity::Permission;
use crate::ui::{Button, EmptyState, Load, Page, Symbol};
use cynic::QueryBuilder;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::collections::HashMap;
use std::time::Duration;

/// How often what is on screen is asked for again: the time left goes by without any change.
pub(in crate::dossier) const RENEW: Duration = Duration::from_secs(60);

/// Asks again from time to time, for as long as the calling component lives.
pub(crate) fn renew<T: Send + Sync>(what: Remote<T>) {
    let timer = set_interval_with_handle(
        move || {
            if !document().hidden() {
                what.reload();
            }
        },
        RENEW,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}

/// Dossiers within the viewer's reach, filtered by the address.
#[component]
pub fn ListPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| Filter::read(|key| query.get_str(key))));
    let page = remote(move || {
        live::track_rejoined();
        let filter = filter.get();
        let request = api::query(DossierPage::build(filter.request()));
        async move { Ok((filter, request.await?.dossiers)) }
    });
    renew(page);

    let navigate = use_navigate();
    let go = Callback::new(move |(filter, replace): (Filter, bool)| {
        let options = NavigateOptions { replace, scroll: !replace, ..Default::default() };
        navigate(&filter.href(), options);
    });
    // Cursors know only what follows; the way back is remembered while the page is open.
    let came_from = StoredValue::new(HashMap::<String, String>::new());
    let next = Callback::new(move |cursor: String| {
        let here = filter.get_untracked();
        came_from.update_value(|from| drop(from.insert(cursor.clone(), here.after.clone())));
        go.run((Filter { after: cursor, ..here }, false));
    });
    let back = Callback::new(move |()| {
        let here = filter.get_untracked();
        let after = came_from.with_value(|from| from.get(&here.after).cloned());
        go.run((Filter { after: after.unwrap_or_default(), ..here }, false));
    });
    let over_agencies = Signal::derive(|| {
        session::viewer().is_some_and(|viewer| {
            [Permission::Board, Permission::Intake, Permission::ReturnDesk]
                .into_iter()
                .any(|one| viewer.may(one))
        })
    });
    let asked = Signal::derive(move || filter.read().request().filter);
    let order = Signal::derive(move || filter.read().request().order);
    let actions = move || view! { <ExportMenu filter=asked order/> }.into_any();
    view! {
        <Page title=text::TITLE actions=actions>
            <div>
                <FilterBar filter go over_agencies/>
                <Load of=page let:page>
                    <Content page next back known=Signal::derive(move || {
                        came_from.with_value(|from| from.contains_key(&filter.read().after))
                    })/>
                </Load>
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn Content(
    page: Signal<(Filter, PageOfRows)>,
    next: Callback<String>,
    back: Callback<()>,
    known: Signal<bool>,
) -> impl IntoView {
    let rows = Signal::derive(move || page.read().1.nodes.clone());
    let list = Signal::derive(move || page.read().0.href());
    let empty = Memo::new(move |_| page.read().1.nodes.is_empty());
    let narrows = Memo::new(move |_| page.read().0.narrows());
    move || {
        if !empty.get() {
            return view! {
                <DossierRows label=text::LABEL rows list face=TableFace::List/>
                <Pager page next back known/>
            }
            .into_any();
        }
        if narrows.get() {
            view! {
                <EmptyState
                    icon=Symbol::Search
                    title=text::NOTHING_FITS
                    body=text::NOTHING_FITS_BODY
                />
            }
            .into_any()
        } else {
            view! { <EmptyState icon=Symbol::Stack title=text::EMPTY body=text::EMPTY_BODY/> }
                .into_any()
        }
    }
}

/// How many rows, and the way to the pages beside.
#[component]
fn Pager(
    page: Signal<(Filter, PageOfRows)>,
    next: Callback<String>,
    back: Callback<()>,
    known: Signal<bool>,
) -> impl IntoView {
    let more = Memo::new(move |_| {
        let page = page.read();
        page.1.page_info.end_cursor.clone().filter(|_| page.1.page_info.has_next_page)
    });
    let first = Memo::new(move |_| page.read().0.after.is_empty());
    let count = move || {
        let n = page.read().1.nodes.len();
        if more.read().is_some() { text::rows_and_more(n) } else { text::rows(n) }
    };
    view! {
        <nav class="pager" aria-label=text::PAGES>
            <p class="muted num" role="status">{count}</p>
            {move || (!first.get()).then(|| {
                let words = if known.get() { text::PREVIOUS } else { text::FIRST };
                view! { <Button icon=Symbol::Back on_press=back>{words}</Button> }
            })}
            {move || more.get().map(|cursor| view! {
                <Button icon=Symbol::Forward on_press=move |()| next.run(cursor.clone())>
                    {text::NEXT}
                </Button>
            })}
        </nav>
    }
    .into_any()
}
