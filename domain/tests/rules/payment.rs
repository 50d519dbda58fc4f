//! Payments that stop the clock (T19, T20): alone, and between the two stages of land procedures.

use crate::fixture::{Shape, account, at};
use crate::good::{in_days, letter, payment_item};
use crate::story::Story;
use domain::document::FormKind;
use domain::dossier::{Act, Command, DossierStatus, Letter, PaymentLetter, StopGround, next_text};
use domain::identity::BankAccount;
use domain::lang::Lang;

fn pay(amount: u64) -> Command {
    Command::RecordPayment { amount, reference: "BL-7".to_owned(), paid_on: None }
}

#[test]
fn t19_t20_the_rest_of_the_time_goes_on_when_it_is_paid() {
    let mut story = Story::new(Shape::Department).until(3);
    story.now = at("2026-09-08", 10, 0);
    story.well("spc", Act::DraftPayment);
    story.well("hod", Act::ApproveLetter);
    let events = story.told("int", Command::SendLetter);
    assert_eq!(events, ["paymentRequested", "paperIssued", "clockPaused"]);
    assert_eq!(story.last_papers(), [FormKind::PaymentNotice]);
    assert_eq!(story.status(), DossierStatus::PaymentRequired);
    let told = |verified, lang| next_text(story.dossier(), "TT", story.now, verified, lang);
    assert!(told(true, Lang::Vi).contains("150.000 đồng"), "{}", told(true, Lang::Vi));
    assert!(told(true, Lang::En).contains("150,000 đồng"), "{}", told(true, Lang::En));
    for lang in [Lang::Vi, Lang::En] {
        assert!(!told(false, lang).contains("150"), "only the holder of the slip reads the sum");
    }
    assert_eq!(story.denied("spc", Act::Forward), ["WRONG_STATE"]);
    story.now = at("2026-09-14", 14, 0);
    for officer in ["int", "ret", "spc", "dir"] {
        assert_eq!(story.refused(officer, pay(150_000)), ["FORBIDDEN"], "{officer}");
    }
    for amount in [0, 149_999, 150_001] {
        assert_eq!(story.refused("csh", pay(amount)), ["WRONG_AMOUNT at amount"]);
    }
    let events = story.told("integ", pay(150_000));
    assert_eq!(events, ["paymentRecorded", "clockResumed", "dueChanged"]);
    assert_eq!(story.status(), DossierStatus::Processing);
    // 45 working hours were left on 08/9 10:00; 3 on 14/9, 40 until 21/9, 2 on 22/9.
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-22", 9, 0)));
    assert_eq!(story.denied("csh", Act::RecordPayment), ["WRONG_STATE"]);
}

#[test]
fn what_is_not_paid_in_time_is_closed() {
    let mut story = Story::new(Shape::Department).until(3);
    story.letter("spc", Act::DraftPayment, "hod");
    story.now = at("2026-10-07", 23, 0);
    assert_eq!(story.denied("int", Act::Close), ["WINDOW_OPEN"]);
    story.now = at("2026-10-08", 8, 0);
    assert_eq!(story.told("int", Command::Close), ["stopped", "paperIssued"]);
    assert_eq!(story.dossier().stopped.as_ref().unwrap().ground, StopGround::PaymentNotMade);
}

/// BLDS Đ.148.5.
#[test]
fn a_last_day_to_pay_that_is_off_moves_to_the_next_working_day() {
    let saturday = "2026-09-19".parse().unwrap();
    let mut story = Story::new(Shape::Department).until(3);
    let Letter::Payment(mut payment) = letter(&story, Act::DraftPayment) else { unreachable!() };
    payment.pay_by = saturday;
    story.sends("spc", Letter::Payment(payment), "hod");
    assert_eq!(story.papers.last().unwrap().data["deadline"], "2026-09-21");
    // Also of what was asked for when the notice still named the day that is off.
    story.dossier.as_mut().unwrap().obligations[0].pay_by = saturday;
    for now in [at("2026-09-20", 8, 0), at("2026-09-21", 17, 0)] {
        story.now = now;
        assert_eq!(story.denied("int", Act::Close), ["WINDOW_OPEN"], "{now}");
    }
    story.now = at("2026-09-22", 8, 0);
    story.well("int", Act::Close);
}

/// Giai đoạn 1 ends with the notice, giai đoạn 2 begins with the payment and has its own time.
#[test]
fn land_has_two_stages_with_a_payment_between_them() {
    let mut story = Story::new(Shape::Land).until(2);
    assert_eq!(story.dossier().due_at(), Some(at("2026-09-21", 17, 0)), "10 days of stage 1");
    assert_eq!(story.denied("hod", Act::DraftPayment), ["NOT_BETWEEN_STAGES"]);
    story = story.until(3);
    assert_eq!(story.denied("spc", Act::Forward), ["PAYMENT_FIRST"]);
    story.now = at("2026-09-10", 9, 0);
    story.letter("spc", Act::DraftPayment, "hod");
    story.now = at("2026-09-21", 10, 0);
    let events = story.told("csh", story.good(Act::RecordPayment));
    assert_eq!(events, ["paymentRecorded", "clockResumed", "dueChanged"]);
    let clock = story.dossier().clock.clone().unwrap();
    assert_eq!(clock.due_at, Some(at("2026-09-28", 17, 0)), "5 days of stage 2");
    assert_eq!(clock.original_due_at, Some(at("2026-09-21", 17, 0)));
    assert_eq!(clock.second_term, None);
    story.well("spc", Act::Forward);
    // Sent back into stage 1 nothing is paid twice.
    story.does("hod", Command::SendBack { ordinal: 3, reason: "Thiếu".to_owned() });
    assert_eq!(story.grey_code("spc", Act::Forward), None);
}

/// Settled: stage 2 has its own time from the day of the payment, whenever the Center learns of it.
#[test]
fn stage_two_counts_from_the_day_of_the_payment() {
    let mut story = Story::new(Shape::Land).until(3);
    story.now = at("2026-09-10", 9, 0);
    story.letter("spc", Act::DraftPayment, "hod");
    story.now = at("2026-09-21", 10, 0);
    let paid = |day: &str| match story.good(Act::RecordPayment) {
        Command::RecordPayment { amount, reference, .. } => {
            Command::RecordPayment { amount, reference, paid_on: Some(day.parse().unwrap()) }
        }
        other => unreachable!("{other:?}"),
    };
    for day in ["2026-09-09", "2026-09-22"] {
        assert_eq!(story.refused("csh", paid(day)), ["DATE_OUT_OF_RANGE at paidOn"], "{day}");
    }
    for (day, due) in [("2026-09-18", 25), ("2026-09-21", 28)] {
        let mut story = story.clone();
        story.does("csh", paid(day));
        let due = at(&format!("2026-09-{due}"), 17, 0);
        assert_eq!(story.dossier().due_at(), Some(due), "5 days after {day}");
        let written = story.dossier().obligations[0].paid.clone().unwrap();
        assert_eq!(written.mark.at, story.now, "told today");
    }
}

/// Told of later, stage 2 has stood still for as long as a suspension held the clock after the
/// payment, whether that has ended when the Center learns of the payment or not (R7).
#[test]
fn stage_two_is_not_charged_with_a_suspension_before_the_payment_was_told() {
    let paid = |day: &str, story: &Story| match story.good(Act::RecordPayment) {
        Command::RecordPayment { amount, reference, .. } => {
            Command::RecordPayment { amount, reference, paid_on: Some(day.parse().unwrap()) }
        }
        other => unreachable!("{other:?}"),
    };
    let (early, late) = ((7, 0), (17, 0));
    // Paid, suspended, told, suspension ended: in September, and when it is due.
    for (day, from, told, until, due) in [
        // 1 of 5 days had gone by.
        ("11", (15, early), (16, (9, 0)), (18, late), (24, late)),
        // Suspended when it was paid: all 5 days are left.
        ("18", (15, early), (21, (10, 0)), (23, (10, 0)), (30, (10, 0))),
        // Two days of suspension, over before it was told.
        ("18", (21, early), (23, (9, 0)), (22, late), (29, late)),
        // Over before it was paid.
        ("18", (15, early), (21, (9, 0)), (17, late), (25, late)),
    ] {
        let mut story = Story::new(Shape::Land).until(3);
        let moment = |(day, (hour, minute))| at(&format!("2026-09-{day}"), hour, minute);
        story.now = at("2026-09-10", 9, 0);
        story.letter("spc", Act::DraftPayment, "hod");
        story.now = moment(from);
        story.well("cdr", Act::SuspendClock);
        let mut rest = [(moment(told), true), (moment(until), false)];
        rest.sort();
        for (now, tells) in rest {
            story.now = now;
            match tells {
                true => story.does("csh", paid(&format!("2026-09-{day}"), &story)),
                false => story.well("cdr", Act::EndSuspension),
            };
        }
        let clock = story.dossier().clock.as_ref().unwrap();
        assert_eq!(clock.due_at, Some(moment(due)), "paid {day}, suspended {from:?}");
        assert_eq!(clock.paused, None);
    }
}

/// A later date of stage 1 promises nothing of stage 2.
#[test]
fn a_later_date_of_stage_one_takes_nothing_from_stage_two() {
    let mut story = Story::new(Shape::Land).until(3);
    story.now = at("2026-09-09", 9, 0);
    story.well("spc", Act::DraftExtension);
    story.well("dir", Act::ApproveLetter);
    story.now = at("2026-09-10", 9, 0);
    story.letter("spc", Act::DraftPayment, "hod");
    story.now = at("2026-09-15", 7, 0);
    story.well("cdr", Act::SuspendClock);
    story.now = at("2026-09-22", 9, 0);
    story.well("cdr", Act::GrantExtension);
    story.now = at("2026-09-23", 10, 0);
    let Command::RecordPayment { amount, reference, .. } = story.good(Act::RecordPayment) else {
        unreachable!()
    };
    let paid_on = Some("2026-09-18".parse().unwrap());
    story.does("csh", Command::RecordPayment { amount, reference, paid_on });
    story.now = at("2026-09-28", 10, 0);
    story.well("cdr", Act::EndSuspension);
    assert_eq!(story.dossier().due_at(), Some(at("2026-10-05", 10, 0)), "all 40 hours were left");
}

#[test]
fn no_sum_is_too_large_to_add_up() {
    let mut story = Story::new(Shape::Department).until(3);
    let Letter::Payment(mut payment) = letter(&story, Act::DraftPayment) else { unreachable!() };
    for amount in [0, 1_000_000_000_000_001, u64::MAX] {
        payment.items = vec![payment_item("Tiền", amount); 2];
        let draft = Command::DraftLetter(Box::new(Letter::Payment(payment.clone())));
        assert_eq!(
            story.refused("spc", draft),
            ["OUT_OF_RANGE at items.0.amount", "OUT_OF_RANGE at items.1.amount"]
        );
    }
    payment.items = vec![payment_item("Tiền", 1_000_000_000_000_000); 2];
    story.sends("spc", Letter::Payment(payment), "hod");
    assert_eq!(story.dossier().open_obligation().unwrap().total(), 2_000_000_000_000_000);
    story.does("csh", pay(2_000_000_000_000_000));
}

#[test]
fn the_last_day_to_pay_comes_after_today() {
    let story = Story::new(Shape::Department).until(3);
    for days in [0, 40_000] {
        let mut letter = letter(&story, Act::DraftPayment);
        if let Letter::Payment(payment) = &mut letter {
            payment.pay_by = in_days(&story, days);
        }
        let draft = Command::DraftLetter(Box::new(letter));
        assert_eq!(story.refused("spc", draft), ["DATE_OUT_OF_RANGE at payBy"], "{days}");
    }
}

fn a_payment(story: &Story) -> PaymentLetter {
    let Letter::Payment(payment) = letter(story, Act::DraftPayment) else { unreachable!() };
    payment
}

fn drafts(payment: &PaymentLetter) -> Command {
    Command::DraftLetter(Box::new(Letter::Payment(payment.clone())))
}

#[test]
fn the_notice_says_how_much_comes_about_how_and_to_which_account_it_goes() {
    let mut story = Story::new(Shape::Department).until(3);
    let mut payment = a_payment(&story);
    payment.items[0].calculation = Some("0,5% × 20.000.000 đồng".to_owned());
    let [number, bank] = ["7111.0.1056789.000", "Ngân hàng Mẫu"].map(str::to_owned);
    payment.account = Some(BankAccount { number, bank });
    story.sends("spc", Letter::Payment(payment.clone()), "hod");
    let notice = &story.papers.last().expect("a notice").data;
    assert_eq!(notice["lines"][0]["calculation"], "0,5% × 20.000.000 đồng");
    let payee = &notice["payee"];
    assert_eq!(payee["account"], "7111.0.1056789.000");
    assert_eq!(
        (&payee["bank"], &payee["name"]),
        (&"Ngân hàng Mẫu".into(), &"Kho bạc Nhà nước".into())
    );
    assert_eq!(notice["ways"].as_array().map(Vec::len), Some(3), "{notice}");
    assert_eq!(story.dossier().open_obligation().expect("owed").account, payment.account);
}

#[test]
fn how_much_comes_about_has_to_be_said_and_an_account_needs_its_bank() {
    let story = Story::new(Shape::Department).until(3);
    let refused = |change: &dyn Fn(&mut PaymentLetter)| {
        let mut payment = a_payment(&story);
        change(&mut payment);
        story.refused("spc", drafts(&payment))
    };
    for none in [None, Some("  ".to_owned())] {
        let refused = refused(&|it| it.items[1].calculation.clone_from(&none));
        assert_eq!(refused, ["REQUIRED at items.1.calculation"]);
    }
    let account = |number: &str, bank: &str| {
        let account = BankAccount { number: number.to_owned(), bank: bank.to_owned() };
        refused(&|it| it.account = Some(account.clone()))
    };
    assert_eq!(account("3713.0.1099001", ""), ["REQUIRED at bank"]);
    assert_eq!(account("", "Kho bạc"), ["REQUIRED at accountNumber"]);
    for number in ["Kho bạc Nhà nước", "12345", "3713/0/1099001"] {
        assert_eq!(account(number, "Kho bạc"), ["INVALID_VALUE at accountNumber"], "{number}");
    }
}

#[test]
fn the_account_on_record_is_named_for_its_holder_and_nobody_else() {
    let mut story = Story::new(Shape::Department).until(3);
    let mut payment = a_payment(&story);
    payment.beneficiary = account().holder;
    payment.account = Some(BankAccount { number: " ".to_owned(), bank: String::new() });
    let drafted = |payment: &PaymentLetter| {
        let mut story = story.clone();
        story.does("spc", drafts(payment));
        match &story.dossier().letter.as_ref().expect("a draft").letter {
            Letter::Payment(payment) => payment.account.clone(),
            other => unreachable!("{other:?}"),
        }
    };
    assert_eq!(drafted(&payment), Some(account().account()));
    assert_eq!(
        drafted(&PaymentLetter { beneficiary: "Kho bạc".to_owned(), ..payment.clone() }),
        None
    );
    story.sends("spc", Letter::Payment(payment), "hod");
    let payee = &story.papers.last().expect("a notice").data["payee"];
    assert_eq!(payee["account"], account().number.as_str());
}

#[test]
fn a_notice_drafted_before_accounts_were_asked_for_still_goes_out() {
    let mut story = Story::new(Shape::Department).until(3);
    story.well("spc", Act::DraftPayment);
    let old = serde_json::json!({
        "items": [{ "name": "Lệ phí", "amount": 1 }], "legalBasis": "NĐ 1",
        "beneficiary": "Kho bạc", "payBy": "2026-10-07",
    });
    let letter: PaymentLetter = serde_json::from_value(old.clone()).expect("it reads");
    assert_eq!(serde_json::to_value(&letter).expect("plain data"), old, "and stays as it was");
    let pending = story.dossier.as_mut().and_then(|it| it.letter.as_mut()).expect("a draft");
    pending.letter = Letter::Payment(letter);
    story.well("hod", Act::ApproveLetter);
    story.well("int", Act::SendLetter);
    let notice = &story.papers.last().expect("a notice").data;
    assert!(notice["lines"][0]["calculation"].is_null() && notice["payee"]["account"].is_null());
}
