//! Table `attachment`: what is known of an uploaded file besides its bytes.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// Identity; also the name of its bytes in [`crate::document::Files`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Name, cleaned, with the ending of its kind.
    pub name: String,
    /// Media type, found from the bytes.
    pub media_type: String,
    /// Length in bytes.
    pub size: i64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Officer who sent it.
    pub uploaded_by: Uuid,
    /// When.
    pub uploaded_at: DateTimeUtc,
    /// Whose it is, once a command has named it.
    pub dossier_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
