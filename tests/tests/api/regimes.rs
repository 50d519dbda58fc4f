//! The law that a dossier lives under is that of the day on which it was accepted (R3); the form of
//! a paper is that of the day on which it is issued. One province through four times, of which the
//! last is ours.

use crate::centers::ELSEWHERE;
use crate::life::{APPROVE, ASK_SUPPLEMENT, SEND, SIGN, moved};
use crate::transitions::{does, kinds, refused, seen};
use axum::http::StatusCode;
use chrono::{Days, NaiveDate, TimeDelta};
use domain::identity::ProvinceFile;
use domain::time::{Instant, instant, local_date};
use motcua::catalog;
use motcua::identity::{FirstPasswords, set_up_province};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tests::both_databases;
use tests::world::{CLERK, HEAD, Handle, SPECIALIST, Stage, World};

const PROVINCE: &str = include_str!("../../../data/province.json");
const CATALOG: &str = include_str!("../../../data/procedures.json");
/// The day from which on the catalog is in force, and a day long before it.
const PUBLISHED: [&str; 2] = ["2025-07-01", "2021-01-04"];

/// Focal person of Sở Tư pháp.
const FOCAL: &str = "thu.daumoi.tuphap";

/// A time with a law or with forms of its own.
struct Era {
    /// A working day; near its end, so that what is accepted then goes on in the next one.
    day: &'static str,
    /// The decree in force.
    decree: &'static str,
    /// Whether NĐ 309/2026 has amended it.
    amended: bool,
    /// As it is stored.
    regime: &'static str,
    /// The circular of the forms on that day.
    forms: &'static str,
    /// What the Center closes on, fifteen days later.
    stop: &'static str,
    /// What the apology is called on that day.
    apology: &'static str,
}

const ERAS: [Era; 4] = [
    Era {
        day: "2025-06-26",
        decree: "61/2018/NĐ-CP",
        amended: false,
        regime: "R2018",
        forms: "2018",
        stop: "letter-stop-notice@2020",
        apology: "Apology and new appointment",
    },
    Era {
        day: "2025-09-03",
        decree: "118/2025/NĐ-CP",
        amended: false,
        regime: "R2025",
        forms: "2018",
        stop: "form-05@2025",
        apology: "Apology and new appointment",
    },
    Era {
        day: "2026-07-30",
        decree: "118/2025/NĐ-CP",
        amended: false,
        regime: "R2025",
        forms: "2025",
        stop: "form-05@2025",
        apology: "Apology and request for more time",
    },
    Era {
        day: "2026-11-23",
        decree: "118/2025/NĐ-CP",
        amended: true,
        regime: "R2026",
        forms: "2025",
        stop: "form-05@2025",
        apology: "Apology and request for more time",
    },
];

impl Era {
    fn day(&self) -> NaiveDate {
        self.day.parse().unwrap()
    }

    /// Asserts that a provision is one of its law, and of no other.
    #[track_caller]
    fn rests_on(&self, basis: &str) {
        let decrees = basis.matches("Nghị định số").count();
        assert!(basis.contains(self.decree), "{}: {basis}", self.day);
        assert_eq!(basis.contains("309/2026/NĐ-CP"), self.amended, "{}: {basis}", self.day);
        assert_eq!(decrees, 1 + usize::from(self.amended), "{}: {basis}", self.day);
    }
}

/// Eight o'clock in Vietnam.
fn morning(day: NaiveDate) -> Instant {
    instant(day.and_hms_opt(8, 0, 0).unwrap())
}

/// Tỉnh Mẫu on a day of the first time, with a catalog that was published long before.
async fn long_ago(db_url: &str) -> World {
    let now = morning(ERAS[0].day());
    let world = World::open(db_url, now).await;
    let province = ProvinceFile::parse(PROVINCE).unwrap();
    let passwords = FirstPasswords::Common(motcua::demo::PASSWORD);
    set_up_province(&world.app, &province, passwords, local_date(now)).await.unwrap();
    let [published, before] = PUBLISHED;
    let catalog = CATALOG.replace(published, before);
    let plan = catalog::plan(&catalog, &world.app.reference.now(), now).unwrap();
    assert_eq!(plan.tally().refused, 0, "{:?}", plan.tally());
    catalog::apply(&world.app, &plan).await.unwrap();
    world
}

/// Template and provision of papers as they were frozen, by kind; of those of the same kind the
/// last one.
async fn frozen(world: &World, of: &str) -> BTreeMap<String, (String, String)> {
    let sql = format!(
        "SELECT p.kind || ' ' || p.template || ' ' || p.data AS t
         FROM issued_paper p JOIN dossier d ON d.id = p.dossier_id
         WHERE d.{of} ORDER BY p.issued_at"
    );
    let texts = world.texts(&sql).await;
    let one = |text: &String| {
        let mut parts = text.splitn(3, ' ').map(str::to_owned);
        let (kind, template) = (parts.next().unwrap(), parts.next().unwrap());
        let data: Value = serde_json::from_str(&parts.next().unwrap()).unwrap();
        (kind, (template, data["legalBasis"].as_str().unwrap_or_default().to_owned()))
    };
    texts.iter().map(one).collect()
}

/// The papers of an accepted dossier.
async fn frozen_of(world: &World, handle: &Handle) -> BTreeMap<String, (String, String)> {
    frozen(world, &format!("code = '{}'", handle.code.as_deref().unwrap())).await
}

/// Under which law a dossier was accepted, as it is stored.
async fn regime(world: &World, handle: &Handle) -> Value {
    let code = handle.code.as_deref().unwrap();
    let sql = format!("SELECT state AS t FROM dossier WHERE code = '{code}'");
    let state: Value = serde_json::from_str(&world.texts(&sql).await[0]).unwrap();
    state["accepted"]["regime"].clone()
}

/// A dossier whose date has been moved by a day, with an apology.
async fn extended(world: &World) -> Handle {
    let handle = world.dossier_at(Stage::Appraise).await;
    let due = seen(world, &handle).await["dueAt"].as_str().unwrap()[..10].to_owned();
    let later = due.parse::<NaiveDate>().unwrap() + Days::new(1);
    let rest = || {
        let text = "Cần xác minh thêm.";
        json!({ "reason": "COMPLEX_CASE", "text": text, "newDate": later.to_string() })
    };
    let draft = "dossierExtensionDraft";
    let handle = does(world, &handle, SPECIALIST, draft, rest()).await;
    let handle = does(world, &handle, SIGN.0, SIGN.1, json!({})).await;
    let handle = does(world, &handle, CLERK, "dossierExtensionGrant", json!({})).await;
    // One is all that any of the decrees grants (R10).
    refused(world, &handle, SPECIALIST, draft, rest(), "ALREADY_EXTENDED").await;
    handle
}

/// What the applicant is asked for, until when.
async fn deadline(world: &World, handle: &Handle) -> NaiveDate {
    let query = "query($id: ID!) { dossier(id: $id) { life { supplements { deadline } } } }";
    let clerk = world.officer(CLERK);
    let found = clerk.ask(query, json!({ "id": handle.id })).await;
    let day = &found["dossier"]["life"]["supplements"][0]["deadline"];
    day.as_str().unwrap().parse().unwrap()
}

/// Every paper of a dossier and its control sheet can be set and read.
async fn prints(world: &World, handle: &Handle) {
    let query = "query($id: ID!) { dossier(id: $id) { controlSheetUrl papers { url } } }";
    let clerk = world.officer(CLERK);
    let found = clerk.ask(query, json!({ "id": handle.id })).await["dossier"].clone();
    let papers = found["papers"].as_array().unwrap().iter().map(|it| &it["url"]);
    for url in papers.chain([&found["controlSheetUrl"]]) {
        let (status, bytes) = world.anonymous().open(url.as_str().unwrap()).await;
        assert_eq!((status, &bytes[..5]), (StatusCode::OK, b"%PDF-".as_slice()), "{url}");
    }
}

/// How the clock of a dossier stands, as the inspector reads it.
async fn clock(world: &World, handle: &Handle) -> Value {
    let query = "query($id: ID!) { dossier(id: $id) {
        status acceptedAt dueAt life { clock { startedAt originalDueAt } } } }";
    let inspector = world.officer("an.thanhtra");
    inspector.ask(query, json!({ "id": handle.id })).await["dossier"].clone()
}

both_databases! {
    async fn a_dossier_lives_under_the_law_of_its_acceptance(db_url: String) {
        let world = long_ago(&db_url).await;
        for era in &ERAS {
            world.clock.set(morning(era.day()));
            let form = |number: &str| format!("form-{number}@{}", era.forms);
            world.dossier_at(Stage::Completion).await;
            let guided = frozen(&world, "code IS NULL").await["SUPPLEMENT_REQUEST"].clone();
            assert_eq!(guided.0, form("02"));
            era.rests_on(&guided.1);

            let asked = moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT, APPROVE, SEND]).await;
            assert_eq!(regime(&world, &asked).await, era.regime);
            let papers = frozen_of(&world, &asked).await;
            assert_eq!((&papers["RECEIPT_SLIP"].0, &papers["SUPPLEMENT_REQUEST"].0), (&form("01"), &form("02")));
            era.rests_on(&papers["SUPPLEMENT_REQUEST"].1);

            let late = extended(&world).await;
            assert_eq!(frozen_of(&world, &late).await["APOLOGY_LETTER"].0, form("04"));
            let query = "query($id: ID!) { dossier(id: $id) { papers { kind title number } } }";
            let found = world.officer(CLERK).ask(query, json!({ "id": late.id })).await;
            let papers = found["dossier"]["papers"].as_array().unwrap();
            let apology = papers.iter().find(|it| it["kind"] == "APOLOGY_LETTER").unwrap();
            assert_eq!(apology["title"], era.apology, "{}", era.day);
            assert!(apology["number"].as_str().unwrap().ends_with("/PXL"), "{apology}");

            // Whoever brings nothing for fifteen days: under the law he was accepted under, in the
            // form of the day.
            let until = deadline(&world, &asked).await;
            assert_eq!(until, era.day() + Days::new(15));
            world.clock.set(morning(until));
            refused(&world, &asked, CLERK, "dossierClose", json!({}), "WINDOW_OPEN").await;
            world.clock.set(morning(until + Days::new(1)));
            let closed = does(&world, &asked, CLERK, "dossierClose", json!({})).await;
            let end = seen(&world, &closed).await;
            assert_eq!(end["life"]["stop"]["ground"], "NOT_COMPLETED");
            assert_eq!(kinds(&end), ["RECEIPT_SLIP", "SUPPLEMENT_REQUEST", "STOP_NOTICE"]);
            let papers = frozen_of(&world, &closed).await;
            assert_eq!(papers["STOP_NOTICE"].0, era.stop, "{}", era.day);
            era.rests_on(&papers["STOP_NOTICE"].1);
            assert_eq!(regime(&world, &closed).await, era.regime, "nothing changes it");
            if era.regime == "R2018" {
                prints(&world, &closed).await;
                prints(&world, &late).await;
            }
        }
        let report = motcua::audit::verify(&world.app).await.unwrap();
        assert_eq!(report.findings, []);
    }

    /// NĐ 118/2025 Đ.17.3 as amended: what is accepted from 05/8/2026 on.
    async fn what_a_second_center_takes_in_counts_from_arrival_since_2026(db_url: String) {
        let world = long_ago(&db_url).await;
        let elsewhere = world.officer(ELSEWHERE);
        for era in &ERAS {
            let waits = era.regime == "R2026";
            world.clock.set(morning(era.day()));
            let preview = r#"{ duePreview(procedureCode: "1.002010", caseKey: "1") { provisional } }"#;
            let foretold = elsewhere.ask(preview, Value::Null).await;
            assert_eq!(foretold["duePreview"]["provisional"].is_string(), waits, "{foretold}");
            let input = json!({ "intake": world.intake("1.002010") });
            let handle = Handle::of(elsewhere.change("dossierAccept", input).await.done());
            assert_eq!(regime(&world, &handle).await, era.regime);
            let taken = clock(&world, &handle).await;
            assert_eq!(taken["status"], "ACCEPTED");
            let expected = if waits { Value::Null } else { taken["acceptedAt"].clone() };
            assert_eq!(taken["life"]["clock"]["startedAt"], expected, "{}", era.day);
            let query = "query($code: String!) { tracking(code: $code) { nextText } }";
            let told = world.anonymous().ask(query, json!({ "code": handle.code })).await;
            let told = told["tracking"]["nextText"].as_str().unwrap();
            assert_eq!(told.contains("an estimate"), waits, "{}: {told}", era.day);

            // A week on the way: what has come into force meanwhile is not for it.
            world.pass(TimeDelta::days(7));
            let handle = does(&world, &handle, FOCAL, "dossierConfirmArrival", json!({})).await;
            let arrived = clock(&world, &handle).await;
            assert_eq!(arrived["status"], "PROCESSING");
            let of = |seen: &Value| seen["dueAt"].as_str().unwrap().to_owned();
            assert_eq!(of(&arrived) > of(&taken), waits, "{}: {arrived}", era.day);
            assert_eq!(arrived["life"]["clock"]["originalDueAt"], arrived["dueAt"]);
            let started = &arrived["life"]["clock"]["startedAt"];
            assert_eq!(*started != arrived["acceptedAt"], waits, "{}: {arrived}", era.day);
            assert!(started.is_string(), "{arrived}");

            // Three working days to ask for what is missing have passed where they count already.
            let specialist = json!({ "nextOfficerId": world.officer(SPECIALIST).id() });
            let handle = does(&world, &handle, HEAD, "dossierForward", specialist).await;
            let draft = (ASK_SUPPLEMENT.2)(&world, &handle);
            let drafted = world.officer(SPECIALIST).change(ASK_SUPPLEMENT.1, draft).await;
            let expected = if waits { "OK" } else { "SUPPLEMENT_TOO_LATE" };
            assert_eq!(drafted.code, expected, "{}: {:#}", era.day, drafted.answer);
        }
        let report = motcua::audit::verify(&world.app).await.unwrap();
        assert_eq!(report.findings, []);
    }
}
