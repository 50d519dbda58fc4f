//! R6, R7: the due date changes only by an event that says so, and the clock stands still only on
//! a legal ground.

use crate::fixture::{twin, world};
use crate::story::Story;
use domain::calendar::{Calendar, Pause, PauseGround, PauseReason};
use domain::dossier::{Act, Context, Decision, Dossier, DossierStatus, Event, decide};
use domain::identity::authorize;
use domain::process::StepAction;
use domain::time::Instant;

pub(super) fn keeps_the_law(before: Option<&Dossier>, decision: &Decision, story: &Story) {
    let state = &decision.state;
    let Some(clock) = &state.clock else {
        assert!(state.accepted.is_none());
        return;
    };
    assert_eq!(clock.due_at.is_some(), clock.kpi_due_at.is_some());
    assert_eq!(clock.due_at.is_some(), clock.derivation.is_some());
    let told = decision
        .events
        .iter()
        .any(|it| matches!(it.event, Event::DueChanged { .. } | Event::Accepted { .. }));
    if let Some(earlier) = before.and_then(|before| before.clock.as_ref())
        && !told
    {
        assert_eq!(
            (clock.due_at, clock.kpi_due_at, clock.original_due_at, &clock.derivation),
            (earlier.due_at, earlier.kpi_due_at, earlier.original_due_at, &earlier.derivation),
            "a due date changed silently"
        );
    }
    for pause in &clock.pauses {
        assert!(pause.start <= pause.end);
        names_what_held_it(pause, decision, story);
    }
    for pair in clock.pauses.windows(2) {
        assert!(pair[0].end <= pair[1].start, "pauses overlap");
    }
    if let (Some(open), Some(last)) = (&clock.paused, clock.pauses.last()) {
        assert!(last.end <= open.at, "pauses overlap");
    }
    // What has stopped, stopped as it stood.
    if state.status == DossierStatus::Stopped {
        return;
    }
    let held: Vec<_> = clock.paused.iter().flat_map(|open| open.held_by()).collect();
    for ground in PauseGround::ALL {
        let times = held.iter().filter(|it| **it == ground).count();
        assert_eq!(times, usize::from(rests_on(ground, decision, story)), "{ground:?}");
    }
}

/// A pause names each ground that held the clock in its time, once, and no other. When a payment was
/// told later than made, whether it names that is for the tests of payments.
fn names_what_held_it(pause: &Pause, decision: &Decision, story: &Story) {
    if pause.start == pause.end {
        return;
    }
    let mut held = Vec::new();
    let mut open: Vec<(PauseReason, Instant)> = Vec::new();
    for it in story.events.iter().chain(&decision.events) {
        match &it.event {
            Event::ClockPaused { ground, reference, .. } => {
                open.push((PauseReason { ground: *ground, reference: reference.clone() }, it.at));
            }
            Event::ClockResumed { ground, .. } => {
                let ended = open.iter().position(|(reason, _)| reason.ground == *ground);
                let (reason, since) = open.remove(ended.expect("it held the clock"));
                held.push((reason, since, it.at));
            }
            _ => {}
        }
    }
    held.extend(open.into_iter().map(|(reason, since)| (reason, since, Instant::MAX_UTC)));
    let named: Vec<_> = pause.reasons().collect();
    let counts = |reason: &PauseReason| reason.ground != PauseGround::Payment;
    for (reason, since, until) in &held {
        let then = *since < pause.end && *until > pause.start;
        assert!(!then || !counts(reason) || named.contains(reason), "{reason:?}: {pause:?}");
    }
    for (i, reason) in named.iter().enumerate() {
        let of = |(it, since, until): &(PauseReason, Instant, Instant)| {
            it == reason && *since < pause.end && *until > pause.start
        };
        assert!(held.iter().any(of), "{reason:?}: {pause:?}");
        assert!(!named[..i].contains(reason), "twice: {pause:?}");
    }
}

/// R6: counted again on a calendar with the same days, every date is the same.
pub(super) fn is_what_counting_again_gives(state: &Dossier, story: &Story) {
    let Some(accepted) = &state.accepted else { return };
    let of = |calendar: &&&Calendar| calendar.version() == accepted.calendar;
    let bound = [&story.calendar, &story.in_force].into_iter().find(of).expect("its calendar");
    let twin = twin(bound);
    let system = world().officer("sys");
    let facts = state.authorization_facts();
    let permit = authorize(system, Act::Recount.action(), &facts).unwrap();
    let context = Context { calendar: bound, in_force: &twin, ..story.context(system) };
    let Ok(again) = decide(Some(state), story.good(Act::Recount), &permit, &context) else {
        return;
    };
    let dates = |dossier: &Dossier| {
        let step = dossier.current_step().and_then(|run| run.due_at);
        let left = dossier.steps.iter().rev().nth(1);
        let left = left.filter(|run| step.is_some() && run.action != StepAction::Intake);
        let left = left.and_then(|run| run.back_due_at.or(run.due_at));
        let handover = dossier.handover.as_ref().map(|it| it.due_at);
        let dates = dossier.clock.as_ref().map(|clock| (clock.due_at, clock.kpi_due_at));
        (dates, step, left, handover)
    };
    assert_eq!(dates(&again.state), dates(state), "{state:#?}");
    assert_eq!(again.events.len(), 1, "nothing changes silently, and nothing is told that did not");
}

/// Whether a legal ground to stop the clock is there.
fn rests_on(ground: PauseGround, decision: &Decision, story: &Story) -> bool {
    let state = &decision.state;
    match ground {
        PauseGround::Supplement => state.open_supplement().is_some(),
        PauseGround::Payment => state.open_obligation().is_some(),
        PauseGround::Procedure => {
            let steps = &world().process(story.shape).steps;
            let step = state.current_step().map(|run| &steps[run.index as usize]);
            let since = state.current_step().map(|run| run.entered_at);
            let asked = state.open_consultations().any(|it| {
                let here = since.is_some_and(|since| since <= it.sent_at);
                here && it.pauses_clock.is_some() && it.overdue_at.is_none()
            });
            let at_step = step.is_some_and(|step| step.pauses_clock.is_some());
            state.result.is_none() && (at_step || asked)
        }
        PauseGround::Suspension => {
            let told = |event: &Event| match event {
                Event::ClockPaused { ground: PauseGround::Suspension, .. } => Some(true),
                Event::ClockResumed { ground: PauseGround::Suspension, .. } => Some(false),
                _ => None,
            };
            let log = story.events.iter().chain(&decision.events);
            log.rev().find_map(|it| told(&it.event)).unwrap_or_default()
        }
    }
}
