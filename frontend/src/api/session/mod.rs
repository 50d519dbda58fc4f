//! Who is signed in, and keeping it so.
//!
//! The access token lives in memory only; the refresh cookie is out of reach of scripts. When the
//! token has run out, whatever request notices it waits while one renewal is made for all. When
//! that is refused too, the state becomes [`Session::Expired`]: a dialog asks to sign in again
//! over the page, and the waiting requests go on as if nothing had happened. Nothing typed is lost.

mod operations;
mod renewal;

pub use operations::{reload_viewer, sign_in, sign_out};
pub use renewal::{give_up, renew, resume};

use crate::identity::Viewer;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// What is known about who is signed in.
#[derive(Debug, Clone, PartialEq)]
pub enum Session {
    /// Being found out.
    Starting,
    /// Could not be found out: the server does not answer.
    Unreachable,
    /// Nobody.
    SignedOut,
    /// This officer.
    SignedIn(Arc<Viewer>),
    /// This officer was, until just now; his page is still open.
    Expired(Arc<Viewer>),
}

thread_local! {
    static STATE: ArcRwSignal<Session> = ArcRwSignal::new(Session::Starting);
    static TOKEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Who is signed in; tracked by reading.
pub fn session() -> ArcRwSignal<Session> {
    STATE.with(Clone::clone)
}

/// The officer at work, also while he is asked to sign in again.
pub fn viewer() -> Option<Arc<Viewer>> {
    match session().get() {
        Session::SignedIn(viewer) | Session::Expired(viewer) => Some(viewer),
        _ => None,
    }
}

/// The access token, if any.
pub(in crate::api) fn token() -> Option<String> {
    TOKEN.with_borrow(Clone::clone)
}

/// Notes what a sign-in or a renewal gave. Somebody else than the one whose page is open must not
/// find that page: everything is loaded anew for him.
fn enter(access_token: String, viewer: Viewer) {
    let other = matches!(
        session().get_untracked(),
        Session::SignedIn(before) | Session::Expired(before) if before.officer.id != viewer.officer.id
    );
    TOKEN.set(Some(access_token));
    session().set(Session::SignedIn(Arc::new(viewer)));
    if other {
        let _ = window().location().set_href("/desk");
    }
}

/// Forgets the token and ends in `state`.
fn leave(state: Session) {
    TOKEN.set(None);
    session().set(state);
}
