//! What the values of a filter are called.

use super::cells::level_name;
use super::text;
use crate::api::session;
use crate::dossier::list::{
    AWAITS, BUCKETS, CHANNELS, CLOCKS, DUES, DossierAwaits, DossierStatus, DueWindow, LEVELS, OPEN,
    STEPS, StepAction, SubmissionChannel, WarningClock,
};
use crate::i18n::Text;
use crate::identity::Permission;
use crate::report::bucket_name;
use domain::lang::Lang;

/// A status as its badge has it.
fn status_name(code: &str) -> Option<Text> {
    let status = domain::dossier::DossierStatus::parse(code)?;
    Some(Text::new(status.text(Lang::Vi), status.text(Lang::En)))
}

/// Statuses and [`OPEN`], by their names in the address.
pub(super) fn statuses() -> Vec<(&'static str, Text)> {
    let all = DossierStatus::ALL.into_iter();
    let all = all.filter_map(|(_, name)| Some((name, status_name(name)?)));
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

/// Hands a dossier waits for beside its step.
pub(super) fn awaits() -> Vec<(&'static str, Text)> {
    // To who approves drafts the list is of those he himself may approve.
    let approves = session::viewer().is_some_and(|viewer| viewer.may(Permission::Assign));
    let words = |awaits| match awaits {
        DossierAwaits::Approval if approves => text::MINE_TO_APPROVE,
        DossierAwaits::Approval => text::AWAITS_APPROVAL,
        DossierAwaits::Redraft => text::AWAITS_REDRAFT,
        DossierAwaits::Sending => text::AWAITS_SENDING,
        DossierAwaits::Extension => text::AWAITS_EXTENSION,
        DossierAwaits::Amendment => text::AWAITS_AMENDMENT,
        DossierAwaits::Handover => text::AWAITS_HANDOVER,
        DossierAwaits::Arrival => text::AWAITS_ARRIVAL,
        DossierAwaits::ResultArrival => text::AWAITS_RESULT,
        DossierAwaits::Opinion => text::AWAITS_OPINION,
        DossierAwaits::OpinionOverdue => text::OPINION_OVERDUE,
        DossierAwaits::AnswerAlert => text::ANSWER_ALERT,
        DossierAwaits::AnswerOverdue => text::ANSWER_OVERDUE,
        DossierAwaits::Closing => text::CLOSING,
    };
    AWAITS.map(|(awaits, name)| (name, words(awaits))).to_vec()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_called_what_its_badge_says() {
        let named = statuses();
        assert_eq!(named.len(), DossierStatus::ALL.len() + 1);
        assert_eq!(named.len(), domain::dossier::DossierStatus::ALL.len() + 1);
        let accepted = named.iter().find(|(name, _)| *name == "ACCEPTED").map(|(_, words)| *words);
        let badge = domain::dossier::DossierStatus::Accepted;
        assert_eq!(accepted.map(|it| it.on(Lang::En)), Some(badge.text(Lang::En)));
        assert_eq!(accepted.map(|it| it.on(Lang::Vi)), Some(badge.text(Lang::Vi)));
    }
}
