//! Every mutation tried by everybody at a dossier in the right state (R1, R12, R17), against
//! `golden/attack.txt`.

use crate::schema::{callers, fields};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tests::world::{Client, Handle, Stage, World, code, completion, result_text, with_slip};
use tests::{both_databases, golden};

/// A mutation, at which stage of a dossier it is tried, and with what.
type Attempt = (&'static str, &'static str, Option<Stage>, fn(&World, &Handle) -> Value);

const ATTEMPTS: [Attempt; 13] = [
    ("dossierAccept", "new", None, |world, _| json!({ "intake": world.intake("1.002010") })),
    (
        "dossierAccept",
        "completed",
        Some(Stage::Completion),
        |world, handle| json!({ "intake": world.intake_of("1.002010", handle) }),
    ),
    ("dossierRequestCompletion", "new", None, |world, _| completion(world.intake("1.002010"))),
    ("dossierRequestCompletion", "again", Some(Stage::Completion), |world, handle| {
        let mut input = completion(world.intake_of("1.002010", handle));
        input["legalBasis"] = "Điều 16 Nghị định 118/2025/NĐ-CP".into();
        input
    }),
    ("dossierRefuse", "new", None, |world, _| refusal(world.intake("1.002010"))),
    ("dossierRefuse", "after Form 02", Some(Stage::Completion), |world, handle| {
        refusal(world.intake_of("1.002010", handle))
    }),
    ("dossierClaim", "the head's step", Some(Stage::Assign), |_, it| it.input(json!({}))),
    ("dossierAssign", "the specialist's step", Some(Stage::Appraise), |world, handle| {
        let other = world.officer("nga.chuyenvien.tuphap").id();
        handle.input(json!({ "officerId": other, "reason": "Nghỉ phép" }))
    }),
    ("dossierForward", "the specialist's step", Some(Stage::Appraise), |_, it| it.input(json!({}))),
    ("dossierSendBack", "the head's review", Some(Stage::Review), |_, handle| {
        handle.input(json!({ "ordinal": 3, "reason": "Làm rõ căn cứ." }))
    }),
    ("dossierSignResult", "before the leader", Some(Stage::Sign), |_, it| it.input(result_text())),
    ("dossierRelease", "signed", Some(Stage::Release), |_, handle| handle.input(json!({}))),
    ("dossierReturn", "at the Center", Some(Stage::Return), |_, handle| handle.input(with_slip())),
];

/// The mutations of sessions, which belong to nobody in particular.
const SESSIONS: [(&str, &str); 3] = [
    (
        "sessionCreate",
        r#"mutation { sessionCreate(input: { username: "lan.tiepnhan", password: "wrong" })
            { accessToken userErrors { code } } }"#,
    ),
    ("sessionRefresh", "mutation { sessionRefresh { accessToken userErrors { code } } }"),
    ("sessionDelete", "mutation { sessionDelete { userErrors { code } } }"),
];

/// What is asked of many dossiers at once, tried at one.
const MANY: [(&str, &str, Option<Stage>, fn(&World, &Handle) -> Value); 5] = [
    ("dossierBulk", "claim the head's step", Some(Stage::Assign), |_, it| {
        bulk("CLAIM", it, json!({}))
    }),
    ("dossierBulk", "reassign the specialist's step", Some(Stage::Appraise), |world, it| {
        let other = world.officer("nga.chuyenvien.tuphap").id();
        bulk("ASSIGN", it, json!({ "officerId": other, "reason": "Nghỉ phép" }))
    }),
    ("dossierBulk", "forward the specialist's step", Some(Stage::Appraise), |_, it| {
        bulk("FORWARD", it, json!({}))
    }),
    ("dossierBulk", "release, signed", Some(Stage::Release), |_, it| {
        bulk("RELEASE", it, json!({}))
    }),
    (
        "dossierExportCreate",
        "a list",
        None,
        |_, _| json!({ "format": "CSV", "purpose": "Kiểm tra" }),
    ),
];

fn bulk(action: &str, handle: &Handle, rest: Value) -> Value {
    json!({ "order": crate::bulk::order(action, std::slice::from_ref(handle), rest) })
}

/// What becomes of the one dossier, or of the request as a whole.
async fn many(
    world: &World,
    mutation: &str,
    stage: Option<Stage>,
    input: fn(&World, &Handle) -> Value,
) -> Outcomes {
    let (kind, asked) = match mutation {
        "dossierBulk" => ("DossierBulkInput", "userErrors { code } items { userErrors { code } }"),
        _ => ("DossierExportInput", "userErrors { code }"),
    };
    let query =
        format!("mutation($input: {kind}!) {{ it: {mutation}(input: $input) {{ {asked} }} }}");
    let mut outcomes = Outcomes::new();
    let mut handle = at(world, stage).await;
    for (label, client) in callers(world) {
        let mut input = input(world, &handle);
        input["idempotencyKey"] = format!("{mutation}-{label}-{}", handle.id).into();
        let before = world.fingerprint().await;
        let answer = client.send(&query, json!({ "input": input })).await;
        let item = answer["data"]["it"]["items"][0]["userErrors"][0]["code"].as_str();
        let code = code(&answer).or(item.map(str::to_owned)).unwrap_or_else(|| "OK".into());
        if code != "OK" {
            assert_eq!(world.fingerprint().await, before, "{label} was refused {mutation}");
        } else if stage.is_some() {
            handle = at(world, stage).await;
        }
        outcomes.entry(code).or_default().push(label);
    }
    outcomes
}

fn refusal(intake: Value) -> Value {
    json!({ "intake": intake, "reason": "DUPLICATE", "text": "Hồ sơ trùng." })
}

both_databases! {
    async fn who_may_change_what_and_when(db_url: String) {
        let world = World::new(&db_url).await;
        let mut table = String::new();
        for (mutation, situation, stage, input) in ATTEMPTS {
            let _ = writeln!(table, "{mutation}, {situation}");
            write_rows(&mut table, attempt(&world, mutation, stage, input).await);
        }
        for (mutation, situation, stage, input) in MANY {
            let _ = writeln!(table, "{mutation}, {situation}");
            write_rows(&mut table, many(&world, mutation, stage, input).await);
        }
        for (mutation, query) in SESSIONS {
            let _ = writeln!(table, "{mutation}");
            write_rows(&mut table, sessions(&world, query).await);
        }
        for mutation in fields("Mutation") {
            assert!(table.contains(&mutation), "{mutation} is not tried by everybody");
        }
        golden::check("attack.txt", &table);
    }
}

type Outcomes = BTreeMap<String, Vec<&'static str>>;

async fn attempt(
    world: &World,
    mutation: &str,
    stage: Option<Stage>,
    input: fn(&World, &Handle) -> Value,
) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let mut handle = at(world, stage).await;
    for (label, client) in callers(world) {
        let before = world.fingerprint().await;
        let change = client.change(mutation, input(world, &handle)).await;
        if change.code == "OK" {
            handle = at(world, stage).await;
        } else {
            assert_eq!(world.fingerprint().await, before, "{label} was refused {mutation}");
        }
        outcomes.entry(change.code).or_default().push(label);
    }
    outcomes
}

async fn at(world: &World, stage: Option<Stage>) -> Handle {
    match stage {
        Some(stage) => world.dossier_at(stage).await,
        None => Handle { id: String::new(), version: 0, code: None },
    }
}

async fn sessions(world: &World, query: &str) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for (index, (label, client)) in (0..).zip(callers(world)) {
        // Each from an address of its own: how often one may try is another test's business.
        world.pass(chrono::TimeDelta::minutes(1));
        let client: Client = client.from([10, 0, 0, index]);
        let answer = client.send(query, Value::Null).await;
        outcomes.entry(code(&answer).unwrap_or_else(|| "OK".into())).or_default().push(label);
    }
    outcomes
}

/// One line per outcome, `OK` first.
fn write_rows(table: &mut String, outcomes: Outcomes) {
    let mut rows: Vec<_> = outcomes.into_iter().collect();
    rows.sort_by_key(|(outcome, _)| outcome != "OK");
    for (outcome, labels) in rows {
        let _ = writeln!(table, "  {outcome:<18} {}", labels.join(" "));
    }
    table.push('\n');
}
