//! Acting on many dossiers: trying out, and doing.

use super::node::Dossier;
use crate::app::{AppError, AppResult};
use crate::dossier::bulk::{self, Answer, BulkOrder, Fate, MOST, Targets};
use crate::dossier::commands::DossierTask as Task;
use crate::dossier::store;
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::{Cx, id};
use crate::identity::graphql::Officer;
use crate::report::workload::LoadSummary;
use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use domain::dossier::Command;
use domain::refusal::{Code, Refusal};
use domain::report::Norm;
use uuid::Uuid;

/// What to do with many dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum DossierBulkAction {
    /// Nhận việc.
    Claim,
    /// Phân công, phân công lại.
    Assign,
    /// Chuyển xử lý.
    Forward,
    /// Chuyển kết quả đến Trung tâm.
    Release,
    /// Tạm dừng thời hạn do bất khả kháng.
    SuspendClock,
    /// Kết thúc tạm dừng thời hạn.
    EndSuspension,
    /// Gửi văn bản đã duyệt.
    SendLetter,
    /// Bàn giao hồ sơ giấy cho bưu chính.
    HandOver,
    /// Xác nhận đã nhận hồ sơ giấy.
    ConfirmArrival,
    /// Xác nhận kết quả đã về Trung tâm.
    ConfirmResult,
}

/// A dossier of a bulk.
#[derive(Debug, Clone, InputObject)]
pub struct DossierBulkItemInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
}

/// The same order for many dossiers. Either `items` or `heldBy` says which.
#[derive(Debug, Clone, InputObject)]
pub struct DossierBulkOrder {
    /// What to do.
    pub action: DossierBulkAction,
    /// These dossiers, 1–500.
    pub items: Option<Vec<DossierBulkItemInput>>,
    /// Every dossier within reach whose open step this officer has, 500 at the most, what runs out
    /// first, first: for `ASSIGN`, of a colleague who is away.
    pub held_by: Option<ID>,
    /// Who is to do the steps; needed for `ASSIGN`.
    pub officer_id: Option<ID>,
    /// Why, for `ASSIGN`; needed where a step is taken from somebody.
    pub reason: Option<String>,
    /// A remark, for `FORWARD` and `RELEASE`; number of the postal slip, for `HAND_OVER`.
    pub note: Option<String>,
    /// Who takes the next steps, for `FORWARD`.
    pub next_officer_id: Option<ID>,
    /// Number of the decision, for `SUSPEND_CLOCK`.
    pub decision_no: Option<String>,
}

/// The same order for many dossiers, each done or refused by itself.
#[derive(Debug, Clone, InputObject)]
pub struct DossierBulkInput {
    /// What to do with which dossiers.
    pub order: DossierBulkOrder,
    /// Chosen by the client; the same key gives the same answer, and goes on where an interrupted
    /// request stopped.
    pub idempotency_key: String,
}

/// What became of a dossier of a bulk, or would become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum DossierBulkOutcome {
    /// Only in a preview: it could be done.
    Eligible,
    /// It was done.
    Done,
    /// It was refused, or would be; `userErrors` says why.
    Refused,
    /// Somebody else has changed it since the caller saw it.
    Stale,
    /// It came to no answer; the same request again tries it again.
    Failed,
}

/// A dossier of a bulk.
#[derive(Debug, SimpleObject)]
pub struct DossierBulkItem {
    /// Global id of the dossier.
    pub dossier_id: ID,
    /// The version of it the order named.
    pub expected_version: i32,
    /// The dossier as it stands; null when it is not within the viewer's reach.
    pub dossier: Option<Dossier>,
    /// What became of it, or would.
    pub outcome: DossierBulkOutcome,
    /// Why it was refused, or would be.
    pub user_errors: Vec<UserError>,
}

/// What a bulk would do; nothing was written.
#[derive(Debug, Default, SimpleObject)]
pub struct DossierBulkPreview {
    /// How many would be done.
    pub eligible: usize,
    /// How many would be skipped.
    pub skipped: usize,
    /// Whether `heldBy` has more open steps than a bulk may hold.
    pub more: bool,
    /// Each dossier, in the order given.
    pub items: Vec<DossierBulkItem>,
    /// What it would do to the load of whoever receives the steps; null when nobody is named.
    pub load_effect: Option<LoadEffect>,
    /// Why the order as a whole can not be.
    pub user_errors: Vec<UserError>,
}

/// The load of an officer before and after.
#[derive(Debug, SimpleObject)]
pub struct LoadEffect {
    /// Who receives the steps.
    pub officer: Officer,
    /// All of the officer's open steps now.
    pub before: LoadSummary,
    /// The same once everything eligible is done.
    pub after: LoadSummary,
}

/// What became of a bulk.
#[derive(Debug, Default, SimpleObject)]
pub struct DossierBulkPayload {
    /// How many were done.
    pub done: usize,
    /// How many were not.
    pub skipped: usize,
    /// Each dossier, in the order given.
    pub items: Vec<DossierBulkItem>,
    /// Why the order as a whole was refused; no dossier was tried then.
    pub user_errors: Vec<UserError>,
}

/// Trying out.
#[derive(Debug, Default)]
pub struct DossierBulkQuery;

#[Object]
impl DossierBulkQuery {
    /// What a bulk would do, by the rules that would carry it out. Writes nothing.
    #[graphql(complexity = "1 + size(&order) * child_complexity")]
    async fn dossier_bulk_preview(
        &self,
        ctx: &Context<'_>,
        order: DossierBulkOrder,
    ) -> async_graphql::Result<DossierBulkPreview> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let judged = match order.order() {
            Ok(order) => bulk::preview(cx.app(), &actor, &order).await,
            Err(error) => Err(error),
        };
        let preview = match judged {
            Ok(preview) => preview,
            Err(error) => {
                return Ok(DossierBulkPreview {
                    user_errors: user_errors(error, cx)?,
                    ..Default::default()
                });
            }
        };
        let load_effect = preview.effect.and_then(|effect| {
            let summary = |load| LoadSummary::of(cx, effect.officer, &load, Norm::default());
            Some(LoadEffect {
                officer: Officer::of(cx, effect.officer)?,
                before: summary(effect.before),
                after: summary(effect.after),
            })
        });
        let items: Vec<DossierBulkItem> = preview
            .items
            .into_iter()
            .map(|it| {
                let answer = Answer { dossier: it.dossier, version: it.version, fate: it.fate };
                let dossier = Dossier::if_visible(cx, it.loaded);
                item(cx, answer, dossier, DossierBulkOutcome::Eligible)
            })
            .collect();
        let eligible = count(&items, DossierBulkOutcome::Eligible);
        Ok(DossierBulkPreview {
            eligible,
            skipped: items.len() - eligible,
            more: preview.more,
            items,
            load_effect,
            user_errors: Vec::new(),
        })
    }
}

/// Doing.
#[derive(Debug, Default)]
pub struct DossierBulkMutation;

#[Object]
impl DossierBulkMutation {
    /// Does the same with many dossiers, each by itself: one that is refused stops no other. The
    /// same key again changes nothing and answers the same.
    #[graphql(complexity = "1 + size(&input.order) * child_complexity")]
    async fn dossier_bulk(
        &self,
        ctx: &Context<'_>,
        input: DossierBulkInput,
    ) -> async_graphql::Result<DossierBulkPayload> {
        let cx = Cx::of(ctx);
        let actor = cx.actor()?;
        let done = match input.order.order() {
            Ok(order) => bulk::execute(cx.app(), &actor, &order, &input.idempotency_key).await,
            Err(error) => Err(error),
        };
        let answers = match done {
            Ok(answers) => answers,
            Err(error) => {
                return Ok(DossierBulkPayload {
                    user_errors: user_errors(error, cx)?,
                    ..Default::default()
                });
            }
        };
        let ids: Vec<Uuid> = answers.iter().map(|answer| answer.dossier).collect();
        let mut now = store::load_all(cx.app().db.reader(), &ids).await?;
        let items: Vec<DossierBulkItem> = answers
            .into_iter()
            .map(|answer| {
                let dossier = Dossier::if_visible(cx, now.remove(&answer.dossier));
                item(cx, answer, dossier, DossierBulkOutcome::Done)
            })
            .collect();
        let done = count(&items, DossierBulkOutcome::Done);
        let skipped = items.len() - done;
        Ok(DossierBulkPayload { done, skipped, items, user_errors: Vec::new() })
    }
}

/// What a bulk costs: as many dossiers as it has, or can have.
fn size(order: &DossierBulkOrder) -> usize {
    order.items.as_ref().map_or(MOST, |items| items.len().min(MOST))
}

fn count(items: &[DossierBulkItem], outcome: DossierBulkOutcome) -> usize {
    items.iter().filter(|item| item.outcome == outcome).count()
}

fn item(
    cx: Cx<'_>,
    answer: Answer,
    dossier: Option<Dossier>,
    good: DossierBulkOutcome,
) -> DossierBulkItem {
    let (outcome, refusals) = match answer.fate {
        Fate::Done => (good, Vec::new()),
        Fate::Failed => (DossierBulkOutcome::Failed, Vec::new()),
        Fate::Refused(refusals) => {
            let stale = refusals.iter().any(|refusal| refusal.code == Code::Stale);
            let outcome =
                if stale { DossierBulkOutcome::Stale } else { DossierBulkOutcome::Refused };
            (outcome, refusals)
        }
    };
    DossierBulkItem {
        dossier_id: id::global("dossier", answer.dossier),
        expected_version: i32::try_from(answer.version).unwrap_or(i32::MAX),
        dossier,
        outcome,
        user_errors: refusals.iter().map(|refusal| UserError::new(refusal, cx.lang())).collect(),
    }
}

impl DossierBulkOrder {
    /// The order with its ids read.
    fn order(&self) -> AppResult<BulkOrder> {
        Ok(BulkOrder { targets: self.targets()?, task: self.task()? })
    }

    fn targets(&self) -> AppResult<Targets> {
        match (&self.items, &self.held_by) {
            (Some(items), None) => {
                let item = |(index, item): (usize, &DossierBulkItemInput)| {
                    let path = format!("order.items.{index}.dossierId");
                    let id = id::uuid(&item.dossier_id, "dossier", &path)?;
                    let version = u32::try_from(item.expected_version).unwrap_or_default();
                    Ok((id, version))
                };
                items.iter().enumerate().map(item).collect::<AppResult<_>>().map(Targets::Items)
            }
            (None, Some(officer)) if self.action == DossierBulkAction::Assign => {
                id::uuid(officer, "officer", "order.heldBy").map(Targets::HeldBy)
            }
            _ => Err(AppError::from(Refusal::at(Code::Required, "order.items"))),
        }
    }

    fn task(&self) -> AppResult<Task> {
        let officer = |id: &Option<ID>, path: &str| {
            id.as_ref().map(|id| id::uuid(id, "officer", path)).transpose()
        };
        Ok(match self.action {
            DossierBulkAction::Claim => Command::Claim.into(),
            DossierBulkAction::Assign => Task::Assign {
                officer: officer(&self.officer_id, "order.officerId")?
                    .ok_or_else(|| Refusal::at(Code::Required, "order.officerId"))?,
                reason: self.reason.clone(),
            },
            DossierBulkAction::Forward => Task::Forward {
                note: self.note.clone(),
                next: officer(&self.next_officer_id, "order.nextOfficerId")?,
            },
            DossierBulkAction::Release => Command::Release { note: self.note.clone() }.into(),
            DossierBulkAction::SuspendClock => {
                let decision_no = self.decision_no.clone().unwrap_or_default();
                Command::SuspendClock { decision_no }.into()
            }
            DossierBulkAction::EndSuspension => Command::EndSuspension.into(),
            DossierBulkAction::SendLetter => Command::SendLetter.into(),
            DossierBulkAction::HandOver => {
                Command::HandOver { reference: self.note.clone() }.into()
            }
            DossierBulkAction::ConfirmArrival => Command::ConfirmArrival.into(),
            DossierBulkAction::ConfirmResult => Command::ConfirmResult.into(),
        })
    }
}
