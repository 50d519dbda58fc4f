//! Watching dossiers change.

use super::enums::TimelineKind;
use super::node::Dossier;
use crate::app::{AppError, AppResult};
use crate::graphql::scalar::Moment;
use crate::graphql::{Cx, id};
use async_graphql::{Context, ID, SimpleObject, Subscription};
use domain::identity::{Action, Scope, scope};
use futures::Stream;
use tokio::sync::broadcast::error::RecvError;

/// A dossier changed.
#[derive(Debug, SimpleObject)]
pub struct DossierChange {
    /// Global id of the dossier.
    pub id: ID,
    /// The dossier now; null when it has left the viewer's reach.
    pub dossier: Option<Dossier>,
    /// What happened.
    pub kind: TimelineKind,
    /// When.
    pub at: Moment,
}

/// Watching dossiers.
#[derive(Debug, Default)]
pub struct DossierSubscription;

#[Subscription]
impl DossierSubscription {
    /// A dossier within the viewer's reach changed, appeared or left it. After a gap in the
    /// connection, ask for the list again.
    async fn dossier_changed<'a>(
        &self,
        ctx: &Context<'a>,
    ) -> async_graphql::Result<impl Stream<Item = async_graphql::Result<DossierChange>> + 'a> {
        let cx = Cx::of(ctx);
        reach(cx)?;
        let changes = cx.app().bus.listen();
        Ok(futures::stream::unfold(Some((cx, changes)), async |listening| {
            let (cx, mut changes) = listening?;
            loop {
                match changes.recv().await {
                    Ok(change) => match reach(cx) {
                        Ok(scope) => {
                            if let Some(told) = tell(cx, &scope, change).await {
                                return Some((told, Some((cx, changes))));
                            }
                        }
                        // He may hear nothing any more: said once, and that is the end.
                        Err(error) => return Some((Err(error.into()), None)),
                    },
                    // Too slow for the channel: what was missed is in the list.
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                }
            }
        }))
    }
}

/// What the viewer may read at the moment; his roles may have changed since he began to listen.
fn reach(cx: Cx<'_>) -> AppResult<Scope> {
    scope(&cx.actor()?, Action::Read).map_err(|_| AppError::Forbidden)
}

/// What a viewer hears of a change; nothing when it never was within reach.
async fn tell(
    cx: Cx<'_>,
    scope: &Scope,
    change: crate::app::Change,
) -> Option<async_graphql::Result<DossierChange>> {
    let sees = scope.covers(&change.after);
    let saw = change.before.as_ref().is_some_and(|before| scope.covers(before));
    if !sees && !saw {
        return None;
    }
    let dossier = match crate::dossier::load(cx.app().db.reader(), change.dossier).await {
        // What is shown is judged as it is now, which may be later than the change.
        Ok(found) => found
            .filter(|it| sees && scope.covers(&it.state.authorization_facts()))
            .map(Dossier::from),
        Err(error) => return Some(Err(error.into())),
    };
    Some(Ok(DossierChange {
        id: id::global("dossier", change.dossier),
        dossier,
        kind: change.kind.into(),
        at: change.at.into(),
    }))
}
