//! Half a year of the demo: its log is true, lists and policy agree, the board counts its lists
//! (R17, R20, R21).

use domain::identity::{Action, scope};
use motcua::audit::verify;
use motcua::dossier::{Loaded, entity};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::both_databases;
use tests::world::{Client, HEAD, World};

const DOSSIERS: usize = 200;
const BUCKETS: [(&str, &str); 5] = [
    ("WAITING", "waiting"),
    ("IN_PROCESS", "inProcess"),
    ("DUE_TODAY", "dueToday"),
    ("OVERDUE", "overdue"),
    ("RESULT_AT_CENTER", "resultAtCenter"),
];

both_databases! {
    async fn the_demo_is_true(db_url: String) {
        let world = World::with_history(&db_url, DOSSIERS).await;
        let report = verify(&world.app).await.expect("it can be read");
        assert_eq!(report.findings, []);
        // Who would come after the last moment does not come.
        assert!((DOSSIERS - 10..=DOSSIERS).contains(&report.dossiers), "{}", report.dossiers);
        assert!(report.events > 10 * DOSSIERS, "{} events", report.events);
        assert!(report.papers > DOSSIERS, "{} papers", report.papers);
        who_is_within_reach_is_derived_anew(&world).await;
        nothing_is_left_lying(&world).await;
        with_several_roles(&world).await;
        lists_are_what_the_policy_says(&world).await;
        boards_count_their_lists(&world).await;
    }
}

/// An update of the product finds the table empty that lists are read from, or with what was there.
async fn who_is_within_reach_is_derived_anew(world: &World) {
    let rows = "SELECT COUNT(*) FROM dossier_reach";
    let before = world.number(rows).await;
    assert!(before > 0);
    let other = "UPDATE dossier_reach SET who = 'agency H99.77' WHERE who = 'agency H99.02'";
    for lost in ["DELETE FROM dossier_reach", other] {
        world.run(lost).await.expect("it is written");
        world
            .run("UPDATE setting SET content = '4' WHERE name = 'dossier-row'")
            .await
            .expect("set");
        motcua::dossier::rederive(&world.app).await.expect("it derives");
        assert_eq!(world.number(rows).await, before);
        assert_eq!(verify(&world.app).await.expect("it can be read").findings, []);
    }
}

/// Whoever is late in the demo is late by weeks, not for ever: every paper finds its next hand.
async fn nothing_is_left_lying(world: &World) {
    let rows = entity::Entity::find().all(world.app.db.reader()).await.expect("rows");
    let long_ago = world.app.now() - chrono::TimeDelta::days(90);
    let left: Vec<_> = rows
        .iter()
        .filter(|row| !matches!(row.status.as_str(), "RETURNED" | "STOPPED" | "INTAKE_REFUSED"))
        .filter(|row| row.received_at < long_ago)
        .map(|row| (row.code.clone(), row.status.clone(), row.received_at))
        .collect();
    assert_eq!(left, []);
    let portal = rows.iter().filter(|row| row.channel == "ONLINE").count();
    assert!(portal > DOSSIERS / 20, "{portal} came through the portal");
}

/// The head of a division is its specialist and the department's records clerk besides.
async fn with_several_roles(world: &World) {
    let (new, other) = if world.is_sqlite() {
        ("randomblob(16)", "randomblob(16)")
    } else {
        ("gen_random_uuid()", "gen_random_uuid()")
    };
    for (id, role, unit) in [(new, "CLK", "NULL"), (other, "SPC", "'H99.02.02'")] {
        let sql = format!(
            "INSERT INTO officer_grant (id, officer_id, role, agency, unit, valid_from, valid_to)
             SELECT {id}, officer_id, '{role}', agency, {unit}, valid_from, valid_to
             FROM officer_grant WHERE role = 'HOD'
               AND officer_id = (SELECT id FROM officer WHERE username = '{HEAD}')"
        );
        world.run(&sql).await.expect("it is written");
    }
    world.app.reference.reload(&world.app.db).await.expect("it reloads");
}

/// For every officer and every dossier: what the policy says of its facts is what the list shows, in
/// whichever order, and what is searched.
async fn lists_are_what_the_policy_says(world: &World) {
    let rows = entity::Entity::find().all(world.app.db.reader()).await.expect("rows");
    let dossiers: Vec<Loaded> =
        rows.into_iter().map(|row| Loaded::try_from(row).expect("a state")).collect();
    let facts: Vec<_> = dossiers
        .iter()
        .map(|loaded| (format!("dossier:{}", loaded.id), loaded.state.authorization_facts()))
        .collect();
    let coded: BTreeSet<_> = dossiers
        .iter()
        .filter(|loaded| loaded.state.code().is_some_and(|code| code.starts_with("H99")))
        .map(|loaded| format!("dossier:{}", loaded.id))
        .collect();
    let reference = world.app.reference.now();
    let (mut pairs, mut seen) = (0, 0);
    for officer in reference.officers.values() {
        let actor = reference.actor(officer.id, world.app.now()).expect("still here");
        let Ok(scope) = scope(&actor, Action::Read) else { continue };
        let expected: BTreeSet<String> = facts
            .iter()
            .filter(|(_, facts)| scope.covers(facts))
            .map(|(id, _)| id.clone())
            .collect();
        let client = world.officer(&officer.username);
        let listed = list(&client, json!({})).await;
        assert_eq!(listed, expected, "{} {:?}", officer.username, actor.grants);
        let newest = ordered(&client, json!({}), "NEWEST").await;
        assert_eq!(newest, expected, "{}", officer.username);
        let coded = expected.intersection(&coded).cloned().collect();
        // Three letters are looked up; two are looked for along the list.
        for word in ["H99", "h9"] {
            let searched = list(&client, json!({ "search": word })).await;
            assert_eq!(searched, coded, "{}, {word}", officer.username);
        }
        pairs += facts.len();
        seen += listed.len();
    }
    assert!(pairs > 150 * DOSSIERS && seen > 10 * DOSSIERS, "{seen} of {pairs}");
}

/// The ids of a whole list, page by page.
async fn list(client: &Client, filter: Value) -> BTreeSet<String> {
    ordered(client, filter, "DUE_AT").await
}

async fn ordered(client: &Client, filter: Value, order: &str) -> BTreeSet<String> {
    let query = "query($filter: DossierFilter, $order: DossierOrder, $after: String) {
        dossiers(filter: $filter, order: $order, first: 30, after: $after) {
            nodes { id } pageInfo { hasNextPage endCursor } } }";
    let (mut ids, mut rows, mut after) = (BTreeSet::new(), 0, Value::Null);
    loop {
        let page =
            client.ask(query, json!({ "filter": filter, "order": order, "after": after })).await;
        let nodes = page["dossiers"]["nodes"].as_array().expect("rows").clone();
        rows += nodes.len();
        ids.extend(nodes.iter().map(|it| it["id"].as_str().expect("an id").to_owned()));
        after = page["dossiers"]["pageInfo"]["endCursor"].clone();
        if page["dossiers"]["pageInfo"]["hasNextPage"] == json!(false) {
            assert_eq!(ids.len(), rows, "a row came twice");
            return ids;
        }
    }
}

/// For somebody of each kind: every figure is the length of the list it opens.
async fn boards_count_their_lists(world: &World) {
    let query = "{ board { total { waiting inProcess dueToday overdue resultAtCenter }
        agencies { agency { code } figures { waiting inProcess dueToday overdue resultAtCenter } } } }";
    let mut counted = 0;
    for who in [
        "lan.tiepnhan",
        "son.lanhdao",
        "duc.luanchuyen",
        "hanh.kiemsoat",
        "an.thanhtra",
        HEAD,
        "son.truongphong.tuphap",
        "thu.daumoi.tuphap",
        "hai.giamdoc.tuphap",
        "long.giamdoc.xaydung",
        "yen.truongphong.xaydung",
        "khoa.daumoi.xaydung",
        "binh.chutich",
        "phuong.truongphong.ubnd",
        "tuan.chanhvanphong",
    ] {
        let client = world.officer(who);
        let board = client.ask(query, Value::Null).await["board"].clone();
        let rows = board["agencies"].as_array().expect("rows");
        for (bucket, field) in BUCKETS {
            let mut sum = 0;
            for row in rows {
                let code = &row["agency"]["code"];
                let figure = row["figures"][field].as_u64().expect("a figure");
                let behind = list(&client, json!({ "bucket": bucket, "agency": code })).await.len();
                assert_eq!(figure, behind as u64, "{who}, {code}, {bucket}");
                sum += figure;
            }
            assert_eq!(board["total"][field], sum, "{who}, {bucket}");
            let all = list(&client, json!({ "bucket": bucket })).await.len();
            assert_eq!(all as u64, sum, "{who}, {bucket}");
            counted += sum;
        }
    }
    assert!(counted > 50, "{counted}: the boards were empty");
}
