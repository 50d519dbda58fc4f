//! What waits for somebody's hand beside the current step, as rows say it and lists ask for it.

use domain::dossier::{Dossier, DossierStatus, PendingLetter, Route};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What waits for somebody's hand beside the current step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Awaits {
    /// A draft waits for its approver; to who approves drafts, only those he may approve.
    Approval,
    /// A letter waits for the Center to send it.
    Sending,
    /// A proposal for a later date waits for the Center.
    Extension,
    /// A correction waits for its approver; to who approves corrections, only those he may approve.
    /// In the table of what is undecided, beside whatever else is awaited.
    Amendment,
    /// A draft came back to who made it.
    Redraft,
    /// A file on paper waits at the Center to be handed over.
    Handover,
    /// A file is on its way to the agency that decides, which has not confirmed it.
    Arrival,
    /// A result on paper is on its way to the Center.
    ResultArrival,
    /// An agency owes an opinion. In the table of consultations, beside whatever else is awaited.
    Opinion,
    /// An agency owes an opinion whose time is over (NĐ 118/2025 Đ.19.4).
    OpinionOverdue,
    /// Nobody has answered a submission in the hours after which the Center is alerted (domain law
    /// 3.7). Told by a column of its own.
    AnswerAlert,
    /// The Center owes an answer whose time is over. Told by a column of its own.
    AnswerOverdue,
    /// The applicant's time is over: the Center closes it. Told by a column of its own.
    Closing,
}

impl Awaits {
    const ALL: [Self; 13] = [
        Self::Approval,
        Self::Sending,
        Self::Extension,
        Self::Amendment,
        Self::Redraft,
        Self::Handover,
        Self::Arrival,
        Self::ResultArrival,
        Self::Opinion,
        Self::OpinionOverdue,
        Self::AnswerAlert,
        Self::AnswerOverdue,
        Self::Closing,
    ];

    /// What a dossier waits for, as its row says: a letter comes before a correction, and what is
    /// on its way comes last. What is owed in time is not said here.
    pub fn of(dossier: &Dossier) -> Option<Self> {
        if dossier.status.is_final() {
            return None;
        }
        match &dossier.letter {
            Some(pending) => Some(Self::letter(pending)),
            None if dossier.open_amendment().is_some() => Some(Self::Amendment),
            None => Self::on_the_way(dossier),
        }
    }

    fn letter(pending: &PendingLetter) -> Self {
        match pending {
            _ if pending.returned.is_some() => Self::Redraft,
            _ if pending.approved.is_none() => Self::Approval,
            _ if pending.letter.route() == Route::Proposal => Self::Extension,
            _ => Self::Sending,
        }
    }

    fn on_the_way(dossier: &Dossier) -> Option<Self> {
        let handover = dossier.handover.as_ref();
        let result = dossier.result.as_ref();
        match dossier.status {
            DossierStatus::Accepted if handover.is_some_and(|it| it.sent.is_none()) => {
                Some(Self::Handover)
            }
            DossierStatus::Accepted => Some(Self::Arrival),
            DossierStatus::ResultIssued => result
                .filter(|it| it.released_at.is_some() && it.arrived_at.is_none())
                .map(|_| Self::ResultArrival),
            _ => None,
        }
    }

    /// What the row of a dossier says: what it waits for, and after a plus what the proposal waits for
    /// that was set aside while another letter is made. Two hands, each with a list of its own.
    pub fn column(dossier: &Dossier) -> Option<String> {
        let first = Self::of(dossier)?.code();
        let beside = dossier.set_aside.as_ref().map(Self::letter);
        Some(beside.map_or_else(|| first.to_owned(), |it| format!("{first}+{}", it.code())))
    }

    /// Every value of the column that says one of these.
    pub fn columns(awaits: &[Self]) -> BTreeSet<String> {
        const LETTERS: [Awaits; 3] = [Awaits::Approval, Awaits::Sending, Awaits::Redraft];
        const PROPOSALS: [Awaits; 3] = [Awaits::Approval, Awaits::Extension, Awaits::Redraft];
        let both = LETTERS.iter().flat_map(|one| PROPOSALS.iter().map(move |other| (one, other)));
        let both = both.filter(|(one, other)| awaits.contains(one) || awaits.contains(other));
        let both = both.map(|(one, other)| format!("{}+{}", one.code(), other.code()));
        let told = awaits.iter().filter(|one| one.is_of_the_column());
        told.map(|one| one.code().to_owned()).chain(both).collect()
    }

    /// Whether the column of the row tells every one, and not a moment or another table.
    fn is_of_the_column(self) -> bool {
        !matches!(
            self,
            Self::Amendment
                | Self::Opinion
                | Self::OpinionOverdue
                | Self::AnswerAlert
                | Self::AnswerOverdue
                | Self::Closing
        )
    }

    /// Of a stored column: what comes first.
    pub fn parse(column: &str) -> Option<Self> {
        let code = column.split('+').next()?;
        Self::ALL.into_iter().find(|awaits| awaits.code() == code)
    }

    /// The code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Approval => "APPROVAL",
            Self::Sending => "SENDING",
            Self::Extension => "EXTENSION",
            Self::Amendment => "AMENDMENT",
            Self::Redraft => "REDRAFT",
            Self::Handover => "HANDOVER",
            Self::Arrival => "ARRIVAL",
            Self::ResultArrival => "RESULT_ARRIVAL",
            Self::Opinion => "OPINION",
            Self::OpinionOverdue => "OPINION_OVERDUE",
            Self::AnswerAlert => "ANSWER_ALERT",
            Self::AnswerOverdue => "ANSWER_OVERDUE",
            Self::Closing => "CLOSING",
        }
    }
}
