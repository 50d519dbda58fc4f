//! What may be asked of a dossier.

use super::act::Act;
use super::intake::{Intake, ReturnMethod};
use super::letter::Letter;
use super::life::{AmendableField, InspectionRecord, LineFiles, Opinion};
use super::state::RegisterEntry;
use crate::catalog::SubmissionChannel;
use crate::identifier::AgencyCode;
use crate::identity::{Actor, OfficerId};
use crate::time::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::RefusalReason;

/// A command. Who sends it and when stands in the context.
#[derive(Debug, Clone)]
pub enum Command {
    /// A submission reaches the inbox (T01, T02).
    Submit {
        /// What was filed, checked.
        intake: Box<Intake>,
        /// When the minutes with the postman were signed; now for what comes online.
        filed_at: Option<Instant>,
        /// The code that the national portal has given it.
        portal_code: Option<String>,
        /// Number of the postal slip.
        slip: Option<String>,
        /// How the envelope was found, for the minutes with the postman.
        condition: Option<String>,
    },
    /// The applicant has completed it (T06).
    Resubmit {
        /// What is filed now, checked.
        intake: Box<Intake>,
    },
    /// Tiếp nhận hồ sơ (T03, T04).
    Accept {
        /// What was filed, checked.
        intake: Box<Intake>,
        /// Whether Form 01 is made for a result of the same day, too (NĐ 118/2025 Đ.17.4).
        slip: bool,
    },
    /// Yêu cầu hoàn thiện trước khi tiếp nhận (T05).
    RequestCompletion {
        /// What was filed, checked.
        intake: Box<Intake>,
        /// What is to be completed.
        lines: Vec<CompletionLine>,
        /// Why it can not be accepted as it is.
        reason: String,
        /// The provision; `None` for the general one of the regime.
        legal_basis: Option<String>,
    },
    /// Từ chối tiếp nhận (T08).
    Refuse {
        /// What was filed, checked.
        intake: Box<Intake>,
        /// Why.
        reason: RefusalReason,
        /// In words.
        text: String,
    },
    /// Đóng hồ sơ quá hạn hoàn thiện (T07, T18).
    Close,
    /// Bàn giao hồ sơ giấy (T09).
    HandOver {
        /// Number of the postal slip.
        reference: Option<String>,
    },
    /// Xác nhận đã nhận hồ sơ (T09).
    ConfirmArrival,
    /// Nhận việc: the current step for oneself.
    Claim,
    /// Phân công.
    Assign {
        /// The officer who is to do the current step.
        officer: Box<Actor>,
        /// Why, when it is taken from somebody.
        reason: Option<String>,
    },
    /// Chuyển bước (T10).
    Forward {
        /// A remark for the next.
        note: Option<String>,
        /// Who takes the next step; must be named when this step is an assignment.
        next: Option<Box<Actor>>,
    },
    /// Trả lại bước trước (T11).
    SendBack {
        /// Ordinal of the step to go back to, from 1.
        ordinal: u32,
        /// Why.
        reason: String,
    },
    /// Hoàn tác bước vừa làm.
    Undo {
        /// Why.
        reason: String,
    },
    /// Dự thảo văn bản; replaces a draft that was returned.
    DraftLetter(Box<Letter>),
    /// Duyệt.
    ApproveLetter,
    /// Trả lại người dự thảo.
    ReturnLetter {
        /// Why.
        reason: String,
    },
    /// The Center returns an approved letter to the agency.
    RejectLetter {
        /// Why.
        reason: String,
    },
    /// Bỏ dự thảo.
    DiscardLetter,
    /// Gửi người nộp (T15, T19, T22–T24).
    SendLetter,
    /// Nhận bổ sung (T16, T17).
    ReceiveSupplement {
        /// Which lines it answers, from 0.
        lines: Vec<u32>,
        /// Uploaded files, by line.
        files: Vec<LineFiles>,
        /// A remark.
        note: Option<String>,
    },
    /// Ghi nhận đã nộp tiền (T20).
    RecordPayment {
        /// The day of the receipt or voucher, where it is not today.
        paid_on: Option<NaiveDate>,
        /// Whole đồng.
        amount: u64,
        /// Number of the receipt or the tax voucher.
        reference: String,
    },
    /// Trả lời ý kiến (T13).
    AnswerConsultation {
        /// Which request, from 1.
        number: u32,
        /// In one word.
        opinion: Opinion,
        /// In full.
        text: String,
    },
    /// Biên bản kiểm tra thực địa.
    RecordInspection {
        /// What was found, concluded and objected.
        record: InspectionRecord,
    },
    /// Người nộp yêu cầu dừng (T21).
    RequestWithdrawal {
        /// How the wish came.
        channel: SubmissionChannel,
        /// Why.
        reason: String,
    },
    /// Dừng khi chưa bàn giao (T22).
    StopBeforeHandover,
    /// Không dừng hồ sơ chưa tiếp nhận: the wish is not granted, or was taken back (T23).
    DeclineWithdrawal {
        /// Why.
        reason: String,
    },
    /// Chấp nhận gia hạn (T32).
    GrantExtension,
    /// The Center does not grant it as proposed.
    ReturnExtension {
        /// Why.
        reason: String,
    },
    /// Chuyển cơ quan khác (T33).
    Transfer {
        /// To whom.
        to: AgencyCode,
        /// Why.
        reason: String,
    },
    /// Đề nghị sửa thông tin.
    ProposeAmendment {
        /// Fields with what they are to be.
        changes: Vec<(AmendableField, String)>,
        /// Why.
        reason: String,
    },
    /// Duyệt sửa thông tin.
    ApproveAmendment,
    /// Không duyệt sửa thông tin.
    RejectAmendment {
        /// Why.
        reason: String,
    },
    /// Tạm dừng thời hạn do bất khả kháng (R7): a decision of the Center's director.
    SuspendClock {
        /// Số quyết định.
        decision_no: String,
    },
    /// Kết thúc tạm dừng: the clock goes on with what was left.
    EndSuspension,
    /// Ký kết quả (T25, T26).
    SignResult {
        /// Granted or refused.
        kind: ResultKind,
        /// What it is called.
        title: String,
        /// The file or the text.
        content: ResultContent,
        /// The provision on which it is refused.
        legal_basis: Option<String>,
    },
    /// Chuyển kết quả đến Trung tâm (T27).
    Release {
        /// A remark for the return desk.
        note: Option<String>,
    },
    /// Trung tâm xác nhận đã nhận kết quả (T27).
    ConfirmResult,
    /// Trả kết quả tại quầy (T28).
    ReturnResult(ReturnOfResult),
    /// Gửi kết quả qua bưu chính (T29).
    PostResult {
        /// Number of the postal slip.
        slip: String,
        /// Where to, where it is not the address of the dossier.
        address: Option<String>,
    },
    /// Bưu chính đã phát (T29).
    ConfirmDelivery {
        /// Who took it.
        recipient: String,
        /// As what, when it is not the applicant.
        authorization: Option<String>,
    },
    /// Bưu chính phát không được (T31).
    FailDelivery {
        /// When the postman came.
        tried_at: Instant,
        /// Why it failed.
        reason: String,
    },
    /// Time has passed (T14, T30).
    Tick,
    /// Tính lại theo lịch mới (R6): the Center has confirmed the calendar in force for what it took in
    /// before.
    Recount {
        /// Number of the decision.
        decision_no: String,
        /// Who confirmed it.
        confirmed_by: OfficerId,
    },
}

/// Numbers and identities drawn for a command, in the transaction that uses them.
///
/// Which papers a command issues only the rules know. So the write path decides twice: first with
/// [`Drawn::default`], whose numbers are placeholders, to learn which series are drawn from; then
/// with what was drawn. The first decision alone is a dry run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawn {
    /// For the papers, in the order in which they are issued.
    pub papers: Vec<NewPaper>,
    /// For an acceptance.
    pub acceptance: Option<AcceptNumbers>,
}

/// Numbers of an acceptance; without gaps, since they are drawn in its transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptNumbers {
    /// Mã hồ sơ.
    pub code: String,
    /// Row of the register book.
    pub register: RegisterEntry,
    /// Eight characters that let the holder of the slip follow the dossier.
    pub secret: String,
}

impl AcceptNumbers {
    /// What stands in for them in a dry run.
    pub(super) fn placeholder() -> Self {
        let register = RegisterEntry { book: "—".to_owned(), row: 1 };
        Self { code: "—".to_owned(), register, secret: "—".to_owned() }
    }
}

/// Identity and number of a paper about to be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPaper {
    /// Its id.
    pub id: Uuid,
    /// Its number in the year's series of its kind.
    pub number: u32,
}

/// A line of Form 02.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompletionLine {
    /// The paper of the case it is about, if one.
    pub document_key: Option<String>,
    /// What is to be completed.
    pub content: String,
    /// Why.
    pub reason: String,
    /// Originals to bring.
    pub originals: u16,
    /// Certified copies to bring.
    pub certified: u16,
    /// Plain copies to bring.
    pub copies: u16,
}

/// Granted or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ResultKind {
    /// What was applied for.
    Approval,
    /// Not eligible after appraisal; returned like any result (NĐ 118/2025 Đ.19.3).
    Refusal,
}

/// What the result consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ResultContent {
    /// An uploaded PDF.
    File {
        /// Its attachment.
        id: Uuid,
    },
    /// Paragraphs from which a document is made.
    Text {
        /// The paragraphs.
        body: String,
    },
}

/// How the recipient was checked (NĐ 118/2025 Đ.6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RecipientCheck {
    /// The slip (Form 01) was shown.
    ReceiptShown,
    /// The slip is lost: identity was checked, and the loss declared.
    IdentityChecked,
    /// The postman has checked (QĐ 45/2016).
    Postman,
    /// Delivered to the account of the applicant.
    Account,
}

/// Who took the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnOfResult {
    /// Name of whoever took it.
    pub recipient: String,
    /// 12 digits; needed when identity was checked.
    pub personal_id: Option<String>,
    /// How it was checked.
    pub check: RecipientCheck,
    /// The authorisation, when it is not the applicant.
    pub authorization: Option<String>,
    /// Over the counter, by post or electronically.
    #[serde(default)]
    pub method: ReturnMethod,
}

impl Command {
    /// What it does; what a permit must be for follows from it.
    pub fn act(&self) -> Act {
        match self {
            Self::Submit { .. } => Act::Submit,
            Self::Resubmit { .. } => Act::Resubmit,
            Self::Accept { .. } => Act::Accept,
            Self::RequestCompletion { .. } => Act::RequestCompletion,
            Self::Refuse { .. } => Act::Refuse,
            Self::Close => Act::Close,
            Self::HandOver { .. } => Act::HandOver,
            Self::ConfirmArrival => Act::ConfirmArrival,
            Self::Claim => Act::Claim,
            Self::Assign { .. } => Act::Assign,
            Self::Forward { .. } => Act::Forward,
            Self::SendBack { .. } => Act::SendBack,
            Self::Undo { .. } => Act::Undo,
            Self::DraftLetter(letter) => Act::draft(letter),
            Self::ApproveLetter => Act::ApproveLetter,
            Self::ReturnLetter { .. } => Act::ReturnLetter,
            Self::RejectLetter { .. } => Act::RejectLetter,
            Self::DiscardLetter => Act::DiscardLetter,
            Self::SendLetter => Act::SendLetter,
            Self::ReceiveSupplement { .. } => Act::ReceiveSupplement,
            Self::RecordPayment { .. } => Act::RecordPayment,
            Self::AnswerConsultation { .. } => Act::AnswerConsultation,
            Self::RecordInspection { .. } => Act::RecordInspection,
            Self::RequestWithdrawal { .. } => Act::RequestWithdrawal,
            Self::StopBeforeHandover => Act::StopBeforeHandover,
            Self::DeclineWithdrawal { .. } => Act::DeclineWithdrawal,
            Self::GrantExtension => Act::GrantExtension,
            Self::ReturnExtension { .. } => Act::ReturnExtension,
            Self::Transfer { .. } => Act::Transfer,
            Self::ProposeAmendment { .. } => Act::ProposeAmendment,
            Self::ApproveAmendment => Act::ApproveAmendment,
            Self::RejectAmendment { .. } => Act::RejectAmendment,
            Self::SuspendClock { .. } => Act::SuspendClock,
            Self::EndSuspension => Act::EndSuspension,
            Self::SignResult { .. } => Act::SignResult,
            Self::Release { .. } => Act::Release,
            Self::ConfirmResult => Act::ConfirmResult,
            Self::ReturnResult(_) => Act::ReturnResult,
            Self::PostResult { .. } => Act::PostResult,
            Self::ConfirmDelivery { .. } => Act::ConfirmDelivery,
            Self::FailDelivery { .. } => Act::FailDelivery,
            Self::Tick => Act::Tick,
            Self::Recount { .. } => Act::Recount,
        }
    }

    /// The officer that is to receive a step by this command.
    pub fn names(&self) -> Option<OfficerId> {
        match self {
            Self::Assign { officer, .. } => Some(officer.id),
            Self::Forward { next, .. } => next.as_ref().map(|next| next.id),
            _ => None,
        }
    }
}
