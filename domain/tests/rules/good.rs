//! For every action a command with nothing wrong in it, as far as the dossier allows.

use crate::fixture::{LAW, POLICE, STRANGE, agency, checked, draft, intake, world};
use crate::story::{NOTE, REASON, Story};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::catalog::SubmissionChannel;
use domain::document::RefusalReason;
use domain::dossier::{
    Act, AmendableField, Command, CompletionLine, DelayReason, Dossier, DossierStatus,
    ExtensionLetter, InspectionLetter, InspectionRecord, IntakeDraft, Letter, Opinion,
    OpinionRequest, PaymentItem, PaymentLetter, RecipientCheck, ResultContent, ResultKind,
    ReturnMethod, ReturnOfResult, StopGround, StopLetter, SupplementLetter,
};
use domain::identity::Actor;
use domain::process::StepAction;
use domain::time::local_date;

/// Something to pay, with how it comes about.
pub(crate) fn payment_item(name: &str, amount: u64) -> PaymentItem {
    PaymentItem {
        name: name.to_owned(),
        calculation: Some("Theo mức thu quy định".to_owned()),
        amount,
    }
}

/// The name of the applicant of every story.
pub(crate) const APPLICANT: &str = "Nguyễn Văn Thử";

pub(crate) fn command(story: &Story, act: Act) -> Command {
    let reason = || REASON.to_owned();
    match act {
        Act::Submit
        | Act::Resubmit
        | Act::Accept
        | Act::RequestCompletion
        | Act::Refuse
        | Act::Close => at_intake(story, act),
        Act::Claim | Act::Assign | Act::Forward | Act::SendBack | Act::Undo => steps(story, act),
        Act::DraftSupplement
        | Act::DraftPayment
        | Act::DraftConsultation
        | Act::DraftInspection
        | Act::DraftStop
        | Act::DraftExtension => Command::DraftLetter(Box::new(letter(story, act))),
        Act::HandOver => Command::HandOver { reference: Some("BC-1".to_owned()) },
        Act::ConfirmArrival => Command::ConfirmArrival,
        Act::ApproveLetter => Command::ApproveLetter,
        Act::ReturnLetter => Command::ReturnLetter { reason: reason() },
        Act::DiscardLetter => Command::DiscardLetter,
        Act::SendLetter => Command::SendLetter,
        Act::RejectLetter => Command::RejectLetter { reason: reason() },
        Act::ReceiveSupplement | Act::RecordPayment | Act::AnswerConsultation => {
            answers(story, act)
        }
        Act::RecordInspection => Command::RecordInspection {
            record: InspectionRecord { text: "Đúng hồ sơ".to_owned(), ..Default::default() },
        },
        Act::RequestWithdrawal => {
            Command::RequestWithdrawal { channel: SubmissionChannel::Counter, reason: reason() }
        }
        Act::StopBeforeHandover => Command::StopBeforeHandover,
        Act::DeclineWithdrawal => Command::DeclineWithdrawal { reason: reason() },
        Act::GrantExtension => Command::GrantExtension,
        Act::ReturnExtension => Command::ReturnExtension { reason: reason() },
        Act::Transfer => Command::Transfer { to: agency(STRANGE), reason: reason() },
        Act::ProposeAmendment => Command::ProposeAmendment {
            changes: vec![(AmendableField::Phone, "0900 000 009".to_owned())],
            reason: reason(),
        },
        Act::ApproveAmendment => Command::ApproveAmendment,
        Act::RejectAmendment => Command::RejectAmendment { reason: reason() },
        Act::SuspendClock => Command::SuspendClock { decision_no: "12/QĐ-TTPVHCC".to_owned() },
        Act::EndSuspension => Command::EndSuspension,
        Act::SignResult
        | Act::Release
        | Act::ConfirmResult
        | Act::ReturnResult
        | Act::PostResult
        | Act::ConfirmDelivery
        | Act::FailDelivery => result(story, act),
        Act::Tick => Command::Tick,
        Act::Recount => Command::Recount {
            decision_no: "45/QĐ-UBND".to_owned(),
            confirmed_by: world().officer("cdr").id,
        },
    }
}

fn at_intake(story: &Story, act: Act) -> Command {
    let intake = || Box::new(intake(story.shape));
    match act {
        Act::Submit => Command::Submit {
            intake: Box::new(checked(&online(), story.shape)),
            filed_at: None,
            portal_code: Some("000.00.00.H99-260907-0001".to_owned()),
            slip: None,
            condition: None,
        },
        Act::Resubmit => Command::Resubmit { intake: intake() },
        Act::Accept => Command::Accept { intake: intake(), slip: true },
        Act::RequestCompletion => Command::RequestCompletion {
            intake: intake(),
            lines: vec![completion_line()],
            reason: "Hồ sơ chưa đủ thành phần".to_owned(),
            legal_basis: story.dossier.as_ref().map(|_| "Luật chuyên ngành".to_owned()),
        },
        Act::Refuse => Command::Refuse {
            intake: intake(),
            reason: RefusalReason::NotEligible,
            text: "Không thuộc đối tượng".to_owned(),
        },
        _ => Command::Close,
    }
}

/// The same dossier, sent from home.
pub(crate) fn online() -> IntakeDraft {
    IntakeDraft {
        channel: SubmissionChannel::Online,
        return_method: ReturnMethod::Electronic,
        ..draft()
    }
}

fn steps(story: &Story, act: Act) -> Command {
    let step = story.dossier.as_ref().and_then(Dossier::current_step);
    let specialist = || {
        let there = step.is_some_and(|run| run.agency == agency(STRANGE));
        Box::new(world().officer(if there { "strange-spc" } else { "spc" }).clone())
    };
    match act {
        Act::Assign => Command::Assign {
            officer: step.map_or_else(specialist, |_| Box::new(colleague(story).clone())),
            reason: Some(REASON.to_owned()),
        },
        Act::Forward => {
            let assigns = step.is_some_and(|run| run.action == StepAction::Assign);
            Command::Forward { note: Some(NOTE.to_owned()), next: assigns.then(specialist) }
        }
        Act::SendBack => Command::SendBack {
            ordinal: step.map_or(1, |run| run.index.max(2)),
            reason: REASON.to_owned(),
        },
        Act::Undo => Command::Undo { reason: REASON.to_owned() },
        _ => Command::Claim,
    }
}

/// Somebody else who could do the current step; its own performer where there is nobody.
fn colleague(story: &Story) -> &'static Actor {
    let run = story.dossier().current_step().expect("a current step");
    let fits = |actor: &&Actor| {
        Some(actor.id) != run.assignee
            && actor.grants.len() == 1
            && actor.holds(run.role, &run.agency, run.unit.as_deref())
    };
    let found = world().staff.0.values().find(fits);
    found.unwrap_or_else(|| world().officer(story.performer()))
}

fn answers(story: &Story, act: Act) -> Command {
    let dossier = story.dossier.as_ref();
    match act {
        Act::ReceiveSupplement => {
            let open = dossier.and_then(Dossier::open_supplement).map(|round| round.open_lines());
            Command::ReceiveSupplement {
                lines: open.unwrap_or(vec![0]),
                files: Vec::new(),
                note: None,
            }
        }
        Act::RecordPayment => {
            let owed = dossier.and_then(Dossier::open_obligation).map(|owed| owed.total());
            Command::RecordPayment {
                paid_on: None,
                amount: owed.unwrap_or(150_000),
                reference: "BL-0001".to_owned(),
            }
        }
        _ => {
            let asked = dossier.and_then(|it| it.consultations.iter().find(|c| c.answer.is_none()));
            Command::AnswerConsultation {
                number: asked.map_or(1, |asked| asked.number),
                opinion: Opinion::Agree,
                text: "Thống nhất".to_owned(),
            }
        }
    }
}

/// A day so many days from now.
pub(crate) fn in_days(story: &Story, days: u64) -> NaiveDate {
    local_date(story.now) + Days::new(days)
}

pub(crate) fn letter(story: &Story, act: Act) -> Letter {
    let law = || LAW.to_owned();
    match act {
        Act::DraftSupplement => Letter::Supplement(supplement(2)),
        Act::DraftPayment => Letter::Payment(PaymentLetter {
            items: vec![
                payment_item("Lệ phí trước bạ", 100_000),
                payment_item("Tiền sử dụng đất", 50_000),
            ],
            legal_basis: law(),
            beneficiary: "Kho bạc Nhà nước".to_owned(),
            account: None,
            pay_by: in_days(story, 30),
        }),
        Act::DraftConsultation => {
            Letter::Consultation { requests: vec![opinion(story, STRANGE, true)] }
        }
        Act::DraftInspection => Letter::Inspection(InspectionLetter {
            at: story.now + TimeDelta::days(2),
            place: "Số 5, đường Mẫu".to_owned(),
            participants: "Sở Xây dựng\nNgười nộp".to_owned(),
            content: "Hiện trạng".to_owned(),
        }),
        Act::DraftStop => Letter::Stop(stop(story)),
        _ => {
            let due = story.dossier.as_ref().and_then(Dossier::due_at).unwrap_or(story.now);
            Letter::Extension(ExtensionLetter {
                reason: DelayReason::ComplexCase,
                text: "Phải xác minh thêm".to_owned(),
                new_date: local_date(due.max(story.now)) + Days::new(2),
            })
        }
    }
}

/// A request for so many lines.
pub(crate) fn supplement(lines: usize) -> SupplementLetter {
    SupplementLetter {
        lines: vec![completion_line(); lines],
        reason: "Chưa đủ căn cứ thẩm định".to_owned(),
        legal_basis: None,
    }
}

pub(crate) fn opinion(story: &Story, whom: &str, waits: bool) -> OpinionRequest {
    OpinionRequest {
        agency: agency(whom),
        content: "Quy hoạch khu vực".to_owned(),
        answer_by: in_days(story, 7),
        waits,
    }
}

/// Both agencies are asked.
pub(crate) fn ask_both(story: &Story, waits: bool) -> Letter {
    let requests = vec![opinion(story, STRANGE, waits), opinion(story, POLICE, waits)];
    Letter::Consultation { requests }
}

pub(crate) fn stop(story: &Story) -> StopLetter {
    let wish =
        story.dossier.as_ref().is_some_and(|it| it.status == DossierStatus::WithdrawalRequested);
    StopLetter {
        ground: Some(if wish { StopGround::Withdrawn } else { StopGround::AuthorityStop }),
        reason: "Theo yêu cầu".to_owned(),
        legal_basis: LAW.to_owned(),
        originals: "Nhận lại tại Trung tâm".to_owned(),
        fees: "Không hoàn trả".to_owned(),
    }
}

fn result(story: &Story, act: Act) -> Command {
    match act {
        Act::SignResult => Command::SignResult {
            kind: ResultKind::Approval,
            title: "Chứng chỉ hành nghề kiến trúc".to_owned(),
            content: ResultContent::Text {
                body: "Cấp chứng chỉ.\nCó hiệu lực.".to_owned()
            },
            legal_basis: None,
        },
        Act::Release => Command::Release { note: Some(NOTE.to_owned()) },
        Act::ConfirmResult => Command::ConfirmResult,
        Act::PostResult => Command::PostResult { slip: "EB123456789VN".to_owned(), address: None },
        Act::ConfirmDelivery => {
            Command::ConfirmDelivery { recipient: APPLICANT.to_owned(), authorization: None }
        }
        Act::FailDelivery => {
            Command::FailDelivery { tried_at: story.now, reason: "Vắng nhà".to_owned() }
        }
        _ => Command::ReturnResult(ReturnOfResult {
            recipient: APPLICANT.to_owned(),
            personal_id: None,
            check: RecipientCheck::ReceiptShown,
            authorization: None,
            method: ReturnMethod::Counter,
        }),
    }
}

pub(crate) fn completion_line() -> CompletionLine {
    CompletionLine {
        document_key: Some("2".to_owned()),
        content: "Bằng tốt nghiệp".to_owned(),
        reason: "Chưa có trong hồ sơ".to_owned(),
        originals: 0,
        certified: 1,
        copies: 0,
    }
}
