//! The views at the left: the scopes, one's own, those shared, each with its count.

use super::operations::{View, ViewSharing};
use super::page::Worklist;
use super::save::SaveView;
use super::text;
use super::words::{self, figure};
use crate::api::{self, RemoteState, UiError, live, remote, session};
use crate::dossier::list::{
    CountVariables, Counts, DossierFilterInput, Filter, Part, SCOPES, renew,
};
use crate::i18n::{Text, Words};
use crate::identity::Permission;
use crate::ui::{Button, ButtonKind, ButtonSize, Symbol, current_in_sight, effect, keys};
use cynic::QueryBuilder;
use leptos::prelude::*;

/// The scopes an officer has use for, by their names in the address.
pub(super) fn scopes(works: bool) -> Vec<(&'static str, Text)> {
    let words = |name| match name {
        "work" => text::WORK,
        "mine" => text::MINE,
        "open" => text::CLAIMABLE,
        "unit" => text::WHOLE_UNIT,
        _ => text::EVERYTHING,
    };
    let all = SCOPES.map(|(_, name)| (name, words(name)));
    all.into_iter().filter(|(name, _)| works || *name == "all").collect()
}

/// A line of the rail.
#[derive(Debug, Clone)]
struct Entry {
    name: Words,
    filter: Filter,
    view: Option<View>,
}

/// What waits for the hand of an officer like the viewer, beside the steps of his queue.
fn awaited() -> Vec<(&'static str, Text)> {
    let Some(viewer) = session::viewer() else { return Vec::new() };
    let may = |permission| viewer.may(permission);
    let known = words::awaits().into_iter();
    known
        .filter(|(name, _)| match *name {
            "SENDING" | "CLOSING" => may(Permission::Intake),
            "EXTENSION" => may(Permission::Intake) || may(Permission::SuspendClock),
            // Both are the Center's director's.
            "AMENDMENT" => may(Permission::SuspendClock),
            "APPROVAL" => may(Permission::Assign),
            "REDRAFT" => may(Permission::Queue),
            "HANDOVER" => may(Permission::HandOver),
            "ARRIVAL" => may(Permission::ConfirmArrival),
            "RESULT_ARRIVAL" => may(Permission::ReturnDesk),
            "OPINION" => may(Permission::GiveOpinion),
            // Whoever asked sees to it, and the head of the Center is told.
            "ANSWER_ALERT" => may(Permission::Intake) || may(Permission::SuspendClock),
            "ANSWER_OVERDUE" => may(Permission::SuspendClock),
            "OPINION_OVERDUE" => may(Permission::Assign) || may(Permission::SuspendClock),
            _ => false,
        })
        .collect()
}

/// The server counts so many lists at once.
const MOST_COUNTED: usize = 60;

/// `g` and a digit go to the view at that place.
const KEYS: [&str; 9] = ["g 1", "g 2", "g 3", "g 4", "g 5", "g 6", "g 7", "g 8", "g 9"];

fn entries(list: Worklist) -> Vec<Entry> {
    let works = session::viewer().is_some_and(|viewer| viewer.may(Permission::Queue));
    let home = list.filter.read_untracked().home();
    let scope = |name: &str| Filter::of(home).with(Part::Scope, name);
    let fixed = scopes(works).into_iter().map(|(name, words)| Entry {
        name: words.into(),
        filter: scope(name),
        view: None,
    });
    let unread = works.then(|| Entry {
        name: text::UNREAD.into(),
        filter: scope("work").with(Part::Unread, "1"),
        view: None,
    });
    let awaits = awaited().into_iter().map(|(awaits, words)| Entry {
        name: words.into(),
        filter: scope("all").with(Part::Awaits, awaits),
        view: None,
    });
    let saved = match &*list.views.state().read() {
        RemoteState::Ready(views, _) => views.saved_views.clone(),
        _ => Vec::new(),
    };
    let saved = saved.into_iter().map(|view| Entry {
        name: view.name.clone().into(),
        filter: Filter::parse(home, &view.query),
        view: Some(view),
    });
    fixed.chain(unread).chain(awaits).chain(saved).collect()
}

/// The counts of all of them; the server counts so many at once.
async fn counted(filters: Vec<DossierFilterInput>) -> Result<Vec<i32>, UiError> {
    let mut all = Vec::new();
    for some in filters.chunks(MOST_COUNTED) {
        let asked = CountVariables { filters: some.to_vec() };
        all.extend(api::query(Counts::build(asked)).await?.dossier_counts);
    }
    Ok(all)
}

/// The rail.
#[component]
pub(super) fn Rail(list: Worklist) -> impl IntoView {
    let entries = Signal::derive(move || entries(list));
    let counts = remote(move || {
        live::track_rejoined();
        list.changes.track();
        counted(entries.get().iter().map(|entry| entry.filter.input()).collect())
    });
    renew(counts);
    let row = NodeRef::new();
    current_in_sight(row, move || {
        list.filter.track();
        entries.track();
    });
    let editing = RwSignal::new(None::<View>);
    let saving = RwSignal::new(false);
    // The sheet of keys names those that lead somewhere.
    let there = Memo::new(move |_| entries.read().len());
    effect(move || {
        for (index, keys) in KEYS.into_iter().enumerate().take(there.get()) {
            keys::shortcut(
                keys,
                move || text::go_to_view(index + 1),
                move |()| {
                    let found = entries.with_untracked(|all| all.get(index).cloned());
                    if let Some(entry) = found {
                        list.go.run((entry.filter, false));
                    }
                },
            );
        }
    });
    let line = move |(index, entry): (usize, Entry)| {
        let filter = entry.filter.clone();
        let title = entry.name.clone().attribute();
        let here = Memo::new(move |_| same(&list.filter.read(), &filter));
        let count = move || match &*counts.state().read() {
            RemoteState::Ready(counts, _) => counts.get(index).copied().map(figure),
            _ => None,
        };
        let shared = entry.view.as_ref().is_some_and(|view| view.sharing != ViewSharing::Personal);
        let edit = entry.view.clone().filter(|view| view.editable).map(|view| {
            view! {
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    icon=Symbol::Menu
                    label={
                        let name = view.name.clone();
                        move || text::edit_view(&name)
                    }
                    on_press=move |()| editing.set(Some(view.clone()))
                />
            }
        });
        view! {
            <li data-shared=shared.then_some("")>
                <a
                    href=entry.filter.href()
                    aria-current=move || here.get().then_some("page")
                    title=title
                >
                    <span class="rail-name">{entry.name}</span>
                    <span class="rail-count num">{count}</span>
                </a>
                {edit}
            </li>
        }
    };
    view! {
        <nav class="rail" aria-label=text::VIEWS node_ref=row>
            <ul>{move || entries.get().into_iter().enumerate().map(line).collect_view()}</ul>
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                icon=Symbol::Plus
                on_press=move |()| saving.set(true)
            >
                {text::SAVE_VIEW}
            </Button>
        </nav>
        <SaveView list saving editing/>
    }
    .into_any()
}

/// Whether two addresses show the same dossiers; how they are shown is beside the point.
fn same(here: &Filter, view: &Filter) -> bool {
    let plain = |filter: &Filter| {
        let filter = filter.clone().with(Part::Mode, "");
        if view.get(Part::Order).is_empty() { filter.with(Part::Order, "") } else { filter }
    };
    plain(here) == plain(view)
}
