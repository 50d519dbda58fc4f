//! Bytes of uploaded files, kept apart from the database.

use crate::app::{AppError, AppResult};
use anyhow::Context as _;
use bytes::Bytes;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt, WriteMultipart};
use std::sync::Arc;
use uuid::Uuid;

/// Bytes gathered before they go to the disk.
const CHUNK: usize = 256 * 1024;
/// Chunks on their way to the disk at once; a faster sender waits.
const IN_FLIGHT: usize = 2;

/// The store of files: a folder, each file written once and never changed.
#[derive(Debug, Clone)]
pub struct Files(Arc<dyn ObjectStore>);

/// A file being written; nobody sees it before [`Draft::finish`], and dropped it leaves nothing.
#[derive(Debug)]
#[must_use = "a draft that is not finished is thrown away"]
pub struct Draft(WriteMultipart);

/// A file being read.
pub struct Reading {
    /// Length in bytes.
    pub size: u64,
    /// The bytes.
    pub bytes: BoxStream<'static, object_store::Result<Bytes>>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading").field("size", &self.size).finish_non_exhaustive()
    }
}

impl Files {
    /// The store in folder `files` of the data folder, made when it is not there.
    ///
    /// # Errors
    /// The folder can not be made.
    pub fn open(data: &std::path::Path) -> AppResult<Self> {
        let folder = data.join("files");
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        let store = LocalFileSystem::new_with_prefix(&folder)
            .with_context(|| format!("cannot use {}", folder.display()))?
            .with_fsync(true);
        Ok(Self(Arc::new(store)))
    }

    /// Begins to write a file.
    ///
    /// # Errors
    /// The store refuses.
    pub async fn begin(&self, id: Uuid) -> AppResult<Draft> {
        let upload = self.0.put_multipart(&place(id)).await.map_err(fault)?;
        Ok(Draft(WriteMultipart::new_with_chunk_size(upload, CHUNK)))
    }

    /// Writes a whole file; on return it survives a power cut.
    ///
    /// # Errors
    /// The store refuses.
    pub async fn put(&self, id: Uuid, bytes: Bytes) -> AppResult<()> {
        self.0.put(&place(id), bytes.into()).await.map_err(fault)?;
        Ok(())
    }

    /// Reads a file piece by piece.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is none.
    pub async fn get(&self, id: Uuid) -> AppResult<Reading> {
        let found = self.0.get(&place(id)).await.map_err(fault)?;
        Ok(Reading { size: found.meta.size, bytes: found.into_stream() })
    }

    /// Reads a whole file.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is none.
    pub async fn read(&self, id: Uuid) -> AppResult<Bytes> {
        let found = self.0.get(&place(id)).await.map_err(fault)?;
        found.bytes().await.map_err(fault)
    }

    /// Takes a file away; for one that nothing refers to.
    ///
    /// # Errors
    /// The store refuses.
    pub async fn remove(&self, id: Uuid) -> AppResult<()> {
        self.0.delete(&place(id)).await.map_err(fault)
    }
}

impl Draft {
    /// Adds bytes, waiting while the disk is slower than the sender.
    ///
    /// # Errors
    /// The store refuses, for example because the disk is full.
    pub async fn write(&mut self, bytes: Bytes) -> AppResult<()> {
        self.0.wait_for_capacity(IN_FLIGHT).await.map_err(fault)?;
        self.0.put(bytes);
        Ok(())
    }

    /// Makes the file visible, at once as a whole; on return it survives a power cut.
    ///
    /// # Errors
    /// The store refuses.
    pub async fn finish(self) -> AppResult<()> {
        self.0.finish().await.map_err(fault)?;
        Ok(())
    }

    /// Throws away what was written.
    ///
    /// # Errors
    /// The store refuses.
    pub async fn discard(self) -> AppResult<()> {
        self.0.abort().await.map_err(fault)
    }
}

/// Folders of at most a few thousand files. The last digits: the first ones of time-ordered
/// identifiers are the same for weeks.
fn place(id: Uuid) -> Path {
    let id = id.simple().to_string();
    Path::from_iter([&id[30..], id.as_str()])
}

fn fault(error: Error) -> AppError {
    match error {
        Error::NotFound { .. } => AppError::NotFound,
        error => AppError::Internal(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::TryStreamExt as _;

    const ID: Uuid = Uuid::from_u128(0x0193_5000_0000_7000_8000_0000_0000_00ab);

    fn names(folder: &std::path::Path) -> Vec<String> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                names.extend(self::names(&path));
            } else {
                names.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
        names
    }

    #[tokio::test]
    async fn a_file_appears_only_when_it_is_whole() {
        let data = tempfile::tempdir().unwrap();
        let files = Files::open(data.path()).unwrap();
        let mut draft = files.begin(ID).await.unwrap();
        let piece = Bytes::from(vec![b'x'; CHUNK - 7]);
        for _ in 0..5 {
            draft.write(piece.clone()).await.unwrap();
        }
        assert!(matches!(files.read(ID).await, Err(AppError::NotFound)));
        draft.finish().await.unwrap();

        let reading = files.get(ID).await.unwrap();
        assert_eq!(reading.size, 5 * piece.len() as u64);
        let pieces: Vec<Bytes> = reading.bytes.try_collect().await.unwrap();
        assert_eq!(pieces.concat(), piece.repeat(5));
        assert!(data.path().join("files/ab").is_dir());
    }

    #[tokio::test]
    async fn what_is_thrown_away_leaves_nothing() {
        let data = tempfile::tempdir().unwrap();
        let files = Files::open(data.path()).unwrap();
        let mut draft = files.begin(ID).await.unwrap();
        draft.write(Bytes::from(vec![0; 3 * CHUNK])).await.unwrap();
        draft.discard().await.unwrap();
        assert_eq!(names(data.path()), [""; 0]);

        files.put(ID, Bytes::from_static(b"kept")).await.unwrap();
        assert_eq!(files.read(ID).await.unwrap(), "kept");
        files.remove(ID).await.unwrap();
        assert!(matches!(files.read(ID).await, Err(AppError::NotFound)));
    }
}
