//! Every sample of a prescribed form and of a result, line by line as it stands on paper, kept in
//! `tests/golden`.

#![expect(clippy::unwrap_used, reason = "a test that can not read its sample has failed")]

use domain::document::{
    ApologyLetter, ControlSheet, Form, FormFamily, FormKind, IntakeRefusal, ReceiptSlip,
    RefusalReason, Register, Reprint, ResultDocument, StopGround, StopNotice, SupplementRequest,
    wording,
};
use domain::lang::Lang;
use domain::time::local_date;
use sample::{PRESS, golden, proof, sample};
use serde_json::Value;

mod sample;

#[test]
fn receipt_slips() {
    golden::<ReceiptSlip>("receipt-slip-usual");
    golden::<ReceiptSlip>("receipt-slip-sparse");
    golden::<ReceiptSlip>("receipt-slip-worst");
    golden::<ReceiptSlip>("receipt-slip-again");
    golden::<ReceiptSlip>("receipt-slip-stand-in");
}

#[test]
fn supplement_requests() {
    golden::<SupplementRequest>("supplement-request-usual");
    golden::<SupplementRequest>("supplement-request-worst");
    golden::<SupplementRequest>("supplement-request-drafted");
    golden::<SupplementRequest>("supplement-request-old");
    golden::<SupplementRequest>("supplement-request-stand-in");
}

#[test]
fn intake_refusals() {
    golden::<IntakeRefusal>("intake-refusal-usual");
    golden::<IntakeRefusal>("intake-refusal-worst");
    golden::<IntakeRefusal>("intake-refusal-decided");
    golden::<IntakeRefusal>("intake-refusal-old");
    golden::<IntakeRefusal>("intake-refusal-stand-in");
}

#[test]
fn apology_letters() {
    golden::<ApologyLetter>("apology-letter-usual");
    golden::<ApologyLetter>("apology-letter-old");
    golden::<ApologyLetter>("apology-letter-worst");
}

#[test]
fn stop_notices() {
    golden::<StopNotice>("stop-notice-usual");
    golden::<StopNotice>("stop-notice-declined");
    golden::<StopNotice>("stop-notice-closing");
    golden::<StopNotice>("stop-notice-old");
    golden::<StopNotice>("stop-notice-worst");
}

#[test]
fn control_sheets() {
    golden::<ControlSheet>("control-sheet-usual");
    golden::<ControlSheet>("control-sheet-old");
    golden::<ControlSheet>("control-sheet-stand-in");
    golden::<ControlSheet>("control-sheet-worst");
}

#[test]
fn registers() {
    golden::<Register>("register-usual");
    golden::<Register>("register-empty");
    golden::<Register>("register-part-of-closed");
    golden::<Register>("register-worst");
}

#[test]
fn results() {
    golden::<ResultDocument>("result-licence");
    golden::<ResultDocument>("result-decision");
}

#[test]
fn usual_slips_take_one_page() {
    for (kind, name) in USUAL {
        let template = kind.template(FormFamily::Circular2025).unwrap();
        let pages = PRESS.proof(&template, &sample::<Value>(name)).unwrap().pages;
        assert_eq!(pages.len(), 1, "{name}");
    }
}

#[test]
fn the_head_of_a_table_stands_on_each_of_its_pages() {
    let slip: ReceiptSlip = sample("receipt-slip-worst");
    let pages = proof(&slip).pages;
    let with_head = pages.iter().filter(|page| page.lines.join(" ").contains("Tên giấy tờ"));
    assert_eq!(with_head.count(), 4);
    let last = pages.len();
    for (i, page) in pages.iter().enumerate() {
        let foot = page.lines.last().unwrap();
        assert!(foot.ends_with(&format!("Trang {}/{last}", i + 1)), "{foot}");
        assert!(page.lines.join(" ").contains(&slip.dossier_code));
    }
}

#[test]
fn a_slip_carries_its_codes() {
    let mut slip: ReceiptSlip = sample("receipt-slip-usual");
    let images = |slip: &ReceiptSlip| -> Vec<String> {
        let drawn = proof(slip).pages.remove(0).drawn;
        drawn.into_iter().filter(|thing| thing.starts_with("image ")).collect()
    };
    let both = images(&slip);
    let [bars, qr] = both.as_slice() else { panic!("{both:?}") };
    assert!(bars.ends_with(&slip.dossier_code), "{bars}");
    assert!(qr.ends_with(&slip.tracking_url.take().unwrap()), "{qr}");
    let one = images(&slip);
    let [bars] = one.as_slice() else { panic!("{one:?}") };
    assert!(bars.ends_with(&slip.dossier_code), "{bars}");
}

#[test]
fn templates_say_dates_and_money_as_the_domain_does() {
    let mut slip: ReceiptSlip = sample("receipt-slip-sparse");
    slip.fees = sample::<ReceiptSlip>("receipt-slip-worst").fees;
    for month in 1..=12 {
        // 18:05 UTC on the last day of a month is already the next day in Vietnam.
        let at = format!("\"2024-{month:02}-28T18:05:00Z\"");
        slip.received_at = serde_json::from_str(&at).unwrap();
        slip.issued_at = slip.received_at;
        slip.due_at = Some(slip.received_at);
        let text = proof(&slip).text().replace('\n', " ");
        for words in [
            wording::long_moment(slip.received_at),
            wording::date_line(&slip.issuer.place, slip.issued_at),
            wording::money(slip.fees[0].amount),
            wording::money(slip.fees[1].amount),
        ] {
            assert!(text.contains(&words), "{words} in {text}");
        }
    }
    let request: SupplementRequest = sample("supplement-request-usual");
    let deadline = wording::short_date(request.deadline.unwrap());
    assert!(proof(&request).text().contains(&deadline));
}

#[test]
fn grounds_of_refusal_read_as_in_the_domain() {
    let mut refusal: IntakeRefusal = sample("intake-refusal-usual");
    let right_agency = "Ủy ban nhân dân xã Thử".to_owned();
    for reason in [
        RefusalReason::NotCompetent { right_agency: right_agency.clone() },
        RefusalReason::NotEligible,
        RefusalReason::Forged,
        RefusalReason::Duplicate,
        RefusalReason::OutOfTime,
        RefusalReason::NoSuchProcedure,
    ] {
        let label = reason.label(Lang::Vi);
        refusal.reason = reason;
        let text = proof(&refusal).text();
        assert!(text.contains(&format!("– {label}.")), "{label}");
        assert_eq!(text.contains(&right_agency), label.contains("thẩm quyền"));
    }
}

#[test]
fn grounds_of_a_stop_read_as_in_the_domain() {
    let mut notice: StopNotice = sample("stop-notice-usual");
    let withdrawn = notice.ground.clone();
    for ground in
        [withdrawn, StopGround::NotCompleted, StopGround::PaymentNotMade, StopGround::AuthorityStop]
    {
        let label = ground.label(Lang::Vi);
        notice.ground = ground;
        let text = proof(&notice).text().replace('\n', " ");
        assert!(text.contains(&format!("Lý do: {label}.")), "{label} in {text}");
    }
}

/// A usual sample of every prescribed form.
const USUAL: [(FormKind, &str); 7] = [
    (FormKind::ReceiptSlip, "receipt-slip-usual"),
    (FormKind::SupplementRequest, "supplement-request-usual"),
    (FormKind::IntakeRefusal, "intake-refusal-usual"),
    (FormKind::ApologyLetter, "apology-letter-usual"),
    (FormKind::StopNotice, "stop-notice-usual"),
    (FormKind::ControlSheet, "control-sheet-usual"),
    (FormKind::Register, "register-usual"),
];

#[test]
fn titles_are_those_of_the_circular() {
    for family in [FormFamily::Circular2018, FormFamily::Circular2025] {
        for (kind, name) in USUAL {
            let template = kind.template(family).unwrap();
            let text = PRESS.proof(&template, &sample::<Value>(name)).unwrap().text();
            let title = kind.title(family, Lang::Vi).to_uppercase();
            assert!(text.replace('\n', " ").contains(&title), "{text}");
            if let Some(number) = kind.form_number(family) {
                assert!(text.contains(&format!("Mẫu số {number}")), "{text}");
            }
            // The line came with the circular of 2025.
            let with_identity = name.starts_with("receipt")
                || name.starts_with("supplement")
                || name.starts_with("intake");
            let shown = family == FormFamily::Circular2025 && with_identity;
            assert_eq!(text.contains("Số CCCD/MST"), shown, "{name}");
        }
    }
}

#[test]
fn every_form_names_the_center() {
    for (kind, name) in USUAL {
        for family in [FormFamily::Circular2018, FormFamily::Circular2025] {
            let template = kind.template(family).unwrap();
            let text = PRESS.proof(&template, &sample::<Value>(name)).unwrap().text();
            assert!(text.to_lowercase().contains("trung tâm phục vụ"), "{template}: {text}");
        }
    }
}

#[test]
fn the_box_that_is_ticked_is_the_one_that_holds() {
    let text = proof(&sample::<ControlSheet>("control-sheet-usual")).text();
    let ticked: Vec<_> = ["Trước hạn", "Đúng hạn", "Quá hạn"]
        .iter()
        .map(|label| text.matches(&format!("X {label}")).count())
        .collect();
    assert_eq!(ticked, [1, 1, 1], "{text}");
    assert_eq!(text.matches("Trước hạn").count(), 4);
}

#[test]
fn a_register_counts_its_pages_and_heads_each() {
    let register: Register = sample("register-worst");
    let pages = proof(&register).pages;
    assert!(pages.len() > 2);
    for (i, page) in pages.iter().enumerate() {
        assert!(page.width > page.height);
        let foot = page.lines.last().unwrap();
        assert!(foot.ends_with(&format!("Trang {}/{}", i + 1, pages.len())), "{foot}");
        let text = page.lines.join(" ");
        assert_eq!(text.contains("(13)"), text.contains("H41.12"), "{text}");
    }
}

#[test]
fn a_second_print_says_so() {
    let at = serde_json::from_str("\"2026-11-02T08:05:00Z\"").unwrap();
    for family in [FormFamily::Circular2018, FormFamily::Circular2025] {
        for (kind, name) in USUAL {
            let template = kind.template(family).unwrap();
            let form: Value = sample(name);
            let text = |form: &Value| PRESS.proof(&template, form).unwrap().text();
            let marked = text(&Reprint { ordinal: 2, at }.mark(form.clone()));
            assert!(marked.contains("Bản in lại, lần 2, 15:05 02/11"), "{marked}");
            assert!(!text(&form).contains("Bản in lại"));
        }
    }
}

#[test]
fn who_stands_in_for_a_colleague_signs_in_his_own_name_and_says_for_whom() {
    let texts = [
        proof(&sample::<ReceiptSlip>("receipt-slip-stand-in")).text(),
        proof(&sample::<SupplementRequest>("supplement-request-stand-in")).text(),
        proof(&sample::<IntakeRefusal>("intake-refusal-stand-in")).text(),
    ];
    for text in texts.map(|text| text.replace('\n', " ")) {
        assert!(text.contains("Thực hiện thay Nguyễn Thị Vắng, Chuyên viên"), "{text}");
        assert!(!text.contains("TUQ.") && !text.contains("KT."), "{text}");
        // Without a document nothing is cited.
        let cited = text.contains("12/QĐ-TTPVHCC");
        assert_eq!(cited, !text.contains("PHIẾU TỪ CHỐI"), "{text}");
    }
    let sheet = proof(&sample::<ControlSheet>("control-sheet-stand-in")).text();
    assert_eq!(sheet.matches("(thay").count(), 4, "{sheet}");
}

#[test]
fn a_sheet_is_printed_by_the_family_of_its_dossier() {
    let old: ControlSheet = sample("control-sheet-old");
    assert_eq!(local_date(old.printed_at).to_string(), "2026-11-24");
    assert_eq!(old.family(), FormFamily::Circular2018);
    assert!(proof(&old).text().contains("Mẫu số 05 – TT 01/2018/TT-VPCP"));
}

#[test]
fn a_closed_book_says_so_and_is_signed_at_its_end() {
    let said = |name: &str| {
        let text = proof(&sample::<Register>(name)).text().replace('\n', " ");
        (text.contains("Sổ khóa ngày 31/12/2026"), text.contains("THỦ TRƯỞNG ĐƠN VỊ"))
    };
    assert_eq!(said("register-usual"), (false, false));
    assert_eq!(said("register-part-of-closed"), (true, false));
    assert_eq!(said("register-worst"), (true, true));
}

#[test]
fn samples_are_printed_by_the_family_of_their_day() {
    let old: ReceiptSlip = sample("receipt-slip-sparse");
    assert_eq!(local_date(old.issued_at).to_string(), "2021-01-13");
    assert_eq!(old.family(), FormFamily::Circular2018);
}
