//! The cells of a row.

use super::super::queries::DossierRow;
use crate::app::Snapshot;
use domain::dossier::{DossierStatus, Timeliness};
use domain::lang::Lang;
use domain::process::Step;
use domain::report::{ExportColumn, masked};
use domain::time::Instant;
use sea_orm::{DbErr, FromQueryResult, QueryResult};
use serde::Deserialize;

/// A typed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A moment, shown as Vietnam's wall clock.
    Moment(Instant),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn moment(at: Option<Instant>) -> Self {
        at.map_or(Self::Empty, Self::Moment)
    }
}

/// A row as read: what the list shows and, where personal columns are asked for, the dossier and
/// whether the reader may open its papers.
#[derive(Debug)]
pub(super) struct Exported {
    pub(super) row: DossierRow,
    personal: Option<Personal>,
}

#[derive(Debug)]
struct Personal {
    applicant: Applicant,
    open: bool,
}

/// Names of the columns that [`Exported`] reads besides those of the list.
pub(super) const STATE: &str = "state";
pub(super) const OPEN: &str = "may_open";

impl FromQueryResult for Exported {
    fn from_query_result(result: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let row = DossierRow::from_query_result(result, prefix)?;
        let personal = match result.try_get::<i32>(prefix, OPEN) {
            Ok(open) => Some(Personal {
                applicant: read(&result.try_get::<String>(prefix, STATE)?)?,
                open: open == 1,
            }),
            Err(_) => None,
        };
        Ok(Self { row, personal })
    }
}

/// The little of a dossier that the columns of a list do not hold.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Applicant {
    phone: Option<String>,
    personal_id: Option<String>,
    tax_code: Option<String>,
}

fn read(state: &str) -> Result<Applicant, DbErr> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Intake {
        applicant: Applicant,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Facts {
        intake: Intake,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct State {
        facts: Facts,
    }
    let state: State = serde_json::from_str(state).map_err(|e| DbErr::Custom(e.to_string()))?;
    Ok(state.facts.intake.applicant)
}

impl Personal {
    fn show(&self, number: Option<&str>) -> Cell {
        match number {
            None => Cell::Empty,
            Some(number) if self.open => Cell::text(number),
            Some(number) => Cell::text(masked(number)),
        }
    }

    fn phone(&self) -> Cell {
        let phone = self.applicant.phone.as_deref();
        let local = phone.map(|it| match it.strip_prefix("+84") {
            Some(rest) => format!("0{rest}"),
            None => it.to_owned(),
        });
        self.show(local.as_deref())
    }

    fn id(&self) -> Cell {
        self.show(self.applicant.personal_id.as_deref().or(self.applicant.tax_code.as_deref()))
    }
}

/// What cells are made with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording<'a> {
    pub(super) reference: &'a Snapshot,
    pub(super) lang: Lang,
    pub(super) now: Instant,
}

impl Wording<'_> {
    /// A cell of a row.
    pub(super) fn cell(&self, exported: &Exported, column: ExportColumn) -> Cell {
        let row = &exported.row;
        match column {
            ExportColumn::Code => row.code.clone().map_or(Cell::Empty, Cell::Text),
            ExportColumn::ProcedureCode => Cell::text(&row.procedure_code),
            ExportColumn::ProcedureName => self.procedure(row),
            ExportColumn::Applicant => Cell::text(&row.applicant_name),
            ExportColumn::Phone => exported.personal.as_ref().map_or(Cell::Empty, Personal::phone),
            ExportColumn::PersonalId => {
                exported.personal.as_ref().map_or(Cell::Empty, Personal::id)
            }
            ExportColumn::Agency => self.agency(row),
            ExportColumn::Status => DossierStatus::parse(&row.status)
                .map_or(Cell::Empty, |status| Cell::text(status.text(self.lang))),
            ExportColumn::ReceivedAt => Cell::Moment(row.received_at),
            ExportColumn::AcceptedAt => Cell::moment(row.accepted_at),
            ExportColumn::DueAt => Cell::moment(row.due_at),
            ExportColumn::FinishedAt => Cell::moment(row.finished_at),
            ExportColumn::Timeliness => self.timeliness(row),
            ExportColumn::RemainingMinutes => self.remaining(row),
            ExportColumn::Step => {
                self.step(row).map_or(Cell::Empty, |step| Cell::text(&step.title))
            }
            ExportColumn::Officer => {
                let officer = row.step_assignee.and_then(|id| self.reference.officers.get(&id));
                officer.map_or(Cell::Empty, |officer| Cell::text(&officer.name))
            }
            ExportColumn::StepDueAt => Cell::moment(row.step_due_at),
        }
    }

    fn procedure(&self, row: &DossierRow) -> Cell {
        let version = u32::try_from(row.procedure_version).unwrap_or_default();
        let code = row.procedure_code.as_str().try_into().ok();
        let procedure = code.and_then(|code| self.reference.procedure_version(&code, version));
        procedure.map_or(Cell::Empty, |procedure| Cell::text(&procedure.name))
    }

    fn agency(&self, row: &DossierRow) -> Cell {
        let agency = self.reference.agencies.get(row.agency.as_str());
        Cell::text(agency.map_or(row.agency.as_str(), |agency| agency.name.as_str()))
    }

    fn step(&self, row: &DossierRow) -> Option<&Step> {
        let code = row.procedure_code.as_str().try_into().ok()?;
        let version = u32::try_from(row.process_version?).ok()?;
        let process = self.reference.process_version(&code, &row.case_key, version)?;
        process.steps.get(usize::try_from(row.step_index?).ok()?)
    }

    fn timeliness(&self, row: &DossierRow) -> Cell {
        let known = row.timeliness(self.now);
        let (vi, en) = match known {
            None => return Cell::Empty,
            Some(Timeliness::Early) => ("Trước hạn", "Early"),
            Some(Timeliness::OnTime) => ("Đúng hạn", "On time"),
            Some(Timeliness::Late) => ("Quá hạn", "Late"),
        };
        Cell::text(self.lang.pick(vi, en))
    }

    /// Working minutes until the due moment, negative when past.
    fn remaining(&self, row: &DossierRow) -> Cell {
        let Some(due) = row.running_due() else {
            return Cell::Empty;
        };
        let calendar = &self.reference.calendar;
        let (ahead, behind) =
            (calendar.working_minutes(self.now, due), calendar.working_minutes(due, self.now));
        Cell::Number(ahead - behind)
    }
}
