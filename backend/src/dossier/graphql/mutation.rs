//! Changing dossiers. Each field translates its input into an order; the write path does the rest.

use super::input::*;
use super::letter_input::{DossierActInput, DossierReasonInput};
use super::node::Dossier;
use super::parts::IssuedPaper;
use crate::app::{AppError, AppResult};
use crate::document::papers;
use crate::dossier::Order;
use crate::dossier::commands::{DossierTask as Task, Outcome, execute};
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::{Cx, id};
use async_graphql::{Context, Object, SimpleObject};
use domain::dossier::{Command, ReturnMethod, ReturnOfResult};
use domain::identity::{Action, authorize};
use domain::refusal::Refusal;
use uuid::Uuid;

/// What became of a change. `dossier` is null when it was refused; then `userErrors` says why, and
/// nothing was written.
#[derive(Debug, Default, SimpleObject)]
pub struct DossierPayload {
    /// The dossier after the change; null when it was refused, or left the viewer's reach by it.
    pub dossier: Option<Dossier>,
    /// Papers issued by the change.
    pub papers: Vec<IssuedPaper>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

/// Changing dossiers.
#[derive(Debug, Default)]
pub struct DossierMutation;

#[Object]
impl DossierMutation {
    /// Accepts a complete dossier at the counter: code, register row, due date, Form 01 and first
    /// step, all or nothing (NĐ 118/2025 Đ.17).
    async fn dossier_accept(
        &self,
        ctx: &Context<'_>,
        input: DossierAcceptInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = input.intake.target();
        let slip = input.receipt_slip;
        let task = Ok(Task::Accept { filing: input.intake.filing(), slip });
        run(ctx, target, input.idempotency_key, task).await
    }

    /// The papers are not complete: Form 02 with one full list. Gives no dossier code.
    async fn dossier_request_completion(
        &self,
        ctx: &Context<'_>,
        input: DossierRequestCompletionInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = input.intake.target();
        let lines: Result<Vec<_>, Refusal> = (0..)
            .zip(input.lines)
            .map(|(index, line): (usize, CompletionLineInput)| line.line(index))
            .collect();
        let task = lines.map_err(AppError::from).map(|lines| Task::RequestCompletion {
            filing: input.intake.filing(),
            lines,
            reason: input.reason,
            legal_basis: input.legal_basis,
        });
        run(ctx, target, input.idempotency_key, task).await
    }

    /// The dossier can not be taken in: Form 03 with the reason.
    async fn dossier_refuse(
        &self,
        ctx: &Context<'_>,
        input: DossierRefuseInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = input.intake.target();
        let reason = input.full_reason();
        let filing = input.intake.filing();
        let task = Ok(Task::Refuse { filing, reason, text: input.text });
        run(ctx, target, input.idempotency_key, task).await
    }

    /// Takes the current step for oneself.
    async fn dossier_claim(
        &self,
        ctx: &Context<'_>,
        input: DossierClaimInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = target(&input.dossier_id, input.expected_version);
        run(ctx, target, input.idempotency_key, Ok(Command::Claim.into())).await
    }

    /// Gives the current step to an officer of the unit.
    async fn dossier_assign(
        &self,
        ctx: &Context<'_>,
        input: DossierAssignInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = target(&input.dossier_id, input.expected_version);
        let task = id::uuid(&input.officer_id, "officer", "officerId")
            .map(|officer| Task::Assign { officer, reason: input.reason });
        run(ctx, target, input.idempotency_key, task).await
    }

    /// Finishes the current step; the next one begins. Takes an unclaimed step at the same time.
    async fn dossier_forward(
        &self,
        ctx: &Context<'_>,
        input: DossierForwardInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = target(&input.dossier_id, input.expected_version);
        let next = input.next_officer_id;
        let task = next
            .map(|officer| id::uuid(&officer, "officer", "nextOfficerId"))
            .transpose()
            .map(|next| Task::Forward { note: input.note, next });
        run(ctx, target, input.idempotency_key, task).await
    }

    /// Takes back what one has just passed on, before anybody has begun; the step before goes on
    /// with the time it had.
    async fn dossier_undo(
        &self,
        ctx: &Context<'_>,
        input: DossierReasonInput,
    ) -> async_graphql::Result<DossierPayload> {
        with_reason(ctx, input, |reason| Command::Undo { reason }).await
    }

    /// Sends the dossier back to an earlier step, with a reason.
    async fn dossier_send_back(
        &self,
        ctx: &Context<'_>,
        input: DossierSendBackInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = target(&input.dossier_id, input.expected_version);
        let ordinal = u32::try_from(input.ordinal).unwrap_or_default();
        let task = Ok(Command::SendBack { ordinal, reason: input.reason }.into());
        run(ctx, target, input.idempotency_key, task).await
    }

    /// Signs the result: an uploaded file or a document made from text, numbered. The legal time
    /// ends.
    async fn dossier_sign_result(
        &self,
        ctx: &Context<'_>,
        input: DossierSignResultInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = target(&input.dossier_id, input.expected_version);
        let file = input.file_id.map(|file| id::uuid(&file, "file", "fileId")).transpose();
        let task = file.map(|file| Task::SignResult {
            kind: input.kind.into(),
            title: input.title,
            text: input.text,
            file,
            legal_basis: input.legal_basis,
        });
        run(ctx, target, input.idempotency_key, task).await
    }

    /// Releases the signed result to the Center. Departments return nothing themselves.
    async fn dossier_release(
        &self,
        ctx: &Context<'_>,
        input: DossierReleaseInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = target(&input.dossier_id, input.expected_version);
        let task = Ok(Command::Release { note: input.note }.into());
        run(ctx, target, input.idempotency_key, task).await
    }

    /// Hands the result to the applicant at the Center's return desk; the dossier is closed.
    async fn dossier_return(
        &self,
        ctx: &Context<'_>,
        input: DossierReturnInput,
    ) -> async_graphql::Result<DossierPayload> {
        let target = target(&input.dossier_id, input.expected_version);
        let handed_over = ReturnOfResult {
            recipient: input.recipient_name,
            personal_id: input.recipient_personal_id,
            check: input.check.into(),
            authorization: input.authorization,
            method: ReturnMethod::Counter,
        };
        let task = Ok(Command::ReturnResult(handed_over).into());
        run(ctx, target, input.idempotency_key, task).await
    }
}

/// A command that needs nothing but the dossier.
pub(super) async fn simply(
    ctx: &Context<'_>,
    input: DossierActInput,
    command: Command,
) -> async_graphql::Result<DossierPayload> {
    let target = target(&input.dossier_id, input.expected_version);
    run(ctx, target, input.idempotency_key, Ok(command.into())).await
}

/// A command that needs a reason.
pub(super) async fn with_reason(
    ctx: &Context<'_>,
    input: DossierReasonInput,
    command: impl FnOnce(String) -> Command,
) -> async_graphql::Result<DossierPayload> {
    let target = target(&input.dossier_id, input.expected_version);
    run(ctx, target, input.idempotency_key, Ok(command(input.reason).into())).await
}

/// Carries an order out and says what became of it.
pub(super) async fn run(
    ctx: &Context<'_>,
    target: AppResult<Option<(Uuid, u32)>>,
    key: String,
    task: AppResult<Task>,
) -> async_graphql::Result<DossierPayload> {
    let cx = Cx::of(ctx);
    let actor = cx.actor()?;
    let order = target.and_then(|target| Ok(Order { target, key, task: task? }));
    let done = match order {
        Ok(order) => execute(cx.app(), &actor, order).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(outcome) => payload(cx, outcome).await,
        Err(error) => {
            Ok(DossierPayload { user_errors: user_errors(error, cx)?, ..Default::default() })
        }
    }
}

async fn payload(cx: Cx<'_>, outcome: Outcome) -> async_graphql::Result<DossierPayload> {
    let loaded = crate::dossier::load(cx.app().db.reader(), outcome.dossier).await?;
    let may_open = match (&loaded, cx.viewer()) {
        (Some(loaded), Some(actor)) => {
            authorize(&actor, Action::ReadFiles, &loaded.state.authorization_facts()).is_ok()
        }
        _ => false,
    };
    let mut issued = Vec::new();
    for paper in outcome.papers.into_iter().filter(|_| may_open) {
        issued.push(IssuedPaper(papers::find(cx.app(), paper).await?));
    }
    let dossier = Dossier::if_visible(cx, loaded);
    Ok(DossierPayload { dossier, papers: issued, user_errors: Vec::new() })
}
