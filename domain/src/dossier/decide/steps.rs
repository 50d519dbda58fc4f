//! The department works through its steps (T10, T11), and takes back what it has just passed on.

use super::duty::no_conflict;
use super::guard::{current, earlier, no_earlier, possible};
use super::{Context, Log};
use crate::dossier::act::Act;
use crate::dossier::event::Event;
use crate::dossier::intake::{optional, paragraph};
use crate::dossier::state::{Dossier, StepRun};
use crate::identity::{Actor, Grant};
use crate::lang::Lang;
use crate::process::StepAction;
use crate::refusal::{Code, Refusal};

/// Longest remark or reason, in characters.
pub(super) const REMARK: usize = 2_000;

pub(super) type Done = Result<(), Vec<Refusal>>;

pub(super) fn claim(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    possible(dossier, Act::Claim, log.cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    give(log, dossier, run, log.cx.actor, None);
    Ok(())
}

pub(super) fn assign(
    log: &mut Log<'_>,
    dossier: &Dossier,
    officer: &Actor,
    reason: Option<String>,
) -> Done {
    possible(dossier, Act::Assign, log.cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    able(dossier, run, officer, log.cx).map_err(|refusal| one(refusal.in_field("officerId")))?;
    let reason = optional(reason.as_deref().unwrap_or_default(), "reason").map_err(one)?;
    match run.assignee {
        Some(holder) if holder == officer.id => {
            let name = log.cx.names.name(holder);
            Err(one(Refusal::at(Code::AlreadyClaimed, "officerId").with("name", name)))
        }
        // Taking work from a colleague needs a reason; giving unclaimed work does not.
        Some(_) if reason.is_none() => Err(one(Refusal::at(Code::Required, "reason"))),
        _ => {
            give(log, dossier, run, officer, reason);
            Ok(())
        }
    }
}

pub(super) fn forward(
    log: &mut Log<'_>,
    dossier: &Dossier,
    note: Option<String>,
    next: Option<&Actor>,
) -> Done {
    possible(dossier, Act::Forward, log.cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    let note = remark(note, "note").map_err(one)?;
    if run.action == StepAction::Assign && next.is_none() {
        return Err(one(Refusal::at(Code::AssigneeNeeded, "nextOfficerId")));
    }
    take(log, dossier, run);
    log.push(Event::StepFinished { note });
    enter(log, run.index + 1)?;
    if let (Some(officer), Some(state)) = (next, log.state.clone()) {
        let entered = current(&state).map_err(one)?;
        able(&state, entered, officer, log.cx)
            .map_err(|refusal| one(refusal.in_field("nextOfficerId")))?;
        give(log, &state, entered, officer, None);
    }
    Ok(())
}

pub(super) fn send_back(log: &mut Log<'_>, dossier: &Dossier, ordinal: u32, reason: &str) -> Done {
    possible(dossier, Act::SendBack, log.cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    let target = ordinal
        .checked_sub(1)
        .and_then(|index| earlier(dossier, run).find(|past| past.index == index))
        .ok_or_else(|| one(no_earlier().in_field("ordinal")))?;
    take(log, dossier, run);
    log.push(Event::StepSentBack { to: target.index, reason });
    enter(log, target.index)?;
    let Some(state) = log.state.clone() else { return Ok(()) };
    let run = StepRun { unit: target.unit.clone(), ..current(&state).map_err(one)?.clone() };
    // To whom the step belonged: who did it in his place may not stand in for him any more. What was
    // his and he is away or may not do it now is anybody's.
    let owner = target.assignee.or(target.performer);
    let owner = owner.and_then(|owner| log.cx.names.at_work(owner, log.cx.now));
    if let Some(owner) = owner.filter(|owner| eligible(&state, &run, owner).is_ok()) {
        let entered = state.current_step().and_then(|run| run.unit.as_ref());
        let unit = target.unit.clone().filter(|unit| entered != Some(unit));
        log.push(Event::StepAssigned { officer: owner.id, reason: None, unit });
    }
    Ok(())
}

pub(super) fn undo(log: &mut Log<'_>, dossier: &Dossier, reason: &str) -> Done {
    possible(dossier, Act::Undo, log.cx).map_err(one)?;
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    log.push(Event::StepUndone { reason });
    log.keep_procedure_time()
}

/// Makes an unclaimed step the actor's, so that every finished step has one owner.
pub(super) fn take(log: &mut Log<'_>, dossier: &Dossier, run: &StepRun) {
    if run.assignee.is_none() {
        give(log, dossier, run, log.cx.actor, None);
    }
}

fn give(
    log: &mut Log<'_>,
    dossier: &Dossier,
    run: &StepRun,
    officer: &Actor,
    reason: Option<String>,
) {
    let unit = taking_division(dossier, run, officer, log.cx);
    log.push(Event::StepAssigned { officer: officer.id, reason, unit });
}

/// The division that has a step from now on, when the process can not say it and it is not the one
/// that has it already: that of the officer to whom it is given (T33).
fn taking_division(
    dossier: &Dossier,
    run: &StepRun,
    officer: &Actor,
    cx: &Context<'_>,
) -> Option<String> {
    if !taken_over(dossier, run, cx) {
        return None;
    }
    let fits = |grant: &&Grant| grant.role == run.role && grant.agency == run.agency;
    let fitting: Vec<_> = officer.grants.iter().filter(fits).collect();
    if fitting.iter().any(|grant| grant.unit.is_none() || grant.unit == run.unit) {
        return None;
    }
    fitting.into_iter().min_by_key(|grant| grant.delegator().is_some())?.unit.clone()
}

fn taken_over(dossier: &Dossier, run: &StepRun, cx: &Context<'_>) -> bool {
    let step = cx.process.and_then(|process| process.steps.get(run.index as usize));
    step.is_some_and(|step| dossier.is_taken_over(step))
}

/// Whether an officer could be given a step. Of an agency that took the dossier over every division
/// may have it: the process knows none of them (T33).
fn able(
    dossier: &Dossier,
    run: &StepRun,
    officer: &Actor,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    match taken_over(dossier, run, cx) {
        true => eligible(dossier, &StepRun { unit: None, ..run.clone() }, officer),
        false => eligible(dossier, run, officer),
    }
}

/// Enters a step of the process.
pub(super) fn enter(log: &mut Log<'_>, index: u32) -> Done {
    let due_at = step_due(log.cx, index)?;
    log.push(Event::StepEntered { index, due_at });
    log.keep_procedure_time()
}

/// When a step entered now should be done; `None` for steps that count no time.
fn step_due(cx: &Context<'_>, index: u32) -> Result<Option<crate::time::Instant>, Vec<Refusal>> {
    let step = cx
        .process
        .and_then(|process| process.steps.get(index as usize))
        .ok_or_else(|| one(Refusal::new(Code::WrongStep).with("step", index + 1)))?;
    if step.minutes == 0 {
        return Ok(None);
    }
    cx.calendar
        .add_working_minutes(cx.now, step.minutes)
        .map(Some)
        .map_err(|_| one(Refusal::new(Code::CalendarMissing)))
}

/// Whether an officer could perform a step of the dossier.
///
/// # Errors
/// The role is missing, or the officer holds a conflicting duty on this dossier.
pub fn eligible(dossier: &Dossier, run: &StepRun, officer: &Actor) -> Result<(), Refusal> {
    if officer.holds(run.role, &run.agency, run.unit.as_deref()) {
        // It will be his own, whoever has it now.
        no_conflict(dossier, &StepRun { assignee: None, ..run.clone() }, officer)
    } else {
        Err(Refusal::new(Code::NotEligible)
            .with("name", &officer.name)
            .with("role", run.role.name(Lang::Vi))
            .with("roleEn", run.role.name(Lang::En)))
    }
}

pub(super) fn remark(text: Option<String>, path: &str) -> Result<Option<String>, Refusal> {
    match text {
        Some(text) if !text.trim().is_empty() => paragraph(&text, path, REMARK).map(Some),
        _ => Ok(None),
    }
}

pub(super) fn one(refusal: Refusal) -> Vec<Refusal> {
    vec![refusal]
}
