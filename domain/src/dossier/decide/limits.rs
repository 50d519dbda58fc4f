//! The limits of the law on what may still be asked, closed or moved (domain law 3.4).

use super::Context;
use super::guard::wrong_state;
use crate::calendar::{Clocks, Duty, Term};
use crate::document::wording::{short_date, short_moment};
use crate::dossier::life::StopGround;
use crate::dossier::state::Dossier;
use crate::dossier::status::DossierStatus;
use crate::refusal::{Code, Refusal};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;

/// Until when supplements may be asked for: within 3 working days of acceptance, a second time of
/// the answer, or as the specialised law of the procedure says (R8; NĐ 118/2025 Đ.19.5).
///
/// # Errors
/// It is too late; what would allow it is in the words.
pub(super) fn supplement_window(dossier: &Dossier, cx: &Context<'_>) -> Result<Instant, Refusal> {
    let accepted = dossier.accepted.as_ref().ok_or_else(|| wrong_state(dossier))?;
    let began = dossier.clock.as_ref().and_then(|clock| clock.started_at);
    let answered = dossier.supplements.last().and_then(|round| round.completed_at);
    let start = answered.or(began).unwrap_or(accepted.at);
    let days = cx.procedure.rules.allowance(round(dossier)).map(|allowance| allowance.days);
    let until = Clocks::new(cx.calendar, cx.limits)
        .due(Duty::SupplementNotice { days }, start)
        .map_err(|_| Refusal::new(Code::CalendarMissing))?
        .at;
    if cx.now > until {
        return Err(Refusal::new(Code::SupplementTooLate).with("until", short_moment(until)));
    }
    Ok(until)
}

/// Which request for supplements comes next, from 1.
pub(super) fn round(dossier: &Dossier) -> u16 {
    u16::try_from(dossier.supplements.len() + 1).unwrap_or(u16::MAX)
}

/// The last day on which the applicant may complete the dossier, asked now.
pub(super) fn completion_deadline(cx: &Context<'_>) -> Result<NaiveDate, Refusal> {
    let due = match cx.procedure.rules.completion_days {
        Some(n) => cx.calendar.due(cx.now, Term::CalendarDay { n }),
        None => Clocks::new(cx.calendar, cx.limits).due(Duty::CompletionWindow, cx.now).map(Some),
    };
    match due {
        Ok(Some(due)) => Ok(local_date(due.at)),
        _ => Err(Refusal::new(Code::CalendarMissing)),
    }
}

/// Why what the applicant owed may be closed now: its window has passed (T07, T18).
///
/// # Errors
/// It still runs, or nothing is owed.
pub(super) fn closable(dossier: &Dossier, cx: &Context<'_>) -> Result<StopGround, Refusal> {
    let owed = dossier.window_end().ok_or_else(|| wrong_state(dossier))?;
    let (last_day, ground) = match dossier.open_obligation() {
        Some(asked) if dossier.status == DossierStatus::PaymentRequired => {
            let until = closing_from(asked.asked_at, owed, cx)?;
            (local_date(until), StopGround::PaymentNotMade)
        }
        _ => (owed, StopGround::NotCompleted),
    };
    if local_date(cx.now) <= last_day {
        return Err(Refusal::new(Code::WindowOpen).with("date", short_date(last_day)));
    }
    Ok(ground)
}

/// The due moment that one extension may still move (R10; NĐ 118/2025 Đ.19.6).
///
/// # Errors
/// It was extended before, or no date was promised.
pub(super) fn extendable(dossier: &Dossier) -> Result<Instant, Refusal> {
    if let Some(extension) = &dossier.extension {
        let date = short_date(local_date(extension.new_due_at));
        return Err(Refusal::new(Code::AlreadyExtended).with("date", date));
    }
    if dossier.due_is_estimate() {
        return Err(Refusal::new(Code::DateNotPromised));
    }
    dossier.due_at().ok_or_else(|| Refusal::new(Code::NoDueDate))
}

/// The moment a new date stands for: closing time of that day, later than today and than the date
/// before, and by at most the procedure's own time. Once the date has passed that time counts from
/// today: the apology is owed however late it is (R10).
///
/// # Errors
/// At the field `newDate`.
pub(super) fn extended_due(
    dossier: &Dossier,
    date: NaiveDate,
    cx: &Context<'_>,
) -> Result<Instant, Refusal> {
    let due = extendable(dossier)?;
    let from = if cx.now > due { closing_on(local_date(cx.now), cx)? } else { due };
    let latest = match &dossier.clock {
        Some(clock) => cx.calendar.due(from, clock.term),
        None => Ok(None),
    };
    let latest = latest.map_err(|_| Refusal::new(Code::CalendarMissing))?;
    let before = local_date(due.max(cx.now));
    let first = before.succ_opt().unwrap_or(before);
    // A time of hours may end on the same day again.
    let latest = latest.map_or(due, |latest| latest.at).max(closing_on(first, cx)?);
    if date < first || date > local_date(latest) {
        return Err(Refusal::at(Code::DateOutOfRange, "newDate")
            .with("from", short_date(first))
            .with("to", short_date(local_date(latest))));
    }
    closing_on(date, cx)
}

/// Closing time of a day, or of the next working day (BLDS Đ.148.5).
pub(super) fn closing_on(date: NaiveDate, cx: &Context<'_>) -> Result<Instant, Refusal> {
    closing_from(cx.now, date, cx)
}

/// The same of a day that lay ahead at some moment.
fn closing_from(at: Instant, date: NaiveDate, cx: &Context<'_>) -> Result<Instant, Refusal> {
    let n = u32::try_from((date - local_date(at)).num_days()).unwrap_or(0);
    match cx.calendar.due(at, Term::CalendarDay { n }) {
        Ok(Some(due)) => Ok(due.at),
        _ => Err(Refusal::new(Code::CalendarMissing)),
    }
}

/// Whether the department told the Center in time: by the end of the last working day before the
/// due date (NĐ 118/2025 Đ.19.6).
pub(super) fn told_in_time(due: Instant, told: Instant, cx: &Context<'_>) -> bool {
    Clocks::new(cx.calendar, cx.limits)
        .due(Duty::LateNotice, due)
        .is_ok_and(|limit| told <= limit.at)
}

/// The Center itself may stop what no department has (T22).
pub(super) fn withdrawable_at_center(dossier: &Dossier) -> Result<(), Refusal> {
    let wish = dossier.open_withdrawal().ok_or_else(|| wrong_state(dossier))?;
    let sent = dossier.handover.as_ref().is_some_and(|handover| handover.sent.is_some());
    let at_center = match wish.before {
        DossierStatus::Submitted | DossierStatus::IntakeSupplement => true,
        DossierStatus::Accepted => !sent,
        _ => false,
    };
    if at_center { Ok(()) } else { Err(Refusal::new(Code::DepartmentDecides)) }
}
