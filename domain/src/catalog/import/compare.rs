//! What changed between two versions, in words.

use super::compare_case::{self, title};
use super::finding::Finding;
use super::words::short;
use crate::catalog::ProcedureVersion;
use crate::lang::Lang;
use crate::process::ProcessVersion;

/// The differences an official would name; empty exactly when the contents are the same. The
/// number of the version is not content.
pub(super) fn procedures(old: &ProcedureVersion, new: &ProcedureVersion) -> Vec<Finding> {
    let mut found = Vec::new();
    facts(old, new, &mut found);
    for case in &old.cases {
        if new.case(&case.key).is_none() {
            let name = title(case);
            found.push(Finding::new(
                "CASE_REMOVED",
                format!("Bỏ trường hợp “{name}”."),
                format!("Case “{name}” removed."),
            ));
        }
    }
    for case in &new.cases {
        let name = title(case);
        match old.case(&case.key) {
            Some(before) => compare_case::compare(before, case, &mut found),
            None => found.push(Finding::new(
                "CASE_ADDED",
                format!("Thêm trường hợp “{name}”."),
                format!("Case “{name}” added."),
            )),
        }
    }
    if found.is_empty() && !same(old, new) {
        found.push(Finding::new(
            "ORDER_CHANGED",
            "Thay đổi thứ tự trường hợp hoặc giấy tờ.",
            "The order of cases or papers changed.",
        ));
    }
    found
}

/// What stands above the cases.
fn facts(old: &ProcedureVersion, new: &ProcedureVersion, found: &mut Vec<Finding>) {
    let mut text = |code, vi: &str, en: &str, old: &str, new: &str| {
        if old != new {
            found.push(changed(code, (vi, en), (old, old), (new, new)));
        }
    };
    text("NAME_CHANGED", "Tên", "Name", &old.name, &new.name);
    text("FIELD_CHANGED", "Lĩnh vực", "Field", &old.field, &new.field);
    text(
        "AGENCY_CHANGED",
        "Cơ quan giải quyết",
        "Department",
        old.agency.as_str(),
        new.agency.as_str(),
    );
    text(
        "DECISION_CHANGED",
        "Quyết định công bố",
        "Decision",
        &old.decision.number,
        &new.decision.number,
    );
    text(
        "DECISION_DATE_CHANGED",
        "Ngày quyết định",
        "Date of the decision",
        &date(old.decision.date),
        &date(new.decision.date),
    );
    text(
        "VALID_FROM_CHANGED",
        "Ngày có hiệu lực",
        "Valid from",
        &old.valid_from.to_string(),
        &new.valid_from.to_string(),
    );
    text(
        "APPLICANTS_CHANGED",
        "Đối tượng",
        "Applicants",
        &old.applicants.join("; "),
        &new.applicants.join("; "),
    );
    let results = |version: &ProcedureVersion| {
        let each: Vec<String> =
            version.results.iter().map(|r| format!("{} {}", r.name, r.code)).collect();
        each.join("; ")
    };
    text("RESULTS_CHANGED", "Kết quả", "Results", &results(old), &results(new));
    let levels = |version: &ProcedureVersion, lang| {
        version.levels.iter().map(|level| level.name(lang)).collect::<Vec<_>>().join(", ")
    };
    if old.levels != new.levels {
        found.push(changed(
            "LEVELS_CHANGED",
            ("Cấp thực hiện", "Levels"),
            (&levels(old, Lang::Vi), &levels(old, Lang::En)),
            (&levels(new, Lang::Vi), &levels(new, Lang::En)),
        ));
    }
    if old.rules != new.rules {
        found.push(Finding::new(
            "RULES_CHANGED",
            "Đổi quy định riêng của pháp luật chuyên ngành (bổ sung, lấy ý kiến, cách tính lại thời hạn).",
            "What specialised law says differently has changed (supplements, consultation, how time goes on).",
        ));
    }
    if old.mirror != new.mirror {
        found.push(Finding::new(
            "MIRROR_CHANGED",
            "Đổi nơi xử lý (hệ thống của ngành hay của tỉnh).",
            "The system that keeps the file changed.",
        ));
    }
}

fn same(old: &ProcedureVersion, new: &ProcedureVersion) -> bool {
    *old == ProcedureVersion { version: old.version, ..new.clone() }
}

/// What changed between two versions of a process; empty when nothing did.
pub(super) fn processes(old: &ProcessVersion, new: &ProcessVersion) -> Vec<Finding> {
    if *old == (ProcessVersion { version: old.version, ..new.clone() }) {
        return Vec::new();
    }
    let minutes = |process: &ProcessVersion| {
        process.steps.iter().map(|step| u64::from(step.minutes)).sum::<u64>()
    };
    vec![Finding::new(
        "PROCESS_CHANGED",
        format!(
            "Quy trình thay đổi: từ {} bước, {} phút thành {} bước, {} phút.",
            old.steps.len(),
            minutes(old),
            new.steps.len(),
            minutes(new)
        ),
        format!(
            "The process changed: from {} steps, {} minutes to {} steps, {} minutes.",
            old.steps.len(),
            minutes(old),
            new.steps.len(),
            minutes(new)
        ),
    )]
}

fn date(date: Option<chrono::NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn changed(
    code: &'static str,
    what: (&str, &str),
    old: (&str, &str),
    new: (&str, &str),
) -> Finding {
    let quote = |text: &str| short(text, 120);
    Finding::new(
        code,
        format!("{}: từ “{}” thành “{}”.", what.0, quote(old.0), quote(new.0)),
        format!("{}: from “{}” to “{}”.", what.1, quote(old.1), quote(new.1)),
    )
}
