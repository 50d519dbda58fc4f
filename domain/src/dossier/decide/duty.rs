//! Conflicts of duty (R18; domain law 11.2).

use crate::dossier::state::{Dossier, StepOutcome, StepRun};
use crate::identity::{Actor, Grant, OfficerId, Role};
use crate::process::StepAction;
use crate::refusal::{Code, Refusal};

/// Duties that nobody may hold both of on one dossier (R18): taking in, appraising, signing,
/// returning. A step that is done again by the same officer is no conflict. Standing in for somebody
/// makes two people one: what either of them has done counts, whoever did it in his place.
///
/// # Errors
/// [`Code::ConflictOfDuty`] naming both duties.
pub(super) fn no_conflict(
    dossier: &Dossier,
    run: &StepRun,
    officer: &Actor,
) -> Result<(), Refusal> {
    let Some(duty) = Duty::of_step(run.action, run.role) else { return Ok(()) };
    let took_in = dossier
        .accepted
        .as_ref()
        .map(|accepted| ([Some(accepted.by.officer), accepted.by.on_behalf_of], Duty::TakeIn));
    let performed = dossier.steps.iter().filter_map(|earlier| {
        let counts = matches!(earlier.outcome, Some(StepOutcome::Done | StepOutcome::SentBack));
        let who = counts.then_some([earlier.performer, earlier.on_behalf_of])?;
        Some((who, Duty::of_step(earlier.action, earlier.role)?))
    });
    let now = [Some(officer.id), in_whose_place(run, officer)];
    let conflict = took_in.into_iter().chain(performed).find(|(who, earlier)| {
        let same = who.iter().flatten().any(|who| now.contains(&Some(*who)));
        same && earlier.conflicts_with(duty)
    });
    match conflict {
        None => Ok(()),
        Some((_, earlier)) => Err(Refusal::new(Code::ConflictOfDuty)
            .with("first", earlier.words().0)
            .with("second", duty.words().0)
            .with("firstEn", earlier.words().1)
            .with("secondEn", duty.words().1)),
    }
}

/// In whose place an officer does a step: as [`crate::identity::authorize`] lets him, of those he
/// stands in for the one who has the step, and nobody where the role is his own.
fn in_whose_place(run: &StepRun, officer: &Actor) -> Option<OfficerId> {
    let fits =
        |grant: &&Grant| grant.role == run.role && grant.reaches(&run.agency, run.unit.as_deref());
    let order = |grant: &&Grant| match grant.delegator() {
        Some(delegator) if run.assignee == Some(delegator) => 0,
        None => 1,
        Some(_) => 2,
    };
    officer.grants.iter().filter(fits).min_by_key(order)?.delegator()
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
