//! The public's entry. Uses nothing of the desk, so that it stays small.

mod frame;
mod not_found;
pub mod text;

use crate::{citizen, i18n, ui};
use frame::Frame;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use not_found::NotFound;

/// Puts the portal into the page that loaded it.
pub fn start() {
    #[cfg(debug_assertions)]
    crate::panic::speak();
    mount_to_body(|| {
        i18n::start();
        ui::theme::start();
        ui::boot_finished();
        view! {
            <Router>
                <Frame>
                    <FlatRoutes fallback=|| view! { <NotFound/> }>
                        <Route path=path!("/") view=citizen::HomePage/>
                        <Route path=path!("/thu-tuc") view=citizen::CatalogPage/>
                        <Route path=path!("/thu-tuc/:code") view=citizen::ProcedurePage/>
                        <Route path=path!("/tra-cuu") view=citizen::TrackPage/>
                    </FlatRoutes>
                </Frame>
            </Router>
        }
    });
}
