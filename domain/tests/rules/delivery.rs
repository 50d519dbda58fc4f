//! The result goes to the applicant: over the counter (T28), by post (T29, T31), to his account
//! (T30).

use crate::fixture::{Shape, at, checked, world};
use crate::good::{APPLICANT, online};
use crate::invariants::nothing_more;
use crate::story::Story;
use domain::document::FormKind;
use domain::dossier::{
    Act, AmendableField, Command, DossierStatus, RecipientCheck, ReturnMethod, ReturnOfResult,
    TimelineKind, next_text, public_timeline, wake_at,
};
use domain::lang::Lang;
use domain::time::Instant;

fn ready() -> Story {
    Story::new(Shape::Department).until(7)
}

fn failed(tried_at: Instant) -> Command {
    Command::FailDelivery { tried_at, reason: "Vắng nhà".to_owned() }
}

fn taken(check: RecipientCheck, method: ReturnMethod) -> Command {
    Command::ReturnResult(ReturnOfResult {
        recipient: APPLICANT.to_owned(),
        personal_id: Some("000085001234".to_owned()),
        check,
        authorization: None,
        method,
    })
}

#[test]
fn t28_over_the_counter() {
    let mut story = ready();
    let events = story.told("ret", story.good(Act::ReturnResult));
    assert_eq!(events, ["stepAssigned", "resultReturned", "stepFinished"]);
    assert_eq!(story.status(), DossierStatus::Returned);
    nothing_more(&story);
}

#[test]
fn t28_without_the_slip_its_loss_is_declared() {
    let mut story = ready();
    story.does("ret", taken(RecipientCheck::IdentityChecked, ReturnMethod::Counter));
    assert_eq!(story.last_papers(), [FormKind::LostSlipDeclaration]);
}

/// R12: what only the postman or the account can prove, nobody claims at the counter.
#[test]
fn at_the_counter_somebody_is_looked_at() {
    let story = ready();
    for check in [RecipientCheck::Postman, RecipientCheck::Account] {
        let refused = story.refused("ret", taken(check, ReturnMethod::Counter));
        assert_eq!(refused, ["REQUIRED at check"]);
    }
    let mut story = story;
    story.does("ret", taken(RecipientCheck::ReceiptShown, ReturnMethod::Electronic));
    let to = story.dossier().result.clone().unwrap().returned_to.unwrap();
    assert_eq!(to.method, ReturnMethod::Counter);
}

#[test]
fn t29_returned_when_the_post_has_delivered_it() {
    let mut story = ready();
    assert_eq!(story.denied("ret", Act::ConfirmDelivery), ["NOT_POSTED"]);
    assert_eq!(story.told("ret", story.good(Act::PostResult)), ["resultPosted"]);
    assert_eq!(story.status(), DossierStatus::ResultAtCenter, "on its way is not returned");
    let address = story.dossier().open_shipment().unwrap().address.clone();
    assert_eq!(address, "Số 5, đường Mẫu, phường Mẫu", "where he lives");
    let told = next_text(story.dossier(), "Trung tâm", story.now, true, Lang::Vi);
    assert!(told.contains("bưu chính") && !told.contains("Mời đến"), "{told}");
    let posted = |story: &Story| {
        let lines = public_timeline(story.dossier(), Lang::Vi).into_iter();
        lines.filter(|line| line.kind == TimelineKind::Posted).map(|line| line.title).collect()
    };
    let told: Vec<String> = posted(&story);
    assert_eq!(told, ["Kết quả đã gửi bưu chính"]);
    for act in [Act::ReturnResult, Act::PostResult] {
        assert_eq!(story.denied("ret", act), ["WITH_THE_POST"]);
    }
    let other = Command::ConfirmDelivery {
        recipient: "Trần Thị Khác".to_owned(),
        authorization: None,
    };
    assert_eq!(story.refused("ret", other), ["AUTHORIZATION_NEEDED at authorization"]);
    let events = story.told("ret", story.good(Act::ConfirmDelivery));
    assert_eq!(events, ["stepAssigned", "resultReturned", "stepFinished"]);
    let result = story.dossier().result.clone().unwrap();
    let to = result.returned_to.unwrap();
    assert_eq!((to.method, to.check), (ReturnMethod::Post, RecipientCheck::Postman));
    assert_eq!(result.shipments[0].ended_at, Some(story.now));
    assert_eq!(posted(&story), told, "it did not come back");
}

/// R18: who appraised it does not return it, by post neither.
#[test]
fn an_appraiser_confirms_no_delivery() {
    let mut story = Story::new(Shape::Department).until(2);
    let next = Some(Box::new(world().officer("spc+ret").clone()));
    story.does("hod", Command::Forward { note: None, next });
    story.well("spc+ret", Act::Forward);
    let mut story = story.until(7);
    assert_eq!(story.denied("spc+ret", Act::ReturnResult), ["CONFLICT_OF_DUTY"]);
    story.well("ret", Act::PostResult);
    assert_eq!(story.denied("spc+ret", Act::ConfirmDelivery), ["CONFLICT_OF_DUTY"]);
}

#[test]
fn t31_twice_not_found_it_comes_back_to_the_center() {
    let mut story = ready();
    story.well("ret", Act::PostResult);
    let before = failed(at("2026-09-06", 9, 0));
    assert_eq!(story.refused("ret", before), ["MOMENT_OUT_OF_RANGE at triedAt"]);
    story.now = at("2026-09-10", 16, 0);
    assert_eq!(
        story.refused("ret", failed(at("2026-09-10", 16, 1))),
        ["MOMENT_OUT_OF_RANGE at triedAt"]
    );
    story.does("ret", failed(at("2026-09-10", 9, 0)));
    assert!(story.dossier().open_shipment().is_some(), "the post tries again");
    story.now = at("2026-09-15", 9, 0);
    // Thursday 10/9 and two working days: Monday 14/9.
    let too_soon = failed(at("2026-09-13", 9, 0));
    assert_eq!(story.refused("ret", too_soon), ["TOO_SOON_TO_TRY at triedAt"]);
    assert_eq!(story.told("ret", failed(at("2026-09-14", 8, 0))), ["deliveryFailed"]);
    assert_eq!(story.dossier().open_shipment(), None);
    assert_eq!(story.status(), DossierStatus::ResultAtCenter);
    assert_eq!(story.denied("ret", Act::FailDelivery), ["NOT_POSTED"]);
    // A new appointment, or the post once more.
    let mut again = story.clone();
    again.well("ret", Act::PostResult);
    assert_eq!(again.dossier().result.as_ref().unwrap().shipments.len(), 2);
    story.well("ret", Act::ReturnResult);
}

/// A dossier filed online whose applicant wants the result in his account, before its release.
fn filed_online(shape: Shape) -> Story {
    let mut story = Story::new(shape);
    let intake = Box::new(checked(&online(), shape));
    story.does("int", Command::Accept { intake, slip: true });
    story.until(6)
}

#[test]
fn t30_an_electronic_result_goes_to_the_account_by_itself() {
    let mut story = filed_online(Shape::Department).until(7);
    assert!(wake_at(story.dossier()).is_some_and(|at| at <= story.now));
    let events = story.told("sys", Command::Tick);
    assert_eq!(events, ["stepAssigned", "resultReturned", "stepFinished"]);
    let to = story.dossier().result.clone().unwrap().returned_to.unwrap();
    assert_eq!((to.method, to.check), (ReturnMethod::Electronic, RecipientCheck::Account));
    nothing_more(&story);
}

fn corrected(way: &str) -> Command {
    let changes = vec![(AmendableField::ReturnMethod, way.to_owned())];
    Command::ProposeAmendment { changes, reason: "Gõ nhầm".to_owned() }
}

#[test]
fn a_result_waits_while_it_is_open_how_it_is_returned() {
    let mut story = filed_online(Shape::Department).until(7);
    story.does("int", corrected("COUNTER"));
    assert_eq!(wake_at(story.dossier()), None);
    assert_eq!(story.denied("sys", Act::Tick), ["NOTHING_DUE"]);
    let mut refused = story.clone();
    refused.does("cdr", Command::RejectAmendment { reason: "Không đúng".to_owned() });
    refused.does("sys", Command::Tick);
    assert_eq!(refused.status(), DossierStatus::Returned);
    story.does("cdr", Command::ApproveAmendment);
    assert_eq!(wake_at(story.dossier()), None, "who is to come himself is waited for");
    story.well("ret", Act::ReturnResult);
    // The other way round it goes to the account as soon as that is approved.
    let mut story = ready();
    story.does("int", corrected("ELECTRONIC"));
    assert_eq!(wake_at(story.dossier()), None);
    story.does("cdr", Command::ApproveAmendment);
    story.does("sys", Command::Tick);
    assert_eq!(story.status(), DossierStatus::Returned);
}

/// Other data do not hold it up.
#[test]
fn another_correction_does_not_hold_up_the_result() {
    let mut story = filed_online(Shape::Department).until(7);
    story.well("int", Act::ProposeAmendment);
    story.does("sys", Command::Tick);
    assert_eq!(story.status(), DossierStatus::Returned);
}

#[test]
fn what_is_paper_or_with_the_post_does_not_go_by_itself() {
    let mut paper = filed_online(Shape::Paper);
    paper.well("clk", Act::Release);
    paper.now = at("2026-09-07", 9, 0);
    paper.well("ret", Act::ConfirmResult);
    assert_eq!(wake_at(paper.dossier()), None);
    let mut posted = filed_online(Shape::Department).until(7);
    posted.well("ret", Act::PostResult);
    assert_eq!(wake_at(posted.dossier()), None);
    assert_eq!(posted.denied("sys", Act::Tick), ["NOTHING_DUE"]);
    posted.does("ret", failed(posted.now));
    assert_eq!(wake_at(posted.dossier()), None);
}
