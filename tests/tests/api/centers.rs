//! Several Centers (phi địa giới, NĐ 118/2025 Đ.14.2), and papers that travel between offices
//! (T09, T27): where a dossier was taken in is where everything about it goes out and comes back.

use crate::life::{self, ASK_OPINION, HAND_OVER, Move, SIGN, moved, plain};
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{
    CLERK, Client, HEAD, Handle, LEADER, RECORDS, RETURN_DESK, SPECIALIST, Stage, World,
    result_text, with_slip,
};

/// Intake officer of the commune's Center.
pub(crate) const ELSEWHERE: &str = "thao.tiepnhan.dongmau";
/// Return desk there.
pub(crate) const ELSEWHERE_RETURN: &str = "cuc.traketqua.dongmau";
/// Focal person of Sở Tư pháp.
const FOCAL: &str = "thu.daumoi.tuphap";
/// Tách thửa: its file is on paper.
pub(crate) const ON_PAPER: &str = "1.012784";
/// From the counter to where its result goes back there on paper.
pub(crate) const RESULT_ON_ITS_WAY: [Move; 7] = [
    life::ON_PAPER,
    HAND_OVER,
    ("nhung.vanthu.datdai", "dossierConfirmArrival", plain),
    ("loan.chuyenvien.datdai", "dossierForward", |_, it| {
        it.input(json!({ "note": "Đủ điều kiện." }))
    }),
    ("thang.truongphong.datdai", "dossierForward", plain),
    ("hue.giamdoc.datdai", "dossierSignResult", |_, it| it.input(result_text())),
    ("nhung.vanthu.datdai", "dossierRelease", plain),
];

async fn accepted(world: &World, who: &str, procedure: &str) -> Handle {
    let input = json!({ "intake": world.intake(procedure) });
    Handle::of(world.officer(who).change("dossierAccept", input).await.done())
}

async fn does(world: &World, handle: &Handle, who: &str, mutation: &str, rest: Value) -> Handle {
    world.pass(chrono::TimeDelta::minutes(1));
    world.officer(who).change(mutation, handle.input(rest)).await.done();
    world.look(handle).await
}

async fn standing(client: &Client, handle: &Handle) -> Value {
    let query = "query($id: ID!) { dossier(id: $id) { status dueAt receivingCenter { code }
        registerEntry { book row } currentStep { agency { code } action }
        life { clock { startedAt } handover { dueAt sentAt arrivedAt reference } } } }";
    client.ask(query, json!({ "id": handle.id })).await["dossier"].clone()
}

/// What the public reads of it.
async fn told(world: &World, handle: &Handle) -> String {
    let query = "query($code: String!) { tracking(code: $code) { nextText } }";
    let answer = world.anonymous().ask(query, json!({ "code": handle.code })).await;
    answer["tracking"]["nextText"].as_str().unwrap().to_owned()
}

/// How many dossiers wait for the hand of an officer.
pub(crate) async fn awaited(world: &World, who: &str, awaits: &str) -> Value {
    let query = "query($f: DossierFilter!) { dossierCounts(filters: [$f]) }";
    let filter = json!({ "f": { "awaits": [awaits] } });
    world.officer(who).ask(query, filter).await["dossierCounts"][0].clone()
}

async fn sees(world: &World, who: &str, handle: &Handle) -> bool {
    let query = "query($id: ID!) { dossier(id: $id) { id } }";
    !world.officer(who).ask(query, json!({ "id": handle.id })).await["dossier"].is_null()
}

both_databases! {
    async fn a_commune_takes_in_what_the_province_decides(db_url: String) {
        let world = World::new(&db_url).await;
        let inspector = world.officer("an.thanhtra");
        accepted(&world, CLERK, "1.002010").await;
        let handle = accepted(&world, ELSEWHERE, "1.002010").await;
        assert_eq!(handle.code.as_deref(), Some("H99.02-261123-0002"), "of the agency that decides");
        let taken = standing(&inspector, &handle).await;
        assert_eq!((&taken["status"], &taken["receivingCenter"]["code"]), (&json!("ACCEPTED"), &json!("H99.71")));
        assert_eq!(taken["registerEntry"]["row"], 1, "a book of its own");
        assert_eq!(taken["life"]["clock"]["startedAt"], Value::Null);
        assert!(taken["life"]["handover"]["sentAt"].is_string(), "{taken}");
        let estimate = taken["dueAt"].as_str().unwrap().to_owned();
        assert!(told(&world, &handle).await.contains("an estimate"), "{}", told(&world, &handle).await);
        // Another Center has nothing to do with it.
        assert!(sees(&world, ELSEWHERE, &handle).await && !sees(&world, CLERK, &handle).await);
        // Tuesday is off.
        world.pass(chrono::TimeDelta::days(2));
        let handle = does(&world, &handle, FOCAL, "dossierConfirmArrival", json!({})).await;
        let arrived = standing(&inspector, &handle).await;
        assert_eq!(arrived["status"], "PROCESSING");
        assert!(arrived["life"]["clock"]["startedAt"].is_string());
        assert!(arrived["dueAt"].as_str().unwrap() > estimate.as_str(), "from arrival: {arrived}");
        assert!(!told(&world, &handle).await.contains("an estimate"));
        let specialist = world.officer(SPECIALIST).id();
        let mut handle = does(&world, &handle, HEAD, "dossierForward", json!({ "nextOfficerId": specialist })).await;
        // What is missing is asked for by the Center that knows the applicant, and by no other.
        let missing = json!([{ "content": "Hợp đồng thuê", "reason": "Chưa có", "copies": 1 }]);
        let draft = json!({ "lines": missing, "reason": "Cần bổ sung để thẩm định." });
        handle = does(&world, &handle, SPECIALIST, "dossierSupplementDraft", draft).await;
        handle = does(&world, &handle, HEAD, "dossierLetterApprove", json!({})).await;
        world.officer(CLERK).change("dossierLetterSend", handle.input(json!({}))).await.refused("NOT_FOUND");
        handle = does(&world, &handle, ELSEWHERE, "dossierLetterSend", json!({})).await;
        assert!(told(&world, &handle).await.contains("phường Đông Mẫu"), "{}", told(&world, &handle).await);
        handle = does(&world, &handle, ELSEWHERE, "dossierSupplementReceive", json!({ "lines": [0] })).await;
        for (who, mutation, rest) in [
            (SPECIALIST, "dossierForward", json!({ "note": "Đủ điều kiện." })),
            (HEAD, "dossierForward", json!({})),
            (LEADER, "dossierSignResult", result_text()),
            (RECORDS, "dossierRelease", json!({})),
        ] {
            handle = does(&world, &handle, who, mutation, rest).await;
        }
        let back = standing(&inspector, &handle).await;
        assert_eq!(back["currentStep"]["agency"]["code"], "H99.71", "returned where it was filed");
        assert!(told(&world, &handle).await.contains("phường Đông Mẫu"), "{}", told(&world, &handle).await);
        world.officer(RETURN_DESK).change("dossierReturn", handle.input(with_slip())).await.refused("NOT_FOUND");
        let handle = does(&world, &handle, ELSEWHERE_RETURN, "dossierReturn", with_slip()).await;
        assert_eq!(standing(&inspector, &handle).await["status"], "RETURNED");
    }

    async fn papers_travel_and_each_side_says_so(db_url: String) {
        let world = World::new(&db_url).await;
        let inspector = world.officer("an.thanhtra");
        let mut handle = accepted(&world, CLERK, ON_PAPER).await;
        assert_eq!(standing(&inspector, &handle).await["status"], "ACCEPTED");
        assert_eq!(awaited(&world, "duc.luanchuyen", "HANDOVER").await, 1);
        let focal = world.officer("thao.daumoi.datdai");
        focal.change("dossierConfirmArrival", handle.input(json!({}))).await.refused("NOT_HANDED_OVER");
        handle = does(&world, &handle, "duc.luanchuyen", "dossierHandOver", json!({ "reference": "Túi số 12" })).await;
        let sent = standing(&inspector, &handle).await;
        assert_eq!(sent["life"]["handover"]["reference"], "Túi số 12");
        assert_eq!((&sent["life"]["handover"]["arrivedAt"], &sent["currentStep"]), (&Value::Null, &Value::Null));
        assert_eq!(awaited(&world, "duc.luanchuyen", "HANDOVER").await, 0);
        assert_eq!(awaited(&world, "thao.daumoi.datdai", "ARRIVAL").await, 1);
        assert_eq!(awaited(&world, FOCAL, "ARRIVAL").await, 0, "another department's");
        let carrier = world.officer("duc.luanchuyen");
        carrier.change("dossierHandOver", handle.input(json!({}))).await.refused("ALREADY_HANDED_OVER");
        handle = does(&world, &handle, "nhung.vanthu.datdai", "dossierConfirmArrival", json!({})).await;
        assert_eq!(standing(&inspector, &handle).await["status"], "PROCESSING");
        for (who, mutation, rest) in [
            ("loan.chuyenvien.datdai", "dossierForward", json!({ "note": "Đủ điều kiện." })),
            ("thang.truongphong.datdai", "dossierForward", json!({})),
            ("hue.giamdoc.datdai", "dossierSignResult", result_text()),
            ("nhung.vanthu.datdai", "dossierRelease", json!({})),
        ] {
            handle = does(&world, &handle, who, mutation, rest).await;
        }
        assert_eq!(standing(&inspector, &handle).await["status"], "RESULT_ISSUED", "on its way back");
        assert_eq!(awaited(&world, RETURN_DESK, "RESULT_ARRIVAL").await, 1);
        world.officer(RETURN_DESK).change("dossierReturn", handle.input(with_slip())).await.refused("WRONG_STATE");
        let handle = does(&world, &handle, RETURN_DESK, "dossierResultConfirm", json!({})).await;
        assert_eq!(standing(&inspector, &handle).await["status"], "RESULT_AT_CENTER");
        does(&world, &handle, RETURN_DESK, "dossierReturn", with_slip()).await;
    }

    async fn opinions_that_are_owed_are_a_list(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = moved(&world, Some(Stage::Appraise), &[ASK_OPINION, SIGN]).await;
        for (who, owed) in [("ha.ykien.congan", 1), (HEAD, 1), (FOCAL, 1), (RETURN_DESK, 1), ("khoa.daumoi.xaydung", 0)] {
            assert_eq!(awaited(&world, who, "OPINION").await, owed, "{who}");
            assert_eq!(awaited(&world, who, "OPINION_OVERDUE").await, 0, "{who}");
        }
        world.pass(chrono::TimeDelta::days(7));
        for (who, late) in [(HEAD, 1), ("son.lanhdao", 1), ("khoa.daumoi.xaydung", 0)] {
            assert_eq!(awaited(&world, who, "OPINION_OVERDUE").await, late, "{who}");
        }
        let answer = json!({ "number": 1, "opinion": "AGREE", "text": "Đồng ý." });
        does(&world, &world.look(&handle).await, "ha.ykien.congan", "dossierConsultationAnswer", answer).await;
        for (who, awaits) in [("ha.ykien.congan", "OPINION"), (HEAD, "OPINION_OVERDUE")] {
            assert_eq!(awaited(&world, who, awaits).await, 0, "{who}");
        }
    }

    async fn a_center_gives_no_opinion_and_decides_nothing(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let transfer = json!({ "agency": "H99.71", "reason": "Không đúng thẩm quyền" });
        let change = world.officer(FOCAL).change("dossierTransfer", handle.input(transfer)).await;
        assert_eq!(change.refused("CAN_NOT_BE_ASKED").paths(), ["agency"]);
        let asked = json!([{ "agency": "H99.71", "content": "Cho ý kiến.", "answerBy": "2026-11-27" }]);
        let draft = handle.input(json!({ "requests": asked }));
        let change = world.officer(SPECIALIST).change("dossierConsultationDraft", draft).await;
        assert_eq!(change.refused("CAN_NOT_BE_ASKED").paths(), ["requests.0.agency"]);
        let listed = async |query: &str| {
            let answer = world.anonymous().ask(query, Value::Null).await;
            let found = answer["agencies"].as_array().unwrap().iter();
            found.map(|it| it["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(listed("{ agencies(isCenter: true) { code } }").await, ["H99.01", "H99.71"]);
        let deciding = listed("{ agencies(isCenter: false) { code } }").await;
        let all = listed("{ agencies { code } }").await;
        assert_eq!(deciding.len() + 2, all.len());
        let query = "{ province { center { code } otherCenters { center { code } address hotline } } }";
        let facts = world.anonymous().ask(query, Value::Null).await;
        assert_eq!(facts["province"]["otherCenters"][0]["center"]["code"], "H99.71");
    }

    async fn each_takes_out_the_registers_he_may_read(db_url: String) {
        let world = World::new(&db_url).await;
        let query = "{ viewer { registerCenters { code } } }";
        for (who, may) in [
            (CLERK, json!(["H99.01"])),
            (ELSEWHERE, json!(["H99.71"])),
            ("hieu.lanhdao.dongmau", json!(["H99.71"])),
            ("hanh.kiemsoat", json!(["H99.01", "H99.71"])),
            ("an.thanhtra", json!(["H99.01", "H99.71"])),
            (SPECIALIST, json!([])),
        ] {
            let viewer = world.officer(who).ask(query, Value::Null).await;
            let codes = viewer["viewer"]["registerCenters"].as_array().unwrap().iter();
            assert_eq!(json!(codes.map(|it| it["code"].clone()).collect::<Vec<_>>()), may, "{who}");
            for center in ["H99.01", "H99.71"] {
                let input = json!({ "center": center, "from": "2026-11-01", "to": "2026-11-30",
                    "purpose": "Kiểm tra", "idempotencyKey": format!("{who}{center}") });
                let taken = world.officer(who).send(
                    "mutation($input: RegisterExportInput!) { it: registerExportCreate(input: $input) { url } }",
                    json!({ "input": input }),
                ).await;
                let given = taken["data"]["it"]["url"].is_string();
                assert_eq!(given, may.as_array().unwrap().contains(&json!(center)), "{who} {center} {taken}");
            }
        }
    }
}
