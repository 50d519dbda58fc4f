//! Corrections of what was filed: proposed by one, made by another, on record.

use crate::fixture::Shape;
use crate::story::{REASON, Story};
use domain::document::FormKind;
use domain::dossier::{Act, AmendableField, Command, field_value};

fn propose(changes: &[(AmendableField, &str)]) -> Command {
    let changes = changes.iter().map(|(field, after)| (*field, (*after).to_owned())).collect();
    Command::ProposeAmendment { changes, reason: REASON.to_owned() }
}

#[test]
fn proposed_by_the_counter_and_made_by_its_head() {
    use AmendableField::{Name, Phone};
    let mut story = Story::new(Shape::Department).until(3);
    let command = propose(&[(Name, " Nguyễn  Văn Thứ "), (Phone, "0900 000 009")]);
    for officer in ["spc", "dir", "foc", "ret", "cdr"] {
        assert_eq!(story.refused(officer, command.clone()), ["FORBIDDEN"], "{officer}");
    }
    assert_eq!(story.told("int", command), ["amendmentProposed"]);
    assert_eq!(story.dossier().applicant().name, "Nguyễn Văn Thử", "a proposal changes nothing");
    assert_eq!(story.denied("int", Act::ProposeAmendment), ["AMENDMENT_PENDING"]);
    assert_eq!(story.denied("int", Act::ApproveAmendment), ["FORBIDDEN"]);
    let events = story.told("cdr", Command::ApproveAmendment);
    assert_eq!(events, ["amendmentApproved", "paperIssued"]);
    assert_eq!(story.last_papers(), [FormKind::AmendmentRecord]);
    let intake = &story.dossier().facts.intake;
    assert_eq!(field_value(intake, Name), "Nguyễn Văn Thứ");
    assert_eq!(field_value(intake, Phone), "+84900000009");
    let change = &story.dossier().amendments[0].changes[0];
    assert_eq!(
        (change.before.as_str(), change.after.as_str()),
        ("Nguyễn Văn Thử", "Nguyễn Văn Thứ")
    );
    assert_eq!(story.denied("cdr", Act::ApproveAmendment), ["NO_AMENDMENT"]);
}

#[test]
fn refused_it_leaves_everything_as_it_was() {
    let mut story = Story::new(Shape::Department).until(3);
    let before = story.dossier().facts.clone();
    story.well("int", Act::ProposeAmendment);
    assert_eq!(story.told("cdr", story.good(Act::RejectAmendment)), ["amendmentRejected"]);
    assert_eq!(story.dossier().facts, before);
    assert!(story.dossier().amendments[0].outcome.as_ref().unwrap().refused.is_some());
    story.well("int", Act::ProposeAmendment);
}

#[test]
fn each_change_is_one_and_says_something_new() {
    use AmendableField::{Email, Name, PersonalId, ReturnAddress, TaxCode};
    let story = Story::new(Shape::Department).until(3);
    let refused = |changes: &[(AmendableField, &str)]| story.refused("int", propose(changes));
    assert_eq!(refused(&[]), ["REQUIRED at changes"]);
    assert_eq!(refused(&[(Name, "Nguyễn Văn Thử")]), ["UNCHANGED at changes.0.after"]);
    assert_eq!(refused(&[(Email, "a@b.vn"), (Email, "c@d.vn")]), ["DUPLICATE at changes.1.field"]);
    for (field, bad, code) in [
        (PersonalId, "12", "INVALID_VALUE"),
        (TaxCode, "abc", "INVALID_VALUE"),
        (Email, "nowhere", "INVALID_VALUE"),
        (Name, "1", "INVALID_VALUE"),
        (ReturnAddress, " ", "REQUIRED"),
    ] {
        assert_eq!(refused(&[(field, bad)]), [format!("{code} at changes.0.after")], "{field:?}");
    }
}

/// Before acceptance the clerk simply types it right.
#[test]
fn there_is_nothing_to_correct_before_acceptance() {
    let mut story = Story::new(Shape::Department);
    story.well("integ", Act::Submit);
    assert_eq!(story.denied("int", Act::ProposeAmendment), ["WRONG_STATE"]);
}
