//! What has happened to a dossier beside its steps.

use super::enums::*;
use super::parts::Applicant;
use crate::app::AppError;
use crate::catalog::graphql::SubmissionChannel;
use crate::dossier::Loaded;
use crate::graphql::scalar::{LegalDate, Moment, Vnd};
use crate::graphql::{Cx, id};
use crate::identity::graphql::{Agency, Officer};
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::delay::{Holder, Waiting};
use domain::dossier::{self as rules, Letter, Recorded};
use domain::identity::OfficerId;
use std::sync::Arc;

/// What has happened to a dossier beside its steps.
#[derive(Debug, Clone)]
pub struct DossierLife(pub Arc<Loaded>);

/// What has happened to a dossier beside its steps; each as a fact of its own (R24).
#[Object]
impl DossierLife {
    /// How it reached the inbox; null when it came over the counter.
    async fn submission(&self) -> Option<Submission> {
        self.0.state.submission.as_ref().map(Submission::from)
    }

    /// The way of the file to the department.
    async fn handover(&self) -> Option<Handover> {
        self.0.state.handover.as_ref().map(Handover::from)
    }

    /// The main clock.
    async fn clock(&self) -> Option<DossierClock> {
        self.0.state.clock.as_ref().map(DossierClock::from)
    }

    /// The letter being drafted, approved or sent.
    async fn letter(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<PendingLetter>> {
        let cx = Cx::of(ctx);
        self.0.state.letter.as_ref().map(|pending| PendingLetter::of(cx, pending)).transpose()
    }

    /// What was to be completed before acceptance (Form 02); null when it was accepted at once.
    async fn completion(&self) -> Option<Completion> {
        let guidance = self.0.state.guidance.as_ref()?;
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
        self.0.state.supplements.iter().map(SupplementRound::from).collect()
    }

    /// What was to be paid before it could go on, in order.
    async fn obligations(&self) -> Vec<FinancialObligation> {
        self.0.state.obligations.iter().map(FinancialObligation::from).collect()
    }

    /// Opinions asked for, in order.
    async fn consultations(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Consultation>> {
        let cx = Cx::of(ctx);
        self.0.state.consultations.iter().map(|asked| Consultation::of(cx, asked)).collect()
    }

    /// Inspections of the site, in order.
    async fn inspections(&self) -> Vec<FieldInspection> {
        self.0.state.inspections.iter().map(FieldInspection::from).collect()
    }

    /// Wishes of the applicant to stop, in order.
    async fn withdrawals(&self) -> Vec<WithdrawalRequest> {
        self.0.state.withdrawals.iter().map(WithdrawalRequest::from).collect()
    }

    /// How it ended without a result.
    async fn stop(&self, ctx: &Context<'_>) -> Option<Stop> {
        let lang = Cx::of(ctx).lang();
        self.0.state.stopped.as_ref().map(|stop| Stop {
            at: stop.mark.at.into(),
            ground: stop.ground.into(),
            ground_text: stop.ground.text(lang).to_owned(),
            reason: stop.reason.clone(),
        })
    }

    /// The one extension.
    async fn extension(&self, ctx: &Context<'_>) -> Option<Extension> {
        let lang = Cx::of(ctx).lang();
        self.0.state.extension.as_ref().map(|extension| Extension {
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
        self.0.state.transfers.iter().map(transfer).collect()
    }

    /// Corrections of what was filed, in order; none is ever silent.
    async fn amendments(&self, ctx: &Context<'_>) -> Vec<Amendment> {
        let cx = Cx::of(ctx);
        self.0.state.amendments.iter().map(|amendment| Amendment::of(cx, amendment)).collect()
    }

    /// The result's way to the applicant by post, in order.
    async fn shipments(&self) -> Vec<Shipment> {
        let result = self.0.state.result.as_ref();
        result.map(|it| it.shipments.iter().map(Shipment::from).collect()).unwrap_or_default()
    }

    /// Whose dossier it is, as corrected.
    async fn applicant(&self) -> Applicant {
        self.0.state.applicant().into()
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

/// The main clock of a dossier.
#[derive(Debug, Clone, SimpleObject)]
pub struct DossierClock {
    /// When it began; null while a dossier of another Center is on its way: the date is an
    /// estimate until then (NĐ 118/2025 Đ.17.3 as amended).
    pub started_at: Option<Moment>,
    /// Due by law.
    pub due_at: Option<Moment>,
    /// Due by what acceptance said.
    pub original_due_at: Option<Moment>,
    /// Due by the national indicator.
    pub kpi_due_at: Option<Moment>,
    /// Since when it stands still.
    pub paused_at: Option<Moment>,
    /// Why it stands still.
    pub paused_by: Option<PauseGround>,
    /// Whether stage 2 of a two-stage procedure is still to come.
    pub second_stage_ahead: bool,
    /// Pauses that have ended, in order.
    pub pauses: Vec<ClockPause>,
}

/// A time in which the clock stood still.
#[derive(Debug, Clone, SimpleObject)]
pub struct ClockPause {
    /// From when.
    pub start: Moment,
    /// To when.
    pub end: Moment,
    /// Why.
    pub ground: PauseGround,
    /// Whether the whole time began again afterwards; else what was left went on.
    pub restarted: bool,
    /// Number of the notice, or the provision.
    pub reference: Option<String>,
}

impl From<&rules::Clock> for DossierClock {
    fn from(it: &rules::Clock) -> Self {
        Self {
            started_at: it.started_at.map(Moment),
            due_at: it.due_at.map(Moment),
            original_due_at: it.original_due_at.map(Moment),
            kpi_due_at: it.kpi_due_at.map(Moment),
            paused_at: it.paused.as_ref().map(|open| open.at.into()),
            paused_by: it.paused.as_ref().map(|open| open.ground.into()),
            second_stage_ahead: it.second_term.is_some(),
            pauses: it
                .pauses
                .iter()
                .map(|pause| ClockPause {
                    start: pause.start.into(),
                    end: pause.end.into(),
                    ground: pause.ground.into(),
                    restarted: pause.policy == domain::calendar::PausePolicy::Restart,
                    reference: pause.reference.clone(),
                })
                .collect(),
        }
    }
}

/// A letter on its way: drafted by the department, approved by its leaders, sent by the Center.
#[derive(Debug, Clone, SimpleObject)]
pub struct PendingLetter {
    /// Which action drafts it.
    pub kind: ActionName,
    /// What it is called.
    pub title: String,
    /// In whose name.
    pub agency: Agency,
    /// When it was drafted.
    pub drafted_at: Moment,
    /// By whom.
    pub drafted_by: Option<Officer>,
    /// When it was approved; then it waits for the Center.
    pub approved_at: Option<Moment>,
    /// By whom.
    pub approved_by: Option<Officer>,
    /// Why it came back to who drafted it.
    pub returned_reason: Option<String>,
    /// The reason or the text in it.
    pub reason: String,
    /// Its provision.
    pub legal_basis: Option<String>,
    /// What it asks the applicant for, line by line.
    pub lines: Vec<RequestedLine>,
    /// What is to be paid.
    pub items: Vec<PaymentItem>,
    /// Sum of what is to be paid.
    pub total: Option<Vnd>,
    /// Whose account.
    pub beneficiary: Option<String>,
    /// Last day to pay, new due date, or day of the inspection.
    pub date: Option<LegalDate>,
    /// Moment of the inspection.
    pub at: Option<Moment>,
    /// Place of the inspection.
    pub place: Option<String>,
    /// Who takes part in the inspection.
    pub participants: Option<String>,
    /// Agencies asked for their opinion.
    pub requests: Vec<OpinionRequest>,
    /// On which ground it stops; null when it does not, or is no such letter.
    pub stop_ground: Option<StopGround>,
    /// What happens to the originals.
    pub originals: Option<String>,
    /// What happens to fees already paid.
    pub fees: Option<String>,
    /// Kind of the reason of a delay.
    pub delay_reason: Option<DelayReason>,
}

/// A request for an opinion, before it is sent.
#[derive(Debug, Clone, SimpleObject)]
pub struct OpinionRequest {
    /// Who is asked.
    pub agency: Agency,
    /// What.
    pub content: String,
    /// Last day to answer.
    pub answer_by: LegalDate,
    /// Whether the step waits for it.
    pub waits: bool,
}

impl PendingLetter {
    fn of(cx: Cx<'_>, pending: &rules::PendingLetter) -> async_graphql::Result<Self> {
        let letter = Self {
            kind: rules::Act::draft(&pending.letter).into(),
            title: pending.letter.title(cx.lang()).to_owned(),
            agency: Agency::required(cx, pending.agency.as_str())?,
            drafted_at: pending.drafted.at.into(),
            drafted_by: Officer::of(cx, pending.drafted.by.officer),
            approved_at: pending.approved.map(|mark| mark.at.into()),
            approved_by: pending.approved.and_then(|mark| Officer::of(cx, mark.by.officer)),
            returned_reason: pending.returned.as_ref().map(|returned| returned.reason.clone()),
            reason: String::new(),
            legal_basis: None,
            lines: Vec::new(),
            items: Vec::new(),
            total: None,
            beneficiary: None,
            date: None,
            at: None,
            place: None,
            participants: None,
            requests: Vec::new(),
            stop_ground: None,
            originals: None,
            fees: None,
            delay_reason: None,
        };
        letter.filled(cx, &pending.letter)
    }

    fn filled(self, cx: Cx<'_>, letter: &Letter) -> async_graphql::Result<Self> {
        Ok(match letter {
            Letter::Supplement(it) => Self {
                reason: it.reason.clone(),
                legal_basis: it.legal_basis.clone(),
                lines: it.lines.iter().map(|line| RequestedLine::of(line, true)).collect(),
                ..self
            },
            Letter::Payment(it) => Self {
                legal_basis: Some(it.legal_basis.clone()),
                beneficiary: Some(it.beneficiary.clone()),
                date: Some(LegalDate(it.pay_by)),
                total: Some(Vnd(it.items.iter().map(|item| item.amount).sum())),
                items: it.items.iter().map(PaymentItem::from).collect(),
                ..self
            },
            Letter::Inspection(it) => Self {
                reason: it.content.clone(),
                at: Some(it.at.into()),
                place: Some(it.place.clone()),
                participants: Some(it.participants.clone()),
                ..self
            },
            Letter::Consultation { requests } => Self {
                requests: requests
                    .iter()
                    .map(|request| {
                        Ok(OpinionRequest {
                            agency: Agency::required(cx, request.agency.as_str())?,
                            content: request.content.clone(),
                            answer_by: LegalDate(request.answer_by),
                            waits: request.waits,
                        })
                    })
                    .collect::<async_graphql::Result<_>>()?,
                ..self
            },
            Letter::Stop(it) => Self {
                reason: it.reason.clone(),
                legal_basis: Some(it.legal_basis.clone()),
                stop_ground: it.ground.map(StopGround::from),
                originals: Some(it.originals.clone()),
                fees: Some(it.fees.clone()),
                ..self
            },
            Letter::Extension(it) => Self {
                reason: it.text.clone(),
                date: Some(LegalDate(it.new_date)),
                delay_reason: Some(it.reason.into()),
                ..self
            },
        })
    }
}

/// Something the applicant is asked for.
#[derive(Debug, Clone, SimpleObject)]
pub struct RequestedLine {
    /// The paper of the case it is about, if one.
    pub document_key: Option<String>,
    /// What.
    pub content: String,
    /// Why.
    pub reason: String,
    /// Originals.
    pub originals: u16,
    /// Certified copies.
    pub certified: u16,
    /// Plain copies.
    pub copies: u16,
    /// Whether nothing has answered it yet.
    pub open: bool,
}

impl RequestedLine {
    fn of(line: &rules::CompletionLine, open: bool) -> Self {
        Self {
            document_key: line.document_key.clone(),
            content: line.content.clone(),
            reason: line.reason.clone(),
            originals: line.originals,
            certified: line.certified,
            copies: line.copies,
            open,
        }
    }
}

/// What was to be completed before acceptance.
#[derive(Debug, Clone, SimpleObject)]
pub struct Completion {
    /// When it was asked.
    pub asked_at: Moment,
    /// What.
    pub lines: Vec<RequestedLine>,
    /// Why.
    pub reason: String,
    /// Last day to complete.
    pub deadline: LegalDate,
}

/// A request for supplements (lần bổ sung).
#[derive(Debug, Clone, SimpleObject)]
pub struct SupplementRound {
    /// When the Center sent it.
    pub asked_at: Moment,
    /// What is missing; the position is the number to answer with, from 0.
    pub lines: Vec<RequestedLine>,
    /// Why.
    pub reason: String,
    /// The provision, where it is not the general one.
    pub legal_basis: Option<String>,
    /// Last day to complete.
    pub deadline: LegalDate,
    /// When something was brought, in order.
    pub answered_at: Vec<Moment>,
    /// When nothing was missing any more.
    pub completed_at: Option<Moment>,
}

impl From<&rules::SupplementRound> for SupplementRound {
    fn from(round: &rules::SupplementRound) -> Self {
        let open = round.open_lines();
        Self {
            asked_at: round.asked_at.into(),
            lines: (0..)
                .zip(&round.lines)
                .map(|(number, line)| RequestedLine::of(line, open.contains(&number)))
                .collect(),
            reason: round.reason.clone(),
            legal_basis: round.legal_basis.clone(),
            deadline: LegalDate(round.deadline),
            answered_at: round.answers.iter().map(|answer| answer.mark.at.into()).collect(),
            completed_at: round.completed_at.map(Moment),
        }
    }
}

/// Nghĩa vụ tài chính.
#[derive(Debug, Clone, SimpleObject)]
pub struct FinancialObligation {
    /// When the Center sent the notice.
    pub asked_at: Moment,
    /// For what and how much.
    pub items: Vec<PaymentItem>,
    /// Sum.
    pub total: Vnd,
    /// The provision.
    pub legal_basis: String,
    /// Whose account.
    pub beneficiary: String,
    /// Last day to pay.
    pub pay_by: LegalDate,
    /// When it was paid.
    pub paid_at: Option<Moment>,
    /// Number of the receipt or the tax voucher.
    pub reference: Option<String>,
}

/// A line of what is to be paid.
#[derive(Debug, Clone, SimpleObject)]
pub struct PaymentItem {
    /// What for.
    pub name: String,
    /// How much.
    pub amount: Vnd,
}

impl From<&rules::PaymentItem> for PaymentItem {
    fn from(item: &rules::PaymentItem) -> Self {
        Self { name: item.name.clone(), amount: Vnd(item.amount) }
    }
}

impl From<&rules::Obligation> for FinancialObligation {
    fn from(it: &rules::Obligation) -> Self {
        Self {
            asked_at: it.asked_at.into(),
            items: it.items.iter().map(PaymentItem::from).collect(),
            total: Vnd(it.total()),
            legal_basis: it.legal_basis.clone(),
            beneficiary: it.beneficiary.clone(),
            pay_by: LegalDate(it.pay_by),
            paid_at: it.paid.as_ref().map(|paid| paid.mark.at.into()),
            reference: it.paid.as_ref().map(|paid| paid.reference.clone()),
        }
    }
}

/// An opinion asked for.
#[derive(Debug, Clone, SimpleObject)]
pub struct Consultation {
    /// Counts the requests of the dossier from 1.
    pub number: u32,
    /// Who is asked.
    pub agency: Agency,
    /// What.
    pub content: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// When the answer is due.
    pub due_at: Moment,
    /// Whether the step waits for it.
    pub waits: bool,
    /// When it was found overdue and the Center told.
    pub overdue_at: Option<Moment>,
    /// Whether silence counted as consent.
    pub deemed_agreed: bool,
    /// When it was answered.
    pub answered_at: Option<Moment>,
    /// In one word.
    pub opinion: Option<Opinion>,
    /// In full.
    pub text: Option<String>,
}

impl Consultation {
    fn of(cx: Cx<'_>, it: &rules::Consultation) -> async_graphql::Result<Self> {
        let answer = it.answer.as_ref();
        Ok(Self {
            number: it.number,
            agency: Agency::required(cx, it.agency.as_str())?,
            content: it.content.clone(),
            sent_at: it.sent_at.into(),
            due_at: it.due_at.into(),
            waits: it.waits,
            overdue_at: it.overdue_at.map(Moment),
            deemed_agreed: it.deemed_agreed,
            answered_at: answer.map(|answer| answer.mark.at.into()),
            opinion: answer.map(|answer| answer.opinion.into()),
            text: answer.map(|answer| answer.text.clone()),
        })
    }
}

/// Kiểm tra thực địa.
#[derive(Debug, Clone, SimpleObject)]
pub struct FieldInspection {
    /// When the applicant was invited.
    pub called_at: Moment,
    /// When it is.
    pub at: Moment,
    /// Where.
    pub place: String,
    /// Who takes part.
    pub participants: String,
    /// What is looked at.
    pub content: String,
    /// What was found; null until it is recorded.
    pub findings: Option<String>,
}

impl From<&rules::Inspection> for FieldInspection {
    fn from(it: &rules::Inspection) -> Self {
        Self {
            called_at: it.called_at.into(),
            at: it.at.into(),
            place: it.place.clone(),
            participants: it.participants.clone(),
            content: it.content.clone(),
            findings: it.findings.as_ref().map(|findings| findings.text.clone()),
        }
    }
}

/// The applicant's wish to stop.
#[derive(Debug, Clone, SimpleObject)]
pub struct WithdrawalRequest {
    /// When it was recorded.
    pub at: Moment,
    /// How it came.
    pub channel: SubmissionChannel,
    /// Why.
    pub reason: String,
    /// Why it was not granted.
    pub refused_reason: Option<String>,
}

impl From<&rules::Withdrawal> for WithdrawalRequest {
    fn from(it: &rules::Withdrawal) -> Self {
        Self {
            at: it.mark.at.into(),
            channel: it.channel.into(),
            reason: it.reason.clone(),
            refused_reason: it.refused.as_ref().map(|(_, reason)| reason.clone()),
        }
    }
}

/// The end without a result.
#[derive(Debug, Clone, SimpleObject)]
pub struct Stop {
    /// When.
    pub at: Moment,
    /// On which ground.
    pub ground: StopGround,
    /// The ground in words.
    pub ground_text: String,
    /// Why.
    pub reason: String,
}

/// A later date, granted once.
#[derive(Debug, Clone, SimpleObject)]
pub struct Extension {
    /// When the Center granted it and sent the apology.
    pub at: Moment,
    /// What kind of reason.
    pub reason: DelayReason,
    /// The kind in words.
    pub reason_text: String,
    /// In full.
    pub text: String,
    /// Due before.
    pub due_before: Moment,
    /// The new date.
    pub new_due_at: Moment,
    /// Whether the department told in time.
    pub told_in_time: bool,
    /// Whether the date changed; after it had passed the letter is an apology only.
    pub moves_due: bool,
}

/// Another agency is competent.
#[derive(Debug, Clone, SimpleObject)]
pub struct Transfer {
    /// When.
    pub at: Moment,
    /// From whom.
    pub from: Agency,
    /// To whom.
    pub to: Agency,
    /// Why.
    pub reason: String,
}

/// A correction of what was filed.
#[derive(Debug, Clone, SimpleObject)]
pub struct Amendment {
    /// When it was proposed.
    pub proposed_at: Moment,
    /// By whom.
    pub proposed_by: Option<Officer>,
    /// What changes.
    pub changes: Vec<FieldChange>,
    /// Why.
    pub reason: String,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// By whom.
    pub decided_by: Option<Officer>,
    /// Why it was refused; null when it was made or waits.
    pub refused_reason: Option<String>,
}

/// One field before and after.
#[derive(Debug, Clone, SimpleObject)]
pub struct FieldChange {
    /// Which.
    pub field: AmendableField,
    /// What it is called.
    pub label: String,
    /// As it was.
    pub before: String,
    /// As it is to be.
    pub after: String,
}

impl Amendment {
    fn of(cx: Cx<'_>, it: &rules::Amendment) -> Self {
        let outcome = it.outcome.as_ref();
        Self {
            proposed_at: it.proposed.at.into(),
            proposed_by: Officer::of(cx, it.proposed.by.officer),
            changes: it
                .changes
                .iter()
                .map(|change| FieldChange {
                    field: change.field.into(),
                    label: change.field.label(cx.lang()).to_owned(),
                    before: change.before.clone(),
                    after: change.after.clone(),
                })
                .collect(),
            reason: it.reason.clone(),
            decided_at: outcome.map(|outcome| outcome.mark.at.into()),
            decided_by: outcome.and_then(|outcome| Officer::of(cx, outcome.mark.by.officer)),
            refused_reason: outcome.and_then(|outcome| outcome.refused.clone()),
        }
    }
}

/// A result with the post.
#[derive(Debug, Clone, SimpleObject)]
pub struct Shipment {
    /// Number of the postal slip (phiếu gửi).
    pub slip: String,
    /// Where to.
    pub address: String,
    /// When it was given to the post.
    pub sent_at: Moment,
    /// Tries that failed, in order.
    pub attempts: Vec<DeliveryAttempt>,
    /// When it was delivered or was back at the Center.
    pub ended_at: Option<Moment>,
}

/// A delivery that failed.
#[derive(Debug, Clone, SimpleObject)]
pub struct DeliveryAttempt {
    /// When the postman came.
    pub at: Moment,
    /// Why it failed.
    pub reason: String,
}

impl From<&rules::Shipment> for Shipment {
    fn from(it: &rules::Shipment) -> Self {
        Self {
            slip: it.slip.clone(),
            address: it.address.clone(),
            sent_at: it.sent.at.into(),
            attempts: it
                .attempts
                .iter()
                .map(|attempt| DeliveryAttempt {
                    at: attempt.at.into(),
                    reason: attempt.reason.clone(),
                })
                .collect(),
            ended_at: it.ended_at.map(Moment),
        }
    }
}
