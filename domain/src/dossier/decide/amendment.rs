//! Corrections of what was filed: proposed by one, made by another, never silent.

use super::Log;
use super::guard::possible;
use super::steps::{Done, REMARK, one};
use crate::dossier::act::Act;
use crate::dossier::amend::{self, Wanted};
use crate::dossier::event::Event;
use crate::dossier::intake::paragraph;
use crate::dossier::letters;
use crate::dossier::life::{AmendableField, FieldChange};
use crate::dossier::state::Dossier;
use crate::refusal::{Code, Problems, Refusal};
use crate::time::local_date;

pub(super) fn propose(
    log: &mut Log<'_>,
    dossier: &Dossier,
    wanted: Vec<(AmendableField, String)>,
    reason: &str,
) -> Done {
    possible(dossier, Act::ProposeAmendment, log.cx).map_err(one)?;
    let mut problems = Problems::new();
    let reason = problems.note(paragraph(reason, "reason", REMARK));
    if wanted.is_empty() {
        problems.push(Refusal::at(Code::Required, "changes"));
    }
    let intake = &dossier.facts.intake;
    let today = local_date(log.cx.now);
    let mut changes: Vec<Wanted> = Vec::new();
    for (i, (field, after)) in wanted.into_iter().take(AmendableField::ALL.len()).enumerate() {
        if changes.iter().any(|(_, other)| other.field == field) {
            problems.push(Refusal::at(Code::Duplicate, &format!("changes.{i}.field")));
            continue;
        }
        let path = format!("changes.{i}.after");
        let before = amend::value(intake, field);
        let after = problems.note(amend::check(intake, field, &after, today, &path));
        let Some(after) = after else { continue };
        if after == before {
            problems.push(Refusal::at(Code::Unchanged, &path));
        }
        changes.push((path, FieldChange { field, before, after }));
    }
    amend::together(intake, &mut changes, &mut problems);
    problems.into_result()?;
    let changes = changes.into_iter().map(|(_, change)| change).collect();
    log.push(Event::AmendmentProposed { changes, reason: reason.unwrap_or_default() });
    Ok(())
}

pub(super) fn approve(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    possible(dossier, Act::ApproveAmendment, cx).map_err(one)?;
    let Some(amendment) = dossier.open_amendment() else {
        return Err(one(Refusal::new(Code::NoAmendment)));
    };
    let record = letters::amendment_record(dossier, amendment, log.paper(), cx)?;
    log.push(Event::AmendmentApproved);
    log.issue(record);
    Ok(())
}

pub(super) fn reject(log: &mut Log<'_>, dossier: &Dossier, reason: &str) -> Done {
    possible(dossier, Act::RejectAmendment, log.cx).map_err(one)?;
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    log.push(Event::AmendmentRejected { reason });
    Ok(())
}
