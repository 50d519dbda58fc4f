//! `motcua import`.

use super::{DatabaseArgs, Import, Out, PlannedImport, say, start};
use crate::catalog;
use crate::identity::{self, NoAccount};
use anyhow::{Context as _, ensure};
use domain::catalog::import::{Finding, ImportPlan, PlannedRow, Verdict};
use domain::identifier::AgencyCode;
use domain::identity::{PaymentAccount, ProvinceFile};
use domain::lang::Lang;
use std::fmt::Write as _;
use std::process::ExitCode;

pub(super) async fn import(import: Import, out: Out<'_>) -> anyhow::Result<ExitCode> {
    match import {
        Import::Province { file, place } => {
            let json = read(&file)?;
            start::province(&place, &json, out).await
        }
        Import::Accounts(PlannedImport { file, apply, place, lang }) => {
            let (json, lang) = (read(&file)?, Lang::negotiate(&lang));
            accounts(&json, apply, &place, lang, out).await
        }
        Import::Procedures(PlannedImport { file, apply, place, lang }) => {
            let (json, lang) = (read(&file)?, Lang::negotiate(&lang));
            let app = start::start(start::offline(&place), start::StartOptions::default()).await?;
            let plan = catalog::plan(&json, &app.reference.now(), app.now())
                .map_err(|finding: Finding| anyhow::anyhow!(finding.message(lang).to_owned()))?;
            say(out, &report(&plan, lang));
            if apply {
                catalog::apply(&app, &plan).await?;
                say(out, lang.pick("Đã ghi vào danh mục.\n", "Written to the catalog.\n"));
            } else {
                say(
                    out,
                    lang.pick(
                        "Chưa ghi gì. Thêm --apply để ghi.\n",
                        "Nothing was written. Add --apply to write.\n",
                    ),
                );
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Puts accounts on record, or says why not; then nothing is written.
async fn accounts(
    json: &str,
    apply: bool,
    place: &DatabaseArgs,
    lang: Lang,
    out: Out<'_>,
) -> anyhow::Result<ExitCode> {
    let file = ProvinceFile::parse(json).context("this is no province file")?;
    let app = start::start(start::offline(place), start::StartOptions::default()).await?;
    let known = app.reference.now();
    let facts = known.province.as_ref().context("no province was set up in this database")?;
    ensure!(!file.fictitious || facts.fictitious, "the accounts of this file are invented");
    let changes = match identity::account_changes(facts, &known.agencies, &file) {
        Ok(changes) => changes,
        Err(wrong) => {
            let why = |(agency, why): (AgencyCode, NoAccount)| {
                format!("{agency}: {}\n", why.message(lang))
            };
            say(out, &wrong.into_iter().map(why).collect::<String>());
            return Ok(ExitCode::FAILURE);
        }
    };
    let name = |it: &PaymentAccount| format!("{}, {}, {}", it.holder, it.number, it.bank);
    for change in &changes {
        let before = change.before.as_ref().map_or_else(|| "–".to_owned(), name);
        say(out, &format!("{}: {before} → {}\n", change.agency, name(&change.after)));
    }
    if apply && !changes.is_empty() {
        identity::put_on_record(&app, &changes).await?;
    }
    say(
        out,
        match (changes.is_empty(), apply) {
            (true, _) => lang.pick("Không có gì thay đổi.\n", "Nothing changes.\n"),
            (false, true) => lang.pick(
                "Đã ghi. Máy chủ dùng SQLite đang chạy: khởi động lại để dùng tài khoản mới.\n",
                "Written. A server on SQLite that runs knows them when it is started again.\n",
            ),
            (false, false) => lang.pick(
                "Chưa ghi gì. Thêm --apply để ghi.\n",
                "Nothing was written. Add --apply to write.\n",
            ),
        },
    );
    Ok(ExitCode::SUCCESS)
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
