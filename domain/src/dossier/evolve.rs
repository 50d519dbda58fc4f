//! Folding events into a dossier. Can not fail: what is in the log has happened.

use super::event::{Event, IntakeFacts, Recorded};
use super::state::{
    Acceptance, Dossier, Guidance, Outcome, PaperRef, ResultState, StepOutcome, StepRun,
};
use super::status::DossierStatus;
use crate::process::ProcessVersion;

/// The dossier after one more event. `process` is the process it is bound to; `None` before
/// acceptance where the case has none.
///
/// # Panics
/// When the log does not begin with an exit of the intake, or enters a step that the process does
/// not have; [`super::decide`] writes no such log.
#[must_use]
pub fn evolve(
    state: Option<Dossier>,
    recorded: &Recorded,
    process: Option<&ProcessVersion>,
) -> Dossier {
    let mut dossier = match (&recorded.event, state) {
        (
            Event::CompletionRequested { facts, .. }
            | Event::IntakeRefused { facts, .. }
            | Event::Accepted { facts, .. },
            state,
        ) => began(state, facts, recorded),
        (_, Some(dossier)) => dossier,
        (event, None) => panic!("a dossier can not begin with {}", event.name()),
    };
    dossier.version = recorded.seq;
    apply(&mut dossier, recorded, process);
    dossier
}

fn began(state: Option<Dossier>, facts: &IntakeFacts, recorded: &Recorded) -> Dossier {
    match state {
        Some(earlier) => Dossier { facts: facts.clone(), ..earlier },
        None => Dossier {
            version: 0,
            status: DossierStatus::IntakeSupplement,
            received_at: recorded.at,
            facts: facts.clone(),
            accepted: None,
            guidance: None,
            steps: Vec::new(),
            papers: Vec::new(),
            result: None,
        },
    }
}

fn apply(dossier: &mut Dossier, recorded: &Recorded, process: Option<&ProcessVersion>) {
    let (at, by) = (recorded.at, recorded.by);
    match &recorded.event {
        Event::CompletionRequested { lines, reason, deadline, .. } => {
            dossier.status = DossierStatus::IntakeSupplement;
            let outcome = Outcome::Completion {
                lines: lines.clone(),
                reason: reason.clone(),
                deadline: *deadline,
            };
            dossier.guidance = Some(Guidance { at, by, outcome });
        }
        Event::IntakeRefused { reason, text, .. } => {
            dossier.status = DossierStatus::IntakeRefused;
            let outcome = Outcome::Refusal { reason: reason.clone(), text: text.clone() };
            dossier.guidance = Some(Guidance { at, by, outcome });
        }
        Event::Accepted {
            code,
            regime,
            process_version,
            calendar,
            register,
            due_at,
            derivation,
            secret,
            ..
        } => {
            dossier.status = DossierStatus::Processing;
            dossier.accepted = Some(Acceptance {
                code: code.clone(),
                at,
                by,
                regime: *regime,
                process_version: *process_version,
                calendar: calendar.clone(),
                register: register.clone(),
                due_at: *due_at,
                derivation: derivation.as_deref().cloned(),
                secret: secret.clone(),
            });
        }
        Event::PaperIssued { id, kind, number, .. } => {
            let paper = PaperRef { id: *id, kind: *kind, number: *number, at, by: by.officer };
            dossier.papers.push(paper);
        }
        Event::StepEntered { index, due_at } => {
            let step = process.and_then(|process| process.steps.get(*index as usize));
            let step = step.expect("a step is only entered in a process that has it");
            dossier.steps.push(StepRun {
                index: *index,
                action: step.action,
                agency: step.agency.clone(),
                unit: step.unit.clone(),
                role: step.role,
                entered_at: at,
                due_at: *due_at,
                assignee: None,
                claimed_at: None,
                finished_at: None,
                performer: None,
                outcome: None,
                note: None,
            });
        }
        Event::StepAssigned { officer, .. } => {
            if let Some(run) = current(dossier) {
                run.assignee = Some(*officer);
                run.claimed_at = Some(at);
            }
        }
        Event::StepFinished { note } => finish(dossier, recorded, StepOutcome::Done, note.clone()),
        Event::StepSentBack { reason, .. } => {
            finish(dossier, recorded, StepOutcome::SentBack, Some(reason.clone()));
        }
        Event::ResultSigned { kind, title, content, paper } => {
            dossier.status = DossierStatus::ResultIssued;
            dossier.result = Some(ResultState {
                kind: *kind,
                title: title.clone(),
                content: content.clone(),
                paper: *paper,
                signed_at: at,
                signer: by.officer,
                released_at: None,
                returned_at: None,
                returned_to: None,
            });
        }
        Event::ResultReleased { .. } => {
            dossier.status = DossierStatus::ResultAtCenter;
            if let Some(result) = &mut dossier.result {
                result.released_at = Some(at);
            }
        }
        Event::ResultReturned(handed_over) => {
            dossier.status = DossierStatus::Returned;
            if let Some(result) = &mut dossier.result {
                result.returned_at = Some(at);
                result.returned_to = Some(handed_over.clone());
            }
        }
    }
}

fn current(dossier: &mut Dossier) -> Option<&mut StepRun> {
    dossier.steps.last_mut().filter(|run| run.finished_at.is_none())
}

fn finish(dossier: &mut Dossier, recorded: &Recorded, outcome: StepOutcome, note: Option<String>) {
    if let Some(run) = current(dossier) {
        run.finished_at = Some(recorded.at);
        run.performer = Some(recorded.by.officer);
        run.outcome = Some(outcome);
        run.note = note;
    }
}
