//! Letters from the draft to the issued paper (T12, T15, T19, T22–T24, T32).

use super::guard::possible;
use super::intake::{REASON, completion_lines};
use super::limits::{
    closing_on, completion_deadline, extendable, extended_due, round, supplement_window,
    told_in_time,
};
use super::steps::{Done, REMARK, one};
use super::{Context, Log};
use crate::calendar::{LAST_DAY, PauseGround, PausePolicy};
use crate::document::wording::{short_date, short_moment};
use crate::document::{LONGEST_NAME, MOST_LINES};
use crate::dossier::act::Act;
use crate::dossier::event::{DueCause, Event};
use crate::dossier::intake::{line, name, optional, paragraph};
use crate::dossier::letter::{
    ExtensionLetter, InspectionLetter, Letter, Mark, OpinionRequest, PaymentItem, PaymentLetter,
    PendingLetter, StopLetter, SupplementLetter,
};
use crate::dossier::letters;
use crate::dossier::life::Extension;
use crate::dossier::papers::Office;
use crate::dossier::signature::signed_for;
use crate::dossier::state::Dossier;
use crate::dossier::status::DossierStatus;
use crate::identifier::AgencyCode;
use crate::identity::{BankAccount, PaymentAccount};
use crate::process::StepAction;
use crate::refusal::{Code, Problems, Refusal};
use crate::time::{local_date, minute};
use chrono::{Days, NaiveDate, TimeDelta};

/// Most agencies asked, or things to be paid, at once.
const MOST: usize = 20;
/// Most of one thing to be paid, in đồng: more than any province has ever asked for.
const MOST_VND: u64 = 1_000_000_000_000_000;

pub(super) fn draft(log: &mut Log<'_>, dossier: &Dossier, letter: Letter) -> Done {
    let cx = log.cx;
    possible(dossier, Act::draft(&letter), cx).map_err(one)?;
    let letter = check(dossier, letter, Drafting::Now, cx)?;
    let agency = drafting_agency(dossier).clone();
    log.push(Event::LetterDrafted { agency, letter: Box::new(letter) });
    Ok(())
}

/// In whose name: the agency where the dossier is, or that answers for it.
pub(super) fn drafting_agency(dossier: &Dossier) -> &AgencyCode {
    let run = dossier.current_step().filter(|run| run.action != StepAction::Intake);
    run.map_or(&dossier.facts.agency, |run| &run.agency)
}

pub(super) fn send_back(log: &mut Log<'_>, dossier: &Dossier, act: Act, reason: &str) -> Done {
    possible(dossier, act, log.cx).map_err(one)?;
    let reason = paragraph(reason, "reason", REMARK).map_err(one)?;
    let in_hand = dossier.letter.as_ref().is_some_and(PendingLetter::is_proposal);
    let set_aside = act == Act::ReturnExtension && !in_hand;
    log.push(Event::LetterReturned { reason, set_aside });
    Ok(())
}

pub(super) fn discard(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    possible(dossier, Act::DiscardLetter, log.cx).map_err(one)?;
    log.push(Event::LetterDiscarded);
    Ok(())
}

/// Approves the letter. A request for opinions is out with it; a proposal for a later date goes to
/// the Center as a numbered notice.
pub(super) fn approve(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    possible(dossier, Act::ApproveLetter, cx).map_err(one)?;
    let Some(pending) = &dossier.letter else { return Err(one(Refusal::new(Code::NoLetter))) };
    // What was right when drafted may be too late now.
    let asked = asked_from_now(pending.letter.clone(), cx);
    let letter = check(dossier, asked, Drafting::Done, cx)?;
    log.push(Event::LetterApproved { signed_for: signed_for(cx).map(Box::new) });
    match letter {
        Letter::Consultation { requests } => consult(log, dossier, &pending.agency, requests),
        Letter::Extension(extension) => {
            let new_due = extended_due(dossier, extension.new_date, cx).map_err(one)?;
            let paper = log.paper();
            let notice =
                letters::late_notice(dossier, &pending.agency, &extension, new_due, paper, cx)?;
            log.issue(notice);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn consult(
    log: &mut Log<'_>,
    dossier: &Dossier,
    agency: &AgencyCode,
    requests: Vec<OpinionRequest>,
) -> Done {
    let cx = log.cx;
    for request in requests {
        let due_at = closing_on(request.answer_by, cx).map_err(one)?;
        let paper = log.paper();
        let form = letters::consultation_request(dossier, agency, &request, due_at, paper, cx)?;
        let pauses_clock = cx.procedure.rules.consultation_pauses.clone();
        let asked_by = Some(agency.clone());
        let OpinionRequest { agency, content, waits, .. } = request;
        log.push(Event::ConsultationSent {
            agency,
            content,
            due_at,
            waits,
            pauses_clock,
            asked_by,
        });
        log.issue(form);
    }
    log.keep_procedure_time()
}

/// The Center sends what was approved: only now does it take effect (R1, R2).
pub(super) fn send(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    possible(dossier, Act::SendLetter, cx).map_err(one)?;
    let Some(pending) = &dossier.letter else { return Err(one(Refusal::new(Code::NoLetter))) };
    let letter = check(dossier, pending.letter.clone(), Drafting::Done, cx)?;
    match letter {
        Letter::Supplement(letter) => ask_for_supplements(log, dossier, letter),
        Letter::Payment(letter) => {
            let paper = log.paper();
            let form = letters::payment_notice(dossier, &letter, pending, paper, cx)?;
            log.push(Event::PaymentRequested(letter));
            log.issue(form);
            let reference = number_of(log);
            log.pause(PauseGround::Payment, false, reference);
            Ok(())
        }
        Letter::Inspection(letter) => {
            let paper = log.paper();
            let form = letters::inspection_notice(dossier, &letter, pending, paper, cx)?;
            log.push(Event::InspectionCalled(letter));
            log.issue(form);
            Ok(())
        }
        Letter::Stop(letter) => {
            let paper = log.paper();
            let form = letters::stop_notice(dossier, &letter, pending, paper, cx)?;
            let StopLetter { ground, reason, .. } = letter;
            log.push(match ground {
                Some(ground) => Event::Stopped { ground, reason },
                None => Event::WithdrawalRefused { reason },
            });
            log.issue(form);
            Ok(())
        }
        Letter::Consultation { .. } | Letter::Extension(_) => {
            Err(one(Refusal::new(Code::LetterNotApproved)))
        }
    }
}

fn ask_for_supplements(log: &mut Log<'_>, dossier: &Dossier, letter: SupplementLetter) -> Done {
    let cx = log.cx;
    let deadline = completion_deadline(cx).map_err(one)?;
    let round = round(dossier);
    let paper = log.paper();
    let form = letters::supplement_request(dossier, &letter, deadline, round, paper, cx)?;
    let SupplementLetter { lines, reason, legal_basis } = letter;
    log.push(Event::SupplementRequested { lines, reason, legal_basis, deadline });
    log.issue(form);
    let restarts = cx.procedure.rules.supplement_policy() == PausePolicy::Restart;
    let reference = number_of(log);
    log.pause(PauseGround::Supplement, restarts, reference);
    // QĐ 766/QĐ-TTg counts a second request as late from that moment.
    let clock = log.state.as_ref().and_then(|state| state.clock.clone());
    if let Some(clock) = clock.filter(|_| round > 1) {
        log.change_due(DueCause::AskedAgain, clock.asked_again(cx.now));
    }
    Ok(())
}

/// Number of the paper just issued, as people cite it.
fn number_of(log: &Log<'_>) -> Option<String> {
    let paper = log.state.as_ref()?.papers.last()?;
    crate::document::DocumentNumber::of(paper.kind, paper.number).map(|number| number.to_string())
}

/// The Center grants the later date and sends the apology (T32). After the date has passed the
/// apology is still owed, but the date stays: late stays late. What stands still when its date
/// passes is not late (domain law 8.2).
pub(super) fn grant_extension(log: &mut Log<'_>, dossier: &Dossier) -> Done {
    let cx = log.cx;
    possible(dossier, Act::GrantExtension, cx).map_err(one)?;
    let Some(pending) = dossier.proposal() else { return Err(one(Refusal::new(Code::NoLetter))) };
    let Letter::Extension(letter) = &pending.letter else {
        return Err(one(Refusal::new(Code::NoLetter)));
    };
    let due = extendable(dossier).map_err(one)?;
    let new_due_at = extended_due(dossier, letter.new_date, cx).map_err(one)?;
    let told_at = pending.approved.map_or(cx.now, |mark| mark.at);
    let paper = log.paper();
    let apology = letters::apology(dossier, letter, due, new_due_at, pending, paper, cx)?;
    let mark = Mark { at: cx.now, by: log.by };
    let moves_due = dossier.timeliness(cx.now).is_none();
    log.push(Event::ExtensionGranted(Box::new(Extension {
        mark,
        reason: letter.reason,
        text: letter.text.clone(),
        due_before: due,
        new_due_at,
        told_in_time: told_in_time(due, told_at, cx),
        moves_due,
    })));
    log.issue(apology);
    if let Some(clock) = dossier.clock.as_ref().filter(|_| moves_due) {
        let reference = number_of(log).unwrap_or_default();
        log.change_due(DueCause::Extended, clock.extended(new_due_at, &reference));
    }
    Ok(())
}

/// Whether a letter is written now, or was. What is asked for today is not missing in one of before,
/// and nothing is added to what a leader has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drafting {
    Now,
    Done,
}

/// A letter as it may be issued now.
///
/// # Errors
/// Everything wrong with it, each at its field.
fn check(
    dossier: &Dossier,
    letter: Letter,
    drafting: Drafting,
    cx: &Context<'_>,
) -> Result<Letter, Vec<Refusal>> {
    let mut problems = Problems::new();
    let checked = match letter {
        Letter::Supplement(letter) => {
            Letter::Supplement(supplement(dossier, letter, &mut problems, cx))
        }
        Letter::Payment(letter) => {
            let letter = payment(letter, drafting, &mut problems, cx);
            Letter::Payment(match drafting {
                Drafting::Now => to_known(letter, dossier, cx),
                Drafting::Done => letter,
            })
        }
        Letter::Inspection(letter) => Letter::Inspection(inspection(letter, &mut problems, cx)),
        Letter::Consultation { requests } => {
            Letter::Consultation { requests: opinions(dossier, requests, &mut problems, cx) }
        }
        Letter::Stop(letter) => Letter::Stop(stop(dossier, letter, &mut problems)),
        Letter::Extension(letter) => {
            problems.note(extended_due(dossier, letter.new_date, cx));
            let text = problems.note(paragraph(&letter.text, "text", REASON)).unwrap_or_default();
            Letter::Extension(ExtensionLetter { text, ..letter })
        }
    };
    problems.into_result()?;
    Ok(checked)
}

fn supplement(
    dossier: &Dossier,
    letter: SupplementLetter,
    problems: &mut Problems,
    cx: &Context<'_>,
) -> SupplementLetter {
    problems.note(supplement_window(dossier, cx));
    let lines = match cx.procedure.case(&dossier.facts.intake.case) {
        Some(case) => completion_lines(letter.lines, case, problems),
        None => letter.lines,
    };
    let reason = problems.note(paragraph(&letter.reason, "reason", REASON)).unwrap_or_default();
    let given = letter.legal_basis.as_deref().unwrap_or_default();
    let round = round(dossier);
    let allowed = cx.procedure.rules.allowance(round).map(|allowance| allowance.basis.clone());
    let legal_basis = problems.note(optional(given, "legalBasis")).flatten().or(allowed);
    if round > 1 && legal_basis.is_none() {
        problems.push(Refusal::at(Code::RepeatBasisNeeded, "legalBasis").with("round", round));
    }
    SupplementLetter { lines, reason, legal_basis }
}

/// The account on record for what the agency asks for where the dossier is.
pub fn payment_account<'a>(dossier: &Dossier, office: &'a Office) -> Option<&'a PaymentAccount> {
    office.payment_account(drafting_agency(dossier))
}

/// An account as it is put on record: tidied, and such that a notice of payment takes it.
///
/// # Errors
/// What is missing or no account number, by the fields of a notice.
pub fn check_account(known: &PaymentAccount) -> Result<PaymentAccount, Vec<Refusal>> {
    let mut problems = Problems::default();
    let holder = problems.note(name(&known.holder, "beneficiary"));
    let account = numbered(&known.account(), &mut problems);
    problems.into_result()?;
    let BankAccount { number, bank } = account.unwrap_or_else(|| known.account());
    Ok(PaymentAccount { holder: holder.unwrap_or_default(), number, bank })
}

/// To the account on record, where no other is named and it is the beneficiary's.
fn to_known(letter: PaymentLetter, dossier: &Dossier, cx: &Context<'_>) -> PaymentLetter {
    let known =
        payment_account(dossier, cx.office).filter(|known| known.holder == letter.beneficiary);
    PaymentLetter { account: letter.account.or_else(|| Some(known?.account())), ..letter }
}

fn payment(
    letter: PaymentLetter,
    drafting: Drafting,
    problems: &mut Problems,
    cx: &Context<'_>,
) -> PaymentLetter {
    if letter.items.is_empty() || letter.items.len() > MOST {
        problems.push(Refusal::at(Code::OutOfRange, "items").with("min", 1).with("max", MOST));
    }
    let mut items = Vec::new();
    for (i, item) in letter.items.into_iter().take(MOST).enumerate() {
        let name = problems.note(line(&item.name, &format!("items.{i}.name")));
        if !(1..=MOST_VND).contains(&item.amount) {
            let refusal = Refusal::at(Code::OutOfRange, &format!("items.{i}.amount"));
            problems.push(refusal.with("min", 1).with("max", MOST_VND));
        }
        let calculation = match item.calculation.as_deref() {
            None if drafting == Drafting::Done => None,
            how => {
                let how = how.unwrap_or_default();
                problems.note(line(how, &format!("items.{i}.calculation")))
            }
        };
        items.push(PaymentItem { name: name.unwrap_or_default(), calculation, ..item });
    }
    // A last day that is off moves to the next working day, and the notice says so.
    let until = later_day(letter.pay_by, "payBy", cx).and_then(|()| closing_on(letter.pay_by, cx));
    PaymentLetter {
        items,
        legal_basis: problems.note(line(&letter.legal_basis, "legalBasis")).unwrap_or_default(),
        beneficiary: problems.note(name(&letter.beneficiary, "beneficiary")).unwrap_or_default(),
        account: account(letter.account, problems),
        pay_by: problems.note(until).map_or(letter.pay_by, local_date),
    }
}

/// Fewest digits of the number of an account.
const FEWEST_DIGITS: usize = 6;

/// The account, if one is named.
fn account(given: Option<BankAccount>, problems: &mut Problems) -> Option<BankAccount> {
    let given = given.filter(|it| !(it.number.trim().is_empty() && it.bank.trim().is_empty()))?;
    numbered(&given, problems)
}

/// An account: its number and who keeps it.
fn numbered(given: &BankAccount, problems: &mut Problems) -> Option<BankAccount> {
    let number = name(&given.number, "accountNumber").and_then(|number| {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ' ');
        if digits >= FEWEST_DIGITS && number.chars().all(fits) {
            return Ok(number);
        }
        let refusal = Refusal::at(Code::InvalidValue, "accountNumber");
        Err(refusal
            .with("vi", "Nhập số tài khoản như ngân hàng, kho bạc cấp; tên ghi ở ô khác.")
            .with("en", "Enter the number as the bank writes it; names have fields of their own."))
    });
    let (number, bank) = (problems.note(number), problems.note(name(&given.bank, "bank")));
    Some(BankAccount { number: number?, bank: bank? })
}

fn inspection(
    letter: InspectionLetter,
    problems: &mut Problems,
    cx: &Context<'_>,
) -> InspectionLetter {
    if letter.at <= cx.now || local_date(letter.at) > LAST_DAY {
        problems.push(
            Refusal::at(Code::MomentOutOfRange, "at")
                .with("from", short_moment(minute(cx.now) + TimeDelta::minutes(1)))
                .with("to", short_date(LAST_DAY)),
        );
    }
    InspectionLetter {
        at: letter.at,
        place: problems.note(line(&letter.place, "place")).unwrap_or_default(),
        participants: problems.note(participants(&letter.participants)).unwrap_or_default(),
        content: problems.note(paragraph(&letter.content, "content", REMARK)).unwrap_or_default(),
    }
}

/// Who takes part, one a line, each as long as a paper has room for. Lines left empty are nobody.
fn participants(given: &str) -> Result<String, Refusal> {
    let text = paragraph(given, "participants", REMARK)?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    if lines.iter().any(|line| line.chars().count() > LONGEST_NAME) {
        return Err(Refusal::at(Code::TooLong, "participants").with("max", LONGEST_NAME));
    }
    if lines.len() > MOST_LINES {
        let refusal = Refusal::at(Code::OutOfRange, "participants");
        return Err(refusal.with("min", 1).with("max", MOST_LINES));
    }
    Ok(lines.join("\n"))
}

fn opinions(
    dossier: &Dossier,
    requests: Vec<OpinionRequest>,
    problems: &mut Problems,
    cx: &Context<'_>,
) -> Vec<OpinionRequest> {
    if requests.is_empty() || requests.len() > MOST {
        problems.push(Refusal::at(Code::OutOfRange, "requests").with("min", 1).with("max", MOST));
    }
    let mut checked: Vec<OpinionRequest> = Vec::new();
    for (i, request) in requests.into_iter().take(MOST).enumerate() {
        let path = |field: &str| format!("requests.{i}.{field}");
        if !cx.office.decides(&request.agency) || request.agency == *drafting_agency(dossier) {
            problems.push(Refusal::at(Code::CanNotBeAsked, &path("agency")));
        } else if checked.iter().any(|other| other.agency == request.agency) {
            problems.push(Refusal::at(Code::Duplicate, &path("agency")));
        }
        problems.note(answer_day(request.answer_by, &path("answerBy"), cx));
        let content = problems.note(paragraph(&request.content, &path("content"), REASON));
        checked.push(OpinionRequest { content: content.unwrap_or_default(), ..request });
    }
    checked
}

/// The first day that an agency asked today can be given as its last where its silence is consent:
/// it has the days that the law gives it.
fn heard_until(cx: &Context<'_>) -> Option<NaiveDate> {
    let days = cx.procedure.rules.silence()?.days;
    let last = local_date(cx.now).checked_add_days(Days::new(days.into()));
    Some(last.unwrap_or(LAST_DAY).min(LAST_DAY))
}

/// A request for opinions that waited for its approval gives the days of the law from then.
fn asked_from_now(letter: Letter, cx: &Context<'_>) -> Letter {
    match (letter, heard_until(cx)) {
        (Letter::Consultation { mut requests }, Some(first)) => {
            for request in &mut requests {
                request.answer_by = request.answer_by.max(first);
            }
            Letter::Consultation { requests }
        }
        (letter, _) => letter,
    }
}

/// A last day for an agency to answer.
fn answer_day(day: NaiveDate, field: &str, cx: &Context<'_>) -> Result<(), Refusal> {
    later_day(day, field, cx)?;
    match (cx.procedure.rules.silence(), heard_until(cx)) {
        (Some(silence), Some(first)) if day < first => {
            Err(Refusal::at(Code::SilenceTooShort, field)
                .with("days", silence.days)
                .with("from", short_date(first))
                .with("basis", silence.basis))
        }
        _ => Ok(()),
    }
}

/// A last day for somebody to act: after today, within what a calendar can hold.
fn later_day(day: NaiveDate, field: &str, cx: &Context<'_>) -> Result<(), Refusal> {
    let today = local_date(cx.now);
    if day > today && day <= LAST_DAY {
        return Ok(());
    }
    Err(Refusal::at(Code::DateOutOfRange, field)
        .with("from", short_date(today.succ_opt().unwrap_or(today)))
        .with("to", short_date(LAST_DAY)))
}

/// A stop at the applicant's wish answers that wish; without one only the authority's own grounds
/// stop it (T22–T24).
fn stop(dossier: &Dossier, letter: StopLetter, problems: &mut Problems) -> StopLetter {
    let asked = dossier.status == DossierStatus::WithdrawalRequested;
    if !StopLetter::grounds(asked).contains(&letter.ground) {
        problems.push(Refusal::at(Code::NoWithdrawal, "ground"));
    }
    StopLetter {
        ground: letter.ground,
        reason: problems.note(paragraph(&letter.reason, "reason", REASON)).unwrap_or_default(),
        legal_basis: problems.note(line(&letter.legal_basis, "legalBasis")).unwrap_or_default(),
        originals: problems.note(line(&letter.originals, "originals")).unwrap_or_default(),
        fees: problems.note(line(&letter.fees, "fees")).unwrap_or_default(),
    }
}
