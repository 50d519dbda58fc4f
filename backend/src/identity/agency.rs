//! Agencies and their units.

use crate::app::{AppResult, Db};
use anyhow::Context as _;
use domain::identifier::AgencyCode;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeMap;

/// What an agency is to the Center.
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
pub enum AgencyKind {
    /// Trung tâm Phục vụ hành chính công.
    Center,
    /// Sở, ban, ngành.
    Department,
    /// Cơ quan ngành dọc: its files live in a system of its ministry, ours mirror them.
    Vertical,
}

impl AgencyKind {
    const ALL: [Self; 3] = [Self::Center, Self::Department, Self::Vertical];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Center => "CENTER",
            Self::Department => "DEPARTMENT",
            Self::Vertical => "VERTICAL",
        }
    }
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Mã định danh.
    pub code: AgencyCode,
    /// Full name.
    pub name: String,
    /// Name for narrow columns.
    pub short_name: String,
    /// Other names that catalogs know it by.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: AgencyKind,
    /// Place in lists.
    pub position: i32,
    /// Its divisions.
    pub units: Vec<Unit>,
}

/// A division of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

impl Agency {
    /// The unit of a code.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == code)
    }
}

pub(super) async fn load(db: &Db) -> AppResult<BTreeMap<AgencyCode, Agency>> {
    let reader = db.reader();
    let all = |sql: &str| Statement::from_string(reader.get_database_backend(), sql);
    let mut agencies = BTreeMap::new();
    let sql = "SELECT code, name, short_name, aliases, kind, position FROM agency";
    for row in reader.query_all_raw(all(sql)).await? {
        let code: AgencyCode = parse(&row.try_get::<String>("", "code")?)?;
        let kind: String = row.try_get("", "kind")?;
        let agency = Agency {
            code: code.clone(),
            name: row.try_get("", "name")?,
            short_name: row.try_get("", "short_name")?,
            aliases: serde_json::from_str(&row.try_get::<String>("", "aliases")?)?,
            kind: AgencyKind::ALL
                .into_iter()
                .find(|known| known.code() == kind)
                .with_context(|| format!("agency kind {kind}"))?,
            position: row.try_get("", "position")?,
            units: Vec::new(),
        };
        agencies.insert(code, agency);
    }
    let sql = "SELECT agency, code, name FROM unit ORDER BY agency, code";
    for row in reader.query_all_raw(all(sql)).await? {
        let agency: AgencyCode = parse(&row.try_get::<String>("", "agency")?)?;
        let unit = Unit { code: row.try_get("", "code")?, name: row.try_get("", "name")? };
        agencies.get_mut(&agency).context("a unit belongs to an agency")?.units.push(unit);
    }
    Ok(agencies)
}

/// A code as it stands in the database.
pub(super) fn parse(code: &str) -> AppResult<AgencyCode> {
    Ok(AgencyCode::try_from(code).with_context(|| format!("agency code {code}"))?)
}
