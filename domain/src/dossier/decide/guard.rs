//! When an action is possible at all, whatever its input. The commands ask here first, and so does
//! [`crate::dossier::actions`]: a button and the rule behind it can not disagree.

use super::Context;
use super::duty::no_conflict;
use super::four_eyes::right;
use super::letters::drafting_agency;
use super::limits::{closable, extendable, round, supplement_window, withdrawable_at_center};
use super::online::{deliverable, delivers};
use crate::calendar::PauseGround;
use crate::dossier::act::Act;
use crate::dossier::clock::{Clock, OpenPause};
use crate::dossier::letter::{Letter, PendingLetter, Route};
use crate::dossier::state::{Dossier, StepOutcome, StepRun};
use crate::dossier::status::DossierStatus;
use crate::identity::{Actor, OfficerId, Role, authorize};
use crate::lang::Lang;
use crate::process::{FileForm, StepAction};
use crate::refusal::{Code, Refusal};

/// Whether the actor may take the action on the dossier as it stands.
///
/// # Errors
/// The first thing in the way; what would have to change is in its words.
pub(in crate::dossier) fn possible(
    dossier: &Dossier,
    act: Act,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    in_state(dossier, act)?;
    at_step(dossier, act, cx)?;
    if authorize(cx.actor, act.action(), &dossier.authorization_facts()).is_err() {
        return Err(Refusal::new(Code::Forbidden));
    }
    match act {
        Act::Claim | Act::Assign | Act::Forward | Act::SendBack | Act::Undo => {
            step(dossier, act, cx)
        }
        Act::DraftSupplement
        | Act::DraftPayment
        | Act::DraftInspection
        | Act::DraftConsultation
        | Act::DraftStop
        | Act::DraftExtension => draft(dossier, act, cx),
        Act::ApproveLetter
        | Act::ReturnLetter
        | Act::DiscardLetter
        | Act::SendLetter
        | Act::RejectLetter
        | Act::GrantExtension
        | Act::ReturnExtension => letter(dossier, act, cx),
        Act::SignResult | Act::Release => {
            no_letter(dossier)?;
            held_by(current(dossier)?, cx)?;
            no_conflict(dossier, current(dossier)?, cx.actor)?;
            if act == Act::SignResult { onward(dossier, cx) } else { Ok(()) }
        }
        Act::ReturnResult | Act::PostResult => {
            if dossier.open_shipment().is_some() {
                return Err(Refusal::new(Code::WithThePost));
            }
            no_conflict(dossier, current(dossier)?, cx.actor)
        }
        Act::ConfirmDelivery | Act::FailDelivery => {
            dossier.open_shipment().ok_or_else(|| Refusal::new(Code::NotPosted))?;
            no_conflict(dossier, current(dossier)?, cx.actor)
        }
        _ => center_or_agency(dossier, act, cx),
    }
}

/// Whether the dossier's status is one in which the action can happen (domain law 3.3).
fn in_state(dossier: &Dossier, act: Act) -> Result<(), Refusal> {
    use DossierStatus::{
        Accepted, IntakeSupplement, PaymentRequired, Processing, ResultAtCenter, ResultIssued,
        Submitted, SupplementRequested, WithdrawalRequested,
    };
    let statuses: &[DossierStatus] = match act {
        Act::Submit => &[],
        Act::Resubmit => &[IntakeSupplement],
        Act::Accept | Act::RequestCompletion | Act::Refuse => &[IntakeSupplement, Submitted],
        Act::Close => &[IntakeSupplement, SupplementRequested, PaymentRequired],
        Act::HandOver | Act::ConfirmArrival => &[Accepted],
        // Work can be given away while the applicant is asked, or a process has the clerk's
        // numbering between the signature and the release.
        Act::Claim | Act::Assign => {
            &[Processing, SupplementRequested, PaymentRequired, WithdrawalRequested, ResultIssued]
        }
        Act::Forward => &[Processing, ResultIssued],
        // A signed result is never taken back by sending back (R16).
        Act::SendBack | Act::Undo | Act::SignResult => &[Processing],
        Act::DraftSupplement
        | Act::DraftPayment
        | Act::DraftInspection
        | Act::DraftConsultation => &[Processing],
        // A date passes wherever the clock runs (T32): also on the way, and while a wish is decided.
        Act::DraftExtension => &[Accepted, Processing, WithdrawalRequested],
        Act::DraftStop => {
            &[Accepted, Processing, SupplementRequested, PaymentRequired, WithdrawalRequested]
        }
        Act::ReceiveSupplement => &[SupplementRequested],
        Act::RecordPayment => &[PaymentRequired],
        Act::RequestWithdrawal => &[
            Submitted,
            IntakeSupplement,
            Accepted,
            Processing,
            SupplementRequested,
            PaymentRequired,
        ],
        Act::StopBeforeHandover | Act::DeclineWithdrawal => &[WithdrawalRequested],
        Act::Transfer => &[Accepted, Processing],
        Act::Recount | Act::SuspendClock | Act::EndSuspension => &DossierStatus::IN_TIME,
        Act::Release | Act::ConfirmResult => &[ResultIssued],
        Act::ReturnResult | Act::PostResult | Act::ConfirmDelivery | Act::FailDelivery => {
            &[ResultAtCenter]
        }
        // Their own guards say more.
        Act::ApproveLetter
        | Act::ReturnLetter
        | Act::DiscardLetter
        | Act::SendLetter
        | Act::RejectLetter
        | Act::GrantExtension
        | Act::ReturnExtension
        | Act::AnswerConsultation
        | Act::RecordInspection
        | Act::ProposeAmendment
        | Act::ApproveAmendment
        | Act::RejectAmendment
        | Act::Tick => &DossierStatus::OPEN,
    };
    if statuses.contains(&dossier.status) { Ok(()) } else { Err(wrong_state(dossier)) }
}

/// Whether the current step is one at which the action is done.
fn at_step(dossier: &Dossier, act: Act, cx: &Context<'_>) -> Result<(), Refusal> {
    let actions: &[StepAction] = match act {
        Act::Forward => &[StepAction::Assign, StepAction::Appraise, StepAction::Review],
        Act::SendBack => &[StepAction::Assign, StepAction::Review, StepAction::Sign],
        Act::SignResult => &[StepAction::Sign],
        Act::Release => &[StepAction::Release],
        Act::ReturnResult | Act::PostResult => &[StepAction::Return],
        _ => return Ok(()),
    };
    let run = current(dossier)?;
    if actions.contains(&run.action) {
        return Ok(());
    }
    let title = cx.process.and_then(|process| process.steps.get(run.index as usize));
    Err(Refusal::new(Code::WrongStep).with("step", title.map_or("", |step| &step.title)))
}

/// Working through the steps.
fn step(dossier: &Dossier, act: Act, cx: &Context<'_>) -> Result<(), Refusal> {
    let run = current(dossier)?;
    match act {
        Act::Claim => {
            if let Some(holder) = run.assignee {
                return Err(taken(Code::AlreadyClaimed, holder, cx));
            }
            no_conflict(dossier, run, cx.actor)
        }
        Act::Assign => over_the_step(run, cx.actor),
        Act::Undo => undo(dossier, run, cx.actor),
        _ => {
            held_by(run, cx)?;
            no_conflict(dossier, run, cx.actor)?;
            no_letter(dossier)?;
            match act {
                Act::SendBack => earlier(dossier, run).next().map(drop).ok_or_else(no_earlier),
                _ => onward(dossier, cx),
            }
        }
    }
}

/// What must be there before the next step, and before the signature: the opinions the step waits
/// for, the payment between the stages.
fn onward(dossier: &Dossier, cx: &Context<'_>) -> Result<(), Refusal> {
    if let Some(asked) = dossier.awaited_consultations().next() {
        let name = cx.office.agency_name(&asked.agency);
        return Err(Refusal::new(Code::OpinionsOpen).with("agency", name));
    }
    if dossier.ends_stage_one(cx.process) {
        return Err(Refusal::new(Code::PaymentFirst));
    }
    Ok(())
}

/// Taking back what one has just passed on, before anybody has begun.
fn undo(dossier: &Dossier, run: &StepRun, actor: &Actor) -> Result<(), Refusal> {
    no_letter(dossier)?;
    let before = crate::dossier::evolve::undoable(&dossier.steps)
        .ok_or_else(|| Refusal::new(Code::NothingToUndo))?;
    if before.performer != Some(actor.id) {
        return Err(Refusal::new(Code::NotYourStep));
    }
    let claimed = run.claimed_at.is_some_and(|at| at != run.entered_at);
    if claimed || dossier.papers.iter().any(|paper| paper.at > run.entered_at) {
        return Err(Refusal::new(Code::AlreadyBegun));
    }
    Ok(())
}

/// Drafting a letter.
fn draft(dossier: &Dossier, act: Act, cx: &Context<'_>) -> Result<(), Refusal> {
    free_to_draft(dossier, act)?;
    // The focal person of the agency may draft, and a head beside the officer who has the step.
    if !cx.actor.holds(Role::Foc, drafting_agency(dossier), None) {
        let run = current(dossier).map_err(|_| Refusal::new(Code::Forbidden))?;
        if !cx.actor.holds(Role::Hod, &run.agency, run.unit.as_deref()) {
            at_own_step(run, cx)?;
            held_by(run, cx)?;
            no_conflict(dossier, run, cx.actor)?;
        }
    }
    match act {
        // What is not accepted yet is the Center's alone.
        Act::DraftStop | Act::DraftExtension if dossier.accepted.is_none() => {
            Err(Refusal::new(Code::NotHandedOver))
        }
        Act::DraftSupplement => supplement_window(dossier, cx).map(drop),
        Act::DraftExtension => extendable(dossier).map(drop),
        // Of a two-stage procedure the payment ends stage 1.
        Act::DraftPayment
            if dossier.current_step().is_some()
                && dossier.waits_for_stage_two()
                && !dossier.ends_stage_one(cx.process) =>
        {
            Err(Refusal::new(Code::NotBetweenStages))
        }
        _ => Ok(()),
    }
}

/// One letter at a time, and one proposal, which waits while another letter is made (R10).
fn free_to_draft(dossier: &Dossier, act: Act) -> Result<(), Refusal> {
    let Some(pending) = &dossier.letter else { return Ok(()) };
    let another = act == Act::DraftExtension;
    let free = match pending.returned {
        Some(_) => !another || dossier.set_aside.is_none(),
        None => !another && pending.is_proposal(),
    };
    if free { Ok(()) } else { Err(Refusal::new(Code::LetterPending)) }
}

/// What becomes of a letter on its way.
fn letter(dossier: &Dossier, act: Act, cx: &Context<'_>) -> Result<(), Refusal> {
    let pending = match act {
        Act::GrantExtension | Act::ReturnExtension => {
            dossier.proposal().or(dossier.letter.as_ref())
        }
        _ => dossier.letter.as_ref(),
    };
    let pending = pending.ok_or_else(|| Refusal::new(Code::NoLetter))?;
    let approved = pending.approved.is_some();
    let route = pending.letter.route();
    match act {
        Act::ApproveLetter | Act::ReturnLetter => {
            if approved || pending.returned.is_some() {
                return Err(Refusal::new(Code::LetterNotWaiting));
            }
            approver(dossier, act, pending, cx)?;
            still_in_time(dossier, act, pending, cx)
        }
        Act::DiscardLetter if approved => Err(Refusal::new(Code::LetterNotWaiting)),
        Act::DiscardLetter if pending.drafted.by.officer != cx.actor.id => {
            let name = cx.names.name(pending.drafted.by.officer);
            Err(Refusal::new(Code::NotDrafter).with("name", name))
        }
        Act::SendLetter | Act::RejectLetter if !approved || route != Route::Center => {
            Err(Refusal::new(Code::LetterNotApproved))
        }
        Act::SendLetter => still_in_time(dossier, act, pending, cx),
        Act::GrantExtension | Act::ReturnExtension if !approved || route != Route::Proposal => {
            Err(Refusal::new(Code::LetterNotApproved))
        }
        _ => Ok(()),
    }
}

/// What was right when drafted may be too late now (R8); it can still be returned.
fn still_in_time(
    dossier: &Dossier,
    act: Act,
    pending: &PendingLetter,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    match pending.letter {
        Letter::Supplement(_) if act != Act::ReturnLetter => {
            supplement_window(dossier, cx).map(drop)
        }
        _ => Ok(()),
    }
}

/// Four eyes; and some letters are the leader's.
fn approver(
    dossier: &Dossier,
    act: Act,
    pending: &PendingLetter,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    if right(dossier, act, cx)?.is_some() {
        return Ok(());
    }
    let roles = pending.letter.approvers(round(dossier));
    let role = roles.first().copied().unwrap_or(Role::Dir);
    Err(Refusal::new(Code::LeaderNeeded)
        .with("role", role.name(Lang::Vi))
        .with("roleEn", role.name(Lang::En)))
}

/// Everything else, mostly the Center's.
fn center_or_agency(dossier: &Dossier, act: Act, cx: &Context<'_>) -> Result<(), Refusal> {
    let sent = dossier.handover.as_ref().is_some_and(|handover| handover.sent.is_some());
    match act {
        // What was first brought to the counter is completed there.
        Act::Resubmit if dossier.submission.is_none() => Err(Refusal::new(Code::ChannelNotOffered)),
        Act::Close => closable(dossier, cx).map(drop),
        Act::ReceiveSupplement if delivers(dossier, cx) => deliverable(dossier, cx),
        Act::HandOver if sent => Err(Refusal::new(Code::AlreadyHandedOver)),
        Act::ConfirmArrival if !sent => Err(Refusal::new(Code::NotHandedOver)),
        Act::AnswerConsultation => dossier
            .consultations
            .iter()
            .any(|asked| asked.answer.is_none() && cx.actor.holds(Role::Con, &asked.agency, None))
            .then_some(())
            .ok_or_else(|| Refusal::new(Code::NothingAsked)),
        Act::RecordInspection => dossier
            .inspections
            .last()
            .filter(|inspection| inspection.findings.is_none() && inspection.at <= cx.now)
            .map(drop)
            .ok_or_else(|| Refusal::new(Code::NoInspection)),
        Act::StopBeforeHandover => withdrawable_at_center(dossier),
        // What is accepted is the agency's, whose leader signs that it does not stop (T23).
        Act::DeclineWithdrawal if dossier.accepted.is_some() => {
            Err(Refusal::new(Code::DepartmentDecides))
        }
        Act::ProposeAmendment if dossier.accepted.is_none() => Err(wrong_state(dossier)),
        Act::ProposeAmendment if dossier.open_amendment().is_some() => {
            Err(Refusal::new(Code::AmendmentPending))
        }
        Act::ApproveAmendment | Act::RejectAmendment => {
            dossier.open_amendment().ok_or_else(|| Refusal::new(Code::NoAmendment))?;
            right(dossier, act, cx).map(drop)
        }
        Act::SuspendClock => match suspended(dossier)? {
            true => Err(Refusal::new(Code::AlreadySuspended)),
            false => Ok(()),
        },
        Act::EndSuspension => match suspended(dossier)? {
            true => Ok(()),
            false => Err(Refusal::new(Code::NotSuspended)),
        },
        Act::Transfer => {
            no_letter(dossier)?;
            answers_for_it(dossier, cx)
        }
        Act::Recount => match &dossier.accepted {
            None => Err(wrong_state(dossier)),
            Some(it) if it.calendar == cx.in_force.version() => Err(Refusal::new(Code::NothingDue)),
            Some(_) => Ok(()),
        },
        Act::ConfirmResult => dossier
            .result
            .as_ref()
            .filter(|result| result.released_at.is_some() && result.arrived_at.is_none())
            .map(drop)
            .ok_or_else(|| Refusal::new(Code::NotReleased)),
        _ => Ok(()),
    }
}

/// Whether the papers themselves travel.
pub(super) fn on_paper(cx: &Context<'_>) -> bool {
    cx.process.is_some_and(|process| process.file == FileForm::Paper)
}

/// Whether a decision holds the clock; only one that has begun and leads to a date can be held.
fn suspended(dossier: &Dossier) -> Result<bool, Refusal> {
    let begun = |clock: &&Clock| clock.due_at.is_some() && clock.started_at.is_some();
    let clock = dossier.clock.as_ref().filter(begun);
    let clock = clock.ok_or_else(|| Refusal::new(Code::NoClock))?;
    let held = |open: &OpenPause| open.held_by().any(|held| held == PauseGround::Suspension);
    Ok(clock.paused.as_ref().is_some_and(held))
}

/// The current step.
pub(super) fn current(dossier: &Dossier) -> Result<&StepRun, Refusal> {
    dossier.current_step().ok_or_else(|| wrong_state(dossier))
}

pub(super) fn wrong_state(dossier: &Dossier) -> Refusal {
    Refusal::new(Code::WrongState)
        .with("status", dossier.status.text(Lang::Vi))
        .with("statusEn", dossier.status.text(Lang::En))
}

/// Passages that work can be sent back to: every earlier step that was visited, latest first, but
/// never the Center's intake.
pub(super) fn earlier<'a>(
    dossier: &'a Dossier,
    run: &'a StepRun,
) -> impl Iterator<Item = &'a StepRun> {
    let before = move |past: &&StepRun| {
        past.index < run.index
            && past.action != StepAction::Intake
            && matches!(past.outcome, Some(StepOutcome::Done | StepOutcome::SentBack))
    };
    dossier.steps.iter().rev().filter(before)
}

pub(super) fn no_earlier() -> Refusal {
    Refusal::new(Code::NoEarlierStep)
}

/// A letter that is being made has to be finished or given up first. A proposal for a later date
/// never holds up the work it asks time for (R10).
fn no_letter(dossier: &Dossier) -> Result<(), Refusal> {
    match &dossier.letter {
        Some(pending) if !pending.is_proposal() => Err(Refusal::new(Code::LetterPending)),
        _ => Ok(()),
    }
}

/// The step is done where and in the role in which the actor is.
fn at_own_step(run: &StepRun, cx: &Context<'_>) -> Result<(), Refusal> {
    match cx.actor.holds(run.role, &run.agency, run.unit.as_deref()) {
        true => Ok(()),
        false => Err(Refusal::new(Code::Forbidden)),
    }
}

/// A dossier is passed on by the Center or by the agency that answers for it, not by one that has
/// had it before.
fn answers_for_it(dossier: &Dossier, cx: &Context<'_>) -> Result<(), Refusal> {
    let center = cx.actor.holds(Role::Int, &dossier.facts.center, None);
    match center || cx.actor.holds(Role::Foc, &dossier.facts.agency, None) {
        true => Ok(()),
        false => Err(Refusal::new(Code::Forbidden)),
    }
}

/// The step of a leader who signs is given to another only by such a leader.
fn over_the_step(run: &StepRun, actor: &Actor) -> Result<(), Refusal> {
    let leader = matches!(run.role, Role::Dir | Role::Chm);
    if leader && !actor.holds(run.role, &run.agency, run.unit.as_deref()) {
        return Err(Refusal::new(Code::Forbidden));
    }
    Ok(())
}

/// The step is the actor's or of somebody he stands in for, or nobody's yet: whoever may claim it
/// may also do it at once.
fn held_by(run: &StepRun, cx: &Context<'_>) -> Result<(), Refusal> {
    let stands_in =
        |holder| cx.actor.stands_in_for(holder, run.role, &run.agency, run.unit.as_deref());
    match run.assignee {
        Some(holder) if holder != cx.actor.id && !stands_in(holder) => {
            Err(taken(Code::NotAssignee, holder, cx))
        }
        _ => Ok(()),
    }
}

fn taken(code: Code, holder: OfficerId, cx: &Context<'_>) -> Refusal {
    Refusal::new(code).with("name", cx.names.name(holder))
}
