//! R9: a dossier stands at one step at most, and that step is somebody's or waits for one.

use crate::fixture::{Shape, world};
use domain::delay::responsibility::Fact;
use domain::dossier::{
    Dossier, DossierStatus, Recorded, StepOutcome, StepRun, responsibility_facts,
};
use domain::process::StepAction;
use std::collections::BTreeSet;

pub(super) fn have_one_holder(state: &Dossier, shape: Shape) {
    let open: Vec<_> =
        state.steps.iter().enumerate().filter(|(_, run)| run.finished_at.is_none()).collect();
    assert!(open.iter().all(|(i, _)| i + 1 == state.steps.len()), "the open step is the last");
    let on_its_way =
        state.handover.as_ref().is_some_and(|it| it.sent.is_some() && it.arrived.is_none())
            || state
                .result
                .as_ref()
                .is_some_and(|it| it.released_at.is_some() && it.arrived_at.is_none());
    let running = state.accepted.is_some() && !state.status.is_final() && !on_its_way;
    assert_eq!(open.len(), usize::from(running), "{:?}", state.status);
    for run in &state.steps {
        passage(run, shape);
    }
    for pair in state.steps.windows(2) {
        let back = pair[1].index < pair[0].index;
        let forward = pair[1].index == pair[0].index + 1;
        let taken_back = pair[0].outcome == Some(StepOutcome::Undone);
        let transferred = pair[0].outcome == Some(StepOutcome::Dropped) && pair[1].index == 1;
        assert!(back || forward || taken_back || transferred, "{pair:#?}");
        assert!(pair[1].index > 0, "nothing goes back to the intake");
    }
    fits(state);
}

fn passage(run: &StepRun, shape: Shape) {
    let step = &world().process(shape).steps[run.index as usize];
    assert_eq!((run.action, run.role), (step.action, step.role));
    let ended = run.finished_at.is_some();
    assert_eq!((run.performer.is_some(), run.outcome.is_some()), (ended, ended));
    if matches!(run.outcome, Some(StepOutcome::Done | StepOutcome::SentBack)) {
        assert!(run.assignee.is_some(), "a finished step was somebody's");
        // The post takes over what the intake officer has accepted.
        let carried = run.action == StepAction::Intake;
        assert!(carried || run.performer == run.assignee, "whoever has the step does it");
        assert!(run.finished_at >= run.claimed_at);
    }
    assert_eq!(run.assignee.is_some(), run.claimed_at.is_some());
    assert!(run.claimed_at.is_none_or(|at| at >= run.entered_at));
    assert_eq!(run.due_at.is_some(), step.minutes > 0);
}

/// R9, R11: a step waits for exactly the opinions whose agencies its minutes are charged to. Within
/// one moment nobody can say whether an opinion was asked before or after the step was left.
pub(super) fn wait_for_whom_they_charge(state: &Dossier, events: &[Recorded]) {
    let Some(since) = state.current_step().map(|run| run.entered_at) else { return };
    let mut charged = BTreeSet::new();
    for (_, fact) in responsibility_facts(events) {
        match fact {
            Fact::ConsultationAsked { request, waits: true, .. } => {
                charged.insert(request);
            }
            Fact::ConsultationAnswered { request } => {
                charged.remove(&request);
            }
            _ => {}
        }
    }
    let awaited: BTreeSet<_> = state.awaited_consultations().map(|asked| asked.number).collect();
    for asked in &state.consultations {
        let number = asked.number;
        if asked.sent_at > since && asked.overdue_at.is_none() {
            assert_eq!(awaited.contains(&number), charged.contains(&number), "{asked:?}");
        } else if asked.sent_at < since {
            assert!(!awaited.contains(&number) && !charged.contains(&number), "{asked:?}");
        }
    }
}

/// Status and step say the same.
fn fits(state: &Dossier) {
    use DossierStatus as S;
    use StepAction as A;
    let action = state.current_step().map(|run| run.action);
    match state.status {
        S::Submitted | S::IntakeSupplement | S::IntakeRefused => {
            assert!(state.steps.is_empty() && state.accepted.is_none());
        }
        S::Accepted => assert!(matches!(action, None | Some(A::Intake))),
        S::Processing | S::SupplementRequested | S::PaymentRequired => {
            assert!(!matches!(action, None | Some(A::Intake | A::Release | A::Return)));
        }
        S::WithdrawalRequested => assert!(!matches!(action, Some(A::Release | A::Return))),
        S::ResultIssued => assert!(matches!(action, None | Some(A::Release))),
        S::ResultAtCenter => assert_eq!(action, Some(A::Return)),
        S::Stopped | S::Returned => assert_eq!(action, None),
    }
    assert_eq!(state.status == S::Stopped, state.stopped.is_some());
    let decided = matches!(state.status, S::ResultIssued | S::ResultAtCenter | S::Returned);
    assert_eq!(decided, state.result.is_some());
    assert_eq!(state.code().is_some(), state.accepted.is_some());
}
