//! Signing, releasing and returning the result (T25–T31).

use super::Log;
use super::guard::{current, on_paper, possible};
use super::steps::{Done, REMARK, enter, one, remark, take};
use crate::calendar::{DayEnd, PauseGround, Term};
use crate::document::wording::{short_date, short_moment};
use crate::document::{FormKind, LONGEST_TEXT};
use crate::dossier::act::Act;
use crate::dossier::command::{RecipientCheck, ResultContent, ResultKind, ReturnOfResult};
use crate::dossier::event::Event;
use crate::dossier::intake::{ReturnMethod, line, name, optional, paragraph};
use crate::dossier::state::Dossier;
use crate::dossier::{letters, papers};
use crate::identifier::PersonalId;
use crate::process::StepAction;
use crate::refusal::{Code, Problems, Refusal};
use crate::text;
use crate::time::{Instant, local_date, minute};

/// Longest text of a result made here, in characters; that of a refusal stands on Form 03, too, and
/// is as long as one field of it.
const RESULT: usize = 20_000;

pub(super) fn sign(
    log: &mut Log<'_>,
    dossier: &Dossier,
    kind: ResultKind,
    title: &str,
    content: ResultContent,
    legal_basis: Option<&str>,
) -> Done {
    let cx = log.cx;
    possible(dossier, Act::SignResult, cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    let mut problems = Problems::new();
    let title = problems.note(name(title, "title"));
    let legal_basis = problems.note(optional(legal_basis.unwrap_or_default(), "legalBasis"));
    if kind == ResultKind::Refusal && legal_basis.as_ref().is_some_and(Option::is_none) {
        problems.push(Refusal::at(Code::RefusalBasisNeeded, "legalBasis"));
    }
    let longest = match kind {
        ResultKind::Approval => RESULT,
        ResultKind::Refusal => LONGEST_TEXT,
    };
    let content = match content {
        ResultContent::Text { body } => problems
            .note(paragraph(&body, "text", longest))
            .map(|body| ResultContent::Text { body }),
        file @ ResultContent::File { .. } => Some(file),
    };
    problems.into_result()?;
    let (Some(title), Some(content)) = (title, content) else {
        return Err(one(Refusal::new(Code::ResultContentNeeded)));
    };
    let legal_basis = legal_basis.flatten();
    take(log, dossier, run);
    // The time ends here, whatever it was standing still for.
    log.resume(PauseGround::Procedure)?;
    log.resume(PauseGround::Suspension)?;
    // What an uploaded refusal says nobody here has read; its title is all there is.
    let reason = match &content {
        ResultContent::Text { body } => body.clone(),
        ResultContent::File { .. } => title.clone(),
    };
    let draft = papers::result(dossier, kind, &title, &content, log.paper(), cx)?;
    let paper = draft.id;
    let basis = legal_basis.clone();
    log.push(Event::ResultSigned { kind, title, content, paper, legal_basis });
    log.issue(draft);
    if kind == ResultKind::Refusal {
        // Phiếu từ chối, through the Center like any result (NĐ 118/2025 Đ.19.3).
        let basis = basis.unwrap_or_default();
        let slip = papers::refusal_after_appraisal(dossier, &reason, &basis, log.paper(), cx)?;
        log.issue(slip);
    }
    log.push(Event::StepFinished { note: None });
    enter(log, run.index + 1)
}

/// The department lets go of the result. What is no paper is at the Center at once (T27).
pub(super) fn release(log: &mut Log<'_>, dossier: &Dossier, note: Option<String>) -> Done {
    let cx = log.cx;
    possible(dossier, Act::Release, cx).map_err(one)?;
    let run = current(dossier).map_err(one)?;
    let note = remark(note, "note").map_err(one)?;
    take(log, dossier, run);
    log.push(Event::ResultReleased { note: note.clone() });
    log.push(Event::StepFinished { note });
    if on_paper(cx) {
        return Ok(());
    }
    log.push(Event::ResultArrived);
    enter(log, run.index + 1)
}

/// The Center has the result that came on paper (T27).
pub(super) fn confirm(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    possible(dossier, Act::ConfirmResult, cx).map_err(one)?;
    let last = dossier.steps.last().map_or(0, |run| run.index);
    log.push(Event::ResultArrived);
    enter(log, last + 1)
}

pub(super) fn return_result(
    log: &mut Log<'_>,
    dossier: &Dossier,
    handed_over: ReturnOfResult,
) -> Done {
    let cx = log.cx;
    possible(dossier, Act::ReturnResult, cx).map_err(one)?;
    if !matches!(handed_over.check, RecipientCheck::ReceiptShown | RecipientCheck::IdentityChecked)
    {
        // At the counter nobody but the return desk has seen who takes it (R12).
        return Err(one(Refusal::at(Code::Required, "check")));
    }
    let method = ReturnMethod::Counter;
    let handed_over = recipient(dossier, ReturnOfResult { method, ..handed_over })?;
    // What is done while one waits is mostly without a slip: there is none to have lost.
    let had_slip = dossier.papers.iter().any(|paper| paper.kind == FormKind::ReceiptSlip);
    let lost_slip = match handed_over.check {
        RecipientCheck::IdentityChecked if had_slip => {
            Some(letters::lost_slip(dossier, &handed_over, log.paper(), cx)?)
        }
        _ => None,
    };
    hand_over(log, dossier, handed_over)?;
    if let Some(paper) = lost_slip {
        log.issue(paper);
    }
    Ok(())
}

fn hand_over(log: &mut Log<'_>, dossier: &Dossier, handed_over: ReturnOfResult) -> Done {
    let run = current(dossier).map_err(one)?;
    debug_assert_eq!(run.action, StepAction::Return);
    take(log, dossier, run);
    log.push(Event::ResultReturned(handed_over));
    log.push(Event::StepFinished { note: None });
    Ok(())
}

/// Gives the result to the post (T29). It is returned when the post has delivered it.
pub(super) fn post(
    log: &mut Log<'_>,
    dossier: &Dossier,
    slip: &str,
    address: Option<&str>,
) -> Done {
    possible(dossier, Act::PostResult, log.cx).map_err(one)?;
    let intake = &dossier.facts.intake;
    let known = intake.return_address.clone().unwrap_or(intake.applicant.address.clone());
    let mut problems = Problems::new();
    let slip = problems.note(line(slip, "slip"));
    let address = problems.note(optional(address.unwrap_or_default(), "address")).flatten();
    problems.into_result()?;
    let (slip, address) = (slip.unwrap_or_default(), address.unwrap_or(known));
    log.push(Event::ResultPosted { slip, address });
    Ok(())
}

pub(super) fn delivered(
    log: &mut Log<'_>,
    dossier: &Dossier,
    taker: String,
    authorization: Option<String>,
) -> Done {
    possible(dossier, Act::ConfirmDelivery, log.cx).map_err(one)?;
    let check = RecipientCheck::Postman;
    let method = ReturnMethod::Post;
    let given =
        ReturnOfResult { recipient: taker, personal_id: None, check, authorization, method };
    let handed_over = recipient(dossier, given)?;
    hand_over(log, dossier, handed_over)
}

/// Tries that fail bring the result back to the Center (TT 17/2017).
const TRIES: usize = 2;
/// Working days between two tries.
const BETWEEN: u32 = 2;

/// The postman did not find anybody (T31). The second time, at least two working days later, the
/// result goes back to the Center, which invites anew.
pub(super) fn not_delivered(
    log: &mut Log<'_>,
    dossier: &Dossier,
    tried_at: Instant,
    reason: &str,
) -> Done {
    let cx = log.cx;
    possible(dossier, Act::FailDelivery, cx).map_err(one)?;
    let Some(shipment) = dossier.open_shipment() else {
        return Err(one(Refusal::new(Code::NotPosted)));
    };
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    if tried_at > cx.now || tried_at < minute(shipment.sent.at) {
        return Err(one(Refusal::at(Code::MomentOutOfRange, "triedAt")
            .with("from", short_moment(shipment.sent.at))
            .with("to", short_moment(cx.now))));
    }
    if let Some(last) = shipment.attempts.last() {
        let term = Term::WorkingDay { n: BETWEEN, mode: DayEnd::EndOfDay };
        let earliest = match cx.calendar.due(last.at, term) {
            Ok(Some(due)) => local_date(due.at),
            _ => return Err(one(Refusal::new(Code::CalendarMissing))),
        };
        if local_date(tried_at) < earliest {
            let date = short_date(earliest);
            return Err(one(Refusal::at(Code::TooSoonToTry, "triedAt").with("date", date)));
        }
    }
    let back = shipment.attempts.len() + 1 >= TRIES;
    log.push(Event::DeliveryFailed { tried_at, reason, back });
    Ok(())
}

/// Checks who takes the result (NĐ 118/2025 Đ.6.2): with the slip, or with identity where the slip
/// is lost; with an authorisation when it is not the applicant.
fn recipient(dossier: &Dossier, given: ReturnOfResult) -> Result<ReturnOfResult, Vec<Refusal>> {
    let mut problems = Problems::new();
    let recipient = problems.note(name(&given.recipient, "recipientName"));
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
        method: given.method,
    })
}
