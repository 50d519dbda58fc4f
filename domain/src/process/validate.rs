//! The shape every process must have, whatever the procedure.

use super::{ProcessProblem, ProcessVersion, Step, StepAction};
use crate::identifier::AgencyCode;
use crate::identity::Role;

/// Minutes of a step are whole quarters of an hour.
const QUARTER: u32 = 15;

/// Everything wrong with the steps; empty when the process may be submitted. `center` is the
/// agency that takes in and returns (R1, R12). Hours are a separate question, see
/// [`super::check`]: exceeding the promised time is shown, not forbidden.
pub fn validate(process: &ProcessVersion, center: &AgencyCode) -> Vec<ProcessProblem> {
    let steps = &process.steps;
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return vec![ProcessProblem::NoSteps];
    };
    let mut found = Vec::new();
    if first.action != StepAction::Intake {
        found.push(ProcessProblem::FirstIsNotIntake);
    }
    if last.action != StepAction::Return {
        found.push(ProcessProblem::LastIsNotReturn);
    }
    for action in [StepAction::Intake, StepAction::Sign, StepAction::Release, StepAction::Return] {
        let count = steps.iter().filter(|step| step.action == action).count();
        if count != 1 {
            found.push(ProcessProblem::NotExactlyOnce { action, count });
        }
    }
    let position = |action| steps.iter().position(|step| step.action == action);
    if let (Some(sign), Some(release)) = (position(StepAction::Sign), position(StepAction::Release))
        && release < sign
    {
        found.push(ProcessProblem::ReleasedBeforeSigned);
    }
    for (index, step) in steps.iter().enumerate() {
        validate_step(index + 1, step, center, &mut found);
    }
    found
}

fn validate_step(number: usize, step: &Step, center: &AgencyCode, found: &mut Vec<ProcessProblem>) {
    if step.title.trim().is_empty() {
        found.push(ProcessProblem::NoTitle { step: number });
    }
    if matches!(step.action, StepAction::Intake | StepAction::Return) && step.agency != *center {
        found.push(ProcessProblem::NotAtCenter { step: number });
    }
    if step.action == StepAction::Return && step.minutes > 0 {
        found.push(ProcessProblem::ReturnHasTime { minutes: step.minutes });
    }
    if !step.minutes.is_multiple_of(QUARTER) {
        found.push(ProcessProblem::NotQuarterHours { step: number, minutes: step.minutes });
    }
    if !performs(step.role, step.action) {
        let (role, action) = (step.role, step.action);
        found.push(ProcessProblem::RoleDoesNotFit { step: number, role, action });
    }
}

/// Whether a role may stand at a step of this kind. A records clerk stands at a review when an
/// interim paper (tờ trình) is numbered and sent on.
pub fn performs(role: Role, action: StepAction) -> bool {
    match action {
        StepAction::Intake => role == Role::Int,
        StepAction::Assign => matches!(role, Role::Hod | Role::Dir | Role::Foc | Role::Pvo),
        StepAction::Appraise => matches!(role, Role::Spc | Role::Pvo),
        StepAction::Review => matches!(role, Role::Hod | Role::Dir | Role::Pvo | Role::Clk),
        StepAction::Sign => matches!(role, Role::Hod | Role::Dir | Role::Chm),
        StepAction::Release => matches!(role, Role::Clk | Role::Foc),
        StepAction::Return => role == Role::Ret,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::process::FileForm;
    use chrono::NaiveDate;

    fn center() -> AgencyCode {
        "H99.01".parse().unwrap()
    }

    fn sound() -> ProcessVersion {
        let step = |agency: &str, role, action, minutes| Step {
            title: "Việc".to_owned(),
            agency: agency.parse().unwrap(),
            unit: None,
            role,
            action,
            minutes,
            stage: 1,
            pauses_clock: None,
        };
        ProcessVersion {
            procedure: "1.000001".parse().unwrap(),
            case: "1".to_owned(),
            version: 1,
            decision: "1/QĐ-UBND".to_owned(),
            effective_from: NaiveDate::default(),
            file: FileForm::Electronic,
            steps: vec![
                step("H99.01", Role::Int, StepAction::Intake, 240),
                step("H99.02", Role::Hod, StepAction::Assign, 120),
                step("H99.02", Role::Spc, StepAction::Appraise, 480),
                step("H99.02", Role::Dir, StepAction::Sign, 120),
                step("H99.02", Role::Clk, StepAction::Release, 0),
                step("H99.01", Role::Ret, StepAction::Return, 0),
            ],
        }
    }

    fn after(change: impl FnOnce(&mut Vec<Step>)) -> Vec<ProcessProblem> {
        let mut process = sound();
        change(&mut process.steps);
        validate(&process, &center())
    }

    #[test]
    fn a_sound_process_has_no_problem() {
        assert_eq!(after(|_| {}), []);
    }

    #[test]
    fn each_fault_is_named() {
        use ProcessProblem as P;
        assert_eq!(after(Vec::clear), [P::NoSteps]);
        assert_eq!(after(|s| s[0].agency = s[1].agency.clone()), [P::NotAtCenter { step: 1 }]);
        assert_eq!(after(|s| s[5].agency = s[1].agency.clone()), [P::NotAtCenter { step: 6 }]);
        assert_eq!(after(|s| s[5].minutes = 15), [P::ReturnHasTime { minutes: 15 }]);
        assert_eq!(after(|s| s[2].minutes = 100), [P::NotQuarterHours { step: 3, minutes: 100 }]);
        assert_eq!(after(|s| s.swap(3, 4)), [P::ReleasedBeforeSigned]);
        assert_eq!(after(|s| s[2].title.clear()), [P::NoTitle { step: 3 }]);
        assert_eq!(
            after(|s| s[3].role = Role::Clk),
            [P::RoleDoesNotFit { step: 4, role: Role::Clk, action: StepAction::Sign }]
        );
        assert_eq!(
            after(|s| drop(s.remove(3))),
            [P::NotExactlyOnce { action: StepAction::Sign, count: 0 }]
        );
        assert_eq!(after(|s| s.swap(0, 1)), [P::FirstIsNotIntake]);
        assert_eq!(after(|s| s.swap(4, 5)), [P::LastIsNotReturn]);
    }

    #[test]
    fn messages_exist_in_both_languages() {
        for problem in after(|s| {
            s.remove(3);
            s[2].minutes = 7;
        }) {
            assert_ne!(problem.message(Lang::Vi), problem.message(Lang::En));
        }
    }
}
