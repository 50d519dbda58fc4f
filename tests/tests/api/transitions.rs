//! Every transition of a dossier (T01–T35, domain law 3.3) through the API, on both databases: where
//! the dossier stands after it, which papers it leaves, where the clock stands, and who may not.
//! This file has those up to the payment that others do not have; [`crate::transitions_end`] has the
//! rest.
//!
//! | | what happens | proved by |
//! |---|---|---|
//! | T01 | comes online | `tracking::what_is_not_accepted_yet_is_found_by_the_code_of_the_portal` |
//! | T02 | comes by post | `transitions::t02_an_envelope_is_registered_with_minutes` |
//! | T03 | accepted at the counter | `journey::a_dossier_lives`, `transitions::t03_the_same_day_needs_no_slip` |
//! | T04 | accepted from the inbox | `life::what_is_not_answered_in_the_inbox_is_owed`, `transitions::t02_an_envelope_is_registered_with_minutes` |
//! | T05 | completion asked for | `journey::a_guidance_becomes_the_dossier_it_asked_for`, `tracking::what_is_not_accepted_yet_is_found_by_the_code_of_the_portal` |
//! | T06 | completed by the applicant | `transitions::t06_what_was_completed_is_owed_an_answer_anew` |
//! | T07 | not completed in time | `transitions::t07_a_guidance_that_nobody_answers_is_closed` |
//! | T08 | not taken in | `journey::what_can_not_be_taken_in_is_refused_on_paper`, `tracking::a_refusal_is_told_without_its_reason` |
//! | T09 | handed over | `centers::papers_travel_and_each_side_says_so`, `journey::a_dossier_lives` |
//! | T10 | next step | `journey::a_dossier_lives`, `journey::the_chairman_signs_what_the_department_proposes` |
//! | T11 | sent back | `journey::work_goes_back_with_a_reason_and_comes_again` |
//! | T12 | opinions asked for | `transitions::t12_t13_each_agency_answers_for_itself` |
//! | T13 | opinions given | `transitions::t12_t13_each_agency_answers_for_itself` |
//! | T14 | no opinion in time | `life::what_time_brings_about_is_done_by_the_system_itself`, `transitions::t14_silence_is_consent_where_the_law_says_so` |
//! | T15 | supplements asked for | `life::a_supplement_stops_the_clock_until_it_is_there` |
//! | T16 | supplements there | `life::a_supplement_stops_the_clock_until_it_is_there`, `files::t16_with_the_last_line_from_the_portal_the_clock_goes_on` |
//! | T17 | supplements there in part | `transitions::t17_a_part_of_what_was_asked_changes_nothing_yet`, `files::t16_t17_the_portal_delivers_what_is_answered_online` |
//! | T18 | supplements not there in time | `transitions::t18_supplements_that_do_not_come_close_it` |
//! | T19 | payment asked for | `transitions::t19_t20_a_payment_stops_the_clock`, `stages::t19_t20_stage_two_begins_with_the_payment` |
//! | T20 | paid | `transitions::t19_t20_a_payment_stops_the_clock`, `stages::t19_t20_stage_two_begins_with_the_payment` |
//! | T21 | the applicant wishes to stop | `transitions_end::t21_t22_a_wish_to_stop_is_granted_by_the_department` |
//! | T22 | granted | `transitions_end::t21_t22_a_wish_to_stop_is_granted_by_the_department`, `transitions_end::t22_the_center_stops_what_it_has_not_handed_over` |
//! | T23 | not granted | `transitions_end::t23_a_wish_that_is_not_granted_changes_nothing` |
//! | T24 | stopped by the authority | `transitions_end::t24_the_authority_stops_on_a_ground_of_its_own` |
//! | T25 | signed | `journey::a_result_is_a_file_or_a_text` |
//! | T26 | refused after appraisal | `transitions_end::t26_a_refusal_goes_out_on_form_03_with_its_basis` |
//! | T27 | result at the Center | `centers::papers_travel_and_each_side_says_so`, `journey::a_dossier_lives` |
//! | T28 | returned at the counter | `journey::a_dossier_lives`, `journey::somebody_else_takes_the_result_only_with_authorisation` |
//! | T29 | returned by post | `transitions_end::t29_the_post_delivers` |
//! | T30 | returned electronically | `transitions_end::t30_a_result_goes_to_the_account_by_itself` |
//! | T31 | not delivered | `transitions_end::t31_two_tries_that_fail_bring_it_back` |
//! | T32 | a later date | `transitions_end::t32_a_later_date_is_granted_once_and_with_an_apology` |
//! | T33 | to another agency | `transitions_end::t33_another_agency_begins_anew_and_the_clock_runs_on`, `transitions_end::t33_before_the_handover_the_file_goes_elsewhere` |
//! | T34 | accepted, never back to completion | `transitions_end::t34_what_is_accepted_is_not_sent_back_to_be_completed` |
//! | T35 | over | `transitions_end::t35_what_is_over_is_over` |

use crate::centers::awaited;
use crate::life::{
    APPROVE, ASK_OPINION, ASK_PAYMENT, ASK_SUPPLEMENT, GUIDE, SEND, SIGN, SUBMIT, moved,
};
use chrono::TimeDelta;
use motcua::catalog;
use motcua::dossier::clockwork;
use serde_json::{Value, json};
use std::path::Path;
use tests::both_databases;
use tests::world::{
    CLERK, HEAD, Handle, LEADER, RECORDS, RETURN_DESK, SPECIALIST, Stage, World, result_text,
};

/// The cashier of the Center.
pub(crate) const CASHIER: &str = "hoa.thuphi";
/// Who answers for the police when it is asked.
const POLICE: &str = "ha.ykien.congan";
/// The focal person of Sở Xây dựng.
const BUILDERS: &str = "khoa.daumoi.xaydung";
/// Đăng ký biến động đất đai, in two stages of four working days.
pub(crate) const TWO_STAGES: &str = "1.013831";
/// Bản sao từ sổ gốc: the result of the same day, until 15:00.
const SAME_DAY: &str = "2.000908";

const SEEN: &str = "query($id: ID!) { dossier(id: $id) {
    status code dueAt paused timeliness answerDueAt papers { kind number }
    competentAgency { code } currentStep { ordinal action agency { code } unit { code } }
    result { kind legalBasis recipient returnedAt }
    life {
        clock { originalDueAt pausedBy secondStageAhead pauses { ground } }
        submission { channel filedAt slip }
        consultations { number deemedAgreed overdueAt answeredAt }
        inspections { findings }
        withdrawals { refusedReason } stop { ground } extension { movesDue toldInTime }
        transfers { from { code } to { code } }
        shipments { slip endedAt attempts { reason } }
    }
} }";

/// How it stands with a dossier, as the inspector reads it.
pub(crate) async fn seen(world: &World, handle: &Handle) -> Value {
    let inspector = world.officer("an.thanhtra");
    inspector.ask(SEEN, json!({ "id": handle.id })).await["dossier"].clone()
}

/// Which papers there are, in order.
pub(crate) fn kinds(seen: &Value) -> Vec<&str> {
    let papers = seen["papers"].as_array().expect("papers").iter();
    papers.filter_map(|paper| paper["kind"].as_str()).collect()
}

/// Somebody does something, a minute later.
pub(crate) async fn does(
    world: &World,
    handle: &Handle,
    who: &str,
    mutation: &str,
    rest: Value,
) -> Handle {
    world.pass(TimeDelta::minutes(1));
    let change = world.officer(who).change(mutation, handle.input(rest)).await;
    assert_eq!(change.code, "OK", "{who} {mutation}: {:#}", change.answer);
    world.look(handle).await
}

/// Somebody may not do something; where in the input that lies.
pub(crate) async fn refused(
    world: &World,
    handle: &Handle,
    who: &str,
    mutation: &str,
    rest: Value,
    code: &str,
) -> Vec<String> {
    let change = world.officer(who).change(mutation, handle.input(rest)).await;
    assert_eq!(change.code, code, "{who} {mutation}: {:#}", change.answer);
    change.paths()
}

/// Nothing but the dossier is put in.
pub(crate) fn nothing() -> Value {
    json!({})
}

#[test]
fn every_transition_names_the_tests_that_prove_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api");
    let table = include_str!("transitions.rs");
    for n in 1..=35 {
        let start = format!("//! | T{n:02} |");
        let row = table.lines().find(|line| line.starts_with(&start));
        let row = row.unwrap_or_else(|| panic!("no row begins with {start}"));
        let proofs: Vec<_> = row.split('`').skip(1).step_by(2).collect();
        assert!(!proofs.is_empty(), "{row}");
        for proof in proofs {
            let (file, test) = proof.split_once("::").expect("a file and a test");
            let code = std::fs::read_to_string(folder.join(format!("{file}.rs"))).expect(file);
            assert!(code.contains(&format!("async fn {test}(")), "T{n:02}: there is no {proof}");
        }
    }
}

/// The focal person of Sở Xây dựng answers for it, too, when it is asked.
async fn a_second_agency_answers(world: &World) {
    let new = if world.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let sql = format!(
        "INSERT INTO officer_grant (id, officer_id, role, agency, unit, valid_from, valid_to)
         SELECT {new}, officer_id, 'CON', agency, NULL, valid_from, valid_to
         FROM officer_grant WHERE role = 'FOC'
           AND officer_id = (SELECT id FROM officer WHERE username = '{BUILDERS}')"
    );
    world.run(&sql).await.expect("it is written");
    world.app.reference.reload(&world.app.db).await.expect("it reloads");
}

/// A new version of procedure 1.002010, whose law takes silence for consent.
async fn silence_is_consent(world: &World) {
    const OWN: &str = include_str!("../../../data/procedures.json");
    let mut file: Value = serde_json::from_str(OWN).expect("JSON");
    let rows = file["procedures"].as_array_mut().expect("rows");
    let row = rows.iter_mut().find(|row| row["code"] == "1.002010").expect("it is there");
    row["rules"] = json!({ "silenceIsConsent": "Điều 32 Luật Luật sư", "silenceAfterDays": 3 });
    let app = &world.app;
    let plan = catalog::plan(&file.to_string(), &app.reference.now(), app.now());
    let plan = plan.expect("a catalog");
    let tally = plan.tally();
    assert_eq!((tally.new, tally.changed, tally.refused), (0, 1, 0), "{tally:?}");
    catalog::apply(app, &plan).await.expect("it is written");
}

/// The applicant comes with the card alone.
fn known() -> Value {
    json!({
        "recipientName": "Nguyễn Thị Ánh", "recipientPersonalId": "000190012345",
        "check": "IDENTITY_CHECKED",
    })
}

both_databases! {
    async fn t02_an_envelope_is_registered_with_minutes(db_url: String) {
        let world = World::new(&db_url).await;
        let envelope = |slip: &str| {
            json!({
                "intake": world.intake("1.002010"), "channel": "POST", "slip": slip,
                "filedAt": "2026-11-23T00:30:00Z",
            })
        };
        let (clerk, desk) = (world.officer(CLERK), world.officer(RETURN_DESK));
        desk.change("dossierSubmit", envelope("EB123456789VN")).await.refused("FORBIDDEN");
        let unnumbered = clerk.change("dossierSubmit", envelope(" ")).await;
        assert_eq!(unnumbered.refused("REQUIRED").paths(), ["slip"]);
        let made = clerk.change("dossierSubmit", envelope("EB 123 456 789 VN")).await;
        let handle = Handle::of(made.done());
        let filed = seen(&world, &handle).await;
        assert_eq!(filed["status"], "SUBMITTED");
        assert_eq!(filed["papers"], json!([{ "kind": "POSTAL_MINUTES", "number": "01/BB-GN" }]));
        let submission = &filed["life"]["submission"];
        assert_eq!((&submission["channel"], &submission["slip"]), (&json!("POST"), &json!("EB123456789VN")));
        assert_eq!(submission["filedAt"], "2026-11-23T07:30:00+07:00", "when the minutes were signed");
        assert!(filed["answerDueAt"].is_string() && filed["dueAt"].is_null(), "{filed:#}");
        assert!(filed["life"]["clock"].is_null(), "it begins with the acceptance");

        world.pass(TimeDelta::hours(1));
        let accept = json!({ "intake": world.intake_of("1.002010", &handle) });
        clerk.change("dossierAccept", accept).await.done();
        let accepted = seen(&world, &handle).await;
        assert_eq!(accepted["status"], "PROCESSING");
        assert_eq!(kinds(&accepted), ["POSTAL_MINUTES", "RECEIPT_SLIP"]);
        assert_eq!(accepted["dueAt"], "2026-12-03T17:00:00+07:00");
    }

    async fn t03_the_same_day_needs_no_slip(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let filed = || json!({ "intake": world.intake(SAME_DAY) });
        world.officer(HEAD).change("dossierAccept", filed()).await.refused("FORBIDDEN");
        let mut handle = Handle::of(clerk.change("dossierAccept", filed()).await.done());
        let begun = seen(&world, &handle).await;
        assert_eq!(begun["status"], "PROCESSING");
        assert_eq!(kinds(&begun), [""; 0]);
        assert_eq!(begun["dueAt"], "2026-11-23T17:00:00+07:00");
        for (who, mutation, rest) in [
            ("trang.chuyenvien.tuphap", "dossierForward", nothing()),
            ("son.truongphong.tuphap", "dossierSignResult", result_text()),
            (RECORDS, "dossierRelease", nothing()),
            // There is no slip that could have been lost.
            (RETURN_DESK, "dossierReturn", known()),
        ] {
            handle = does(&world, &handle, who, mutation, rest).await;
        }
        let returned = seen(&world, &handle).await;
        assert_eq!((&returned["status"], &returned["timeliness"]), (&json!("RETURNED"), &json!("ON_TIME")));
        assert!(returned["code"].is_string(), "the status and the result are on record all the same");
        assert_eq!(kinds(&returned), ["RESULT"]);

        // Who wants a slip gets one; after 15:00 the next working day counts, and 24/11 is off.
        world.clock.set("2026-11-23T08:01:00Z".parse().unwrap());
        let mut wanted = filed();
        wanted["receiptSlip"] = true.into();
        let handle = Handle::of(clerk.change("dossierAccept", wanted).await.done());
        let begun = seen(&world, &handle).await;
        assert_eq!(kinds(&begun), ["RECEIPT_SLIP"]);
        assert_eq!(begun["dueAt"], "2026-11-25T17:00:00+07:00");
    }

    async fn t06_what_was_completed_is_owed_an_answer_anew(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, None, &[SUBMIT]).await;
        let first = seen(&world, &handle).await["answerDueAt"].clone();
        world.officer(CLERK).change(GUIDE.1, (GUIDE.2)(&world, &handle)).await.done();
        let handle = world.look(&handle).await;
        let asked = seen(&world, &handle).await;
        assert_eq!(asked["status"], "INTAKE_SUPPLEMENT");
        assert!(asked["answerDueAt"].is_null(), "it has been answered");
        world.pass(TimeDelta::days(2));
        let completed = json!({ "intake": world.intake_of("1.002010", &handle) });
        let desk = world.officer(RETURN_DESK);
        desk.change("dossierResubmit", completed.clone()).await.refused("FORBIDDEN");
        world.officer("cong.tichhop").change("dossierResubmit", completed).await.done();
        let back = seen(&world, &handle).await;
        assert_eq!(back["status"], "SUBMITTED");
        assert!(back["answerDueAt"].as_str() > first.as_str(), "{first} {back:#}");
        assert_eq!(kinds(&back), ["SUPPLEMENT_REQUEST"]);
        assert!(back["life"]["clock"].is_null());
    }

    async fn t07_a_guidance_that_nobody_answers_is_closed(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Completion).await;
        world.pass(TimeDelta::days(15));
        assert_eq!(awaited(&world, CLERK, "CLOSING").await, 0);
        refused(&world, &handle, CLERK, "dossierClose", nothing(), "WINDOW_OPEN").await;
        world.pass(TimeDelta::days(1));
        assert_eq!(awaited(&world, CLERK, "CLOSING").await, 1, "somebody has to close it");
        refused(&world, &handle, RETURN_DESK, "dossierClose", nothing(), "FORBIDDEN").await;
        let handle = does(&world, &handle, CLERK, "dossierClose", nothing()).await;
        let closed = seen(&world, &handle).await;
        assert_eq!(closed["status"], "STOPPED");
        assert_eq!(closed["life"]["stop"]["ground"], "NOT_COMPLETED");
        assert_eq!(kinds(&closed), ["SUPPLEMENT_REQUEST", "STOP_NOTICE"]);
        assert!(closed["code"].is_null() && closed["life"]["clock"].is_null(), "{closed:#}");
    }

    async fn t12_t13_each_agency_answers_for_itself(db_url: String) {
        let world = World::new(&db_url).await;
        a_second_agency_answers(&world).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let before = seen(&world, &handle).await;
        let ask = |agency: &str| {
            json!({ "agency": agency, "content": "Cho ý kiến.", "answerBy": "2026-11-27" })
        };
        let both = json!({ "requests": [ask("H99.14"), ask("H99.03")] });
        let handle = does(&world, &handle, SPECIALIST, "dossierConsultationDraft", both).await;
        refused(&world, &handle, SPECIALIST, "dossierLetterApprove", nothing(), "FORBIDDEN").await;
        let handle = does(&world, &handle, LEADER, "dossierLetterApprove", nothing()).await;
        let asked = seen(&world, &handle).await;
        assert_eq!(asked["status"], "PROCESSING");
        assert_eq!(kinds(&asked), ["RECEIPT_SLIP", "CONSULTATION_REQUEST", "CONSULTATION_REQUEST"]);
        assert_eq!((&asked["paused"], &asked["dueAt"]), (&json!(false), &before["dueAt"]));

        let says = |n: u32| json!({ "number": n, "opinion": "AGREE", "text": "Thống nhất." });
        let answer = "dossierConsultationAnswer";
        refused(&world, &handle, SPECIALIST, answer, says(1), "FORBIDDEN").await;
        let paths = refused(&world, &handle, POLICE, answer, says(2), "NOTHING_ASKED").await;
        assert_eq!(paths, ["number"], "another agency's");
        let handle = does(&world, &handle, POLICE, answer, says(1)).await;
        refused(&world, &handle, POLICE, answer, says(1), "NOTHING_ASKED").await;
        refused(&world, &handle, SPECIALIST, "dossierForward", nothing(), "OPINIONS_OPEN").await;
        let handle = does(&world, &handle, BUILDERS, answer, says(2)).await;
        let answered = seen(&world, &handle).await;
        let issued = kinds(&answered);
        assert_eq!(issued[3..], ["CONSULTATION_ANSWER", "CONSULTATION_ANSWER"], "{issued:?}");
        let opinions = answered["life"]["consultations"].as_array().unwrap().iter();
        assert!(opinions.clone().all(|it| it["answeredAt"].is_string()), "{answered:#}");
        assert_eq!(opinions.count(), 2);
        assert_eq!(answered["dueAt"], before["dueAt"]);
        let handle = does(&world, &handle, SPECIALIST, "dossierForward", nothing()).await;
        assert_eq!(seen(&world, &handle).await["currentStep"]["action"], "REVIEW");
    }

    async fn t14_silence_is_consent_where_the_law_says_so(db_url: String) {
        let world = World::new(&db_url).await;
        silence_is_consent(&world).await;
        let handle = moved(&world, Some(Stage::Appraise), &[ASK_OPINION, SIGN]).await;
        refused(&world, &handle, SPECIALIST, "dossierForward", nothing(), "OPINIONS_OPEN").await;
        let before = seen(&world, &handle).await;
        assert_eq!(before["life"]["consultations"][0]["deemedAgreed"], false);
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 0);
        world.pass(TimeDelta::days(7));
        assert_eq!(clockwork::wake_due(&world.app).await.unwrap(), 1);
        let handle = world.look(&handle).await;
        let silent = seen(&world, &handle).await;
        let asked = &silent["life"]["consultations"][0];
        assert_eq!((&asked["deemedAgreed"], &asked["answeredAt"]), (&json!(true), &Value::Null));
        assert!(asked["overdueAt"].is_string(), "{silent:#}");
        assert_eq!(kinds(&silent), ["RECEIPT_SLIP", "CONSULTATION_REQUEST", "CONSULTATION_OVERDUE"]);
        assert_eq!((&silent["status"], &silent["dueAt"]), (&json!("PROCESSING"), &before["dueAt"]));
        does(&world, &handle, SPECIALIST, "dossierForward", nothing()).await;
    }

    async fn t17_a_part_of_what_was_asked_changes_nothing_yet(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let letter = json!({
            "lines": [
                { "content": "Hợp đồng thuê trụ sở", "reason": "Chưa có", "copies": 1 },
                { "content": "Giấy đề nghị", "reason": "Thiếu chữ ký", "originals": 1 },
            ],
            "reason": "Cần bổ sung để thẩm định.",
        });
        let handle = does(&world, &handle, SPECIALIST, "dossierSupplementDraft", letter).await;
        let handle = does(&world, &handle, HEAD, "dossierLetterApprove", nothing()).await;
        let handle = does(&world, &handle, CLERK, "dossierLetterSend", nothing()).await;
        world.pass(TimeDelta::days(2));
        let (receive, brings) = ("dossierSupplementReceive", |n: u32| json!({ "lines": [n] }));
        refused(&world, &handle, SPECIALIST, receive, brings(1), "FORBIDDEN").await;
        let handle = does(&world, &handle, CLERK, receive, brings(1)).await;
        let part = seen(&world, &handle).await;
        assert_eq!((&part["status"], &part["paused"]), (&json!("SUPPLEMENT_REQUESTED"), &json!(true)));
        assert_eq!(part["life"]["clock"]["pausedBy"], "SUPPLEMENT");
        assert_eq!(kinds(&part), ["RECEIPT_SLIP", "SUPPLEMENT_REQUEST"]);
        let paths = refused(&world, &handle, CLERK, receive, brings(1), "UNKNOWN_LINE").await;
        assert_eq!(paths, ["lines"], "it is there already");
        let handle = does(&world, &handle, CLERK, receive, brings(0)).await;
        let whole = seen(&world, &handle).await;
        assert_eq!((&whole["status"], &whole["paused"]), (&json!("PROCESSING"), &json!(false)));
        assert_eq!(kinds(&whole), ["RECEIPT_SLIP", "SUPPLEMENT_REQUEST", "RECEIPT_SLIP"]);
        // From Wednesday, 25/11 again seven working days.
        assert_eq!(whole["dueAt"], "2026-12-04T17:00:00+07:00");
    }

    async fn t18_supplements_that_do_not_come_close_it(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT, APPROVE, SEND]).await;
        world.pass(TimeDelta::days(15));
        refused(&world, &handle, CLERK, "dossierClose", nothing(), "WINDOW_OPEN").await;
        world.pass(TimeDelta::days(1));
        refused(&world, &handle, SPECIALIST, "dossierClose", nothing(), "FORBIDDEN").await;
        let handle = does(&world, &handle, CLERK, "dossierClose", nothing()).await;
        let closed = seen(&world, &handle).await;
        assert_eq!(closed["status"], "STOPPED");
        assert_eq!(closed["life"]["stop"]["ground"], "NOT_COMPLETED");
        assert_eq!(kinds(&closed), ["RECEIPT_SLIP", "SUPPLEMENT_REQUEST", "STOP_NOTICE"]);
        assert_ne!(closed["timeliness"], "LATE", "it was the applicant's time: {closed:#}");
        let brings = json!({ "lines": [0] });
        refused(&world, &handle, CLERK, "dossierSupplementReceive", brings, "WRONG_STATE").await;
    }

    async fn t19_t20_a_payment_stops_the_clock(db_url: String) {
        let world = World::new(&db_url).await;
        let asked = [ASK_PAYMENT, SIGN, SEND];
        let handle = moved(&world, Some(Stage::Appraise), &asked).await;
        let never_paid = moved(&world, Some(Stage::Appraise), &asked).await;
        let owed = seen(&world, &handle).await;
        assert_eq!((&owed["status"], &owed["paused"]), (&json!("PAYMENT_REQUIRED"), &json!(true)));
        assert_eq!(owed["life"]["clock"]["pausedBy"], "PAYMENT");
        assert_eq!(kinds(&owed), ["RECEIPT_SLIP", "PAYMENT_NOTICE"]);
        world.pass(TimeDelta::days(7));
        let (record, pays) = ("dossierPaymentRecord", |amount: u32| json!({ "amount": amount, "reference": "BL 01" }));
        refused(&world, &handle, SPECIALIST, record, pays(500_000), "FORBIDDEN").await;
        let paths = refused(&world, &handle, CASHIER, record, pays(499_999), "WRONG_AMOUNT").await;
        assert_eq!(paths, ["amount"]);
        let handle = does(&world, &handle, CASHIER, record, pays(500_000)).await;
        let paid = seen(&world, &handle).await;
        assert_eq!((&paid["status"], &paid["paused"]), (&json!("PROCESSING"), &json!(false)));
        assert!(paid["dueAt"].as_str() > owed["dueAt"].as_str(), "the applicant's week is not ours");
        assert_eq!(paid["life"]["clock"]["pauses"], json!([{ "ground": "PAYMENT" }]));
        assert_eq!(kinds(&paid), ["RECEIPT_SLIP", "PAYMENT_NOTICE"]);

        // To be paid by 15/12.
        world.clock.set("2026-12-15T02:00:00Z".parse().unwrap());
        refused(&world, &never_paid, CLERK, "dossierClose", nothing(), "WINDOW_OPEN").await;
        world.pass(TimeDelta::days(1));
        let closed = does(&world, &never_paid, CLERK, "dossierClose", nothing()).await;
        let closed = seen(&world, &closed).await;
        assert_eq!(closed["life"]["stop"]["ground"], "PAYMENT_NOT_MADE");
        assert_eq!(kinds(&closed), ["RECEIPT_SLIP", "PAYMENT_NOTICE", "STOP_NOTICE"]);
    }
}
