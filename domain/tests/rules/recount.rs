//! A newer calendar, confirmed for what was accepted before it (R3, R6).

use crate::fixture::{Shape, at, closed_on, world};
use crate::good::letter;
use crate::story::Story;
use domain::dossier::{Act, Command, Event, Letter};
use domain::lang::Lang;

/// Accepted on Monday 7/9 with 5 working days, due on 15/9 (14/9 would be without the storm of 9/9).
fn stormy(mut story: Story) -> Story {
    story.publish(closed_on(&["2026-09-10"]));
    story
}

#[test]
fn a_dossier_keeps_its_calendar_until_the_change_is_confirmed() {
    let mut story = stormy(Story::new(Shape::Department).until(3));
    let due = story.dossier().due_at();
    assert_eq!(due, Some(at("2026-09-15", 17, 0)));
    // A pause that ends afterwards is still counted on the calendar of its acceptance.
    story.well("cdr", Act::SuspendClock);
    story.well("cdr", Act::EndSuspension);
    assert_eq!(story.dossier().due_at(), due);
    assert_eq!(story.dossier().accepted.as_ref().unwrap().calendar, "2026.1");
    // A new one is counted on the new one.
    let mut later = stormy(Story::new(Shape::Department));
    later.well("int", Act::Accept);
    assert_eq!(later.dossier().due_at(), Some(at("2026-09-16", 17, 0)));
    assert_eq!(later.denied("sys", Act::Recount), ["NOTHING_DUE"]);
}

#[test]
fn confirmed_it_moves_the_dates_with_an_event_that_says_why() {
    let mut story = stormy(Story::new(Shape::Department).until(3));
    let step = story.dossier().current_step().unwrap().due_at;
    for officer in ["int", "cdr", "dir", "spc"] {
        assert_eq!(story.denied(officer, Act::Recount), ["FORBIDDEN"], "{officer}");
        assert!(story.buttons(world().officer(officer)).iter().all(|it| it.act != Act::Recount));
    }
    let events = story.told("sys", story.good(Act::Recount));
    assert_eq!(events, ["calendarChanged", "dueChanged"]);
    let dossier = story.dossier();
    assert_eq!(dossier.due_at(), Some(at("2026-09-16", 17, 0)));
    let clock = dossier.clock.as_ref().unwrap();
    assert_eq!(clock.kpi_due_at, clock.due_at);
    assert_eq!(
        clock.original_due_at,
        Some(at("2026-09-15", 17, 0)),
        "what was promised stays told"
    );
    assert_eq!(dossier.accepted.as_ref().unwrap().calendar, "2026.2");
    let told = clock.derivation.as_ref().unwrap().text(Lang::Vi).join("\n");
    assert!(told.contains("bão số 9") && told.contains("45/QĐ-UBND"), "{told}");
    assert!(told.contains("Đã tính lại theo lịch làm việc 2026.2"), "{told}");
    assert!(dossier.current_step().unwrap().due_at >= step);
    assert_eq!(story.denied("sys", Act::Recount), ["NOTHING_DUE"], "once");
}

/// The step is entered on the day before the storm and reaches over it.
#[test]
fn the_step_has_the_minutes_it_was_given() {
    let mut story = Story::new(Shape::Department).until(3).at(at("2026-09-09", 16, 0));
    story.well("spc", Act::Forward);
    let run = story.dossier().current_step().unwrap().clone();
    let minutes = story.calendar.working_minutes(run.entered_at, run.due_at.unwrap());
    let mut story = stormy(story);
    story.well("sys", Act::Recount);
    let later = story.dossier().current_step().unwrap().due_at.unwrap();
    assert!(later > run.due_at.unwrap());
    assert_eq!(story.calendar.working_minutes(run.entered_at, later), minutes);
}

/// What was left before the storm and is taken back after it has lost the day to it as well.
#[test]
fn a_step_taken_back_is_counted_on_the_new_calendar() {
    let mut story = Story::new(Shape::Department).until(3).at(at("2026-09-09", 16, 0));
    story.well("spc", Act::Forward);
    let left = story.dossier().steps.iter().rev().nth(1).unwrap().clone();
    let mut story = stormy(story);
    story.well("sys", Act::Recount);
    story.well("spc", Act::Undo);
    let back = story.dossier().current_step().unwrap().clone();
    assert_eq!((back.index, back.entered_at), (left.index, left.entered_at));
    assert_eq!(left.due_at, Some(at("2026-09-10", 8, 0)));
    assert_eq!(back.due_at, Some(at("2026-09-11", 8, 0)));
}

/// The file may leave a day later when the carrier could not come; a file that has left was in time
/// or late by the days of then.
#[test]
fn the_day_to_hand_over_moves_while_the_file_is_at_the_center() {
    let mut story = Story::new(Shape::Paper).at(at("2026-09-09", 16, 45));
    story.well("int", Act::Accept);
    let handover = |story: &Story| story.dossier().handover.as_ref().unwrap().due_at;
    assert_eq!(handover(&story).date_naive().to_string(), "2026-09-10");
    let mut left = story.clone();
    left.well("int", Act::HandOver);
    let mut story = stormy(story);
    story.well("sys", Act::Recount);
    assert_eq!(handover(&story).date_naive().to_string(), "2026-09-11");
    let before = handover(&left);
    let mut left = stormy(left);
    left.well("sys", Act::Recount);
    assert_eq!(handover(&left), before);
}

/// What a letter promised stays, unless it promised what is now a day off.
#[test]
fn a_later_date_granted_stays_or_moves_off_the_day_off() {
    let granted = |closed: &[&str]| {
        let mut story = Story::new(Shape::Department).until(3).at(at("2026-09-14", 8, 0));
        let Letter::Extension(mut wanted) = letter(&story, Act::DraftExtension) else {
            unreachable!()
        };
        wanted.new_date = "2026-09-17".parse().unwrap();
        story.does("spc", Command::DraftLetter(Box::new(Letter::Extension(wanted))));
        story.well("dir", Act::ApproveLetter);
        story.well("int", Act::GrantExtension);
        story.publish(closed_on(closed));
        story.well("sys", Act::Recount);
        story
    };
    assert_eq!(granted(&["2026-09-16"]).dossier().due_at(), Some(at("2026-09-17", 17, 0)));
    assert_eq!(granted(&["2026-09-17"]).dossier().due_at(), Some(at("2026-09-18", 17, 0)));
}

/// A dossier that waits for the applicant is counted again, and goes on with what was left.
#[test]
fn in_the_midst_of_a_pause() {
    let mut story = Story::new(Shape::Resume).until(3);
    story.well("spc", Act::DraftSupplement);
    story.well("hod", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    let before = story.dossier().due_at().unwrap();
    let mut story = stormy(story);
    story.well("sys", Act::Recount);
    let moved = story.dossier().due_at().unwrap();
    assert_eq!(story.calendar.working_minutes(before, moved), 480, "the storm took a day");
    story.now = at("2026-09-11", 7, 0);
    story.well("int", Act::ReceiveSupplement);
    assert!(story.dossier().due_at().unwrap() > moved);
}

/// What was signed was in time or late by the calendar of then.
#[test]
fn what_is_signed_is_not_counted_again() {
    let mut story = Story::new(Shape::Department).until(5);
    story.well("dir", Act::SignResult);
    let story = stormy(story);
    assert_eq!(story.denied("sys", Act::Recount), ["WRONG_STATE"]);
    assert!(story.events.iter().all(|it| !matches!(it.event, Event::CalendarChanged { .. })));
}
