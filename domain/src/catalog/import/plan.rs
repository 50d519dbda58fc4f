//! The verdict on each row of a file, beside the catalog in force.

use super::build::build;
use super::compare;
use super::directory::AgencyDirectory;
use super::finding::Finding;
use super::groups::Told;
use super::raw::RawProcedure;
use super::{reader, steps};
use crate::catalog::ProcedureVersion;
use crate::identifier::{AgencyCode, ProcedureCode};
use crate::process::ProcessVersion;
use crate::text::tidy;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// What the import knows besides the file.
#[derive(Debug, Clone, Copy)]
pub struct ImportContext<'a> {
    /// The agencies of the province.
    pub directory: &'a AgencyDirectory,
    /// The Center, which takes in and returns.
    pub center: &'a AgencyCode,
    /// First day of versions whose row states none.
    pub today: NaiveDate,
}

/// The latest version of every procedure, and of the process of every case.
#[derive(Debug, Clone, Default)]
pub struct CurrentCatalog {
    /// By code.
    pub procedures: BTreeMap<ProcedureCode, ProcedureVersion>,
    /// By code and case.
    pub processes: BTreeMap<(ProcedureCode, String), ProcessVersion>,
}

impl CurrentCatalog {
    /// The catalog after what `plan` would write has been written.
    pub fn apply(&mut self, plan: &ImportPlan) {
        for row in &plan.rows {
            if let Some(version) = &row.procedure {
                self.procedures.insert(version.code.clone(), version.clone());
            }
            for process in &row.processes {
                self.processes
                    .insert((process.procedure.clone(), process.case.clone()), process.clone());
            }
        }
    }
}

/// What an import would do, row by row in the order of the file.
#[derive(Debug, Clone, Serialize)]
pub struct ImportPlan {
    /// One per row of the file.
    pub rows: Vec<PlannedRow>,
}

/// What becomes of one row.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlannedRow {
    /// Position in the file, from 1.
    pub position: usize,
    /// Code as read, or as written when it is no code; empty when missing.
    pub code: String,
    /// Name as written; empty when missing.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What was repaired on the way, for information.
    pub notes: Vec<Finding>,
    /// What an official must confirm, also when nothing is written this time.
    pub confirm: Vec<Finding>,
    /// The version to write; `None` when there is nothing to write.
    pub procedure: Option<ProcedureVersion>,
    /// The process versions to write.
    pub processes: Vec<ProcessVersion>,
}

/// What becomes of a row, in one word with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "findings", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    /// Mới: not in the catalog yet.
    New,
    /// Thay đổi: in the catalog, with these differences.
    Changed(Vec<Finding>),
    /// Không đổi: in the catalog just so.
    Unchanged,
    /// Cần xác nhận: written, but [`PlannedRow::confirm`] is for an official; with the differences
    /// when it was in the catalog.
    Unclear(Vec<Finding>),
    /// Từ chối: not written, for these reasons.
    Refused(Vec<Finding>),
}

/// Rows by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// New rows.
    pub new: usize,
    /// Changed rows.
    pub changed: usize,
    /// Unchanged rows.
    pub unchanged: usize,
    /// Rows written that need confirmation.
    pub unclear: usize,
    /// Refused rows.
    pub refused: usize,
}

impl ImportPlan {
    /// Rows by verdict.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for row in &self.rows {
            match row.verdict {
                Verdict::New => tally.new += 1,
                Verdict::Changed(_) => tally.changed += 1,
                Verdict::Unchanged => tally.unchanged += 1,
                Verdict::Unclear(_) => tally.unclear += 1,
                Verdict::Refused(_) => tally.refused += 1,
            }
        }
        tally
    }
}

/// Plans a file: an object with a list `procedures`, or the list itself.
///
/// # Errors
/// Only when the text as a whole is not such a file; faults of rows are verdicts.
pub fn plan_text(
    json: &str,
    context: ImportContext<'_>,
    current: &CurrentCatalog,
) -> Result<ImportPlan, Finding> {
    let json = json.trim_start_matches('\u{feff}');
    let file: Value = serde_json::from_str(json).map_err(|error| {
        Finding::new(
            "FILE_NOT_JSON",
            format!(
                "Tệp không phải JSON hợp lệ: dòng {}, cột {}. Sửa rồi nhập lại.",
                error.line(),
                error.column()
            ),
            format!(
                "The file is not valid JSON: line {}, column {}. Correct it and import again.",
                error.line(),
                error.column()
            ),
        )
    })?;
    let rows = file.get("procedures").unwrap_or(&file).as_array().ok_or_else(|| {
        Finding::new(
            "FILE_WITHOUT_PROCEDURES",
            "Tệp không có danh sách “procedures”. Xem docs/catalog-format.md.",
            "The file has no list “procedures”. See docs/catalog-format.md.",
        )
    })?;
    Ok(plan(rows, context, current))
}

/// Plans rows.
pub fn plan(rows: &[Value], context: ImportContext<'_>, current: &CurrentCatalog) -> ImportPlan {
    let mut seen: HashMap<ProcedureCode, usize> = HashMap::new();
    let rows = rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let position = index + 1;
            let raw = reader::read(row).and_then(|raw| match seen.get(&raw.code) {
                Some(first) => Err(vec![Finding::new(
                    "DUPLICATE",
                    format!("Mã {} đã có ở dòng {first} của tệp. Chỉ giữ một dòng cho mỗi thủ tục.", raw.code),
                    format!("Code {} stands in row {first} of the file already. Keep one row per procedure.", raw.code),
                )]),
                None => Ok(raw),
            });
            let planned = raw.and_then(|raw| plan_row(position, &raw, context, current));
            if let Ok(row) = &planned
                && let Ok(code) = ProcedureCode::try_from(row.code.as_str())
            {
                seen.insert(code, position);
            }
            planned.unwrap_or_else(|reasons| refused(position, row, reasons))
        })
        .collect();
    ImportPlan { rows }
}

fn plan_row(
    position: usize,
    raw: &RawProcedure,
    context: ImportContext<'_>,
    current: &CurrentCatalog,
) -> Result<PlannedRow, Vec<Finding>> {
    let agency = context
        .directory
        .find(&raw.department)
        .ok_or_else(|| vec![department_unknown(raw, context)])?;
    let existing = current.procedures.get(&raw.code);
    let mut told = Told::default();
    let mut version = build(raw, agency, existing, context.today, &mut told);
    if let (None, Some(existing)) = (raw.valid_from, existing) {
        version.valid_from = existing.valid_from;
    }
    let processes =
        steps::read(&raw.processes, &version, context.directory, context.center, &mut told);
    let mut changes = existing.map(|old| compare::procedures(old, &version)).unwrap_or_default();
    let write = existing.is_none() || !changes.is_empty();
    if write && existing.is_some() && raw.valid_from.is_none() {
        version.valid_from = context.today;
    }
    let processes = new_processes(processes, raw, current, &mut changes);
    let verdict = match (existing, changes.is_empty() && processes.is_empty()) {
        (Some(_), true) => Verdict::Unchanged,
        _ if !told.confirm.is_empty() => Verdict::Unclear(changes),
        (None, _) => Verdict::New,
        (Some(_), false) => Verdict::Changed(changes),
    };
    Ok(PlannedRow {
        position,
        code: raw.code.to_string(),
        name: raw.name.clone(),
        verdict,
        notes: told.notes,
        confirm: told.confirm,
        procedure: write.then_some(version),
        processes,
    })
}

/// The processes that differ from those in force, numbered on from them.
fn new_processes(
    processes: Vec<ProcessVersion>,
    raw: &RawProcedure,
    current: &CurrentCatalog,
    changes: &mut Vec<Finding>,
) -> Vec<ProcessVersion> {
    let mut new = Vec::new();
    for mut process in processes {
        let Some(old) = current.processes.get(&(process.procedure.clone(), process.case.clone()))
        else {
            if current.procedures.contains_key(&raw.code) {
                changes.push(Finding::new(
                    "PROCESS_ADDED",
                    "Thêm quy trình nội bộ.",
                    "A process was added.",
                ));
            }
            new.push(process);
            continue;
        };
        if raw.processes.iter().all(|block| block.effective_from.is_none()) {
            process.effective_from = old.effective_from;
        }
        let differences = compare::processes(old, &process);
        if !differences.is_empty() {
            process.version = old.version + 1;
            changes.extend(differences);
            new.push(process);
        }
    }
    new
}

fn department_unknown(raw: &RawProcedure, context: ImportContext<'_>) -> Finding {
    let names = context.directory.names().join(", ");
    Finding::new(
        "DEPARTMENT_UNKNOWN",
        format!(
            "Cơ quan “{}” không có trong danh bạ của tỉnh. Thêm cơ quan (hoặc tên gọi khác) rồi nhập lại. Hiện có: {names}.",
            raw.department
        ),
        format!(
            "Department “{}” is not in the directory of the province. Add it (or the other name) and import again. Known: {names}.",
            raw.department
        ),
    )
}

fn refused(position: usize, row: &Value, reasons: Vec<Finding>) -> PlannedRow {
    let text = |key: &str| row.get(key).and_then(Value::as_str).map(tidy).unwrap_or_default();
    PlannedRow {
        position,
        code: text("code"),
        name: text("name"),
        verdict: Verdict::Refused(reasons),
        notes: Vec::new(),
        confirm: Vec::new(),
        procedure: None,
        processes: Vec::new(),
    }
}
