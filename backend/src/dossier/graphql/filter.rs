//! What lists of dossiers are narrowed to.

use super::enums::{DossierAwaits, DossierStatus};
use crate::app::{AppError, AppResult};
use crate::catalog::graphql::{StepAction, SubmissionChannel};
use crate::dossier::queries;
use crate::graphql::scalar::LegalDate;
use crate::graphql::{Cx, id};
use crate::report::workload::LoadBucket;
use async_graphql::{Enum, ID, InputObject};
use domain::report::Horizon;

/// Which of the viewer's own work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "queries::QueueScope")]
pub enum QueueScope {
    /// Steps the viewer has.
    Mine,
    /// Steps nobody has that the viewer could claim.
    Claimable,
    /// Both of them: the day's work.
    Work,
    /// Every step at the viewer's places.
    Unit,
}

/// A figure of the board; the list behind it counts the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "queries::Bucket")]
pub enum DossierBucket {
    /// With a department, and nobody has the step.
    Waiting,
    /// With a department, and somebody has the step.
    InProcess,
    /// Due by the end of today.
    DueToday,
    /// Past due.
    Overdue,
    /// The result waits at the Center.
    ResultAtCenter,
}

/// When the clock of a dossier ends. The windows ahead contain each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::worklist::DueWindow")]
pub enum DueWindow {
    /// The due moment has passed.
    Overdue,
    /// By the end of today.
    Today,
    /// By the end of the second working day after today.
    TwoDays,
    /// By the end of Sunday.
    ThisWeek,
    /// After this week and the next two working days.
    Later,
    /// No clock runs: paused, finished, or no date promised.
    None,
}

/// How pressing a clock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::dossier::WarningLevel")]
pub enum WarningLevel {
    /// Sắp hết hạn: 70 % of the working minutes are used.
    Soon,
    /// Còn 1 ngày: a working day is left, or less.
    DayBefore,
    /// Quá hạn: the due moment has passed.
    Overdue,
}

/// Which clock warns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "queries::WarningClock")]
pub enum WarningClock {
    /// The one that is further.
    Either,
    /// That of the current step.
    Step,
    /// That of the dossier.
    Dossier,
}

/// Dossiers that stand at a warning level.
#[derive(Debug, InputObject)]
pub struct WarningFilter {
    /// Exactly this level.
    pub level: WarningLevel,
    /// By which clock; `EITHER` unless said.
    pub clock: Option<WarningClock>,
    /// Only those the viewer is told of: his own from the first level on, those of his place from
    /// the day before on for the head, and overdue ones for leader, focal person and the Center, who
    /// are told of the dossier's own clock a day before as well.
    pub told: Option<bool>,
}

/// A division of an agency.
#[derive(Debug, InputObject)]
pub struct UnitInput {
    /// Code of the agency.
    pub agency: String,
    /// Code of the division within it.
    pub unit: String,
}

/// What a list is narrowed to; all of it must hold.
#[derive(Debug, Default, InputObject)]
pub struct DossierFilter {
    /// Words of name, code, phone or id; no diacritics needed.
    pub search: Option<String>,
    /// A figure of the board.
    pub bucket: Option<DossierBucket>,
    /// Code of the competent agency.
    pub agency: Option<String>,
    /// Where the current step is.
    pub unit: Option<UnitInput>,
    /// National code of the procedure.
    pub procedure: Option<String>,
    /// Statuses, any of them.
    pub status: Option<Vec<DossierStatus>>,
    /// Whose hand it waits for beside the current step, any of them: letters that the Center has to
    /// send, drafts that wait for their approver.
    pub awaits: Option<Vec<DossierAwaits>>,
    /// What the current step does.
    pub step: Option<StepAction>,
    /// Global id of the officer who has the current step.
    pub holder: Option<ID>,
    /// When its clock ends.
    pub due: Option<DueWindow>,
    /// A warning level.
    pub warning: Option<WarningFilter>,
    /// First day of reception.
    pub received_from: Option<LegalDate>,
    /// Last day of reception.
    pub received_to: Option<LegalDate>,
    /// How it was filed.
    pub channel: Option<SubmissionChannel>,
    /// True: only what the viewer has not seen as it is. False: only what he has.
    pub unread: Option<bool>,
    /// The viewer's own work.
    pub queue: Option<QueueScope>,
    /// A figure of the workload.
    pub load: Option<LoadFilter>,
}

/// A figure of the workload; the list behind it counts the same.
#[derive(Debug, Clone, InputObject)]
pub struct LoadFilter {
    /// Who has the step.
    pub officer_id: Option<ID>,
    /// Steps that nobody has; not together with `officerId`.
    #[graphql(default)]
    pub unclaimed: bool,
    /// Code of the agency of the step.
    pub agency: Option<String>,
    /// Code of the unit of the step.
    pub unit: Option<String>,
    /// When the step is due.
    pub bucket: Option<LoadBucket>,
}

impl LoadFilter {
    fn resolved(self, cx: Cx<'_>) -> AppResult<queries::LoadFilter> {
        let officer = self.officer_id.map(|it| id::uuid(&it, "officer", "filter.load.officerId"));
        let holder = match officer.transpose()? {
            Some(officer) => Some(queries::Holder::Officer(officer)),
            None => self.unclaimed.then_some(queries::Holder::Nobody),
        };
        Ok(queries::LoadFilter {
            holder,
            agency: self.agency,
            unit: self.unit,
            bucket: self.bucket.map(Into::into),
            horizon: Horizon::of(cx.now(), &cx.reference().calendar),
        })
    }
}

/// What a list is narrowed to, at the moment of the request.
///
/// # Errors
/// An id is none of an officer.
pub(super) fn narrowing(
    cx: Cx<'_>,
    filter: Option<DossierFilter>,
) -> AppResult<queries::DossierFilter> {
    let mut filter = filter.unwrap_or_default();
    let load = filter.load.take().map(|load| load.resolved(cx)).transpose()?;
    Ok(queries::DossierFilter { load, ..filter.try_into()? })
}

impl TryFrom<DossierFilter> for queries::DossierFilter {
    type Error = AppError;

    fn try_from(filter: DossierFilter) -> AppResult<Self> {
        let holder = filter.holder.map(|holder| id::uuid(&holder, "officer", "holder"));
        Ok(Self {
            search: filter.search,
            bucket: filter.bucket.map(Into::into),
            agency: filter.agency,
            unit: filter.unit.map(|it| (it.agency, it.unit)),
            procedure: filter.procedure,
            status: filter.status.map(|all| all.into_iter().map(Into::into).collect()),
            awaits: filter.awaits.map(|all| all.into_iter().map(Into::into).collect()),
            step: filter.step.map(Into::into),
            holder: holder.transpose()?,
            due: filter.due.map(Into::into),
            warning: filter.warning.map(|it| queries::Warned {
                level: it.level.into(),
                clock: it.clock.map(Into::into).unwrap_or_default(),
                told: it.told.unwrap_or_default(),
            }),
            received_from: filter.received_from.map(|date| date.0),
            received_to: filter.received_to.map(|date| date.0),
            channel: filter.channel.map(Into::into),
            unread: filter.unread,
            queue: filter.queue.map(Into::into),
            load: None,
        })
    }
}
