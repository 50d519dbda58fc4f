//! The import as a whole: broken rows, second runs, the demo catalog, and a real file when at hand.

use super::*;
use crate::identity::ProvinceFile;
use crate::lang::Lang;
use chrono::NaiveDate;
use serde_json::{Value, json};

struct Province {
    directory: AgencyDirectory,
    center: crate::identifier::AgencyCode,
}

impl Province {
    fn demo() -> Self {
        let file = ProvinceFile::parse(include_str!("../../../../data/province.json")).unwrap();
        Self { directory: file.directory(), center: file.center.code }
    }

    fn on(&self, day: u32) -> ImportContext<'_> {
        let today = NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        ImportContext { directory: &self.directory, center: &self.center, today }
    }
}

fn row() -> Value {
    json!({
        "code": "1.002010", "name": "Đăng ký hoạt động", "field": "Luật sư", "department": "Sở Tư pháp",
        "level": ["Cấp tỉnh"], "promulgationDecision": "1262/QĐ-BTP", "applicants": ["Công dân Việt Nam"],
        "channels": [{ "channel": "COUNTER", "durationValue": 7, "durationUnit": "WORKING_DAY", "feeVnd": 50000, "feeNote": "" }],
        "documents": [{ "group": null, "name": "Giấy đề nghị", "originals": 1, "copies": 0, "note_only": false }],
        "results": [{ "name": "Giấy đăng ký hoạt động", "code": "KQ.G15.000168" }],
    })
}

fn with(key: &str, value: Value) -> Value {
    let mut row = row();
    row[key] = value;
    row
}

fn codes(verdict: &Verdict) -> Vec<&'static str> {
    match verdict {
        Verdict::Refused(found) | Verdict::Changed(found) | Verdict::Unclear(found) => {
            found.iter().map(|finding| finding.code).collect()
        }
        Verdict::New | Verdict::Unchanged => Vec::new(),
    }
}

fn one(row: Value) -> PlannedRow {
    plan(&[row], Province::demo().on(1), &CurrentCatalog::default()).rows.remove(0)
}

#[test]
fn a_plain_row_is_new() {
    let planned = one(row());
    assert_eq!((planned.verdict, planned.confirm.len()), (Verdict::New, 0));
    assert_eq!(planned.procedure.unwrap().agency.as_str(), "H99.02");
}

#[test]
fn broken_rows_are_refused_with_their_reasons_and_stop_nobody() {
    let channel = |key: &str, value: Value| {
        let mut row = row();
        row["channels"][0][key] = value;
        row
    };
    let cases: Vec<(Value, &[&str])> = vec![
        (json!(7), &["ROW_NOT_AN_OBJECT"]),
        (
            json!({}),
            &[
                "FIELD_MISSING",
                "FIELD_MISSING",
                "FIELD_MISSING",
                "FIELD_MISSING",
                "FIELD_MISSING",
                "NOT_PROVINCIAL",
                "NO_CHANNELS",
            ],
        ),
        (with("code", json!("1.20")), &["CODE_INVALID"]),
        (with("code", json!(1.002)), &["TYPE_INVALID"]),
        (with("name", json!("  ")), &["FIELD_MISSING"]),
        (with("department", json!("Sở Vũ trụ")), &["DEPARTMENT_UNKNOWN"]),
        (with("level", json!(["Cấp bộ"])), &["NOT_PROVINCIAL"]),
        (with("level", json!(["Cấp trời"])), &["LEVEL_UNKNOWN"]),
        (with("channels", json!("COUNTER")), &["TYPE_INVALID", "NO_CHANNELS"]),
        (with("channels", json!([3])), &["TYPE_INVALID"]),
        (with("validFrom", json!("01/7/2025")), &["DATE_INVALID"]),
        (channel("feeVnd", json!(-5)), &["FEE_INVALID"]),
        (channel("feeVnd", json!(0.5)), &["FEE_INVALID"]),
        (channel("feeVnd", json!(u64::MAX)), &["FEE_INVALID"]),
        (channel("durationValue", json!(-7)), &["DURATION_INVALID"]),
        (channel("durationValue", json!("7")), &["DURATION_INVALID"]),
        (channel("durationUnit", json!("WEEK")), &["DURATION_UNIT_UNKNOWN"]),
        (channel("channel", json!("FAX")), &["VALUE_UNKNOWN"]),
        (with("documents", json!([{ "name": "Đơn", "originals": -1 }])), &["COUNT_INVALID"]),
        (with("results", json!([{ "code": "KQ" }])), &["FIELD_MISSING"]),
    ];
    let mut rows: Vec<Value> = cases.iter().map(|(row, _)| row.clone()).collect();
    rows.push(row());
    rows.push(row());
    let plan = plan(&rows, Province::demo().on(1), &CurrentCatalog::default());
    for ((row, expected), planned) in cases.iter().zip(&plan.rows) {
        assert_eq!(codes(&planned.verdict), *expected, "{row}");
        assert!(planned.procedure.is_none());
    }
    assert_eq!(plan.rows[cases.len()].verdict, Verdict::New, "the sound row among broken ones");
    assert_eq!(codes(&plan.rows[cases.len() + 1].verdict), ["DUPLICATE"]);
}

/// Every value of a full row, one after the other, replaced by things that do not belong there.
#[test]
fn no_value_can_make_the_import_fall_over() {
    fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, v)| paths(v, &format!("{at}/{key}"), found))
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(i, v)| paths(v, &format!("{at}/{i}"), found));
            }
            _ => {}
        }
    }
    let catalog: Value =
        serde_json::from_str(include_str!("../../../../data/procedures.json")).unwrap();
    let full =
        catalog["procedures"].as_array().unwrap().iter().find(|r| r["code"] == "1.002693").unwrap();
    let mut places = Vec::new();
    paths(full, "", &mut places);
    let strange = [
        json!(null),
        json!(""),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!([]),
        json!({}),
        json!(true),
        json!("ằ) (…x.docx"),
        json!([[]]),
        json!([{}]),
        json!("a".repeat(5000)),
    ];
    let province = Province::demo();
    for place in &places {
        for value in &strange {
            let mut row = full.clone();
            *row.pointer_mut(place).unwrap() = value.clone();
            let rows = plan(&[row], province.on(1), &CurrentCatalog::default()).rows;
            let written = rows[0].procedure.is_some();
            assert_eq!(written, !matches!(rows[0].verdict, Verdict::Refused(_)), "{place} {value}");
        }
    }
    assert!(places.len() > 100);
}

#[test]
fn the_example_of_the_documentation_imports() {
    let page = include_str!("../../../../docs/catalog-format.md");
    let example = page.split("```json").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let plan = plan_text(example, Province::demo().on(1), &CurrentCatalog::default()).unwrap();
    let row = &plan.rows[0];
    assert_eq!(
        (plan.rows.len(), &row.verdict, row.processes.len()),
        (1, &Verdict::New, 1),
        "{row:?}"
    );
}

#[test]
fn files_that_are_no_catalog_are_an_error() {
    let province = Province::demo();
    let error = |text| plan_text(text, province.on(1), &CurrentCatalog::default()).unwrap_err();
    assert_eq!(error("{\n \"procedures\": [,]}").code, "FILE_NOT_JSON");
    assert!(error("{\n x").message(Lang::En).contains("line 2"));
    assert_eq!(error("{\"rows\": []}").code, "FILE_WITHOUT_PROCEDURES");
    assert!(plan_text("[]", province.on(1), &CurrentCatalog::default()).unwrap().rows.is_empty());
}

#[test]
fn changes_are_said_in_words_and_make_a_new_version() {
    let province = Province::demo();
    let mut current = CurrentCatalog::default();
    current.apply(&plan(&[row()], province.on(1), &current));
    let mut changed = row();
    changed["channels"][0]["durationValue"] = json!(5);
    changed["channels"][0]["feeVnd"] = json!(0);
    changed["documents"] = json!([
        { "name": "Bản sao giấy tờ về trụ sở", "copies": 1 },
        { "name": "Giấy đề nghị", "originals": 1 },
    ]);
    let next = plan(&[changed], province.on(9), &current);
    let Verdict::Changed(differences) = &next.rows[0].verdict else { panic!("{:?}", next.rows[0]) };
    let said: Vec<&str> = differences.iter().map(|d| d.message(Lang::Vi)).collect();
    assert_eq!(
        said,
        [
            "thêm giấy tờ “Bản sao giấy tờ về trụ sở”.",
            "Trực tiếp: thời hạn từ 7 ngày làm việc thành 5 ngày làm việc.",
            "Trực tiếp: phí, lệ phí từ 50.000 đồng thành miễn.",
        ]
    );
    let version = next.rows[0].procedure.as_ref().unwrap();
    assert_eq!(
        (version.version, version.valid_from),
        (2, NaiveDate::from_ymd_opt(2026, 3, 9).unwrap())
    );
    assert_eq!(version.cases[0].documents[1].key, "1", "a paper keeps its key");
}

#[test]
fn cases_keep_their_keys_when_others_come_before_them() {
    let province = Province::demo();
    let groups = |names: &[&str]| {
        let documents: Vec<Value> = names
            .iter()
            .map(|name| json!({ "group": name, "name": "Đơn", "originals": 1 }))
            .collect();
        with("documents", json!(documents))
    };
    let mut current = CurrentCatalog::default();
    current.apply(&plan(&[groups(&["Cấp mới", "Cấp lại"])], province.on(1), &current));
    let next = plan(&[groups(&["Gia hạn", "Cấp lại"])], province.on(2), &current);
    let cases = &next.rows[0].procedure.as_ref().unwrap().cases;
    let keys: Vec<(&str, &str)> = cases.iter().map(|c| (c.name.as_str(), c.key.as_str())).collect();
    assert_eq!(keys, [("Gia hạn", "3"), ("Cấp lại", "2")]);
}

#[test]
fn a_process_that_can_not_be_used_is_left_out_and_said_to_be() {
    let step = |agency: &str, role: &str, action: &str, minutes: i64| json!({ "title": "Việc", "agency": agency, "role": role, "action": action, "minutes": minutes });
    let process =
        |steps: Vec<Value>| with("process", json!([{ "decision": "1/QĐ-UBND", "steps": steps }]));
    let sound = vec![
        step("H99.01", "INT", "INTAKE", 240),
        step("Sở Tư pháp", "SPC", "APPRAISE", 2640),
        step("Sở Tư pháp", "DIR", "SIGN", 480),
        step("Sở Tư pháp", "CLK", "RELEASE", 240),
        step("H99.01", "RET", "RETURN", 0),
    ];
    let planned = one(process(sound.clone()));
    assert_eq!((planned.processes.len(), codes(&planned.verdict).len()), (1, 0));
    assert_eq!(planned.processes[0].steps[1].agency.as_str(), "H99.02");
    assert_eq!(planned.notes[0].code, "PROCESS_OVER", "shown, not refused");

    let mut unsigned = sound;
    unsigned.remove(2);
    let planned = one(process(unsigned));
    assert!(planned.processes.is_empty() && planned.procedure.is_some());
    assert_eq!(planned.confirm[0].code, "PROCESS_INVALID");
}

/// Plans, applies, plans again on a later day: nothing is left to do.
fn assert_second_run_is_quiet(text: &str) -> ImportPlan {
    let province = Province::demo();
    let mut current = CurrentCatalog::default();
    let first = plan_text(text, province.on(1), &current).unwrap();
    current.apply(&first);
    let second = plan_text(text, province.on(15), &current).unwrap();
    for (row, before) in second.rows.iter().zip(&first.rows) {
        if !matches!(before.verdict, Verdict::Refused(_)) {
            assert_eq!(row.verdict, Verdict::Unchanged, "{} {}", row.code, row.name);
            assert!(row.procedure.is_none() && row.processes.is_empty());
            assert_eq!(row.confirm, before.confirm, "what is to be confirmed stays visible");
        }
    }
    first
}

#[test]
fn the_demo_catalog_passes_its_own_import() {
    let plan = assert_second_run_is_quiet(include_str!("../../../../data/procedures.json"));
    for row in &plan.rows {
        assert_eq!(row.verdict, Verdict::New, "{} {:?}", row.code, row.confirm);
        assert!(
            row.notes.iter().all(|note| note.code != "PROCESS_OVER"),
            "{} {:?}",
            row.code,
            row.notes
        );
    }
    let departments: std::collections::HashSet<_> = plan
        .rows
        .iter()
        .filter_map(|row| row.procedure.as_ref())
        .map(|p| p.agency.clone())
        .collect();
    assert!(
        plan.rows.len() >= 24 && departments.len() >= 9,
        "{} of {}",
        plan.rows.len(),
        departments.len()
    );
    for row in &plan.rows {
        let procedure = row.procedure.as_ref().unwrap();
        for case in &procedure.cases {
            let has_process = row.processes.iter().any(|process| process.case == case.key);
            assert!(has_process || procedure.mirror, "{} {} has no process", row.code, case.name);
        }
    }
}

#[test]
fn every_step_of_the_demo_has_somebody_to_perform_it() {
    let file = ProvinceFile::parse(include_str!("../../../../data/province.json")).unwrap();
    let text = include_str!("../../../../data/procedures.json");
    let plan = plan_text(text, Province::demo().on(1), &CurrentCatalog::default()).unwrap();
    for step in plan.rows.iter().flat_map(|row| &row.processes).flat_map(|process| &process.steps) {
        let able = file.officers.iter().any(|officer| {
            let unit = officer.unit.as_ref().map(|unit| unit.as_str());
            officer.agency == step.agency
                && officer.roles.iter().any(|held| held.role == step.role)
                && (step.unit.is_none() || step.unit.as_deref() == unit)
        });
        assert!(able, "nobody for {step:?}");
    }
}

#[test]
fn the_demo_catalog_shows_every_kind_of_time() {
    use crate::calendar::Term;
    use crate::catalog::SubmissionChannel;
    use crate::process::StepAction;
    let text = include_str!("../../../../data/procedures.json");
    let plan = plan_text(text, Province::demo().on(1), &CurrentCatalog::default()).unwrap();
    let cases = || plan.rows.iter().flat_map(|row| row.procedure.iter().flat_map(|p| &p.cases));
    let has = |wanted: fn(&Term) -> bool| {
        cases().any(|case| case.on(SubmissionChannel::Counter).is_some_and(|c| wanted(&c.term)))
    };
    assert!(has(|t| matches!(t, Term::WorkingDay { n: 7, .. })));
    assert!(has(|t| matches!(t, Term::CalendarDay { .. })));
    assert!(has(|t| matches!(t, Term::Hour { .. })));
    assert!(has(|t| matches!(t, Term::SameDay { .. })));
    assert!(has(|t| matches!(t, Term::None)));
    assert!(cases().any(|case| case.channels.iter().any(|c| c.fee.is_some_and(|fee| fee > 0))));
    let by_chairman = |process: &crate::process::ProcessVersion| {
        process
            .steps
            .iter()
            .any(|s| s.action == StepAction::Sign && s.role == crate::identity::Role::Chm)
    };
    assert!(plan.rows.iter().flat_map(|row| &row.processes).any(by_chairman));
}

#[test]
fn every_row_of_a_real_catalog_gets_a_verdict() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/procedures.json");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    over_the_demo_catalog(&text);
    let plan = assert_second_run_is_quiet(&text);
    for row in &plan.rows {
        println!(
            "{:>3} {} {}",
            row.position,
            row.code,
            row.name.chars().take(70).collect::<String>()
        );
        let list = |mark: &str, findings: &[Finding]| {
            findings
                .iter()
                .for_each(|f| println!("      {mark} {} {}", f.code, f.message(Lang::Vi)));
        };
        if let Verdict::Refused(reasons) = &row.verdict {
            list("X", reasons);
        }
        list("?", &row.confirm);
        list("·", &row.notes);
        if let Some(procedure) = &row.procedure {
            for case in &procedure.cases {
                println!("      [{}] {} {} papers", case.key, case.name, case.documents.len());
            }
        }
    }
    let tally = plan.tally();
    println!("{tally:?}");
    assert_eq!(plan.rows.len(), 99);
    assert_eq!(tally.refused, 0);
    for code in ["3.000333", "2.001610"] {
        let row = plan.rows.iter().find(|row| row.code == code).unwrap();
        assert!(row.procedure.as_ref().unwrap().mirror, "{code}");
    }
    for row in &plan.rows {
        for case in row.procedure.iter().flat_map(|p| &p.cases) {
            assert!(!case.channels.is_empty(), "{} {}", row.code, case.name);
            for document in &case.documents {
                assert!(
                    !document.name.to_lowercase().contains(".doc"),
                    "{} {}",
                    row.code,
                    document.name
                );
            }
        }
    }
}

/// The real rows over the demo ones: differences in words, and then nothing left.
fn over_the_demo_catalog(text: &str) {
    let province = Province::demo();
    let mut current = CurrentCatalog::default();
    let demo = include_str!("../../../../data/procedures.json");
    current.apply(&plan_text(demo, province.on(1), &current).unwrap());
    let plan = plan_text(text, province.on(2), &current).unwrap();
    println!("over the demo catalog: {:?}", plan.tally());
    for row in plan
        .rows
        .iter()
        .filter(|row| current.procedures.keys().any(|code| code.as_str() == row.code))
    {
        assert!(!codes(&row.verdict).is_empty(), "{} says what changed", row.code);
        assert_eq!(row.procedure.as_ref().unwrap().version, 2);
    }
    current.apply(&plan);
    let again = plan_text(text, province.on(3), &current).unwrap().tally();
    assert_eq!(again.unchanged, plan.rows.len());
}
