//! Which page belongs to which address.

use super::home::Home;
use super::not_found::NotFound;
use crate::ui::{Deferred, DeferredPage};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::path;

/// The pages of the desk, each fetched when an officer first goes there.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is the page of its name")]
pub struct Pages {
    pub queue: Deferred,
    pub list: Deferred,
    pub columns: Deferred,
    pub view_form: Deferred,
    pub dossier: Deferred,
    pub preview: Deferred,
    pub forms: Deferred,
    pub intake: Deferred,
    pub exits: Deferred,
    pub hand_over: Deferred,
    pub board: Deferred,
    pub workload: Deferred,
    pub absences: Deferred,
    pub accounts: Deferred,
    pub calendar: Deferred,
    pub publish: Deferred,
    pub password: Deferred,
    #[cfg(debug_assertions)]
    pub gallery: Deferred,
}

impl Pages {
    /// Those that work is done on, in the order in which they are worth having.
    pub(super) fn at_work(&self) -> [Deferred; 8] {
        let Self { dossier, forms, queue, columns, intake, exits, hand_over, board, .. } = *self;
        [dossier, forms, queue, columns, intake, exits, hand_over, board]
    }
}

/// The page of the current address.
#[component]
pub(super) fn CurrentPage() -> impl IntoView {
    let pages = expect_context::<Pages>();
    let of = |page: Deferred| move || view! { <DeferredPage page/> };
    view! {
        <FlatRoutes fallback=|| view! { <NotFound/> }>
            <Route path=path!("/desk") view=Home/>
            <Route path=path!("/desk/login") view=Home/>
            <Route path=path!("/desk/board") view=of(pages.board)/>
            <Route path=path!("/desk/workload") view=of(pages.workload)/>
            <Route path=path!("/desk/intake") view=of(pages.intake)/>
            <Route path=path!("/desk/queue") view=of(pages.queue)/>
            <Route path=path!("/desk/dossiers") view=of(pages.list)/>
            <Route path=path!("/desk/dossiers/:code") view=of(pages.dossier)/>
            <Route path=path!("/desk/absences") view=of(pages.absences)/>
            <Route path=path!("/desk/accounts") view=of(pages.accounts)/>
            <Route path=path!("/desk/calendar") view=of(pages.calendar)/>
            <Route path=path!("/desk/return") view=of(pages.hand_over)/>
        </FlatRoutes>
    }
    .into_any()
}
