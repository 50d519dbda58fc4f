//! Table `dossier`: the folded aggregate, and the columns that lists ask for.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dossier")]
pub struct Model {
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Number of events.
    pub version: i32,
    /// [`domain::dossier::DossierStatus::code`].
    pub status: String,
    /// Mã hồ sơ.
    pub code: Option<String>,
    /// Code that the national portal has given it.
    pub portal_code: Option<String>,
    /// Number of the postal slip it came with.
    pub slip: Option<String>,
    /// [`domain::catalog::SubmissionChannel::code`].
    pub channel: String,
    /// Receiving Center.
    pub center: String,
    /// Competent agency.
    pub agency: String,
    /// National code of the procedure.
    pub procedure_code: String,
    /// Bound version of the procedure.
    pub procedure_version: i32,
    /// Bound case.
    pub case_key: String,
    /// Bound version of the process.
    pub process_version: Option<i32>,
    /// Chủ hồ sơ.
    pub applicant_name: String,
    /// First brought to the counter.
    pub received_at: DateTimeUtc,
    /// Accepted.
    pub accepted_at: Option<DateTimeUtc>,
    /// Due.
    pub due_at: Option<DateTimeUtc>,
    /// Due by the national indicator.
    pub kpi_due_at: Option<DateTimeUtc>,
    /// Since when the main clock stands still.
    pub paused_at: Option<DateTimeUtc>,
    /// When an inbox item has to be answered; `None` once it was.
    pub answer_due_at: Option<DateTimeUtc>,
    /// What waits for somebody's hand, [`super::Awaits::column`].
    pub awaits: Option<String>,
    /// From when the Center may close it, because the applicant has not done what was asked.
    pub closes_at: Option<DateTimeUtc>,
    /// When the Center is alerted of a submission that still waits for its answer.
    pub alert_at: Option<DateTimeUtc>,
    /// When time will bring something about.
    pub wake_at: Option<DateTimeUtc>,
    /// Due while the clock runs, or the far future: what lists are ordered by.
    pub due_order: DateTimeUtc,
    /// Result signed.
    pub finished_at: Option<DateTimeUtc>,
    /// Result sent to the Center.
    pub released_at: Option<DateTimeUtc>,
    /// Result handed over.
    pub returned_at: Option<DateTimeUtc>,
    /// Current step, index into the process.
    pub step_index: Option<i32>,
    /// Agency of the current step.
    pub step_agency: Option<String>,
    /// Unit of the current step.
    pub step_unit: Option<String>,
    /// Role of the current step.
    pub step_role: Option<String>,
    /// Who has the current step.
    pub step_assignee: Option<Uuid>,
    /// When the current step should be done.
    pub step_due_at: Option<DateTimeUtc>,
    /// What the current step does, [`domain::process::StepAction`].
    pub step_action: Option<String>,
    /// When 70 % of the current step's time are used ([`domain::dossier::Thresholds`]).
    pub step_warn_at: Option<DateTimeUtc>,
    /// When a working day of the current step's time is left.
    pub step_day_before_at: Option<DateTimeUtc>,
    /// When 70 % of the dossier's time are used.
    pub warn_at: Option<DateTimeUtc>,
    /// When a working day of the dossier's time is left.
    pub day_before_at: Option<DateTimeUtc>,
    /// Folded text that search looks into.
    pub search: String,
    /// Hash of the last event.
    pub head_hash: String,
    /// [`domain::dossier::Dossier`] as JSON.
    pub state: String,
}

/// No relations: dossiers are joined to nothing.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
