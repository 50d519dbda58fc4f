//! Saved views, columns and unread marks in the API.

use super::{preference, views};
use crate::app::{AppError, AppResult};
use crate::dossier::graphql::Dossier;
use crate::dossier::mark_seen;
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::{Cx, id};
use crate::identity::graphql::{Agency, Officer, Unit};
use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use domain::identity::{Action, Actor, may_ever, scope};
use domain::time::local_date;
use domain::worklist as rules;

/// Who sees a saved view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "rules::Sharing")]
pub enum ViewSharing {
    /// Its owner.
    Personal,
    /// The owner's unit.
    Unit,
    /// The owner's agency.
    Agency,
}

/// A column of the queue; the dossier code always comes first and is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "rules::QueueColumn")]
pub enum QueueColumn {
    /// Chủ hồ sơ.
    Applicant,
    /// Thủ tục.
    Procedure,
    /// Cơ quan giải quyết.
    Agency,
    /// Đơn vị of the current step.
    Unit,
    /// Bước hiện tại.
    Step,
    /// Người xử lý.
    Holder,
    /// Ngày tiếp nhận.
    Received,
    /// Ngày hẹn trả.
    Due,
    /// Working time left for the dossier.
    Remaining,
    /// Working time left for the step.
    StepRemaining,
    /// Trạng thái.
    Status,
}

/// A name for the address of a list.
#[derive(Debug, Clone)]
pub struct SavedView(views::SavedView);

/// A saved view of the work queue: a name for the address of a list. Everybody sees through it
/// what is within his own reach.
#[Object]
impl SavedView {
    /// Global id.
    async fn id(&self) -> ID {
        id::global("view", self.0.id)
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The query of the list's address, without `?`.
    async fn query(&self) -> &str {
        &self.0.query
    }

    /// Who sees it.
    async fn sharing(&self) -> ViewSharing {
        self.0.sharing().into()
    }

    /// The agency at which it is shared.
    async fn agency(&self, ctx: &Context<'_>) -> Option<Agency> {
        Agency::of(Cx::of(ctx), &self.0.place.as_ref()?.agency)
    }

    /// The unit at which it is shared; null for a whole agency.
    async fn unit(&self, ctx: &Context<'_>) -> Option<Unit> {
        let place = self.0.place.as_ref()?;
        Agency::of(Cx::of(ctx), &place.agency)?.unit(place.unit.as_deref())
    }

    /// Who made it.
    async fn owner(&self, ctx: &Context<'_>) -> Option<Officer> {
        Officer::of(Cx::of(ctx), self.0.owner)
    }

    /// Whether the viewer may change and delete it.
    async fn editable(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
        Ok(self.0.may_change(&Cx::of(ctx).actor()?))
    }
}

/// The columns of the viewer's queue.
#[derive(Debug, SimpleObject)]
pub struct QueueColumns {
    /// In order.
    pub columns: Vec<QueueColumn>,
    /// Whether the viewer chose them; else they are what his roles begin with.
    pub chosen: bool,
}

const COLUMNS: &str = "queue-columns";

/// The work queue as the viewer arranges it.
#[derive(Debug, Default)]
pub struct WorklistQuery;

#[Object]
impl WorklistQuery {
    /// The views the viewer may use: his own, then those shared with him.
    #[graphql(complexity = "1 + 50 * child_complexity")]
    async fn saved_views(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<SavedView>> {
        let cx = Cx::of(ctx);
        let found = views::visible(cx.app(), &cx.actor()?).await?;
        Ok(found.into_iter().map(SavedView).collect())
    }

    /// Officers who perform steps where the viewer may look: those of his agencies, or of every
    /// agency for whoever looks over the province; by name.
    #[graphql(complexity = "1 + 100 * child_complexity")]
    async fn colleagues(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Officer>> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let reads = scope(&actor, Action::Read).map_err(|_| AppError::Forbidden)?;
        let mut found: Vec<Officer> = cx
            .reference()
            .officers
            .values()
            .filter(|officer| officer.active && reads.meets(&officer.agency))
            .filter(|officer| performs(&officer.actor(local_date(cx.now()))))
            .cloned()
            .map(Officer)
            .collect();
        found.sort_by(|a, b| (&a.0.name, a.0.id).cmp(&(&b.0.name, b.0.id)));
        Ok(found)
    }

    /// The columns of the viewer's queue.
    async fn queue_columns(&self, ctx: &Context<'_>) -> async_graphql::Result<QueueColumns> {
        Ok(columns(Cx::of(ctx)).await?)
    }
}

/// Whether an officer can have a step at all.
fn performs(actor: &Actor) -> bool {
    may_ever(actor, Action::Claim) || may_ever(actor, Action::Release)
}

async fn columns(cx: Cx<'_>) -> AppResult<QueueColumns> {
    let actor = cx.actor()?;
    let chosen: Option<Vec<rules::QueueColumn>> =
        preference::get(cx.app(), actor.id, COLUMNS).await?;
    let default = || rules::default_columns(actor.grants.iter().map(|grant| grant.role));
    Ok(QueueColumns {
        chosen: chosen.is_some(),
        columns: chosen.unwrap_or_else(default).into_iter().map(Into::into).collect(),
    })
}

/// A view to keep.
#[derive(Debug, InputObject)]
pub struct SavedViewCreateInput {
    /// What it is called; up to 60 characters.
    pub name: String,
    /// The query of the list's address.
    pub query: String,
    /// Who sees it; `PERSONAL` unless said.
    pub sharing: Option<ViewSharing>,
}

/// What to change of a view; what is not given stays.
#[derive(Debug, InputObject)]
pub struct SavedViewUpdateInput {
    /// Which.
    pub id: ID,
    /// What it is called.
    pub name: Option<String>,
    /// The query of the list's address.
    pub query: Option<String>,
    /// Who sees it.
    pub sharing: Option<ViewSharing>,
}

/// A view to delete.
#[derive(Debug, InputObject)]
pub struct SavedViewDeleteInput {
    /// Which.
    pub id: ID,
}

/// What became of a view.
#[derive(Debug, Default, SimpleObject)]
pub struct SavedViewPayload {
    /// The view; null when it was refused or deleted.
    pub view: Option<SavedView>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// The columns of one's own queue.
#[derive(Debug, InputObject)]
pub struct QueueColumnsSetInput {
    /// In order; null goes back to what one's roles begin with.
    pub columns: Option<Vec<QueueColumn>>,
}

/// The columns after the change.
#[derive(Debug, Default, SimpleObject)]
pub struct QueueColumnsPayload {
    /// In order; null when it was refused.
    pub queue_columns: Option<QueueColumns>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// A dossier the viewer has looked at.
#[derive(Debug, InputObject)]
pub struct DossierMarkSeenInput {
    /// Which.
    pub dossier_id: ID,
    /// The version he saw; what came later stays unread.
    pub version: i32,
}

/// What became of the mark.
#[derive(Debug, Default, SimpleObject)]
pub struct DossierMarkSeenPayload {
    /// Global id of the dossier; null when it was refused.
    pub dossier_id: Option<ID>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Arranging the work queue.
#[derive(Debug, Default)]
pub struct WorklistMutation;

#[Object]
impl WorklistMutation {
    /// Keeps the address of a list under a name.
    async fn saved_view_create(
        &self,
        ctx: &Context<'_>,
        input: SavedViewCreateInput,
    ) -> async_graphql::Result<SavedViewPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let sharing = input.sharing.map_or(rules::Sharing::Personal, Into::into);
        let made = views::create(cx.app(), &actor, &input.name, &input.query, sharing).await;
        view_payload(made.map(Some), cx)
    }

    /// Changes a view: its owner, or who heads the place where it is shared.
    async fn saved_view_update(
        &self,
        ctx: &Context<'_>,
        input: SavedViewUpdateInput,
    ) -> async_graphql::Result<SavedViewPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let changed = match id::uuid(&input.id, "view", "id") {
            Ok(id) => {
                let (name, query) = (input.name.as_deref(), input.query.as_deref());
                let sharing = input.sharing.map(Into::into);
                views::update(cx.app(), &actor, id, name, query, sharing).await
            }
            Err(error) => Err(error),
        };
        view_payload(changed.map(Some), cx)
    }

    /// Deletes a view: its owner, or who heads the place where it is shared.
    async fn saved_view_delete(
        &self,
        ctx: &Context<'_>,
        input: SavedViewDeleteInput,
    ) -> async_graphql::Result<SavedViewPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let deleted = match id::uuid(&input.id, "view", "id") {
            Ok(id) => views::delete(cx.app(), &actor, id).await,
            Err(error) => Err(error),
        };
        view_payload(deleted.map(|()| None), cx)
    }

    /// Chooses the columns of one's own queue.
    async fn queue_columns_set(
        &self,
        ctx: &Context<'_>,
        input: QueueColumnsSetInput,
    ) -> async_graphql::Result<QueueColumnsPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let chosen = input.columns.map(|all| rules::tidy_columns(all.into_iter().map(Into::into)));
        preference::put(cx.app(), actor.id, COLUMNS, chosen.as_ref()).await?;
        let queue_columns = Some(columns(cx).await?);
        Ok(QueueColumnsPayload { queue_columns, user_errors: Vec::new() })
    }

    /// Notes that the viewer has looked at a dossier, so that it is no longer unread for him.
    async fn dossier_mark_seen(
        &self,
        ctx: &Context<'_>,
        input: DossierMarkSeenInput,
    ) -> async_graphql::Result<DossierMarkSeenPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let marked = match id::uuid(&input.dossier_id, "dossier", "dossierId") {
            Ok(key) => mark(cx, actor.id, key, input.version).await?,
            Err(error) => Err(error),
        };
        match marked {
            Ok(()) => Ok(DossierMarkSeenPayload {
                dossier_id: Some(input.dossier_id),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(DossierMarkSeenPayload {
                dossier_id: None,
                user_errors: user_errors(error, cx)?,
            }),
        }
    }
}

/// Marks a version, never a later one than there is: what is to come is not seen.
async fn mark(
    cx: Cx<'_>,
    officer: domain::identity::OfficerId,
    key: uuid::Uuid,
    version: i32,
) -> async_graphql::Result<AppResult<()>> {
    let Some(dossier) = Dossier::visible(cx, key).await? else {
        return Ok(Err(AppError::NotFound));
    };
    let version = u32::try_from(version.min(dossier.version_number())).unwrap_or_default();
    let tx = cx.app().db.begin().await?;
    mark_seen(&*tx, officer, key, version).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

fn view_payload(
    outcome: AppResult<Option<views::SavedView>>,
    cx: Cx<'_>,
) -> async_graphql::Result<SavedViewPayload> {
    Ok(match outcome {
        Ok(view) => SavedViewPayload { view: view.map(SavedView), user_errors: Vec::new() },
        Err(error) => SavedViewPayload { view: None, user_errors: user_errors(error, cx)? },
    })
}
