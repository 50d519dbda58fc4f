//! The smaller types of a dossier: enums and value objects.

use super::enums::*;
use crate::catalog::graphql::StepAction;
use crate::document::paper_entity;
use crate::graphql::error::UserErrorCode;
use crate::graphql::scalar::{LegalDate, Moment};
use crate::graphql::{Cx, id};
use crate::identity::graphql::{Agency, Officer, Role, Unit};
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::document::{DocumentNumber, FormFamily, FormKind};
use domain::report::masked;
use domain::time::local_date;
use uuid::Uuid;

/// What has happened in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum StepState {
    /// Still to come.
    Waiting,
    /// Under way.
    Current,
    /// Done.
    Done,
    /// Left to go back to an earlier step.
    SentBack,
    /// Taken back before anybody had begun.
    Undone,
    /// Ended with the whole dossier, or by its transfer.
    Dropped,
}

/// Chủ hồ sơ.
#[derive(Debug, Clone, SimpleObject)]
pub struct Applicant {
    /// Person or organisation.
    pub kind: ApplicantKind,
    /// Full or legal name.
    pub name: String,
    /// Số định danh cá nhân.
    pub personal_id: Option<String>,
    /// Mã số thuế.
    pub tax_code: Option<String>,
    /// Date of birth.
    pub birth_date: Option<LegalDate>,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// One line.
    pub address: String,
    /// As written for people, e.g. `0912 345 678`.
    pub phone: String,
    /// E-mail address.
    pub email: Option<String>,
}

impl From<&domain::dossier::Applicant> for Applicant {
    fn from(applicant: &domain::dossier::Applicant) -> Self {
        Self {
            kind: applicant.kind.into(),
            name: applicant.name.clone(),
            personal_id: applicant.personal_id.as_ref().map(ToString::to_string),
            tax_code: applicant.tax_code.as_ref().map(ToString::to_string),
            birth_date: applicant.birth_date.map(LegalDate),
            sex: applicant.sex.map(Sex::from),
            address: applicant.address.clone(),
            phone: applicant.phone.display(),
            email: applicant.email.as_ref().map(ToString::to_string),
        }
    }
}

impl Applicant {
    /// For those who need not know the numbers, as in exported lists.
    pub(super) fn masked(self) -> Self {
        Self {
            personal_id: self.personal_id.as_deref().map(masked),
            tax_code: self.tax_code.as_deref().map(masked),
            phone: masked(&self.phone),
            email: None,
            birth_date: None,
            ..self
        }
    }
}

/// Người nộp theo ủy quyền.
#[derive(Debug, Clone, SimpleObject)]
pub struct Submitter {
    /// Full name.
    pub name: String,
    /// Số định danh cá nhân.
    pub personal_id: Option<String>,
    /// As written for people.
    pub phone: Option<String>,
    /// The authorising paper.
    pub authorization: Option<String>,
}

impl Submitter {
    /// For those who need not know the numbers.
    pub(super) fn masked(self) -> Self {
        let hide = |number: Option<String>| number.as_deref().map(masked);
        Self { personal_id: hide(self.personal_id), phone: hide(self.phone), ..self }
    }
}

impl From<&domain::dossier::Submitter> for Submitter {
    fn from(submitter: &domain::dossier::Submitter) -> Self {
        Self {
            name: submitter.name.to_string(),
            personal_id: submitter.personal_id.as_ref().map(ToString::to_string),
            phone: submitter.phone.as_ref().map(|phone| phone.display()),
            authorization: submitter.authorization.clone(),
        }
    }
}

/// A line of papers: what the case asks for and what was handed in.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(complex)]
pub struct SubmittedDocument {
    /// Key of the requirement.
    pub key: String,
    /// What the paper is.
    pub name: String,
    /// Whether a dossier without it is incomplete.
    pub required: bool,
    /// Bản chính handed in.
    pub originals: u16,
    /// Bản sao handed in.
    pub copies: u16,
    /// Bản điện tử handed in.
    pub electronic: u16,
    /// A remark.
    pub note: Option<String>,
    /// Its files, for whoever may open them.
    #[graphql(skip)]
    pub file_ids: Vec<Uuid>,
}

/// A step of the bound process with what has happened in it.
#[derive(Debug, Clone, SimpleObject)]
pub struct StepInstance {
    /// Counts from 1.
    pub ordinal: u32,
    /// What is done.
    pub title: String,
    /// What it means to the dossier.
    pub action: StepAction,
    /// Where.
    pub agency: Agency,
    /// In which unit.
    pub unit: Option<Unit>,
    /// By which role.
    pub role: Role,
    /// The role in words.
    pub role_name: String,
    /// Working minutes allowed.
    pub minutes: u32,
    /// How far it is.
    pub state: StepState,
    /// When it began.
    pub entered_at: Option<Moment>,
    /// When it should be done.
    pub due_at: Option<Moment>,
    /// Who has or had it.
    pub assignee: Option<Officer>,
    /// Since when.
    pub claimed_at: Option<Moment>,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// Who ended it.
    pub performer: Option<Officer>,
    /// The remark or the reason.
    pub note: Option<String>,
    /// Working minutes used so far, or in all.
    pub used_minutes: Option<i64>,
}

/// A line of the timeline.
#[derive(Debug, Clone, SimpleObject)]
pub struct TimelineEntry {
    /// When.
    pub at: Moment,
    /// What kind.
    pub kind: TimelineKind,
    /// What happened.
    pub title: String,
    /// A remark, a reason, a name.
    pub detail: Option<String>,
    /// Who did it; null for the public.
    pub actor: Option<Officer>,
    /// In whose place ("X thay mặt Y"); null for one's own role, and for the public.
    pub on_behalf_of: Option<Officer>,
}

impl TimelineEntry {
    /// A line for the API.
    pub fn of(cx: Cx<'_>, entry: domain::dossier::TimelineEntry) -> Self {
        Self {
            at: entry.at.into(),
            kind: entry.kind.into(),
            title: entry.title,
            detail: entry.detail,
            actor: entry.actor.and_then(|officer| Officer::of(cx, officer)),
            on_behalf_of: entry.on_behalf_of.and_then(|officer| Officer::of(cx, officer)),
        }
    }
}

/// An issued paper.
#[derive(Debug, Clone)]
pub struct IssuedPaper(pub paper_entity::Model);

/// An issued, numbered paper; never changed.
#[Object]
impl IssuedPaper {
    /// Global id.
    async fn id(&self) -> ID {
        id::global("paper", self.0.id)
    }

    /// Which form.
    async fn kind(&self) -> async_graphql::Result<PaperKind> {
        self.form().map(PaperKind::from)
    }

    /// Its title in the language of the request.
    async fn title(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
        let family = FormFamily::on(local_date(self.0.issued_at));
        Ok(self.form()?.title(family, Cx::of(ctx).lang()).to_owned())
    }

    /// Its number, e.g. `01/TNHS`.
    async fn number(&self) -> async_graphql::Result<String> {
        let ordinal = u32::try_from(self.0.number).unwrap_or_default();
        let number = DocumentNumber::of(self.form()?, ordinal);
        Ok(number.map(|number| number.to_string()).unwrap_or_default())
    }

    /// When it was issued.
    async fn issued_at(&self) -> Moment {
        self.0.issued_at.into()
    }

    /// Who issued it; null for the public.
    async fn issued_by(&self, ctx: &Context<'_>) -> Option<Officer> {
        let cx = Cx::of(ctx);
        cx.viewer().and_then(|_| Officer::of(cx, self.0.issued_by))
    }

    /// Whether it can be printed again with a mark, by `paperReprint`; what was uploaded as a file is
    /// opened as it is.
    async fn reprintable(&self) -> bool {
        self.0.file_id.is_none()
    }

    /// Link to the PDF, good for five minutes.
    async fn url(&self, ctx: &Context<'_>) -> String {
        let cx = Cx::of(ctx);
        cx.app().links.sign(&format!("paper-{}", self.0.id), cx.now())
    }
}

impl IssuedPaper {
    fn form(&self) -> async_graphql::Result<FormKind> {
        paper_entity::kind_of(&self.0.kind).ok_or_else(|| {
            crate::app::AppError::Internal(anyhow::anyhow!("paper kind {}", self.0.kind)).into()
        })
    }
}

/// The result and its way to the applicant.
#[derive(Debug, Clone, SimpleObject)]
pub struct DossierResult {
    /// Granted or refused.
    pub kind: ResultKind,
    /// What it is called.
    pub title: String,
    /// When it was signed; the legal time ended then.
    pub signed_at: Moment,
    /// Who signed.
    pub signer: Option<Officer>,
    /// The provision on which it is refused.
    pub legal_basis: Option<String>,
    /// When the department sent it to the Center.
    pub released_at: Option<Moment>,
    /// When the Center had it.
    pub arrived_at: Option<Moment>,
    /// When the applicant got it.
    pub returned_at: Option<Moment>,
    /// Who took it.
    pub recipient: Option<String>,
}

/// Row of the register (Sổ theo dõi hồ sơ).
#[derive(Debug, Clone, SimpleObject)]
pub struct RegisterEntry {
    /// Quyển số.
    pub book: String,
    /// Số thứ tự.
    pub row: u32,
}

/// An action and whether the viewer may take it now.
#[derive(Debug, Clone, SimpleObject)]
pub struct ActionAvailability {
    /// The action.
    pub name: ActionName,
    /// What stands on its button.
    pub label: String,
    /// Whether it is possible now.
    pub allowed: bool,
    /// Why not, and what would have to change.
    pub reason: Option<String>,
    /// Why not, for programs.
    pub code: Option<UserErrorCode>,
}

/// An officer to whom a step can be given.
#[derive(Debug, Clone, SimpleObject)]
pub struct Assignee {
    /// The officer.
    pub officer: Officer,
    /// Steps the officer has open now.
    pub open_steps: i64,
}
