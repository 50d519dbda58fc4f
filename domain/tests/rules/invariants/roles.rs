//! R1, R12, R18: who does what.

use crate::fixture::{DEPARTMENT, STRANGE, agency, world};
use domain::dossier::{Dossier, Event, Recorded, Route, StepOutcome};
use domain::identity::{OfficerId, Role};
use domain::process::StepAction;
use std::collections::BTreeSet;

/// What meets the applicant happens at the Center, by its own roles; what is decided, elsewhere.
pub(super) fn acts_in_place(recorded: &Recorded) {
    use Role::*;
    let role = recorded.by.role;
    let allowed: &[Role] = match &recorded.event {
        Event::Submitted { .. } | Event::WithdrawalRequested { .. } => &[Int, Integ],
        Event::Accepted { .. }
        | Event::CompletionRequested { .. }
        | Event::IntakeRefused { .. }
        | Event::SupplementReceived { channel: None, .. }
        | Event::AmendmentProposed { .. } => &[Int],
        Event::SupplementReceived { channel: Some(_), .. } => &[Integ],
        Event::HandedOver { .. } => &[Int, Hoc],
        Event::Arrived => &[Foc, Clk, Int],
        Event::SupplementRequested { .. }
        | Event::PaymentRequested(_)
        | Event::InspectionCalled(_)
        | Event::WithdrawalRefused { .. }
        | Event::Stopped { .. }
        | Event::ExtensionGranted(_) => &[Int, Cdr],
        Event::PaymentRecorded { .. } => &[Csh, Integ],
        Event::AmendmentApproved | Event::AmendmentRejected { .. } => &[Cdr],
        Event::LetterDrafted { .. } | Event::LetterDiscarded => &[Spc, Pvo, Foc, Hod],
        Event::LetterApproved { .. } | Event::ConsultationSent { .. } => &[Hod, Dir, Chm],
        Event::LetterReturned { .. } => &[Hod, Dir, Chm, Int, Cdr],
        Event::ConsultationAnswered { .. } => &[Con],
        Event::ConsultationOverdue { .. } => &[Sys],
        Event::InspectionRecorded(_) => &[Spc, Pvo, Hod],
        Event::Transferred { .. } => &[Int, Foc],
        Event::ResultSigned { .. } => &[Hod, Dir, Chm],
        Event::ResultReleased { .. } => &[Clk, Foc],
        Event::ResultArrived => &[Ret, Clk, Foc],
        Event::ResultPosted { .. } | Event::DeliveryFailed { .. } => &[Ret],
        Event::ResultReturned(_) => &[Ret, Sys],
        _ => {
            assert!(!matches!(role, Admin | Audit | Kstt), "{role:?}");
            return;
        }
    };
    assert!(allowed.contains(&role), "{role:?}: {:?}", recorded.event);
}

/// R18, told from the log alone and not from what the rules remember.
pub(super) fn duties<'a>(events: impl Iterator<Item = &'a Recorded>, state: &Dossier) {
    let mut took_in: BTreeSet<OfficerId> = BTreeSet::new();
    let mut signed = BTreeSet::new();
    let mut returned = BTreeSet::new();
    // Who drafted the letter in hand is last; a proposal may wait behind it.
    let mut drafters: Vec<(OfficerId, bool)> = Vec::new();
    for recorded in events {
        let who = recorded.by.officer;
        match &recorded.event {
            Event::Accepted { .. } => drop(took_in.insert(who)),
            Event::ResultSigned { .. } => drop(signed.insert(who)),
            Event::ResultReturned(_) => drop(returned.insert(who)),
            Event::LetterDrafted { letter, .. } => {
                let proposal = letter.route() == Route::Proposal;
                if drafters.last().is_some_and(|(_, before)| !before || proposal) {
                    drafters.pop();
                }
                drafters.push((who, proposal));
            }
            Event::LetterApproved { .. } => {
                assert_ne!(drafters.last().unwrap().0, who, "approves his own draft")
            }
            Event::LetterDiscarded => drop(drafters.pop()),
            Event::ExtensionGranted(_) => drafters.retain(|(_, proposal)| !proposal),
            Event::SupplementRequested { .. }
            | Event::PaymentRequested(_)
            | Event::InspectionCalled(_)
            | Event::ConsultationSent { .. }
            | Event::WithdrawalRefused { .. } => drafters.retain(|(_, proposal)| *proposal),
            Event::Transferred { .. } | Event::WithdrawalRequested { .. } => drafters.clear(),
            _ => {}
        }
    }
    let performed = |run: &&domain::dossier::StepRun| {
        matches!(run.outcome, Some(StepOutcome::Done | StepOutcome::SentBack))
    };
    let appraised: BTreeSet<_> = state
        .steps
        .iter()
        .filter(|run| run.action == StepAction::Appraise)
        .filter(performed)
        .filter_map(|run| run.performer)
        .collect();
    for others in [&took_in, &signed, &returned] {
        assert!(appraised.is_disjoint(others), "two conflicting duties in one hand");
    }
    for run in state.steps.iter().filter(performed) {
        let performer = run.performer.unwrap();
        let officer = world().staff.0.values().find(|actor| actor.id == performer).unwrap();
        let at_home = officer.holds(run.role, &run.agency, run.unit.as_deref());
        let focal = run.action == StepAction::Release
            && [DEPARTMENT, STRANGE].iter().any(|at| officer.holds(Role::Foc, &agency(at), None));
        let carried = run.action == StepAction::Intake && officer.has(Role::Hoc);
        let delivered = run.action == StepAction::Return && officer.has(Role::Sys);
        assert!(
            at_home || focal || carried || delivered,
            "{} did a step of {:?}",
            officer.name,
            run.role
        );
    }
}
