//! Signing, and the return desk.

use crate::fixture::{LAW, Shape, world};
use crate::story::Story;
use domain::document::FormKind;
use domain::dossier::{
    Act, Command, DossierStatus, RecipientCheck, ResultContent, ResultKind, ReturnMethod,
    ReturnOfResult,
};
use uuid::Uuid;

fn hand_over(recipient: &str, id: Option<&str>, check: RecipientCheck, paper: &str) -> Command {
    Command::ReturnResult(ReturnOfResult {
        recipient: recipient.to_owned(),
        personal_id: id.map(str::to_owned),
        check,
        authorization: Some(paper.to_owned()).filter(|paper| !paper.is_empty()),
        method: ReturnMethod::Counter,
    })
}

#[test]
fn who_may_take_the_result() {
    use RecipientCheck::{IdentityChecked, ReceiptShown};
    let story = Story::new(Shape::Department).until(7);
    let known = Some("000085001234");
    let free = [
        ("Nguyễn Văn Thử", None, ReceiptShown, ""),
        (" nguyễn  VĂN thử ", None, ReceiptShown, ""),
        ("Nguyễn Văn Thử", known, ReceiptShown, ""),
        ("Nguyễn Văn Thử", known, IdentityChecked, ""),
        ("NGUYEN VAN THU", known, IdentityChecked, ""),
        ("Trần Thị Khác", None, ReceiptShown, "Giấy ủy quyền số 5"),
        ("Trần Thị Khác", Some("000185001234"), IdentityChecked, "Giấy ủy quyền số 5"),
    ];
    for (name, id, check, paper) in free {
        let mut story = story.clone();
        story.does("ret", hand_over(name, id, check, paper));
        assert_eq!(story.dossier().status, DossierStatus::Returned, "{name}");
    }
    type Case =
        (&'static str, Option<&'static str>, RecipientCheck, &'static str, &'static [&'static str]);
    let refused: [Case; 9] = [
        ("", None, ReceiptShown, "", &["REQUIRED at recipientName"]),
        ("Nguyễn Văn Thử", None, IdentityChecked, "", &["REQUIRED at recipientPersonalId"]),
        ("Nguyễn Văn Thử", Some(" "), IdentityChecked, "", &["REQUIRED at recipientPersonalId"]),
        (
            "Nguyễn Văn Thử",
            Some("12"),
            IdentityChecked,
            "",
            &["INVALID_VALUE at recipientPersonalId"],
        ),
        // A namesake.
        (
            "Nguyễn Văn Thử",
            Some("000185001234"),
            IdentityChecked,
            "",
            &["AUTHORIZATION_NEEDED at authorization"],
        ),
        // Another name, as soon as the marks count.
        ("Nguyễn Văn Thư", None, ReceiptShown, "", &["AUTHORIZATION_NEEDED at authorization"]),
        ("Trần Thị Khác", None, ReceiptShown, "", &["AUTHORIZATION_NEEDED at authorization"]),
        (
            "Trần Thị Khác",
            None,
            ReceiptShown,
            "a\0",
            &["INVALID_TEXT at authorization", "AUTHORIZATION_NEEDED at authorization"],
        ),
        (
            "Trần Thị Khác",
            None,
            IdentityChecked,
            "",
            &["REQUIRED at recipientPersonalId", "AUTHORIZATION_NEEDED at authorization"],
        ),
    ];
    for (name, id, check, paper, wanted) in refused {
        assert_eq!(
            story.refused("ret", hand_over(name, id, check, paper)),
            wanted,
            "{name} {id:?}"
        );
    }
}

#[test]
fn only_the_return_desk_returns() {
    let story = Story::new(Shape::Department).until(7);
    for officer in world().staff.0.keys().filter(|name| **name != "ret") {
        let outcome = story.attempt(world().officer(officer), story.good(Act::ReturnResult));
        match *officer {
            // Hold the role as well; who appraised this one, did not.
            "spc+ret" | "everything" => assert!(outcome.is_ok(), "{officer}"),
            _ => assert!(outcome.is_err(), "{officer}"),
        }
    }
}

fn sign(title: &str, content: ResultContent) -> Command {
    Command::SignResult {
        kind: ResultKind::Approval,
        title: title.to_owned(),
        content,
        legal_basis: None,
    }
}

#[test]
fn what_is_signed_has_a_title_and_a_text_or_a_file() {
    let story = Story::new(Shape::Department).until(5);
    let text = |body: &str| ResultContent::Text { body: body.to_owned() };
    let file = ResultContent::File { id: Uuid::from_u128(5) };
    let refused = |title: &str, content| story.refused("dir", sign(title, content));
    assert_eq!(refused("", text("")), ["REQUIRED at title", "REQUIRED at text"]);
    assert_eq!(refused("Chứng chỉ", text(" \n\t\n")), ["REQUIRED at text"]);
    assert_eq!(refused("Chứng chỉ", text("a\0b")), ["INVALID_TEXT at text"]);
    assert_eq!(refused("Chứng chỉ", text(&"x\n".repeat(10_001))), ["TOO_LONG at text"]);
    assert_eq!(refused(&"x".repeat(301), file.clone()), ["TOO_LONG at title"]);
    // More than a paper can carry in one paragraph, or in paragraphs.
    assert_eq!(refused("Chứng chỉ", text(&"x".repeat(5_001))), ["INVALID_VALUE at text"]);
    assert_eq!(refused("Chứng chỉ", text(&"x\n".repeat(201))), ["INVALID_VALUE at text"]);
    for content in [text("Cấp.\n\nCó hiệu lực."), file] {
        let mut story = story.clone();
        story.does("dir", sign("Chứng chỉ", content.clone()));
        let result = story.dossier().result.clone().unwrap();
        assert_eq!(result.content, content);
        assert_eq!(result.signer, world().officer("dir").id);
        let paper = story.papers.last().unwrap();
        assert_eq!((paper.id, result.paper), (result.paper, paper.id));
        let uploaded = matches!(content, ResultContent::File { .. });
        assert_eq!(paper.file.is_some(), uploaded);
    }
}

#[test]
fn a_refusal_after_appraisal_goes_the_same_way_to_the_applicant() {
    let mut story = Story::new(Shape::Department).until(5);
    let kind = ResultKind::Refusal;
    let refuse = |basis: Option<&str>| Command::SignResult {
        kind,
        title: "Không đủ điều kiện".to_owned(),
        content: ResultContent::Text { body: "Không đủ điều kiện cấp.".to_owned() },
        legal_basis: basis.map(str::to_owned),
    };
    assert_eq!(story.refused("dir", refuse(None)), ["REFUSAL_BASIS_NEEDED at legalBasis"]);
    assert_eq!(story.refused("dir", refuse(Some(" "))), ["REFUSAL_BASIS_NEEDED at legalBasis"]);
    story.does("dir", refuse(Some(LAW)));
    assert_eq!(story.last_papers(), [FormKind::Result, FormKind::IntakeRefusal]);
    let slip = &story.papers.last().unwrap().data;
    assert_eq!((&slip["decidedBy"], &slip["legalBasis"]), (&"Sở Xây dựng".into(), &LAW.into()));
    assert_eq!(story.dossier().status, DossierStatus::ResultIssued);
    let story = story.until(7);
    assert_eq!(story.dossier().result.as_ref().unwrap().kind, kind);
}

/// Form 03 says why in the words of the decision, who decided, and who took the dossier in.
#[test]
fn form_03_after_appraisal_gives_the_reasons_of_who_signs() {
    let words = "Diện tích không đủ.\nChưa có quy hoạch.";
    let refusal = |content: ResultContent| Command::SignResult {
        kind: ResultKind::Refusal,
        title: "Thông báo".to_owned(),
        content,
        legal_basis: Some(LAW.to_owned()),
    };
    let text = |body: &str| ResultContent::Text { body: body.to_owned() };
    let file = ResultContent::File { id: Uuid::from_u128(7) };
    for (shape, step, signer, agency) in [
        (Shape::Department, 5, "dir", "Sở Xây dựng"),
        (Shape::Chairman, 7, "chm", "Ủy ban nhân dân tỉnh Mẫu"),
    ] {
        let story = Story::new(shape).until(step);
        for (content, explanation) in [(text(words), words), (file.clone(), "Thông báo")] {
            let mut story = story.clone();
            story.does(signer, refusal(content));
            let slip = &story.papers.last().unwrap().data;
            assert_eq!(slip["explanation"], explanation);
            assert_eq!(slip["decidedBy"], agency);
            assert_eq!(slip["officer"]["name"], world().officer("int").name, "of the Center");
            assert_eq!(slip["issuer"]["name"], world().office(shape).body.name, "R1");
        }
        // The form has one field for it.
        let long = "x\n".repeat(2_501);
        assert_eq!(story.refused(signer, refusal(text(&long))), ["TOO_LONG at text"]);
    }
}
