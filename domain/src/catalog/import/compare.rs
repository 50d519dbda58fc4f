//! What changed between two versions, in words.

use super::finding::Finding;
use super::words::{fee_in_words, short, term_in_words};
use crate::catalog::{DocumentRequirement, ProcedureCase, ProcedureVersion};
use crate::lang::Lang;
use crate::process::ProcessVersion;

/// The differences an official would name; empty exactly when the contents are the same. The
/// number of the version is not content.
pub(super) fn procedures(old: &ProcedureVersion, new: &ProcedureVersion) -> Vec<Finding> {
    let mut found = Vec::new();
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
    if old.mirror != new.mirror {
        found.push(Finding::new(
            "MIRROR_CHANGED",
            "Đổi nơi xử lý (hệ thống của ngành hay của tỉnh).",
            "The system that keeps the file changed.",
        ));
    }
    for case in &old.cases {
        if new.case(&case.key).is_none() {
            found.push(Finding::new(
                "CASE_REMOVED",
                format!("Bỏ trường hợp “{}”.", title(case)),
                format!("Case “{}” removed.", title(case)),
            ));
        }
    }
    for case in &new.cases {
        match old.case(&case.key) {
            Some(before) => cases(before, case, &mut found),
            None => found.push(Finding::new(
                "CASE_ADDED",
                format!("Thêm trường hợp “{}”.", title(case)),
                format!("Case “{}” added.", title(case)),
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

fn same(old: &ProcedureVersion, new: &ProcedureVersion) -> bool {
    *old == ProcedureVersion { version: old.version, ..new.clone() }
}

fn cases(old: &ProcedureCase, new: &ProcedureCase, found: &mut Vec<Finding>) {
    let at =
        if new.name.is_empty() { String::new() } else { format!("{}: ", short(&new.name, 60)) };
    let mut say = |code, vi: String, en: String| {
        found.push(Finding::new(code, format!("{at}{vi}"), format!("{at}{en}")))
    };
    if old.name != new.name {
        say(
            "CASE_RENAMED",
            format!("đổi tên từ “{}”.", title(old)),
            format!("renamed from “{}”.", title(old)),
        );
    }
    if old.notes != new.notes {
        say("CASE_NOTES_CHANGED", "lưu ý thay đổi.".to_owned(), "the notes changed.".to_owned());
    }
    let find =
        |case: &ProcedureCase, key: &str| case.documents.iter().find(|d| d.key == key).cloned();
    for document in old.documents.iter().filter(|d| find(new, &d.key).is_none()) {
        let name = short(&document.name, 80);
        say(
            "DOCUMENT_REMOVED",
            format!("bỏ giấy tờ “{name}”."),
            format!("paper “{name}” removed."),
        );
    }
    for document in &new.documents {
        let name = short(&document.name, 80);
        match find(old, &document.key) {
            None => say(
                "DOCUMENT_ADDED",
                format!("thêm giấy tờ “{name}”."),
                format!("paper “{name}” added."),
            ),
            Some(before) if before != *document => {
                let (vi, en) = document_change(&before, document);
                say(
                    "DOCUMENT_CHANGED",
                    format!("giấy tờ “{name}”: {vi}."),
                    format!("paper “{name}”: {en}."),
                );
            }
            Some(_) => {}
        }
    }
    for term in old.channels.iter().filter(|term| new.on(term.channel).is_none()) {
        say(
            "CHANNEL_REMOVED",
            format!("bỏ kênh {}.", term.channel.name(Lang::Vi)),
            format!("channel {} removed.", term.channel.name(Lang::En)),
        );
    }
    for term in &new.channels {
        let (vi, en) = (term.channel.name(Lang::Vi), term.channel.name(Lang::En));
        let Some(before) = old.on(term.channel) else {
            say("CHANNEL_ADDED", format!("thêm kênh {vi}."), format!("channel {en} added."));
            continue;
        };
        if before.term != term.term {
            say(
                "TIME_CHANGED",
                format!(
                    "{vi}: thời hạn từ {} thành {}.",
                    term_in_words(before.term, Lang::Vi),
                    term_in_words(term.term, Lang::Vi)
                ),
                format!(
                    "{en}: time from {} to {}.",
                    term_in_words(before.term, Lang::En),
                    term_in_words(term.term, Lang::En)
                ),
            );
        }
        if before.fee != term.fee {
            say(
                "FEE_CHANGED",
                format!(
                    "{vi}: phí, lệ phí từ {} thành {}.",
                    fee_in_words(before.fee, Lang::Vi),
                    fee_in_words(term.fee, Lang::Vi)
                ),
                format!(
                    "{en}: fee from {} to {}.",
                    fee_in_words(before.fee, Lang::En),
                    fee_in_words(term.fee, Lang::En)
                ),
            );
        }
        if before.fee_note != term.fee_note || before.term_note != term.term_note {
            say(
                "CHANNEL_NOTE_CHANGED",
                format!("{vi}: ghi chú thay đổi."),
                format!("{en}: the note changed."),
            );
        }
    }
}

fn document_change(old: &DocumentRequirement, new: &DocumentRequirement) -> (String, String) {
    let mut vi = Vec::new();
    let mut en = Vec::new();
    if old.name != new.name {
        vi.push(format!("đổi tên từ “{}”", short(&old.name, 80)));
        en.push(format!("renamed from “{}”", short(&old.name, 80)));
    }
    if (old.originals, old.copies) != (new.originals, new.copies) {
        vi.push(format!(
            "{} bản chính, {} bản sao (trước: {}, {})",
            new.originals, new.copies, old.originals, old.copies
        ));
        en.push(format!(
            "{} originals, {} copies (before: {}, {})",
            new.originals, new.copies, old.originals, old.copies
        ));
    }
    if old.required != new.required {
        vi.push(if new.required { "nay bắt buộc" } else { "nay không bắt buộc" }.to_owned());
        en.push(if new.required { "now required" } else { "no longer required" }.to_owned());
    }
    if old.form != new.form {
        vi.push(format!("mẫu “{}”", new.form));
        en.push(format!("form “{}”", new.form));
    }
    (vi.join(", "), en.join(", "))
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

fn title(case: &ProcedureCase) -> String {
    if case.name.is_empty() { case.key.clone() } else { short(&case.name, 80) }
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
