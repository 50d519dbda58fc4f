//! Officers and the roles they hold for a time.

use super::agency::parse;
use crate::app::{AppResult, Db};
use anyhow::Context as _;
use chrono::NaiveDate;
use domain::identifier::AgencyCode;
use domain::identity::{Actor, Grant, OfficerId, Role};
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

/// A role held for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedGrant {
    /// The role and where.
    pub grant: Grant,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; `None` until further notice.
    pub valid_to: Option<NaiveDate>,
}

impl Officer {
    /// The officer with the grants valid on a day.
    pub fn actor(&self, on: NaiveDate) -> Actor {
        let valid = |timed: &&TimedGrant| {
            timed.valid_from <= on && timed.valid_to.is_none_or(|last| on <= last)
        };
        Actor {
            id: self.id,
            name: self.name.clone(),
            title: self.title.clone(),
            agency: self.agency.clone(),
            grants: self.grants.iter().filter(valid).map(|timed| timed.grant.clone()).collect(),
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
