//! The transitions by which a dossier ends or goes elsewhere (T21–T35), and the inspection; the table
//! of all of them is in [`crate::transitions`].

use crate::centers;
use crate::life::{APOLOGISE, APPROVE, END, INVITE, POST, SEND, SIGN, SUBMIT, WITHDRAW, moved};
use crate::transitions::{CASHIER, does, kinds, nothing, refused, seen};
use chrono::TimeDelta;
use domain::time::Clock as _;
use motcua::dossier::clockwork;
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{
    CLERK, HEAD, Handle, LEADER, RECORDS, RETURN_DESK, SPECIALIST, Stage, World, completion,
    result_text, with_slip,
};

/// Focal person of Sở Tư pháp.
const FOCAL: &str = "thu.daumoi.tuphap";

/// A letter about whether it stops; on no ground, that it does not.
fn stop(ground: Option<&str>) -> Value {
    json!({
        "ground": ground, "reason": "Theo đề nghị của người nộp.",
        "legalBasis": "Điều 21 Nghị định 118/2025/NĐ-CP", "originals": "Trả lại bản chính",
        "fees": "Không thu",
    })
}

/// A result that is a refusal, on a provision.
fn refusal(basis: Value) -> Value {
    let mut refusal = result_text();
    refusal["kind"] = "REFUSAL".into();
    refusal["title"] = "Không đủ điều kiện đăng ký hoạt động".into();
    refusal["legalBasis"] = basis;
    refusal
}

/// The leader signs it, and the Center sends it.
async fn signed_and_sent(world: &World, handle: &Handle) -> Handle {
    refused(world, handle, HEAD, "dossierLetterApprove", nothing(), "LEADER_NEEDED").await;
    let handle = does(world, handle, LEADER, "dossierLetterApprove", nothing()).await;
    refused(world, &handle, SPECIALIST, "dossierLetterSend", nothing(), "FORBIDDEN").await;
    does(world, &handle, CLERK, "dossierLetterSend", nothing()).await
}

both_databases! {
    /// NĐ 118/2025 Đ.19.4; no transition of its own: the dossier is in process before and after.
    async fn an_inspection_is_called_and_recorded(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[INVITE, APPROVE, SEND]).await;
        let called = seen(&world, &handle).await;
        assert_eq!(kinds(&called), ["RECEIPT_SLIP", "INSPECTION_NOTICE"]);
        let found = || json!({ "text": "Trụ sở đúng như hồ sơ." });
        let record = "dossierInspectionRecord";
        refused(&world, &handle, SPECIALIST, record, found(), "NO_INSPECTION").await;
        // On Thursday, 26/11 at nine.
        world.clock.set("2026-11-26T02:00:00Z".parse().unwrap());
        refused(&world, &handle, LEADER, record, found(), "FORBIDDEN").await;
        let handle = does(&world, &handle, SPECIALIST, record, found()).await;
        let recorded = seen(&world, &handle).await;
        assert_eq!(kinds(&recorded), ["RECEIPT_SLIP", "INSPECTION_NOTICE", "INSPECTION_MINUTES"]);
        assert_eq!(recorded["life"]["inspections"][0]["findings"], "Trụ sở đúng như hồ sơ.");
        assert_eq!((&recorded["status"], &recorded["paused"]), (&json!("PROCESSING"), &json!(false)));
        assert_eq!(recorded["dueAt"], called["dueAt"]);
        refused(&world, &handle, HEAD, record, found(), "NO_INSPECTION").await;
    }

    async fn t21_t22_a_wish_to_stop_is_granted_by_the_department(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let before = seen(&world, &handle).await;
        let wish = json!({ "channel": "COUNTER", "reason": "Không còn nhu cầu" });
        refused(&world, &handle, SPECIALIST, WITHDRAW.1, wish.clone(), "FORBIDDEN").await;
        let handle = does(&world, &handle, CLERK, WITHDRAW.1, wish.clone()).await;
        let wished = seen(&world, &handle).await;
        assert_eq!(wished["status"], "WITHDRAWAL_REQUESTED");
        assert_eq!((&wished["paused"], &wished["dueAt"]), (&json!(false), &before["dueAt"]), "it runs on");
        assert_eq!(kinds(&wished), ["RECEIPT_SLIP"]);
        refused(&world, &handle, SPECIALIST, "dossierForward", nothing(), "WRONG_STATE").await;
        refused(&world, &handle, CLERK, "dossierStop", nothing(), "DEPARTMENT_DECIDES").await;

        let granted = stop(Some("WITHDRAWN"));
        let handle = does(&world, &handle, SPECIALIST, "dossierStopDraft", granted).await;
        assert_eq!(seen(&world, &handle).await["status"], "WITHDRAWAL_REQUESTED", "a draft has no effect");
        let handle = signed_and_sent(&world, &handle).await;
        let stopped = seen(&world, &handle).await;
        assert_eq!(stopped["status"], "STOPPED");
        assert_eq!(stopped["life"]["stop"]["ground"], "WITHDRAWN");
        assert_eq!(kinds(&stopped), ["RECEIPT_SLIP", "STOP_NOTICE"]);
        assert!(stopped["currentStep"].is_null(), "{stopped:#}");

        // Not once the result is signed (NĐ 118/2025 Đ.21).
        let signed = world.dossier_at(Stage::Release).await;
        refused(&world, &signed, CLERK, WITHDRAW.1, wish, "WRONG_STATE").await;
    }

    async fn t22_the_center_stops_what_it_has_not_handed_over(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, None, &[SUBMIT, WITHDRAW]).await;
        assert_eq!(seen(&world, &handle).await["status"], "WITHDRAWAL_REQUESTED");
        refused(&world, &handle, RETURN_DESK, "dossierStop", nothing(), "FORBIDDEN").await;
        let handle = does(&world, &handle, CLERK, "dossierStop", nothing()).await;
        let stopped = seen(&world, &handle).await;
        assert_eq!((&stopped["status"], &stopped["code"]), (&json!("STOPPED"), &Value::Null));
        assert_eq!(stopped["life"]["stop"]["ground"], "WITHDRAWN");
        assert_eq!(kinds(&stopped), ["STOP_NOTICE"]);
        assert!(stopped["answerDueAt"].is_null(), "nobody waits for an answer any more");
    }

    async fn t23_a_wish_that_is_not_granted_changes_nothing(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[WITHDRAW]).await;
        let wished = seen(&world, &handle).await;
        let handle = does(&world, &handle, SPECIALIST, "dossierStopDraft", stop(None)).await;
        let handle = signed_and_sent(&world, &handle).await;
        let goes_on = seen(&world, &handle).await;
        assert_eq!(goes_on["status"], "PROCESSING");
        let reason = "Theo đề nghị của người nộp.";
        assert_eq!(goes_on["life"]["withdrawals"], json!([{ "refusedReason": reason }]));
        assert_eq!(goes_on["life"]["stop"], Value::Null);
        assert_eq!(kinds(&goes_on), ["RECEIPT_SLIP", "STOP_NOTICE"], "Form 05 says so, too");
        assert_eq!((&goes_on["paused"], &goes_on["dueAt"]), (&json!(false), &wished["dueAt"]));
        assert_eq!(goes_on["currentStep"], wished["currentStep"]);
        does(&world, &handle, SPECIALIST, "dossierForward", nothing()).await;
    }

    async fn t24_the_authority_stops_on_a_ground_of_its_own(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let draft = "dossierStopDraft";
        for not_asked_for in [stop(Some("WITHDRAWN")), stop(None)] {
            let paths = refused(&world, &handle, SPECIALIST, draft, not_asked_for, "NO_WITHDRAWAL").await;
            assert_eq!(paths, ["ground"]);
        }
        refused(&world, &handle, LEADER, draft, (END.2)(&world, &handle), "FORBIDDEN").await;
        let handle = does(&world, &handle, SPECIALIST, draft, (END.2)(&world, &handle)).await;
        let handle = signed_and_sent(&world, &handle).await;
        let stopped = seen(&world, &handle).await;
        assert_eq!(stopped["status"], "STOPPED");
        assert_eq!(stopped["life"]["stop"]["ground"], "AUTHORITY_STOP");
        assert_eq!(kinds(&stopped), ["RECEIPT_SLIP", "STOP_NOTICE"]);
    }

    async fn t26_a_refusal_goes_out_on_form_03_with_its_basis(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Sign).await;
        let before = seen(&world, &handle).await;
        let sign = "dossierSignResult";
        for unfounded in [Value::Null, " ".into()] {
            let paths = refused(&world, &handle, LEADER, sign, refusal(unfounded), "REFUSAL_BASIS_NEEDED").await;
            assert_eq!(paths, ["legalBasis"]);
        }
        let founded = || refusal("Điều 10 Luật Luật sư".into());
        refused(&world, &handle, SPECIALIST, sign, founded(), "FORBIDDEN").await;
        let handle = does(&world, &handle, LEADER, sign, founded()).await;
        let signed = seen(&world, &handle).await;
        assert_eq!((&signed["status"], &signed["timeliness"]), (&json!("RESULT_ISSUED"), &json!("EARLY")));
        assert_eq!(signed["dueAt"], before["dueAt"]);
        assert_eq!(signed["result"]["kind"], "REFUSAL");
        assert_eq!(signed["result"]["legalBasis"], "Điều 10 Luật Luật sư");
        let mut issued = kinds(&signed);
        // Both of the same moment.
        issued.sort_unstable();
        assert_eq!(issued, ["INTAKE_REFUSAL", "RECEIPT_SLIP", "RESULT"]);
        // Through the Center, like any result (NĐ 118/2025 Đ.19.3).
        let handle = does(&world, &handle, RECORDS, "dossierRelease", nothing()).await;
        let handle = does(&world, &handle, RETURN_DESK, "dossierReturn", with_slip()).await;
        assert_eq!(seen(&world, &handle).await["status"], "RETURNED");
    }

    async fn t29_the_post_delivers(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Return).await;
        let before = seen(&world, &handle).await;
        let slip = json!({ "slip": "EB123456789VN" });
        refused(&world, &handle, CLERK, "dossierResultPost", slip.clone(), "FORBIDDEN").await;
        let to = |name: &str| json!({ "recipientName": name });
        let confirm = "dossierDeliveryConfirm";
        refused(&world, &handle, RETURN_DESK, confirm, to("Nguyễn Thị Ánh"), "NOT_POSTED").await;
        let handle = does(&world, &handle, RETURN_DESK, "dossierResultPost", slip.clone()).await;
        let posted = seen(&world, &handle).await;
        assert_eq!(posted["status"], "RESULT_AT_CENTER", "not before it is delivered");
        let open = json!([{ "slip": "EB123456789VN", "endedAt": null, "attempts": [] }]);
        assert_eq!(posted["life"]["shipments"], open);
        refused(&world, &handle, RETURN_DESK, "dossierReturn", with_slip(), "WITH_THE_POST").await;
        refused(&world, &handle, RETURN_DESK, "dossierResultPost", slip, "WITH_THE_POST").await;
        world.pass(TimeDelta::days(2));
        let paths = refused(&world, &handle, RETURN_DESK, confirm, to("Trần Văn Bình"), "AUTHORIZATION_NEEDED").await;
        assert_eq!(paths, ["authorization"]);
        let handle = does(&world, &handle, RETURN_DESK, confirm, to("Nguyễn Thị Ánh")).await;
        let returned = seen(&world, &handle).await;
        assert_eq!(returned["status"], "RETURNED");
        assert_eq!(returned["result"]["recipient"], "Nguyễn Thị Ánh");
        assert!(returned["life"]["shipments"][0]["endedAt"].is_string(), "{returned:#}");
        assert_eq!(kinds(&returned), ["RECEIPT_SLIP", "RESULT"]);
        assert_eq!(returned["timeliness"], before["timeliness"], "the way home is none of the legal time");
    }

    async fn t30_a_result_goes_to_the_account_by_itself(db_url: String) {
        let world = World::new(&db_url).await;
        let mut intake = world.intake("1.002010");
        intake["returnMethod"] = "ELECTRONIC".into();
        let accepted = world.officer(CLERK).change("dossierAccept", json!({ "intake": intake })).await;
        let handle = world.taken_on(Handle::of(accepted.done()), Stage::Return).await;
        assert_eq!(seen(&world, &handle).await["status"], "RESULT_AT_CENTER");
        refused(&world, &handle, CLERK, "dossierReturn", with_slip(), "FORBIDDEN").await;
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 1);
        let handle = world.look(&handle).await;
        let returned = seen(&world, &handle).await;
        assert_eq!(returned["status"], "RETURNED");
        assert_eq!(returned["result"]["recipient"], "Nguyễn Thị Ánh");
        assert!(returned["result"]["returnedAt"].is_string(), "{returned:#}");
        assert_eq!(kinds(&returned), ["RECEIPT_SLIP", "RESULT"]);
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0, "and once only");

        // Who is to come himself is waited for.
        world.dossier_at(Stage::Return).await;
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0);
    }

    async fn t31_two_tries_that_fail_bring_it_back(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Return), &[POST]).await;
        world.pass(TimeDelta::hours(1));
        let fail = "dossierDeliveryFail";
        let tried = |ago: i64| {
            let at = world.clock.now() - TimeDelta::minutes(ago);
            json!({ "triedAt": at.to_rfc3339(), "reason": "Đi vắng" })
        };
        refused(&world, &handle, CLERK, fail, tried(0), "FORBIDDEN").await;
        for never in [tried(-60), tried(600)] {
            let paths = refused(&world, &handle, RETURN_DESK, fail, never, "MOMENT_OUT_OF_RANGE").await;
            assert_eq!(paths, ["triedAt"]);
        }
        let handle = does(&world, &handle, RETURN_DESK, fail, tried(10)).await;
        let once = seen(&world, &handle).await;
        let shipment = &once["life"]["shipments"][0];
        assert_eq!((&once["status"], &shipment["endedAt"]), (&json!("RESULT_AT_CENTER"), &Value::Null));
        assert_eq!(shipment["attempts"], json!([{ "reason": "Đi vắng" }]));
        refused(&world, &handle, RETURN_DESK, "dossierReturn", with_slip(), "WITH_THE_POST").await;

        // Two working days between them: tried on Monday, again on Thursday, for Tuesday is off.
        world.pass(TimeDelta::days(2));
        let paths = refused(&world, &handle, RETURN_DESK, fail, tried(0), "TOO_SOON_TO_TRY").await;
        assert_eq!(paths, ["triedAt"]);
        world.pass(TimeDelta::days(1));
        let handle = does(&world, &handle, RETURN_DESK, fail, tried(0)).await;
        let back = seen(&world, &handle).await;
        let shipment = &back["life"]["shipments"][0];
        assert_eq!(back["status"], "RESULT_AT_CENTER");
        assert!(shipment["endedAt"].is_string(), "{back:#}");
        assert_eq!(shipment["attempts"].as_array().map(Vec::len), Some(2));
        let to = json!({ "recipientName": "Nguyễn Thị Ánh" });
        refused(&world, &handle, RETURN_DESK, "dossierDeliveryConfirm", to, "NOT_POSTED").await;
        // It is posted anew or fetched.
        let handle = does(&world, &handle, RETURN_DESK, "dossierReturn", with_slip()).await;
        let returned = seen(&world, &handle).await;
        assert_eq!(returned["status"], "RETURNED");
        assert_eq!(kinds(&returned), ["RECEIPT_SLIP", "RESULT"]);
    }

    async fn t32_a_later_date_is_granted_once_and_with_an_apology(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[APOLOGISE]).await;
        refused(&world, &handle, HEAD, "dossierLetterApprove", nothing(), "LEADER_NEEDED").await;
        let handle = does(&world, &handle, LEADER, SIGN.1, nothing()).await;
        let told = seen(&world, &handle).await;
        assert_eq!(kinds(&told), ["RECEIPT_SLIP", "LATE_NOTICE"]);
        assert_eq!(told["dueAt"], "2026-12-03T17:00:00+07:00", "a proposal moves nothing");
        let grant = "dossierExtensionGrant";
        refused(&world, &handle, LEADER, grant, nothing(), "FORBIDDEN").await;
        let handle = does(&world, &handle, CLERK, grant, nothing()).await;
        let later = seen(&world, &handle).await;
        assert_eq!(later["status"], "PROCESSING");
        assert_eq!(kinds(&later), ["RECEIPT_SLIP", "LATE_NOTICE", "APOLOGY_LETTER"]);
        assert_eq!(later["dueAt"], "2026-12-11T17:00:00+07:00");
        assert_eq!(later["life"]["clock"]["originalDueAt"], told["dueAt"]);
        assert_eq!(later["life"]["extension"], json!({ "movesDue": true, "toldInTime": true }));
        let again = (APOLOGISE.2)(&world, &handle);
        refused(&world, &handle, SPECIALIST, APOLOGISE.1, again, "ALREADY_EXTENDED").await;
    }

    async fn t33_another_agency_begins_anew_and_the_clock_runs_on(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let before = seen(&world, &handle).await;
        let transfer = "dossierTransfer";
        let to = |agency: &str| json!({ "agency": agency, "reason": "Không đúng thẩm quyền" });
        refused(&world, &handle, SPECIALIST, transfer, to("H99.10"), "FORBIDDEN").await;
        let paths = refused(&world, &handle, FOCAL, transfer, to("H99.02"), "CAN_NOT_BE_ASKED").await;
        assert_eq!(paths, ["agency"], "it is there already");
        let handle = does(&world, &handle, FOCAL, transfer, to("H99.10")).await;
        let there = seen(&world, &handle).await;
        assert_eq!(there["status"], "PROCESSING");
        assert_eq!(kinds(&there), ["RECEIPT_SLIP", "TRANSFER_SLIP"]);
        assert_eq!((&there["paused"], &there["dueAt"]), (&json!(false), &before["dueAt"]));
        assert_eq!((&there["competentAgency"]["code"], &there["code"]), (&json!("H99.10"), &before["code"]));
        let way = json!([{ "from": { "code": "H99.02" }, "to": { "code": "H99.10" } }]);
        assert_eq!(there["life"]["transfers"], way);
        let step = &there["currentStep"];
        assert_eq!((&step["action"], &step["agency"]["code"]), (&json!("ASSIGN"), &json!("H99.10")));
        // Whoever had it before has no more hand in it.
        refused(&world, &handle, HEAD, "dossierForward", nothing(), "FORBIDDEN").await;
    }

    /// The process names divisions of the agency it was made for. Elsewhere the leader says which
    /// division works on it, and that division can.
    async fn a_transferred_dossier_is_worked_on_where_it_came_to(db_url: String) {
        let (leader, head, specialist, records) =
            ("tuan.giamdoc.noivu", "phuong.truongphong.noivu", "yen.chuyenvien.noivu", "hai.vanthu.noivu");
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let away = json!({ "agency": "H99.10", "reason": "Không đúng thẩm quyền" });
        let mut handle = does(&world, &handle, FOCAL, "dossierTransfer", away).await;
        let id = |who: &str| world.officer(who).id();
        for (who, mutation, rest) in [
            (leader, "dossierAssign", json!({ "officerId": id(head) })),
            (head, "dossierForward", json!({ "nextOfficerId": id(specialist) })),
            (specialist, "dossierForward", nothing()),
            (leader, "dossierAssign", json!({ "officerId": id(head) })),
            (head, "dossierForward", nothing()),
            (leader, "dossierSignResult", result_text()),
            (records, "dossierRelease", nothing()),
            (RETURN_DESK, "dossierReturn", with_slip()),
        ] {
            handle = does(&world, &handle, who, mutation, rest).await;
        }
        let returned = seen(&world, &handle).await;
        assert_eq!(returned["status"], "RETURNED");
        assert_eq!(kinds(&returned), ["RECEIPT_SLIP", "TRANSFER_SLIP", "RESULT"]);
        let issuer = "SELECT COUNT(*) FROM issued_paper WHERE kind = 'RESULT' AND issuer = 'H99.10'";
        assert_eq!(world.number(issuer).await, 1, "numbered in the series of who signs");
    }

    async fn t33_before_the_handover_the_file_goes_elsewhere(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.accept(centers::ON_PAPER).await;
        let before = seen(&world, &handle).await;
        let away = json!({ "agency": "H99.05", "reason": "Không đúng thẩm quyền" });
        refused(&world, &handle, RETURN_DESK, "dossierTransfer", away.clone(), "FORBIDDEN").await;
        let handle = does(&world, &handle, CLERK, "dossierTransfer", away).await;
        let there = seen(&world, &handle).await;
        assert_eq!((&there["status"], &there["dueAt"]), (&json!("ACCEPTED"), &before["dueAt"]));
        assert_eq!(there["competentAgency"]["code"], "H99.05");
        assert_eq!(kinds(&there), ["RECEIPT_SLIP", "TRANSFER_SLIP"]);
        let bag = json!({ "reference": "Túi số 12" });
        let handle = does(&world, &handle, "duc.luanchuyen", "dossierHandOver", bag).await;
        let arrive = "dossierConfirmArrival";
        refused(&world, &handle, "thao.daumoi.datdai", arrive, nothing(), "NOT_FOUND").await;
        let handle = does(&world, &handle, "minh.daumoi.nnmt", arrive, nothing()).await;
        let arrived = seen(&world, &handle).await;
        assert_eq!(arrived["status"], "PROCESSING");
        assert_eq!(arrived["currentStep"]["agency"]["code"], "H99.05");
        does(&world, &handle, "tuan.chuyenvien.nnmt", "dossierClaim", nothing()).await;
    }

    async fn t34_what_is_accepted_is_not_sent_back_to_be_completed(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        for procedure in ["1.002010", centers::ON_PAPER] {
            let handle = world.accept(procedure).await;
            let before = seen(&world, &handle).await;
            let asked = completion(world.intake_of(procedure, &handle));
            clerk.change("dossierRequestCompletion", asked).await.refused("WRONG_STATE");
            let again = json!({ "intake": world.intake_of(procedure, &handle) });
            clerk.change("dossierResubmit", again).await.refused("WRONG_STATE");
            assert_eq!(seen(&world, &handle).await, before);
        }
    }

    async fn t35_what_is_over_is_over(db_url: String) {
        let world = World::new(&db_url).await;
        let stopped = moved(&world, None, &[SUBMIT, WITHDRAW]).await;
        let stopped = does(&world, &stopped, CLERK, "dossierStop", nothing()).await;
        let refusal = json!({ "intake": world.intake("1.002010"), "reason": "DUPLICATE", "text": "Hồ sơ trùng." });
        let refusal = world.officer(CLERK).change("dossierRefuse", refusal).await;
        let returned = world.dossier_at(Stage::Returned).await;
        for (status, handle) in [
            ("STOPPED", stopped), ("INTAKE_REFUSED", Handle::of(refusal.done())), ("RETURNED", returned),
        ] {
            assert_eq!(seen(&world, &handle).await["status"], status);
            let before = world.fingerprint().await;
            let anew = || json!({ "intake": world.intake_of("1.002010", &handle) });
            let mut not_taken_in = anew();
            not_taken_in["reason"] = "OTHER".into();
            not_taken_in["text"] = "Không còn phù hợp.".into();
            let asked = completion(world.intake_of("1.002010", &handle));
            for (mutation, input) in [
                ("dossierAccept", anew()), ("dossierResubmit", anew()),
                ("dossierRefuse", not_taken_in), ("dossierRequestCompletion", asked),
            ] {
                let change = world.officer(CLERK).change(mutation, input).await;
                assert_eq!(change.code, "WRONG_STATE", "{status} {mutation}: {:#}", change.answer);
            }
            let reason = || json!({ "reason": "Cần sửa lại" });
            for (who, mutation, rest) in [
                (CLERK, "dossierClose", nothing()),
                (CLERK, "dossierStop", nothing()),
                (CLERK, "dossierHandOver", nothing()),
                (CLERK, "dossierLetterSend", nothing()),
                (CLERK, "dossierLetterReject", reason()),
                (CLERK, "dossierExtensionGrant", nothing()),
                (CLERK, "dossierExtensionReturn", reason()),
                (CLERK, "dossierSupplementReceive", json!({ "lines": [0] })),
                (CLERK, "dossierWithdrawalRequest", json!({ "channel": "COUNTER", "reason": "Không còn nhu cầu" })),
                (CLERK, "dossierTransfer", json!({ "agency": "H99.10", "reason": "Không đúng thẩm quyền" })),
                (CLERK, "dossierAmendmentPropose", json!({
                    "changes": [{ "field": "PHONE", "after": "0900 123 457" }], "reason": "Người nộp đổi số",
                })),
                (CASHIER, "dossierPaymentRecord", json!({ "amount": 500_000, "reference": "BL 01" })),
                ("son.lanhdao", "dossierAmendmentApprove", nothing()),
                ("son.lanhdao", "dossierClockSuspend", json!({ "decisionNo": "12/QĐ-TTPVHCC" })),
                ("son.lanhdao", "dossierClockEndSuspension", nothing()),
                (RETURN_DESK, "dossierResultConfirm", nothing()),
                (RETURN_DESK, "dossierReturn", with_slip()),
                (RETURN_DESK, "dossierResultPost", json!({ "slip": "EB123456789VN" })),
                (RETURN_DESK, "dossierDeliveryConfirm", json!({ "recipientName": "Nguyễn Thị Ánh" })),
            ] {
                refused(&world, &handle, who, mutation, rest, "WRONG_STATE").await;
            }
            // No step is anybody's any more.
            let forward = world.officer(HEAD).change("dossierForward", handle.input(nothing())).await;
            assert!(["FORBIDDEN", "NOT_FOUND"].contains(&forward.code.as_str()), "{:#}", forward.answer);
            assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0);
            assert_eq!(world.fingerprint().await, before, "{status}");
        }
    }
}
