//! A dossier from the counter to the return desk, and the ways it can go otherwise.

use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{
    CLERK, HEAD, Handle, LEADER, RECORDS, RETURN_DESK, SPECIALIST, Stage, World, completion,
    result_text, with_slip,
};

/// What an inspector sees of a dossier.
const WHOLE: &str = "query($id: ID!) { dossier(id: $id) {
    status nationalStatus code version dueAt finishedAt timeliness remainingMinutes
    due { lines provisional skipped { from to reason } } registerEntry { book row }
    steps { ordinal state assignee { name } performer { name } note usedMinutes }
    timeline { kind title actor { name } detail } papers { kind number url }
    result { kind title recipient signer { name } releasedAt returnedAt }
    actions { name allowed code reason } acceptedBy { name }
} }";

async fn whole(world: &World, handle: &Handle) -> Value {
    let answer = world.officer("an.thanhtra").ask(WHOLE, json!({ "id": handle.id })).await;
    answer["dossier"].clone()
}

fn kinds(of: &Value) -> Vec<&str> {
    of.as_array().expect("a list").iter().filter_map(|it| it["kind"].as_str()).collect()
}

both_databases! {
    async fn a_dossier_lives(db_url: String) {
        let world = World::new(&db_url).await;
        let accepted = world.dossier_at(Stage::Assign).await;
        let code = accepted.code.clone().expect("a code");
        assert_eq!(code, "H99.02-261123-0001");
        let seen = whole(&world, &accepted).await;
        assert_eq!((&seen["status"], &seen["nationalStatus"]), (&json!("PROCESSING"), &json!(4)));
        assert_eq!(seen["registerEntry"], json!({ "book": "01/2026", "row": 1 }));
        // Seven working days; the first is Wednesday, for the day of receipt does not count and
        // 24 November is a public holiday.
        assert_eq!(seen["dueAt"], "2026-12-03T17:00:00+07:00", "{:#}", seen["due"]);
        let weekend =
            json!({ "from": "2026-11-28", "to": "2026-11-29", "reason": "weekend" });
        let skipped = seen["due"]["skipped"].as_array().expect("days");
        assert!(skipped.len() == 2 && skipped.contains(&weekend), "{skipped:?}");
        let day = skipped.iter().find(|it| it["from"] == "2026-11-24").expect("the holiday");
        let why = day["reason"].as_str().expect("a reason");
        assert!(why.starts_with("public holiday, Ngày Văn hóa Việt Nam (Nghị quyết "), "{why}");
        assert_eq!(kinds(&seen["papers"]), ["RECEIPT_SLIP"]);

        let returned = world.dossier_at(Stage::Returned).await;
        let seen = whole(&world, &returned).await;
        assert_eq!((&seen["status"], &seen["nationalStatus"]), (&json!("RETURNED"), &json!(10)));
        assert_eq!(seen["code"], "H99.02-261123-0002");
        assert_eq!(seen["timeliness"], "EARLY");
        assert_eq!(kinds(&seen["papers"]), ["RECEIPT_SLIP", "RESULT"]);
        assert_eq!(seen["result"]["recipient"], "Nguyễn Thị Ánh");
        assert!(seen["steps"].as_array().unwrap().iter().all(|step| step["state"] == "DONE"));
        let told = kinds(&seen["timeline"]);
        for kind in ["ACCEPTED", "ASSIGNED", "FORWARDED", "SIGNED", "RELEASED", "RETURNED"] {
            assert!(told.contains(&kind), "{kind}: {told:?}");
        }
        for paper in seen["papers"].as_array().unwrap() {
            let (status, bytes) = world.anonymous().open(paper["url"].as_str().unwrap()).await;
            assert_eq!(status, 200, "a signed link needs no token");
            assert!(bytes.starts_with(b"%PDF"), "{paper}");
        }
    }

    async fn a_guidance_becomes_the_dossier_it_asked_for(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let given = clerk.change("dossierRequestCompletion", completion(world.intake("1.002010"))).await;
        let guidance = Handle::of(given.done());
        assert_eq!((guidance.code.as_ref(), given.done()["status"].as_str()), (None, Some("INTAKE_SUPPLEMENT")));
        assert_eq!(given.payload["papers"][0]["kind"], "SUPPLEMENT_REQUEST");
        assert_eq!(world.number("SELECT COUNT(*) FROM register_entry").await, 0);

        world.pass(chrono::TimeDelta::hours(1));
        let input = json!({ "intake": world.intake_of("1.002010", &guidance) });
        let accepted = clerk.change("dossierAccept", input).await;
        assert_eq!(accepted.done()["id"], guidance.id);
        assert_eq!(accepted.done()["code"], "H99.02-261123-0001");
        assert_eq!(kinds(&accepted.done()["papers"]), ["SUPPLEMENT_REQUEST", "RECEIPT_SLIP"]);
        assert_eq!(world.number("SELECT COUNT(*) FROM dossier").await, 1);
    }

    async fn what_can_not_be_taken_in_is_refused_on_paper(db_url: String) {
        let world = World::new(&db_url).await;
        let clerk = world.officer(CLERK);
        let input = json!({
            "intake": world.intake("1.002010"), "reason": "DUPLICATE", "text": "Hồ sơ trùng."
        });
        let refused = clerk.change("dossierRefuse", input).await;
        assert_eq!(refused.done()["status"], "INTAKE_REFUSED");
        assert_eq!(refused.done()["code"], Value::Null);
        assert_eq!(refused.payload["papers"][0]["kind"], "INTAKE_REFUSAL");
        // It is over: neither accepted nor asked for papers any more.
        let handle = Handle::of(refused.done());
        let again = json!({ "intake": world.intake_of("1.002010", &handle) });
        clerk.change("dossierAccept", again).await.refused("WRONG_STATE");
        // A gap of the catalog is refused too: nobody has approved a process for it.
        let gap = json!({ "intake": world.intake("3.000333") });
        clerk.change("dossierAccept", gap).await.refused("NOT_RECEIVABLE");
    }

    async fn work_goes_back_with_a_reason_and_comes_again(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Review).await;
        let back = json!({ "ordinal": 3, "reason": "Cần làm rõ căn cứ." });
        let sent = world.officer(HEAD).change("dossierSendBack", handle.input(back)).await;
        let handle = Handle::of(sent.done());
        let step = &sent.done()["currentStep"];
        assert_eq!((&step["ordinal"], &step["assignee"]["id"]), (&json!(3), &json!(world.officer(SPECIALIST).id())));
        let seen = whole(&world, &handle).await;
        let told = seen["timeline"].as_array().unwrap().iter().find(|it| it["kind"] == "SENT_BACK");
        assert_eq!(told.expect("it is told")["detail"], "Cần làm rõ căn cứ.");

        let again = world.officer(SPECIALIST).change("dossierForward", handle.input(json!({}))).await;
        let handle = Handle::of(again.done());
        let on = world.officer(HEAD).change("dossierForward", handle.input(json!({}))).await;
        assert_eq!(on.done()["currentStep"]["role"], "DIR");
        let handle = Handle::of(on.done());
        // Never to the Center's intake.
        let center = json!({ "ordinal": 1, "reason": "Thiếu giấy tờ." });
        let leader = world.officer(LEADER);
        leader.change("dossierSendBack", handle.input(center)).await.refused("NO_EARLIER_STEP");
    }

    async fn the_chairman_signs_what_the_department_proposes(db_url: String) {
        let world = World::new(&db_url).await;
        let mut handle = world.accept("1.013834").await;
        let id = |name: &str| json!({ "nextOfficerId": world.officer(name).id() });
        for (who, mutation, rest) in [
            (HEAD, "dossierForward", id(SPECIALIST)),
            (SPECIALIST, "dossierForward", json!({ "note": "Tờ trình." })),
            (HEAD, "dossierForward", json!({})),
            (LEADER, "dossierForward", json!({})),
            (RECORDS, "dossierForward", json!({})),
            ("phuong.truongphong.ubnd", "dossierForward", id("tuan.vpubnd")),
            ("tuan.vpubnd", "dossierForward", json!({})),
            ("tuan.chanhvanphong", "dossierForward", json!({})),
            ("binh.chutich", "dossierSignResult", result_text()),
            ("linh.vanthu.ubnd", "dossierRelease", json!({})),
            (RETURN_DESK, "dossierReturn", with_slip()),
        ] {
            let changed = world.officer(who).change(mutation, handle.input(rest)).await;
            assert_eq!(changed.code, "OK", "{who} {mutation}: {:#}", changed.answer);
            handle = world.look(&handle).await;
        }
        let seen = whole(&world, &handle).await;
        assert_eq!(seen["status"], "RETURNED");
        assert_eq!(seen["result"]["signer"]["name"], world_name(&world, "binh.chutich"));
        let issuer = "SELECT COUNT(*) FROM issued_paper WHERE kind = 'RESULT' AND issuer = 'H99.15'";
        assert_eq!(world.number(issuer).await, 1, "numbered in the series of who signs");
    }

    async fn a_result_is_a_file_or_a_text(db_url: String) {
        const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
        let world = World::new(&db_url).await;
        let leader = world.officer(LEADER);
        let handle = world.dossier_at(Stage::Sign).await;
        let neither = json!({ "title": "Quyết định" });
        leader.change("dossierSignResult", handle.input(neither)).await.refused("RESULT_CONTENT_NEEDED");
        let file = leader.upload("quyet-dinh.pdf", "application/pdf", PDF).await;
        let rest = json!({ "title": "Quyết định", "fileId": file });
        let signed = leader.change("dossierSignResult", handle.input(rest)).await;
        assert_eq!(signed.done()["status"], "RESULT_ISSUED");
        let paper = &signed.payload["papers"][0];
        assert_eq!((&paper["kind"], &paper["number"]), (&json!("RESULT"), &json!("01/KQ")), "{paper}");
        let (status, bytes) = leader.open(paper["url"].as_str().unwrap()).await;
        assert_eq!((status.as_u16(), bytes.as_slice()), (200, PDF));

        let handle = world.dossier_at(Stage::Sign).await;
        let signed = leader.change("dossierSignResult", handle.input(result_text())).await;
        let (_, bytes) = leader.open(signed.payload["papers"][0]["url"].as_str().unwrap()).await;
        assert!(bytes.starts_with(b"%PDF"));
    }

    async fn somebody_else_takes_the_result_only_with_authorisation(db_url: String) {
        let world = World::new(&db_url).await;
        let desk = world.officer(RETURN_DESK);
        let handle = world.dossier_at(Stage::Return).await;
        let other = json!({ "recipientName": "Trần Văn Bình", "check": "RECEIPT_SHOWN" });
        desk.change("dossierReturn", handle.input(other)).await.refused("AUTHORIZATION_NEEDED");
        let lost = json!({ "recipientName": "Nguyễn Thị Ánh", "check": "IDENTITY_CHECKED" });
        desk.change("dossierReturn", handle.input(lost)).await.refused("REQUIRED");
        let authorised = json!({
            "recipientName": "Trần Văn Bình", "check": "IDENTITY_CHECKED",
            "recipientPersonalId": "000085012345",
            "authorization": "Giấy ủy quyền số 12 ngày 20/11/2026",
        });
        desk.change("dossierReturn", handle.input(authorised)).await.done();
        let seen = whole(&world, &handle).await;
        assert_eq!(seen["result"]["recipient"], "Trần Văn Bình");
    }
}

fn world_name(world: &World, username: &str) -> String {
    let reference = world.app.reference.now();
    let found = reference.officers.values().find(|officer| officer.username == username);
    found.expect("an officer").name.clone()
}
