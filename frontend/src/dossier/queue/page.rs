//! The page: its parts share one [`Worklist`].

use super::bar::Bar;
use super::board::Board;
use super::chips::Chips;
use super::columns::{Columns, ColumnsButton};
use super::operations::SavedViews;
use super::preview::Side;
use super::rail::Rail;
use super::slots::ExportButton;
use super::strip::Strip;
use super::table::Rows;
use super::text;
use crate::api::{self, Remote, RemoteState, remote, session};
use crate::dossier::list::{Filter, Home, Part, Places, hear_desk};
use crate::dossier::place;
use crate::dossier::workspace::Wish;
use crate::ui::{Button, ButtonKind, Page, Selection, Symbol, keys, storage};
use cynic::QueryBuilder;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// Where this device remembers whether the preview is open.
const PREVIEW: &str = "queue-preview";

/// What the parts of the page share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worklist {
    /// What the address says.
    pub(super) filter: Memo<Filter>,
    /// Goes to another list; with `true` in place of this one in the history.
    pub(super) go: Callback<(Filter, bool)>,
    /// Goes to a page.
    pub(super) visit: Callback<String>,
    /// Dossiers marked for doing one thing to all of them, by global id.
    pub(super) selection: Selection,
    /// The row one stands on, by global id.
    pub(super) current: RwSignal<Option<String>>,
    /// Whether the preview is beside.
    pub(super) preview: RwSignal<bool>,
    /// What a key asks of the preview, and of which dossier, by global id.
    pub(super) asked: RwSignal<Option<(String, Wish)>>,
    /// Whether something is being typed in the preview: it then stays on its dossier.
    pub(super) typing: RwSignal<bool>,
    /// A dossier that was just looked at.
    pub(super) seen: RwSignal<Option<String>>,
    /// Counts changes within reach, so that figures are asked for again.
    pub(super) changes: RwSignal<u32>,
    /// Read out to screen readers.
    pub(super) spoken: RwSignal<String>,
    /// Saved views.
    pub(super) views: Remote<SavedViews>,
    /// Columns of the table.
    pub(super) columns: Columns,
    /// Agencies, divisions and colleagues by name.
    pub(super) places: Remote<Places>,
}

impl Worklist {
    /// Narrows or arranges by one part, in place of this address in the history.
    pub(super) fn set(self, part: Part, value: &str) {
        let here = self.filter.get_untracked();
        let next = here.clone().with(part, value);
        if next != here {
            self.go.run((next, true));
        }
    }
}

/// The work of one officer, of his unit, and what he could take.
#[component]
pub fn QueuePage() -> impl IntoView {
    view! { <Whole home=Home::Queue/> }
}

/// Dossiers within the viewer's reach.
#[component]
pub fn ListPage() -> impl IntoView {
    view! { <Whole home=Home::List/> }
}

fn worklist(home: Home) -> Worklist {
    let query = use_query_map();
    let filter =
        Memo::new(move |_| query.with(|query| Filter::read(home, |key| query.get_str(key))));
    let navigate = use_navigate();
    let visit = {
        let navigate = navigate.clone();
        Callback::new(move |href: String| navigate(&href, NavigateOptions::default()))
    };
    let go = Callback::new(move |(filter, replace): (Filter, bool)| {
        let options = NavigateOptions { replace, scroll: false, ..Default::default() };
        navigate(&filter.href(), options);
    });
    let preview = RwSignal::new(storage::get(PREVIEW).is_some());
    Effect::new(move |before: Option<()>| {
        let open = preview.get();
        match (before, open) {
            (Some(()), true) => storage::put(PREVIEW, "1"),
            (Some(()), false) => storage::remove(PREVIEW),
            (None, _) => {}
        }
    });
    let stood = place::row(&filter.with_untracked(Filter::href));
    let list = Worklist {
        filter,
        go,
        visit,
        selection: Selection::new(),
        current: RwSignal::new(stood),
        preview,
        asked: RwSignal::new(None),
        typing: RwSignal::new(false),
        seen: RwSignal::new(None),
        changes: RwSignal::new(0),
        spoken: RwSignal::new(String::new()),
        views: remote(|| api::query(SavedViews::build(()))),
        columns: Columns::fetch(),
        places: remote(|| api::query(Places::build(()))),
    };
    // What was marked belongs to the list it was marked in.
    Effect::new(move |before: Option<String>| {
        let scope = filter.read().query();
        if before.is_some_and(|before| before != scope) {
            list.selection.clear();
        }
        scope
    });
    Effect::new(move |_| place::stand(filter.with(Filter::href), list.current.get()));
    open_view(list, home);
    // Roles held by delegation come and go with what is recorded.
    hear_desk(Callback::new(move |()| {
        list.views.reload();
        spawn_local(session::reload_viewer());
    }));
    list
}

/// `?view=…` opens a saved view: its address takes the place of this one.
fn open_view(list: Worklist, home: Home) {
    let query = use_query_map();
    Effect::new(move |_| {
        let Some(id) = query.read().get("view") else { return };
        let state = list.views.state();
        let RemoteState::Ready(views, _) = &*state.read() else { return };
        let found = views.saved_views.iter().find(|view| view.is(&id));
        match found {
            Some(view) => list.go.run((Filter::parse(home, &view.query), true)),
            None => {
                list.go.run((Filter::of(home), true));
                list.spoken.set(text::NO_VIEW.get().to_owned());
            }
        }
    });
}

#[component]
fn Whole(home: Home) -> impl IntoView {
    let list = worklist(home);
    let board = Memo::new(move |_| !list.filter.read().get(Part::Mode).is_empty());
    keys::shortcut("p", text::PREVIEW_KEY, move |()| super::preview::toggle(list));
    let actions = move || view! { <Actions list board/> }.into_any();
    let title = if home == Home::Queue { text::QUEUE } else { text::LIST };
    let content = move || {
        if board.get() {
            view! { <Board list/> }.into_any()
        } else {
            view! { <Rows list/> }.into_any()
        }
    };
    view! {
        <Page title=title actions=actions>
            <div class="worklist" data-preview=move || list.preview.get().then_some("")>
                <Rail list/>
                <div class="worklist-main">
                    <Strip list/>
                    <Bar list/>
                    <Chips list/>
                    <p class="visually-hidden" role="status">{move || list.spoken.get()}</p>
                    {content}
                </div>
                <Side list/>
            </div>
        </Page>
    }
    .into_any()
}

/// Right of the heading: how the list is shown and taken away.
#[component]
fn Actions(list: Worklist, board: Memo<bool>) -> impl IntoView {
    let mode = move || {
        let (words, icon, value) = if board.get() {
            (text::AS_TABLE, Symbol::List, "")
        } else {
            (text::AS_BOARD, Symbol::Board, "board")
        };
        view! {
            <Button kind=ButtonKind::Quiet icon=icon on_press=move |()| list.set(Part::Mode, value)>
                {words}
            </Button>
        }
    };
    view! {
        <ExportButton list/>
        {mode}
        {move || (!board.get()).then(|| view! { <ColumnsButton columns=list.columns/> })}
        <span class="wide-only">
            <Button
                kind=ButtonKind::Quiet
                icon=Symbol::Paper
                keys="p"
                on_press=move |()| super::preview::toggle(list)
            >
                {text::PREVIEW}
            </Button>
        </span>
    }
    .into_any()
}
