//! The main clock of a dossier: when it is due, why, and the pauses it stood still in (R6, R7).
//!
//! The policies where the texts leave room, each named so that a province can be shown it:
//! - **Late stays late**: a pause that begins after the due moment changes no date, whatever
//!   restarts. The delay had happened before the applicant was asked.
//! - **A supplement restarts**, unless the procedure's own law resumes ([`ProcedureRules`]); a
//!   payment, a suspension and time the procedure does not count resume (NĐ 118/2025 Đ.19.5).
//! - **Resuming days and months** adds the whole calendar days that were left when the pause began:
//!   such terms are promised in days, and half a day of them means nothing.
//! - **Stage 2 is a term of its own**: from the day of payment (domain law 6.6.4).
//! - **Two due dates**: the statutory one as above; the KPI one by QĐ 766/QĐ-TTg, which only takes
//!   the pauses out and counts a second request for supplements as late: from then on it stays.
//!
//! [`ProcedureRules`]: crate::catalog::ProcedureRules

use super::state::StepRun;
use crate::calendar::{
    Calendar, Derivation, Line, OutOfRange, Pause, PauseGround, PausePolicy, PauseReason, Term,
};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// The clock as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Clock {
    /// When it began; `None` while a dossier of another Center is on its way (NĐ 118/2025 Đ.17.3 as
    /// amended): until then the date is an estimate.
    pub started_at: Option<Instant>,
    /// How long it may take, in the present stage.
    pub term: Term,
    /// How long stage 2 may take, while stage 1 runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_term: Option<Term>,
    /// When the result is due by law; `None` when no date is promised.
    pub due_at: Option<Instant>,
    /// When it was due by what acceptance said.
    pub original_due_at: Option<Instant>,
    /// When it is due by the national indicator.
    pub kpi_due_at: Option<Instant>,
    /// Why it is due then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derivation: Option<Derivation>,
    /// The pause it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<OpenPause>,
    /// Pauses that have ended, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// Decisions by which it stood or stands still, in order, whatever else held it beside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
}

/// A suspension by decision of the Center's director.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Suspension {
    /// Since when.
    pub at: Instant,
    /// Số quyết định.
    pub decision_no: String,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
}

/// A pause that has not ended. Grounds may overlap; the clock goes on when the last one ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenPause {
    /// When the clock stopped.
    pub at: Instant,
    /// Why it stopped.
    pub ground: PauseGround,
    /// Number of the notice or the provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The grounds that have held it, as they came.
    pub holds: Vec<Hold>,
    /// Whether a ground that restarts has been among them.
    pub restarts: bool,
}

/// One ground of a pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hold {
    /// Which.
    pub ground: PauseGround,
    /// Number of the notice or the provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Since when it holds.
    pub at: Instant,
    /// Until when it held; `None` as long as it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
}

impl Hold {
    fn reason(&self) -> PauseReason {
        PauseReason { ground: self.ground, reference: self.reference.clone() }
    }
}

impl OpenPause {
    /// The grounds that hold it now.
    pub fn held_by(&self) -> impl Iterator<Item = PauseGround> {
        self.holding().map(|hold| hold.ground)
    }

    /// The grounds that hold it now, each with what it rests on.
    pub fn held_for(&self) -> impl Iterator<Item = PauseReason> {
        self.holding().map(Hold::reason)
    }

    fn holding(&self) -> impl Iterator<Item = &Hold> {
        self.holds.iter().filter(|hold| hold.until.is_none())
    }

    /// The pause when it ends at a moment.
    pub(super) fn ended(&self, end: Instant) -> Pause {
        let policy = if self.restarts { PausePolicy::Restart } else { PausePolicy::Resume };
        Pause { policy, ..self.part(self.at, end, |_| true) }
    }

    /// A part of it that resumes, on those grounds that held it then.
    fn part(&self, start: Instant, end: Instant, counts: impl Fn(PauseGround) -> bool) -> Pause {
        let mut reasons: Vec<PauseReason> = Vec::new();
        for hold in self.holds.iter().filter(|hold| counts(hold.ground)) {
            let reason = hold.reason();
            let then = hold.at < end && hold.until.is_none_or(|until| until > start);
            if then && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        // No time has gone by in what holds none.
        let stopped = || PauseReason { ground: self.ground, reference: self.reference.clone() };
        let mut reasons = reasons.into_iter();
        let PauseReason { ground, reference } = reasons.next().unwrap_or_else(stopped);
        let policy = PausePolicy::Resume;
        Pause { start, end, ground, policy, reference, beside: reasons.collect() }
    }

    /// The times after `since` in which it stood still on another ground than a payment, apart from
    /// each other and in order; `now` ends what has not ended.
    fn beside_payment(&self, since: Instant, now: Instant) -> Vec<Pause> {
        let other = |ground| ground != PauseGround::Payment;
        let mut times: Vec<(Instant, Instant)> = Vec::new();
        for hold in self.holds.iter().filter(|hold| other(hold.ground)) {
            let (start, end) = (hold.at.max(since), hold.until.unwrap_or(now));
            match times.last_mut() {
                Some((_, last)) if start <= *last => *last = end.max(*last),
                _ if end > start || hold.until.is_none() => times.push((start, end)),
                _ => {}
            }
        }
        times.into_iter().map(|(start, end)| self.part(start, end, other)).collect()
    }

    /// Since when a stage that began with a payment stands still, when another ground than the
    /// payment still holds the clock.
    pub(super) fn still_since(&self, paid: Instant, now: Instant) -> Option<Instant> {
        self.held_by().find(|ground| *ground != PauseGround::Payment)?;
        self.beside_payment(paid, now).last().map(|time| time.start)
    }
}

/// The dates after a change, as the event records them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dates {
    /// Due by law.
    pub due_at: Option<Instant>,
    /// Due by the national indicator.
    pub kpi_due_at: Option<Instant>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derivation: Option<Box<Derivation>>,
}

impl Dates {
    /// A term that begins.
    ///
    /// # Errors
    /// The calendar does not reach that far.
    pub fn begin(calendar: &Calendar, at: Instant, term: Term) -> Result<Self, OutOfRange> {
        Self::counted(calendar, at, term, &[])
    }

    /// A term that began and has stood still since.
    fn counted(
        calendar: &Calendar,
        at: Instant,
        term: Term,
        pauses: &[Pause],
    ) -> Result<Self, OutOfRange> {
        let (due, derivation) = calendar.derive(at, term, pauses)?.unzip();
        let due_at = due.map(|due| due.at);
        Ok(Self { due_at, kpi_due_at: due_at, derivation: derivation.map(Box::new) })
    }
}

impl Clock {
    /// Whether it runs at all and is not paused.
    pub fn runs(&self) -> bool {
        self.started_at.is_some() && self.paused.is_none()
    }

    /// Since when the present term counts: its beginning, the last restart, or that of stage 2;
    /// `None` as long as it has not begun or promises no date.
    pub fn counts_since(&self) -> Option<Instant> {
        let lines = &self.derivation.as_ref().filter(|_| self.started_at.is_some())?.lines;
        lines.iter().rev().find_map(|line| match line {
            Line::From { at, .. } => Some(*at),
            _ => None,
        })
    }

    /// Whether the date is only an estimate.
    pub fn is_estimate(&self) -> bool {
        self.started_at.is_none()
    }

    /// The dates when the present pause ends at a moment. A date that was promised in the midst of it
    /// stood still from then on only (R10).
    ///
    /// # Errors
    /// The calendar does not reach that far.
    pub fn after_pause(
        &self,
        calendar: &Calendar,
        end: Instant,
        promised: Option<Instant>,
    ) -> Result<Dates, OutOfRange> {
        let unchanged = || Dates {
            due_at: self.due_at,
            kpi_due_at: self.kpi_due_at,
            derivation: self.derivation.clone().map(Box::new),
        };
        let (Some(open), Some(due)) = (&self.paused, self.due_at) else {
            return Ok(unchanged());
        };
        let whole = open.ended(end);
        let late = whole.start > due;
        let policy = if late { PausePolicy::Resume } else { whole.policy };
        let start = promised.map_or(whole.start, |at| whole.start.max(at));
        let law = Pause { policy, ..open.part(start, end, |_| true) };
        let (due_at, lines) = calendar.resume(due, self.term, &law)?;
        let kpi = Pause { policy: PausePolicy::Resume, ..whole };
        let kpi_due_at = match self.kpi_due_at {
            Some(kpi_due) => Some(calendar.resume(kpi_due, self.term, &kpi)?.0),
            None => None,
        };
        Ok(Dates { due_at: Some(due_at), kpi_due_at, derivation: self.told(lines) })
    }

    /// The dates of stage 2, of `term`, which began with the payment: told of now, it has stood still
    /// for as long as another ground held the clock and no longer does.
    ///
    /// # Errors
    /// The calendar does not reach that far.
    pub fn second_stage(
        &self,
        calendar: &Calendar,
        term: Term,
        paid: Instant,
        now: Instant,
    ) -> Result<Dates, OutOfRange> {
        let open = self.paused.as_ref();
        let mut stood = open.map(|open| open.beside_payment(paid, now)).unwrap_or_default();
        if open.is_some_and(|open| open.still_since(paid, now).is_some()) {
            stood.pop();
        }
        Dates::counted(calendar, paid, term, &stood)
    }

    /// The dates when supplements are asked for a second time.
    pub fn asked_again(&self, at: Instant) -> Dates {
        let derivation = self.derivation.clone().map(Box::new);
        Dates {
            due_at: self.due_at,
            kpi_due_at: self.kpi_due_at.map(|due| due.min(at)),
            derivation,
        }
    }

    /// The dates when a later one was granted.
    pub fn extended(&self, to: Instant, reference: &str) -> Dates {
        let lines = self.due_at.map(|due_before| {
            let reference = reference.to_owned();
            vec![Line::Extended { due_before, reference }, Line::Due { at: to, closing: true }]
        });
        let derivation = self.told(lines.unwrap_or_default());
        Dates { due_at: Some(to), kpi_due_at: self.kpi_due_at, derivation }
    }

    /// What was told so far, and how it went on.
    fn told(&self, lines: Vec<Line>) -> Option<Box<Derivation>> {
        let mut derivation = self.derivation.clone()?;
        derivation.lines.extend(lines);
        Some(Box::new(derivation))
    }
}

/// When a step should be done that was open during a pause: its minutes stood still, too.
///
/// # Errors
/// The calendar does not reach that far.
pub(super) fn step_due_after(
    run: &StepRun,
    open: &OpenPause,
    end: Instant,
    calendar: &Calendar,
) -> Result<Option<Instant>, OutOfRange> {
    let Some(due) = run.back_due_at.or(run.due_at) else { return Ok(None) };
    let start = open.at.max(run.entered_at);
    let pause = open.part(start, end.max(start), |_| true);
    let minutes = Term::WorkingHour { n: 0 };
    Ok(Some(calendar.resume(due, minutes, &pause)?.0))
}
