//! Table `session`: one row for each refresh token.

use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Identity.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The session: everything that grew out of one sign-in.
    pub family: Uuid,
    /// Whose.
    pub officer_id: Uuid,
    /// SHA-256 of the token, hexadecimal; the token itself is kept nowhere.
    pub token_hash: String,
    /// When it was handed out.
    pub created_at: DateTimeUtc,
    /// Good before.
    pub expires_at: DateTimeUtc,
    /// Traded for the next one.
    pub used_at: Option<DateTimeUtc>,
    /// Made worthless before its time.
    pub revoked_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
