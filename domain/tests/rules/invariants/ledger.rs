//! R9: every working minute from acceptance to the end is somebody's, told from the state between the
//! commands and not from the events.

use crate::story::Story;
use chrono::TimeDelta;
use domain::calendar::Calendar;
use domain::delay::responsibility::{Holder, Ledger, Waiting, ledger};
use domain::dossier::{Dossier, Recorded, responsibility_facts};
use domain::identity::OfficerId;
use domain::time::Instant;

/// Who has the dossier, and what the applicant is asked for.
type Standing = (Holder<OfficerId>, Option<Waiting>);

/// Since when it stands how.
pub(super) type History = Vec<(Instant, Standing)>;

pub(super) fn adds_up(state: &Dossier, events: &[&Recorded], story: &Story, seen: &mut History) {
    let events: Vec<Recorded> = events.iter().copied().cloned().collect();
    let facts = responsibility_facts(&events);
    let Some(accepted) = &state.accepted else {
        assert_eq!(facts, [], "nobody answers for what was not accepted");
        return;
    };
    seen.push((story.now, standing(state)));
    let ended = state.status.is_final();
    let end = if ended { story.now } else { story.now + TimeDelta::days(1) };
    let calendar = story.calendar;
    let account: Ledger<OfficerId> = ledger(calendar, &facts, story.now + TimeDelta::days(1));
    assert_eq!(account.total(), calendar.working_minutes(accepted.at, end), "the whole");
    let told: Vec<_> =
        account.spans.iter().map(|it| (it.from, it.to, (it.holder.clone(), it.waiting))).collect();
    assert_eq!(told, spans(seen, end), "{:?}", state.status);
    for span in &account.spans {
        assert_eq!(span.minutes, calendar.working_minutes(span.from, span.to));
    }
    if let (false, Some(last)) = (ended, account.spans.last()) {
        assert_eq!((last.to, (last.holder.clone(), last.waiting)), (end, standing(state)));
    }
    let asked = account.spans.iter().filter(|span| span.holder == Holder::Applicant);
    let waited: i64 = asked.map(|span| span.minutes).sum();
    assert_eq!(waited, asked_of_the_applicant(state, calendar, end), "the time of the applicant");
}

/// One after another, neighbours that are alike as one.
fn spans(seen: &History, end: Instant) -> Vec<(Instant, Instant, Standing)> {
    let ends = seen.iter().skip(1).map(|(at, _)| *at).chain([end]);
    let mut spans: Vec<(Instant, Instant, Standing)> = Vec::new();
    for ((from, holder), to) in seen.iter().zip(ends).filter(|((from, _), to)| from < to) {
        match spans.last_mut() {
            Some(last) if last.2 == *holder => last.1 = to,
            _ => spans.push((*from, to, holder.clone())),
        }
    }
    spans
}

/// The rules of the ledger, asked of the dossier as it stands.
fn standing(state: &Dossier) -> Standing {
    if state.open_supplement().is_some() {
        return (Holder::Applicant, Some(Waiting::Supplement));
    }
    if state.open_obligation().is_some() {
        return (Holder::Applicant, Some(Waiting::Payment));
    }
    let holder = match &state.result {
        Some(result) if result.arrived_at.is_some() => match state.open_shipment() {
            Some(_) => Holder::InTransit,
            None => Holder::Center,
        },
        Some(result) if result.released_at.is_some() => Holder::InTransit,
        Some(_) => at_the_agency(state),
        None => match state.handover.as_ref().map(|it| (it.sent.is_some(), it.arrived.is_some())) {
            Some((true, true)) => at_the_agency(state),
            Some((true, false)) => Holder::InTransit,
            _ => Holder::Center,
        },
    };
    (holder, None)
}

/// The officer who has the step, or the first of those without whose opinion it can not go on.
fn at_the_agency(state: &Dossier) -> Holder<OfficerId> {
    let Some(officer) = state.current_step().and_then(|run| run.assignee) else {
        return Holder::Department;
    };
    match state.awaited_consultations().next() {
        Some(asked) if state.result.is_none() => Holder::Consulted(asked.agency.clone()),
        _ => Holder::Officer(officer),
    }
}

/// Pauses on the applicant's side: nobody else's time.
fn asked_of_the_applicant(state: &Dossier, calendar: &Calendar, end: Instant) -> i64 {
    let supplements = state.supplements.iter().map(|it| (it.asked_at, it.completed_at));
    let obligations =
        state.obligations.iter().map(|it| (it.asked_at, it.paid.as_ref().map(|it| it.mark.at)));
    let minutes =
        |(from, to): (Instant, Option<Instant>)| calendar.working_minutes(from, to.unwrap_or(end));
    supplements.chain(obligations).map(minutes).sum()
}
