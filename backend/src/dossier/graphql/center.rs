//! What the Center does beside the counter: inbox, letters to the applicant, supplements, payments,
//! withdrawal, extensions, corrections, the post.

use super::input::target;
use super::letter_input::*;
use super::mutation::{DossierPayload, run, simply, with_reason};
use crate::app::AppError;
use crate::dossier::commands::{DossierTask as Task, Filing};
use async_graphql::{Context, Object};
use domain::dossier::Command;
use domain::refusal::{Code, Refusal};

/// What the Center does beside the counter.
#[derive(Debug, Default)]
pub struct CenterMutation;

#[Object]
impl CenterMutation {
    /// Puts what came online or by post into the inbox. The Center is alerted within 2 hours and
    /// owes an answer within 8 working hours (NĐ 118/2025 Đ.17.2).
    async fn dossier_submit(
        &self,
        ctx: &Context<'_>,
        input: DossierSubmitInput,
    ) -> async_graphql::Result<DossierPayload> {
        let channel = input.channel.into();
        let filing = input.intake.filing();
        let draft = domain::dossier::IntakeDraft { channel, ..filing.draft };
        let task = Task::Submit {
            filing: Filing { draft, ..filing },
            filed_at: input.filed_at.map(|at| at.0),
            portal_code: input.portal_code,
            slip: input.slip,
            condition: input.condition,
        };
        run(ctx, Ok(None), input.idempotency_key, Ok(task)).await
    }

    /// The applicant has completed what the inbox had sent back; the answer is owed anew.
    async fn dossier_resubmit(
        &self,
        ctx: &Context<'_>,
        input: DossierResubmitInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = input.intake.target();
        let task = Ok(Task::Resubmit(input.intake.filing()));
        run(ctx, to, input.idempotency_key, task).await
    }

    /// Closes what the applicant has not completed or paid in time, with a notice.
    async fn dossier_close(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::Close).await
    }

    /// Gives the paper file to the post, for the department.
    async fn dossier_hand_over(
        &self,
        ctx: &Context<'_>,
        input: DossierHandOverInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let command = Command::HandOver { reference: input.reference };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Sends the approved letter to the applicant: numbered, on its form. Only now it takes effect.
    async fn dossier_letter_send(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::SendLetter).await
    }

    /// Returns an approved letter to the agency instead of sending it.
    async fn dossier_letter_reject(
        &self,
        ctx: &Context<'_>,
        input: DossierReasonInput,
    ) -> async_graphql::Result<DossierPayload> {
        with_reason(ctx, input, |reason| Command::RejectLetter { reason }).await
    }

    /// Takes in supplements: the Center what is brought to it, an integrator what was answered online
    /// to dossiers it delivered. With the last missing line the clock goes on, with a new Form 01.
    async fn dossier_supplement_receive(
        &self,
        ctx: &Context<'_>,
        input: DossierSupplementReceiveInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let files = input.files.into_iter().map(Into::into).collect();
        let command = Command::ReceiveSupplement { lines: input.lines, files, note: input.note };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Records a payment; the clock goes on, or stage 2 begins.
    async fn dossier_payment_record(
        &self,
        ctx: &Context<'_>,
        input: DossierPaymentRecordInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let (amount, reference) = (input.amount.0, input.reference);
        let paid_on = input.paid_on.map(|day| day.0);
        let command = Command::RecordPayment { amount, reference, paid_on };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Records the applicant's wish to stop; possible until the result is signed.
    async fn dossier_withdrawal_request(
        &self,
        ctx: &Context<'_>,
        input: DossierWithdrawalRequestInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let (channel, reason) = (input.channel.into(), input.reason);
        let command = Command::RequestWithdrawal { channel, reason };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Grants the wish to stop while no department has the dossier, with a notice.
    async fn dossier_stop(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::StopBeforeHandover).await
    }

    /// Does not grant the wish to stop before acceptance, or records that it was taken back, with a
    /// notice; the submission waits as before.
    async fn dossier_withdrawal_decline(
        &self,
        ctx: &Context<'_>,
        input: DossierReasonInput,
    ) -> async_graphql::Result<DossierPayload> {
        with_reason(ctx, input, |reason| Command::DeclineWithdrawal { reason }).await
    }

    /// Grants the proposed later date and sends the apology (Form 04).
    async fn dossier_extension_grant(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::GrantExtension).await
    }

    /// Returns the proposal for a later date to the agency.
    async fn dossier_extension_return(
        &self,
        ctx: &Context<'_>,
        input: DossierReasonInput,
    ) -> async_graphql::Result<DossierPayload> {
        with_reason(ctx, input, |reason| Command::ReturnExtension { reason }).await
    }

    /// Sends the dossier to another, competent agency; the clock runs on.
    async fn dossier_transfer(
        &self,
        ctx: &Context<'_>,
        input: DossierTransferInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let agency = input.agency.as_str().try_into();
        let agency = agency.map_err(|_| AppError::from(Refusal::at(Code::CanNotBeAsked, "agency")));
        let reason = input.reason;
        let task = agency.map(|to| Command::Transfer { to, reason }.into());
        run(ctx, to, input.idempotency_key, task).await
    }

    /// Proposes a correction of what was filed. Somebody else has to approve it.
    async fn dossier_amendment_propose(
        &self,
        ctx: &Context<'_>,
        input: DossierAmendmentProposeInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let changes =
            input.changes.into_iter().map(|it| (it.field.into(), it.after.unwrap_or_default()));
        let changes = changes.collect();
        let command = Command::ProposeAmendment { changes, reason: input.reason };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Makes the proposed correction.
    async fn dossier_amendment_approve(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::ApproveAmendment).await
    }

    /// Refuses the proposed correction.
    async fn dossier_amendment_reject(
        &self,
        ctx: &Context<'_>,
        input: DossierReasonInput,
    ) -> async_graphql::Result<DossierPayload> {
        with_reason(ctx, input, |reason| Command::RejectAmendment { reason }).await
    }

    /// Stops the clock by a decision of the Center's director, for force majeure. Of many dossiers
    /// at once with `dossierBulk`.
    async fn dossier_clock_suspend(
        &self,
        ctx: &Context<'_>,
        input: DossierClockSuspendInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let command = Command::SuspendClock { decision_no: input.decision_no };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Lets the clock go on with what was left when it was suspended.
    async fn dossier_clock_end_suspension(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::EndSuspension).await
    }

    /// Confirms that a result on paper has arrived at the Center.
    async fn dossier_result_confirm(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::ConfirmResult).await
    }

    /// Gives the result to the post; it is returned when the post has delivered it.
    async fn dossier_result_post(
        &self,
        ctx: &Context<'_>,
        input: DossierResultPostInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let command = Command::PostResult { slip: input.slip, address: input.address };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Records that the post has delivered the result.
    async fn dossier_delivery_confirm(
        &self,
        ctx: &Context<'_>,
        input: DossierDeliveryConfirmInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let (recipient, authorization) = (input.recipient_name, input.authorization);
        let command = Command::ConfirmDelivery { recipient, authorization };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Records that the post could not deliver it; after the second try it is back at the Center.
    async fn dossier_delivery_fail(
        &self,
        ctx: &Context<'_>,
        input: DossierDeliveryFailInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let command = Command::FailDelivery { tried_at: input.tried_at.0, reason: input.reason };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }
}
