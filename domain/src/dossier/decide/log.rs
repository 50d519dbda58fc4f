//! The events of one command as they come to be.

use super::{Context, Decision};
use crate::calendar::{OutOfRange, PauseGround, Term};
use crate::dossier::clock::{Dates, step_due_after};
use crate::dossier::command::{AcceptNumbers, NewPaper};
use crate::dossier::event::{By, DueCause, Event, Recorded};
use crate::dossier::evolve::{evolve, undoable};
use crate::dossier::papers::PaperDraft;
use crate::dossier::state::{Dossier, StepRun};
use crate::refusal::{Code, Refusal};
use crate::time::{Instant, instant};
use chrono::NaiveDate;
use uuid::Uuid;

/// The events so far, with the dossier after them.
pub(super) struct Log<'a> {
    pub(super) cx: &'a Context<'a>,
    pub(super) by: By,
    pub(super) state: Option<Dossier>,
    events: Vec<Recorded>,
    papers: Vec<PaperDraft>,
}

impl<'a> Log<'a> {
    pub(super) fn new(state: Option<&Dossier>, by: By, cx: &'a Context<'a>) -> Self {
        Self { cx, by, state: state.cloned(), events: Vec::new(), papers: Vec::new() }
    }

    pub(super) fn push(&mut self, event: Event) {
        let seq = self.state.as_ref().map_or(0, |state| state.version) + 1;
        let recorded = Recorded { seq, at: self.cx.now, by: self.by, event };
        self.state = Some(evolve(self.state.take(), &recorded, self.cx.process));
        self.events.push(recorded);
    }

    /// Identity and number of the next paper to be issued; a placeholder in a dry run.
    pub(super) fn paper(&self) -> NewPaper {
        let drawn = self.cx.drawn.papers.get(self.papers.len()).copied();
        drawn.unwrap_or(NewPaper { id: Uuid::nil(), number: 1 })
    }

    /// Numbers of the acceptance; placeholders in a dry run.
    pub(super) fn acceptance(&self) -> AcceptNumbers {
        self.cx.drawn.acceptance.clone().unwrap_or_else(AcceptNumbers::placeholder)
    }

    /// Issues a paper: its event ties the frozen data to the chain.
    pub(super) fn issue(&mut self, draft: PaperDraft) {
        self.push(Event::PaperIssued {
            id: draft.id,
            kind: draft.kind,
            issuer: draft.issuer.clone(),
            number: draft.number,
            digest: draft.digest(),
        });
        self.papers.push(draft);
    }

    /// Stops the main clock on a legal ground (R7).
    pub(super) fn pause(&mut self, ground: PauseGround, restarts: bool, reference: Option<String>) {
        self.push(Event::ClockPaused { ground, restarts, reference });
    }

    /// Ends a ground. When it was the last one the clock goes on, with the dates that follow.
    pub(super) fn resume(&mut self, ground: PauseGround) -> Result<(), Vec<Refusal>> {
        self.resume_with(ground, Ending::Resumed)
    }

    /// Ends the wait for a payment, made today or on a day before: between two stages the second one
    /// begins with it.
    pub(super) fn resume_paid(&mut self, paid_on: Option<NaiveDate>) -> Result<(), Vec<Refusal>> {
        let clock = self.state.as_ref().and_then(|state| state.clock.as_ref());
        let Some(term) = clock.and_then(|clock| clock.second_term) else {
            return self.resume_with(PauseGround::Payment, Ending::Resumed);
        };
        // Nobody knows the hour: a term of hours begins with the end of that day.
        let evening = |day: NaiveDate| day.and_hms_opt(23, 59, 0).map(instant);
        let paid = paid_on.and_then(evening).unwrap_or(self.cx.now);
        self.resume_with(PauseGround::Payment, Ending::SecondStage { paid, term })
    }

    /// Stops the main clock, or lets it go on, as the procedure's own law says of where the dossier
    /// stands now: at a step whose time does not count, or waiting for opinions whose time does not
    /// (domain law 4.5).
    pub(super) fn keep_procedure_time(&mut self) -> Result<(), Vec<Refusal>> {
        let Some(state) = &self.state else { return Ok(()) };
        let basis = self.stands_still(state);
        let paused = state.clock.as_ref().and_then(|clock| clock.paused.as_ref());
        let held =
            paused.is_some_and(|open| open.held_by().any(|held| held == PauseGround::Procedure));
        match basis {
            Some(_) if !held => self.pause(PauseGround::Procedure, false, basis),
            None if held => self.resume(PauseGround::Procedure)?,
            _ => {}
        }
        Ok(())
    }

    /// The provision by which the procedure's time stands still where the dossier stands.
    fn stands_still(&self, state: &Dossier) -> Option<String> {
        if state.result.is_some() {
            return None;
        }
        let run = state.current_step();
        let step = run.and_then(|run| self.cx.process?.steps.get(run.index as usize));
        let sits = step.and_then(|step| step.pauses_clock.as_deref());
        sits.or_else(|| state.paused_for_opinion()).map(str::to_owned)
    }

    fn resume_with(&mut self, ground: PauseGround, ending: Ending) -> Result<(), Vec<Refusal>> {
        let (calendar, now) = (self.cx.calendar, self.cx.now);
        let Some(state) = &self.state else { return Ok(()) };
        let Some(clock) = &state.clock else { return Ok(()) };
        let Some(open) = clock.paused.as_ref().filter(|it| it.held_by().any(|held| held == ground))
        else {
            return Ok(());
        };
        let ends = open.held_by().all(|held| held == ground);
        // A term that begins anew begins also where another ground still holds the clock.
        let anew = match ending {
            Ending::SecondStage { .. } => true,
            Ending::Resumed => ground == PauseGround::Supplement && open.restarts,
        };
        if !ends && !anew {
            self.push(Event::ClockResumed { ground, step_due_at: None, left_due_at: None });
            return Ok(());
        }
        let (dates, cause, end) = match ending {
            Ending::SecondStage { paid, term } => {
                let dates = clock.second_stage(calendar, term, paid, now);
                let still = open.still_since(paid, now);
                (dates, DueCause::SecondStage, still.unwrap_or(now))
            }
            Ending::Resumed => {
                let dates = clock.after_pause(calendar, now, state.promised_in_pause());
                (dates, DueCause::Resumed, now)
            }
        };
        let dates = dates.map_err(missing)?;
        let shifted = |run: Option<&StepRun>| match run {
            Some(run) => step_due_after(run, open, end, calendar).map_err(missing),
            None => Ok(None),
        };
        let step_due_at = shifted(state.current_step())?;
        // The step left last may be taken back.
        let left_due_at = shifted(undoable(&state.steps))?;
        self.push(Event::ClockResumed { ground, step_due_at, left_due_at });
        self.change_due(cause, dates);
        Ok(())
    }

    /// Changes the due date, where one was promised. What was asked for twice is late by the national
    /// indicator and stays so, whatever pause ends after it (domain law 4.6).
    pub(super) fn change_due(&mut self, cause: DueCause, dates: Dates) {
        if dates.due_at.is_none() {
            return;
        }
        let Some(state) = &self.state else { return };
        let before = state.clock.as_ref();
        let asked_twice = state.supplements.len() > 1 && cause != DueCause::AskedAgain;
        let kpi_due_at = match before {
            Some(clock) if asked_twice => clock.kpi_due_at,
            _ => dates.kpi_due_at,
        };
        let now = (dates.due_at, kpi_due_at);
        let same = before.is_some_and(|clock| (clock.due_at, clock.kpi_due_at) == now);
        if same && cause == DueCause::Recounted {
            return;
        }
        self.push(Event::DueChanged { cause, dates: Dates { kpi_due_at, ..dates } });
    }

    pub(super) fn finish(self) -> Result<Decision, Vec<Refusal>> {
        let (events, papers) = (self.events, self.papers);
        self.state
            .map(|state| Decision { events, state, papers })
            .ok_or_else(|| vec![Refusal::new(Code::NotFound)])
    }
}

/// How a pause ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The time that was left runs on, or all of it anew.
    Resumed,
    /// Stage 2 begins with a payment.
    SecondStage {
        /// When it was made.
        paid: Instant,
        /// How long stage 2 may take.
        term: Term,
    },
}

pub(super) fn missing(_: OutOfRange) -> Vec<Refusal> {
    vec![Refusal::new(Code::CalendarMissing)]
}
