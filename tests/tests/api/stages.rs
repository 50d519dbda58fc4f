//! Land procedures of two stages: the applicant pays between them, and the second one has its own
//! time from the day of the payment (domain law 6.6.4), also when the Center learns of it later.

use crate::life::ASK_PAYMENT;
use crate::transitions::{CASHIER, TWO_STAGES, does, kinds, nothing, refused, seen};
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, Handle, RETURN_DESK, World, result_text, with_slip};

const APPRAISER: &str = "loan.chuyenvien.datdai";
const HEAD: &str = "thang.truongphong.datdai";
const LEADER: &str = "hue.giamdoc.datdai";
const RECORDS: &str = "nhung.vanthu.datdai";
/// Director of the Center.
const DIRECTOR: &str = "son.lanhdao";

/// Stage 1 is done and the applicant has been asked to pay.
async fn between_stages(world: &World) -> Handle {
    let mut handle = world.accept(TWO_STAGES).await;
    for who in [APPRAISER, HEAD, LEADER] {
        handle = does(world, &handle, who, "dossierForward", nothing()).await;
    }
    let notice = (ASK_PAYMENT.2)(world, &handle);
    handle = does(world, &handle, APPRAISER, "dossierPaymentDraft", notice).await;
    handle = does(world, &handle, HEAD, "dossierLetterApprove", nothing()).await;
    does(world, &handle, CLERK, "dossierLetterSend", nothing()).await
}

fn paid_on(day: &str) -> Value {
    json!({ "amount": 500_000, "reference": "GNT 17", "paidOn": day })
}

fn noon(world: &World, day: &str) {
    world.clock.set(format!("{day}T05:00:00Z").parse().unwrap());
}

both_databases! {
    async fn a_notice_begins_with_the_account_on_record_and_says_how_much_comes_about(db_url: String) {
        let world = World::new(&db_url).await;
        let mut handle = world.accept(TWO_STAGES).await;
        for who in [APPRAISER, HEAD, LEADER] {
            handle = does(&world, &handle, who, "dossierForward", nothing()).await;
        }
        let query = "query($id: ID!) { dossier(id: $id) { life {
            paymentAccount { holder number bank }
            letter { items { calculation } beneficiary accountNumber bank } } } }";
        let life = async || {
            let answer = world.officer(APPRAISER).ask(query, json!({ "id": handle.id })).await;
            answer["dossier"]["life"].clone()
        };
        let known = life().await["paymentAccount"].clone();
        assert_eq!(known["holder"], "Trung tâm Phục vụ hành chính công tỉnh Mẫu");

        let mut notice = (ASK_PAYMENT.2)(&world, &handle);
        for (number, bank, path) in
            [("3713.0.1", "", json!(["bank"])), ("", "Kho bạc", json!(["accountNumber"]))]
        {
            notice["accountNumber"] = number.into();
            notice["bank"] = bank.into();
            let answer = world.officer(APPRAISER).change("dossierPaymentDraft", notice.clone()).await;
            let paths: Vec<_> = answer.payload["userErrors"].as_array().unwrap().iter().collect();
            assert!(paths.iter().any(|it| it["path"] == path), "{paths:?}");
        }
        let mut silent = (ASK_PAYMENT.2)(&world, &handle);
        silent["items"][0]["calculation"] = " ".into();
        let answer = world.officer(APPRAISER).change("dossierPaymentDraft", silent).await;
        let path = &answer.payload["userErrors"][0]["path"];
        assert_eq!(path, &json!(["items", "0", "calculation"]));

        // Who names the holder need not type the account.
        let mut notice = (ASK_PAYMENT.2)(&world, &handle);
        notice["beneficiary"] = known["holder"].clone();
        does(&world, &handle, APPRAISER, "dossierPaymentDraft", notice).await;
        let letter = life().await["letter"].clone();
        assert_eq!(letter["items"][0]["calculation"], "02 lần × 250.000 đồng");
        assert_eq!((&letter["accountNumber"], &letter["bank"]), (&known["number"], &known["bank"]));
    }

    async fn t19_t20_stage_two_begins_with_the_payment(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.accept(TWO_STAGES).await;
        let first = seen(&world, &handle).await;
        assert_eq!(first["life"]["clock"]["secondStageAhead"], true);
        assert_eq!(first["dueAt"], "2026-11-30T17:00:00+07:00", "of stage 1");
        let notice = (ASK_PAYMENT.2)(&world, &handle);
        refused(&world, &handle, APPRAISER, "dossierPaymentDraft", notice, "NOT_BETWEEN_STAGES").await;
        let mut unpaid = handle;
        for who in [APPRAISER, HEAD, LEADER] {
            unpaid = does(&world, &unpaid, who, "dossierForward", nothing()).await;
        }
        refused(&world, &unpaid, APPRAISER, "dossierForward", nothing(), "PAYMENT_FIRST").await;

        let mut handle = between_stages(&world).await;
        let owed = seen(&world, &handle).await;
        assert_eq!((&owed["status"], &owed["paused"]), (&json!("PAYMENT_REQUIRED"), &json!(true)));
        assert_eq!(owed["life"]["clock"]["secondStageAhead"], true);

        // Paid on Wednesday, 02/12: four working days from then.
        noon(&world, "2026-12-02");
        let paid = || json!({ "amount": 500_000, "reference": "GNT 17" });
        refused(&world, &handle, CLERK, "dossierPaymentRecord", paid(), "FORBIDDEN").await;
        handle = does(&world, &handle, CASHIER, "dossierPaymentRecord", paid()).await;
        let second = seen(&world, &handle).await;
        assert_eq!((&second["status"], &second["paused"]), (&json!("PROCESSING"), &json!(false)));
        assert_eq!(second["life"]["clock"]["secondStageAhead"], false);
        assert_eq!(second["dueAt"], "2026-12-08T17:00:00+07:00");
        assert_eq!(second["life"]["clock"]["originalDueAt"], first["dueAt"]);
        for (who, mutation, rest) in [
            (APPRAISER, "dossierForward", nothing()),
            (APPRAISER, "dossierForward", nothing()),
            (APPRAISER, "dossierForward", nothing()),
            (HEAD, "dossierForward", nothing()),
            (LEADER, "dossierSignResult", result_text()),
            (RECORDS, "dossierRelease", nothing()),
            (RETURN_DESK, "dossierReturn", with_slip()),
        ] {
            handle = does(&world, &handle, who, mutation, rest).await;
        }
        let returned = seen(&world, &handle).await;
        assert_eq!((&returned["status"], &returned["timeliness"]), (&json!("RETURNED"), &json!("EARLY")));
        assert_eq!(kinds(&returned), ["RECEIPT_SLIP", "PAYMENT_NOTICE", "RESULT"]);
    }

    async fn a_payment_told_later_counts_from_its_own_day(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = between_stages(&world).await;
        // Told on Friday, paid on Wednesday.
        noon(&world, "2026-12-04");
        for (day, code) in [
            ("2026-11-22", "DATE_OUT_OF_RANGE"),
            ("2026-12-05", "DATE_OUT_OF_RANGE"),
        ] {
            let paths = refused(&world, &handle, CASHIER, "dossierPaymentRecord", paid_on(day), code).await;
            assert_eq!(paths, ["paidOn"], "{day}");
        }
        let paid = does(&world, &handle, CASHIER, "dossierPaymentRecord", paid_on("2026-12-02")).await;
        let paid = seen(&world, &paid).await;
        assert_eq!(paid["dueAt"], "2026-12-08T17:00:00+07:00", "four days from Wednesday");
        assert_eq!(paid["life"]["clock"]["pauses"], json!([{ "ground": "PAYMENT" }]));
    }

    async fn stage_two_stands_still_with_the_suspension_it_began_in(db_url: String) {
        let world = World::new(&db_url).await;
        let mut handle = between_stages(&world).await;
        // Suspended on Tuesday, paid on Wednesday, told on Friday, suspended until Monday noon.
        let decision = json!({ "decisionNo": "15/QĐ-TTPVHCC" });
        for (day, who, mutation, rest) in [
            ("2026-12-01", DIRECTOR, "dossierClockSuspend", decision),
            ("2026-12-04", CASHIER, "dossierPaymentRecord", paid_on("2026-12-02")),
            ("2026-12-07", DIRECTOR, "dossierClockEndSuspension", nothing()),
        ] {
            noon(&world, day);
            handle = does(&world, &handle, who, mutation, rest).await;
        }
        let running = seen(&world, &handle).await;
        assert_eq!((&running["status"], &running["paused"]), (&json!("PROCESSING"), &json!(false)));
        assert_eq!(running["dueAt"], "2026-12-11T11:30:00+07:00", "all four days were left at noon");
        let pauses = json!([{ "ground": "PAYMENT" }, { "ground": "SUSPENSION" }]);
        assert_eq!(running["life"]["clock"]["pauses"], pauses);
        // Each names every ground that held it.
        let query = "query($id: ID!) { dossier(id: $id) {
            life { clock { heldBy { ground } pauses { reasons { ground reference } } } } } }";
        let clock = world.officer("an.thanhtra").ask(query, json!({ "id": handle.id })).await;
        let clock = &clock["dossier"]["life"]["clock"];
        let reasons = |pause: usize| clock["pauses"][pause]["reasons"].as_array().unwrap().clone();
        let suspended = json!({ "ground": "SUSPENSION", "reference": "15/QĐ-TTPVHCC" });
        let first = reasons(0);
        assert_eq!((first.len(), &first[0]["ground"]), (2, &json!("PAYMENT")), "{clock}");
        assert_eq!((&first[1], reasons(1)), (&suspended, vec![suspended.clone()]), "{clock}");
        assert_eq!(clock["heldBy"], json!([]));
    }

    /// States written when a pause knew its grounds and not their times are folded anew.
    async fn an_update_folds_what_stands_still(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = between_stages(&world).await;
        let states = "SELECT state AS t FROM dossier";
        let now = world.texts(states).await;
        let mut old: Value = serde_json::from_str(&now[0]).unwrap();
        let paused = old["clock"]["paused"].as_object_mut().unwrap();
        assert!(paused.remove("holds").is_some());
        paused.insert("heldBy".into(), json!(["PAYMENT"]));
        let old = old.to_string().replace('\'', "''");
        world.run(&format!("UPDATE dossier SET state = '{old}'")).await.unwrap();
        world.run("UPDATE setting SET content = '7' WHERE name = 'dossier-row'").await.unwrap();
        motcua::dossier::rederive(&world.app).await.unwrap();
        assert_eq!(world.texts(states).await, now);
        let paid = does(&world, &handle, CASHIER, "dossierPaymentRecord", paid_on("2026-11-23")).await;
        assert_eq!(seen(&world, &paid).await["status"], "PROCESSING");
    }
}
