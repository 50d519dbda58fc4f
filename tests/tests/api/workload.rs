//! Who has how much to do: what is counted is what the lists show, and nobody counts beyond his
//! reach.

use crate::schema::callers;
use crate::staffing::{absence, done};
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{Client, HEAD, LEADER, SPECIALIST, Stage, World, code};

const WORKLOAD: &str = "query($unit: String) { workload(unit: $unit) {
    norm buckets { bucket until workingMinutes }
    officers { officer { id name unit { code } } absentUntil
      load { steps minutes level buckets { bucket steps minutes }
        tightest { bucket percent demandMinutes capacityMinutes } strains { bucket percent } } }
    unclaimed { agency { code } unit { code } steps minutes buckets { bucket steps minutes } }
  } }";

const LIST: &str = "query($load: LoadFilter!) { dossiers(first: 100, filter: { load: $load }) {
    nodes { id currentStep { assignee { id } minutes } } pageInfo { hasNextPage } } }";

async fn listed(client: &Client, load: Value) -> Vec<Value> {
    let page = client.ask(LIST, json!({ "load": load })).await["dossiers"].clone();
    assert_eq!(page["pageInfo"]["hasNextPage"], false, "more than the test can count");
    page["nodes"].as_array().unwrap().clone()
}

/// Holds every figure against the list that it opens; how many steps there were.
async fn agree(client: &Client, buckets: &Value, load: &Value) -> usize {
    let mut steps = 0;
    for figure in buckets.as_array().unwrap() {
        let mut load = load.clone();
        load["bucket"] = figure["bucket"].clone();
        let list = listed(client, load).await;
        assert_eq!(figure["steps"], list.len(), "{figure}");
        let minutes: i64 =
            list.iter().map(|it| it["currentStep"]["minutes"].as_i64().unwrap()).sum();
        assert_eq!(figure["minutes"], minutes, "{figure}");
        steps += list.len();
    }
    steps
}

both_databases! {
    async fn every_figure_is_the_list_that_it_opens(db_url: String) {
        let world = World::with_history(&db_url, 500).await;
        let mut seen = 0;
        for who in [
            HEAD, LEADER, "khoa.daumoi.xaydung", "binh.chutich", "thanh.giamdoc.taichinh",
            "quang.giamdoc.nnmt", "hue.giamdoc.datdai", "oanh.giamdoc.yte", "dung.giamdoc.gddt",
        ] {
            let client = world.officer(who);
            let found = client.ask(WORKLOAD, Value::Null).await["workload"].clone();
            for row in found["officers"].as_array().unwrap() {
                let load = json!({ "officerId": row["officer"]["id"] });
                let steps = agree(&client, &row["load"]["buckets"], &load).await;
                assert_eq!(row["load"]["steps"], steps);
                seen += steps;
            }
            for row in found["unclaimed"].as_array().unwrap() {
                let mut load = json!({ "unclaimed": true, "agency": row["agency"]["code"] });
                if !row["unit"].is_null() {
                    load["unit"] = row["unit"]["code"].clone();
                    let steps = agree(&client, &row["buckets"], &load).await;
                    assert_eq!(row["steps"], steps);
                    seen += steps;
                }
            }
        }
        assert!(seen > 10, "{seen} steps are too few to prove anything");
    }

    async fn a_head_sees_his_division_and_free_colleagues_too(db_url: String) {
        let world = World::new(&db_url).await;
        for _ in 0..3 {
            world.dossier_at(Stage::Appraise).await;
        }
        world.accept("1.013236").await;
        let found = world.officer(HEAD).ask(WORKLOAD, Value::Null).await["workload"].clone();
        let officers = found["officers"].as_array().unwrap();
        let units: Vec<_> = officers.iter().map(|it| &it["officer"]["unit"]["code"]).collect();
        assert_eq!(units, [&json!("H99.02.01"); 5]);
        let fullest = &officers[0];
        assert_eq!(fullest["officer"]["id"], world.officer(SPECIALIST).id());
        assert_eq!(fullest["load"]["steps"], 3);
        assert_eq!(officers[4]["load"]["steps"], 0, "who is free is shown: to him work can go");
        // The leader of the department sees all of it, and one division when he asks for one.
        let leader = world.officer(LEADER);
        let all = leader.ask(WORKLOAD, Value::Null).await["workload"].clone();
        assert!(all["officers"].as_array().unwrap().len() > 8);
        let one = leader.ask(WORKLOAD, json!({ "unit": "H99.02.01" })).await["workload"].clone();
        assert_eq!(one["officers"], found["officers"]);
    }

    async fn who_is_away_has_no_time_for_it(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Appraise).await;
        let specialist = world.officer(SPECIALIST).id();
        let head = world.officer(HEAD);
        let row = async || {
            let found = head.ask(WORKLOAD, Value::Null).await["workload"]["officers"].clone();
            let rows = found.as_array().unwrap();
            rows.iter().find(|row| row["officer"]["id"] == specialist).unwrap().clone()
        };
        let before = row().await;
        assert_eq!(before["absentUntil"], Value::Null);
        assert_ne!(before["load"]["level"], "OVER");
        let mut leave = absence(&world, SPECIALIST);
        leave["lastDay"] = "2026-11-29".into();
        done(&world.officer(SPECIALIST), "absenceCreate", leave).await;
        let after = row().await;
        assert_eq!(after["absentUntil"], "2026-11-29");
        assert_eq!(after["load"]["steps"], before["load"]["steps"]);
        let capacity = |row: &Value| row["load"]["tightest"]["capacityMinutes"].clone();
        assert_eq!(capacity(&after), 0, "{after:#}");
        assert_ne!(capacity(&before), 0, "{before:#}");
    }

    async fn it_is_one_statement_however_much_there_is(db_url: String) {
        let world = World::new(&db_url).await;
        for more in [2, 20] {
            for _ in 0..more {
                world.accept("1.002010").await;
            }
            world.statements.take();
            world.officer(LEADER).ask(WORKLOAD, Value::Null).await;
            let asked: Vec<_> =
                world.statements.take().into_iter().filter(|it| !it.contains("outbox")).collect();
            assert_eq!(asked.len(), 1, "{asked:#?}");
        }
    }

    async fn who_has_no_officers_sees_no_workload(db_url: String) {
        let world = World::new(&db_url).await;
        world.dossier_at(Stage::Appraise).await;
        let allowed = ["HOD", "DIR", "FOC", "CHM", "KSTT"];
        for (label, client) in callers(&world) {
            let answer = client.send(WORKLOAD, Value::Null).await;
            let expected = match label {
                "ANONYMOUS" => Some("UNAUTHENTICATED"),
                _ if allowed.contains(&label.split('-').next().unwrap()) => None,
                _ => Some("FORBIDDEN"),
            };
            assert_eq!(code(&answer).as_deref(), expected, "{label}");
            // The filter of a figure shows nothing to who may not see the figure.
            if expected == Some("FORBIDDEN") {
                let filter = json!({ "officerId": world.officer(SPECIALIST).id() });
                let list = client.send(LIST, json!({ "load": filter })).await;
                let rows = &list["data"]["dossiers"]["nodes"];
                assert!(rows.is_null() || *rows == json!([]), "{label}: {list:#}");
            }
        }
        let answer = world.officer(HEAD).send("{ workload(norm: 0) { norm } }", Value::Null).await;
        assert_eq!(code(&answer).as_deref(), Some("BAD_USER_INPUT"));
    }
}
