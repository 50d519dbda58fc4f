//! Folding events into a dossier. Can not fail: what is in the log has happened.

mod life;

use self::life::{no_more_letters, other, result};
use super::clock::{Clock, Dates, Hold, OpenPause, Suspension};
use super::event::{DueCause, Event, IntakeFacts, Recorded};
use super::letter::Mark;
use super::life::{Handover, Submission, Transfer};
use super::state::{Acceptance, Dossier, Guidance, Outcome, StepOutcome, StepRun};
use super::status::DossierStatus;
use crate::calendar::PauseGround;
use crate::identifier::AgencyCode;
use crate::identity::{Place, Role};
use crate::process::{ProcessVersion, Step, StepAction};
use crate::time::Instant;

/// The dossier after one more event. `process` is the process it is bound to; `None` before
/// acceptance where the case has none.
///
/// # Panics
/// When the log does not begin with the inbox or an exit of the intake, or enters a step that the
/// process does not have; [`super::decide`] writes no such log.
#[must_use]
pub fn evolve(
    state: Option<Dossier>,
    recorded: &Recorded,
    process: Option<&ProcessVersion>,
) -> Dossier {
    let mut dossier = match (&recorded.event, state) {
        (
            Event::Submitted { facts, .. }
            | Event::CompletionRequested { facts, .. }
            | Event::IntakeRefused { facts, .. }
            | Event::Accepted { facts, .. },
            state,
        ) => began(state, facts, recorded),
        (_, Some(dossier)) => dossier,
        (event, None) => panic!("a dossier can not begin with {}", event.name()),
    };
    dossier.version = recorded.seq;
    let mark = Mark { at: recorded.at, by: recorded.by };
    match &recorded.event {
        Event::Submitted { .. }
        | Event::CompletionRequested { .. }
        | Event::IntakeRefused { .. }
        | Event::Accepted { .. } => intake(&mut dossier, mark, &recorded.event),
        Event::StepEntered { .. }
        | Event::StepAssigned { .. }
        | Event::StepFinished { .. }
        | Event::StepSentBack { .. }
        | Event::StepUndone { .. }
        | Event::Transferred { .. } => step(&mut dossier, mark, &recorded.event, process),
        Event::ClockPaused { .. }
        | Event::ClockResumed { .. }
        | Event::DueChanged { .. }
        | Event::CalendarChanged { .. } => clock(&mut dossier, mark, &recorded.event),
        Event::ResultSigned { .. }
        | Event::ResultReleased { .. }
        | Event::ResultArrived
        | Event::ResultPosted { .. }
        | Event::DeliveryFailed { .. }
        | Event::ResultReturned(_) => result(&mut dossier, mark, &recorded.event),
        _ => other(&mut dossier, mark, &recorded.event),
    }
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
            submission: None,
            accepted: None,
            clock: None,
            handover: None,
            guidance: None,
            steps: Vec::new(),
            letter: None,
            set_aside: None,
            supplements: Vec::new(),
            obligations: Vec::new(),
            consultations: Vec::new(),
            inspections: Vec::new(),
            withdrawals: Vec::new(),
            extension: None,
            transfers: Vec::new(),
            amendments: Vec::new(),
            papers: Vec::new(),
            result: None,
            stopped: None,
        },
    }
}

/// The inbox and the three exits of the intake.
fn intake(dossier: &mut Dossier, mark: Mark, event: &Event) {
    let Mark { at, by } = mark;
    if let Event::Submitted { facts, filed_at, portal_code, slip, alert_at, answer_due_at } = event
    {
        dossier.status = DossierStatus::Submitted;
        let delivered = (by.role == Role::Integ).then(|| by.on_behalf_of.unwrap_or(by.officer));
        let before = dossier.submission.as_ref().and_then(|it| it.integrator);
        dossier.submission = Some(Submission {
            channel: facts.intake.channel,
            filed_at: *filed_at,
            portal_code: portal_code.clone(),
            slip: slip.clone(),
            alert_at: *alert_at,
            answer_due_at: *answer_due_at,
            answered_at: None,
            integrator: before.or(delivered),
        });
        return;
    }
    if let Some(submission) = &mut dossier.submission {
        submission.answered_at.get_or_insert(at);
    }
    match event {
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
            term,
            second_term,
            started_at,
            dates,
            handover_due_at,
            secret,
            ..
        } => {
            dossier.status = DossierStatus::Accepted;
            dossier.accepted = Some(Acceptance {
                code: code.clone(),
                at,
                by,
                regime: *regime,
                process_version: *process_version,
                calendar: calendar.clone(),
                register: register.clone(),
                secret: secret.clone(),
            });
            dossier.clock = Some(Clock {
                started_at: *started_at,
                term: *term,
                second_term: *second_term,
                due_at: dates.due_at,
                original_due_at: dates.due_at,
                kpi_due_at: dates.kpi_due_at,
                derivation: dates.derivation.as_deref().cloned(),
                paused: None,
                pauses: Vec::new(),
                suspensions: Vec::new(),
            });
            let due_at = *handover_due_at;
            dossier.handover =
                Some(Handover { due_at, sent: None, reference: None, arrived: None });
        }
        _ => {}
    }
}

fn clock(dossier: &mut Dossier, mark: Mark, event: &Event) {
    let Some(clock) = &mut dossier.clock else { return };
    suspensions(clock, mark, event);
    match event {
        Event::ClockPaused { ground, restarts, reference } => {
            let (ground, reference) = (*ground, reference.clone());
            let hold = Hold { ground, reference: reference.clone(), at: mark.at, until: None };
            match &mut clock.paused {
                Some(open) => {
                    open.holds.push(hold);
                    open.restarts |= restarts;
                }
                None => {
                    let (at, restarts) = (mark.at, *restarts);
                    let holds = vec![hold];
                    clock.paused = Some(OpenPause { at, ground, reference, holds, restarts });
                }
            }
        }
        Event::ClockResumed { ground, step_due_at, left_due_at } => {
            let ended = clock.paused.take_if(|open| {
                let held = open.holds.iter_mut().filter(|hold| hold.ground == *ground);
                held.for_each(|hold| hold.until = hold.until.or(Some(mark.at)));
                open.held_by().next().is_none()
            });
            clock.pauses.extend(ended.map(|open| open.ended(mark.at)));
            steps_due(dossier, *step_due_at, *left_due_at);
        }
        Event::CalendarChanged { version, step_due_at, left_due_at, handover_due_at, .. } => {
            if let Some(accepted) = &mut dossier.accepted {
                accepted.calendar.clone_from(version);
            }
            if let (Some(handover), Some(due_at)) = (&mut dossier.handover, handover_due_at) {
                handover.due_at = *due_at;
            }
            steps_due(dossier, *step_due_at, *left_due_at);
        }
        Event::DueChanged { cause, dates } => {
            let Dates { due_at, kpi_due_at, derivation } = dates;
            (clock.due_at, clock.kpi_due_at) = (*due_at, *kpi_due_at);
            clock.derivation = derivation.as_deref().cloned();
            match cause {
                DueCause::Resumed => split_pause(clock, mark.at),
                DueCause::Started => {
                    clock.started_at = Some(mark.at);
                    clock.original_due_at = *due_at;
                }
                DueCause::SecondStage => {
                    if let Some(term) = clock.second_term.take() {
                        clock.term = term;
                    }
                    let paid = clock.counts_since().unwrap_or(mark.at);
                    let open = clock.paused.as_ref();
                    let still = open.and_then(|open| open.still_since(paid, mark.at));
                    let holds = clock.paused.iter_mut().flat_map(|open| &mut open.holds);
                    // It was waited for until it was made, whenever that was told.
                    for hold in holds.filter(|hold| hold.ground == PauseGround::Payment) {
                        hold.until = hold.until.map(|told| told.min(paid));
                    }
                    if let Some(at) = still {
                        split_pause(clock, at);
                    }
                }
                _ => {}
            }
        }
        _ => {}
    }
}

fn suspensions(clock: &mut Clock, mark: Mark, event: &Event) {
    match event {
        Event::ClockPaused { ground: PauseGround::Suspension, reference, .. } => {
            let decision_no = reference.clone().unwrap_or_default();
            clock.suspensions.push(Suspension { at: mark.at, decision_no, until: None });
        }
        Event::ClockResumed { ground: PauseGround::Suspension, .. } => {
            if let Some(last) = clock.suspensions.last_mut() {
                last.until = Some(mark.at);
            }
        }
        _ => {}
    }
}

/// A term that has begun anew while another ground holds the clock stands still for as long as that
/// one holds it: what was before is a pause of its own.
fn split_pause(clock: &mut Clock, at: Instant) {
    let Some(open) = &mut clock.paused else { return };
    let mut holds = open.holds.clone();
    holds.retain(|hold| hold.until.is_none_or(|until| until > at));
    holds.iter_mut().for_each(|hold| hold.at = hold.at.max(at));
    let Some(first) = holds.first().filter(|_| open.held_by().next().is_some()) else { return };
    let (ground, reference) = (first.ground, first.reference.clone());
    clock.pauses.push(open.ended(at));
    *open = OpenPause { at, ground, reference, holds, restarts: false };
}

fn step(dossier: &mut Dossier, mark: Mark, event: &Event, process: Option<&ProcessVersion>) {
    match event {
        Event::StepEntered { index, due_at } => {
            let step = process.and_then(|process| process.steps.get(*index as usize));
            let step = step.expect("a step is only entered in a process that has it");
            let Place { agency, unit } = dossier.place_of(step);
            let taken = || dossier.taken_by(&agency).filter(|_| dossier.is_taken_over(step));
            let unit = unit.or_else(taken);
            dossier.steps.push(StepRun {
                index: *index,
                action: step.action,
                agency,
                unit,
                role: step.role,
                entered_at: mark.at,
                due_at: *due_at,
                back_due_at: None,
                assignee: None,
                claimed_at: None,
                finished_at: None,
                performer: None,
                on_behalf_of: None,
                outcome: None,
                note: None,
            });
        }
        Event::StepAssigned { officer, unit, .. } => {
            if let Some(run) = current(dossier) {
                run.assignee = Some(*officer);
                run.claimed_at = Some(mark.at);
                if unit.is_some() {
                    run.unit.clone_from(unit);
                }
            }
        }
        Event::StepFinished { note } => finish(dossier, mark, StepOutcome::Done, note.clone()),
        Event::StepSentBack { reason, .. } => {
            finish(dossier, mark, StepOutcome::SentBack, Some(reason.clone()));
        }
        Event::StepUndone { reason } => {
            let before = undoable(&dossier.steps).cloned();
            finish(dossier, mark, StepOutcome::Undone, Some(reason.clone()));
            if let Some(before) = before {
                dossier.steps.push(StepRun {
                    due_at: before.back_due_at.or(before.due_at),
                    back_due_at: None,
                    finished_at: None,
                    performer: None,
                    on_behalf_of: None,
                    outcome: None,
                    note: None,
                    ..before
                });
            }
        }
        Event::Transferred { to, reason } => {
            // What one agency was about to write is none of the next one's.
            no_more_letters(dossier);
            // Before the handover the file is still in the hands of the Center.
            if dossier.status == DossierStatus::Processing {
                finish(dossier, mark, StepOutcome::Dropped, Some(reason.clone()));
            }
            let from = std::mem::replace(&mut dossier.facts.agency, to.clone());
            let (to, reason) = (to.clone(), reason.clone());
            dossier.transfers.push(Transfer { mark, from, to, reason });
        }
        _ => {}
    }
}

/// Other dates for the current step and for the one that an undoing brings back.
fn steps_due(dossier: &mut Dossier, current_due: Option<Instant>, left_due: Option<Instant>) {
    if let (Some(due_at), Some(run)) = (left_due, dossier.steps.iter_mut().rev().nth(1)) {
        run.back_due_at = Some(due_at);
    }
    if let (Some(due_at), Some(run)) = (current_due, current(dossier)) {
        run.due_at = Some(due_at);
    }
}

/// The passage that an undoing brings back: the one that led to the current step. It stands still
/// whenever the dossier does, as if it had never been left. What the Center handed over does not
/// come back.
pub(super) fn undoable(steps: &[StepRun]) -> Option<&StepRun> {
    let [.., before, run] = steps else { return None };
    let led_here = run.finished_at.is_none()
        && before.finished_at == Some(run.entered_at)
        && matches!(before.outcome, Some(StepOutcome::Done | StepOutcome::SentBack))
        && before.action != StepAction::Intake;
    led_here.then_some(before)
}

impl Dossier {
    /// Where a step is performed, as far as the process says: the Center's own steps where the
    /// dossier was taken in, and those of an agency from which it was transferred at the one it was
    /// transferred to. Of another agency than the process names, the units are none of ours.
    pub fn place_of(&self, step: &Step) -> Place {
        let agency = if matches!(step.action, StepAction::Intake | StepAction::Return) {
            &self.facts.center
        } else {
            self.transfers.iter().fold(&step.agency, |at, transfer| {
                if transfer.from == *at { &transfer.to } else { at }
            })
        };
        let unit = step.unit.clone().filter(|_| *agency == step.agency);
        Place { agency: agency.clone(), unit }
    }

    /// Whether a step is a division's, at an agency of which the process knows no division: the one
    /// whose officer takes it has it from then on (T33).
    pub(super) fn is_taken_over(&self, step: &Step) -> bool {
        !matches!(step.action, StepAction::Intake | StepAction::Return)
            && step.unit.is_some()
            && self.place_of(step).agency != step.agency
    }

    /// The division of an agency that had the dossier last.
    fn taken_by(&self, agency: &AgencyCode) -> Option<String> {
        self.steps.iter().rev().filter(|run| run.agency == *agency).find_map(|it| it.unit.clone())
    }
}

fn current(dossier: &mut Dossier) -> Option<&mut StepRun> {
    dossier.steps.last_mut().filter(|run| run.finished_at.is_none())
}

fn finish(dossier: &mut Dossier, mark: Mark, outcome: StepOutcome, note: Option<String>) {
    if let Some(run) = current(dossier) {
        run.finished_at = Some(mark.at);
        run.performer = Some(mark.by.officer);
        run.on_behalf_of = mark.by.on_behalf_of;
        run.outcome = Some(outcome);
        run.note = note;
    }
}
