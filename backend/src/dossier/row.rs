//! The one function from a dossier to its row.

use super::{Awaits, entity};
use crate::app::AppResult;
use chrono::{DateTime, Utc};
use domain::calendar::Calendar;
use domain::dossier::{Dossier, Warnings, wake_at};
use domain::process::StepAction;
use domain::text;
use domain::time::{Instant, instant};
use uuid::Uuid;

/// Where a dossier without a running clock stands in lists: behind all others.
pub(super) fn never() -> Instant {
    DateTime::<Utc>::from_timestamp(253_370_764_800, 0).expect("the year 9999 is a year")
}

/// The code of a step's action as stored.
pub(super) fn action_code(action: StepAction) -> &'static str {
    match action {
        StepAction::Intake => "INTAKE",
        StepAction::Assign => "ASSIGN",
        StepAction::Appraise => "APPRAISE",
        StepAction::Review => "REVIEW",
        StepAction::Sign => "SIGN",
        StepAction::Release => "RELEASE",
        StepAction::Return => "RETURN",
    }
}

/// Every column, derived from the folded state. The calendar gives the thresholds of warnings; it
/// is the one in force when the row is written.
///
/// # Errors
/// The state can not be written as JSON.
pub fn of(
    id: Uuid,
    dossier: &Dossier,
    head_hash: &str,
    calendar: &Calendar,
) -> AppResult<entity::Model> {
    let Warnings { step: step_clock, dossier: clock } = Warnings::of(dossier, calendar);
    let accepted = dossier.accepted.as_ref();
    let step = dossier.current_step();
    let result = dossier.result.as_ref();
    let number = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    Ok(entity::Model {
        id,
        version: number(dossier.version),
        status: dossier.status.code().to_owned(),
        code: dossier.code().map(str::to_owned),
        portal_code: dossier.submission.as_ref().and_then(|it| it.portal_code.clone()),
        slip: dossier.submission.as_ref().and_then(|it| it.slip.clone()),
        channel: dossier.facts.intake.channel.code().to_owned(),
        center: dossier.facts.center.to_string(),
        agency: dossier.facts.agency.to_string(),
        procedure_code: dossier.facts.intake.procedure.to_string(),
        procedure_version: number(dossier.facts.procedure_version),
        case_key: dossier.facts.intake.case.clone(),
        process_version: accepted.map(|accepted| number(accepted.process_version)),
        applicant_name: dossier.applicant().name.clone(),
        received_at: dossier.received_at,
        accepted_at: accepted.map(|accepted| accepted.at),
        due_at: dossier.due_at(),
        kpi_due_at: dossier.clock.as_ref().and_then(|clock| clock.kpi_due_at),
        paused_at: dossier.paused_at(),
        answer_due_at: answer_due_at(dossier),
        awaits: Awaits::column(dossier),
        closes_at: closes_at(dossier),
        alert_at: alert_at(dossier),
        wake_at: wake_at(dossier),
        due_order: due_order(dossier),
        finished_at: dossier.finished_at(),
        released_at: result.and_then(|result| result.released_at),
        returned_at: result.and_then(|result| result.returned_at),
        step_index: step.map(|run| number(run.index)),
        step_agency: step.map(|run| run.agency.to_string()),
        step_unit: step.and_then(|run| run.unit.clone()),
        step_role: step.map(|run| run.role.code().to_owned()),
        step_assignee: step.and_then(|run| run.assignee),
        step_due_at: step.and_then(|run| run.due_at),
        step_action: step.map(|run| action_code(run.action).to_owned()),
        step_warn_at: step_clock.map(|clock| clock.soon_at),
        step_day_before_at: step_clock.and_then(|clock| clock.day_before_at),
        warn_at: clock.map(|clock| clock.soon_at),
        day_before_at: clock.and_then(|clock| clock.day_before_at),
        search: search_text(dossier),
        head_hash: head_hash.to_owned(),
        state: serde_json::to_string(dossier)?,
    })
}

/// When the Center has to answer a submission that still waits.
pub(crate) fn answer_due_at(dossier: &Dossier) -> Option<Instant> {
    dossier.answer_due_at()
}

/// When the Center is alerted of a submission that still waits.
fn alert_at(dossier: &Dossier) -> Option<Instant> {
    let waits = dossier.answer_due_at().is_some();
    dossier.submission.as_ref().filter(|_| waits).map(|submission| submission.alert_at)
}

/// From when the Center may close it, because the applicant has not done what was asked.
fn closes_at(dossier: &Dossier) -> Option<Instant> {
    let after = dossier.window_end()?.succ_opt()?;
    Some(instant(after.and_time(chrono::NaiveTime::MIN)))
}

/// Where a dossier stands in lists: by its due moment while the clock runs, by the moment an answer
/// is owed while it waits in the inbox, behind all others while nothing runs.
pub(super) fn due_order(dossier: &Dossier) -> Instant {
    let due = dossier.due_at().filter(|_| dossier.clock_runs());
    answer_due_at(dossier).or(due).unwrap_or_else(never)
}

/// What search looks into: name, codes, phone, ids; folded.
fn search_text(dossier: &Dossier) -> String {
    let applicant = dossier.applicant();
    let phone = applicant.phone.to_string();
    let local = phone.strip_prefix("+84").map(|rest| format!("0{rest}"));
    let parts = [
        Some(applicant.name.clone()),
        dossier.code().map(str::to_owned),
        dossier.submission.as_ref().and_then(|it| it.portal_code.clone()),
        dossier.submission.as_ref().and_then(|it| it.slip.clone()),
        local.or(Some(phone)),
        applicant.personal_id.as_ref().map(ToString::to_string),
        applicant.tax_code.as_ref().map(ToString::to_string),
    ];
    text::fold(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}
