//! Facts of a dossier's life, one type each.

use super::enums::*;
use crate::catalog::graphql::SubmissionChannel;
use crate::graphql::Cx;
use crate::graphql::scalar::{LegalDate, Moment, Vnd};
use crate::identity::graphql::{Agency, Officer};
use async_graphql::SimpleObject;
use domain::dossier as rules;
use uuid::Uuid;

/// Something the applicant is asked for.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(complex)]
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
    /// Files that answered it, for whoever may open them.
    #[graphql(skip)]
    pub file_ids: Vec<Uuid>,
}

impl RequestedLine {
    pub(super) fn of(line: &rules::CompletionLine, open: bool) -> Self {
        Self {
            document_key: line.document_key.clone(),
            content: line.content.clone(),
            reason: line.reason.clone(),
            originals: line.originals,
            certified: line.certified,
            copies: line.copies,
            open,
            file_ids: Vec::new(),
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
    /// How each of these came: `ONLINE` from an integrator, `COUNTER` where the Center took it in.
    pub answered_through: Vec<SubmissionChannel>,
    /// When nothing was missing any more.
    pub completed_at: Option<Moment>,
}

impl SupplementRound {
    /// With the files where the viewer may open them.
    pub(super) fn of(round: &rules::SupplementRound, files: bool) -> Self {
        let open = round.open_lines();
        let line = |(number, line)| RequestedLine {
            file_ids: round.files(number).filter(|_| files).collect(),
            ..RequestedLine::of(line, open.contains(&number))
        };
        Self {
            asked_at: round.asked_at.into(),
            lines: (0..).zip(&round.lines).map(line).collect(),
            reason: round.reason.clone(),
            legal_basis: round.legal_basis.clone(),
            deadline: LegalDate(round.deadline),
            answered_at: round.answers.iter().map(|answer| answer.mark.at.into()).collect(),
            answered_through: round
                .answers
                .iter()
                .map(|answer| answer.channel.unwrap_or_default().into())
                .collect(),
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
    /// Đơn vị thụ hưởng: who gets the money, and holds the account.
    pub beneficiary: String,
    /// Number of the account; null where the notice names none.
    pub account_number: Option<String>,
    /// The bank or treasury that keeps the account.
    pub bank: Option<String>,
    /// Last day to pay.
    pub pay_by: LegalDate,
    /// When it was paid.
    pub paid_at: Option<Moment>,
    /// The day on which it was paid, where that was told later.
    pub paid_on: Option<LegalDate>,
    /// Number of the receipt or the tax voucher.
    pub reference: Option<String>,
}

/// A line of what is to be paid.
#[derive(Debug, Clone, SimpleObject)]
pub struct PaymentItem {
    /// What for.
    pub name: String,
    /// How the amount comes about; null in notices of before it was asked for.
    pub calculation: Option<String>,
    /// How much.
    pub amount: Vnd,
}

/// An account to which money is paid.
#[derive(Debug, Clone, SimpleObject)]
pub struct PaymentAccount {
    /// Đơn vị thụ hưởng: whose it is.
    pub holder: String,
    /// Its number as the bank writes it.
    pub number: String,
    /// The bank or treasury that keeps it.
    pub bank: String,
}

impl From<&domain::identity::PaymentAccount> for PaymentAccount {
    fn from(it: &domain::identity::PaymentAccount) -> Self {
        Self { holder: it.holder.clone(), number: it.number.clone(), bank: it.bank.clone() }
    }
}

impl From<&rules::PaymentItem> for PaymentItem {
    fn from(item: &rules::PaymentItem) -> Self {
        let calculation = item.calculation.clone();
        Self { name: item.name.clone(), calculation, amount: Vnd(item.amount) }
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
            account_number: it.account.as_ref().map(|account| account.number.clone()),
            bank: it.account.as_ref().map(|account| account.bank.clone()),
            pay_by: LegalDate(it.pay_by),
            paid_at: it.paid.as_ref().map(|paid| paid.mark.at.into()),
            paid_on: it.paid.as_ref().and_then(|paid| paid.paid_on).map(LegalDate),
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
    pub(super) fn of(cx: Cx<'_>, it: &rules::Consultation) -> async_graphql::Result<Self> {
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
    /// What follows from it, where that was written down.
    pub conclusion: Option<String>,
    /// What those present objected, in their words.
    pub objections: Option<String>,
}

impl From<&rules::Inspection> for FieldInspection {
    fn from(it: &rules::Inspection) -> Self {
        let recorded = it.findings.as_ref().map(|findings| &findings.record);
        Self {
            called_at: it.called_at.into(),
            at: it.at.into(),
            place: it.place.clone(),
            participants: it.participants.clone(),
            content: it.content.clone(),
            findings: recorded.map(|it| it.text.clone()),
            conclusion: recorded.and_then(|it| it.conclusion.clone()),
            objections: recorded.and_then(|it| it.objections.clone()),
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
    /// As it was, in words; empty when there was nothing.
    pub before: String,
    /// As it is to be, in words; empty when it is taken out.
    pub after: String,
}

impl Amendment {
    pub(super) fn of(cx: Cx<'_>, it: &rules::Amendment) -> Self {
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
                    before: change.field.text(&change.before, cx.lang()),
                    after: change.field.text(&change.after, cx.lang()),
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
