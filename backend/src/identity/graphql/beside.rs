//! Watching what the desk shows beside dossiers.

use crate::app::AppResult;
use crate::graphql::Cx;
use crate::graphql::scalar::Moment;
use async_graphql::{Context, SimpleObject, Subscription};
use futures::Stream;
use tokio::sync::broadcast::error::RecvError;

/// Something beside dossiers changed.
#[derive(Debug, SimpleObject)]
pub struct DeskChange {
    /// When it was heard of.
    pub at: Moment,
}

/// Watching the desk.
#[derive(Debug, Default)]
pub struct DeskSubscription;

#[Subscription]
impl DeskSubscription {
    /// Absences, delegations, roles or saved views have changed, somebody's in the province: whoever
    /// shows any of them asks again. It says nothing of whose they are.
    async fn desk_changed<'a>(
        &self,
        ctx: &Context<'a>,
    ) -> async_graphql::Result<impl Stream<Item = async_graphql::Result<DeskChange>> + 'a> {
        let cx = Cx::of(ctx);
        known(cx)?;
        let heard = cx.app().bus.listen_beside();
        Ok(futures::stream::unfold(Some((cx, heard)), async |listening| {
            let (cx, mut heard) = listening?;
            // However many were missed, one look is enough.
            match heard.recv().await {
                Ok(()) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
            match known(cx) {
                Ok(()) => Some((Ok(DeskChange { at: cx.now().into() }), Some((cx, heard)))),
                // He may hear nothing any more: said once, and that is the end.
                Err(error) => Some((Err(error.into()), None)),
            }
        }))
    }
}

/// Whether the viewer is an officer still.
fn known(cx: Cx<'_>) -> AppResult<()> {
    cx.actor().map(drop)
}
