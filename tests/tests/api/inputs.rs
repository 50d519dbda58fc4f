//! Odd, wrong and hostile input: each is refused at its field, none is a fault of ours, and nothing
//! is left behind.

use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{
    CLERK, Change, HEAD, Handle, LEADER, RETURN_DESK, SPECIALIST, Stage, World, completion,
    result_text,
};

/// Who sends what, and how it is refused, at which path of the input.
type Case = (&'static str, &'static str, Value, &'static str, &'static str);

/// The input with one value replaced; the pointer is as in RFC 6901.
fn with(mut input: Value, pointer: &str, value: impl Into<Value>) -> Value {
    if let Some(place) = input.pointer_mut(pointer) {
        *place = value.into();
        return input;
    }
    let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
    input.pointer_mut(parent).expect("its parent")[field] = value.into();
    input
}

async fn refused(world: &World, cases: Vec<Case>) {
    for (who, mutation, input, code, path) in cases {
        let before = world.fingerprint().await;
        let shown: String = input.to_string().chars().take(300).collect();
        let change = world.officer(who).change(mutation, input).await;
        assert_refused(&change, code, path, &format!("{mutation} {shown}"));
        assert_eq!(world.fingerprint().await, before, "{mutation} {shown}");
    }
}

fn assert_refused(change: &Change, code: &str, path: &str, sent: &str) {
    assert_eq!(change.code, code, "{sent}: {:#}", change.answer);
    assert!(change.answer["errors"].is_null(), "{sent}: {:#}", change.answer);
    assert!(change.payload["dossier"].is_null(), "{sent}");
    assert_eq!(change.paths()[0], path, "{sent}");
    for error in change.payload["userErrors"].as_array().unwrap() {
        let message = error["message"].as_str().unwrap();
        assert!(!message.is_empty() && !message.contains('{'), "{message}");
    }
}

both_databases! {
    async fn what_is_filed_is_checked_field_by_field(db_url: String) {
        let world = World::new(&db_url).await;
        let good = json!({ "intake": world.intake("1.002010") });
        let first = good["intake"]["documents"][0].clone();
        let many: Vec<Value> = (0..10_000).map(|_| first.clone()).collect();
        let huge = "đ".repeat(400_000);
        let filed = |pointer: &str, value: Value, code, path| -> Case {
            (CLERK, "dossierAccept", with(good.clone(), &format!("/intake{pointer}"), value), code, path)
        };
        refused(&world, vec![
            filed("/applicant/name", json!(""), "REQUIRED", "applicant.name"),
            filed("/applicant/name", json!("Nguyễn\0Ánh"), "INVALID_VALUE", "applicant.name"),
            filed("/applicant/name", json!(huge), "TOO_LONG", "applicant.name"),
            filed("/applicant/address", json!(huge), "TOO_LONG", "applicant.address"),
            filed("/applicant/address", json!("Số 7\0"), "INVALID_TEXT", "applicant.address"),
            filed("/applicant/phone", json!(huge), "TOO_LONG", "applicant.phone"),
            filed("/applicant/phone", json!("không có"), "INVALID_VALUE", "applicant.phone"),
            filed("/applicant/personalId", json!("123"), "INVALID_VALUE", "applicant.personalId"),
            filed("/applicant/personalId", json!(""), "REQUIRED", "applicant.personalId"),
            filed("/applicant/kind", json!("ORGANIZATION"), "REQUIRED", "applicant.taxCode"),
            filed("/applicant/birthDate", json!("2030-01-01"), "INVALID_DATE", "applicant.birthDate"),
            filed("/applicant/birthDate", json!("1800-01-01"), "INVALID_DATE", "applicant.birthDate"),
            filed("/applicant/email", json!("ai đó"), "INVALID_VALUE", "applicant.email"),
            filed("/submitter", json!({ "name": "" }), "REQUIRED", "submitter.name"),
            filed("/documents", json!([]), "DOCUMENT_MISSING", "documents.1"),
            filed("/documents", json!(many), "OUT_OF_RANGE", "documents"),
            filed("/documents/0/originals", json!(-1), "OUT_OF_RANGE", "documents.0.originals"),
            filed("/documents/0/copies", json!(i32::MAX), "OUT_OF_RANGE", "documents.0.copies"),
            filed("/documents/0/electronic", json!(100), "OUT_OF_RANGE", "documents.0.electronic"),
            filed("/documents/0/note", json!(huge), "TOO_LONG", "documents.0.note"),
            filed("/documents/0/key", json!("'; DROP TABLE dossier; --"), "UNKNOWN_DOCUMENT", "documents.0.key"),
            filed("/documents", json!([first, first]), "DUPLICATE", "documents.1.key"),
            filed("/setCount", json!(0), "OUT_OF_RANGE", "setCount"),
            filed("/setCount", json!(-5), "OUT_OF_RANGE", "setCount"),
            filed("/returnMethod", json!("POST"), "REQUIRED", "returnAddress"),
            filed("/caseKey", json!("khác"), "UNKNOWN_CASE", "caseKey"),
            filed("/caseKey", json!("\0"), "UNKNOWN_CASE", "caseKey"),
            filed("/procedureCode", json!("9.999999"), "UNKNOWN_PROCEDURE", "procedureCode"),
            filed("/procedureCode", json!("1.002010\0"), "UNKNOWN_PROCEDURE", "procedureCode"),
            filed("/procedureCode", json!(huge), "UNKNOWN_PROCEDURE", "procedureCode"),
        ]).await;
    }

    async fn keys_and_ids_are_checked(db_url: String) {
        let world = World::new(&db_url).await;
        let good = json!({ "intake": world.intake("1.002010") });
        let open = world.dossier_at(Stage::Assign).await;
        let keyed = |key: String, code| -> Case {
            (CLERK, "dossierAccept", with(good.clone(), "/idempotencyKey", key), code, "idempotencyKey")
        };
        let of = |id: &str, version: Value| {
            let input = with(good.clone(), "/intake/dossierId", id);
            with(input, "/intake/expectedVersion", version)
        };
        refused(&world, vec![
            keyed(String::new(), "REQUIRED"),
            keyed("  ".to_owned(), "REQUIRED"),
            keyed("k".repeat(101), "TOO_LONG"),
            keyed("k".repeat(900_000), "TOO_LONG"),
            keyed("a\0b".to_owned(), "INVALID_TEXT"),
            (CLERK, "dossierAccept", of("procedure:1.002010", json!(1)), "NOT_FOUND", "intake.dossierId"),
            (CLERK, "dossierAccept", of("dossier:x", json!(1)), "NOT_FOUND", "intake.dossierId"),
            (CLERK, "dossierAccept", of(&open.id, Value::Null), "REQUIRED", "intake.expectedVersion"),
            (CLERK, "dossierAccept", of(&open.id, json!(-1)), "REQUIRED", "intake.expectedVersion"),
            (CLERK, "dossierAccept", of(&open.id, json!(open.version)), "WRONG_STATE", ""),
            (CLERK, "dossierAccept", of("dossier:01a205ea-0000-7000-8000-000000000000", json!(1)), "NOT_FOUND", ""),
        ]).await;
        let other = world.dossier_at(Stage::Assign).await;
        let head = |id: &str, version: i64, code, path| -> Case {
            let handle = Handle { id: id.to_owned(), version, code: None };
            (HEAD, "dossierClaim", handle.input(json!({})), code, path)
        };
        refused(&world, vec![
            head("", 1, "NOT_FOUND", "dossierId"),
            head("dossier:", 1, "NOT_FOUND", "dossierId"),
            head("dossier:\0", 1, "NOT_FOUND", "dossierId"),
            head(&world.officer(HEAD).id(), 1, "NOT_FOUND", "dossierId"),
            head(&open.id.to_uppercase(), open.version, "NOT_FOUND", "dossierId"),
            head(&open.id, open.version - 1, "STALE", ""),
            head(&open.id, open.version + 1, "STALE", ""),
            head(&open.id, 0, "STALE", ""),
            head(&open.id, -1, "STALE", ""),
            head(&other.id, i64::from(i32::MAX), "STALE", ""),
        ]).await;
    }

    async fn the_two_forms_of_refusal_are_checked(db_url: String) {
        let world = World::new(&db_url).await;
        let asked = completion(world.intake("1.002010"));
        let line = asked["lines"][0].clone();
        let many: Vec<Value> = (0..101).map(|_| line.clone()).collect();
        let ask = |pointer: &str, value: Value, code, path| -> Case {
            (CLERK, "dossierRequestCompletion", with(asked.clone(), pointer, value), code, path)
        };
        let refusal = json!({ "intake": world.intake("1.002010"), "reason": "OTHER", "text": "Lý do." });
        let refuse = |pointer: &str, value: Value, code, path| -> Case {
            (CLERK, "dossierRefuse", with(refusal.clone(), pointer, value), code, path)
        };
        refused(&world, vec![
            ask("/lines", json!([]), "NOTHING_MISSING", "lines"),
            ask("/lines", json!(many), "OUT_OF_RANGE", "lines"),
            ask("/lines/0/originals", json!(-1), "OUT_OF_RANGE", "lines.0.originals"),
            ask("/lines/0/copies", json!(1000), "OUT_OF_RANGE", "lines.0.copies"),
            ask("/lines/0/documentKey", json!("x"), "UNKNOWN_DOCUMENT", "lines.0.documentKey"),
            ask("/lines/0/content", json!(""), "REQUIRED", "lines.0.content"),
            ask("/lines/0/reason", json!("\0"), "INVALID_TEXT", "lines.0.reason"),
            ask("/reason", json!(" \n "), "REQUIRED", "reason"),
            ask("/reason", json!("x".repeat(4_001)), "TOO_LONG", "reason"),
            ask("/legalBasis", json!("x".repeat(900_000)), "TOO_LONG", "legalBasis"),
            refuse("/text", json!(""), "REQUIRED", "text"),
            refuse("/text", json!("a\0b"), "INVALID_TEXT", "text"),
            refuse("/text", json!("x".repeat(900_000)), "TOO_LONG", "text"),
            refuse("/reason", json!("NOT_COMPETENT"), "REQUIRED", "competentAgency"),
        ]).await;
    }

    async fn what_is_done_in_a_step_is_checked(db_url: String) {
        let world = World::new(&db_url).await;
        let assign = world.dossier_at(Stage::Assign).await;
        let appraise = world.dossier_at(Stage::Appraise).await;
        let review = world.dossier_at(Stage::Review).await;
        let leader = world.officer(LEADER).id();
        let nobody = "officer:01a205ea-0000-7000-8000-000000000000";
        let next = |id: &str| assign.input(json!({ "nextOfficerId": id }));
        let give = |rest: Value| appraise.input(rest);
        let back = |ordinal: i64, reason: &str| {
            review.input(json!({ "ordinal": ordinal, "reason": reason }))
        };
        refused(&world, vec![
            (HEAD, "dossierForward", assign.input(json!({})), "ASSIGNEE_NEEDED", "nextOfficerId"),
            (HEAD, "dossierForward", next(nobody), "NOT_FOUND", "nextOfficerId"),
            (HEAD, "dossierForward", next(&assign.id), "NOT_FOUND", "nextOfficerId"),
            (HEAD, "dossierForward", next(&leader), "NOT_ELIGIBLE", "nextOfficerId"),
            (SPECIALIST, "dossierForward", give(json!({ "note": "x".repeat(2_001) })), "TOO_LONG", "note"),
            (SPECIALIST, "dossierForward", give(json!({ "note": "a\0b" })), "INVALID_TEXT", "note"),
            (HEAD, "dossierAssign", give(json!({ "officerId": leader })), "NOT_ELIGIBLE", "officerId"),
            (HEAD, "dossierAssign", give(json!({ "officerId": "x" })), "NOT_FOUND", "officerId"),
            (HEAD, "dossierAssign", give(json!({ "officerId": world.officer("nga.chuyenvien.tuphap").id() })), "REQUIRED", "reason"),
            (HEAD, "dossierSendBack", back(-1, "Lý do"), "NO_EARLIER_STEP", "ordinal"),
            (HEAD, "dossierSendBack", back(0, "Lý do"), "NO_EARLIER_STEP", "ordinal"),
            (HEAD, "dossierSendBack", back(4, "Lý do"), "NO_EARLIER_STEP", "ordinal"),
            (HEAD, "dossierSendBack", back(i64::from(i32::MAX), "Lý do"), "NO_EARLIER_STEP", "ordinal"),
            (HEAD, "dossierSendBack", back(3, ""), "REQUIRED", "reason"),
            (HEAD, "dossierSignResult", review.input(result_text()), "WRONG_STEP", ""),
        ]).await;
    }

    async fn the_result_and_who_takes_it_are_checked(db_url: String) {
        const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82";
        let world = World::new(&db_url).await;
        let sign = world.dossier_at(Stage::Sign).await;
        let give = world.dossier_at(Stage::Return).await;
        let foreign = world.officer("long.giamdoc.xaydung").upload("a.pdf", "application/pdf", PDF).await;
        let photo = world.officer(LEADER).upload("a.png", "image/png", PNG).await;
        let signed = |pointer: &str, value: Value| sign.input(with(result_text(), pointer, value));
        let to = |rest: Value| give.input(rest);
        refused(&world, vec![
            (LEADER, "dossierSignResult", signed("/title", json!("")), "REQUIRED", "title"),
            (LEADER, "dossierSignResult", signed("/title", json!("x".repeat(301))), "TOO_LONG", "title"),
            (LEADER, "dossierSignResult", signed("/text", json!(" ")), "RESULT_CONTENT_NEEDED", "text"),
            (LEADER, "dossierSignResult", signed("/text", json!("x".repeat(20_001))), "TOO_LONG", "text"),
            (LEADER, "dossierSignResult", signed("/text", json!("a\0b")), "INVALID_TEXT", "text"),
            (LEADER, "dossierSignResult", signed("/fileId", json!("x")), "NOT_FOUND", "fileId"),
            (LEADER, "dossierSignResult", signed("/fileId", json!(sign.id)), "NOT_FOUND", "fileId"),
            (LEADER, "dossierSignResult", signed("/fileId", json!("file:01a205ea-0000-7000-8000-000000000000")), "FILE_NOT_YOURS", "fileId"),
            (LEADER, "dossierSignResult", signed("/fileId", json!(foreign)), "FILE_NOT_YOURS", "fileId"),
            (LEADER, "dossierSignResult", signed("/fileId", json!(photo)), "FILE_KIND_REFUSED", "fileId"),
            (RETURN_DESK, "dossierReturn", to(json!({ "recipientName": "", "check": "RECEIPT_SHOWN" })), "REQUIRED", "recipientName"),
            (RETURN_DESK, "dossierReturn", to(json!({ "recipientName": "Nguyễn Thị Ánh", "check": "IDENTITY_CHECKED", "recipientPersonalId": "12" })), "INVALID_VALUE", "recipientPersonalId"),
            (RETURN_DESK, "dossierReturn", to(json!({ "recipientName": "Nguyễn Thị Anh", "check": "RECEIPT_SHOWN" })), "AUTHORIZATION_NEEDED", "authorization"),
            (RETURN_DESK, "dossierReturn", to(json!({ "recipientName": "x".repeat(900_000), "check": "RECEIPT_SHOWN" })), "TOO_LONG", "recipientName"),
        ]).await;
    }

    /// Lists take text that databases choke on.
    async fn lists_answer_whatever_they_are_asked(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Assign).await;
        let clerk = world.officer(CLERK);
        let query = "query($filter: DossierFilter, $first: Int, $after: String, $order: DossierOrder) {
            dossiers(filter: $filter, first: $first, after: $after, order: $order) { nodes { id } } }";
        let words = "một ".repeat(100_000);
        let statuses: Vec<_> = (0..40_000).map(|_| "PROCESSING").collect();
        for (filter, rows) in [
            (json!({ "search": "\0" }), 1),
            (json!({ "search": "nguyen thi anh" }), 1),
            (json!({ "search": "ánh \0" }), 1),
            (json!({ "search": "%" }), 0),
            (json!({ "search": "_" }), 0),
            (json!({ "search": "\\" }), 0),
            (json!({ "search": "\"' OR 1=1 --" }), 0),
            (json!({ "search": "\"\"\"\" AND NEAR(* ^" }), 0),
            (json!({ "search": words }), 0),
            (json!({ "agency": "H99.02\0" }), 1),
            (json!({ "agency": "' OR '1'='1" }), 0),
            (json!({ "procedure": "\0" }), 0),
            (json!({ "status": statuses }), 1),
            (json!({ "status": [] }), 0),
        ] {
            let shown: String = filter.to_string().chars().take(80).collect();
            let answer = clerk.send(query, json!({ "filter": filter })).await;
            let nodes = answer["data"]["dossiers"]["nodes"].as_array();
            assert_eq!(nodes.map(Vec::len), Some(rows), "{shown}: {answer:#}");
        }
        let id = "01a205ea000070008000000000000000";
        for bad in [
            json!({ "first": 0 }), json!({ "first": 101 }), json!({ "first": -1 }),
            json!({ "first": i32::MIN }), json!({ "after": "" }), json!({ "after": "\0" }),
            json!({ "after": format!("9223372036854775807.{id}") }),
            json!({ "after": format!("-8334601228800000000.{id}") }),
            json!({ "after": "0.x" }),
        ] {
            let answer = clerk.send(query, bad.clone()).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{bad}: {answer:#}");
        }
    }

    async fn a_card_that_is_none_is_explained(db_url: String) {
        let world = World::new(&db_url).await;
        let query = "query($scan: String!) { citizenCard(scan: $scan) {
            card { personalId name } userErrors { code path message } } }";
        let clerk = world.officer(CLERK);
        let good = "000190012345||Nguyễn Thị Ánh|17051990|Nữ|Số 7 đường Hoa Ban|01012022";
        let read = clerk.ask(query, json!({ "scan": good })).await;
        assert_eq!(read["citizenCard"]["card"]["personalId"], "000190012345", "{read:#}");
        for scan in [
            "", "\0", "|||||||", "000190012345", &"|".repeat(200_000),
            "000190012345||Nguyễn Thị Ánh|31021990|Nữ|Số 7|01012022",
            "00019001234x||Nguyễn Thị Ánh|17051990|Nữ|Số 7|01012022",
        ] {
            let answer = clerk.ask(query, json!({ "scan": scan })).await;
            let payload = &answer["citizenCard"];
            assert!(payload["card"].is_null(), "{payload:#}");
            assert_eq!(payload["userErrors"][0]["path"], json!(["scan"]), "{payload:#}");
        }
    }
}
