//! The dates of a dossier on a newer calendar (R3, R6): a storm closes the offices, the Government
//! swaps a day, after the date was promised.
//!
//! The dates of the dossier and of its step move, that of a step that may be taken back, and the day
//! to hand the file over. What is counted is counted again from where the present term began, with
//! the pauses it has stood still in; what was told in a letter (a last day to complete, to answer, to
//! pay; a later date granted) stays, unless the later date has become a day off.

use super::clock::{Clock, Dates};
use super::state::{Dossier, StepRun};
use crate::calendar::{Calendar, Line, OutOfRange, Pause, PausePolicy, Term};
use crate::time::{Instant, local_date};

impl Clock {
    /// The times in which the present term has stood still, in order; what stage 2 did not see and
    /// what lies before a restart are not among them.
    pub fn stood_still(&self) -> Vec<Pause> {
        let lines = self.derivation.as_ref().map(|it| &it.lines[..]).unwrap_or_default();
        present(lines).iter().filter_map(pause).collect()
    }

    /// The dates on another calendar; `None` when no date is promised.
    ///
    /// # Errors
    /// The calendar does not reach that far.
    pub fn recounted(
        &self,
        calendar: &Calendar,
        decision_no: &str,
    ) -> Result<Option<Dates>, OutOfRange> {
        let Some(told) = &self.derivation else { return Ok(None) };
        let lines = present(&told.lines);
        let Some(Line::From { at: from, .. }) = lines.first() else { return Ok(None) };
        let granted = lines.iter().position(|line| matches!(line, Line::Extended { .. }));
        let (counted, after) = lines.split_at(granted.unwrap_or(lines.len()));
        let pauses: Vec<Pause> = counted.iter().filter_map(pause).collect();
        let Some((due, way)) = calendar.derive(*from, self.term, &pauses)? else { return Ok(None) };
        let mut at = due.at;
        let mut way_on = way.lines;
        if let Some(Line::Extended { reference, .. }) = after.first() {
            (at, way_on) = promised(calendar, after, (at, way_on), reference)?;
            for pause in after.iter().filter_map(pause) {
                let (later, lines) = calendar.resume(at, self.term, &pause)?;
                at = later;
                way_on.extend(lines);
            }
        }
        let before = told.lines.len() - lines.len();
        let mut lines = told.lines[..before].to_vec();
        lines.extend(way_on);
        lines.push(Line::Recounted {
            calendar: calendar.version().to_owned(),
            reference: decision_no.to_owned(),
        });
        let mut derivation = told.clone();
        calendar.version().clone_into(&mut derivation.calendar);
        derivation.lines = lines;
        let kpi_due_at = self.kpi_recounted(calendar)?;
        Ok(Some(Dates { due_at: Some(at), kpi_due_at, derivation: Some(Box::new(derivation)) }))
    }

    /// The national indicator takes out every pause since its stage began, and knows no restart.
    fn kpi_recounted(&self, calendar: &Calendar) -> Result<Option<Instant>, OutOfRange> {
        let lines = self.derivation.as_ref().map(|it| &it.lines[..]).unwrap_or_default();
        let Some(Line::From { at: from, .. }) = lines.first() else { return Ok(self.kpi_due_at) };
        let whole = |told: Pause| {
            // A date promised in the midst of a pause moves with what came after the promise only.
            let known = self.pauses.iter().find(|pause| pause.end == told.end);
            let start = known.map_or(told.start, |pause| pause.start.max(*from));
            Pause { start, policy: PausePolicy::Resume, ..told }
        };
        let pauses: Vec<Pause> = lines.iter().filter_map(pause).map(whole).collect();
        Ok(calendar.due_after(*from, self.term, &pauses)?.map(|due| due.at))
    }
}

/// The date that a letter granted, moved when it is a day off now.
fn promised(
    calendar: &Calendar,
    lines: &[Line],
    (due_before, mut way): (Instant, Vec<Line>),
    reference: &str,
) -> Result<(Instant, Vec<Line>), OutOfRange> {
    let granted = lines.iter().find_map(|line| match line {
        Line::Due { at, .. } => Some(*at),
        _ => None,
    });
    let granted = granted.unwrap_or(due_before);
    let at = match calendar.is_working_day(local_date(granted)) {
        true => granted,
        false => calendar.closing(local_date(granted))?,
    };
    way.push(Line::Extended { due_before, reference: reference.to_owned() });
    way.push(Line::Due { at, closing: true });
    Ok((at, way))
}

/// The lines of the present term: from its beginning, its last restart, or that of stage 2.
fn present(lines: &[Line]) -> &[Line] {
    let from = lines.iter().rposition(|line| matches!(line, Line::From { .. }));
    from.map_or(&[], |from| &lines[from..])
}

fn pause(line: &Line) -> Option<Pause> {
    match line {
        Line::Paused { start, end, ground, policy, reference, beside, .. } => Some(Pause {
            start: *start,
            end: *end,
            ground: *ground,
            policy: *policy,
            reference: reference.clone(),
            beside: beside.clone(),
        }),
        _ => None,
    }
}

impl Dossier {
    /// When a step should be done on another calendar than the one it was counted on: with the
    /// minutes it was given, and the pauses it has stood still in.
    ///
    /// # Errors
    /// The calendar does not reach that far.
    pub(super) fn step_recounted(
        &self,
        run: &StepRun,
        old: &Calendar,
        new: &Calendar,
    ) -> Result<Option<Instant>, OutOfRange> {
        let StepRun { entered_at, .. } = run;
        let Some(due) = run.back_due_at.or(run.due_at) else { return Ok(None) };
        let pauses = self.clock.as_ref().map(|clock| &clock.pauses[..]).unwrap_or_default();
        let since = |pause: &&Pause| pause.end > *entered_at;
        let pauses: Vec<Pause> = pauses
            .iter()
            .filter(since)
            .map(|pause| Pause {
                start: pause.start.max(*entered_at),
                policy: PausePolicy::Resume,
                ..pause.clone()
            })
            .collect();
        // One that began after the step was due has moved nothing; on the new calendar it may.
        let moved = pauses.iter().filter(|pause| pause.start < due);
        let stood: i64 = moved.map(|it| old.working_minutes(it.start, it.end)).sum();
        let given = (old.working_minutes(*entered_at, due) - stood).max(0);
        let mut at =
            new.add_working_minutes(*entered_at, u32::try_from(given).unwrap_or_default())?;
        for pause in &pauses {
            at = new.resume(at, Term::WorkingHour { n: 0 }, pause)?.0;
        }
        Ok(Some(at))
    }
}
