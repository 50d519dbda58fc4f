//! Issued papers: reading them, printing them.

use super::paper_entity::{Column, Entity, Model};
use crate::app::{App, AppError, AppResult};
use anyhow::Context as _;
use bytes::Bytes;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::sync::Arc;
use uuid::Uuid;

/// A paper by identity.
///
/// # Errors
/// [`AppError::NotFound`] when there is none.
pub async fn find(app: &App, id: Uuid) -> AppResult<Model> {
    Entity::find_by_id(id).one(app.db.reader()).await?.ok_or(AppError::NotFound)
}

/// The papers of dossiers, in the order they were issued.
///
/// # Errors
/// The database fails.
pub async fn of_dossiers(app: &App, dossiers: &[Uuid]) -> AppResult<Vec<Model>> {
    let query = Entity::find().filter(Column::DossierId.is_in(dossiers.iter().copied()));
    Ok(query.order_by_asc(Column::IssuedAt).order_by_asc(Column::Id).all(app.db.reader()).await?)
}

/// A paper as PDF: printed from its frozen data, always the same bytes; or the file that was
/// uploaded as the paper.
///
/// # Errors
/// [`AppError::NotFound`] for an unknown paper; a template that is gone or broken.
pub async fn pdf(app: &Arc<App>, id: Uuid) -> AppResult<Bytes> {
    let paper = find(app, id).await?;
    if let Some(file) = paper.file_id {
        return app.files.read(file).await;
    }
    let app = Arc::clone(app);
    let printed = tokio::task::spawn_blocking(move || {
        let data = serde_json::from_str(&paper.data)?;
        app.press.render(&paper.template, &data).with_context(|| format!("paper {id}"))
    });
    Ok(printed.await.context("printing was interrupted")??.into())
}
