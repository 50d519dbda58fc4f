//! What the values of a filter are called in the address: as in the API.

use super::operations::{
    DossierAwaits, DossierBucket, DueWindow, QueueScope, StepAction, SubmissionChannel,
    WarningClock, WarningLevel,
};
use super::status::DossierStatus;

/// Not closed: everything somebody still has to do something about.
pub const OPEN: &str = "OPEN";

/// The statuses of [`OPEN`].
pub(super) const OPEN_STATUSES: [DossierStatus; 9] = [
    DossierStatus::Submitted,
    DossierStatus::IntakeSupplement,
    DossierStatus::Accepted,
    DossierStatus::Processing,
    DossierStatus::SupplementRequested,
    DossierStatus::PaymentRequired,
    DossierStatus::WithdrawalRequested,
    DossierStatus::ResultIssued,
    DossierStatus::ResultAtCenter,
];

/// The scopes with their names in the address; the last is everything within reach.
pub const SCOPES: [(Option<QueueScope>, &str); 5] = [
    (Some(QueueScope::Work), "work"),
    (Some(QueueScope::Mine), "mine"),
    (Some(QueueScope::Claimable), "open"),
    (Some(QueueScope::Unit), "unit"),
    (None, "all"),
];

/// The figures of the board.
pub const BUCKETS: [(DossierBucket, &str); 5] = [
    (DossierBucket::Waiting, "WAITING"),
    (DossierBucket::InProcess, "IN_PROCESS"),
    (DossierBucket::DueToday, "DUE_TODAY"),
    (DossierBucket::Overdue, "OVERDUE"),
    (DossierBucket::ResultAtCenter, "RESULT_AT_CENTER"),
];

/// When the clock ends.
pub const DUES: [(DueWindow, &str); 6] = [
    (DueWindow::Overdue, "OVERDUE"),
    (DueWindow::Today, "TODAY"),
    (DueWindow::TwoDays, "TWO_DAYS"),
    (DueWindow::ThisWeek, "THIS_WEEK"),
    (DueWindow::Later, "LATER"),
    (DueWindow::None, "NONE"),
];

/// Warning levels.
pub const LEVELS: [(WarningLevel, &str); 3] = [
    (WarningLevel::Soon, "SOON"),
    (WarningLevel::DayBefore, "DAY_BEFORE"),
    (WarningLevel::Overdue, "OVERDUE"),
];

/// Clocks that warn.
pub const CLOCKS: [(WarningClock, &str); 2] =
    [(WarningClock::Step, "STEP"), (WarningClock::Dossier, "DOSSIER")];

/// Steps that stand in a queue, in the order of a process.
pub const STEPS: [(StepAction, &str); 6] = [
    (StepAction::Assign, "ASSIGN"),
    (StepAction::Appraise, "APPRAISE"),
    (StepAction::Review, "REVIEW"),
    (StepAction::Sign, "SIGN"),
    (StepAction::Release, "RELEASE"),
    (StepAction::Return, "RETURN"),
];

/// Hands a dossier waits for beside its step: a letter's, in their order, those on the way of the
/// file, and other agencies'.
pub const AWAITS: [(DossierAwaits, &str); 13] = [
    (DossierAwaits::Approval, "APPROVAL"),
    (DossierAwaits::Redraft, "REDRAFT"),
    (DossierAwaits::Sending, "SENDING"),
    (DossierAwaits::Extension, "EXTENSION"),
    (DossierAwaits::Amendment, "AMENDMENT"),
    (DossierAwaits::Handover, "HANDOVER"),
    (DossierAwaits::Arrival, "ARRIVAL"),
    (DossierAwaits::ResultArrival, "RESULT_ARRIVAL"),
    (DossierAwaits::Opinion, "OPINION"),
    (DossierAwaits::OpinionOverdue, "OPINION_OVERDUE"),
    (DossierAwaits::AnswerAlert, "ANSWER_ALERT"),
    (DossierAwaits::AnswerOverdue, "ANSWER_OVERDUE"),
    (DossierAwaits::Closing, "CLOSING"),
];

/// Ways of filing.
pub const CHANNELS: [(SubmissionChannel, &str); 3] = [
    (SubmissionChannel::Counter, "COUNTER"),
    (SubmissionChannel::Online, "ONLINE"),
    (SubmissionChannel::Post, "POST"),
];

/// The value of a name.
pub(super) fn find<T: Copy>(known: &[(T, &'static str)], name: &str) -> Option<T> {
    known.iter().find(|(_, known)| *known == name).map(|(value, _)| *value)
}
