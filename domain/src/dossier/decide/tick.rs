//! What happens because time has passed: consulted agencies that were silent (T14), results that
//! go to the applicant's account (T30); and because a newer calendar was confirmed (R6).

use super::guard::possible;
use super::intake::handover_duty;
use super::log::missing;
use super::steps::{Done, one};
use super::{Context, Log};
use crate::calendar::{Clocks, OutOfRange};
use crate::dossier::act::Act;
use crate::dossier::command::{RecipientCheck, ReturnOfResult};
use crate::dossier::event::{DueCause, Event};
use crate::dossier::evolve::undoable;
use crate::dossier::intake::ReturnMethod;
use crate::dossier::letters;
use crate::dossier::life::AmendableField;
use crate::dossier::state::{Dossier, ResultState};
use crate::dossier::status::DossierStatus;
use crate::identity::OfficerId;
use crate::refusal::{Code, Refusal};
use crate::time::Instant;

/// When time will next bring something about; `None` when it will not.
pub fn wake_at(dossier: &Dossier) -> Option<Instant> {
    let silent = dossier
        .open_consultations()
        .filter(|asked| asked.overdue_at.is_none())
        // At the due moment itself an answer is still in time.
        .map(|asked| asked.due_at + chrono::TimeDelta::milliseconds(1))
        .min()
        .filter(|_| !dossier.status.is_final());
    let delivered = delivers_itself(dossier).then_some(dossier.received_at);
    silent.into_iter().chain(delivered).min()
}

/// A result at the Center that the applicant wants in his account, that is no paper, and that the
/// return desk has not posted. Whether he wants it there is open while a correction says otherwise.
fn delivers_itself(dossier: &Dossier) -> bool {
    let is_file = |it: &ResultState| it.released_at == it.arrived_at && it.shipments.is_empty();
    dossier.status == DossierStatus::ResultAtCenter
        && dossier.facts.intake.return_method == ReturnMethod::Electronic
        && dossier.result.as_ref().is_some_and(is_file)
        && !dossier.open_amendment().is_some_and(|it| it.changes(AmendableField::ReturnMethod))
}

pub(super) fn tick(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    if wake_at(dossier).is_none_or(|at| at > cx.now) {
        return Err(one(Refusal::new(Code::NothingDue)));
    }
    for asked in dossier.open_consultations().filter(|it| it.overdue_at.is_none()) {
        if asked.due_at >= cx.now {
            continue;
        }
        let deemed_agreed = cx.procedure.rules.silence().is_some();
        let notice = letters::consultation_overdue(dossier, asked, deemed_agreed, log.paper(), cx)?;
        log.push(Event::ConsultationOverdue { number: asked.number, deemed_agreed });
        log.issue(notice);
    }
    log.keep_procedure_time()?;
    if delivers_itself(dossier) {
        log.push(Event::StepAssigned { officer: cx.actor.id, reason: None, unit: None });
        log.push(Event::ResultReturned(ReturnOfResult {
            recipient: dossier.applicant().name.clone(),
            personal_id: None,
            check: RecipientCheck::Account,
            authorization: None,
            method: ReturnMethod::Electronic,
        }));
        log.push(Event::StepFinished { note: None });
    }
    Ok(())
}

/// When the file has to leave the Center on the calendar in force; `None` once it has left.
fn handover_due(dossier: &Dossier, cx: &Context<'_>) -> Result<Option<Instant>, OutOfRange> {
    let waits = dossier.handover.as_ref().is_some_and(|it| it.sent.is_none());
    match (&dossier.accepted, cx.process) {
        (Some(accepted), Some(process)) if waits => {
            let duty = handover_duty(process, &dossier.facts.center);
            Ok(Some(Clocks::new(cx.in_force, cx.limits).due(duty, accepted.at)?.at))
        }
        _ => Ok(None),
    }
}

/// Binds the dossier to the calendar in force, and counts its dates and those of its step again.
pub(super) fn recount(
    log: &mut Log<'_>,
    dossier: &Dossier,
    decision_no: String,
    confirmed_by: OfficerId,
) -> Done {
    let cx = log.cx;
    possible(dossier, Act::Recount, cx).map_err(one)?;
    let due = |run| dossier.step_recounted(run, cx.calendar, cx.in_force).map_err(missing);
    let step_due_at = dossier.current_step().map(due).transpose()?.flatten();
    let left_due_at = undoable(&dossier.steps).map(due).transpose()?.flatten();
    let handover_due_at = handover_due(dossier, cx).map_err(missing)?;
    let dates = match &dossier.clock {
        Some(clock) => clock.recounted(cx.in_force, &decision_no).map_err(missing)?,
        None => None,
    };
    let version = cx.in_force.version().to_owned();
    log.push(Event::CalendarChanged {
        version,
        decision_no,
        confirmed_by,
        step_due_at,
        left_due_at,
        handover_due_at,
    });
    if let Some(dates) = dates {
        log.change_due(DueCause::Recounted, dates);
    }
    Ok(())
}
