//! Every root query asked by everybody about one dossier (R17, R19), against
//! `golden/questions.txt`.

use crate::schema::{callers, fields};
use crate::staffing::{absence, delegation, record};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tests::world::{SPECIALIST, Stage, World};
use tests::{both_databases, golden};

/// What is asked, with the dossier's `$id` and `$code`.
const QUESTIONS: [(&str, &str); 31] = [
    ("absences", "{ absences { edges { cursor } } }"),
    ("agencies", "{ agencies { code } }"),
    ("board", "{ board { total { waiting inProcess dueToday overdue resultAtCenter } } }"),
    ("citizenCard", r#"{ citizenCard(scan: "x") { userErrors { code } } }"#),
    ("colleagues", "{ colleagues { id } }"),
    ("delegations", "{ delegations { edges { cursor } } }"),
    ("dossier, by id", "query($id: ID!) { dossier(id: $id) { id } }"),
    ("dossier, by code", "query($code: String!) { dossier(code: $code) { code } }"),
    ("dossier, applicant", "query($id: ID!) { dossier(id: $id) { applicant { name phone } } }"),
    ("dossier, timeline", "query($id: ID!) { dossier(id: $id) { timeline { kind } } }"),
    ("dossier, papers", "query($id: ID!) { dossier(id: $id) { papers { kind } } }"),
    ("dossier, trackingUrl", "query($id: ID!) { dossier(id: $id) { trackingUrl } }"),
    (
        "dossierBulkPreview",
        "query($id: ID!) { dossierBulkPreview(order: { action: RELEASE,
            items: [{ dossierId: $id, expectedVersion: 1 }] }) { eligible skipped } }",
    ),
    ("dossierCounts", "{ dossierCounts(filters: [{}]) }"),
    (
        "dossierCounts, search",
        "query($code: String!) { dossierCounts(filters: [{ search: $code }]) }",
    ),
    ("dossiers", "{ dossiers { nodes { id } } }"),
    ("duePreview", r#"{ duePreview(procedureCode: "1.002010", caseKey: "1") { provisional } }"#),
    ("node, dossier", "query($id: ID!) { node(id: $id) { id } }"),
    ("node, officer", "query($officer: ID!) { node(id: $officer) { id } }"),
    ("node, procedure", r#"{ node(id: "procedure:1.002010") { id } }"#),
    ("officerChoices", "{ officerChoices(purpose: RECORD) { officer { id } } }"),
    ("officeCalendar", "{ officeCalendar { versions { version } } }"),
    ("policies", "{ policies { code } }"),
    ("procedure", r#"{ procedure(code: "1.002010") { name } }"#),
    ("procedures", "{ procedures(first: 1) { totalCount } }"),
    ("province", "{ province { name } }"),
    ("queueColumns", "{ queueColumns { columns } }"),
    ("savedViews", "{ savedViews { id } }"),
    ("tracking", "query($code: String!) { tracking(code: $code) { applicantName verified } }"),
    ("workload", "{ workload { officers { load { steps } } } }"),
    ("viewer", "{ viewer { permissions } }"),
];

both_databases! {
    async fn who_is_answered_what(db_url: String) {
        let world = World::new(&db_url).await;
        let handle = world.dossier_at(Stage::Appraise).await;
        kept_of_officers(&world).await;
        let officer = world.officer(SPECIALIST).id();
        let known = json!({ "id": handle.id, "code": handle.code, "officer": officer });
        let mut table = String::new();
        for (name, query) in QUESTIONS {
            let mut outcomes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for (index, (label, client)) in (0..).zip(callers(&world)) {
                let variables = used(query, &known);
                let answer = client.from([10, 0, 1, index]).send(query, variables).await;
                outcomes.entry(outcome(query, &answer)).or_default().push(label);
            }
            let _ = writeln!(table, "{name}");
            for (outcome, labels) in outcomes {
                let _ = writeln!(table, "  {outcome:<24} {}", labels.join(" "));
            }
            table.push('\n');
        }
        for field in fields("Query") {
            let row = format!("\n{field}");
            assert!(format!("\n{table}").contains(&row), "{field} is not asked by everybody");
        }
        golden::check("questions.txt", &table);
    }
}

/// The variables that a query declares; others would be refused.
fn used(query: &str, known: &Value) -> Value {
    let mut variables = known.clone();
    let all = variables.as_object_mut().expect("an object");
    all.retain(|name, _| query.contains(&format!("${name}:")));
    variables
}

/// The specialist is away and shares a view with his division; one colleague stands in for another,
/// so that nobody gets a hand in the dossier by it.
async fn kept_of_officers(world: &World) {
    let (colleague, stand_in) = ("nga.chuyenvien.tuphap", "tuan.chuyenvien.tuphap");
    for (who, mutation, input) in [
        (SPECIALIST, "absenceCreate", absence(world, SPECIALIST)),
        (colleague, "delegationCreate", delegation(world, colleague, stand_in, "SPC")),
    ] {
        let (payload, outcome) = record(&world.officer(who), mutation, input).await;
        assert_eq!(outcome, "OK", "{mutation}: {payload:#}");
    }
    let create = "mutation($i: SavedViewCreateInput!) { it: savedViewCreate(input: $i) {
        view { id } userErrors { code } } }";
    let view = json!({ "i": { "name": "Quá hạn", "query": "due=OVERDUE", "sharing": "UNIT" } });
    let made = world.officer(SPECIALIST).ask(create, view).await;
    assert!(made["it"]["view"]["id"].is_string(), "{made:#}");
}

/// An answer in few words.
///
/// # Panics
/// When the question itself is at fault: nobody would be answered, and the table would say nothing.
fn outcome(query: &str, answer: &Value) -> String {
    if let Some(error) = answer["errors"].get(0) {
        let code = error["extensions"]["code"].as_str();
        return code.unwrap_or_else(|| panic!("{query}: {error:#}")).to_owned();
    }
    let data = answer["data"].as_object().expect("data").values().next().expect("a field");
    words(data)
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Array(rows) if rows.iter().all(Value::is_number) && !rows.is_empty() => {
            rows.iter().map(Value::to_string).collect::<Vec<_>>().join(" ")
        }
        Value::Array(rows) => format!("{} of them", rows.len()),
        Value::Object(fields) if fields.len() == 1 => {
            let (name, inner) = fields.iter().next().expect("one");
            match inner {
                Value::Null => format!("no {name}"),
                Value::Array(rows) => format!("{} {name}", rows.len()),
                Value::Object(_) => words(inner),
                _ => format!("its {name}"),
            }
        }
        Value::Object(fields) => {
            let said: Vec<_> = fields
                .iter()
                .filter(|(_, it)| !it.is_null() && **it != json!(0) && **it != json!(false))
                .map(|(name, it)| format!("{name} {it}"))
                .collect();
            if said.is_empty() { "all empty".to_owned() } else { said.join(", ") }
        }
        other => other.to_string(),
    }
}
