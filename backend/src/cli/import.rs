//! `motcua import`.

use super::{Import, out, start};
use crate::catalog;
use anyhow::Context as _;
use domain::catalog::import::{Finding, ImportPlan, PlannedRow, Verdict};
use domain::lang::Lang;
use std::fmt::Write as _;
use std::process::ExitCode;

pub(super) async fn import(import: Import) -> anyhow::Result<ExitCode> {
    match import {
        Import::Province { file, place } => {
            let json = read(&file)?;
            start::province(&place, &json).await
        }
        Import::Procedures { file, apply, place, lang } => {
            let (json, lang) = (read(&file)?, Lang::negotiate(&lang));
            let app = start::start(start::offline(&place), start::StartOptions::default()).await?;
            let plan = catalog::plan(&json, &app.reference.now(), app.now())
                .map_err(|finding: Finding| anyhow::anyhow!(finding.message(lang).to_owned()))?;
            out(&report(&plan, lang));
            if apply {
                catalog::apply(&app, &plan).await?;
                out(lang.pick("Đã ghi vào danh mục.\n", "Written to the catalog.\n"));
            } else {
                out(lang.pick(
                    "Chưa ghi gì. Thêm --apply để ghi.\n",
                    "Nothing was written. Add --apply to write.\n",
                ));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn read(path: &std::path::Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("can not read {}", path.display()))
}

fn report(plan: &ImportPlan, lang: Lang) -> String {
    let mut text = String::new();
    for row in &plan.rows {
        write_row(&mut text, row, lang);
    }
    let tally = plan.tally();
    let _ = writeln!(
        text,
        "{} {}: {} {}, {} {}, {} {}, {} {}, {} {}.",
        plan.rows.len(),
        lang.pick("dòng", "rows"),
        tally.new,
        lang.pick("mới", "new"),
        tally.changed,
        lang.pick("thay đổi", "changed"),
        tally.unchanged,
        lang.pick("giữ nguyên", "unchanged"),
        tally.unclear,
        lang.pick("cần xác nhận", "to be confirmed"),
        tally.refused,
        lang.pick("từ chối", "refused"),
    );
    text
}

fn write_row(text: &mut String, row: &PlannedRow, lang: Lang) {
    let nothing: &[Finding] = &[];
    let (verdict, findings) = match &row.verdict {
        Verdict::New => (lang.pick("MỚI", "NEW"), nothing),
        Verdict::Changed(findings) => (lang.pick("THAY ĐỔI", "CHANGED"), findings.as_slice()),
        Verdict::Unchanged => (lang.pick("GIỮ NGUYÊN", "UNCHANGED"), nothing),
        Verdict::Unclear(findings) => (lang.pick("CẦN XÁC NHẬN", "UNCLEAR"), findings.as_slice()),
        Verdict::Refused(findings) => (lang.pick("TỪ CHỐI", "REFUSED"), findings.as_slice()),
    };
    let _ = writeln!(text, "{:>3}  {verdict:<12}  {:<8}  {}", row.position, row.code, row.name);
    for finding in findings {
        let _ = writeln!(text, "     - {}", finding.message(lang));
    }
}
