//! The board in the API.

use super::{BoardFigures, board};
use crate::app::AppError;
use crate::graphql::Cx;
use crate::graphql::scalar::Moment;
use crate::identity::graphql::Agency;
use async_graphql::{Context, Object, SimpleObject, Subscription};
use domain::identity::{Action, scope};
use domain::time::Instant;
use futures::Stream;
use std::time::Duration;

/// Least time between two boards of a subscription.
const CALM: Duration = Duration::from_secs(1);
/// Time passes without events too: what was due today becomes overdue.
const TICK: Duration = Duration::from_secs(60);

/// The live figures of the dossiers within the viewer's reach.
#[derive(Debug, Clone, SimpleObject)]
pub struct Board {
    /// The moment of the figures.
    pub at: Moment,
    /// All agencies together.
    pub total: Figures,
    /// Each agency with anything open, in the order of the province.
    pub agencies: Vec<BoardRow>,
}

/// An agency's line on the board.
#[derive(Debug, Clone, SimpleObject)]
pub struct BoardRow {
    /// The agency.
    pub agency: Agency,
    /// Its figures.
    pub figures: Figures,
}

/// Counts; each opens `dossiers` with the bucket of the same name and counts the same.
#[derive(Debug, Clone, Copy, Default, SimpleObject)]
#[graphql(name = "BoardFigures")]
pub struct Figures {
    /// With a department, and nobody has the step.
    pub waiting: i64,
    /// With a department, and somebody has the step.
    pub in_process: i64,
    /// Due by the end of today.
    pub due_today: i64,
    /// Past due.
    pub overdue: i64,
    /// The result waits at the Center.
    pub result_at_center: i64,
}

impl From<BoardFigures> for Figures {
    fn from(figures: BoardFigures) -> Self {
        Self {
            waiting: figures.waiting,
            in_process: figures.in_process,
            due_today: figures.due_today,
            overdue: figures.overdue,
            result_at_center: figures.result_at_center,
        }
    }
}

/// Figures.
#[derive(Debug, Default)]
pub struct ReportQuery;

#[Object]
impl ReportQuery {
    /// The live figures; each opens `dossiers` with the same bucket and agency.
    #[graphql(complexity = "20 * child_complexity")]
    async fn board(&self, ctx: &Context<'_>) -> async_graphql::Result<Board> {
        let cx = Cx::of(ctx);
        at(cx, cx.now()).await
    }
}

/// Watching figures.
#[derive(Debug, Default)]
pub struct ReportSubscription;

#[Subscription]
impl ReportSubscription {
    /// The board now and whenever a figure may have changed, at most once a second.
    async fn board_changed<'a>(
        &self,
        ctx: &Context<'a>,
    ) -> async_graphql::Result<impl Stream<Item = async_graphql::Result<Board>> + 'a> {
        let cx = Cx::of(ctx);
        scope(&cx.actor()?, Action::Board).map_err(|_| AppError::Forbidden)?;
        let changes = cx.app().bus.listen();
        Ok(futures::stream::unfold(Some((cx, changes, true)), async |listening| {
            let (cx, mut changes, first) = listening?;
            if !first {
                tokio::select! {
                    heard = changes.recv() => {
                        if matches!(heard, Err(tokio::sync::broadcast::error::RecvError::Closed)) {
                            return None;
                        }
                        tokio::time::sleep(CALM).await;
                        while changes.try_recv().is_ok() {}
                    }
                    () = tokio::time::sleep(TICK) => {}
                }
            }
            match at(cx, cx.app().now()).await {
                Ok(board) => Some((Ok(board), Some((cx, changes, false)))),
                // Also when the viewer's roles were taken from him: said once, and that is the end.
                Err(error) => Some((Err(error), None)),
            }
        }))
    }
}

async fn at(cx: Cx<'_>, now: Instant) -> async_graphql::Result<Board> {
    let actor = cx.actor()?;
    scope(&actor, Action::Board).map_err(|_| AppError::Forbidden)?;
    // Counted is what the lists behind the figures show, also for who holds several roles (R20).
    let scope = scope(&actor, Action::Read).map_err(|_| AppError::Forbidden)?;
    let counted = board(&cx.app().db, &scope, now).await?;
    let mut total = BoardFigures::default();
    let mut agencies = Vec::with_capacity(counted.len());
    for (code, figures) in counted {
        total += figures;
        agencies.push(BoardRow { agency: Agency::required(cx, &code)?, figures: figures.into() });
    }
    agencies.sort_by_key(|row| row.agency.0.position);
    Ok(Board { at: now.into(), total: total.into(), agencies })
}
