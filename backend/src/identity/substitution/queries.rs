//! Lists of delegations and absences within a reach.

use super::store;
use crate::app::{AppError, AppResult, Db};
use chrono::NaiveDate;
use domain::identity::{Absence, Delegation, Period, StaffReach, StaffScope};
use domain::refusal::{Code, Refusal};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use uuid::Uuid;

/// Which rows of a list.
#[derive(Debug)]
pub(super) struct Page {
    /// Only what is in force on this day or will be, and was not ended early; `None` for all.
    pub standing_on: Option<NaiveDate>,
    /// How many.
    pub first: u64,
    /// After this row.
    pub after: Option<String>,
}

/// A page of rows, earliest first day first, and whether more follow.
pub(super) struct Rows<T> {
    pub rows: Vec<T>,
    pub has_next: bool,
}

/// Delegations of officers within the scope, and those by which the viewer stands in.
pub(super) async fn delegations(
    db: &Db,
    scope: &StaffScope,
    page: &Page,
) -> AppResult<Rows<Delegation>> {
    let mut sql = Sql::of(store::DELEGATION, "delegation", "from_officer");
    sql.within(scope, Some("d.to_officer"));
    sql.rows(db, page, store::delegation).await
}

/// Absences of officers within the scope.
pub(super) async fn absences(db: &Db, scope: &StaffScope, page: &Page) -> AppResult<Rows<Absence>> {
    let mut sql = Sql::of(store::ABSENCE, "absence", "officer_id");
    sql.within(scope, None);
    sql.rows(db, page, store::absence).await
}

/// The cursor of a row.
pub(super) fn cursor(period: Period, id: Uuid) -> String {
    format!("{}.{}", period.first, id.simple())
}

fn read_cursor(text: &str) -> AppResult<(NaiveDate, Uuid)> {
    text.split_once('.')
        .and_then(|(day, id)| Some((day.parse().ok()?, Uuid::try_parse(id).ok()?)))
        .ok_or_else(|| AppError::from(Refusal::at(Code::NotFound, "after")))
}

/// A statement as it grows.
struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    fn of(columns: &str, table: &str, officer: &str) -> Self {
        let text = format!(
            "SELECT {columns} FROM {table} d JOIN officer o ON o.id = d.{officer} WHERE TRUE"
        );
        Self { text, values: Vec::new() }
    }

    /// Adds a value; its placeholder.
    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Says the same as [`StaffScope::covers`].
    fn within(&mut self, scope: &StaffScope, also: Option<&str>) {
        let mut any = Vec::new();
        for (grant, reach) in scope.reaches() {
            any.push(match (reach, &grant.unit) {
                (StaffReach::Everybody, _) => "TRUE".to_owned(),
                (StaffReach::Oneself, _) => format!("o.id = {}", self.value(scope.officer())),
                (StaffReach::OwnUnit, Some(unit)) => {
                    let agency = self.value(grant.agency.as_str());
                    format!("(o.agency = {agency} AND o.unit = {})", self.value(unit.as_str()))
                }
                (StaffReach::OwnUnit | StaffReach::OwnAgency, _) => {
                    format!("o.agency = {}", self.value(grant.agency.as_str()))
                }
            });
        }
        if let Some(column) = also {
            any.push(format!("{column} = {}", self.value(scope.officer())));
        }
        self.text.push_str(&format!(" AND ({})", any.join(" OR ")));
    }

    async fn rows<T>(
        mut self,
        db: &Db,
        page: &Page,
        read: fn(&QueryResult) -> AppResult<T>,
    ) -> AppResult<Rows<T>> {
        if let Some(day) = page.standing_on {
            let day = self.value(day);
            self.text.push_str(&format!(" AND d.ended_at IS NULL AND d.last_day >= {day}"));
        }
        if let Some(after) = &page.after {
            let (day, id) = read_cursor(after)?;
            let (day, id) = (self.value(day), self.value(id));
            self.text.push_str(&format!(" AND (d.first_day, d.id) > ({day}, {id})"));
        }
        self.text.push_str(&format!(" ORDER BY d.first_day, d.id LIMIT {}", page.first + 1));
        let reader = db.reader();
        let backend = reader.get_database_backend();
        let asked = Statement::from_sql_and_values(backend, self.text, self.values);
        let mut found = reader.query_all_raw(asked).await?;
        let most = usize::try_from(page.first).unwrap_or(usize::MAX);
        let has_next = found.len() > most;
        found.truncate(most);
        Ok(Rows { rows: found.iter().map(read).collect::<AppResult<_>>()?, has_next })
    }
}
