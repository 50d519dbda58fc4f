//! Lists that leave the system as files: exactly what the list on the screen shows, in its order,
//! row by row and never all at once.
//!
//! A list of personal data is taken out for a purpose (Luật BVDLCN 91/2025/QH15): the request is
//! recorded before there is a link, and each fetching of the file with its number of rows.

mod cells;
mod csv;
mod flow;
mod record;
mod watch;
mod xlsx;

pub use flow::{File, open, open_register};
pub use record::{create, create_register};
pub(super) use watch::Watch;

use super::queries::{DossierFilter, DossierOrder};
use chrono::NaiveDate;
use domain::identifier::AgencyCode;
use domain::lang::Lang;
use domain::report::ExportColumn;
use domain::time::Instant;
use serde::{Deserialize, Serialize};

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// RFC 4180 in UTF-8 with a byte order mark, as spreadsheets expect it.
    Csv,
    /// Office Open XML, dates and numbers typed.
    Xlsx,
}

impl Format {
    /// The end of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Which list, as which file. Kept with the record of the export, so that it can be looked up what
/// was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRequest {
    /// The kind of file.
    pub format: Format,
    /// The language of headings and words.
    pub lang: Lang,
    /// The columns, in order.
    pub columns: Vec<ExportColumn>,
    /// What the list is narrowed to.
    pub filter: DossierFilter,
    /// How it is ordered.
    pub order: DossierOrder,
    /// The moment of the list: what is overdue is overdue then.
    pub at: Instant,
}

/// Which part of whose register. Kept with the record, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterRequest {
    /// The Center that keeps it.
    pub center: AgencyCode,
    /// First day of acceptance.
    pub from: NaiveDate,
    /// Last day of acceptance, of the same year.
    pub to: NaiveDate,
}

/// What is taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Taken {
    List(Box<ExportRequest>),
    Register(RegisterRequest),
}
