//! The control sheet and the register, printed from the log (Mẫu 05, 06 of TT 01/2018).

use crate::fixture::{Shape, world};
use crate::story::Story;
use chrono::TimeDelta;
use domain::document::{ControlSheet, Form as _, HandoverResult};
use domain::dossier::{Act, Printing, control_sheet, of_one_book, register_row};
use domain::refusal::Code;

fn printing(shape: Shape) -> Printing<'static> {
    let world = world();
    Printing {
        office: world.office(shape), names: &world.staff, procedure_name: "Thủ tục mẫu"
    }
}

fn sheet(story: &Story) -> ControlSheet {
    let sheet = control_sheet(story.dossier(), printing(story.shape), story.now);
    let sheet = sheet.expect("an accepted dossier has a control sheet");
    assert_eq!(sheet.problems(), [], "it can be printed");
    sheet
}

/// Every passage leads from where the one before led to: nobody had it in between.
fn unbroken(sheet: &ControlSheet) {
    for pair in sheet.rows.windows(2) {
        assert_eq!(pair[0].to, pair[1].from, "{:#?}", sheet.rows);
        assert!(pair[0].at <= pair[1].at, "{:#?}", sheet.rows);
    }
}

#[test]
fn a_part_of_the_register_is_of_one_book() {
    let day = |text: &str| text.parse().expect("a day");
    let part = |from, to| of_one_book(day(from), day(to)).map_err(|refusal| refusal.code);
    assert_eq!(part("2026-01-01", "2026-12-31"), Ok(()));
    assert_eq!(part("2026-11-23", "2026-11-23"), Ok(()));
    assert_eq!(part("2026-12-31", "2027-01-01"), Err(Code::InvalidValue));
    assert_eq!(part("2026-11-23", "2026-11-22"), Err(Code::DatesReversed));
}

#[test]
fn what_was_not_accepted_is_on_no_print() {
    let mut story = Story::new(Shape::Department);
    story.well("int", Act::RequestCompletion);
    assert!(control_sheet(story.dossier(), printing(story.shape), story.now).is_none());
    assert!(register_row(story.dossier(), printing(story.shape)).is_none());
}

#[test]
fn the_sheet_leads_from_the_center_from_hand_to_hand_without_a_gap() {
    for ordinal in 2..=6 {
        let sheet = sheet(&Story::new(Shape::Department).until(ordinal));
        let center = world().office(Shape::Department).body.name.clone();
        assert_eq!(sheet.rows.first().map(|row| row.from.as_str()), Some(&*center));
        unbroken(&sheet);
        assert!(sheet.rows.len() >= ordinal as usize - 1, "{:#?}", sheet.rows);
        if ordinal > 2 {
            assert_eq!(sheet.rows[0].receiver.as_deref(), Some(&*world().officer("hod").name));
        }
    }
}

#[test]
fn a_row_says_who_gave_who_took_and_whether_in_time() {
    let mut story = Story::new(Shape::Department).until(3);
    story.now += TimeDelta::days(60);
    story.well("spc", Act::Forward);
    let sheet = sheet(&story);
    let last = sheet.rows.last().expect("a row");
    assert_eq!(last.giver, world().officer("spc").name);
    assert_eq!(last.result, Some(HandoverResult::Late));
    assert!(last.from.contains("Phòng Một"), "{}", last.from);
    let earlier = &sheet.rows[sheet.rows.len() - 2];
    assert_ne!(earlier.result, Some(HandoverResult::Late));
    assert_eq!(earlier.receiver.as_deref(), Some(&*world().officer("spc").name));
}

#[test]
fn what_is_sent_back_goes_back_on_the_sheet() {
    let mut story = Story::new(Shape::Department).until(4);
    story.well("hod", Act::SendBack);
    let sheet = sheet(&story);
    unbroken(&sheet);
    let last = sheet.rows.last().and_then(|row| row.note.as_deref());
    assert_eq!(last, Some("Trả lại bước trước"));
}

#[test]
fn agencies_that_were_asked_are_named_once() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("spc", Act::DraftConsultation);
    story.well("hod", Act::ApproveLetter);
    let asked = story.dossier().consultations.len();
    let sheet = sheet(&story);
    assert!(asked >= 1 && !sheet.cooperating.is_empty() && sheet.cooperating.len() <= asked);
}

#[test]
fn a_row_of_the_register_says_what_was_filed_and_who_took_the_result() {
    let mut story = Story::new(Shape::Department).until(2);
    let open = register_row(story.dossier(), printing(story.shape)).expect("a row");
    let accepted = story.dossier().accepted.as_ref().expect("accepted");
    assert_eq!((open.row, open.received_at), (accepted.register.row, accepted.at));
    assert_eq!(open.dossier_code, accepted.code);
    assert_eq!((open.due_at, open.returned_at), (story.dossier().due_at(), None));
    assert_eq!((&open.taken_by, &open.note), (&None, &None));
    story = story.until(7);
    story.well("ret", Act::ReturnResult);
    let closed = register_row(story.dossier(), printing(story.shape)).expect("a row");
    let result = story.dossier().result.as_ref().expect("a result");
    assert_eq!(closed.returned_at, result.returned_at);
    assert!(closed.returned_at.is_some() && closed.taken_by.is_some());
    let mut stopped = Story::new(Shape::Department).until(2);
    for (who, act) in [("int", Act::RequestWithdrawal), ("hod", Act::DraftStop)] {
        stopped.well(who, act);
    }
    stopped.well("dir", Act::ApproveLetter);
    stopped.well("int", Act::SendLetter);
    let row = register_row(stopped.dossier(), printing(stopped.shape)).expect("a row");
    assert!(row.note.is_some(), "{row:?}");
}
