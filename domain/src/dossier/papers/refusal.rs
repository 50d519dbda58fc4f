//! Mẫu 03, at the counter and after appraisal.

use super::{Draft, applicant, draft, numbered};
use crate::document::{self, FormKind, RefusalReason, Signatory};
use crate::dossier::command::NewPaper;
use crate::dossier::decide::Context;
use crate::dossier::intake::Intake;
use crate::dossier::signature::{received_by, signatory};
use crate::dossier::state::Dossier;
use crate::refusal::Refusal;

/// Mẫu 03 at intake.
pub(in crate::dossier) fn intake_refusal(
    intake: &Intake,
    reason: &RefusalReason,
    text: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let form = refusal(intake, reason.clone(), text, signatory(cx), paper, cx)?;
    draft(&form, &cx.office.center, paper)
}

/// Mẫu 03 after appraisal: decided where the result is signed, through the Center (NĐ 118/2025
/// Đ.19.3). `text` are the concrete reasons. Under «người tiếp nhận hồ sơ» stands the officer of the
/// Center who took the dossier in, and never who decided it.
pub(in crate::dossier) fn refusal_after_appraisal(
    dossier: &Dossier,
    text: &str,
    basis: &str,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Draft {
    let agency = dossier.current_step().map_or(&dossier.facts.agency, |run| &run.agency);
    let officer = received_by(dossier, cx);
    let intake = &dossier.facts.intake;
    let form = document::IntakeRefusal {
        dossier_code: dossier.code().map(str::to_owned),
        legal_basis: Some(basis.to_owned()),
        decided_by: Some(cx.office.agency_name(agency)),
        ..refusal(intake, RefusalReason::NotEligible, text, officer, paper, cx)?
    };
    draft(&form, &cx.office.center, paper)
}

fn refusal(
    intake: &Intake,
    reason: RefusalReason,
    text: &str,
    officer: Signatory,
    paper: NewPaper,
    cx: &Context<'_>,
) -> Result<document::IntakeRefusal, Vec<Refusal>> {
    Ok(document::IntakeRefusal {
        issuer: cx.office.body.clone(),
        number: numbered(FormKind::IntakeRefusal, paper)?,
        issued_at: cx.now,
        dossier_code: None,
        applicant: applicant(&intake.applicant),
        procedure_name: cx.procedure.name.clone(),
        procedure_code: Some(cx.procedure.code.to_string()),
        reason,
        explanation: text.to_owned(),
        legal_basis: None,
        decided_by: None,
        officer,
        evaluation_note: None,
        tracking_url: None,
    })
}
