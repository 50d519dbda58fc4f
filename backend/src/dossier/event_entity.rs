//! Table `dossier_event`: the append-only, hash-chained log.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dossier_event")]
pub struct Model {
    /// The dossier.
    #[sea_orm(primary_key, auto_increment = false)]
    pub dossier_id: Uuid,
    /// Position in its log, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i32,
    /// When.
    pub at: DateTimeUtc,
    /// By whom.
    pub officer_id: Uuid,
    /// In which role.
    pub role: String,
    /// In whose place, by a delegation.
    pub on_behalf_of: Option<Uuid>,
    /// [`domain::dossier::Event::name`].
    pub name: String,
    /// [`domain::dossier::Event`] as JSON; exactly these bytes are hashed.
    pub data: String,
    /// Hash of the event before, empty for the first.
    pub prev_hash: String,
    /// Hash of this event.
    pub hash: String,
}

/// No relations: dossiers are joined to nothing.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
