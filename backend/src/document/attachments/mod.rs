//! Uploaded files: taken in piece by piece, judged by their bytes, remembered with their digest.

mod claim;
pub mod entity;
mod kind;
mod name;
#[cfg(test)]
mod tests;

pub use claim::{Named, claim};
pub use entity::Model as Attachment;
pub use kind::Kind;
pub use name::disposition;

use super::Files;
use super::files::Draft;
use crate::app::{AppError, AppResult, Db};
use bytes::Bytes;
use domain::identity::OfficerId;
use domain::refusal::{Code, Refusal};
use domain::time::Instant;
use futures::{Stream, StreamExt as _};
use kind::{HEAD, TAIL};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use sha2::{Digest, Sha256};
use std::pin::pin;
use uuid::Uuid;

/// Largest file, in MB of 1024 × 1024 bytes.
pub const MAX_MB: u64 = 50;
/// Largest file, in bytes.
pub const MAX_BYTES: u64 = MAX_MB * 1024 * 1024;

/// What comes with the bytes of an upload.
#[derive(Debug, Clone)]
pub struct Upload<'a> {
    /// Identity of the new file.
    pub id: Uuid,
    /// Name as sent: percent-encoded UTF-8.
    pub name: &'a str,
    /// Media type as declared, if any.
    pub media_type: Option<&'a str>,
    /// Who sends it.
    pub officer: OfficerId,
    /// When.
    pub at: Instant,
}

/// Takes a file in. It is on disk and in the table when this returns, or in neither.
///
/// # Errors
/// [`Code::FileTooLarge`] as soon as more than [`MAX_BYTES`] have come;
/// [`Code::FileKindRefused`] when the bytes are no PDF, JPEG or PNG, or name or declared type say
/// otherwise; whatever error the sender's bytes end in.
pub async fn receive<E: From<AppError>>(
    db: &Db,
    files: &Files,
    upload: Upload<'_>,
    bytes: impl Stream<Item = Result<Bytes, E>>,
) -> Result<Attachment, E> {
    let mut draft = files.begin(upload.id).await?;
    let attachment = match write(&mut draft, &upload, bytes).await {
        Ok(attachment) => attachment,
        Err(error) => {
            draft.discard().await?;
            return Err(error);
        }
    };
    draft.finish().await?;
    if let Err(error) = record(db, &attachment).await {
        files.remove(upload.id).await?;
        return Err(error.into());
    }
    Ok(attachment)
}

async fn write<E: From<AppError>>(
    draft: &mut Draft,
    upload: &Upload<'_>,
    bytes: impl Stream<Item = Result<Bytes, E>>,
) -> Result<Attachment, E> {
    let mut seen = Seen::default();
    let mut bytes = pin!(bytes);
    while let Some(piece) = bytes.next().await {
        let piece = piece?;
        seen.add(&piece)?;
        draft.write(piece).await?;
    }
    Ok(seen.judge(upload)?)
}

/// An uploaded file by identity.
///
/// # Errors
/// [`AppError::NotFound`] when there is none.
pub async fn find(db: &Db, id: Uuid) -> AppResult<Attachment> {
    entity::Entity::find_by_id(id).one(db.reader()).await?.ok_or(AppError::NotFound)
}

/// Uploaded files by identity, in no order.
///
/// # Errors
/// The database fails.
pub async fn find_all(db: &Db, ids: &[Uuid]) -> AppResult<Vec<Attachment>> {
    let found = entity::Entity::find().filter(entity::Column::Id.is_in(ids.iter().copied()));
    Ok(found.all(db.reader()).await?)
}

async fn record(db: &Db, attachment: &Attachment) -> AppResult<()> {
    let tx = db.begin().await?;
    attachment.clone().into_active_model().reset_all().insert(&*tx).await?;
    tx.commit().await
}

/// What must be known of the bytes that went by.
#[derive(Default)]
struct Seen {
    size: u64,
    head: Vec<u8>,
    tail: Vec<u8>,
    digest: Sha256,
}

impl Seen {
    fn add(&mut self, piece: &[u8]) -> AppResult<()> {
        self.size += piece.len() as u64;
        if self.size > MAX_BYTES {
            return Err(too_large().into());
        }
        let missing = HEAD.saturating_sub(self.head.len()).min(piece.len());
        self.head.extend_from_slice(&piece[..missing]);
        self.tail.extend_from_slice(&piece[piece.len().saturating_sub(TAIL)..]);
        let surplus = self.tail.len().saturating_sub(TAIL);
        self.tail.drain(..surplus);
        self.digest.update(piece);
        Ok(())
    }

    fn judge(self, upload: &Upload<'_>) -> AppResult<Attachment> {
        let refused = || AppError::from(Code::FileKindRefused);
        let kind = Kind::sniff(&self.head, &self.tail).ok_or_else(refused)?;
        if !is_declared(kind, upload.media_type) {
            return Err(refused());
        }
        let name = name::clean(upload.name, kind).ok_or_else(refused)?;
        let digest = self.digest.finalize();
        Ok(Attachment {
            id: upload.id,
            name,
            media_type: kind.media_type().to_owned(),
            size: i64::try_from(self.size).unwrap_or(i64::MAX),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            uploaded_by: upload.officer,
            uploaded_at: upload.at,
            dossier_id: None,
        })
    }
}

/// The refusal of a file beyond [`MAX_MB`].
pub fn too_large() -> Refusal {
    Refusal::new(Code::FileTooLarge).with("max", MAX_MB)
}

/// Whether what the sender declared does not contradict the bytes; senders that do not know say
/// nothing, or "some bytes".
fn is_declared(kind: Kind, media_type: Option<&str>) -> bool {
    media_type.is_none_or(|declared| {
        declared.starts_with("application/octet-stream")
            || Kind::of_media_type(declared) == Some(kind)
    })
}
