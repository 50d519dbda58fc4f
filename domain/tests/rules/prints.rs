//! The control sheet and the register, printed from the log (Mẫu 05, 06 of TT 01/2018).

use crate::fixture::{Shape, at, world};
use crate::four_eyes::standing_in;
use crate::story::Story;
use chrono::TimeDelta;
use domain::document::{ControlSheet, Form as _, FormFamily, HandoverResult, SigningCapacity};
use domain::dossier::{Act, History, Printing, control_sheet, of_one_book, register_row};
use domain::identity::{Actor, Delegation, Ending, Period, Role};
use domain::refusal::Code;
use uuid::Uuid;

fn printing(shape: Shape) -> Printing<'static> {
    let world = world();
    Printing {
        office: world.office(shape), names: &world.staff, procedure_name: "Thủ tục mẫu"
    }
}

fn sheet(story: &Story) -> ControlSheet {
    sheet_with(story, &[])
}

fn sheet_with(story: &Story, delegations: &[Delegation]) -> ControlSheet {
    let history = History { log: &story.events, delegations };
    let sheet = control_sheet(story.dossier(), history, printing(story.shape), story.now);
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
    let history = History { log: &story.events, delegations: &[] };
    let printed = control_sheet(story.dossier(), history, printing(story.shape), story.now);
    assert!(printed.is_none());
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

fn acts(story: &mut Story, actor: &Actor, act: Act) {
    let decision = story.attempt(actor, story.good(act)).expect("a stand-in may");
    story.keep(decision);
}

/// What the delegation of [`standing_in`] looks like on record.
fn on_record(to: &str, role: Role, from: &str) -> Delegation {
    let (to, from) = (world().officer(to), world().officer(from));
    let grant = from.grants.iter().find(|grant| grant.role == role).expect("a role of his own");
    let day = |text: &str| text.parse().expect("a day");
    Delegation {
        id: Uuid::from_u128(7),
        from: from.id,
        to: to.id,
        role,
        agency: grant.agency.clone(),
        unit: grant.unit.clone(),
        period: Period { first: day("2026-01-01"), last: day("2026-12-01") },
        reason: "Nghỉ phép".to_owned(),
        document_no: Some("12/QĐ-STP".to_owned()),
        absence: None,
        recorded_by: from.id,
        recorded_at: at("2025-12-31", 8, 0),
        ended: None,
    }
}

#[test]
fn the_forms_of_the_counter_say_for_whom_an_officer_stands_in() {
    let mut deputy = standing_in("ret", Role::Int, "int", true);
    for act in [Act::Accept, Act::RequestCompletion, Act::Refuse] {
        let mut story = Story::new(Shape::Department);
        acts(&mut story, &deputy, act);
        let officer = &story.papers.last().expect("a form").data["officer"];
        assert_eq!(officer["name"], deputy.name.as_str(), "{act:?}");
        let said = &officer["delegation"];
        assert_eq!(said["capacity"], "STAND_IN", "{act:?}");
        assert_eq!(said["name"], world().officer("int").name.as_str());
        assert_eq!(said["documentNo"], "12/QĐ-STP");
        assert_eq!((&said["from"], &said["to"]), (&"2026-01-01".into(), &"2026-12-01".into()));
        let mut own = Story::new(Shape::Department);
        own.well("int", act);
        assert!(own.papers.last().expect("a form").data["officer"]["delegation"].is_null());
    }
    // Taking in needs no document; the paper says for whom all the same.
    let grant = deputy.grants.last_mut().and_then(|grant| grant.on_behalf_of.as_mut());
    grant.expect("somebody's").document_no = None;
    let mut story = Story::new(Shape::Department);
    acts(&mut story, &deputy, Act::Accept);
    let said = &story.papers.last().expect("a form").data["officer"]["delegation"];
    assert_eq!(said["name"], world().officer("int").name.as_str());
    assert!(said["documentNo"].is_null());
}

#[test]
fn what_the_center_sends_for_a_department_says_for_whom_an_officer_stands_in() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("spc", Act::DraftSupplement);
    story.well("hod", Act::ApproveLetter);
    acts(&mut story, &standing_in("ret", Role::Int, "int", true), Act::SendLetter);
    let said = &story.papers.last().expect("Form 02").data["officer"]["delegation"];
    assert_eq!(said["name"], world().officer("int").name.as_str());
}

#[test]
fn the_sheet_says_in_whose_place_something_was_given_and_taken() {
    let mut story = Story::new(Shape::Department);
    acts(&mut story, &standing_in("ret", Role::Int, "int", true), Act::Accept);
    story = story.until(3);
    acts(&mut story, &standing_in("spc2", Role::Spc, "spc", true), Act::Forward);
    let told = [on_record("ret", Role::Int, "int"), on_record("spc2", Role::Spc, "spc")];
    let sheet = sheet_with(&story, &told);
    let last = sheet.rows.last().expect("a row");
    assert_eq!(last.giver, world().officer("spc2").name);
    let said = last.giver_for.as_ref().expect("in somebody's place");
    assert_eq!(
        (said.capacity, &said.name),
        (SigningCapacity::StandIn, &world().officer("spc").name)
    );
    assert_eq!(said.document_no.as_deref(), Some("12/QĐ-STP"));
    assert_eq!((said.from, said.to), (told[1].period.first, told[1].period.last));
    // Of another role, of other days, or over by then, it is another one.
    let last_giver = |changed: Delegation| {
        let sheet = sheet_with(&story, &[changed]);
        sheet.rows.last().expect("a row").giver_for.clone()
    };
    let (over, later) = (
        Ending { by: told[1].from, at: at("2026-09-01", 8, 0), reason: String::new() },
        story.now + TimeDelta::days(1),
    );
    assert_eq!(last_giver(Delegation { ended: Some(over), ..told[1].clone() }), None);
    assert_eq!(last_giver(Delegation { recorded_at: later, ..told[1].clone() }), None);
    assert_eq!(last_giver(Delegation { role: Role::Hod, ..told[1].clone() }), None);
    let taken = &sheet.rows[sheet.rows.len() - 2];
    assert!(taken.receiver_for.is_none() || taken.receiver.as_deref() == Some(&*last.giver));
}

#[test]
fn who_takes_a_step_in_the_place_of_somebody_is_on_the_sheet_at_once() {
    let mut story = Story::new(Shape::Department).until(2);
    acts(&mut story, &standing_in("spc", Role::Hod, "hod", true), Act::Claim);
    let sheet = sheet_with(&story, &[on_record("spc", Role::Hod, "hod")]);
    let last = sheet.rows.last().expect("a row");
    assert_eq!(last.receiver.as_deref(), Some(&*world().officer("spc").name), "{last:#?}");
    let said = last.receiver_for.as_ref().map(|it| &it.name);
    assert_eq!(said, Some(&world().officer("hod").name));
}

#[test]
fn a_sheet_keeps_the_form_its_dossier_was_accepted_under() {
    for (begins, family, template) in [
        (at("2025-08-18", 8, 0), FormFamily::Circular2018, "form-05@2018"),
        (at("2025-09-15", 8, 0), FormFamily::Circular2025, "form-06@2025"),
    ] {
        let mut story = Story::new(Shape::Department).at(begins).until(3);
        story.now = at("2026-09-07", 8, 0);
        let sheet = sheet(&story);
        assert_eq!((sheet.family(), sheet.printed_at), (family, story.now));
        assert_eq!(ControlSheet::KIND.template(sheet.family()).as_deref(), Some(template));
    }
}
