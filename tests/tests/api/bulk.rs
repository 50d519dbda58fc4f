//! The same for many dossiers: tried out, done one by one, repeated, raced.

use crate::centers::{ELSEWHERE_RETURN, ON_PAPER, RESULT_ON_ITS_WAY, awaited};
use crate::life::{APPROVE, ASK_SUPPLEMENT, moved};
use serde_json::{Value, json};
use tests::both_databases;
use tests::world::{
    CLERK, Client, HEAD, Handle, LEADER, RECORDS, RETURN_DESK, SPECIALIST, Stage, World, code,
};

const COLLEAGUE: &str = "tuan.chuyenvien.tuphap";
const NOBODYS: &str = "dossier:01a205ea-0000-7000-8000-000000000000";
const ITEMS: &str = "items { dossierId expectedVersion outcome userErrors { code message }
    dossier { version status currentStep { ordinal assignee { id } } } }";

/// An order for dossiers in the versions that the handles have.
pub(crate) fn order(action: &str, handles: &[Handle], rest: Value) -> Value {
    let items: Vec<Value> = handles.iter().map(|it| it.input(json!({}))).collect();
    let mut order = json!({ "action": action, "items": items });
    for (field, value) in rest.as_object().cloned().unwrap_or_default() {
        order[field] = value;
    }
    order
}

async fn preview(client: &Client, order: &Value) -> Value {
    let query = format!(
        "query($order: DossierBulkOrder!) {{ it: dossierBulkPreview(order: $order) {{
            eligible skipped more {ITEMS} userErrors {{ code path }}
            loadEffect {{ officer {{ id }} before {{ steps minutes }} after {{ steps minutes level }} }}
        }} }}"
    );
    client.ask(&query, json!({ "order": order })).await["it"].clone()
}

async fn execute(client: &Client, order: &Value, key: &str) -> Value {
    let query = format!(
        "mutation($input: DossierBulkInput!) {{ it: dossierBulk(input: $input) {{
            done skipped {ITEMS} userErrors {{ code path }} }} }}"
    );
    let input = json!({ "order": order, "idempotencyKey": key });
    client.ask(&query, json!({ "input": input })).await["it"].clone()
}

/// Outcome and codes of each item, what could be done and what was done being the same.
fn outcomes(answer: &Value) -> Vec<(String, Vec<String>)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let items = answer["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| {
            let errors = item["userErrors"].as_array().unwrap();
            let codes = errors.iter().map(|error| text(&error["code"])).collect();
            (text(&item["outcome"]).replace("ELIGIBLE", "DONE"), codes)
        })
        .collect()
}

/// Dossiers at every stage, one that was seen too early, one of another department, one that is
/// none.
async fn mixed(world: &World) -> Vec<Handle> {
    let mut handles = Vec::new();
    for stage in [
        Stage::Assign,
        Stage::Appraise,
        Stage::Appraise,
        Stage::Review,
        Stage::Sign,
        Stage::Release,
        Stage::Return,
        Stage::Returned,
    ] {
        handles.push(world.dossier_at(stage).await);
    }
    let stale = world.dossier_at(Stage::Appraise).await;
    handles.push(Handle { version: stale.version - 1, ..stale });
    handles.push(world.accept("1.013236").await);
    handles.push(Handle { id: NOBODYS.to_owned(), version: 3, code: None });
    handles
}

both_databases! {
    async fn what_is_previewed_is_what_is_done(db_url: String) {
        let world = World::new(&db_url).await;
        let colleague = world.officer(COLLEAGUE).id();
        let acts = [
            (HEAD, "ASSIGN", json!({ "officerId": colleague, "reason": "Nghỉ phép" }), 2),
            (HEAD, "ASSIGN", json!({ "officerId": colleague }), 0),
            (SPECIALIST, "FORWARD", json!({ "note": "Đủ điều kiện." }), 2),
            (HEAD, "FORWARD", json!({ "nextOfficerId": colleague }), 1),
            (HEAD, "CLAIM", json!({}), 2),
            (RECORDS, "RELEASE", json!({}), 1),
            (LEADER, "CLAIM", json!({}), 1),
        ];
        for (round, (who, action, rest, least)) in acts.into_iter().enumerate() {
            let handles = mixed(&world).await;
            let client = world.officer(who);
            let order = order(action, &handles, rest);
            let before = world.fingerprint().await;
            let seen = preview(&client, &order).await;
            assert_eq!(world.fingerprint().await, before, "a preview writes nothing");
            let done = execute(&client, &order, &format!("round-{round}")).await;
            assert_eq!(outcomes(&seen), outcomes(&done), "{who} {action}");
            assert_eq!(seen["eligible"], done["done"]);
            assert!(done["done"].as_i64().unwrap() >= least, "{who} {action}: {done:#}");
            let found = outcomes(&done);
            assert_eq!(found.last().unwrap().1, ["NOT_FOUND"], "what is not there stops nothing");
            assert_eq!(found[9].1, ["NOT_FOUND"], "another department's does not exist");
            assert!(done["items"][9]["dossier"].is_null());
        }
        let report = motcua::audit::verify(&world.app).await.expect("it can be read");
        assert_eq!(report.findings, []);
    }

    async fn who_saw_it_too_early_is_told(db_url: String) {
        let world = World::new(&db_url).await;
        let mut handles = vec![world.dossier_at(Stage::Appraise).await];
        let late = world.dossier_at(Stage::Appraise).await;
        handles.push(Handle { version: late.version - 1, ..late });
        let order = order("FORWARD", &handles, json!({}));
        let done = execute(&world.officer(SPECIALIST), &order, "k").await;
        let outcomes = outcomes(&done);
        assert_eq!(outcomes[0].0, "DONE");
        assert_eq!(outcomes[1], ("STALE".to_owned(), vec!["STALE".to_owned()]));
    }

    async fn a_repeated_key_changes_nothing_and_answers_the_same(db_url: String) {
        let world = World::new(&db_url).await;
        let head = world.officer(HEAD);
        let handles = mixed(&world).await;
        let rest = json!({ "officerId": world.officer(COLLEAGUE).id(), "reason": "Nghỉ phép" });
        let asked = order("ASSIGN", &handles, rest);
        let first = execute(&head, &asked, "k").await;
        let before = world.fingerprint().await;
        assert_eq!(execute(&head, &asked, "k").await, first);
        // As if the server had been stopped before it could note the answers.
        world.run("UPDATE dossier_bulk SET answers = NULL").await.unwrap();
        assert_eq!(execute(&head, &asked, "k").await, first);
        assert_eq!(world.fingerprint().await, before);
        let other = order("CLAIM", &handles, json!({}));
        let reused = execute(&head, &other, "k").await;
        assert_eq!(reused["userErrors"][0]["code"], "IDEMPOTENCY_KEY_REUSED");
        // The key is the officer's own.
        let theirs = execute(&world.officer(LEADER), &other, "k").await;
        assert_eq!(theirs["userErrors"], json!([]));
    }

    async fn everything_an_absent_colleague_has_goes_to_another(db_url: String) {
        let world = World::new(&db_url).await;
        let (head, away) = (world.officer(HEAD), world.officer(SPECIALIST).id());
        for _ in 0..3 {
            world.dossier_at(Stage::Appraise).await;
        }
        let colleague = world.officer(COLLEAGUE).id();
        let order = json!({
            "action": "ASSIGN", "heldBy": away, "officerId": colleague, "reason": "Nghỉ ốm",
        });
        let seen = preview(&head, &order).await;
        assert_eq!((seen["eligible"].as_i64(), seen["more"].as_bool()), (Some(3), Some(false)));
        let effect = &seen["loadEffect"];
        assert_eq!(effect["officer"]["id"], colleague);
        assert_eq!((&effect["before"]["steps"], &effect["after"]["steps"]), (&json!(0), &json!(3)));
        let minutes = |when: &str| effect[when]["minutes"].as_i64().unwrap();
        assert!(minutes("before") == 0 && minutes("after") > 0 && minutes("after") % 3 == 0);
        let done = execute(&head, &order, "k").await;
        assert_eq!(done["done"], 3);
        // Repeated, the officer has nothing any more; the answer is still the first one.
        assert_eq!(execute(&head, &order, "k").await, done);
        let left = preview(&head, &order).await;
        assert_eq!(left["items"], json!([]));
        // Another department's officer has nothing, as far as this head may know.
        world.accept("1.005092").await;
        let foreign = json!({
            "action": "ASSIGN", "heldBy": world.officer("long.giamdoc.xaydung").id(),
            "officerId": colleague, "reason": "x",
        });
        assert_eq!(preview(&head, &foreign).await["items"], json!([]));
    }

    async fn orders_that_can_not_be_are_refused_as_a_whole(db_url: String) {
        let world = World::new(&db_url).await;
        let head = world.officer(HEAD);
        let one = world.dossier_at(Stage::Assign).await;
        let many = vec![Handle { id: NOBODYS.to_owned(), version: 1, code: None }; 501];
        let too_many = json!({ "action": "CLAIM", "items":
            many.iter().map(|it| it.input(json!({}))).collect::<Vec<_>>() });
        for (asked, code, path) in [
            (order("CLAIM", &[], json!({})), "OUT_OF_RANGE", "order.items"),
            (too_many, "OUT_OF_RANGE", "order.items"),
            (order("CLAIM", &[one.clone(), one.clone()], json!({})), "DUPLICATE", "order.items.1"),
            (json!({ "action": "CLAIM" }), "REQUIRED", "order.items"),
            (json!({ "action": "CLAIM", "heldBy": head.id() }), "REQUIRED", "order.items"),
            (order("ASSIGN", std::slice::from_ref(&one), json!({})), "REQUIRED", "order.officerId"),
        ] {
            let before = world.fingerprint().await;
            for answer in [preview(&head, &asked).await, execute(&head, &asked, "k").await] {
                assert_eq!(answer["userErrors"][0]["code"], code, "{answer:#}");
                let path: Vec<_> = path.split('.').collect();
                assert_eq!(answer["userErrors"][0]["path"], json!(path));
                assert_eq!(answer["items"], json!([]));
            }
            assert_eq!(world.fingerprint().await, before);
        }
        let answer = world.anonymous().send(
            "query($order: DossierBulkOrder!) { dossierBulkPreview(order: $order) { eligible } }",
            json!({ "order": order("CLAIM", &[one], json!({})) }),
        ).await;
        assert_eq!(code(&answer).as_deref(), Some("UNAUTHENTICATED"));
    }

    async fn two_bulks_at_once_share_the_dossiers(db_url: String) {
        let world = World::new(&db_url).await;
        let mut handles = Vec::new();
        for _ in 0..8 {
            handles.push(world.dossier_at(Stage::Assign).await);
        }
        let head = world.officer(HEAD);
        let claim = order("CLAIM", &handles, json!({}));
        let (one, two) = tokio::join!(execute(&head, &claim, "one"), execute(&head, &claim, "two"));
        let done = |it: &Value| it["done"].as_i64().unwrap();
        assert_eq!(done(&one) + done(&two), 8, "{one:#} {two:#}");
        // And the same key at once is one bulk.
        let back = world.dossier_at(Stage::Assign).await;
        let claim = order("CLAIM", &[back], json!({}));
        let (one, two) = tokio::join!(execute(&head, &claim, "same"), execute(&head, &claim, "same"));
        assert_eq!((done(&one), done(&two)), (1, 1));
    }

    async fn a_preview_asks_as_much_for_sixty_as_for_six(db_url: String) {
        let world = World::new(&db_url).await;
        let head = world.officer(HEAD);
        let mut counts = Vec::new();
        let mut handles = Vec::new();
        for more in [6, 54] {
            for _ in 0..more {
                handles.push(world.accept("1.002010").await);
            }
            let next = world.officer(COLLEAGUE).id();
            let asked = order("FORWARD", &handles, json!({ "nextOfficerId": next }));
            world.statements.take();
            let seen = preview(&head, &asked).await;
            assert_eq!(seen["eligible"], handles.len());
            counts.push(asked_of(&world));
        }
        assert_eq!(counts[0].len(), counts[1].len(), "{:#?}", counts[1]);
        assert!(counts[0].len() <= 4, "{:#?}", counts[0]);
        // Done, each dossier takes the same few statements.
        let asked = order("CLAIM", &handles, json!({}));
        world.statements.take();
        assert_eq!(execute(&head, &asked, "k").await["done"], 60);
        let each = asked_of(&world).len() / 60;
        assert!(each <= 14, "{each} statements for each dossier");
    }

    /// The bag with the post holds many files, and letters that were approved wait in rows.
    async fn a_bag_of_files_goes_and_comes_at_once(db_url: String) {
        let world = World::new(&db_url).await;
        let mut bag = vec![world.accept(ON_PAPER).await, world.accept(ON_PAPER).await];
        bag.push(world.dossier_at(Stage::Appraise).await);
        let away = order("HAND_OVER", &bag, json!({ "note": "Túi số 12" }));
        let carrier = world.officer("duc.luanchuyen");
        assert_eq!(preview(&carrier, &away).await["eligible"], 2);
        let none = execute(&world.officer(HEAD), &away, "another").await;
        assert_eq!((&none["done"], &none["skipped"]), (&json!(0), &json!(3)), "{none}");
        let done = execute(&carrier, &away, "bag").await;
        assert_eq!((&done["done"], &done["skipped"]), (&json!(2), &json!(1)), "{done}");
        let query = "query($id: ID!) { dossier(id: $id) { status
            life { handover { reference } } } }";
        let sent = carrier.ask(query, json!({ "id": bag[0].id })).await["dossier"].clone();
        assert_eq!(sent["life"]["handover"]["reference"], "Túi số 12");
        let mut came = Vec::new();
        for handle in &bag[..2] {
            came.push(world.look(handle).await);
        }
        let here = order("CONFIRM_ARRIVAL", &came, json!({}));
        for stranger in [SPECIALIST, "thu.daumoi.tuphap"] {
            assert_eq!(execute(&world.officer(stranger), &here, stranger).await["done"], 0);
        }
        let done = execute(&world.officer("thao.daumoi.datdai"), &here, "came").await;
        assert_eq!(done["done"], 2, "{done}");
    }

    async fn approved_letters_are_sent_at_once(db_url: String) {
        let world = World::new(&db_url).await;
        let mut ready = Vec::new();
        for _ in 0..2 {
            ready.push(moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT, APPROVE]).await);
        }
        ready.push(moved(&world, Some(Stage::Appraise), &[ASK_SUPPLEMENT]).await);
        let letters = order("SEND_LETTER", &ready, json!({}));
        assert_eq!(execute(&world.officer(HEAD), &letters, "head").await["done"], 0, "the Center does");
        let done = execute(&world.officer(CLERK), &letters, "clerk").await;
        assert_eq!((&done["done"], &done["skipped"]), (&json!(2), &json!(1)), "{done}");
        assert_eq!(outcomes(&done)[2].1, ["LETTER_NOT_APPROVED"]);
        assert_eq!(done["items"][0]["dossier"]["status"], "SUPPLEMENT_REQUESTED");
    }

    /// Results that come on paper are confirmed together; what has not come is left out and says
    /// why (T27).
    async fn results_that_came_on_paper_are_confirmed_at_once(db_url: String) {
        let world = World::new(&db_url).await;
        let mut came = Vec::new();
        for _ in 0..2 {
            came.push(moved(&world, None, &RESULT_ON_ITS_WAY).await);
        }
        let seen_too_early = moved(&world, None, &RESULT_ON_ITS_WAY).await;
        came.push(Handle { version: seen_too_early.version - 1, ..seen_too_early });
        came.push(moved(&world, None, &RESULT_ON_ITS_WAY[..6]).await);
        came.push(world.dossier_at(Stage::Appraise).await);
        came.push(world.dossier_at(Stage::Return).await);
        came.push(Handle { id: NOBODYS.to_owned(), version: 3, code: None });
        let left_out: [&[&str]; 7] = [
            &[], &[], &["STALE"], &["NOT_RELEASED"], &["WRONG_STATE"], &["WRONG_STATE"], &["NOT_FOUND"],
        ];
        let asked = order("CONFIRM_RESULT", &came, json!({}));
        let desk = world.officer(RETURN_DESK);
        let before = world.fingerprint().await;
        let seen = preview(&desk, &asked).await;
        assert_eq!((&seen["eligible"], &seen["skipped"]), (&json!(2), &json!(5)), "{seen:#}");
        let codes: Vec<_> = outcomes(&seen).into_iter().map(|(_, codes)| codes).collect();
        assert_eq!(codes, left_out);
        // To confirm it is for the return desk of the Center that gives it to the applicant.
        for other in [CLERK, "duc.luanchuyen", ELSEWHERE_RETURN, "nhung.vanthu.datdai"] {
            let client = world.officer(other);
            assert_eq!(preview(&client, &asked).await["eligible"], 0, "{other}");
        }
        assert_eq!(world.fingerprint().await, before, "a preview writes nothing");
        assert_eq!(awaited(&world, RETURN_DESK, "RESULT_ARRIVAL").await, 3);
        let done = execute(&desk, &asked, "bag").await;
        assert_eq!((&done["done"], &done["skipped"]), (&json!(2), &json!(5)), "{done:#}");
        assert_eq!(outcomes(&done), outcomes(&seen));
        for (item, handle) in done["items"].as_array().unwrap().iter().zip(&came) {
            assert_eq!(item["dossierId"], handle.id, "each is answered in its place");
            let arrived = item["dossier"]["status"] == "RESULT_AT_CENTER";
            assert_eq!(arrived, item["outcome"] == "DONE" || *handle == came[5], "{item:#}");
        }
        assert_eq!(awaited(&world, RETURN_DESK, "RESULT_ARRIVAL").await, 1);
        assert_eq!(execute(&desk, &asked, "bag").await, done, "repeated, it is the same answer");
    }
}

fn asked_of(world: &World) -> Vec<String> {
    // What other processes are told is read by their listeners, not by the request.
    let all = world.statements.take();
    all.into_iter().filter(|sql| !sql.contains("FROM outbox")).collect()
}
