//! Opinions of other agencies and inspections of the site (T13; NĐ 118/2025 Đ.19.4).

use super::Log;
use super::guard::possible;
use super::intake::REASON;
use super::steps::{Done, one};
use crate::dossier::act::Act;
use crate::dossier::event::Event;
use crate::dossier::intake::paragraph;
use crate::dossier::letters;
use crate::dossier::life::{InspectionRecord, Opinion};
use crate::dossier::state::Dossier;
use crate::identity::Role;
use crate::refusal::{Code, Problems, Refusal};

pub(super) fn answer(
    log: &mut Log<'_>,
    dossier: &Dossier,
    number: u32,
    opinion: Opinion,
    text: &str,
) -> Done {
    let cx = log.cx;
    possible(dossier, Act::AnswerConsultation, cx).map_err(one)?;
    // An answer that comes after silence was taken for consent is still heard.
    let asked = dossier
        .consultations
        .iter()
        .find(|asked| asked.number == number && asked.answer.is_none())
        .filter(|asked| cx.actor.holds(Role::Con, &asked.agency, None))
        .ok_or_else(|| one(Refusal::at(Code::NothingAsked, "number")))?;
    let text = paragraph(text, "text", REASON).map_err(one)?;
    let form = letters::consultation_answer(dossier, asked, opinion, &text, log.paper(), cx)?;
    log.push(Event::ConsultationAnswered { number, opinion, text });
    log.issue(form);
    log.keep_procedure_time()
}

pub(super) fn inspected(log: &mut Log<'_>, dossier: &Dossier, typed: &InspectionRecord) -> Done {
    let cx = log.cx;
    possible(dossier, Act::RecordInspection, cx).map_err(one)?;
    let mut problems = Problems::new();
    let text = problems.note(paragraph(&typed.text, "text", REASON));
    let mut optional = |typed: &Option<String>, path| {
        let typed = typed.as_deref().filter(|typed| !typed.trim().is_empty());
        typed.and_then(|typed| problems.note(paragraph(typed, path, REASON)))
    };
    let conclusion = optional(&typed.conclusion, "conclusion");
    let objections = optional(&typed.objections, "objections");
    problems.into_result()?;
    let record = InspectionRecord { text: text.unwrap_or_default(), conclusion, objections };
    let form = letters::inspection_minutes(dossier, &record, log.paper(), cx)?;
    log.push(Event::InspectionRecorded(record));
    log.issue(form);
    Ok(())
}
