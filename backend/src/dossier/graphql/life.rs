//! What has happened to a dossier beside its steps.

use super::clock::DossierClock;
use super::pending::PendingLetter;
use super::records::*;
use super::view::may;
use crate::catalog::graphql::SubmissionChannel;
use crate::dossier::Loaded;
use crate::graphql::Cx;
use crate::graphql::scalar::{LegalDate, Moment};
use crate::identity::graphql::Agency;
use async_graphql::{Context, Object, SimpleObject};
use domain::dossier as rules;
use domain::identifier::AgencyCode;
use domain::identity::{Action, Role};
use std::sync::Arc;

/// What has happened to a dossier beside its steps.
#[derive(Debug, Clone)]
pub struct DossierLife {
    full: Arc<Loaded>,
    /// Whether the viewer reads what officials write.
    content: bool,
    /// Whether he opens files.
    files: bool,
    /// Whether it is an integrator that delivered the dossier, which reads what the applicant is asked.
    delivered: bool,
    /// Agencies for which the viewer answers requests for an opinion.
    answers_for: Vec<AgencyCode>,
}

impl DossierLife {
    /// As far as the viewer may see it.
    pub(super) fn seen(cx: Cx<'_>, full: Arc<Loaded>) -> Self {
        let asked = cx.viewer().map(|viewer| {
            let grants = viewer.grants.iter().filter(|grant| grant.role == Role::Con);
            grants.map(|grant| grant.agency.clone()).collect()
        });
        let content = may(cx, Action::ReadContent, &full);
        let files = may(cx, Action::ReadFiles, &full);
        let account = full.state.submission.as_ref().and_then(|it| it.integrator);
        let delivered = account.is_some() && account == cx.viewer().map(|viewer| viewer.id);
        Self { full, content, files, delivered, answers_for: asked.unwrap_or_default() }
    }

    /// What was asked of the applicant; for the integrator he applied through, too.
    fn asked(&self) -> Option<&rules::Dossier> {
        (self.content || self.delivered).then_some(&self.full.state)
    }

    /// What officials have written; nothing for roles that do not read it.
    fn written(&self) -> Option<&rules::Dossier> {
        self.content.then_some(&self.full.state)
    }
}

/// What has happened to a dossier beside its steps; each as a fact of its own (R24). Roles that do
/// not read what officials write see its clocks, payments and ways, and find the rest empty.
#[Object]
impl DossierLife {
    /// How it reached the inbox; null when it came over the counter.
    async fn submission(&self) -> Option<Submission> {
        self.full.state.submission.as_ref().map(Submission::from)
    }

    /// The way of the file to the department.
    async fn handover(&self) -> Option<Handover> {
        self.full.state.handover.as_ref().map(Handover::from)
    }

    /// The main clock.
    async fn clock(&self) -> Option<DossierClock> {
        self.full.state.clock.as_ref().map(DossierClock::from)
    }

    /// The letter being drafted, approved or sent.
    async fn letter(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<PendingLetter>> {
        let cx = Cx::of(ctx);
        let letter = self.written().and_then(|state| state.letter.as_ref());
        letter.map(|pending| PendingLetter::of(cx, pending)).transpose()
    }

    /// A later date that was proposed and waits behind another letter; it is answered meanwhile.
    async fn set_aside(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<PendingLetter>> {
        let cx = Cx::of(ctx);
        let letter = self.written().and_then(|state| state.set_aside.as_ref());
        letter.map(|pending| PendingLetter::of(cx, pending)).transpose()
    }

    /// What was to be completed before acceptance (Form 02); null when it was accepted at once.
    async fn completion(&self) -> Option<Completion> {
        let guidance = self.asked()?.guidance.as_ref()?;
        match &guidance.outcome {
            rules::Outcome::Completion { lines, reason, deadline } => Some(Completion {
                asked_at: guidance.at.into(),
                lines: lines.iter().map(|line| RequestedLine::of(line, true)).collect(),
                reason: reason.clone(),
                deadline: LegalDate(*deadline),
            }),
            rules::Outcome::Refusal { .. } => None,
        }
    }

    /// Requests for supplements during processing, in order.
    async fn supplements(&self) -> Vec<SupplementRound> {
        let rounds = self.asked().map(|state| state.supplements.as_slice()).unwrap_or_default();
        rounds.iter().map(|round| SupplementRound::of(round, self.files)).collect()
    }

    /// What was to be paid before it could go on, in order.
    async fn obligations(&self) -> Vec<FinancialObligation> {
        self.full.state.obligations.iter().map(FinancialObligation::from).collect()
    }

    /// The account on record for what the agency asks for where the dossier is: its own, else that of
    /// the Center. A new notice of payment begins with it.
    async fn payment_account(&self, ctx: &Context<'_>) -> Option<PaymentAccount> {
        let (state, reference) = (self.written()?, Cx::of(ctx).reference());
        let office = reference.offices.get(&state.facts.center).unwrap_or(&reference.office);
        rules::payment_account(state, office).map(PaymentAccount::from)
    }

    /// Opinions asked for, in order; to a consulted agency, its own.
    async fn consultations(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Consultation>> {
        let cx = Cx::of(ctx);
        let asked = self.full.state.consultations.iter();
        let asked = asked.filter(|it| self.content || self.answers_for.contains(&it.agency));
        asked.map(|asked| Consultation::of(cx, asked)).collect()
    }

    /// Inspections of the site, in order.
    async fn inspections(&self) -> Vec<FieldInspection> {
        self.written()
            .map(|state| state.inspections.iter().map(FieldInspection::from).collect())
            .unwrap_or_default()
    }

    /// Wishes of the applicant to stop, in order.
    async fn withdrawals(&self) -> Vec<WithdrawalRequest> {
        self.written()
            .map(|state| state.withdrawals.iter().map(WithdrawalRequest::from).collect())
            .unwrap_or_default()
    }

    /// How it ended without a result.
    async fn stop(&self, ctx: &Context<'_>) -> Option<Stop> {
        let lang = Cx::of(ctx).lang();
        self.written()?.stopped.as_ref().map(|stop| Stop {
            at: stop.mark.at.into(),
            ground: stop.ground.into(),
            ground_text: stop.ground.text(lang).to_owned(),
            reason: stop.reason.clone(),
        })
    }

    /// The one extension.
    async fn extension(&self, ctx: &Context<'_>) -> Option<Extension> {
        let lang = Cx::of(ctx).lang();
        self.written()?.extension.as_ref().map(|extension| Extension {
            at: extension.mark.at.into(),
            reason: extension.reason.into(),
            reason_text: extension.reason.text(lang).to_owned(),
            text: extension.text.clone(),
            due_before: extension.due_before.into(),
            new_due_at: extension.new_due_at.into(),
            told_in_time: extension.told_in_time,
            moves_due: extension.moves_due,
        })
    }

    /// Transfers to another agency, in order.
    async fn transfers(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Transfer>> {
        let cx = Cx::of(ctx);
        let transfer = |transfer: &rules::Transfer| {
            Ok(Transfer {
                at: transfer.mark.at.into(),
                from: Agency::required(cx, transfer.from.as_str())?,
                to: Agency::required(cx, transfer.to.as_str())?,
                reason: transfer.reason.clone(),
            })
        };
        self.written()
            .map_or_else(|| Ok(Vec::new()), |state| state.transfers.iter().map(transfer).collect())
    }

    /// Corrections of what was filed, in order; none is ever silent.
    async fn amendments(&self, ctx: &Context<'_>) -> Vec<Amendment> {
        let cx = Cx::of(ctx);
        self.written()
            .map(|state| state.amendments.iter().map(|it| Amendment::of(cx, it)).collect())
            .unwrap_or_default()
    }

    /// The result's way to the applicant by post, in order.
    async fn shipments(&self) -> Vec<Shipment> {
        let result = self.full.state.result.as_ref();
        result.map(|it| it.shipments.iter().map(Shipment::from).collect()).unwrap_or_default()
    }
}

/// How a dossier reached the inbox.
#[derive(Debug, Clone, SimpleObject)]
pub struct Submission {
    /// Online or by post.
    pub channel: SubmissionChannel,
    /// When it counts as filed.
    pub filed_at: Moment,
    /// The code that the national portal has given it.
    pub portal_code: Option<String>,
    /// By post: number of the postal slip.
    pub slip: Option<String>,
    /// When the intake officer has to be alerted: 2 hours (NĐ 118/2025 Đ.17.2).
    pub alert_at: Moment,
    /// When the answer is due: 8 working hours.
    pub answer_due_at: Moment,
    /// When it was answered.
    pub answered_at: Option<Moment>,
}

impl From<&rules::Submission> for Submission {
    fn from(it: &rules::Submission) -> Self {
        Self {
            channel: it.channel.into(),
            filed_at: it.filed_at.into(),
            portal_code: it.portal_code.clone(),
            slip: it.slip.clone(),
            alert_at: it.alert_at.into(),
            answer_due_at: it.answer_due_at.into(),
            answered_at: it.answered_at.map(Moment),
        }
    }
}

/// The way of the file to the department.
#[derive(Debug, Clone, SimpleObject)]
pub struct Handover {
    /// When it has to leave the Center (NĐ 118/2025 Đ.18, 20).
    pub due_at: Moment,
    /// When it left.
    pub sent_at: Option<Moment>,
    /// Number of the postal slip; null for an electronic file.
    pub reference: Option<String>,
    /// When the department had it.
    pub arrived_at: Option<Moment>,
}

impl From<&rules::Handover> for Handover {
    fn from(it: &rules::Handover) -> Self {
        Self {
            due_at: it.due_at.into(),
            sent_at: it.sent.map(|mark| mark.at.into()),
            reference: it.reference.clone(),
            arrived_at: it.arrived.map(|mark| mark.at.into()),
        }
    }
}
