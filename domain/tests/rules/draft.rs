//! What is typed at the counter: every mistake is named at its field, and all at once.

use crate::fixture::{Shape, draft, world};
use crate::story::{Story, in_short};
use domain::dossier::{
    Act, ApplicantKind, Command, DocumentDraft, Intake, IntakeDraft, ReturnMethod, SubmitterDraft,
};
use domain::refusal::Refusal;

fn check(draft: &IntakeDraft) -> Result<Intake, Vec<Refusal>> {
    let procedure = world().procedure(Shape::Department);
    draft.check(&procedure.code, &procedure.cases[0], "2026-09-07".parse().unwrap())
}

/// The problems of a sound draft after one change.
fn after(change: impl FnOnce(&mut IntakeDraft)) -> Vec<String> {
    let mut changed = draft();
    change(&mut changed);
    check(&changed).map_or_else(|refusals| in_short(&refusals), |_| Vec::new())
}

fn paper(key: &str, originals: i64) -> DocumentDraft {
    DocumentDraft { key: key.to_owned(), originals, ..DocumentDraft::default() }
}

#[test]
fn a_sound_draft_passes_and_is_put_in_order() {
    let mut typed = draft();
    typed.name = "  nguyễn  văn   thử ".to_owned();
    typed.documents = vec![paper("3", 0), paper("2", 2), paper("1", 1)];
    typed.documents[1].note = "  bản   gốc ".to_owned();
    let intake = check(&typed).unwrap();
    assert_eq!(intake.applicant.name, "nguyễn văn thử");
    assert_eq!(intake.applicant.phone.as_str(), "+84900000001");
    let keys: Vec<_> = intake.documents.iter().map(|paper| paper.key.as_str()).collect();
    assert_eq!(keys, ["1", "2"], "in the order of the case, without what was not handed in");
    assert_eq!(intake.documents[1].note.as_deref(), Some("bản gốc"));
}

/// Field, what is typed, what is said about it.
#[test]
fn each_mistake_is_named_at_its_field() {
    type Change = fn(&mut IntakeDraft, &str);
    let fields: [(&str, Change); 9] = [
        ("applicant.name", |d, s| d.name = s.into()),
        ("applicant.personalId", |d, s| d.personal_id = s.into()),
        ("applicant.taxCode", |d, s| d.tax_code = s.into()),
        ("applicant.address", |d, s| d.address = s.into()),
        ("applicant.phone", |d, s| d.phone = s.into()),
        ("applicant.email", |d, s| d.email = s.into()),
        ("returnAddress", |d, s| d.return_address = s.into()),
        ("documents.0.note", |d, s| d.documents[0].note = s.into()),
        ("submitter.name", |d, s| {
            d.submitter = Some(SubmitterDraft { name: s.into(), ..SubmitterDraft::default() });
        }),
    ];
    let huge = "x".repeat(1_000_000);
    let hidden = format!("000085001234{}x", " ".repeat(600));
    let table: [(&str, &str, [&str; 9]); 9] = [
        // name, personal id, tax code, address, phone, e-mail, return address, note, submitter
        ("nothing", "", ["R", "R", "-", "R", "R", "-", "-", "-", "R"]),
        ("blanks", " \t\u{a0}\r\n ", ["R", "R", "-", "R", "R", "-", "-", "-", "R"]),
        ("null byte", "a\0b", ["V", "V", "V", "T", "V", "V", "T", "T", "V"]),
        ("escape", "An\u{1b}[31m", ["V", "V", "V", "T", "V", "V", "T", "T", "V"]),
        ("turned round", "An \u{202e}hna", ["V", "V", "V", "T", "V", "V", "T", "T", "V"]),
        ("huge", &huge, ["L", "L", "L", "L", "L", "L", "L", "L", "L"]),
        ("hidden tail", &hidden, ["V", "V", "V", "-", "V", "V", "-", "-", "V"]),
        ("letters", "abc", ["-", "V", "V", "-", "V", "V", "-", "-", "-"]),
        ("numbers", "12", ["V", "V", "V", "-", "V", "V", "-", "-", "V"]),
    ];
    for (what, typed, expected) in table {
        for ((path, change), expected) in fields.iter().zip(expected) {
            let code = match expected {
                "R" => "REQUIRED",
                "V" => "INVALID_VALUE",
                "T" => "INVALID_TEXT",
                "L" => "TOO_LONG",
                _ => "",
            };
            let wanted: Vec<String> =
                (!code.is_empty()).then(|| format!("{code} at {path}")).into_iter().collect();
            assert_eq!(after(|draft| change(draft, typed)), wanted, "{what} in {path}");
        }
    }
}

#[test]
fn numbers_that_look_right_are_checked_too() {
    let tax = |code: &str| after(|d| d.tax_code = code.into());
    assert_eq!(tax("0100109106"), Vec::<String>::new());
    assert_eq!(tax("0100109107"), ["INVALID_VALUE at applicant.taxCode"]);
    let id = |id: &str| after(|d| d.personal_id = id.into());
    assert_eq!(id("00008500123"), ["INVALID_VALUE at applicant.personalId"]);
    assert_eq!(id("0000850012345"), ["INVALID_VALUE at applicant.personalId"]);
    assert_eq!(id("000085 001234"), Vec::<String>::new());
}

#[test]
fn nobody_is_born_tomorrow_or_applies_at_a_hundred_and_forty() {
    let born = |day: &str| after(|d| d.birth_date = Some(day.parse().unwrap()));
    assert_eq!(born("2026-09-07"), Vec::<String>::new());
    assert_eq!(born("2026-09-08"), ["INVALID_DATE at applicant.birthDate"]);
    assert_eq!(born("1900-01-01"), Vec::<String>::new());
    assert_eq!(born("1886-01-01"), ["INVALID_DATE at applicant.birthDate"]);
    assert_eq!(born("-200000-01-01"), ["INVALID_DATE at applicant.birthDate"]);
}

#[test]
fn papers_are_those_of_the_case_each_once() {
    let papers = |list: Vec<DocumentDraft>| after(|d| d.documents = list);
    assert_eq!(papers(vec![paper("9", 1)]), ["UNKNOWN_DOCUMENT at documents.0.key"]);
    assert_eq!(papers(vec![paper("", 1)]), ["UNKNOWN_DOCUMENT at documents.0.key"]);
    assert_eq!(papers(vec![paper("1", 1), paper("1", 0)]), ["DUPLICATE at documents.1.key"]);
    assert_eq!(papers(vec![paper(&"9".repeat(100_000), 1)]).len(), 1);
    let many = (0..50_000).map(|_| paper("1", 1)).collect();
    let said = papers(many);
    assert_eq!(said[0], "OUT_OF_RANGE at documents");
    assert!(said.len() <= 200, "{}", said.len());
}

#[test]
fn counts_have_a_range() {
    for bad in [-1, 100, 65_536, i64::MAX, i64::MIN] {
        assert_eq!(after(|d| d.set_count = bad), ["OUT_OF_RANGE at setCount"], "{bad}");
        let change = |d: &mut IntakeDraft| {
            d.documents[1] = DocumentDraft {
                key: "2".to_owned(),
                originals: bad,
                copies: bad,
                electronic: bad,
                ..DocumentDraft::default()
            };
        };
        assert_eq!(
            after(change),
            ["originals", "copies", "electronic"]
                .map(|field| format!("OUT_OF_RANGE at documents.1.{field}"))
        );
    }
    assert_eq!(after(|d| d.set_count = 0), ["OUT_OF_RANGE at setCount"]);
    assert_eq!(after(|d| d.set_count = 99), Vec::<String>::new());
    assert_eq!(after(|d| d.documents[0].copies = 99), Vec::<String>::new());
}

#[test]
fn the_post_needs_an_address() {
    let post = |address: &str| {
        after(|d| {
            d.return_method = ReturnMethod::Post;
            d.return_address = address.into();
        })
    };
    assert_eq!(post(" "), ["REQUIRED at returnAddress"]);
    assert_eq!(post("Số 5, đường Mẫu"), Vec::<String>::new());
    assert_eq!(post("a\0"), ["INVALID_TEXT at returnAddress"]);
    assert_eq!(after(|d| d.return_method = ReturnMethod::Electronic), Vec::<String>::new());
}

#[test]
fn organisations_have_a_tax_code_and_need_no_personal_number() {
    let organisation = |tax_code: &str, name: &str| {
        after(|d| {
            d.kind = Some(ApplicantKind::Organization);
            d.personal_id.clear();
            d.tax_code = tax_code.into();
            d.name = name.into();
        })
    };
    assert_eq!(organisation("0100109106", "Công ty TNHH 1/5 Mẫu"), Vec::<String>::new());
    assert_eq!(organisation("", "Công ty TNHH Mẫu"), ["REQUIRED at applicant.taxCode"]);
    let long = "Công ty ".repeat(40);
    assert_eq!(organisation("0100109106", &long), ["TOO_LONG at applicant.name"]);
}

#[test]
fn all_mistakes_are_named_at_once() {
    let worst = IntakeDraft {
        tax_code: "1".to_owned(),
        birth_date: Some("2030-01-01".parse().unwrap()),
        email: "@".to_owned(),
        submitter: Some(SubmitterDraft {
            name: String::new(),
            personal_id: "1".to_owned(),
            phone: "1".to_owned(),
            authorization: "a\0".to_owned(),
        }),
        documents: vec![paper("9", 1), paper("1", -1), paper("1", 1)],
        set_count: 0,
        return_method: ReturnMethod::Post,
        ..IntakeDraft::default()
    };
    let mut said = in_short(&check(&worst).unwrap_err());
    said.sort();
    let mut wanted = [
        "REQUIRED at applicant.name",
        "REQUIRED at applicant.personalId",
        "INVALID_VALUE at applicant.taxCode",
        "REQUIRED at applicant.address",
        "REQUIRED at applicant.phone",
        "INVALID_VALUE at applicant.email",
        "INVALID_DATE at applicant.birthDate",
        "REQUIRED at submitter.name",
        "INVALID_VALUE at submitter.personalId",
        "INVALID_VALUE at submitter.phone",
        "INVALID_TEXT at submitter.authorization",
        "UNKNOWN_DOCUMENT at documents.0.key",
        "OUT_OF_RANGE at documents.1.originals",
        "DUPLICATE at documents.2.key",
        "OUT_OF_RANGE at setCount",
        "REQUIRED at returnAddress",
    ];
    wanted.sort_unstable();
    assert_eq!(said, wanted);
}

#[test]
fn every_missing_paper_is_named_with_its_path() {
    let story = Story::new(Shape::Department);
    let accept_with = |documents: Vec<DocumentDraft>| {
        let mut typed = draft();
        typed.documents = documents;
        let mut command = story.good(Act::Accept);
        if let Command::Accept { intake, .. } = &mut command {
            **intake = check(&typed).unwrap();
        }
        story.refused("int", command)
    };
    let both = ["DOCUMENT_MISSING at documents.1", "DOCUMENT_MISSING at documents.2"];
    assert_eq!(accept_with(Vec::new()), both);
    assert_eq!(accept_with(vec![paper("1", 0), paper("3", 1)]), both, "none of a paper is none");
    assert_eq!(accept_with(vec![paper("2", 1)]), both[..1]);
}
