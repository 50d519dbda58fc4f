//! Every sample of a letter on the sheet of NĐ 30/2020, line by line, kept in `tests/golden`.

#![expect(clippy::unwrap_used, reason = "a test that can not read its sample has failed")]

mod sample;

use domain::document::{
    AmendmentRecord, ConsultationAnswer, ConsultationOverdue, ConsultationRequest, FormFamily,
    FormKind, InspectionMinutes, InspectionNotice, LateNotice, LostSlipDeclaration, Opinion,
    PaymentNotice, PostalMinutes, Reprint, SigningCapacity, TransferSlip, wording,
};
use domain::lang::Lang;
use sample::{PRESS, golden, proof, sample};
use serde_json::Value;

/// Every letter, with the name of its samples.
const LETTERS: [(FormKind, &str); 11] = [
    (FormKind::ConsultationRequest, "consultation-request"),
    (FormKind::ConsultationAnswer, "consultation-answer"),
    (FormKind::ConsultationOverdue, "consultation-overdue"),
    (FormKind::PaymentNotice, "payment-notice"),
    (FormKind::InspectionNotice, "inspection-notice"),
    (FormKind::InspectionMinutes, "inspection-minutes"),
    (FormKind::LateNotice, "late-notice"),
    (FormKind::TransferSlip, "transfer-slip"),
    (FormKind::PostalMinutes, "postal-minutes"),
    (FormKind::LostSlipDeclaration, "lost-slip-declaration"),
    (FormKind::AmendmentRecord, "amendment-record"),
];

#[test]
fn consultations() {
    golden::<ConsultationRequest>("consultation-request-usual");
    golden::<ConsultationRequest>("consultation-request-worst");
    golden::<ConsultationAnswer>("consultation-answer-usual");
    golden::<ConsultationAnswer>("consultation-answer-worst");
    golden::<ConsultationOverdue>("consultation-overdue-usual");
    golden::<ConsultationOverdue>("consultation-overdue-worst");
}

#[test]
fn payment_notices() {
    golden::<PaymentNotice>("payment-notice-usual");
    golden::<PaymentNotice>("payment-notice-worst");
}

#[test]
fn inspections() {
    golden::<InspectionNotice>("inspection-notice-usual");
    golden::<InspectionNotice>("inspection-notice-worst");
    golden::<InspectionMinutes>("inspection-minutes-usual");
    golden::<InspectionMinutes>("inspection-minutes-sparse");
    golden::<InspectionMinutes>("inspection-minutes-worst");
}

#[test]
fn late_notices() {
    golden::<LateNotice>("late-notice-usual");
    golden::<LateNotice>("late-notice-worst");
}

#[test]
fn transfer_slips() {
    golden::<TransferSlip>("transfer-slip-usual");
    golden::<TransferSlip>("transfer-slip-worst");
}

#[test]
fn postal_minutes() {
    golden::<PostalMinutes>("postal-minutes-usual");
    golden::<PostalMinutes>("postal-minutes-worst");
}

#[test]
fn lost_slip_declarations() {
    golden::<LostSlipDeclaration>("lost-slip-declaration-usual");
    golden::<LostSlipDeclaration>("lost-slip-declaration-worst");
}

#[test]
fn amendment_records() {
    golden::<AmendmentRecord>("amendment-record-usual");
    golden::<AmendmentRecord>("amendment-record-worst");
}

fn print(kind: FormKind, data: &Value) -> String {
    let template = kind.template(FormFamily::Circular2025).unwrap();
    let words = PRESS.proof(&template, data).unwrap().text();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_letter_has_its_title_names_the_center_and_shows_a_reprint() {
    let at = serde_json::from_str("\"2026-12-02T08:05:00Z\"").unwrap();
    for (kind, name) in LETTERS {
        let data: Value = sample(&format!("{name}-usual"));
        let text = print(kind, &data);
        assert!(text.contains("Trung tâm Phục vụ hành chính công tỉnh Mẫu"), "{text}");
        assert!(text.contains(data["number"].as_str().unwrap()), "{text}");
        let title = kind.title(FormFamily::Circular2025, Lang::Vi).to_lowercase();
        // A letter without a name tells its subject below the number.
        let nameless = title.starts_with("văn bản");
        assert!(nameless || text.to_lowercase().contains(&title), "{title} in {text}");
        assert_eq!(nameless, text.contains("V/v"), "{text}");
        assert!(!text.contains("Bản in lại"));
        let again = print(kind, &Reprint { ordinal: 3, at }.mark(data));
        assert!(again.contains("Bản in lại, lần 3, 15:05 02/12"), "{again}");
    }
}

#[test]
fn usual_letters_take_one_page_and_loose_sheets_find_back() {
    for (kind, name) in LETTERS {
        let template = kind.template(FormFamily::Circular2025).unwrap();
        let pages = |case: &str| {
            let data: Value = sample(&format!("{name}-{case}"));
            PRESS.proof(&template, &data).unwrap().pages
        };
        assert_eq!(pages("usual").len(), 1, "{name}");
        let worst = pages("worst");
        for (i, page) in worst.iter().enumerate().skip(1) {
            let head = &page.lines[0];
            assert!(head.contains("Mã hồ sơ: ") || head.contains("Số: "), "{name}: {head}");
            let foot = page.lines.last().unwrap();
            assert!(foot.ends_with(&format!("Trang {}/{}", i + 1, worst.len())), "{foot}");
        }
    }
}

#[test]
fn opinions_read_as_in_the_domain() {
    let mut answer: ConsultationAnswer = sample("consultation-answer-usual");
    for opinion in [Opinion::Agree, Opinion::Disagree, Opinion::Comment] {
        answer.opinion = opinion;
        let text = proof(&answer).text();
        assert!(text.contains(&format!("{}.", opinion.label(Lang::Vi))), "{text}");
    }
}

#[test]
fn money_reads_as_in_the_domain() {
    let notice: PaymentNotice = sample("payment-notice-usual");
    let text = proof(&notice).text().replace('\n', " ");
    assert!(text.contains(&wording::number(notice.total.amount())), "{text}");
    // The first letter is a capital.
    let words: String = notice.total.words().chars().skip(1).collect();
    assert!(text.contains(&words), "{words} in {text}");
}

#[test]
fn who_signs_for_another_says_for_whom_and_by_what() {
    let mut notice: LateNotice = sample("late-notice-usual");
    let text = proof(&notice).text().replace('\n', " ");
    let (above, own) = (text.find("KT. GIÁM ĐỐC").unwrap(), text.find("PHÓ GIÁM ĐỐC").unwrap());
    assert!(above < own, "{text}");
    assert!(text.contains("45/QĐ-SXD"), "{text}");
    notice.letter.signatory.delegation.as_mut().unwrap().capacity = SigningCapacity::Authorised;
    assert!(proof(&notice).text().contains("TUQ. GIÁM ĐỐC"));
    notice.letter.signatory.delegation = None;
    let text = proof(&notice).text();
    assert!(!text.contains("TUQ.") && !text.contains("KT.") && !text.contains("45/QĐ-SXD"));
}
