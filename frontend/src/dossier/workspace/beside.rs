//! Parts of the page with a question of their own: what many dossiers have nothing of need not
//! hold up the page.

use super::operations::{DossierKey, DossierView};
use crate::api::{self, Remote, RemoteState, UiError, remote};
use cynic::QueryBuilder;
use leptos::prelude::*;
use serde::Deserialize;

/// Asks about a dossier, again whenever it changes; and for each hour of working time that goes by
/// without a change, since what is drawn ends now.
pub(super) fn beside<Q, T>(dossier: Signal<DossierView>, take: fn(Q) -> Option<T>) -> Remote<T>
where
    Q: QueryBuilder<DossierKey> + for<'de> Deserialize<'de> + 'static,
    T: Send + Sync + 'static,
{
    let turn = Memo::new(move |_| {
        let dossier = dossier.read();
        let hours = dossier.remaining_minutes.map(|minutes| minutes.div_euclid(60));
        (dossier.id.clone(), dossier.version, hours)
    });
    remote(move || {
        let key = DossierKey { code: None, id: Some(turn.get().0) };
        let request = api::query(Q::build(key));
        async move { take(request.await?).ok_or(UiError::NotFound) }
    })
}

/// Whether there is something to draw: a part that is empty for most is not announced by a
/// skeleton.
pub(super) fn worth<T: Send + Sync>(of: Remote<T>, has: fn(&T) -> bool) -> Memo<bool> {
    let state = of.state();
    Memo::new(move |_| match &*state.read() {
        RemoteState::Loading => false,
        RemoteState::Failed(error) => *error != UiError::NotFound,
        RemoteState::Ready(found, _) => has(found),
    })
}
