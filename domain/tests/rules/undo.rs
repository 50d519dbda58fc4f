//! Taking back what one has just passed on.

use crate::fixture::{Shape, at, world};
use crate::story::{REASON, Story};
use chrono::TimeDelta;
use domain::dossier::{Act, Command, StepOutcome};

fn back(ordinal: u32) -> Command {
    Command::SendBack { ordinal, reason: REASON.to_owned() }
}

#[test]
fn before_anybody_has_begun_it_comes_back_with_its_time() {
    let mut story = Story::new(Shape::Department).until(3);
    let before = story.dossier().current_step().unwrap().clone();
    story.now = at("2026-09-08", 9, 0);
    story.well("spc", Act::Forward);
    story.now = at("2026-09-08", 9, 5);
    assert_eq!(story.denied("spc2", Act::Undo), ["FORBIDDEN"]);
    assert_eq!(story.denied("hod", Act::Undo), ["NOT_YOUR_STEP"]);
    assert_eq!(story.told("spc", story.good(Act::Undo)), ["stepUndone"]);
    assert_eq!(story.dossier().current_step(), Some(&before));
    assert_eq!(story.denied("spc", Act::Undo), ["NOTHING_TO_UNDO"], "once");
    story.well("spc", Act::Forward);
}

/// R7: the minutes of a pause are nobody's, whether it began before the step was left or after.
#[test]
fn taken_back_it_has_stood_still_whenever_the_dossier_did() {
    let step = |story: &Story| story.dossier().current_step().unwrap().due_at.unwrap();
    for suspended_first in [true, false] {
        let mut story = Story::new(Shape::Department).until(3);
        let due = step(&story);
        let mut acts = [("cdr", Act::SuspendClock), ("spc", Act::Forward)];
        if !suspended_first {
            acts.reverse();
        }
        for (officer, act) in acts {
            story.well(officer, act);
        }
        story.now += TimeDelta::days(7);
        story.well("cdr", Act::EndSuspension);
        let left = story.dossier().steps.iter().rev().nth(1).unwrap();
        assert_eq!(left.due_at, Some(due), "what was done in time stays as it was done");
        story.well("spc", Act::Undo);
        let week = story.calendar.add_working_minutes(due, 5 * 480).unwrap();
        assert_eq!(step(&story), week, "suspended first: {suspended_first}");
    }
}

/// What had gone late before is not put in order by a pause after it.
#[test]
fn taken_back_late_it_stays_late() {
    let mut story = Story::new(Shape::Department).until(3);
    let due = story.dossier().current_step().unwrap().due_at.unwrap();
    story.well("spc", Act::Forward);
    story.now = due + TimeDelta::hours(1);
    story.well("cdr", Act::SuspendClock);
    story.now += TimeDelta::days(7);
    story.well("cdr", Act::EndSuspension);
    story.well("spc", Act::Undo);
    assert_eq!(story.dossier().current_step().unwrap().due_at, Some(due));
}

#[test]
fn once_the_next_has_begun_it_is_too_late() {
    let mut story = Story::new(Shape::Department).until(4);
    story.now = at("2026-09-08", 9, 0);
    story.well("hod", Act::Claim);
    assert_eq!(story.denied("spc", Act::Undo), ["ALREADY_BEGUN"]);
}

/// Given to somebody by name, a step is begun when a letter has gone out from it.
#[test]
fn a_letter_that_has_gone_out_is_a_beginning() {
    let mut story = Story::new(Shape::Department).until(3);
    story.now = at("2026-09-08", 9, 0);
    assert_eq!(story.grey_code("hod", Act::Undo), None);
    story.well("spc", Act::DraftSupplement);
    assert_eq!(story.denied("hod", Act::Undo), ["LETTER_PENDING"]);
    story.well("hod", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    story.well("int", Act::ReceiveSupplement);
    assert_eq!(story.denied("hod", Act::Undo), ["ALREADY_BEGUN"]);
}

#[test]
fn a_sending_back_is_taken_back_too() {
    let mut story = Story::new(Shape::Department).until(5);
    story.does("dir", back(3));
    assert_eq!(story.denied("spc", Act::Undo), ["NOT_YOUR_STEP"]);
    story.well("dir", Act::Undo);
    let run = story.dossier().current_step().unwrap();
    assert_eq!((run.index, run.assignee), (4, Some(world().officer("dir").id)));
    let undone = &story.dossier().steps[story.dossier().steps.len() - 2];
    assert_eq!(undone.outcome, Some(StepOutcome::Undone));
    // Sent back again, it goes to whoever appraised it, not to whoever took it back.
    story.does("dir", back(3));
    let run = story.dossier().current_step().unwrap();
    assert_eq!(run.assignee, Some(world().officer("spc").id));
}

/// Who may send back may take it back, the Chairman as well.
#[test]
fn the_chairman_takes_back_what_he_sent_back() {
    let mut story = Story::new(Shape::Chairman).until(7);
    let before = story.dossier().current_step().unwrap().clone();
    story.does("chm", back(6));
    assert_eq!(story.told("chm", story.good(Act::Undo)), ["stepUndone"]);
    let run = story.dossier().current_step().unwrap();
    assert_eq!((run.index, run.due_at), (before.index, before.due_at));
}

#[test]
fn nothing_is_taken_back_from_the_intake_or_after_the_signature() {
    let story = Story::new(Shape::Department).until(2);
    assert_eq!(story.denied("hod", Act::Undo), ["NOTHING_TO_UNDO"]);
    let story = story.until(6);
    assert_eq!(story.denied("dir", Act::Undo), ["WRONG_STATE"], "R16");
}
