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

use crate::api::session::{self, Session};
use crate::identity::SignInPage;
use crate::ui::{self, ErrorState, HelpSheet, Skeleton, SkeletonKind, Toasts, gallery};
use crate::{api::UiError, i18n};
use domain::lang::Lang;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

/// Puts the desk into the page that loaded it.
pub fn start() {
    #[cfg(debug_assertions)]
    crate::panic::speak();
    mount_to_body(|| {
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
        view! {
            <Router>
                <Gate/>
            </Router>
            <HelpSheet/>
            <Toasts/>
        }
    });
}

/// What stands between an officer and his pages. A session that has run out changes nothing
/// here: its page stays as it is, under the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Face {
    Gallery,
    Starting,
    Unreachable,
    SignIn,
    Open,
}

#[component]
fn Gate() -> impl IntoView {
    let path = use_location().pathname;
    let face = Memo::new(move |_| match session::session().get() {
        _ if path.read().trim_end_matches('/') == "/desk/ui" => Face::Gallery,
        Session::Starting => Face::Starting,
        Session::Unreachable => Face::Unreachable,
        Session::SignedOut => Face::SignIn,
        Session::SignedIn(_) | Session::Expired(_) => Face::Open,
    });
    let retry = |()| spawn_local(session::resume());
    move || match face.get() {
        Face::Gallery => view! { <gallery::Gallery/> }.into_any(),
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
