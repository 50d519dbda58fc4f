//! The letter on its way.

use super::enums::*;
use super::records::{PaymentItem, RequestedLine};
use crate::graphql::Cx;
use crate::graphql::scalar::{LegalDate, Moment, Vnd};
use crate::identity::graphql::{Agency, Officer};
use async_graphql::SimpleObject;
use domain::dossier::{self as rules, Letter};

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
    /// Đơn vị thụ hưởng: who gets the money, and holds the account.
    pub beneficiary: Option<String>,
    /// Number of the account to which it is paid, where one is named.
    pub account_number: Option<String>,
    /// The bank or treasury that keeps the account.
    pub bank: Option<String>,
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
    /// For the API.
    ///
    /// # Errors
    /// An agency that is not known.
    pub fn of(cx: Cx<'_>, pending: &rules::PendingLetter) -> async_graphql::Result<Self> {
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
            account_number: None,
            bank: None,
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
                account_number: it.account.as_ref().map(|account| account.number.clone()),
                bank: it.account.as_ref().map(|account| account.bank.clone()),
                date: Some(LegalDate(it.pay_by)),
                total: Some(Vnd(it.total())),
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
