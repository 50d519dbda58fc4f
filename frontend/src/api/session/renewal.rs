//! Renewing the access token: once for all who need it, and by the officer himself if need be.

use super::{Session, leave, operations, session, token};
use crate::api::UiError;
use crate::api::lock::exclusive;
use futures::channel::oneshot;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Outcome = Result<(), UiError>;

thread_local! {
    /// Those who wait for the renewal under way; `None` when there is none.
    static RENEWING: RefCell<Option<Vec<oneshot::Sender<Outcome>>>> = const { RefCell::new(None) };
    /// Those who wait for the officer to sign in again.
    static WAITING: RefCell<Vec<oneshot::Sender<bool>>> = const { RefCell::new(Vec::new()) };
}

/// At start-up: takes up the session the cookie stands for.
pub async fn resume() {
    session().set(Session::Starting);
    match renew_once().await {
        Ok(()) => {}
        Err(UiError::Offline | UiError::Limited | UiError::Unexpected(_)) => {
            leave(Session::Unreachable);
        }
        Err(_) => leave(Session::SignedOut),
    }
}

/// Makes sure that the token is another one than `used`, which the server no longer takes.
///
/// # Errors
/// [`UiError::SignedOut`] when nobody was signed in or nobody wants to sign in again; else why
/// the server could not be asked.
pub async fn renew(used: Option<String>) -> Outcome {
    if used.is_none() {
        return Err(UiError::SignedOut);
    }
    if token() != used && token().is_some() {
        return Ok(());
    }
    match renew_once().await {
        Err(UiError::SignedOut | UiError::User(_) | UiError::Forbidden) => ask().await,
        other => other,
    }
}

/// The officer does not want to sign in again: his page is left, what waited fails.
pub fn give_up() {
    leave(Session::SignedOut);
    release(false);
}

/// Lets those go on who waited for the officer.
pub(super) fn release(signed_in: bool) {
    for waiting in WAITING.take() {
        let _ = waiting.send(signed_in);
    }
}

/// Asks the officer, over his open page, to sign in again.
async fn ask() -> Outcome {
    match session().get_untracked() {
        Session::SignedIn(viewer) | Session::Expired(viewer) => {
            session().set(Session::Expired(viewer));
        }
        _ => return Err(UiError::SignedOut),
    }
    let (sender, receiver) = oneshot::channel();
    WAITING.with_borrow_mut(|waiting| waiting.push(sender));
    if receiver.await == Ok(true) { Ok(()) } else { Err(UiError::SignedOut) }
}

/// One renewal for all who ask at the same time, in all tabs: the cookie works only once, and two
/// tabs using it at the same moment would look like theft.
async fn renew_once() -> Outcome {
    let (sender, receiver) = oneshot::channel();
    let first = RENEWING.with_borrow_mut(|renewing| match renewing {
        Some(waiting) => {
            waiting.push(sender);
            false
        }
        None => {
            *renewing = Some(vec![sender]);
            true
        }
    });
    if first {
        let outcome = Rc::new(Cell::new(None));
        let set = outcome.clone();
        exclusive("motcua.session", async move {
            set.set(Some(operations::refresh().await));
        })
        .await;
        let outcome = outcome.take().unwrap_or(Err(UiError::Offline));
        for waiting in RENEWING.take().unwrap_or_default() {
            let _ = waiting.send(outcome.clone());
        }
    }
    receiver.await.unwrap_or(Err(UiError::Offline))
}
