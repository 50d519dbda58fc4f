//! Stopping the clock for force majeure, by a decision (R7; domain law 4.5).

use crate::fixture::Shape;
use crate::story::Story;
use chrono::TimeDelta;
use domain::calendar::PauseGround;
use domain::dossier::{Act, Command, TimelineKind, next_text, public_timeline};
use domain::lang::Lang;

fn due(story: &Story) -> domain::time::Instant {
    story.dossier().due_at().expect("a date was promised")
}

#[test]
fn what_was_left_when_it_stopped_is_left_when_it_goes_on() {
    let mut story = Story::new(Shape::Department).until(3);
    let before = due(&story);
    let left = story.calendar.working_minutes(story.now, before);
    story.well("cdr", Act::SuspendClock);
    let open = story.dossier().clock.as_ref().and_then(|clock| clock.paused.clone());
    let open = open.expect("the clock stands still");
    assert_eq!(
        (open.ground, open.reference.as_deref()),
        (PauseGround::Suspension, Some("12/QĐ-TTPVHCC"))
    );
    for lang in [Lang::Vi, Lang::En] {
        let told = next_text(story.dossier(), "Trung tâm", story.now, true, lang);
        assert!(told.contains("12/QĐ-TTPVHCC"), "{told}");
    }
    story.now += TimeDelta::days(7);
    story.well("cdr", Act::EndSuspension);
    assert!(story.dossier().clock_runs());
    let public = public_timeline(story.dossier(), Lang::Vi);
    let told: Vec<_> = public.iter().filter(|it| it.kind == TimelineKind::Suspended).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(due(&story) > before);
    assert_eq!(story.calendar.working_minutes(story.now, due(&story)), left);
}

#[test]
fn only_the_director_of_the_center_decides_and_not_twice() {
    let mut story = Story::new(Shape::Department).until(3);
    for other in ["int", "hoc", "dir", "hod", "spc", "chm", "kstt", "commune-cdr"] {
        assert_eq!(story.refused(other, story.good(Act::SuspendClock)), ["FORBIDDEN"], "{other}");
    }
    assert_eq!(story.refused("cdr", Command::EndSuspension), ["NOT_SUSPENDED"]);
    let blank = Command::SuspendClock { decision_no: "  ".to_owned() };
    assert_eq!(story.refused("cdr", blank), ["REQUIRED at decisionNo"]);
    story.well("cdr", Act::SuspendClock);
    assert_eq!(story.refused("cdr", story.good(Act::SuspendClock)), ["ALREADY_SUSPENDED"]);
}

#[test]
fn work_goes_on_while_the_clock_stands_still_and_a_supplement_holds_it_beside() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("cdr", Act::SuspendClock);
    story.well("spc", Act::DraftSupplement);
    story.well("hod", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    story.now += TimeDelta::days(2);
    story.well("cdr", Act::EndSuspension);
    assert!(!story.dossier().clock_runs(), "the applicant is still asked");
    // Asked first, suspended beside, answered: the number of the decision is not lost.
    story.well("cdr", Act::SuspendClock);
    story.well("int", Act::ReceiveSupplement);
    let told = next_text(story.dossier(), "Trung tâm", story.now, true, Lang::Vi);
    assert!(told.contains("quyết định số 12/QĐ-TTPVHCC"), "{told}");
    story.well("cdr", Act::EndSuspension);
    assert!(story.dossier().clock_runs());
}

#[test]
fn a_result_signed_while_it_stands_still_is_in_time() {
    let mut story = Story::new(Shape::Department).until(5);
    story.well("cdr", Act::SuspendClock);
    story.now += TimeDelta::days(90);
    story.well("dir", Act::SignResult);
    let timeliness = story.dossier().timeliness(story.now);
    assert_ne!(timeliness, Some(domain::dossier::Timeliness::Late), "{timeliness:?}");
    let clock = story.dossier().clock.as_ref().expect("a clock");
    assert!(clock.paused.is_none() && clock.suspensions[0].until == Some(story.now));
}

#[test]
fn a_clock_that_has_not_begun_is_not_suspended() {
    let mut story = Story::new(Shape::Commune);
    story.well("commune-int", Act::Accept);
    assert!(story.dossier().clock.as_ref().is_some_and(|clock| clock.started_at.is_none()));
    assert_eq!(story.refused("commune-cdr", story.good(Act::SuspendClock)), ["NO_CLOCK"]);
}
