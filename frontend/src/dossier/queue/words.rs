//! What the values of a filter are called.

use super::cells::level_name;
use super::text;
use crate::dossier::list::{
    BUCKETS, CHANNELS, CLOCKS, DUES, DossierStatus, DueWindow, LEVELS, OPEN, STEPS, StepAction,
    SubmissionChannel, WarningClock,
};
use crate::i18n::Text;
use crate::report::bucket_name;

/// The name of a status in the filter.
pub(super) fn status_name(status: DossierStatus) -> Text {
    match status {
        DossierStatus::Submitted => text::SUBMITTED,
        DossierStatus::Accepted => text::ACCEPTED,
        DossierStatus::Processing | DossierStatus::Unknown => text::PROCESSING,
        DossierStatus::SupplementRequested => text::SUPPLEMENT_REQUESTED,
        DossierStatus::PaymentRequired => text::PAYMENT_REQUIRED,
        DossierStatus::WithdrawalRequested => text::WITHDRAWAL_REQUESTED,
        DossierStatus::Stopped => text::STOPPED,
        DossierStatus::ResultIssued => text::RESULT_ISSUED,
        DossierStatus::ResultAtCenter => text::RESULT_AT_CENTER,
        DossierStatus::Returned => text::RETURNED,
        DossierStatus::IntakeSupplement => text::INTAKE_SUPPLEMENT,
        DossierStatus::IntakeRefused => text::INTAKE_REFUSED,
    }
}

/// Statuses and [`OPEN`], by their names in the address.
pub(super) fn statuses() -> Vec<(&'static str, Text)> {
    let all = DossierStatus::ALL.map(|(status, name)| (name, status_name(status)));
    std::iter::once((OPEN, text::OPEN)).chain(all).collect()
}

/// Figures of the board.
pub(super) fn buckets() -> Vec<(&'static str, Text)> {
    BUCKETS.map(|(_, name)| (name, bucket_name(name))).to_vec()
}

/// Due windows.
pub(super) fn dues() -> Vec<(&'static str, Text)> {
    let words = |window| match window {
        DueWindow::Overdue => text::DUE_OVERDUE,
        DueWindow::Today => text::DUE_TODAY,
        DueWindow::TwoDays => text::DUE_TWO_DAYS,
        DueWindow::ThisWeek => text::DUE_THIS_WEEK,
        DueWindow::Later => text::DUE_LATER,
        DueWindow::None => text::DUE_NONE,
    };
    DUES.map(|(window, name)| (name, words(window))).to_vec()
}

/// Warning levels.
pub(super) fn levels() -> Vec<(&'static str, Text)> {
    LEVELS.map(|(level, name)| (name, level_name(level))).to_vec()
}

/// Clocks that warn.
pub(super) fn clocks() -> Vec<(&'static str, Text)> {
    let words = |clock| match clock {
        WarningClock::Step => text::CLOCK_STEP,
        WarningClock::Dossier | WarningClock::Either => text::CLOCK_DOSSIER,
    };
    CLOCKS.map(|(clock, name)| (name, words(clock))).to_vec()
}

/// What steps do.
pub(super) fn steps() -> Vec<(&'static str, Text)> {
    STEPS.map(|(step, name)| (name, step_name(step))).to_vec()
}

/// What a step does.
pub(super) fn step_name(step: StepAction) -> Text {
    match step {
        StepAction::Intake => text::STEP_INTAKE,
        StepAction::Assign => text::STEP_ASSIGN,
        StepAction::Appraise => text::STEP_APPRAISE,
        StepAction::Review => text::STEP_REVIEW,
        StepAction::Sign => text::STEP_SIGN,
        StepAction::Release => text::STEP_RELEASE,
        StepAction::Return => text::STEP_RETURN,
    }
}

/// Ways of filing.
pub(super) fn channels() -> Vec<(&'static str, Text)> {
    let words = |channel| match channel {
        SubmissionChannel::Counter => text::COUNTER,
        SubmissionChannel::Online => text::ONLINE,
        SubmissionChannel::Post => text::POST,
    };
    CHANNELS.map(|(channel, name)| (name, words(channel))).to_vec()
}

/// The words of a value; the value itself when it has none.
pub(super) fn named(known: &[(&'static str, Text)], value: &str) -> String {
    let found = known.iter().find(|(name, _)| *name == value);
    found.map_or_else(|| value.to_owned(), |(_, words)| words.get().to_owned())
}

/// A figure counted up to 1000.
pub(super) fn figure(count: i32) -> String {
    if count >= 1_000 { "999+".to_owned() } else { count.to_string() }
}
