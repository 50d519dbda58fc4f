//! Corrections of what was filed: proposed by one, made by another, on record.

use crate::fixture::Shape;
use crate::story::{REASON, Story};
use domain::document::FormKind;
use domain::dossier::{Act, AmendableField, Command, field_value};
use domain::lang::Lang;

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
    use AmendableField::{
        Address, BirthDate, Email, Name, PersonalId, Phone, ReturnAddress, ReturnMethod, Sex,
        TaxCode,
    };
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
        (ReturnAddress, " ", "UNCHANGED"),
        (Email, " ", "UNCHANGED"),
        (Name, " ", "REQUIRED"),
        (PersonalId, " ", "REQUIRED"),
        (Phone, " ", "REQUIRED"),
        (Address, " ", "REQUIRED"),
        (ReturnMethod, " ", "REQUIRED"),
        (ReturnMethod, "FAX", "INVALID_CHOICE"),
        (ReturnMethod, "COUNTER", "UNCHANGED"),
        (Sex, "X", "INVALID_CHOICE"),
        (BirthDate, "31/02/1985", "INVALID_DATE"),
        (BirthDate, "01/01/2030", "INVALID_DATE"),
        (BirthDate, "01/01/1800", "INVALID_DATE"),
        (BirthDate, "01/01/85", "INVALID_DATE"),
    ] {
        assert_eq!(refused(&[(field, bad)]), [format!("{code} at changes.0.after")], "{field:?}");
    }
}

fn correct(story: &mut Story, changes: &[(AmendableField, &str)]) {
    story.does("int", propose(changes));
    story.does("cdr", Command::ApproveAmendment);
}

fn now(story: &Story, field: AmendableField) -> String {
    field_value(&story.dossier().facts.intake, field)
}

#[test]
fn what_may_be_left_out_can_be_taken_out() {
    use AmendableField::{BirthDate, Email, Sex};
    let mut story = Story::new(Shape::Department).until(3);
    correct(&mut story, &[(Email, "a@b.vn"), (Sex, "FEMALE"), (BirthDate, "1/3/1985")]);
    assert_eq!(now(&story, Email), "a@b.vn");
    assert_eq!(now(&story, Sex), "FEMALE");
    assert_eq!(now(&story, BirthDate), "1985-03-01");
    correct(&mut story, &[(BirthDate, "1985-03-02")]);
    assert_eq!(now(&story, BirthDate), "1985-03-02");
    correct(&mut story, &[(Email, " "), (Sex, ""), (BirthDate, "")]);
    let applicant = story.dossier().applicant();
    assert_eq!((&applicant.email, applicant.sex, applicant.birth_date), (&None, None, None));
    let last = story.dossier().amendments.last().unwrap();
    assert!(last.changes.iter().all(|it| !it.before.is_empty() && it.after.is_empty()));
}

#[test]
fn the_way_of_the_result_goes_with_its_address() {
    use AmendableField::{ReturnAddress, ReturnMethod};
    let mut story = Story::new(Shape::Department).until(3);
    let refused =
        |story: &Story, changes: &[(AmendableField, &str)]| story.refused("int", propose(changes));
    let post = (ReturnMethod, "POST");
    assert_eq!(refused(&story, &[post]), ["FIELD_NEEDED at changes.0.after"]);
    assert_eq!(
        refused(&story, &[post, (ReturnAddress, " ")]),
        ["UNCHANGED at changes.1.after", "REQUIRED at changes.1.after"]
    );
    correct(&mut story, &[(ReturnAddress, "Số 9, đường Mẫu"), post]);
    assert_eq!(now(&story, ReturnMethod), "POST");
    assert_eq!(refused(&story, &[(ReturnAddress, "")]), ["REQUIRED at changes.0.after"]);
    correct(&mut story, &[(ReturnAddress, ""), (ReturnMethod, "ELECTRONIC")]);
    assert_eq!(story.dossier().facts.intake.return_address, None);
    assert_eq!(now(&story, ReturnMethod), "ELECTRONIC");
    // The record says it in words.
    let record = &story.papers.last().unwrap().data;
    let lines: Vec<_> = record["lines"].as_array().unwrap().iter().collect();
    assert_eq!(lines[0]["before"], "Qua bưu chính công ích");
    assert_eq!(lines[0]["after"], "Bản điện tử");
    assert_eq!((&lines[1]["before"], &lines[1]["after"]), (&"Số 9, đường Mẫu".into(), &"".into()));
}

#[test]
fn who_files_for_the_applicant_is_corrected_whole() {
    use AmendableField::{
        SubmitterAuthorization as Authorization, SubmitterName as Name, SubmitterPhone as Phone,
    };
    let mut story = Story::new(Shape::Department).until(3);
    let phone = (Phone, "0900 000 007");
    assert_eq!(
        story.refused("int", propose(&[phone])),
        ["FIELD_NEEDED at changes.0.after"],
        "of nobody"
    );
    correct(&mut story, &[phone, (Name, "Trần Thị Khác"), (Authorization, "GUQ 01")]);
    let submitter = story.dossier().facts.intake.submitter.clone().unwrap();
    assert_eq!(submitter.name.as_str(), "Trần Thị Khác");
    assert_eq!(submitter.phone.unwrap().as_str(), "+84900000007");
    assert_eq!(submitter.authorization.as_deref(), Some("GUQ 01"));
    let kept = [(Name, ""), (Phone, "0900 000 008")];
    assert_eq!(story.refused("int", propose(&kept)), ["FIELD_NEEDED at changes.1.after"]);
    correct(&mut story, &[(Name, "")]);
    assert_eq!(story.dossier().facts.intake.submitter, None);
    let gone = &story.dossier().amendments.last().unwrap().changes;
    let before: Vec<_> = gone.iter().map(|it| it.before.as_str()).collect();
    assert_eq!(before, ["Trần Thị Khác", "+84900000007", "GUQ 01"], "nothing goes silently");
}

#[test]
fn values_are_told_in_words() {
    use AmendableField::{BirthDate, Email, ReturnMethod, Sex};
    for (field, value, vi, en) in [
        (ReturnMethod, "COUNTER", "Tại Trung tâm", "At the Center"),
        (Sex, "FEMALE", "Nữ", "Female"),
        (BirthDate, "1985-03-01", "01/03/1985", "01/03/1985"),
        (Email, "a@b.vn", "a@b.vn", "a@b.vn"),
        (Sex, "", "", ""),
    ] {
        assert_eq!(
            (field.text(value, Lang::Vi), field.text(value, Lang::En)),
            (vi.into(), en.into())
        );
    }
    for field in AmendableField::ALL {
        for code in field.choices() {
            assert_ne!(field.text(code, Lang::Vi), code, "{field:?}");
        }
    }
    assert!(AmendableField::ALL.is_sorted());
}

/// Before acceptance the clerk simply types it right.
#[test]
fn there_is_nothing_to_correct_before_acceptance() {
    let mut story = Story::new(Shape::Department);
    story.well("integ", Act::Submit);
    assert_eq!(story.denied("int", Act::ProposeAmendment), ["WRONG_STATE"]);
}
