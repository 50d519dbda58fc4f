//! Whose a file is: its uploader's until a command names it, then one dossier's.

use super::Attachment;
use super::entity::{Column, Entity};
use crate::app::{AppResult, Tx};
use domain::identity::OfficerId;
use domain::refusal::{Code, Problems, Refusal};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// A file as an input names it.
#[derive(Debug, Clone)]
pub struct Named {
    /// Which.
    pub file: Uuid,
    /// Path of the field.
    pub path: String,
}

/// Makes files a dossier's, in the transaction that needs them; gives what is known of them, in the
/// order in which they are named.
///
/// A file that the dossier has may be named again, by whoever answers the dossier.
///
/// # Errors
/// At each field: [`Code::FileNotYours`] where the officer has uploaded no such file,
/// [`Code::FileTaken`] where another dossier has it. Nothing is claimed then.
pub async fn claim(
    tx: &Tx,
    named: &[Named],
    officer: OfficerId,
    dossier: Uuid,
) -> AppResult<Vec<Attachment>> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    // Locked in one order, so that two commands wait for each other instead of blocking each other.
    let found = Entity::find()
        .filter(Column::Id.is_in(named.iter().map(|named| named.file)))
        .order_by_asc(Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&**tx)
        .await?;
    let found: HashMap<Uuid, Attachment> = found.into_iter().map(|file| (file.id, file)).collect();
    let mut problems = Problems::new();
    let mut files = Vec::with_capacity(named.len());
    for Named { file, path } in named {
        match found.get(file) {
            Some(file) if file.dossier_id == Some(dossier) => files.push(file.clone()),
            Some(file) if file.uploaded_by == officer && file.dossier_id.is_none() => {
                files.push(file.clone());
            }
            Some(file) if file.uploaded_by == officer => {
                problems.push(Refusal::at(Code::FileTaken, path));
            }
            _ => problems.push(Refusal::at(Code::FileNotYours, path)),
        }
    }
    problems.into_result()?;
    let free = files.iter().filter(|file| file.dossier_id.is_none()).map(|file| file.id);
    let free: Vec<Uuid> = free.collect();
    if !free.is_empty() {
        Entity::update_many()
            .col_expr(Column::DossierId, Expr::value(dossier))
            .filter(Column::Id.is_in(free))
            .exec(&**tx)
            .await?;
    }
    Ok(files)
}
