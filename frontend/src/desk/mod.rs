//! The officials' entry: who may come in, and the frame around his pages.

mod expired;
mod frame;
mod home;
mod menu;
mod nav;
mod not_found;
mod routes;
pub mod text;

pub(crate) use menu::Preferences;
pub use routes::Pages;

use crate::api::session::{self, Session};
use crate::identity::SignInPage;
use crate::ui::{self, ErrorState, HelpSheet, Skeleton, SkeletonKind, Toasts};
use crate::{api::UiError, i18n};
use domain::lang::Lang;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Router;
#[cfg(debug_assertions)]
use leptos_router::hooks::use_location;
use std::time::Duration;

/// Puts the desk into the page that loaded it.
pub fn start(pages: Pages) {
    #[cfg(debug_assertions)]
    crate::panic::speak();
    mount_to_body(move || {
        provide_context(pages);
        i18n::start();
        ui::theme::start();
        ui::keys::start();
        ui::boot_finished();
        spawn_local(session::resume());
        // Role names come from the server; they follow the language like everything else.
        Effect::new(|previous: Option<Lang>| {
            let lang = i18n::lang();
            if previous.is_some_and(|previous| previous != lang) {
                spawn_local(session::reload_viewer());
            }
            lang
        });
        fetch_ahead(pages);
        view! {
            <Router>
                <Gate/>
            </Router>
            <HelpSheet/>
            <Toasts/>
        }
    });
}

/// How long the first page has the connection for itself, in seconds.
const QUIET: u64 = 3;

/// Fetches what work is done on before it is asked for: an officer opens it without waiting, and a
/// tab that was open when the server got a newer program still has its own.
fn fetch_ahead(pages: Pages) {
    let fetch = move || {
        spawn_local(async move {
            for page in pages.at_work() {
                // Whoever goes there later is told.
                if page().await.is_err() {
                    break;
                }
            }
        });
    };
    set_timeout(fetch, Duration::from_secs(QUIET));
}

/// What stands between an officer and his pages. A session that has run out changes nothing
/// here: its page stays as it is, under the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Face {
    #[cfg(debug_assertions)]
    Gallery,
    Starting,
    Unreachable,
    SignIn,
    Open,
}

#[component]
fn Gate() -> impl IntoView {
    #[cfg(debug_assertions)]
    let (pages, path) = (expect_context::<Pages>(), use_location().pathname);
    let face = Memo::new(move |_| match session::session().get() {
        #[cfg(debug_assertions)]
        _ if path.read().trim_end_matches('/') == "/desk/ui" => Face::Gallery,
        Session::Starting => Face::Starting,
        Session::Unreachable => Face::Unreachable,
        Session::SignedOut => Face::SignIn,
        Session::SignedIn(_) | Session::Expired(_) => Face::Open,
    });
    let retry = |()| spawn_local(session::resume());
    move || match face.get() {
        #[cfg(debug_assertions)]
        Face::Gallery => view! { <ui::DeferredPage page=pages.gallery/> }.into_any(),
        Face::Starting => view! {
            <div class="gate"><Skeleton kind=SkeletonKind::Text/></div>
        }
        .into_any(),
        Face::Unreachable => view! {
            <main class="gate"><ErrorState error=UiError::Offline on_retry=retry/></main>
        }
        .into_any(),
        Face::SignIn => view! { <SignInPage/> }.into_any(),
        Face::Open => view! { <frame::Frame/><expired::ExpiredDialog/> }.into_any(),
    }
}
