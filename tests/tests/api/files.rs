//! Files beside papers: from the integrator that uploads them to whoever may open them, and no
//! further; supplements that the integrator delivers (T01, T04, T06, T16, T17).

use crate::transitions::does;
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{CLERK, HEAD, Handle, LEADER, SPECIALIST, Stage, World, completion};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
const PORTAL: &str = "cong.tichhop";
/// Somebody of another department.
const STRANGER: &str = "cuong.chuyenvien.xaydung";

const SEEN: &str = "query($id: ID!) { dossier(id: $id) {
    version status paused papers { kind }
    documents { key electronic files { id name mediaType size uploadedBy { name } uploadedAt url } }
    actions { name allowed reason }
    life { supplements { answeredThrough lines { content open files { id url } } } }
} }";

async fn seen(world: &World, who: &str, handle: &Handle) -> Value {
    world.officer(who).ask(SEEN, json!({ "id": handle.id })).await["dossier"].clone()
}

async fn uploaded(world: &World, who: &str, name: &str) -> String {
    world.officer(who).upload(name, "application/pdf", PDF).await
}

/// The intake with files beside its first paper, and no paper there.
fn with_files(mut intake: Value, files: &Value) -> Value {
    let key = intake["documents"][0]["key"].clone();
    intake["documents"][0] = json!({ "key": key, "files": files });
    intake
}

fn online(intake: &Value, portal: &str) -> Value {
    json!({ "intake": intake, "channel": "ONLINE", "portalCode": portal })
}

async fn submitted(world: &World, portal: &str, files: &Value) -> Handle {
    let input = online(&with_files(world.intake("1.002010"), files), portal);
    let change = world.officer(PORTAL).change("dossierSubmit", input).await;
    Handle::of(change.done())
}

/// The ids of the files beside the first paper.
fn first(seen: &Value) -> Vec<&str> {
    let files = seen["documents"][0]["files"].as_array().unwrap();
    files.iter().filter_map(|file| file["id"].as_str()).collect()
}

/// Delivered by the integrator, accepted, and asked for two plain copies and a certified one.
async fn asked(world: &World) -> Handle {
    let handle = submitted(world, "DVC-1", &json!([])).await;
    // Nothing beside the first paper: the clerk has it on paper.
    let accept = json!({ "intake": world.intake_of("1.002010", &handle) });
    let accepted = world.officer(CLERK).change("dossierAccept", accept).await;
    let handle = world.taken_on(Handle::of(accepted.done()), Stage::Appraise).await;
    let line = |content: &str, certified: i32, copies: i32| json!({ "content": content, "reason": "Chưa có", "certified": certified, "copies": copies });
    let letter = json!({
        "lines": [line("Sơ đồ", 0, 1), line("Bằng", 1, 0), line("Sửa tờ khai", 0, 0)],
        "reason": "Chưa đủ căn cứ",
    });
    let handle = does(world, &handle, SPECIALIST, "dossierSupplementDraft", letter).await;
    let handle = does(world, &handle, HEAD, "dossierLetterApprove", json!({})).await;
    does(world, &handle, CLERK, "dossierLetterSend", json!({})).await
}

both_databases! {
    async fn what_the_portal_files_is_opened_by_those_who_work_with_it(db_url: String) {
        let world = World::new(&db_url).await;
        let file = uploaded(&world, PORTAL, "To%20khai.pdf").await;
        let handle = submitted(&world, "DVC-1", &json!([file])).await;

        let clerk = seen(&world, CLERK, &handle).await;
        let given = &clerk["documents"][0];
        assert_eq!(given["electronic"], 1, "a file alone is an electronic copy");
        let shown = &given["files"][0];
        assert_eq!((&shown["id"], &shown["name"]), (&json!(file), &json!("To khai.pdf")));
        assert_eq!((&shown["mediaType"], &shown["size"]), (&json!("application/pdf"), &json!(PDF.len())));
        assert_eq!(shown["uploadedBy"]["name"], "Cổng Dịch vụ công");
        assert_eq!(shown["uploadedAt"], "2026-11-23T08:00:00+07:00");
        let link = shown["url"].as_str().unwrap();
        let (status, bytes) = world.officer(CLERK).open(link).await;
        assert_eq!((status.as_u16(), bytes.as_slice()), (200, PDF));

        // Who only passes it on reads of the paper, and opens nothing; nor does the account.
        for who in ["hoa.thuphi", "duc.luanchuyen", PORTAL] {
            let seen = seen(&world, who, &handle).await;
            assert_eq!((&seen["documents"][0]["electronic"], first(&seen).len()), (&json!(1), 0), "{who}");
        }
        let bare = world.officer(STRANGER).open(&format!("/files/{}", file.replace(':', "-"))).await;
        assert_eq!(bare.0, 404, "the link is the permission");
        for who in [STRANGER, "thao.tiepnhan.dongmau", "khoa.quantri"] {
            let nothing = world.officer(who).ask(SEEN, json!({ "id": handle.id })).await;
            assert!(nothing["dossier"].is_null(), "{who}");
        }

        // Accepted without naming it again, and with a file of the clerk's own beside it.
        let scan = uploaded(&world, CLERK, "scan.pdf").await;
        let intake = with_files(world.intake_of("1.002010", &handle), &json!([scan]));
        let accepted = world.officer(CLERK).change("dossierAccept", json!({ "intake": intake })).await;
        let handle = Handle::of(accepted.done());
        let inspector = seen(&world, "an.thanhtra", &handle).await;
        assert_eq!(first(&inspector), [&file, &scan]);
        let handle = world.taken_on(handle, Stage::Appraise).await;
        assert_eq!(first(&seen(&world, SPECIALIST, &handle).await), [&file, &scan]);
    }

    async fn a_file_is_its_uploaders_and_one_dossiers(db_url: String) {
        let world = World::new(&db_url).await;
        let (mine, foreign) =
            (uploaded(&world, PORTAL, "a.pdf").await, uploaded(&world, CLERK, "b.pdf").await);
        let first_one = submitted(&world, "DVC-1", &json!([mine])).await;
        let before = world.fingerprint().await;
        let free = uploaded(&world, PORTAL, "c.pdf").await;
        for (file, code) in [
            (json!("file:01a205ea-0000-7000-8000-000000000000"), "FILE_NOT_YOURS"),
            (json!("x"), "FILE_NOT_YOURS"),
            (json!(first_one.id), "FILE_NOT_YOURS"),
            (json!(foreign), "FILE_NOT_YOURS"),
            (json!(mine), "FILE_TAKEN"),
        ] {
            let intake = with_files(world.intake("1.002010"), &json!([free, file]));
            let change = world.officer(PORTAL).change("dossierSubmit", online(&intake, "DVC-2")).await;
            assert_eq!(change.refused(code).paths(), ["documents.0.files.1"], "{file}");
        }
        let counter = json!({ "intake": with_files(world.intake("1.002010"), &json!([mine])) });
        let change = world.officer(CLERK).change("dossierAccept", counter).await;
        assert_eq!(change.refused("FILE_NOT_YOURS").paths(), ["documents.0.files.0"]);
        let eleven: Vec<_> = (0..11).map(|_| free.clone()).collect();
        let intake = with_files(world.intake("1.002010"), &json!(eleven));
        let change = world.officer(PORTAL).change("dossierSubmit", online(&intake, "DVC-2")).await;
        assert_eq!(change.refused("OUT_OF_RANGE").paths()[0], "documents.0.files");
        let mut after = world.fingerprint().await;
        *after.get_mut("rows of attachment").unwrap() -= 1;
        assert_eq!(after, before, "nothing is left of what was refused");
        // What was named in vain is still free.
        submitted(&world, "DVC-2", &json!([free])).await;
    }

    async fn what_is_completed_comes_with_its_own_files(db_url: String) {
        let world = World::new(&db_url).await;
        let (old, new) =
            (uploaded(&world, PORTAL, "a.pdf").await, uploaded(&world, PORTAL, "b.pdf").await);
        let handle = submitted(&world, "DVC-1", &json!([old])).await;
        let mut sent_back = completion(world.intake_of("1.002010", &handle));
        sent_back["legalBasis"] = "Luật chuyên ngành".into();
        let given = world.officer(CLERK).change("dossierRequestCompletion", sent_back).await;
        let handle = Handle::of(given.done());
        let intake = with_files(world.intake_of("1.002010", &handle), &json!([new, old]));
        let again = world.officer(PORTAL).change("dossierResubmit", json!({ "intake": intake })).await;
        let handle = Handle::of(again.done());
        assert_eq!(first(&seen(&world, CLERK, &handle).await), [&new, &old]);
    }

    async fn a_result_is_no_file_of_another_dossier(db_url: String) {
        let world = World::new(&db_url).await;
        let file = uploaded(&world, LEADER, "a.pdf").await;
        let (one, two) = (world.dossier_at(Stage::Sign).await, world.dossier_at(Stage::Sign).await);
        let signed = || json!({ "title": "Quyết định", "fileId": file });
        does(&world, &one, LEADER, "dossierSignResult", signed()).await;
        let change = world.officer(LEADER).change("dossierSignResult", two.input(signed())).await;
        assert_eq!(change.refused("FILE_TAKEN").paths(), ["fileId"]);
    }

    async fn t16_t17_the_portal_delivers_what_is_answered_online(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = asked(&world).await;
        let portal = seen(&world, PORTAL, &handle).await;
        let contents: Vec<_> = portal["life"]["supplements"][0]["lines"].as_array().unwrap().iter()
            .map(|line| line["content"].as_str().unwrap()).collect();
        assert_eq!(contents, ["Sơ đồ", "Bằng", "Sửa tờ khai"], "the account reads what is asked");
        let may = |seen: &Value| {
            let actions = seen["actions"].as_array().unwrap().clone();
            actions.into_iter().find(|it| it["name"] == "RECEIVE_SUPPLEMENT").unwrap()
        };
        assert_eq!(may(&portal)["allowed"], true);

        let (sketch, form) =
            (uploaded(&world, PORTAL, "a.pdf").await, uploaded(&world, PORTAL, "b.pdf").await);
        let answer = |lines: Value, files: Value| json!({ "lines": lines, "files": files });
        let files = |line: i32, file: &str| json!([{ "line": line, "files": [file] }]);
        let foreign = uploaded(&world, CLERK, "c.pdf").await;
        for (input, code, path) in [
            (answer(json!([0]), json!([])), "FILE_NEEDED", "lines.0"),
            (answer(json!([1]), files(1, &sketch)), "PAPER_NEEDED", "lines.0"),
            (answer(json!([0]), files(2, &sketch)), "UNKNOWN_LINE", "files.0.line"),
            (answer(json!([0]), files(0, &foreign)), "FILE_NOT_YOURS", "files.0.files.0"),
        ] {
            let before = world.fingerprint().await;
            let change = world.officer(PORTAL).change("dossierSupplementReceive", handle.input(input)).await;
            assert_eq!(change.refused(code).paths(), [path]);
            assert_eq!(world.fingerprint().await, before, "{code}");
        }

        let both = json!([{ "line": 0, "files": [sketch] }, { "line": 2, "files": [form] }]);
        let handle = does(&world, &handle, PORTAL, "dossierSupplementReceive", answer(json!([2, 0]), both)).await;
        let part = seen(&world, SPECIALIST, &handle).await;
        assert_eq!((&part["status"], &part["paused"]), (&json!("SUPPLEMENT_REQUESTED"), &json!(true)));
        let lines = &part["life"]["supplements"][0]["lines"];
        assert_eq!((&lines[0]["open"], &lines[1]["open"], &lines[2]["open"]), (&json!(false), &json!(true), &json!(false)));
        assert_eq!(lines[0]["files"][0]["id"], sketch);
        let link = lines[2]["files"][0]["url"].as_str().unwrap();
        assert_eq!(world.officer(SPECIALIST).open(link).await.0, 200);
        let portal = seen(&world, PORTAL, &handle).await;
        assert_eq!(may(&portal)["allowed"], false, "what is left has to come on paper");
        assert_eq!(portal["life"]["supplements"][0]["lines"][0]["files"], json!([]));

        let handle = does(&world, &handle, CLERK, "dossierSupplementReceive", answer(json!([1]), json!([]))).await;
        let whole = seen(&world, CLERK, &handle).await;
        assert_eq!((&whole["status"], &whole["paused"]), (&json!("PROCESSING"), &json!(false)));
        assert_eq!(whole["life"]["supplements"][0]["answeredThrough"], json!(["ONLINE", "COUNTER"]));
    }

    async fn t16_with_the_last_line_from_the_portal_the_clock_goes_on(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = asked(&world).await;
        let handle = does(&world, &handle, CLERK, "dossierSupplementReceive", json!({ "lines": [1] })).await;
        let (sketch, form) =
            (uploaded(&world, PORTAL, "a.pdf").await, uploaded(&world, PORTAL, "b.pdf").await);
        let rest = json!({
            "lines": [0, 2],
            "files": [{ "line": 0, "files": [sketch] }, { "line": 2, "files": [form] }],
        });
        let handle = does(&world, &handle, PORTAL, "dossierSupplementReceive", rest).await;
        let whole = seen(&world, SPECIALIST, &handle).await;
        assert_eq!((&whole["status"], &whole["paused"]), (&json!("PROCESSING"), &json!(false)));
        let papers = whole["papers"].as_array().unwrap();
        assert_eq!(papers.last().unwrap()["kind"], "RECEIPT_SLIP", "a new appointment");
    }

    async fn the_portal_delivers_to_no_dossier_of_others(db_url: String) {
        let world = World::new(&db_url).await;
        let counter = world.dossier_at(Stage::Appraise).await;
        let letter = json!({
            "lines": [{ "content": "Sơ đồ", "reason": "Chưa có", "copies": 1 }], "reason": "Chưa đủ",
        });
        let handle = does(&world, &counter, SPECIALIST, "dossierSupplementDraft", letter).await;
        let handle = does(&world, &handle, HEAD, "dossierLetterApprove", json!({})).await;
        let handle = does(&world, &handle, CLERK, "dossierLetterSend", json!({})).await;
        let file = uploaded(&world, PORTAL, "a.pdf").await;
        let answer = json!({ "lines": [0], "files": [{ "line": 0, "files": [file] }] });
        let change = world.officer(PORTAL).change("dossierSupplementReceive", handle.input(answer)).await;
        change.refused("NOT_YOUR_SUBMISSION");
        let portal = seen(&world, PORTAL, &handle).await;
        assert_eq!(portal["life"]["supplements"], json!([]), "nor does it read what is asked");
    }

    /// States written before the account was kept are folded anew.
    async fn an_update_folds_what_integrators_delivered(db_url: String) {
        let world = World::new(&db_url).await;
        submitted(&world, "DVC-1", &json!([])).await;
        let states = "SELECT state AS t FROM dossier";
        let now = world.texts(states).await;
        let mut old: Value = serde_json::from_str(&now[0]).unwrap();
        assert!(old["submission"].as_object_mut().unwrap().remove("integrator").is_some());
        let old = old.to_string().replace('\'', "''");
        world.run(&format!("UPDATE dossier SET state = '{old}'")).await.unwrap();
        world.run("UPDATE setting SET content = '8' WHERE name = 'dossier-row'").await.unwrap();
        motcua::dossier::rederive(&world.app).await.unwrap();
        assert_eq!(world.texts(states).await, now);
    }
}
