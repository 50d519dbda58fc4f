//! The whole life of a dossier through the API: every mutation beside the plain way, tried by
//! everybody in the right state (R1, R12, R17) against `golden/life.txt`, and the ways that go
//! round a waiting for somebody.

use crate::access::{Outcomes, write_rows};
use crate::centers;
use crate::schema::callers;
use domain::time::Clock as _;
use motcua::dossier::clockwork;
use serde_json::{Value, json};
use std::fmt::Write as _;
use tests::world::{
    CLERK, HEAD, Handle, LEADER, RETURN_DESK, SPECIALIST, Stage, World, completion,
};
use tests::{both_databases, golden};

/// What is put in.
pub(crate) type Input = fn(&World, &Handle) -> Value;
/// Who does what, with what.
pub(crate) type Move = (&'static str, &'static str, Input);
/// A mutation; in words, where the dossier stands; from which stage; what has happened since; with
/// what it is tried.
type Attempt = (&'static str, &'static str, Option<Stage>, &'static [Move], Input);

pub(crate) const SUBMIT: Move = (CLERK, "dossierSubmit", |world, _| submission(world));
pub(crate) const GUIDE: Move =
    (CLERK, "dossierRequestCompletion", |world, it| completion(world.intake_of("1.002010", it)));
pub(crate) const WITHDRAW: Move = (CLERK, "dossierWithdrawalRequest", |_, it| withdrawal(it));
pub(crate) const ASK_SUPPLEMENT: Move = (SPECIALIST, "dossierSupplementDraft", |world, it| {
    let asked = completion(world.intake("1.002010"));
    it.input(json!({ "lines": asked["lines"], "reason": asked["reason"] }))
});
pub(crate) const ASK_PAYMENT: Move = (SPECIALIST, "dossierPaymentDraft", |_, it| {
    it.input(json!({
        "items": [{
            "name": "Phí thẩm định", "calculation": "02 lần × 250.000 đồng", "amount": 500_000,
        }],
        "legalBasis": "Thông tư 01/2026/TT-BTC", "beneficiary": "Kho bạc Nhà nước",
        "payBy": "2026-12-15",
    }))
});
pub(crate) const ASK_OPINION: Move = (SPECIALIST, "dossierConsultationDraft", |_, it| {
    let asked = json!([{
        "agency": "H99.14", "content": "Cho ý kiến về điều kiện an ninh.", "answerBy": "2026-11-27",
    }]);
    it.input(json!({ "requests": asked }))
});
pub(crate) const INVITE: Move = (SPECIALIST, "dossierInspectionDraft", |_, it| {
    it.input(json!({
        "at": "2026-11-26T02:00:00Z", "place": "Số 7 đường Hoa Ban",
        "participants": "Phòng Bổ trợ tư pháp", "content": "Kiểm tra trụ sở",
    }))
});
/// The same for a moment that is near.
const INVITE_SOON: Move = (SPECIALIST, "dossierInspectionDraft", |world, it| {
    let at = world.clock.now() + chrono::TimeDelta::minutes(3);
    let mut invited = INVITE.2(world, it);
    invited["at"] = at.to_rfc3339().into();
    invited
});
pub(crate) const END: Move = (SPECIALIST, "dossierStopDraft", |_, it| {
    it.input(json!({
        "ground": "AUTHORITY_STOP", "reason": "Bản án có hiệu lực yêu cầu dừng.",
        "legalBasis": "Điều 19 Nghị định 118/2025/NĐ-CP", "originals": "Trả lại bản chính",
        "fees": "Không thu",
    }))
});
pub(crate) const APOLOGISE: Move = (SPECIALIST, "dossierExtensionDraft", |_, it| {
    it.input(json!({ "reason": "COMPLEX_CASE", "text": "Cần xác minh thêm.", "newDate": NEW_DATE }))
});
pub(crate) const APPROVE: Move = (HEAD, "dossierLetterApprove", |_, it| it.input(json!({})));
pub(crate) const SIGN: Move = (LEADER, "dossierLetterApprove", |_, it| it.input(json!({})));
pub(crate) const SEND: Move = (CLERK, "dossierLetterSend", |_, it| it.input(json!({})));
pub(crate) const CORRECT: Move = (CLERK, "dossierAmendmentPropose", |_, it| {
    let change = json!([{ "field": "PHONE", "after": "0900 123 457" }]);
    it.input(json!({ "changes": change, "reason": "Người nộp đổi số" }))
});
pub(crate) const POST: Move =
    (RETURN_DESK, "dossierResultPost", |_, it| it.input(json!({ "slip": "EB123456789VN" })));
pub(crate) const SUSPEND: Move = ("son.lanhdao", "dossierClockSuspend", |_, it| {
    it.input(json!({ "decisionNo": "12/QĐ-TTPVHCC" }))
});
pub(crate) const ON_PAPER: Move =
    (CLERK, "dossierAccept", |world, _| json!({ "intake": world.intake(centers::ON_PAPER) }));
pub(crate) const HAND_OVER: Move =
    ("duc.luanchuyen", "dossierHandOver", |_, it| it.input(json!({})));
pub(crate) const ELSEWHERE: Move =
    (centers::ELSEWHERE, "dossierAccept", |world, _| json!({ "intake": world.intake("1.002010") }));
const FORWARD: Move = (SPECIALIST, "dossierForward", |_, it| it.input(json!({})));

/// Nobody does anything: a minute passes.
const WAIT: Move = ("", "", |_, _| Value::Null);

/// A day after the one on which a dossier of procedure 1.002010 accepted on Monday is due.
const NEW_DATE: &str = "2026-12-11";

const DRAFTED: &str = "a request for supplements drafted";
const APPROVED: &str = "a request for supplements approved";

const ATTEMPTS: [Attempt; 35] = [
    ("dossierSubmit", "new", None, &[], SUBMIT.2),
    (
        "dossierResubmit",
        "sent back from the inbox",
        None,
        &[SUBMIT, GUIDE],
        |world, it| json!({ "intake": world.intake_of("1.002010", it) }),
    ),
    ("dossierClose", "the guidance has not run out", Some(Stage::Completion), &[], plain),
    ("dossierHandOver", "an electronic file", Some(Stage::Assign), &[], plain),
    ("dossierConfirmArrival", "an electronic file", Some(Stage::Assign), &[], plain),
    ("dossierUndo", "just forwarded", Some(Stage::Appraise), &[FORWARD], reason),
    ("dossierSupplementDraft", "in appraisal", Some(Stage::Appraise), &[], ASK_SUPPLEMENT.2),
    ("dossierPaymentDraft", "in appraisal", Some(Stage::Appraise), &[], ASK_PAYMENT.2),
    ("dossierConsultationDraft", "in appraisal", Some(Stage::Appraise), &[], ASK_OPINION.2),
    ("dossierInspectionDraft", "in appraisal", Some(Stage::Appraise), &[], INVITE.2),
    ("dossierStopDraft", "in appraisal", Some(Stage::Appraise), &[], END.2),
    ("dossierExtensionDraft", "in appraisal", Some(Stage::Appraise), &[], APOLOGISE.2),
    ("dossierLetterApprove", DRAFTED, Some(Stage::Appraise), &[ASK_SUPPLEMENT], plain),
    ("dossierLetterReturn", DRAFTED, Some(Stage::Appraise), &[ASK_SUPPLEMENT], reason),
    ("dossierLetterDiscard", DRAFTED, Some(Stage::Appraise), &[ASK_SUPPLEMENT], plain),
    ("dossierLetterSend", APPROVED, Some(Stage::Appraise), &[ASK_SUPPLEMENT, APPROVE], plain),
    ("dossierLetterReject", APPROVED, Some(Stage::Appraise), &[ASK_SUPPLEMENT, APPROVE], reason),
    (
        "dossierSupplementReceive",
        "supplements requested",
        Some(Stage::Appraise),
        &[ASK_SUPPLEMENT, APPROVE, SEND],
        |_, it| it.input(json!({ "lines": [0] })),
    ),
    (
        "dossierPaymentRecord",
        "payment required",
        Some(Stage::Appraise),
        &[ASK_PAYMENT, SIGN, SEND],
        |_, it| it.input(json!({ "amount": 500_000, "reference": "BL 01" })),
    ),
    (
        "dossierConsultationAnswer",
        "the police asked",
        Some(Stage::Appraise),
        &[ASK_OPINION, SIGN],
        |_, it| it.input(json!({ "number": 1, "opinion": "AGREE", "text": "Đồng ý." })),
    ),
    (
        "dossierInspectionRecord",
        "an inspection called, and its time has come",
        Some(Stage::Appraise),
        &[INVITE_SOON, APPROVE, SEND, WAIT],
        |_, it| it.input(json!({ "text": "Đúng hồ sơ." })),
    ),
    ("dossierWithdrawalRequest", "in appraisal", Some(Stage::Appraise), &[], WITHDRAW.2),
    ("dossierStop", "in the inbox, to be withdrawn", None, &[SUBMIT, WITHDRAW], plain),
    ("dossierWithdrawalDecline", "to be withdrawn", None, &[SUBMIT, WITHDRAW], reason),
    ("dossierExtensionGrant", "proposed", Some(Stage::Appraise), &[APOLOGISE, SIGN], plain),
    ("dossierExtensionReturn", "proposed", Some(Stage::Appraise), &[APOLOGISE, SIGN], reason),
    ("dossierTransfer", "in appraisal", Some(Stage::Appraise), &[], |_, it| {
        it.input(json!({ "agency": "H99.10", "reason": "Không đúng thẩm quyền" }))
    }),
    ("dossierAmendmentPropose", "in appraisal", Some(Stage::Appraise), &[], CORRECT.2),
    ("dossierAmendmentApprove", "proposed", Some(Stage::Appraise), &[CORRECT], plain),
    ("dossierAmendmentReject", "proposed", Some(Stage::Appraise), &[CORRECT], reason),
    ("dossierClockSuspend", "in appraisal", Some(Stage::Appraise), &[], SUSPEND.2),
    ("dossierClockEndSuspension", "suspended", Some(Stage::Appraise), &[SUSPEND], plain),
    ("dossierResultConfirm", "no paper is awaited", Some(Stage::Return), &[], plain),
    ("dossierResultPost", "at the return desk", Some(Stage::Return), &[], POST.2),
    ("dossierDeliveryConfirm", "given to the post", Some(Stage::Return), &[POST], |_, it| {
        it.input(json!({ "recipientName": "Nguyễn Thị Ánh" }))
    }),
];

/// Beside [`ATTEMPTS`], which is as long as one can read.
const FAILED: Attempt =
    ("dossierDeliveryFail", "given to the post", Some(Stage::Return), &[POST], |world, it| {
        let now = world.clock.now().to_rfc3339();
        it.input(json!({ "triedAt": now, "reason": "Đi vắng" }))
    });

/// The way of papers, and of what another Center has taken in: not with those who do it elsewhere.
const ON_THE_WAY: [Attempt; 4] = [
    ("dossierHandOver", "a file on paper", None, &[ON_PAPER], plain),
    ("dossierConfirmArrival", "a file on paper, on its way", None, &[ON_PAPER, HAND_OVER], plain),
    ("dossierConfirmArrival", "from the Center of a commune", None, &[ELSEWHERE], plain),
    ("dossierWithdrawalRequest", "with the Center of a commune", None, &[ELSEWHERE], WITHDRAW.2),
];

/// Whether everybody tries this mutation here.
pub(crate) fn tries(mutation: &str) -> bool {
    ATTEMPTS.iter().chain([&FAILED]).any(|attempt| attempt.0 == mutation)
}

pub(crate) fn plain(_: &World, it: &Handle) -> Value {
    it.input(json!({}))
}

fn reason(_: &World, it: &Handle) -> Value {
    it.input(json!({ "reason": "Cần sửa lại" }))
}

fn submission(world: &World) -> Value {
    json!({ "intake": world.intake("1.002010"), "channel": "ONLINE", "filedAt": "2026-11-23T00:50:00Z" })
}

fn withdrawal(it: &Handle) -> Value {
    it.input(json!({ "channel": "COUNTER", "reason": "Không còn nhu cầu" }))
}

/// A new dossier that has come to a stage and on from there.
pub(crate) async fn moved(world: &World, stage: Option<Stage>, moves: &[Move]) -> Handle {
    let mut handle = match stage {
        Some(stage) => world.dossier_at(stage).await,
        None => Handle { id: String::new(), version: 0, code: None },
    };
    for (who, mutation, input) in moves {
        world.pass(chrono::TimeDelta::minutes(1));
        if mutation.is_empty() {
            continue;
        }
        let change = world.officer(who).change(mutation, input(world, &handle)).await;
        let done = change.done();
        handle = if handle.id.is_empty() { Handle::of(done) } else { world.look(&handle).await };
    }
    handle
}

async fn tried(world: &World, (mutation, _, stage, moves, input): &Attempt) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let mut handle = moved(world, *stage, moves).await;
    for (label, client) in callers(world) {
        let before = world.fingerprint().await;
        let change = client.change(mutation, input(world, &handle)).await;
        if change.code == "OK" {
            handle = moved(world, *stage, moves).await;
        } else {
            assert_eq!(world.fingerprint().await, before, "{label} was refused {mutation}");
        }
        outcomes.entry(change.code).or_default().push(label);
    }
    outcomes
}

/// How it stands with a dossier, as the inspector reads it.
async fn standing(world: &World, handle: &Handle) -> Value {
    let query = "query($id: ID!) { dossier(id: $id) { status dueAt papers { kind } } }";
    world.officer("an.thanhtra").ask(query, json!({ "id": handle.id })).await["dossier"].clone()
}

async fn does(world: &World, handle: &Handle, who: &str, mutation: &str, rest: Value) -> Handle {
    world.officer(who).change(mutation, handle.input(rest)).await.done();
    world.look(handle).await
}

both_databases! {
    async fn who_may_do_what_beside_the_plain_way(db_url: String) {
        let world = World::new(&db_url).await;
        let mut table = String::new();
        for attempt in ATTEMPTS.iter().chain([&FAILED]).chain(&ON_THE_WAY) {
            let _ = writeln!(table, "{}, {}", attempt.0, attempt.1);
            write_rows(&mut table, tried(&world, attempt).await);
        }
        golden::check("life.txt", &table);
    }

    async fn a_supplement_stops_the_clock_until_it_is_there(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT]).await;
        let before = standing(&world, &handle).await;
        assert_eq!(before["status"], "PROCESSING", "a draft has no effect");
        let handle = does(&world, &handle, HEAD, "dossierLetterApprove", json!({})).await;
        let handle = does(&world, &handle, CLERK, "dossierLetterSend", json!({})).await;
        let asked = standing(&world, &handle).await;
        assert_eq!(asked["status"], "SUPPLEMENT_REQUESTED");
        assert!(asked["papers"].as_array().unwrap().iter().any(|it| it["kind"] == "SUPPLEMENT_REQUEST"));
        world.pass(chrono::TimeDelta::days(7));
        let handle = does(&world, &handle, CLERK, "dossierSupplementReceive", json!({ "lines": [0] })).await;
        let after = standing(&world, &handle).await;
        assert_eq!(after["status"], "PROCESSING");
        assert!(after["dueAt"].as_str() > before["dueAt"].as_str(), "the applicant's week is not ours");
        let slips = after["papers"].as_array().unwrap().iter();
        assert_eq!(slips.filter(|it| it["kind"] == "RECEIPT_SLIP").count(), 2, "a new Form 01");
    }

    async fn what_time_brings_about_is_done_by_the_system_itself(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[ASK_OPINION, SIGN]).await;
        let told = async |handle: &Handle| {
            let papers = standing(&world, handle).await["papers"].clone();
            papers.as_array().unwrap().iter().filter(|it| it["kind"] == "CONSULTATION_OVERDUE").count()
        };
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0, "nothing is due yet");
        assert_eq!(told(&handle).await, 0);
        world.pass(chrono::TimeDelta::days(7));
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 1);
        assert_eq!(told(&handle).await, 1, "the head of the Center is told (NĐ 118/2025 Đ.19.4)");
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0, "and once only");
    }

    async fn a_decision_stops_the_clocks_of_many_and_lets_them_go_on(db_url: String) {
        let world = World::new(&db_url).await;
        let first = world.dossier_at(Stage::Appraise).await;
        let second = world.dossier_at(Stage::Assign).await;
        let closed = world.dossier_at(Stage::Returned).await;
        let director = world.officer("son.lanhdao");
        let before = standing(&world, &first).await;
        let bulk = "mutation($input: DossierBulkInput!) { it: dossierBulk(input: $input) {
            done skipped items { userErrors { code } } userErrors { code } } }";
        let order = |action: &str, handles: &[&Handle], key: &str| {
            let items: Vec<Value> = handles
                .iter()
                .map(|it| json!({ "dossierId": it.id, "expectedVersion": it.version }))
                .collect();
            let order = json!({ "action": action, "items": items, "decisionNo": "12/QĐ-TTPVHCC" });
            json!({ "input": { "order": order, "idempotencyKey": key } })
        };
        let answer =
            director.ask(bulk, order("SUSPEND_CLOCK", &[&first, &second, &closed], "stop")).await;
        assert_eq!((&answer["it"]["done"], &answer["it"]["skipped"]), (&json!(2), &json!(1)));
        assert_eq!(answer["it"]["items"][2]["userErrors"][0]["code"], "WRONG_STATE");
        let (first, second) = (world.look(&first).await, world.look(&second).await);
        let query = "query($id: ID!) { dossier(id: $id) { paused remainingMinutes dueAt
            life { clock { pausedBy pauses { ground reference } } } } }";
        let held = director.ask(query, json!({ "id": first.id })).await["dossier"].clone();
        assert_eq!((&held["paused"], &held["remainingMinutes"]), (&json!(true), &Value::Null));
        assert_eq!(held["life"]["clock"]["pausedBy"], "SUSPENSION");
        let told = "query($code: String!) { tracking(code: $code) { nextText timeline { title } } }";
        let public = json!({ "code": first.code });
        let seen = world.anonymous().ask(told, public.clone()).await["tracking"].to_string();
        assert_eq!(seen.matches("12/QĐ-TTPVHCC").count(), 2, "{seen}");
        // Twice is refused, and so is whoever is not the director.
        director.change("dossierClockSuspend", first.input(json!({ "decisionNo": "13" }))).await.refused("ALREADY_SUSPENDED");
        world.officer(HEAD).change("dossierClockEndSuspension", first.input(json!({}))).await.refused("FORBIDDEN");
        world.pass(chrono::TimeDelta::days(7));
        let answer = director.ask(bulk, order("END_SUSPENSION", &[&first, &second], "go on")).await;
        assert_eq!(answer["it"]["done"], 2);
        let after = standing(&world, &first).await;
        assert!(after["dueAt"].as_str() > before["dueAt"].as_str(), "{before} {after}");
        let first = world.look(&first).await;
        let ran = director.ask(query, json!({ "id": first.id })).await["dossier"].clone();
        let pause = &ran["life"]["clock"]["pauses"][0];
        assert_eq!((&pause["ground"], &pause["reference"]), (&json!("SUSPENSION"), &json!("12/QĐ-TTPVHCC")));
        let seen = world.anonymous().ask(told, public).await["tracking"].to_string();
        assert_eq!(seen.matches("12/QĐ-TTPVHCC").count(), 1, "{seen}");
        director.change("dossierClockEndSuspension", first.input(json!({}))).await.refused("NOT_SUSPENDED");
    }

    async fn what_is_not_answered_in_the_inbox_is_owed(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, None, &[SUBMIT]).await;
        let query = "query($id: ID!) { dossier(id: $id) { status code answerDueAt dueAt } }";
        let clerk = world.officer(CLERK);
        let found = clerk.ask(query, json!({ "id": handle.id })).await;
        assert_eq!(found["dossier"]["status"], "SUBMITTED");
        assert!(found["dossier"]["answerDueAt"].is_string() && found["dossier"]["dueAt"].is_null());
        // Nobody answers: the director of the Center is told.
        let late = async || {
            let query = "{ dossierCounts(filters: [{ awaits: [ANSWER_OVERDUE] }]) }";
            world.officer("son.lanhdao").ask(query, Value::Null).await["dossierCounts"][0].clone()
        };
        assert_eq!(late().await, 0);
        world.pass(chrono::TimeDelta::days(3));
        assert_eq!(late().await, 1);
        let input = json!({ "intake": world.intake_of("1.002010", &handle) });
        let accepted = clerk.change("dossierAccept", input).await;
        assert_eq!(accepted.done()["status"], "PROCESSING");
        assert_eq!(late().await, 0);
        let found = clerk.ask(query, json!({ "id": handle.id })).await;
        assert!(found["dossier"]["answerDueAt"].is_null() && found["dossier"]["dueAt"].is_string());
    }

    async fn whatever_is_put_in_is_no_fault_of_ours(db_url: String) {
        let world = World::new(&db_url).await;
        for attempt @ (mutation, _, stage, moves, input) in ATTEMPTS.iter().chain([&FAILED]) {
            let client = world.officer(whose(mutation));
            let mut handle = moved(&world, *stage, moves).await;
            let good = input(&world, &handle);
            for (pointer, value) in hostile(&good) {
                let mut sent = input(&world, &handle);
                *sent.pointer_mut(&pointer).expect("a place of the input") = value;
                let shown: String = format!("{mutation} {pointer} {}", sent.pointer(&pointer).unwrap());
                let shown: String = shown.chars().take(160).collect();
                let before = world.fingerprint().await;
                let change = client.change(mutation, sent).await;
                assert_ne!(change.code, "INTERNAL", "{shown}: {:#}", change.answer);
                if change.code == "OK" {
                    handle = moved(&world, *stage, moves).await;
                } else {
                    assert_eq!(world.fingerprint().await, before, "{shown}");
                }
            }
            old_or_repeated(&world, attempt).await;
        }
    }
}

/// Who may do it.
fn whose(mutation: &str) -> &'static str {
    match mutation {
        "dossierUndo" | "dossierLetterDiscard" | "dossierInspectionRecord" => SPECIALIST,
        "dossierLetterApprove" | "dossierLetterReturn" => HEAD,
        "dossierPaymentRecord" => "hoa.thuphi",
        "dossierConsultationAnswer" => "ha.ykien.congan",
        "dossierAmendmentApprove"
        | "dossierAmendmentReject"
        | "dossierClockSuspend"
        | "dossierClockEndSuspension" => "son.lanhdao",
        "dossierConfirmArrival" => "nga.vanthu.tuphap",
        _ if mutation.ends_with("Draft") => SPECIALIST,
        _ if mutation.contains("Result") || mutation.contains("Delivery") => RETURN_DESK,
        _ => CLERK,
    }
}

/// Every value of an input, with what nobody should send there.
fn hostile(input: &Value) -> Vec<(String, Value)> {
    fn walk(at: &Value, pointer: &str, found: &mut Vec<(String, Value)>) {
        let mut bad = |value: Value| found.push((pointer.to_owned(), value));
        match at {
            Value::String(text) if text.contains("T0") && text.contains("20") => {
                bad(json!("0001-01-01T00:00:00Z"));
                bad(json!("9999-12-31T23:59:59Z"));
            }
            Value::String(text) if text.len() == 10 && text.as_bytes()[4] == b'-' => {
                bad(json!("0001-01-01"));
                bad(json!("9999-12-31"));
            }
            Value::String(_) => {
                bad(json!(""));
                bad(json!("a\0b"));
                bad(json!("đ".repeat(100_000)));
            }
            Value::Number(_) => {
                bad(json!(-1));
                bad(json!(i32::MAX));
                bad(json!(9_007_199_254_740_991_u64));
            }
            Value::Array(items) => {
                bad(json!([]));
                bad(Value::Array(items.iter().cycle().take(items.len() * 500).cloned().collect()));
                for (index, item) in items.iter().enumerate() {
                    walk(item, &format!("{pointer}/{index}"), found);
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    walk(value, &format!("{pointer}/{name}"), found);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
    let mut found = Vec::new();
    walk(input, "", &mut found);
    found
}

/// An old version, a dossier that is none, and a key used for something else change nothing.
async fn old_or_repeated(world: &World, (mutation, _, stage, moves, input): &Attempt) {
    let client = world.officer(whose(mutation));
    let handle = moved(world, *stage, moves).await;
    let place = |sent: &mut Value| -> Option<String> {
        let known = ["", "/intake"]
            .into_iter()
            .find(|at| sent.pointer(&format!("{at}/dossierId")).is_some_and(Value::is_string))?;
        Some(known.to_owned())
    };
    let mut sent = input(world, &handle);
    let Some(at) = place(&mut sent) else { return };
    let before = world.fingerprint().await;
    sent.pointer_mut(&at).unwrap()["expectedVersion"] = (handle.version - 1).into();
    let change = client.change(mutation, sent.clone()).await;
    change.refused("STALE");
    sent.pointer_mut(&at).unwrap()["dossierId"] = "dossier:00000000000000000000000000000000".into();
    client.change(mutation, sent).await.refused("NOT_FOUND");
    assert_eq!(world.fingerprint().await, before, "{mutation}");

    let mut first = input(world, &handle);
    first["idempotencyKey"] = format!("once-{}", handle.id).into();
    if client.change(mutation, first.clone()).await.code == "OK" {
        let before = world.fingerprint().await;
        client.change(mutation, first.clone()).await.done();
        first.pointer_mut(&at).unwrap()["expectedVersion"] = (handle.version + 7).into();
        client.change(mutation, first).await.refused("IDEMPOTENCY_KEY_REUSED");
        assert_eq!(world.fingerprint().await, before, "{mutation} once more");
    }
}
