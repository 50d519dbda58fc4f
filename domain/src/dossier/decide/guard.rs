//! When an action is possible at all, whatever its input. The commands ask here first, and so does
//! [`crate::dossier::actions`]: a button and the rule behind it can not disagree.

use super::Context;
use crate::dossier::state::{Dossier, StepRun};
use crate::dossier::status::DossierStatus;
use crate::identity::{Action, Actor, OfficerId, Role, authorize};
use crate::process::StepAction;
use crate::refusal::{Code, Refusal};

/// An action on a dossier that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Accept a dossier whose papers were to be completed.
    Accept,
    /// Ask again for completion.
    RequestCompletion,
    /// Refuse a dossier whose papers were to be completed.
    Refuse,
    /// Nhận việc.
    Claim,
    /// Phân công.
    Assign,
    /// Chuyển bước.
    Forward,
    /// Trả lại bước trước.
    SendBack,
    /// Ký kết quả.
    SignResult,
    /// Chuyển kết quả đến Trung tâm.
    Release,
    /// Trả kết quả.
    ReturnResult,
}

impl Act {
    /// The action of the policy table.
    pub fn action(self) -> Action {
        match self {
            Self::Accept => Action::Accept,
            Self::RequestCompletion => Action::RequestCompletion,
            Self::Refuse => Action::Refuse,
            Self::Claim => Action::Claim,
            Self::Assign => Action::Assign,
            Self::Forward => Action::Forward,
            Self::SendBack => Action::SendBack,
            Self::SignResult => Action::SignResult,
            Self::Release => Action::Release,
            Self::ReturnResult => Action::ReturnResult,
        }
    }
}

/// Whether the actor may take the action on the dossier as it stands.
///
/// # Errors
/// The first thing in the way; what would have to change is in its words.
pub(in crate::dossier) fn possible(
    dossier: &Dossier,
    act: Act,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    in_state(dossier, act, cx)?;
    if authorize(cx.actor, act.action(), &dossier.authorization_facts()).is_err() {
        return Err(Refusal::new(Code::Forbidden));
    }
    match act {
        Act::Accept | Act::RequestCompletion | Act::Refuse => Ok(()),
        Act::Claim => {
            let run = current(dossier)?;
            if let Some(holder) = run.assignee {
                return Err(taken(Code::AlreadyClaimed, holder, cx));
            }
            no_conflict(dossier, run, cx.actor)
        }
        Act::Assign => over_the_step(current(dossier)?, cx.actor),
        Act::Forward | Act::SendBack | Act::SignResult | Act::Release => {
            let run = current(dossier)?;
            held_by(run, cx)?;
            no_conflict(dossier, run, cx.actor)?;
            match act {
                Act::SendBack => earlier(dossier, run).next().map(drop).ok_or_else(no_earlier),
                _ => Ok(()),
            }
        }
        Act::ReturnResult => no_conflict(dossier, current(dossier)?, cx.actor),
    }
}

/// Whether the dossier's status and step are those of the action.
fn in_state(dossier: &Dossier, act: Act, cx: &Context<'_>) -> Result<(), Refusal> {
    use DossierStatus::{IntakeSupplement, Processing, ResultAtCenter, ResultIssued};
    let statuses: &[DossierStatus] = match act {
        Act::Accept | Act::RequestCompletion | Act::Refuse => &[IntakeSupplement],
        // A process may have the clerk's numbering between the signature and the release.
        Act::Claim | Act::Assign | Act::Forward => &[Processing, ResultIssued],
        // A signed result is never taken back by sending back (R16).
        Act::SendBack | Act::SignResult => &[Processing],
        Act::Release => &[ResultIssued],
        Act::ReturnResult => &[ResultAtCenter],
    };
    if !statuses.contains(&dossier.status) {
        let status = crate::lang::Lang::Vi;
        return Err(Refusal::new(Code::WrongState)
            .with("status", dossier.status.text(status))
            .with("statusEn", dossier.status.text(crate::lang::Lang::En)));
    }
    let steps: &[StepAction] = match act {
        Act::Forward => &[StepAction::Assign, StepAction::Appraise, StepAction::Review],
        Act::SendBack => &[StepAction::Assign, StepAction::Review, StepAction::Sign],
        Act::SignResult => &[StepAction::Sign],
        Act::Release => &[StepAction::Release],
        Act::ReturnResult => &[StepAction::Return],
        _ => return Ok(()),
    };
    let run = current(dossier)?;
    if steps.contains(&run.action) {
        Ok(())
    } else {
        let title = cx.process.and_then(|process| process.steps.get(run.index as usize));
        Err(Refusal::new(Code::WrongStep).with("step", title.map_or("", |step| &step.title)))
    }
}

/// The current step.
pub(super) fn current(dossier: &Dossier) -> Result<&StepRun, Refusal> {
    dossier.current_step().ok_or_else(|| {
        Refusal::new(Code::WrongState)
            .with("status", dossier.status.text(crate::lang::Lang::Vi))
            .with("statusEn", dossier.status.text(crate::lang::Lang::En))
    })
}

/// Passages that work can be sent back to: every earlier step that was visited, latest first, but
/// never the Center's intake.
pub(super) fn earlier<'a>(
    dossier: &'a Dossier,
    run: &'a StepRun,
) -> impl Iterator<Item = &'a StepRun> {
    let before = move |past: &&StepRun| {
        past.index < run.index && past.finished_at.is_some() && past.action != StepAction::Intake
    };
    dossier.steps.iter().rev().filter(before)
}

pub(super) fn no_earlier() -> Refusal {
    Refusal::new(Code::NoEarlierStep)
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

/// Duties that nobody may hold both of on one dossier (R18): taking in, appraising, signing,
/// returning. A step that is done again by the same officer is no conflict.
///
/// # Errors
/// [`Code::ConflictOfDuty`] naming both duties.
pub(super) fn no_conflict(
    dossier: &Dossier,
    run: &StepRun,
    officer: &Actor,
) -> Result<(), Refusal> {
    let Some(duty) = Duty::of_step(run.action, run.role) else { return Ok(()) };
    let took_in = dossier.accepted.as_ref().map(|accepted| (accepted.by.officer, Duty::TakeIn));
    let performed = dossier.steps.iter().filter_map(|earlier| {
        Some((earlier.performer?, Duty::of_step(earlier.action, earlier.role)?))
    });
    let conflict = took_in
        .into_iter()
        .chain(performed)
        .find(|(who, earlier)| *who == officer.id && earlier.conflicts_with(duty));
    match conflict {
        None => Ok(()),
        Some((_, earlier)) => Err(Refusal::new(Code::ConflictOfDuty)
            .with("first", earlier.words().0)
            .with("second", duty.words().0)
            .with("firstEn", earlier.words().1)
            .with("secondEn", duty.words().1)),
    }
}

/// A duty that excludes others on the same dossier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Duty {
    TakeIn,
    Appraise,
    Sign,
    Return,
}

impl Duty {
    fn of_step(action: StepAction, role: Role) -> Option<Self> {
        match action {
            StepAction::Appraise if role != Role::Hod => Some(Self::Appraise),
            StepAction::Sign => Some(Self::Sign),
            StepAction::Return => Some(Self::Return),
            _ => None,
        }
    }

    fn conflicts_with(self, other: Self) -> bool {
        use Duty::{Appraise, Return, Sign, TakeIn};
        matches!(
            (self, other),
            (TakeIn, Appraise) | (Appraise, TakeIn | Sign | Return) | (Sign | Return, Appraise)
        )
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::TakeIn => ("tiếp nhận", "take in"),
            Self::Appraise => ("thẩm định", "appraise"),
            Self::Sign => ("ký kết quả", "sign the result of"),
            Self::Return => ("trả kết quả", "return the result of"),
        }
    }
}
