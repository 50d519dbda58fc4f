//! When time begins to run out, of a clock that stood still or began anew.

use crate::fixture::{Shape, at};
use crate::story::Story;
use domain::dossier::{Act, Thresholds, WarningLevel, Warnings};

fn warnings(story: &Story) -> Warnings {
    Warnings::of(story.dossier(), story.calendar)
}

/// Of what the last restart left, nothing is used.
fn from_now(story: &Story) -> Option<Thresholds> {
    let due = story.dossier().due_at().unwrap();
    Some(Thresholds::of(story.calendar, story.now, due, &[]))
}

/// The appraisal of three days: one is used on Tuesday, the pause takes six days, two are left.
fn answered(shape: Shape) -> Story {
    let mut story = Story::new(shape).until(3);
    story.now = at("2026-09-08", 8, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    assert_eq!(warnings(&story), Warnings::default(), "nobody's time is used");
    story.now = at("2026-09-14", 8, 0);
    story.well("int", Act::ReceiveSupplement);
    story
}

#[test]
fn a_step_that_goes_on_with_a_third_used_is_not_soon() {
    let story = answered(Shape::Department);
    assert_eq!(warnings(&story).level(story.now), None);
    let step = warnings(&story).step.unwrap();
    assert_eq!(step.due_at, at("2026-09-16", 8, 0));
    assert_eq!(step.soon_at, at("2026-09-15", 8, 48), "1008 of 1440 minutes");
    assert_eq!(step.day_before_at, Some(at("2026-09-15", 8, 0)), "960 minutes");
}

#[test]
fn a_term_that_began_again_has_used_nothing() {
    let story = answered(Shape::Department);
    assert_eq!(warnings(&story).dossier, from_now(&story));
}

/// With the rest of the time, what was used before the pause is used.
#[test]
fn a_term_that_goes_on_has_used_what_it_had() {
    let story = answered(Shape::Resume);
    let clock = warnings(&story).dossier.unwrap();
    let (began, asked) = (at("2026-09-07", 8, 0), at("2026-09-08", 8, 0));
    let minutes = |from, to| story.calendar.working_minutes(from, to);
    let total = minutes(began, asked) + minutes(story.now, clock.due_at);
    let used = minutes(began, asked) + minutes(story.now, clock.soon_at);
    assert_eq!(used, total * 70 / 100);
    assert_eq!(clock.level(story.now), None);
}

#[test]
fn stage_2_begins_with_nothing_used() {
    let mut story = Story::new(Shape::Land).until(3);
    story.now = at("2026-09-18", 8, 0);
    story.letter("spc", Act::DraftPayment, "hod");
    story.now = at("2026-09-22", 8, 0);
    story.well("csh", Act::RecordPayment);
    assert_eq!(warnings(&story).dossier, from_now(&story));
    assert_eq!(warnings(&story).dossier.unwrap().level(story.now), None);
}

#[test]
fn a_step_of_a_day_has_no_day_before_however_long_it_stood_still() {
    let mut story = Story::new(Shape::Department).until(4);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-14", 8, 0);
    story.well("cdr", Act::EndSuspension);
    let step = warnings(&story).step.unwrap();
    assert_eq!((step.day_before_at, step.level(story.now)), (None, None));
    assert_eq!(step.level(step.soon_at), Some(WarningLevel::Soon));
}
