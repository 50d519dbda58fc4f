//! Every mutation tried by everybody at a dossier in the right state (R1, R12, R17), against
//! `golden/attack.txt`.

use crate::centers::RESULT_ON_ITS_WAY;
use crate::life::{self, Move, moved};
use crate::schema::{callers, fields, values};
use crate::staffing::{absence, delegation, record};
use domain::dossier::Act;
use domain::identity::{Action, authorize};
use motcua::dossier;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
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

/// What is recorded of an officer, tried at a specialist, and at what.
type Recording = (&'static str, fn(&World) -> Value);

const RECORDINGS: [Recording; 2] = [
    ("delegationCreate", |world| {
        delegation(world, "minh.chuyenvien.tuphap", "nga.chuyenvien.tuphap", "SPC")
    }),
    ("absenceCreate", |world| absence(world, "minh.chuyenvien.tuphap")),
];

/// The mutations that are about no dossier's life: sessions, and how one arranges one's own work.
const SESSIONS: [(&str, &str); 8] = [
    (
        "sessionCreate",
        r#"mutation { sessionCreate(input: { username: "lan.tiepnhan", password: "wrong" })
            { accessToken userErrors { code } } }"#,
    ),
    ("sessionRefresh", "mutation { sessionRefresh { accessToken userErrors { code } } }"),
    ("sessionDelete", "mutation { sessionDelete { userErrors { code } } }"),
    (
        "savedViewCreate",
        r#"mutation { savedViewCreate(input: { name: "Quá hạn", query: "due=OVERDUE", sharing: UNIT })
            { userErrors { code } } }"#,
    ),
    (
        "savedViewUpdate",
        r#"mutation { savedViewUpdate(input: { id: "view:00000000000000000000000000000000", name: "x" })
            { userErrors { code } } }"#,
    ),
    (
        "savedViewDelete",
        r#"mutation { savedViewDelete(input: { id: "view:00000000000000000000000000000000" })
            { userErrors { code } } }"#,
    ),
    (
        "queueColumnsSet",
        "mutation { queueColumnsSet(input: { columns: [DUE] }) { userErrors { code } } }",
    ),
    (
        "dossierMarkSeen",
        r#"mutation { dossierMarkSeen(input: { version: 1,
            dossierId: "dossier:00000000000000000000000000000000" }) { userErrors { code } } }"#,
    ),
];

/// A bulk action, what it does, where the one dossier stands: from which stage, what has happened
/// since; and what else is said.
type Bulk = (&'static str, Act, &'static str, Option<Stage>, &'static [Move], fn(&World) -> Value);

/// Every bulk action, each at a dossier with which it can be done.
const BULKS: [Bulk; 10] = [
    ("CLAIM", Act::Claim, "the head's step", Some(Stage::Assign), &[], nothing),
    ("ASSIGN", Act::Assign, "the specialist's step", Some(Stage::Appraise), &[], |world| {
        let other = world.officer("nga.chuyenvien.tuphap").id();
        json!({ "officerId": other, "reason": "Nghỉ phép" })
    }),
    ("FORWARD", Act::Forward, "the specialist's step", Some(Stage::Appraise), &[], nothing),
    ("RELEASE", Act::Release, "signed", Some(Stage::Release), &[], nothing),
    (
        "SUSPEND_CLOCK",
        Act::SuspendClock,
        "in appraisal",
        Some(Stage::Appraise),
        &[],
        |_| json!({ "decisionNo": "12/QĐ-TTPVHCC" }),
    ),
    (
        "END_SUSPENSION",
        Act::EndSuspension,
        "suspended",
        Some(Stage::Appraise),
        &[life::SUSPEND],
        nothing,
    ),
    (
        "SEND_LETTER",
        Act::SendLetter,
        "a request for supplements approved",
        Some(Stage::Appraise),
        &[life::ASK_SUPPLEMENT, life::APPROVE],
        nothing,
    ),
    ("HAND_OVER", Act::HandOver, "a file on paper", None, &[life::ON_PAPER], nothing),
    (
        "CONFIRM_ARRIVAL",
        Act::ConfirmArrival,
        "from the Center of a commune",
        None,
        &[life::ELSEWHERE],
        nothing,
    ),
    (
        "CONFIRM_RESULT",
        Act::ConfirmResult,
        "a result on paper, on its way",
        None,
        &RESULT_ON_ITS_WAY,
        nothing,
    ),
];

fn nothing(_: &World) -> Value {
    json!({})
}

/// What takes a list out as a file: the mutation, what of, the type of its input, and the input.
type Export = (&'static str, &'static str, &'static str, fn() -> Value);

const EXPORTS: [Export; 2] = [
    (
        "dossierExportCreate",
        "a list",
        "DossierExportInput",
        || json!({ "format": "CSV", "purpose": "Kiểm tra" }),
    ),
    (
        "registerExportCreate",
        "the register",
        "RegisterExportInput",
        || json!({ "from": "2026-11-01", "to": "2026-11-30", "purpose": "Kiểm tra" }),
    ),
];

/// What becomes of the one dossier when everybody tries a bulk action at it: what the policy table
/// says, and nothing is written for who is refused.
async fn bulk(world: &World, (action, act, _, stage, moves, rest): &Bulk) -> Outcomes {
    let query = "mutation($input: DossierBulkInput!) { it: dossierBulk(input: $input) {
        userErrors { code } items { userErrors { code } } } }";
    let mut outcomes = Outcomes::new();
    let mut handle = moved(world, *stage, moves).await;
    for (label, client) in callers(world) {
        let order = crate::bulk::order(action, std::slice::from_ref(&handle), rest(world));
        let key = format!("{action}-{label}-{}", handle.id);
        let input = json!({ "order": order, "idempotencyKey": key });
        let expected = by_policy(world, &client, *act, &handle).await;
        let before = world.fingerprint().await;
        let answer = client.send(query, json!({ "input": input })).await;
        let item = answer["data"]["it"]["items"][0]["userErrors"][0]["code"].as_str();
        let code = code(&answer).or(item.map(str::to_owned)).unwrap_or_else(|| "OK".into());
        assert_eq!(code, expected, "{label} tried {action}: {answer:#}");
        if code == "OK" {
            handle = moved(world, *stage, moves).await;
        } else {
            assert_eq!(world.fingerprint().await, before, "{label} was refused {action}");
        }
        outcomes.entry(code).or_default().push(label);
    }
    outcomes
}

/// What the policy table says of an act on a dossier as it stands: who may not read it is told of
/// none.
async fn by_policy(world: &World, client: &Client, act: Act, handle: &Handle) -> &'static str {
    let Some(officer) = client.officer() else { return "UNAUTHENTICATED" };
    let actor = world.app.reference.now().actor(officer, world.app.now()).unwrap();
    let id = handle.id.strip_prefix("dossier:").unwrap().parse().unwrap();
    let loaded = dossier::load(world.app.db.reader(), id).await.unwrap().unwrap();
    let facts = loaded.state.authorization_facts();
    let may = |action| authorize(&actor, action, &facts).is_ok();
    match (may(Action::Read), may(act.action())) {
        (false, _) => "NOT_FOUND",
        (true, false) => "FORBIDDEN",
        (true, true) => "OK",
    }
}

async fn exports(world: &World, mutation: &str, kind: &str, input: fn() -> Value) -> Outcomes {
    let query = format!(
        "mutation($input: {kind}!) {{ it: {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
    );
    let mut outcomes = Outcomes::new();
    for (label, client) in callers(world) {
        let mut input = input();
        input["idempotencyKey"] = format!("{mutation}-{label}").into();
        let before = world.fingerprint().await;
        let answer = client.send(&query, json!({ "input": input })).await;
        let code = code(&answer).unwrap_or_else(|| "OK".into());
        if code != "OK" {
            assert_eq!(world.fingerprint().await, before, "{label} was refused {mutation}");
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
        for (create, input) in RECORDINGS {
            let [made, ended] = recordings(&world, create, input).await;
            let _ = writeln!(table, "{create}, of a specialist");
            write_rows(&mut table, made);
            let _ = writeln!(table, "{}, of a specialist", ending(create).0);
            write_rows(&mut table, ended);
        }
        let beside = [
            ("passwordChange", json!({ "oldPassword": "wrong", "newPassword": "một câu khác hẳn" })),
            ("passwordReset", json!({ "officerId": world.officer("an.thanhtra").id() })),
            (
                "calendarPublish",
                json!({ "basedOn": "2026.1", "version": "2026.2", "publishedUntil": "2027-12-31", "dryRun": true }),
            ),
            (
                "calendarConfirm",
                json!({ "version": "2026.1", "decisionNo": "12/QĐ-TTPVHCC", "dryRun": true }),
            ),
        ];
        for (mutation, input) in beside {
            let _ = writeln!(table, "{mutation}");
            let mut outcomes = Outcomes::new();
            for (index, (label, client)) in (0..).zip(callers(&world)) {
                let client = client.from([10, 0, 2, index]);
                let outcome = record(&client, mutation, input.clone()).await.1;
                outcomes.entry(outcome).or_default().push(label);
            }
            write_rows(&mut table, outcomes);
        }
        let named: BTreeSet<_> = BULKS.iter().map(|bulk| bulk.0).collect();
        assert!(values("DossierBulkAction").into_iter().eq(named), "a bulk action that nobody tries");
        for tried in &BULKS {
            let _ = writeln!(table, "dossierBulk {}, {}", tried.0, tried.2);
            write_rows(&mut table, bulk(&world, tried).await);
        }
        for (mutation, situation, kind, input) in EXPORTS {
            let _ = writeln!(table, "{mutation}, {situation}");
            write_rows(&mut table, exports(&world, mutation, kind, input).await);
        }
        let _ = writeln!(table, "paperReprint, a receipt slip");
        write_rows(&mut table, crate::prints::reprints(&world).await);
        for (mutation, query) in SESSIONS {
            let _ = writeln!(table, "{mutation}");
            write_rows(&mut table, sessions(&world, query).await);
        }
        for mutation in fields("Mutation") {
            assert!(table.contains(&mutation) || life::tries(&mutation), "{mutation} is not tried by everybody");
        }
        golden::check("attack.txt", &table);
    }
}

pub(crate) type Outcomes = BTreeMap<String, Vec<&'static str>>;

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

/// How what a mutation records is ended: the mutation and its field.
fn ending(create: &str) -> (&'static str, &'static str, &'static str) {
    match create {
        "delegationCreate" => ("delegationRevoke", "delegation", "delegationId"),
        _ => ("absenceCancel", "absence", "absenceId"),
    }
}

/// Who may record it, and who may end it.
async fn recordings(world: &World, create: &str, input: fn(&World) -> Value) -> [Outcomes; 2] {
    let (mut made, mut ended) = (Outcomes::new(), Outcomes::new());
    let (end, object, field) = ending(create);
    let owner = world.officer("minh.chuyenvien.tuphap");
    for (label, client) in callers(world) {
        let (payload, outcome) = record(&client, create, input(world)).await;
        let payload =
            if outcome == "OK" { payload } else { record(&owner, create, input(world)).await.0 };
        made.entry(outcome).or_default().push(label);
        let reason = json!({ field: payload[object]["id"], "reason": "Về sớm" });
        let outcome = record(&client, end, reason.clone()).await.1;
        if outcome != "OK" {
            assert_eq!(record(&owner, end, reason).await.1, "OK");
        }
        ended.entry(outcome).or_default().push(label);
    }
    [made, ended]
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
pub(crate) fn write_rows(table: &mut String, outcomes: Outcomes) {
    let mut rows: Vec<_> = outcomes.into_iter().collect();
    rows.sort_by_key(|(outcome, _)| outcome != "OK");
    for (outcome, labels) in rows {
        let _ = writeln!(table, "  {outcome:<18} {}", labels.join(" "));
    }
    table.push('\n');
}
