//! What comes from the applicant: supplements, payments, the wish to stop (T16–T18, T20–T22).

use super::Log;
use super::guard::possible;
use super::limits::closable;
use super::online::{by_file, delivers};
use super::steps::{Done, REMARK, one, remark};
use crate::calendar::PauseGround;
use crate::catalog::SubmissionChannel;
use crate::document::wording::{money, short_date};
use crate::dossier::act::Act;
use crate::dossier::event::Event;
use crate::dossier::intake::{line, named_files, paragraph};
use crate::dossier::letters;
use crate::dossier::life::{LineFiles, StopGround, SupplementRound};
use crate::dossier::state::Dossier;
use crate::lang::Lang;
use crate::refusal::{Code, Problems, Refusal};
use crate::time::local_date;
use chrono::NaiveDate;

/// Takes in supplements, at the Center or from the integrator that delivered the dossier. With the last
/// open line the clock goes on, and a new Form 01 says until when (T16); before that nothing changes
/// but what is still missing (T17).
pub(super) fn supplements(
    log: &mut Log<'_>,
    dossier: &Dossier,
    lines: Vec<u32>,
    files: Vec<LineFiles>,
    note: Option<String>,
) -> Done {
    let cx = log.cx;
    possible(dossier, Act::ReceiveSupplement, cx).map_err(one)?;
    let round = dossier.open_supplement();
    let open = round.map(SupplementRound::open_lines).unwrap_or_default();
    if lines.is_empty() {
        return Err(one(Refusal::at(Code::Required, "lines")));
    }
    let mut sorted = lines.clone();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1])
        || sorted.iter().any(|it| !open.contains(it))
    {
        return Err(one(Refusal::at(Code::UnknownLine, "lines")));
    }
    files_of_lines(&lines, &files)?;
    let online = delivers(dossier, cx);
    if online && let Some(round) = round {
        by_file(&lines, &files, round)?;
    }
    let note = remark(note, "note").map_err(one)?;
    let complete = lines.len() == open.len();
    log.push(Event::SupplementReceived {
        lines: sorted,
        note,
        complete,
        channel: online.then_some(SubmissionChannel::Online),
        files: files.into_iter().filter(|it| !it.files.is_empty()).collect(),
    });
    if !complete {
        return Ok(());
    }
    let before = dossier.due_at();
    log.resume(PauseGround::Supplement)?;
    let Some(state) = log.state.clone() else { return Ok(()) };
    let slip = letters::reappointment(&state, before, log.paper(), cx)?;
    log.issue(slip);
    Ok(())
}

/// Files stand beside lines that are answered, each line once.
fn files_of_lines(lines: &[u32], files: &[LineFiles]) -> Done {
    let mut problems = Problems::new();
    for (i, given) in files.iter().enumerate() {
        let path = |field: &str| format!("files.{i}.{field}");
        if !lines.contains(&given.line) {
            problems.push(Refusal::at(Code::UnknownLine, &path("line")));
        } else if files[..i].iter().any(|before| before.line == given.line) {
            problems.push(Refusal::at(Code::Duplicate, &path("line")));
        }
        named_files(&given.files, &path("files"), &mut problems);
    }
    problems.into_result()
}

/// Records that it was paid, exactly as asked; the clock goes on, or stage 2 begins with the day of
/// the payment, also where somebody tells of it later (T20).
pub(super) fn payment(
    log: &mut Log<'_>,
    dossier: &Dossier,
    amount: u64,
    reference: &str,
    paid_on: Option<NaiveDate>,
) -> Done {
    possible(dossier, Act::RecordPayment, log.cx).map_err(one)?;
    let owed = dossier.open_obligation().map_or(0, |obligation| obligation.total());
    if amount != owed {
        return Err(one(Refusal::at(Code::WrongAmount, "amount").with("amount", money(owed))));
    }
    let reference = line(reference, "reference").map_err(one)?;
    let today = local_date(log.cx.now);
    let asked = dossier.open_obligation().map_or(today, |it| local_date(it.asked_at));
    let paid_on = paid_on.filter(|day| *day != today);
    if paid_on.is_some_and(|day| day > today || day < asked) {
        let refusal = Refusal::at(Code::DateOutOfRange, "paidOn");
        return Err(one(refusal.with("from", short_date(asked)).with("to", short_date(today))));
    }
    log.push(Event::PaymentRecorded { reference, paid_on });
    log.resume_paid(paid_on)
}

/// Closes what the applicant has not completed or paid in time (T07, T18).
pub(super) fn close(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    possible(dossier, Act::Close, cx).map_err(one)?;
    let ground = closable(dossier, cx).map_err(one)?;
    let reason = ground.text(Lang::Vi).to_owned();
    stop_at_center(log, dossier, ground, reason)
}

pub(super) fn wish_to_stop(
    log: &mut Log<'_>,
    dossier: &Dossier,
    channel: SubmissionChannel,
    reason: &str,
) -> Done {
    possible(dossier, Act::RequestWithdrawal, log.cx).map_err(one)?;
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    log.push(Event::WithdrawalRequested { channel, reason });
    Ok(())
}

/// The Center stops at once what it has not handed over (T22).
pub(super) fn stop_before_handover(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    possible(dossier, Act::StopBeforeHandover, log.cx).map_err(one)?;
    let wish = dossier.open_withdrawal().map(|wish| wish.reason.clone()).unwrap_or_default();
    stop_at_center(log, dossier, StopGround::Withdrawn, wish)
}

/// The Center goes on with what is not accepted yet: it waits in the inbox again, or for its
/// completion, with the time it had (T23).
pub(super) fn go_on(log: &mut Log<'_>, dossier: &Dossier, reason: &str) -> Done {
    possible(dossier, Act::DeclineWithdrawal, log.cx).map_err(one)?;
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    let form = letters::not_stopped(dossier, &reason, log.paper(), log.cx)?;
    log.push(Event::WithdrawalRefused { reason });
    log.issue(form);
    Ok(())
}

fn stop_at_center(
    log: &mut Log<'_>,
    dossier: &Dossier,
    ground: StopGround,
    reason: String,
) -> Done {
    let form = letters::closing_notice(dossier, ground, &reason, log.paper(), log.cx)?;
    log.push(Event::Stopped { ground, reason });
    log.issue(form);
    Ok(())
}
