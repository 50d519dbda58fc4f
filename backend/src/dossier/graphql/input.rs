//! Inputs of the mutations, and how they become orders.

use super::enums::{ApplicantKind, RecipientCheck, ResultKind, ReturnMethod, Sex};
use crate::app::{AppError, AppResult};
use crate::dossier::commands::Filing;
use crate::graphql::id;
use crate::graphql::scalar::LegalDate;
use async_graphql::{Enum, ID, InputObject};
use domain::dossier::{CompletionLine, DocumentDraft, IntakeDraft, SubmitterDraft};
use domain::refusal::{Code, Refusal};
use uuid::Uuid;

/// What is filed at the counter; the same for all three exits of the intake.
#[derive(Debug, Clone, InputObject)]
pub struct IntakeInput {
    /// A guidance (Form 02) given earlier, whose papers are completed now.
    pub dossier_id: Option<ID>,
    /// The version of that guidance the clerk has seen; needed with `dossierId`.
    pub expected_version: Option<i32>,
    /// National code of the procedure.
    pub procedure_code: String,
    /// Key of the case.
    pub case_key: String,
    /// Chủ hồ sơ.
    pub applicant: ApplicantInput,
    /// Who files it for the applicant.
    pub submitter: Option<SubmitterInput>,
    /// Papers handed in; those the case does not list are refused.
    pub documents: Vec<SubmittedDocumentInput>,
    /// Sets (bộ), 1–99.
    #[graphql(default = 1)]
    pub set_count: i32,
    /// How the applicant wants the result.
    #[graphql(default_with = "ReturnMethod::Counter")]
    pub return_method: ReturnMethod,
    /// Where the result goes by post.
    pub return_address: Option<String>,
}

/// Chủ hồ sơ, as typed or scanned.
#[derive(Debug, Clone, InputObject)]
pub struct ApplicantInput {
    /// Person or organisation.
    pub kind: ApplicantKind,
    /// Full or legal name.
    pub name: String,
    /// 12 digits; needed for a person.
    pub personal_id: Option<String>,
    /// 10 digits, or 10-3; needed for an organisation.
    pub tax_code: Option<String>,
    /// Date of birth.
    pub birth_date: Option<LegalDate>,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// One line.
    pub address: String,
    /// In any usual form.
    pub phone: String,
    /// E-mail address.
    pub email: Option<String>,
}

/// Người nộp theo ủy quyền.
#[derive(Debug, Clone, InputObject)]
pub struct SubmitterInput {
    /// Full name.
    pub name: String,
    /// 12 digits.
    pub personal_id: Option<String>,
    /// In any usual form.
    pub phone: Option<String>,
    /// The authorising paper.
    pub authorization: Option<String>,
}

/// A line of papers handed in; a line of zeros is a paper that is not there.
#[derive(Debug, Clone, InputObject)]
pub struct SubmittedDocumentInput {
    /// Key of the requirement.
    pub key: String,
    /// Bản chính, 0–99.
    #[graphql(default)]
    pub originals: i32,
    /// Bản sao, 0–99.
    #[graphql(default)]
    pub copies: i32,
    /// Bản điện tử, 0–99.
    #[graphql(default)]
    pub electronic: i32,
    /// A remark.
    pub note: Option<String>,
    /// Files the caller has uploaded, see `POST /files`; at most 10, none of another dossier. Without
    /// a number of pieces they count as one electronic copy. Whoever answers a submission may leave
    /// out the files it came with: they stay with papers that are there.
    #[graphql(default)]
    pub files: Vec<ID>,
}

/// Keys of files. What is no id of a file is that of none.
pub fn files(ids: &[ID]) -> Vec<Uuid> {
    ids.iter().map(|file| id::uuid(file, "file", "").unwrap_or_default()).collect()
}

impl IntakeInput {
    /// The earlier guidance, if one is named.
    ///
    /// # Errors
    /// The id is none of a dossier, or the version is missing.
    pub fn target(&self) -> AppResult<Option<(Uuid, u32)>> {
        let Some(dossier) = &self.dossier_id else { return Ok(None) };
        let id = id::uuid(dossier, "dossier", "intake.dossierId")?;
        let version = self.expected_version.and_then(|version| u32::try_from(version).ok());
        let version =
            version.ok_or_else(|| Refusal::at(Code::Required, "intake.expectedVersion"))?;
        Ok(Some((id, version)))
    }

    /// What is filed.
    pub fn filing(self) -> Filing {
        let submitter = self.submitter.map(|submitter| SubmitterDraft {
            name: submitter.name,
            personal_id: submitter.personal_id.unwrap_or_default(),
            phone: submitter.phone.unwrap_or_default(),
            authorization: submitter.authorization.unwrap_or_default(),
        });
        let document = |document: SubmittedDocumentInput| DocumentDraft {
            key: document.key,
            originals: document.originals.into(),
            copies: document.copies.into(),
            electronic: document.electronic.into(),
            note: document.note.unwrap_or_default(),
            files: files(&document.files),
        };
        let applicant = self.applicant;
        Filing {
            procedure: self.procedure_code,
            case: self.case_key,
            draft: IntakeDraft {
                channel: domain::catalog::SubmissionChannel::Counter,
                kind: Some(applicant.kind.into()),
                name: applicant.name,
                personal_id: applicant.personal_id.unwrap_or_default(),
                tax_code: applicant.tax_code.unwrap_or_default(),
                birth_date: applicant.birth_date.map(|date| date.0),
                sex: applicant.sex.map(Into::into),
                address: applicant.address,
                phone: applicant.phone,
                email: applicant.email.unwrap_or_default(),
                submitter,
                documents: self.documents.into_iter().map(document).collect(),
                set_count: self.set_count.into(),
                return_method: self.return_method.into(),
                return_address: self.return_address.unwrap_or_default(),
            },
        }
    }
}

/// Mẫu 01: the papers are complete.
#[derive(Debug, Clone, InputObject)]
pub struct DossierAcceptInput {
    /// What is filed.
    pub intake: IntakeInput,
    /// Whether Form 01 is made for a result of the same day, too, where none is needed
    /// (NĐ 118/2025 Đ.17.4).
    #[graphql(default)]
    pub receipt_slip: bool,
    /// Chosen by the client; the same key gives the same answer for 24 hours and more.
    pub idempotency_key: String,
}

/// Mẫu 02: the papers are not complete.
#[derive(Debug, Clone, InputObject)]
pub struct DossierRequestCompletionInput {
    /// What is filed.
    pub intake: IntakeInput,
    /// Everything that is missing, in one list.
    pub lines: Vec<CompletionLineInput>,
    /// Why it can not be accepted as it is.
    pub reason: String,
    /// The provision, where it is not the general one.
    pub legal_basis: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// A thing to be completed.
#[derive(Debug, Clone, InputObject)]
pub struct CompletionLineInput {
    /// The paper of the case it is about, if one.
    pub document_key: Option<String>,
    /// What is to be completed.
    pub content: String,
    /// Why.
    pub reason: String,
    /// Originals to bring.
    #[graphql(default)]
    pub originals: i32,
    /// Certified copies to bring.
    #[graphql(default)]
    pub certified: i32,
    /// Plain copies to bring.
    #[graphql(default)]
    pub copies: i32,
}

impl CompletionLineInput {
    /// The line of the form.
    ///
    /// # Errors
    /// A count is negative or absurd.
    pub fn line(self, index: usize) -> Result<CompletionLine, Refusal> {
        let count = |value: i32, field: &str| {
            u16::try_from(value).ok().filter(|n| *n < 100).ok_or_else(|| {
                let path = format!("lines.{index}.{field}");
                Refusal::at(Code::OutOfRange, &path).with("min", 0).with("max", 99)
            })
        };
        Ok(CompletionLine {
            originals: count(self.originals, "originals")?,
            certified: count(self.certified, "certified")?,
            copies: count(self.copies, "copies")?,
            document_key: self.document_key,
            content: self.content,
            reason: self.reason,
        })
    }
}

/// Mẫu 03: it can not be taken in.
#[derive(Debug, Clone, InputObject)]
pub struct DossierRefuseInput {
    /// What is filed.
    pub intake: IntakeInput,
    /// Why.
    pub reason: RefusalReason,
    /// In words for the applicant.
    pub text: String,
    /// The agency that is competent; needed for `NOT_COMPETENT`.
    pub competent_agency: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Why a dossier is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum RefusalReason {
    /// Không thuộc thẩm quyền.
    NotCompetent,
    /// Không đủ điều kiện.
    NotEligible,
    /// Giấy tờ giả mạo, tẩy xóa.
    Forged,
    /// Trùng hồ sơ đang giải quyết.
    Duplicate,
    /// Quá thời hạn nộp.
    OutOfTime,
    /// Không có thủ tục này.
    NoSuchProcedure,
    /// Lý do khác.
    Other,
}

impl DossierRefuseInput {
    /// The reason with what it needs.
    pub fn full_reason(&self) -> domain::document::RefusalReason {
        use domain::document::RefusalReason as Reason;
        match self.reason {
            RefusalReason::NotCompetent => Reason::NotCompetent {
                right_agency: self.competent_agency.clone().unwrap_or_default(),
            },
            RefusalReason::NotEligible => Reason::NotEligible,
            RefusalReason::Forged => Reason::Forged,
            RefusalReason::Duplicate => Reason::Duplicate,
            RefusalReason::OutOfTime => Reason::OutOfTime,
            RefusalReason::NoSuchProcedure => Reason::NoSuchProcedure,
            RefusalReason::Other => Reason::Other,
        }
    }
}

/// Nhận việc.
#[derive(Debug, Clone, InputObject)]
pub struct DossierClaimInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Phân công.
#[derive(Debug, Clone, InputObject)]
pub struct DossierAssignInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Who is to do the current step.
    pub officer_id: ID,
    /// Why; needed when it is taken from somebody.
    pub reason: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Chuyển xử lý.
#[derive(Debug, Clone, InputObject)]
pub struct DossierForwardInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// A remark for the next.
    pub note: Option<String>,
    /// Who takes the next step; needed when the step is an assignment.
    pub next_officer_id: Option<ID>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Trả lại bước trước.
#[derive(Debug, Clone, InputObject)]
pub struct DossierSendBackInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// The step to go back to, from 1.
    pub ordinal: i32,
    /// Why.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Ký kết quả.
#[derive(Debug, Clone, InputObject)]
pub struct DossierSignResultInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Granted or refused.
    #[graphql(default_with = "ResultKind::Approval")]
    pub kind: ResultKind,
    /// What it is called, e.g. its name in the catalog.
    pub title: String,
    /// Paragraphs of a document made here; leave out when a file is given.
    pub text: Option<String>,
    /// An uploaded PDF, see `POST /files`.
    pub file_id: Option<ID>,
    /// The provision on which it is refused; needed for `REFUSAL`.
    pub legal_basis: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Chuyển kết quả đến Trung tâm.
#[derive(Debug, Clone, InputObject)]
pub struct DossierReleaseInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// A remark for the return desk.
    pub note: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// Trả kết quả.
#[derive(Debug, Clone, InputObject)]
pub struct DossierReturnInput {
    /// The dossier.
    pub dossier_id: ID,
    /// The version the officer has seen.
    pub expected_version: i32,
    /// Name of whoever takes it.
    pub recipient_name: String,
    /// 12 digits; needed when identity was checked.
    pub recipient_personal_id: Option<String>,
    /// How it was checked.
    pub check: RecipientCheck,
    /// The authorisation, when it is not the applicant.
    pub authorization: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The dossier and version an input names.
///
/// # Errors
/// The id is none of a dossier, or the version can not be one.
pub fn target(dossier: &ID, expected_version: i32) -> AppResult<Option<(Uuid, u32)>> {
    let id = id::uuid(dossier, "dossier", "dossierId")?;
    let version = u32::try_from(expected_version).map_err(|_| AppError::from(Code::Stale))?;
    Ok(Some((id, version)))
}
