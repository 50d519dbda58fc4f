//! What departments draft, approve and answer.

use super::input::target;
use super::letter_input::*;
use super::mutation::{DossierPayload, run, simply, with_reason};
use async_graphql::{Context, Object};
use domain::dossier::{Command, InspectionRecord, Letter};
use domain::refusal::Refusal;

/// Letters and opinions.
#[derive(Debug, Default)]
pub struct LetterMutation;

#[Object]
impl LetterMutation {
    /// Drafts a request for supplements (Form 02). It has no effect before the Center sends it.
    async fn dossier_supplement_draft(
        &self,
        ctx: &Context<'_>,
        input: DossierSupplementDraftInput,
    ) -> async_graphql::Result<DossierPayload> {
        let at = (input.dossier_id.clone(), input.expected_version, input.idempotency_key.clone());
        draft(ctx, at, input.letter()).await
    }

    /// Drafts a notice of payment; of a two-stage procedure it ends stage 1.
    async fn dossier_payment_draft(
        &self,
        ctx: &Context<'_>,
        input: DossierPaymentDraftInput,
    ) -> async_graphql::Result<DossierPayload> {
        let at = (input.dossier_id.clone(), input.expected_version, input.idempotency_key.clone());
        draft(ctx, at, Ok(input.letter())).await
    }

    /// Drafts an invitation to an inspection of the site.
    async fn dossier_inspection_draft(
        &self,
        ctx: &Context<'_>,
        input: DossierInspectionDraftInput,
    ) -> async_graphql::Result<DossierPayload> {
        let at = (input.dossier_id.clone(), input.expected_version, input.idempotency_key.clone());
        draft(ctx, at, Ok(input.letter())).await
    }

    /// Drafts requests for the opinions of other agencies, several at once.
    async fn dossier_consultation_draft(
        &self,
        ctx: &Context<'_>,
        input: DossierConsultationDraftInput,
    ) -> async_graphql::Result<DossierPayload> {
        let at = (input.dossier_id.clone(), input.expected_version, input.idempotency_key.clone());
        draft(ctx, at, input.letter()).await
    }

    /// Drafts a notice that processing stops, or that the applicant's wish is not granted.
    async fn dossier_stop_draft(
        &self,
        ctx: &Context<'_>,
        input: DossierStopDraftInput,
    ) -> async_graphql::Result<DossierPayload> {
        let at = (input.dossier_id.clone(), input.expected_version, input.idempotency_key.clone());
        draft(ctx, at, Ok(input.letter())).await
    }

    /// Drafts an apology with a proposal for a later date (Form 04). There is one extension.
    async fn dossier_extension_draft(
        &self,
        ctx: &Context<'_>,
        input: DossierExtensionDraftInput,
    ) -> async_graphql::Result<DossierPayload> {
        let at = (input.dossier_id.clone(), input.expected_version, input.idempotency_key.clone());
        draft(ctx, at, Ok(input.letter())).await
    }

    /// Approves the draft. Nobody approves his own. Requests for opinions are out with it; what
    /// goes to the applicant waits for the Center.
    async fn dossier_letter_approve(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::ApproveLetter).await
    }

    /// Returns the draft to who made it.
    async fn dossier_letter_return(
        &self,
        ctx: &Context<'_>,
        input: DossierReasonInput,
    ) -> async_graphql::Result<DossierPayload> {
        with_reason(ctx, input, |reason| Command::ReturnLetter { reason }).await
    }

    /// Gives one's own draft up.
    async fn dossier_letter_discard(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::DiscardLetter).await
    }

    /// Answers a request for the opinion of one's agency.
    async fn dossier_consultation_answer(
        &self,
        ctx: &Context<'_>,
        input: DossierConsultationAnswerInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let (number, opinion, text) = (input.number, input.opinion.into(), input.text);
        let command = Command::AnswerConsultation { number, opinion, text };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Records what an inspection found.
    async fn dossier_inspection_record(
        &self,
        ctx: &Context<'_>,
        input: DossierInspectionRecordInput,
    ) -> async_graphql::Result<DossierPayload> {
        let to = target(&input.dossier_id, input.expected_version);
        let (text, conclusion, objections) = (input.text, input.conclusion, input.objections);
        let record = InspectionRecord { text, conclusion, objections };
        let command = Command::RecordInspection { record };
        run(ctx, to, input.idempotency_key, Ok(command.into())).await
    }

    /// Confirms that the file has arrived; work begins, and with a dossier of another Center the
    /// clock (NĐ 118/2025 Đ.17.3 as amended).
    async fn dossier_confirm_arrival(
        &self,
        ctx: &Context<'_>,
        input: DossierActInput,
    ) -> async_graphql::Result<DossierPayload> {
        simply(ctx, input, Command::ConfirmArrival).await
    }
}

async fn draft(
    ctx: &Context<'_>,
    (dossier, version, key): (async_graphql::ID, i32, String),
    letter: Result<Letter, Refusal>,
) -> async_graphql::Result<DossierPayload> {
    let task = letter.map(|letter| Command::DraftLetter(Box::new(letter)).into());
    run(ctx, target(&dossier, version), key, task.map_err(Into::into)).await
}
