//! Something on the server that a screen shows.

use super::UiError;
use crate::ui::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

/// What is known of it.
#[derive(Debug, Clone, PartialEq)]
pub enum RemoteState<T> {
    /// Nothing yet.
    Loading,
    /// It could not be had.
    Failed(UiError),
    /// The latest known; with the error of the last attempt to renew it, if that failed.
    Ready(T, Option<UiError>),
}

/// Something on the server that a screen shows: fetched, refetched when what the request depends
/// on changes, kept on screen meanwhile.
#[derive(Debug)]
pub struct Remote<T: Send + Sync + 'static> {
    state: RwSignal<RemoteState<T>>,
    busy: RwSignal<bool>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Copy for Remote<T> {}
impl<T: Send + Sync + 'static> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Remote<T> {
    /// What is known now; tracked by reading.
    pub fn state(&self) -> ReadSignal<RemoteState<T>> {
        self.state.read_only()
    }

    /// Whether a request is on its way.
    pub fn busy(&self) -> Signal<bool> {
        self.busy.into()
    }

    /// Fetches again.
    pub fn reload(&self) {
        self.again.notify();
    }

    /// Puts the object a mutation gave back in place of what was fetched.
    pub fn set(&self, value: T) {
        self.state.try_set(RemoteState::Ready(value, None));
    }

    /// Changes what was fetched in place, if there is something.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.state.try_update(|state| {
            if let RemoteState::Ready(value, _) = state {
                change(value);
            }
        });
    }

    /// Already fetched: for the gallery and for tests of views.
    pub fn fixed(state: RemoteState<T>) -> Self {
        Self { state: RwSignal::new(state), busy: RwSignal::new(false), again: Trigger::new() }
    }

    /// An answer that is none: for tests of views.
    #[cfg(test)]
    pub(crate) fn fail(&self, error: UiError) {
        self.settle(Err(error));
    }

    fn settle(self, result: Result<T, UiError>) {
        self.busy.try_set(false);
        self.state.try_update(|state| match (result, &mut *state) {
            (Ok(value), state) => *state = RemoteState::Ready(value, None),
            // What is on screen stays, unless it is gone or no longer ours to see.
            (
                Err(error @ (UiError::Offline | UiError::Limited | UiError::Unexpected(_))),
                RemoteState::Ready(_, last),
            ) => *last = Some(error),
            (Err(error), state) => *state = RemoteState::Failed(error),
        });
    }
}

/// Fetches now and whenever a signal read in `fetch` (before its first `await`) changes. Of
/// answers that overtake each other only the last request's counts.
///
/// ```text
/// let dossier = remote(move || api::query(DossierPage::build(Vars { code: code.get() })));
/// ```
pub fn remote<T, F>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Remote<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, UiError>> + 'static,
{
    let remote = Remote::fixed(RemoteState::Loading);
    drive(
        remote.busy,
        remote.again,
        Box::new(move || {
            let request = fetch();
            Box::pin(async move {
                let result = request.await;
                Box::new(move || remote.settle(result)) as Settle
            })
        }),
    );
    remote
}

/// Takes an answer in.
type Settle = Box<dyn FnOnce()>;

/// The part of [`remote`] that is the same for all types, and compiled once.
fn drive(
    busy: RwSignal<bool>,
    again: Trigger,
    fetch: Box<dyn Fn() -> Pin<Box<dyn Future<Output = Settle>>>>,
) {
    let turn = StoredValue::new(0u32);
    effect(move || {
        again.track();
        let request = fetch();
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        busy.set(true);
        spawn_local(async move {
            let settle = request.await;
            if turn.try_get_value() == Some(mine) {
                settle();
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_screen_survives_a_lost_connection_but_not_a_lost_right() {
        let _owner = Owner::new();
        _owner.set();
        let remote = Remote::fixed(RemoteState::Ready(1, None));
        remote.settle(Err(UiError::Offline));
        assert_eq!(remote.state().get_untracked(), RemoteState::Ready(1, Some(UiError::Offline)));
        remote.settle(Ok(2));
        assert_eq!(remote.state().get_untracked(), RemoteState::Ready(2, None));
        remote.settle(Err(UiError::Forbidden));
        assert_eq!(remote.state().get_untracked(), RemoteState::Failed(UiError::Forbidden));
    }
}
