//! The public's entry. Uses nothing of the desk, so that it stays small.

mod frame;
mod not_found;
pub mod text;

use crate::i18n;
use crate::ui::{self, Deferred, DeferredPage};
use frame::Frame;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use not_found::NotFound;

/// The pages of the portal, each fetched when somebody first goes there.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is the page of its name")]
pub struct Pages {
    pub home: Deferred,
    pub catalog: Deferred,
    pub procedure: Deferred,
    pub track: Deferred,
    pub camera: Deferred,
}

/// Puts the portal into the page that loaded it.
pub fn start(pages: Pages) {
    #[cfg(debug_assertions)]
    crate::panic::speak();
    let of = |page: Deferred| move || view! { <DeferredPage page/> };
    mount_to_body(move || {
        provide_context(pages);
        i18n::start();
        ui::theme::start();
        ui::boot_finished();
        view! {
            <Router>
                <Frame>
                    <FlatRoutes fallback=|| view! { <NotFound/> }>
                        <Route path=path!("/") view=of(pages.home)/>
                        <Route path=path!("/thu-tuc") view=of(pages.catalog)/>
                        <Route path=path!("/thu-tuc/:code") view=of(pages.procedure)/>
                        <Route path=path!("/tra-cuu") view=of(pages.track)/>
                    </FlatRoutes>
                </Frame>
            </Router>
        }
    });
}
