//! Which page belongs to which address.

use super::home::Home;
use super::not_found::NotFound;
use crate::{dossier, identity, report};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::path;

/// The page of the current address.
#[component]
pub(super) fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <NotFound/> }>
            <Route path=path!("/desk") view=Home/>
            <Route path=path!("/desk/login") view=Home/>
            <Route path=path!("/desk/board") view=report::BoardPage/>
            <Route path=path!("/desk/workload") view=report::WorkloadPage/>
            <Route path=path!("/desk/intake") view=dossier::IntakePage/>
            <Route path=path!("/desk/queue") view=dossier::QueuePage/>
            <Route path=path!("/desk/dossiers") view=dossier::ListPage/>
            <Route path=path!("/desk/dossiers/:code") view=dossier::DossierPage/>
            <Route path=path!("/desk/absences") view=identity::AbsencePage/>
            <Route path=path!("/desk/accounts") view=identity::AccountPage/>
            <Route path=path!("/desk/return") view=dossier::ReturnPage/>
        </FlatRoutes>
    }
    .into_any()
}
