//! The optional process block of a row.

use super::directory::AgencyDirectory;
use super::finding::Finding;
use super::groups::Told;
use super::raw::{RawProcess, RawStep};
use crate::catalog::{ChannelTerm, ProcedureCase, ProcedureVersion};
use crate::identifier::AgencyCode;
use crate::lang::Lang;
use crate::process::{HoursVerdict, ProcessVersion, Step, check, validate};
use crate::text::fold;

/// The processes of the row, one per case it covers. A block that can not be used is left out and
/// said to be; the procedure itself is imported and shows as a gap (R4).
pub(super) fn read(
    blocks: &[RawProcess],
    procedure: &ProcedureVersion,
    directory: &AgencyDirectory,
    center: &AgencyCode,
    told: &mut Told,
) -> Vec<ProcessVersion> {
    let mut processes: Vec<ProcessVersion> = Vec::new();
    // Blocks that name a case go first, so that a general one fills what is left.
    let (named, general): (Vec<_>, Vec<_>) = blocks.iter().partition(|block| block.case.is_some());
    for block in named.into_iter().chain(general) {
        let cases: Vec<&ProcedureCase> = match &block.case {
            Some(name) => procedure.cases.iter().filter(|case| is_named(case, name)).collect(),
            None => procedure
                .cases
                .iter()
                .filter(|case| processes.iter().all(|p| p.case != case.key))
                .collect(),
        };
        if let (true, Some(name)) = (cases.is_empty(), &block.case) {
            told.confirm.push(Finding::new(
                "PROCESS_CASE_UNKNOWN",
                format!(
                    "Quy trình cho trường hợp “{name}” không nhập: thủ tục không có trường hợp này."
                ),
                format!(
                    "The process for “{name}” was not imported: the procedure has no such case."
                ),
            ));
        }
        let Some(steps) = steps(block, directory, told) else { continue };
        for case in cases {
            let process = ProcessVersion {
                procedure: procedure.code.clone(),
                case: case.key.clone(),
                version: 1,
                decision: block.decision.clone(),
                effective_from: block.effective_from.unwrap_or(procedure.valid_from),
                file: block.file,
                steps: steps.clone(),
            };
            if is_usable(&process, center, told) {
                tell_hours(&process, case, told);
                processes.push(process);
            }
        }
    }
    processes
}

fn is_named(case: &ProcedureCase, name: &str) -> bool {
    case.key == name || fold(&case.name) == fold(name)
}

fn steps(block: &RawProcess, directory: &AgencyDirectory, told: &mut Told) -> Option<Vec<Step>> {
    let before = told.confirm.len();
    let steps: Vec<Step> = block
        .steps
        .iter()
        .enumerate()
        .filter_map(|(i, raw)| step(i + 1, raw, directory, told))
        .collect();
    (told.confirm.len() == before).then_some(steps)
}

fn step(
    number: usize,
    raw: &RawStep,
    directory: &AgencyDirectory,
    told: &mut Told,
) -> Option<Step> {
    let Some(agency) = directory.find(&raw.agency) else {
        told.confirm.push(Finding::new(
            "STEP_AGENCY_UNKNOWN",
            format!(
                "Quy trình không nhập: bước {number}, đơn vị “{}” không có trong danh bạ.",
                raw.agency
            ),
            format!(
                "The process was not imported: step {number}, agency “{}” is not in the directory.",
                raw.agency
            ),
        ));
        return None;
    };
    if let Some(unit) = raw.unit.as_ref().filter(|unit| !agency.units.contains(unit)) {
        told.confirm.push(Finding::new(
            "STEP_UNIT_UNKNOWN",
            format!(
                "Quy trình không nhập: bước {number}, {} không có phòng “{unit}”.",
                agency.name
            ),
            format!(
                "The process was not imported: step {number}, {} has no unit “{unit}”.",
                agency.name
            ),
        ));
        return None;
    }
    Some(Step {
        title: raw.title.clone(),
        agency: agency.code.clone(),
        unit: raw.unit.clone(),
        role: raw.role,
        action: raw.action,
        minutes: raw.minutes,
        stage: raw.stage,
        pauses_clock: raw.pauses_clock.clone(),
    })
}

fn is_usable(process: &ProcessVersion, center: &AgencyCode, told: &mut Told) -> bool {
    let problems = validate(process, center);
    for problem in &problems {
        told.confirm.push(Finding::new(
            "PROCESS_INVALID",
            format!("Quy trình không nhập. {}", problem.message(Lang::Vi)),
            format!("The process was not imported. {}", problem.message(Lang::En)),
        ));
    }
    problems.is_empty()
}

/// Says where the steps differ from the shortest time any channel of the case promises, of a
/// two-stage procedure stage by stage.
fn tell_hours(process: &ProcessVersion, case: &ProcedureCase, told: &mut Told) {
    let two_stages = case.channels.iter().any(|channel| channel.second_term.is_some());
    let stages: &[Option<u8>] = if two_stages { &[Some(1), Some(2)] } else { &[None] };
    for stage in stages {
        tell_stage(process, case, *stage, told);
    }
}

fn tell_stage(process: &ProcessVersion, case: &ProcedureCase, stage: Option<u8>, told: &mut Told) {
    let term = |channel: &ChannelTerm| match stage {
        Some(2) => channel.second_term,
        _ => Some(channel.term),
    };
    let tightest = case
        .channels
        .iter()
        .filter_map(|channel| Some(check(process, stage, term(channel)?)))
        .min_by_key(|check| check.limit_minutes.unwrap_or(u64::MAX));
    let Some(hours) =
        tightest.filter(|hours| matches!(hours.verdict, HoursVerdict::Over | HoursVerdict::Slack))
    else {
        return;
    };
    let code = if hours.verdict == HoursVerdict::Over { "PROCESS_OVER" } else { "PROCESS_SLACK" };
    let name = if case.name.is_empty() { String::new() } else { format!("{}: ", case.name) };
    let part = |word: &str| stage.map_or_else(String::new, |stage| format!("{word} {stage}: "));
    told.notes.push(Finding::new(
        code,
        format!("{name}{}{}", part("Giai đoạn"), hours.message(Lang::Vi)),
        format!("{name}{}{}", part("Stage"), hours.message(Lang::En)),
    ));
}
