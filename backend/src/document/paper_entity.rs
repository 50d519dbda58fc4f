//! Table `issued_paper`: what was issued, frozen for ever.

use domain::document::FormKind;
use sea_orm::entity::prelude::*;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "issued_paper")]
pub struct Model {
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The dossier it belongs to.
    pub dossier_id: Uuid,
    /// [`kind_code`].
    pub kind: String,
    /// In whose series it is numbered.
    pub issuer: String,
    /// In which year's series.
    pub year: i32,
    /// Its number.
    pub number: i32,
    /// Name of the template that prints it.
    pub template: String,
    /// What stands on it, JSON.
    pub data: String,
    /// The uploaded file that is the paper.
    pub file_id: Option<Uuid>,
    /// When.
    pub issued_at: DateTimeUtc,
    /// By whom.
    pub issued_by: Uuid,
}

/// No relations: papers are read by dossier.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A kind as stored and as in the API, e.g. `RECEIPT_SLIP`.
pub fn kind_code(kind: FormKind) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The kind of a stored code.
pub fn kind_of(code: &str) -> Option<FormKind> {
    FormKind::ALL.into_iter().find(|kind| kind_code(*kind) == code)
}
