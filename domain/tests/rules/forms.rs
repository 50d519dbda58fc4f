//! What passes as a draft passes as a paper: a letter is never refused for its form when it is
//! approved or sent, nor the minutes of an inspection for what its notice said.

use crate::fixture::{LAW, POLICE, STRANGE, Shape, agency, world};
use crate::good::{completion_line, in_days, payment_item, stop};
use crate::story::Story;
use chrono::TimeDelta;
use domain::dossier::{
    Act, Command, CompletionLine, DelayReason, ExtensionLetter, InspectionLetter, InspectionRecord,
    Letter, OpinionRequest, PaymentItem, PaymentLetter, StopLetter, SupplementLetter,
};
use domain::identity::BankAccount;
use domain::refusal::{Code, Refusal};
use proptest::prelude::*;
use std::sync::LazyLock;

fn inspected([text, conclusion, objections]: [String; 3]) -> Command {
    let (conclusion, objections) = (Some(conclusion), Some(objections));
    Command::RecordInspection { record: InspectionRecord { text, conclusion, objections } }
}

/// Texts of the lengths at which something begins or ends to fit, in one line or in many, with blank
/// ones between.
fn words() -> impl Strategy<Value = String> {
    let length = prop::sample::select(vec![
        0usize, 1, 12, 299, 300, 301, 499, 500, 501, 999, 1_000, 1_001, 1_999, 2_000, 2_001, 4_000,
        4_001,
    ]);
    let width = prop::sample::select(vec![0usize, 1, 2, 20, 300, 301]);
    let gap = prop::sample::select(vec!["\n", "\n\n", "\n \n", " "]);
    (length, width, gap).prop_map(|(length, width, gap)| {
        let mut text = String::new();
        while text.chars().count() < length {
            let line = if width == 0 { length } else { width };
            text.extend(std::iter::repeat_n('ế', line));
            text.push_str(gap);
        }
        text.chars().take(length).collect()
    })
}

/// Most texts fit, so that a letter of many fields is drafted often enough.
fn usual() -> impl Strategy<Value = String> {
    prop_oneof![3 => Just("Theo quy định".to_owned()), 2 => words()]
}

fn some_letter() -> impl Strategy<Value = Letter> {
    let story = Story::new(Shape::Department);
    let (day, at) = (in_days(&story, 7), story.now + TimeDelta::days(2));
    let line = (usual(), usual()).prop_map(|(content, reason)| CompletionLine {
        content,
        reason,
        ..completion_line()
    });
    let supplement = (prop::collection::vec(line, 0..3), usual(), prop::option::of(usual()))
        .prop_map(|(lines, reason, legal_basis)| {
            Letter::Supplement(SupplementLetter { lines, reason, legal_basis })
        });
    let amount = prop::sample::select(vec![0, 1, 1_000_000_000_000_000, u64::MAX]);
    let item = (usual(), prop::option::weighted(0.9, usual()), amount)
        .prop_map(|(name, calculation, amount)| PaymentItem { name, calculation, amount });
    let number = prop::sample::select(vec!["", "3713.0.1099001", "Kho bạc"]);
    let account = prop::option::of((number, usual()))
        .prop_map(|it| it.map(|(number, bank)| BankAccount { number: number.to_owned(), bank }));
    let payment = (prop::collection::vec(item, 0..3), usual(), words(), account).prop_map(
        move |(items, legal_basis, beneficiary, account)| {
            let pay_by = day;
            Letter::Payment(PaymentLetter { items, legal_basis, beneficiary, account, pay_by })
        },
    );
    let inspection = (usual(), words(), words()).prop_map(move |(place, participants, content)| {
        Letter::Inspection(InspectionLetter { at, place, participants, content })
    });
    let consultation = (words(), usual(), any::<bool>()).prop_map(move |(one, other, waits)| {
        let ask = |whom: &str, content| OpinionRequest {
            agency: agency(whom),
            content,
            answer_by: day,
            waits,
        };
        Letter::Consultation { requests: vec![ask(STRANGE, one), ask(POLICE, other)] }
    });
    let stop = (usual(), usual(), usual(), usual()).prop_map(
        move |(reason, legal_basis, originals, fees)| {
            let ground = stop(&story).ground;
            Letter::Stop(StopLetter { ground, reason, legal_basis, originals, fees })
        },
    );
    let extension = words().prop_map(|text| {
        let due = APPRAISED.dossier().due_at().unwrap();
        let new_date = domain::time::local_date(due) + chrono::Days::new(2);
        Letter::Extension(ExtensionLetter { reason: DelayReason::ComplexCase, text, new_date })
    });
    prop_oneof![supplement, payment, inspection, consultation, stop, extension]
}

static APPRAISED: LazyLock<Story> = LazyLock::new(|| Story::new(Shape::Department).until(3));

/// What is wrong with a text lies at its field and says what.
fn at_its_field(refusals: &[Refusal]) {
    for refusal in refusals {
        let number = refusal.path == ["accountNumber"];
        assert!(
            !refusal.path.is_empty() && (number || refusal.code != Code::InvalidValue),
            "{refusal:?}"
        );
    }
}

fn tries(story: &mut Story, officer: &str, command: Command) -> Result<(), Vec<Refusal>> {
    let decision = story.attempt(world().officer(officer), command)?;
    story.keep(decision);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_passes_as_a_draft_is_approved_and_sent(letter in some_letter(), found in [words(), words(), words()]) {
        let mut story = APPRAISED.clone();
        let act = Act::draft(&letter);
        if let Err(refusals) = tries(&mut story, "spc", Command::DraftLetter(Box::new(letter))) {
            at_its_field(&refusals);
            return Ok(());
        }
        story.well("dir", Act::ApproveLetter);
        match act {
            Act::DraftConsultation => {}
            Act::DraftExtension => story.well("cdr", Act::GrantExtension),
            _ => story.well("int", Act::SendLetter),
        }
        if act == Act::DraftInspection {
            story.now = story.dossier().inspections[0].at;
            if let Err(refusals) = tries(&mut story, "spc", inspected(found)) {
                at_its_field(&refusals);
            }
        }
    }
}

/// Called with as much as the notice carries, the inspection can be recorded.
#[test]
fn what_an_inspection_was_called_for_fits_its_minutes() {
    let mut story = APPRAISED.clone();
    let inspection = |participants: &str, content: String| {
        let at = APPRAISED.now + TimeDelta::days(2);
        let (place, participants) = ("Số 5".to_owned(), participants.to_owned());
        let letter = InspectionLetter { at, place, participants, content };
        Command::DraftLetter(Box::new(Letter::Inspection(letter)))
    };
    let content = || "x".repeat(2_000);
    let refused = |participants: &str| story.refused("spc", inspection(participants, content()));
    assert_eq!(refused(&"x".repeat(301)), ["TOO_LONG at participants"]);
    assert_eq!(refused(&"x\n".repeat(201)), ["OUT_OF_RANGE at participants"]);
    assert_eq!(refused(" \n "), ["REQUIRED at participants"]);
    story.does("spc", inspection("Sở Xây dựng\n\n Người nộp", content()));
    story.well("hod", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    assert_eq!(story.dossier().inspections[0].participants, "Sở Xây dựng\nNgười nộp");
    story.now = story.dossier().inspections[0].at;
    story.well("spc", Act::RecordInspection);
    assert_eq!(story.papers.last().unwrap().data["findings"][0]["subject"], content());
}

#[test]
fn whose_account_it_is_fits_the_notice_of_payment() {
    let story = APPRAISED.clone();
    let payment = |beneficiary: String| {
        let items = vec![payment_item("Lệ phí", 1)];
        let (legal_basis, pay_by) = (LAW.to_owned(), in_days(&story, 7));
        let letter = PaymentLetter { items, legal_basis, beneficiary, account: None, pay_by };
        Command::DraftLetter(Box::new(Letter::Payment(letter)))
    };
    assert_eq!(story.refused("spc", payment("x".repeat(301))), ["TOO_LONG at beneficiary"]);
    let mut story = story.clone();
    story.sends(
        "spc",
        match payment("x".repeat(300)) {
            Command::DraftLetter(letter) => *letter,
            other => panic!("{other:?}"),
        },
        "hod",
    );
}
