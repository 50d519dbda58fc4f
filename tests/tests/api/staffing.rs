//! Who stands in and who is away, through the API: what a stand-in may do, what the log says of it,
//! and that nobody away is given work.

use domain::time::Clock as _;
use motcua::dossier::prints::control_sheet_of;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use tests::both_databases;
use tests::world::{
    Client, HEAD, LEADER, SPECIALIST, Stage, World, code, monday_morning, result_text,
};

/// Another specialist of the same division.
const COLLEAGUE: &str = "tuan.chuyenvien.tuphap";
/// Another leader of the same department.
const DEPUTY: &str = "thu.phogiamdoc.tuphap";

/// Sends a mutation about officers; its payload and `OK` or the code of the refusal.
pub(crate) async fn record(client: &Client, mutation: &str, mut input: Value) -> (Value, String) {
    static KEYS: AtomicU64 = AtomicU64::new(0);
    let passwords = mutation.starts_with("password");
    if !passwords && input.get("idempotencyKey").is_none() {
        input["idempotencyKey"] = format!("staff-{}", KEYS.fetch_add(1, Ordering::Relaxed)).into();
    }
    let made = match mutation {
        "delegationCreate" | "delegationRevoke" => "delegation { id status mayRevoke }",
        "absenceCreate" | "absenceCancel" => "absence { id status mayCancel }",
        "passwordReset" => "oneTimePassword",
        "calendarPublish" | "calendarConfirm" => "impact { dossiers }",
        _ => "officer { id }",
    };
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let query = format!(
        "mutation($input: {kind}!) {{ answer: {mutation}(input: $input) {{
            {made} userErrors {{ code message path params {{ name value }} }} }} }}"
    );
    let answer = client.send(&query, json!({ "input": input })).await;
    let outcome = code(&answer).unwrap_or_else(|| "OK".to_owned());
    (answer["data"]["answer"].clone(), outcome)
}

/// A delegation of a role for today and the two days after.
pub(crate) fn delegation(world: &World, from: &str, to: &str, role: &str) -> Value {
    json!({
        "fromId": world.officer(from).id(),
        "toId": world.officer(to).id(),
        "role": role,
        "validFrom": "2026-11-23",
        "validTo": "2026-11-25",
        "reason": "Nghỉ phép",
    })
}

/// An absence for the same days.
pub(crate) fn absence(world: &World, who: &str) -> Value {
    json!({
        "officerId": world.officer(who).id(),
        "firstDay": "2026-11-23",
        "lastDay": "2026-11-25",
        "kind": "LEAVE",
    })
}

pub(crate) async fn done(client: &Client, mutation: &str, input: Value) -> Value {
    let (payload, outcome) = record(client, mutation, input).await;
    assert_eq!(outcome, "OK", "{mutation}: {payload:#}");
    payload
}

async fn refused(client: &Client, mutation: &str, input: Value, expected: &str) -> Value {
    let (payload, outcome) = record(client, mutation, input).await;
    assert_eq!(outcome, expected, "{mutation}: {payload:#}");
    payload
}

async fn last_happening(world: &World, id: &str) -> Value {
    let query = "query($id: ID!) { dossier(id: $id) {
        timeline { title actor { name } onBehalfOf { name } } } }";
    let answer = world.officer("an.thanhtra").ask(query, json!({ "id": id })).await;
    answer["dossier"]["timeline"].as_array().unwrap().last().unwrap().clone()
}

both_databases! {
    async fn a_stand_in_acts_and_the_log_says_so(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let (absent, stand_in) = (world.officer(SPECIALIST), world.officer(COLLEAGUE));
        stand_in.change("dossierForward", handle.input(json!({}))).await.refused("NOT_FOUND");
        done(&absent, "delegationCreate", delegation(&world, SPECIALIST, COLLEAGUE, "SPC")).await;

        let viewer = "{ viewer { grants { role onBehalfOf { officer { name } validTo } } } }";
        let grants = stand_in.ask(viewer, Value::Null).await["viewer"]["grants"].clone();
        assert_eq!(grants[0]["onBehalfOf"], Value::Null, "his own role comes first");
        assert_eq!(grants[1]["onBehalfOf"]["validTo"], "2026-11-25");
        let mine = "{ dossiers(filter: { queue: MINE }) { nodes { id } } }";
        let queue = stand_in.ask(mine, Value::Null).await;
        assert_eq!(queue["dossiers"]["nodes"][0]["id"], handle.id, "it stands in his queue");

        stand_in.change("dossierForward", handle.input(json!({ "note": "Đủ." }))).await;
        let last = last_happening(&world, &handle.id).await;
        let names = |who: &str| {
            let reference = world.app.reference.now();
            reference.officers.values().find(|it| it.username == who).unwrap().name.clone()
        };
        assert_eq!(last["actor"]["name"], names(COLLEAGUE));
        assert_eq!(last["onBehalfOf"]["name"], names(SPECIALIST));
        let key = handle.id.trim_start_matches("dossier:").parse().unwrap();
        let sheet = control_sheet_of(&world.app, key, world.clock.now()).await.unwrap();
        let row = sheet.rows.last().unwrap();
        assert_eq!(row.giver, names(COLLEAGUE));
        let stands_in = row.giver_for.as_ref().unwrap();
        assert_eq!((&stands_in.name, &stands_in.document_no), (&names(SPECIALIST), &None));
        assert_eq!(stands_in.to.to_string(), "2026-11-25");
        let report = motcua::audit::verify(&world.app).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        let told = "SELECT COUNT(*) FROM dossier_event WHERE on_behalf_of IS NOT NULL";
        assert!(world.number(told).await > 0);
    }

    async fn states_written_before_they_said_in_whose_place_learn_it_from_the_log(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let absent = world.officer(SPECIALIST);
        done(&absent, "delegationCreate", delegation(&world, SPECIALIST, COLLEAGUE, "SPC")).await;
        world.officer(COLLEAGUE).change("dossierForward", handle.input(json!({}))).await.done();
        let states = "SELECT state AS t FROM dossier";
        let now = world.texts(states).await;
        let mut old: Value = serde_json::from_str(&now[0]).unwrap();
        let steps = old["steps"].as_array_mut().unwrap().iter_mut();
        let told = steps.filter_map(|step| step.as_object_mut()?.remove("onBehalfOf")).count();
        assert_eq!((now.len(), told), (1, 1));
        let old = old.to_string().replace('\'', "''");
        world.run(&format!("UPDATE dossier SET state = '{old}'")).await.unwrap();
        assert_ne!(world.texts(states).await, now);

        motcua::dossier::rederive(&world.app).await.unwrap();
        assert_ne!(world.texts(states).await, now, "once per derivation is enough");
        world.run("UPDATE setting SET content = '3' WHERE name = 'dossier-row'").await.unwrap();
        motcua::dossier::rederive(&world.app).await.unwrap();
        assert_eq!(world.texts(states).await, now);
    }

    async fn what_is_over_or_revoked_does_nothing(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        let (absent, stand_in) = (world.officer(SPECIALIST), world.officer(COLLEAGUE));
        let made = delegation(&world, SPECIALIST, COLLEAGUE, "SPC");
        let made = done(&absent, "delegationCreate", made).await;
        let id = made["delegation"]["id"].clone();
        let revoke = json!({ "delegationId": id, "reason": " " });
        let silent = refused(&absent, "delegationRevoke", revoke, "REQUIRED").await;
        assert_eq!(silent["userErrors"][0]["path"], json!(["reason"]));
        let revoke = json!({ "delegationId": id, "reason": "Về sớm" });
        refused(&stand_in, "delegationRevoke", revoke.clone(), "FORBIDDEN").await;
        let ended = done(&absent, "delegationRevoke", revoke.clone()).await;
        assert_eq!(ended["delegation"]["status"], "ENDED");
        refused(&absent, "delegationRevoke", revoke, "ALREADY_ENDED").await;
        stand_in.change("dossierForward", handle.input(json!({}))).await.refused("NOT_FOUND");

        done(&absent, "delegationCreate", delegation(&world, SPECIALIST, COLLEAGUE, "SPC")).await;
        // Wednesday night is the last of its days, and nothing has to happen at midnight.
        world.clock.set(monday_morning() + chrono::TimeDelta::hours(63));
        stand_in.change("dossierClaim", handle.input(json!({}))).await.refused("ALREADY_CLAIMED");
        world.pass(chrono::TimeDelta::hours(1));
        stand_in.change("dossierClaim", handle.input(json!({}))).await.refused("NOT_FOUND");

        assert!(world.run("DELETE FROM delegation").await.is_err(), "nothing is deleted");
        assert!(world.run("UPDATE officer_event SET act = 'x'").await.is_err());
        assert_eq!(world.number("SELECT COUNT(*) FROM officer_event").await, 3);
    }

    async fn signing_is_delegated_in_writing_and_never_against_duty(db_url: String) {
        let world = World::new(&db_url).await;
        let leader = world.officer(LEADER);
        let mut input = delegation(&world, LEADER, HEAD, "DIR");
        let unwritten = refused(&leader, "delegationCreate", input.clone(), "DOCUMENT_NUMBER_NEEDED");
        assert_eq!(unwritten.await["userErrors"][0]["path"], json!(["documentNo"]));
        // His head of division does not dispose of him.
        input["documentNo"] = "12/QĐ-STP".into();
        refused(&world.officer(HEAD), "delegationCreate", input.clone(), "FORBIDDEN").await;
        done(&leader, "delegationCreate", input).await;

        let handle = world.dossier_at(Stage::Sign).await;
        let head = world.officer(HEAD);
        head.change("dossierSignResult", handle.input(result_text())).await;
        let last = last_happening(&world, &handle.id).await;
        assert!(!last["onBehalfOf"].is_null(), "{last}");

        // Who appraised a dossier does not sign it, in nobody's place either (R18).
        let revoke = "{ delegations { edges { node { id } } } }";
        let found = leader.ask(revoke, Value::Null).await;
        let id = found["delegations"]["edges"][0]["node"]["id"].clone();
        done(&leader, "delegationRevoke", json!({ "delegationId": id, "reason": "Đổi người" })).await;
        let mut input = delegation(&world, LEADER, SPECIALIST, "DIR");
        input["documentNo"] = "13/QĐ-STP".into();
        done(&leader, "delegationCreate", input).await;
        let handle = world.dossier_at(Stage::Sign).await;
        let specialist = world.officer(SPECIALIST);
        let signed = specialist.change("dossierSignResult", handle.input(result_text())).await;
        signed.refused("CONFLICT_OF_DUTY");
    }

    async fn nobody_away_is_given_work(db_url: String) {
        let world = World::new(&db_url).await;
        let (head, absent) = (world.officer(HEAD), world.officer(SPECIALIST));
        let mut input = absence(&world, SPECIALIST);
        input["standInId"] = world.officer(COLLEAGUE).id().into();
        let made = done(&absent, "absenceCreate", input).await;

        let handle = world.dossier_at(Stage::Assign).await;
        let to = |who: &str| json!({ "nextOfficerId": world.officer(who).id() });
        let given = head.change("dossierForward", handle.input(to(SPECIALIST))).await;
        assert_eq!(given.refused("OFFICER_ABSENT").paths(), ["nextOfficerId"]);
        let message = given.payload["userErrors"][0]["message"].to_string();
        assert!(message.contains("25/11/2026") && message.contains("Stands in:"), "{message}");
        let query = "query($id: ID!) { dossier(id: $id) { assignees(next: true) {
            officer { id absentUntil standIns { name } standsInFor { name } } } } }";
        let listed = head.ask(query, json!({ "id": handle.id })).await;
        let listed = listed["dossier"]["assignees"].as_array().unwrap().clone();
        let last = &listed.last().unwrap()["officer"];
        assert_eq!((&last["id"], &last["absentUntil"]), (&absent.id().into(), &"2026-11-25".into()));
        assert_eq!(last["standIns"].as_array().unwrap().len(), 1);

        let id = made["absence"]["id"].clone();
        let back = json!({ "absenceId": id, "reason": "Về sớm" });
        done(&absent, "absenceCancel", back).await;
        let open = "SELECT COUNT(*) FROM delegation WHERE ended_at IS NULL";
        assert_eq!(world.number(open).await, 0, "the delegation ends with the absence");
        let given = head.change("dossierForward", handle.input(to(SPECIALIST))).await;
        assert_eq!(given.code, "OK", "{:#}", given.answer);
    }

    async fn what_is_over_is_not_kept_in_mind_and_not_forgotten(db_url: String) {
        let world = World::new(&db_url).await;
        let absent = world.officer(SPECIALIST);
        let mut input = absence(&world, SPECIALIST);
        input["standInId"] = world.officer(COLLEAGUE).id().into();
        done(&absent, "absenceCreate", input.clone()).await;
        let known = || {
            let reference = world.app.reference.now();
            (reference.substitutions.absences.len(), reference.substitutions.delegations.len())
        };
        assert_eq!(known(), (1, 1));
        // On the last day it still counts.
        world.pass(chrono::TimeDelta::days(2));
        world.app.reference.reload(&world.app.db).await.expect("it reloads");
        assert_eq!(known(), (1, 1));
        world.pass(chrono::TimeDelta::days(1));
        world.app.reference.reload(&world.app.db).await.expect("it reloads");
        assert_eq!(known(), (0, 0));
        // Who was sick says so afterwards, but not of days on which he was away already.
        input["lastDay"] = "2026-11-27".into();
        input["standInId"] = Value::Null;
        input["firstDay"] = "2026-11-25".into();
        refused(&absent, "absenceCreate", input.clone(), "ABSENCE_OVERLAPS").await;
        input["firstDay"] = "2026-11-26".into();
        done(&absent, "absenceCreate", input).await;
        assert_eq!(known(), (1, 0));
    }

    async fn lists_show_those_one_answers_for(db_url: String) {
        let world = World::new(&db_url).await;
        let admin = world.officer("khoa.quantri");
        let everybody = [SPECIALIST, "trang.chuyenvien.tuphap", "cuong.chuyenvien.xaydung", LEADER];
        for who in everybody {
            done(&admin, "absenceCreate", absence(&world, who)).await;
        }
        let seen = async |who: &str| {
            let query = "{ absences(first: 2) { edges { node { id } } pageInfo { hasNextPage endCursor } } }";
            let page = world.officer(who).ask(query, Value::Null).await["absences"].clone();
            let mut count = page["edges"].as_array().unwrap().len();
            if page["pageInfo"]["hasNextPage"] == true {
                let next = "query($after: String) { absences(after: $after) { edges { node { id } } } }";
                let after = json!({ "after": page["pageInfo"]["endCursor"] });
                let page = world.officer(who).ask(next, after).await["absences"].clone();
                count += page["edges"].as_array().unwrap().len();
            }
            count
        };
        for (who, expected) in [
            (SPECIALIST, 1), (COLLEAGUE, 0), (HEAD, 1), (LEADER, 3), (DEPUTY, 3),
            ("long.giamdoc.xaydung", 1), ("son.lanhdao", 0), ("hanh.kiemsoat", 4), ("khoa.quantri", 4),
        ] {
            assert_eq!(seen(who).await, expected, "{who}");
        }
        let public = "query($id: ID!) { node(id: $id) { id } viewer { permissions } }";
        let officer = json!({ "id": world.officer(SPECIALIST).id() });
        assert_eq!(world.anonymous().ask(public, officer).await["node"], Value::Null);
    }

    async fn the_same_key_records_once(db_url: String) {
        let world = World::new(&db_url).await;
        let absent = world.officer(SPECIALIST);
        let mut input = absence(&world, SPECIALIST);
        input["idempotencyKey"] = "một lần".into();
        let first = done(&absent, "absenceCreate", input.clone()).await;
        let again = done(&absent, "absenceCreate", input.clone()).await;
        assert_eq!(first["absence"]["id"], again["absence"]["id"]);
        input["lastDay"] = "2026-11-26".into();
        refused(&absent, "absenceCreate", input, "IDEMPOTENCY_KEY_REUSED").await;
        assert_eq!(world.number("SELECT COUNT(*) FROM absence").await, 1);
    }

    async fn other_nodes_hear_of_it(db_url: String) {
        let world = World::new(&db_url).await;
        if world.is_sqlite() {
            return;
        }
        let other = World::open(&db_url, monday_morning()).await;
        let absent = |world: &World| !world.app.reference.now().substitutions.absences.is_empty();
        // The other node listens once it has read a change made after it began to.
        for attempt in 0..100 {
            let client = world.officer(SPECIALIST);
            if attempt == 0 {
                done(&client, "absenceCreate", absence(&world, SPECIALIST)).await;
            }
            if absent(&other) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the other node has not heard");
    }

    async fn passwords_are_changed_by_their_owner_and_reset_by_administrators(db_url: String) {
        let world = World::new(&db_url).await;
        let officer = world.officer(SPECIALIST);
        let change = |old: &str, new: &str| json!({ "oldPassword": old, "newPassword": new });
        let demo = motcua::demo::PASSWORD;
        let own = "con mèo nằm trên mái nhà";
        let wrong = refused(&officer, "passwordChange", change("x", own), "WRONG_CREDENTIALS").await;
        assert_eq!(wrong["userErrors"][0]["path"], json!(["oldPassword"]));
        refused(&officer, "passwordChange", change(demo, "ngắn"), "PASSWORD_TOO_SHORT").await;
        refused(&officer, "passwordChange", change(demo, "1234567890"), "PASSWORD_FORBIDDEN").await;
        done(&officer, "passwordChange", change(demo, own)).await;
        let sign_in = async |password: &str, new: Option<&str>| {
            let query = "mutation($input: SessionCreateInput!) { sessionCreate(input: $input) {
                accessToken userErrors { code } } }";
            let input = json!({ "username": SPECIALIST, "password": password, "newPassword": new });
            let answer = world.anonymous().send(query, json!({ "input": input })).await;
            code(&answer).unwrap_or_else(|| "OK".to_owned())
        };
        assert_eq!(sign_in(demo, None).await, "WRONG_CREDENTIALS");
        assert_eq!(sign_in(own, None).await, "OK");

        let admin = world.officer("khoa.quantri");
        let about = json!({ "officerId": officer.id() });
        refused(&world.officer(LEADER), "passwordReset", about.clone(), "FORBIDDEN").await;
        let reset = done(&admin, "passwordReset", about).await;
        let once = reset["oneTimePassword"].as_str().unwrap().to_owned();
        assert_eq!(sign_in(own, None).await, "WRONG_CREDENTIALS");
        assert_eq!(sign_in(&once, None).await, "PASSWORD_CHANGE_NEEDED");
        assert_eq!(sign_in(&once, Some("một câu khác hẳn")).await, "OK");
        let ledger = "SELECT COUNT(*) FROM officer_event WHERE act LIKE 'password%'";
        assert_eq!(world.number(ledger).await, 3);
    }
}
