//! Uploaded files of a dossier, where they are read.

use super::loaders::AttachmentLoader;
use super::parts::SubmittedDocument;
use super::records::RequestedLine;
use crate::document::attachments;
use crate::graphql::scalar::Moment;
use crate::graphql::{Cx, id};
use crate::identity::graphql::Officer;
use async_graphql::dataloader::DataLoader;
use async_graphql::{ComplexObject, Context, ID, Object};
use uuid::Uuid;

/// An uploaded file.
#[derive(Debug, Clone)]
pub struct Attachment(attachments::Attachment);

/// An uploaded file; never changed.
#[Object]
impl Attachment {
    /// Global id, as `POST /files` gave it.
    async fn id(&self) -> ID {
        id::global("file", self.0.id)
    }

    /// Name, with the ending of its kind.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Media type, found from the bytes.
    async fn media_type(&self) -> &str {
        &self.0.media_type
    }

    /// Length in bytes, at most 50 MB.
    async fn size(&self) -> i32 {
        i32::try_from(self.0.size).unwrap_or(i32::MAX)
    }

    /// Who uploaded it.
    async fn uploaded_by(&self, ctx: &Context<'_>) -> Option<Officer> {
        Officer::of(Cx::of(ctx), self.0.uploaded_by)
    }

    /// When.
    async fn uploaded_at(&self) -> Moment {
        self.0.uploaded_at.into()
    }

    /// Link to the file, good for five minutes.
    async fn url(&self, ctx: &Context<'_>) -> String {
        let cx = Cx::of(ctx);
        cx.app().links.sign(&format!("file-{}", self.0.id), cx.now())
    }
}

#[ComplexObject]
impl SubmittedDocument {
    /// Uploaded files, in order; empty for roles that may not open them.
    async fn files(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Attachment>> {
        loaded(ctx, &self.file_ids).await
    }
}

#[ComplexObject]
impl RequestedLine {
    /// Uploaded files that answered it, in order; empty for roles that may not open them.
    async fn files(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Attachment>> {
        loaded(ctx, &self.file_ids).await
    }
}

async fn loaded(ctx: &Context<'_>, ids: &[Uuid]) -> async_graphql::Result<Vec<Attachment>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let loader = ctx.data_unchecked::<DataLoader<AttachmentLoader>>();
    let mut found = loader.load_many(ids.iter().copied()).await.map_err(super::view::fault)?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).map(Attachment).collect())
}
