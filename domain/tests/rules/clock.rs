//! Every kind of time a procedure may promise (V1–V30 are tested with the calendar itself).

use crate::fixture::{Shape, at};
use crate::story::Story;
use domain::document::FormKind;
use domain::dossier::{Act, Command, Dossier, Timeliness};

#[test]
fn each_term_ends_where_the_law_says() {
    // From Monday 07/9/2026, 08:00.
    for (shape, due) in [
        (Shape::Department, Some(at("2026-09-15", 17, 0))),
        (Shape::Chairman, Some(at("2026-09-28", 17, 0))),
        (Shape::SameDay, Some(at("2026-09-07", 17, 0))),
        // 27/9 is a Sunday.
        (Shape::Calendar, Some(at("2026-09-28", 17, 0))),
        (Shape::Month, Some(at("2026-10-07", 17, 0))),
        (Shape::NoDate, None),
    ] {
        let mut story = Story::new(shape);
        story.well("int", Act::Accept);
        assert_eq!(story.dossier().due_at(), due, "{shape:?}");
        let clock = story.dossier().clock.as_ref().unwrap();
        assert_eq!(clock.derivation.is_some(), due.is_some());
        assert!(story.dossier().clock_runs());
    }
}

#[test]
fn after_15_o_clock_the_same_day_is_the_next() {
    for (hour, minute, day) in [(15, 0, "2026-09-07"), (15, 1, "2026-09-08")] {
        let mut story = Story::new(Shape::SameDay).at(at("2026-09-07", hour, minute));
        story.well("int", Act::Accept);
        assert_eq!(story.dossier().due_at(), Some(at(day, 17, 0)));
    }
}

/// NĐ 118/2025 Đ.17.4: who waits for the result needs no slip, but may have one.
#[test]
fn a_result_of_the_same_day_needs_no_slip() {
    for (shape, wanted, papers) in [
        (Shape::SameDay, false, &[][..]),
        (Shape::SameDay, true, &[FormKind::ReceiptSlip][..]),
        (Shape::Department, false, &[FormKind::ReceiptSlip][..]),
    ] {
        let mut story = Story::new(shape);
        let Command::Accept { intake, .. } = story.good(Act::Accept) else { unreachable!() };
        story.does("int", Command::Accept { intake, slip: wanted });
        assert_eq!(story.last_papers(), papers, "{shape:?}");
        assert!(story.dossier().code().is_some(), "but it is in the register");
    }
}

/// Terms in days and months that stood still go on by whole days.
#[test]
fn days_and_months_resume_by_calendar_days() {
    for (shape, due) in [
        // Due Monday 28/9; 18 days were left on 10/9; from 14/9 on: Friday 02/10.
        (Shape::Calendar, at("2026-10-02", 17, 0)),
        // Due 07/10; 27 days were left on 10/9; from 14/9 on: Sunday 11/10, so Monday.
        (Shape::Month, at("2026-10-12", 17, 0)),
    ] {
        let mut story = Story::new(shape).until(3).at(at("2026-09-10", 9, 0));
        story.letter("spc", Act::DraftPayment, "hod");
        story.now = at("2026-09-14", 16, 0);
        story.well("csh", Act::RecordPayment);
        assert_eq!(story.dossier().due_at(), Some(due), "{shape:?}");
    }
}

#[test]
fn without_a_date_nothing_is_late_and_pauses_are_still_kept() {
    let mut story = Story::new(Shape::NoDate).until(3);
    let lateness = |dossier: &Dossier| dossier.timeliness(at("2028-01-01", 8, 0));
    story.letter("spc", Act::DraftSupplement, "hod");
    let told = story.told("int", story.good(Act::ReceiveSupplement));
    assert_eq!(told, ["supplementReceived", "clockResumed", "paperIssued"]);
    assert_eq!(story.dossier().clock.as_ref().unwrap().pauses.len(), 1);
    assert_eq!((story.dossier().due_at(), lateness(story.dossier())), (None, None));
}

/// The minutes of a step stand still with the main clock.
#[test]
fn a_step_has_the_time_it_had_before_the_pause() {
    let mut story = Story::new(Shape::Department).until(3);
    // 1440 minutes from Monday 08:00: Thursday 08:00.
    assert_eq!(story.dossier().current_step().unwrap().due_at, Some(at("2026-09-10", 8, 0)));
    story.now = at("2026-09-08", 8, 0);
    story.letter("spc", Act::DraftSupplement, "hod");
    story.now = at("2026-09-14", 8, 0);
    story.well("int", Act::ReceiveSupplement);
    // Two days were left on Tuesday; from Monday 14/9 on: Wednesday 08:00.
    assert_eq!(story.dossier().current_step().unwrap().due_at, Some(at("2026-09-16", 8, 0)));
}

#[test]
fn time_that_stands_still_makes_nobody_late() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftSupplement, "hod");
    let long_after = at("2026-09-21", 8, 0);
    assert_eq!(story.dossier().timeliness(long_after), None);
    story.now = long_after;
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(story.dossier().timeliness(at("2026-09-30", 8, 0)), Some(Timeliness::Late));
}
