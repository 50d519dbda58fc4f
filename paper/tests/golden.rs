//! Every sample form, line by line as it stands on paper, kept in `tests/golden`.
//!
//! Samples pass through the types of `domain::document` before they are printed, so a field renamed
//! there and forgotten in a template shows here.

#![expect(clippy::unwrap_used, reason = "a test that can not read its sample has failed")]

use domain::document::{
    Form, FormFamily, FormKind, IntakeRefusal, ReceiptSlip, RefusalReason, Reprint, ResultDocument,
    SupplementRequest, wording,
};
use domain::lang::Lang;
use domain::time::local_date;
use paper::{Press, Proof};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new().unwrap());

fn sample<F: DeserializeOwned>(name: &str) -> F {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn proof<F: Form>(form: &F) -> Proof {
    let template = F::KIND.template(form.family()).unwrap();
    PRESS.proof(&template, &serde_json::to_value(form).unwrap()).unwrap()
}

/// The sample as text, one paragraph for each page headed by the page's size.
fn golden<F: Form + DeserializeOwned>(name: &str) {
    let form: F = sample(name);
    assert_eq!(form.problems(), [], "{name} could be issued");
    let proof = proof(&form);
    let pages = proof.pages.iter().enumerate().map(|(i, page)| {
        let (width, height) = (page.width.round(), page.height.round());
        format!("=== page {}, {width} × {height} mm\n{}\n", i + 1, page.lines.join("\n"))
    });
    insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, pages.collect::<String>());
    });
}

#[test]
fn receipt_slips() {
    golden::<ReceiptSlip>("receipt-slip-usual");
    golden::<ReceiptSlip>("receipt-slip-sparse");
    golden::<ReceiptSlip>("receipt-slip-worst");
}

#[test]
fn supplement_requests() {
    golden::<SupplementRequest>("supplement-request-usual");
    golden::<SupplementRequest>("supplement-request-worst");
}

#[test]
fn intake_refusals() {
    golden::<IntakeRefusal>("intake-refusal-usual");
    golden::<IntakeRefusal>("intake-refusal-worst");
}

#[test]
fn results() {
    golden::<ResultDocument>("result-licence");
    golden::<ResultDocument>("result-decision");
}

#[test]
fn usual_slips_take_one_page() {
    assert_eq!(proof(&sample::<ReceiptSlip>("receipt-slip-usual")).pages.len(), 1);
    assert_eq!(proof(&sample::<SupplementRequest>("supplement-request-usual")).pages.len(), 1);
    assert_eq!(proof(&sample::<IntakeRefusal>("intake-refusal-usual")).pages.len(), 1);
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
fn titles_are_those_of_the_circular() {
    for family in [FormFamily::Circular2018, FormFamily::Circular2025] {
        for (kind, name) in [
            (FormKind::ReceiptSlip, "receipt-slip-usual"),
            (FormKind::SupplementRequest, "supplement-request-usual"),
            (FormKind::IntakeRefusal, "intake-refusal-usual"),
        ] {
            let template = kind.template(family).unwrap();
            let text = PRESS.proof(&template, &sample::<Value>(name)).unwrap().text();
            let number = kind.form_number(family).unwrap();
            assert!(text.contains(&kind.title(family, Lang::Vi).to_uppercase()), "{text}");
            assert!(text.contains(&format!("Mẫu số {number}")));
            // The line came with the circular of 2025.
            assert_eq!(text.contains("Số CCCD/MST"), family == FormFamily::Circular2025);
        }
    }
}

#[test]
fn a_second_print_says_so() {
    let slip: ReceiptSlip = sample("receipt-slip-usual");
    let at = serde_json::from_str("\"2026-11-02T08:05:00Z\"").unwrap();
    let marked = Reprint { ordinal: 2, at }.mark(serde_json::to_value(&slip).unwrap());
    let text = PRESS.proof("form-01@2025", &marked).unwrap().text();
    assert!(text.contains("Bản in lại, lần 2, 15:05 02/11"), "{text}");
    assert!(!proof(&slip).text().contains("Bản in lại"));
}

#[test]
fn samples_are_printed_by_the_family_of_their_day() {
    let old: ReceiptSlip = sample("receipt-slip-sparse");
    assert_eq!(local_date(old.issued_at).to_string(), "2021-01-13");
    assert_eq!(old.family(), FormFamily::Circular2018);
}
