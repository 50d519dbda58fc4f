//! Officers and the roles they hold for a time.

use super::agency::parse;
use crate::app::{AppResult, Db};
use anyhow::Context as _;
use chrono::NaiveDate;
use domain::identifier::AgencyCode;
use domain::identity::{Actor, Colleague, Grant, OfficerId, Role, TimedGrant};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::HashMap;

/// An officer, present or former.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// Identity.
    pub id: OfficerId,
    /// What one signs in with.
    pub username: String,
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub title: String,
    /// Home agency.
    pub agency: AgencyCode,
    /// Home unit.
    pub unit: Option<String>,
    /// Whether the account may be used.
    pub active: bool,
    /// Whether the demo offers the login.
    pub showcase: bool,
    /// Roles, past and future ones too.
    pub grants: Vec<TimedGrant>,
}

impl Officer {
    /// The officer with the roles of his own on a day; [`crate::app::Snapshot::actor`] adds those
    /// of the officers he stands in for.
    pub(crate) fn actor(&self, on: NaiveDate) -> Actor {
        let held = self.grants.iter().filter(|timed| timed.holds_on(on));
        Actor {
            id: self.id,
            name: self.name.clone(),
            title: self.title.clone(),
            agency: self.agency.clone(),
            grants: held.map(|timed| timed.grant.clone()).collect(),
        }
    }

    /// The officer as the rules of delegation and absence see him.
    pub fn colleague(&self) -> Colleague {
        Colleague {
            id: self.id,
            name: self.name.clone(),
            agency: self.agency.clone(),
            unit: self.unit.clone(),
            active: self.active,
            grants: self.grants.clone(),
        }
    }
}

pub(super) async fn load(db: &Db) -> AppResult<HashMap<OfficerId, Officer>> {
    let reader = db.reader();
    let all = |sql: &str| Statement::from_string(reader.get_database_backend(), sql);
    let mut officers = HashMap::new();
    let sql = "SELECT id, username, name, title, agency, unit, active, showcase FROM officer";
    for row in reader.query_all_raw(all(sql)).await? {
        let id: OfficerId = row.try_get("", "id")?;
        let officer = Officer {
            id,
            username: row.try_get("", "username")?,
            name: row.try_get("", "name")?,
            title: row.try_get("", "title")?,
            agency: parse(&row.try_get::<String>("", "agency")?)?,
            unit: row.try_get("", "unit")?,
            active: row.try_get("", "active")?,
            showcase: row.try_get("", "showcase")?,
            grants: Vec::new(),
        };
        officers.insert(id, officer);
    }
    let sql = "SELECT officer_id, role, agency, unit, valid_from, valid_to FROM officer_grant
               ORDER BY id";
    for row in reader.query_all_raw(all(sql)).await? {
        let id: OfficerId = row.try_get("", "officer_id")?;
        let role: String = row.try_get("", "role")?;
        let timed = TimedGrant {
            grant: Grant::own(
                Role::parse(&role).with_context(|| format!("role {role}"))?,
                parse(&row.try_get::<String>("", "agency")?)?,
                row.try_get("", "unit")?,
            ),
            valid_from: row.try_get("", "valid_from")?,
            valid_to: row.try_get("", "valid_to")?,
        };
        officers.get_mut(&id).context("a grant belongs to an officer")?.grants.push(timed);
    }
    Ok(officers)
}
