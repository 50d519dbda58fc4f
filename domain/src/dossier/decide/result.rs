//! Signing, releasing and returning the result (T25–T28).

use super::Log;
use super::guard::{Act, current, possible};
use super::steps::{enter, one, remark, take};
use crate::dossier::command::{
    NewPaper, RecipientCheck, ResultContent, ResultKind, ReturnOfResult,
};
use crate::dossier::event::Event;
use crate::dossier::intake::{line, name, optional, paragraph};
use crate::dossier::papers;
use crate::dossier::state::Dossier;
use crate::identifier::PersonalId;
use crate::process::StepAction;
use crate::refusal::{Code, Problems, Refusal};
use crate::text;

/// Longest text of a result made here, in characters.
const RESULT: usize = 20_000;

type Done = Result<(), Vec<Refusal>>;

pub(super) fn sign(
    log: &mut Log<'_>,
    dossier: &Dossier,
    kind: ResultKind,
    title: &str,
    content: ResultContent,
    paper: NewPaper,
) -> Done {
    possible(dossier, Act::SignResult, log.cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    let mut problems = Problems::new();
    let title = problems.note(name(title, "title"));
    let content = match content {
        ResultContent::Text { body } => {
            problems.note(paragraph(&body, "text", RESULT)).map(|body| ResultContent::Text { body })
        }
        file @ ResultContent::File { .. } => Some(file),
    };
    problems.into_result()?;
    let (Some(title), Some(content)) = (title, content) else {
        return Err(one(Refusal::new(Code::ResultContentNeeded)));
    };
    take(log, run);
    let draft = papers::result(dossier, kind, &title, &content, paper, log.cx)?;
    log.push(Event::ResultSigned { kind, title, content, paper: paper.id });
    log.issue(draft);
    log.push(Event::StepFinished { note: None });
    enter(log, run.index + 1)
}

pub(super) fn release(log: &mut Log<'_>, dossier: &Dossier, note: Option<String>) -> Done {
    possible(dossier, Act::Release, log.cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    let note = remark(note, "note").map_err(one)?;
    take(log, run);
    log.push(Event::ResultReleased { note: note.clone() });
    log.push(Event::StepFinished { note });
    enter(log, run.index + 1)
}

pub(super) fn return_result(
    log: &mut Log<'_>,
    dossier: &Dossier,
    handed_over: ReturnOfResult,
) -> Done {
    possible(dossier, Act::ReturnResult, log.cx).map_err(one)?;
    let handed_over = recipient(dossier, handed_over)?;
    let run = current(dossier).map_err(one)?;
    debug_assert_eq!(run.action, StepAction::Return);
    take(log, run);
    log.push(Event::ResultReturned(handed_over));
    log.push(Event::StepFinished { note: None });
    Ok(())
}

/// Checks who takes the result (NĐ 118/2025 Đ.6.2): with the slip, or with identity where the slip
/// is lost; with an authorisation when it is not the applicant.
fn recipient(dossier: &Dossier, given: ReturnOfResult) -> Result<ReturnOfResult, Vec<Refusal>> {
    let mut problems = Problems::new();
    let recipient = problems.note(line(&given.recipient, "recipientName"));
    let id = given.personal_id.as_deref().map(text::tidy).filter(|id| !id.is_empty());
    let personal_id = match id {
        Some(id) => problems.note(
            PersonalId::try_from(id)
                .map(Some)
                .map_err(|error| Refusal::from(error).in_field("recipientPersonalId")),
        ),
        None if given.check == RecipientCheck::IdentityChecked => {
            problems.push(Refusal::at(Code::Required, "recipientPersonalId"));
            None
        }
        None => Some(None),
    };
    let authorization = problems
        .note(optional(given.authorization.as_deref().unwrap_or_default(), "authorization"))
        .flatten();
    let applicant = dossier.applicant();
    let is_applicant = recipient.as_deref().is_some_and(|name| {
        let same = |form: fn(&str) -> String| form(name) == form(&applicant.name);
        match (&personal_id, &applicant.personal_id) {
            (Some(Some(shown)), Some(known)) => shown == known && same(text::fold),
            // Without a number the marks decide: Hoa, Hòa and Hóa are three people.
            _ => same(|name| text::tidy(name).to_lowercase()),
        }
    });
    if recipient.is_some() && !is_applicant && authorization.is_none() {
        problems.push(Refusal::at(Code::AuthorizationNeeded, "authorization"));
    }
    problems.into_result()?;
    Ok(ReturnOfResult {
        recipient: recipient.unwrap_or_default(),
        personal_id: personal_id.flatten().map(String::from),
        check: given.check,
        authorization,
    })
}
