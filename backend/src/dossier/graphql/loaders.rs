//! What is loaded for many dossiers at once: all of a request in one statement each.

use crate::app::{App, AppError};
use crate::document::attachments::{self, Attachment};
use crate::document::{paper_entity, papers};
use crate::dossier::entity::{Column, Entity};
use crate::dossier::{Loaded, store};
use async_graphql::dataloader::Loader;
use domain::dossier::Recorded;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// Loads whole dossiers by id, many at once.
#[derive(Debug)]
pub struct DossierLoader(pub Arc<App>);

impl Loader<Uuid> for DossierLoader {
    type Value = Arc<Loaded>;
    type Error = Arc<AppError>;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, Arc<Loaded>>, Self::Error> {
        let query = Entity::find().filter(Column::Id.is_in(keys.iter().copied()));
        let rows = query.all(self.0.db.reader()).await.map_err(|e| Arc::new(e.into()))?;
        rows.into_iter()
            .map(|row| Ok((row.id, Arc::new(Loaded::try_from(row)?))))
            .collect::<Result<_, AppError>>()
            .map_err(Arc::new)
    }
}

/// Loads the papers of dossiers, many at once.
#[derive(Debug)]
pub struct PaperLoader(pub Arc<App>);

impl Loader<Uuid> for PaperLoader {
    type Value = Vec<paper_entity::Model>;
    type Error = Arc<AppError>;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, Self::Value>, Self::Error> {
        let mut by_dossier: HashMap<Uuid, Self::Value> = HashMap::new();
        for paper in papers::of_dossiers(&self.0, keys).await.map_err(Arc::new)? {
            by_dossier.entry(paper.dossier_id).or_default().push(paper);
        }
        Ok(by_dossier)
    }
}

/// Loads uploaded files by id, many at once.
#[derive(Debug)]
pub struct AttachmentLoader(pub Arc<App>);

impl Loader<Uuid> for AttachmentLoader {
    type Value = Attachment;
    type Error = Arc<AppError>;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, Attachment>, Self::Error> {
        let files = attachments::find_all(&self.0.db, keys).await.map_err(Arc::new)?;
        Ok(files.into_iter().map(|file| (file.id, file)).collect())
    }
}

/// Loads the logs of dossiers, many at once.
#[derive(Debug)]
pub struct EventLoader(pub Arc<App>);

impl Loader<Uuid> for EventLoader {
    type Value = Vec<Recorded>;
    type Error = Arc<AppError>;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, Self::Value>, Self::Error> {
        store::logs(self.0.db.reader(), keys).await.map_err(Arc::new)
    }
}
