//! The board's page: asks once, then listens; asks again while there is nothing to listen to.

use super::operations::{BoardChanged, BoardQuery};
use super::text;
use super::view::BoardView;
use crate::api::live::{self, Live};
use crate::api::{self, remote};
use crate::format;
use crate::ui::{Button, Load, Page, SkeletonKind, Symbol, keys};
use cynic::{QueryBuilder, SubscriptionBuilder};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{query_signal_with_options, use_query_map};
use std::time::Duration;

/// How often to ask while the live connection is down.
const POLL: Duration = Duration::from_secs(15);

/// All agencies at a glance. `?wall=1` hides everything else, for a screen on the wall.
#[component]
pub fn BoardPage() -> impl IntoView {
    let board = remote(|| {
        live::track_rejoined();
        let request = api::query(BoardQuery::build(()));
        async move { Ok(request.await?.board) }
    });
    live::subscribe(&BoardChanged::build(()), move |event: BoardChanged| {
        board.set(event.board_changed);
    });
    let link = live::state();
    let online = Memo::new(move |_| link.get() == Live::Online);
    let timer = set_interval_with_handle(
        move || {
            if !online.get_untracked() {
                board.reload();
            }
        },
        POLL,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });

    let query = use_query_map();
    let wall = Memo::new(move |_| query.read().get_str("wall").is_some());
    let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
    let (_, set_wall) = query_signal_with_options::<u8>("wall", options);
    let toggle = move |()| {
        let on = !wall.get_untracked();
        full_screen(on);
        set_wall.set(on.then_some(1));
    };
    keys::shortcut("w", text::WALL, toggle);
    Effect::new(move |_| mark_document(wall.get()));
    on_cleanup(|| mark_document(false));

    let status = move || {
        let words = if online.get() { text::LIVE } else { text::POLLING };
        let state = if online.get() { "online" } else { "connecting" };
        view! { <span class="live" data-state=state></span><span>{words}</span> }
    };
    let actions = move || {
        let words = move || if wall.get() { text::WALL_LEAVE.get() } else { text::WALL.get() };
        view! { <Button icon=Symbol::Board keys="w" on_press=toggle>{words}</Button> }.into_any()
    };
    view! {
        <Page title=text::TITLE actions=actions>
            <Load of=board skeleton=SkeletonKind::Figures let:board>
                <p class="board-at" role="status">
                    {status}
                    <span class="num">
                        {move || text::at(&format::date_time(board.read().at.0))}
                    </span>
                </p>
                <BoardView board/>
            </Load>
        </Page>
    }
    .into_any()
}

/// Tells the style sheet that the board has the screen for itself.
fn mark_document(wall: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.toggle_attribute_with_force("data-wall", wall);
    }
}

/// Takes or leaves the whole screen, where the browser lets us.
fn full_screen(on: bool) {
    if on {
        if let Some(root) = document().document_element() {
            let _ = root.request_fullscreen();
        }
    } else if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}
