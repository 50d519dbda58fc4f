//! The hash chain of a dossier's log (R21).

use super::event_entity;
use domain::dossier::Recorded;
use sea_orm::Set;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Where a chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// An event is missing, doubled or out of order.
    #[error("dossier {dossier}: event {expected} expected, found {found}")]
    Gap {
        /// The dossier.
        dossier: Uuid,
        /// The position that should come.
        expected: i32,
        /// The position that came.
        found: i32,
    },
    /// An event does not follow from the one before, or was changed.
    #[error("dossier {dossier}: event {seq} was changed")]
    Broken {
        /// The dossier.
        dossier: Uuid,
        /// The event.
        seq: i32,
    },
}

/// The rows of new events, chained to the hash before them, and the hash of the last.
///
/// # Errors
/// An event can not be written as JSON.
pub(super) fn extend(
    dossier: Uuid,
    head: &str,
    events: &[Recorded],
) -> Result<(Vec<event_entity::ActiveModel>, String), serde_json::Error> {
    let mut head = head.to_owned();
    let mut rows = Vec::with_capacity(events.len());
    for recorded in events {
        let mut row = event_entity::Model {
            dossier_id: dossier,
            seq: i32::try_from(recorded.seq).unwrap_or(i32::MAX),
            at: recorded.at,
            officer_id: recorded.by.officer,
            role: recorded.by.role.code().to_owned(),
            on_behalf_of: recorded.by.on_behalf_of,
            name: recorded.event.name().to_owned(),
            data: serde_json::to_string(&recorded.event)?,
            prev_hash: head,
            hash: String::new(),
        };
        row.hash = hash(&row);
        head = row.hash.clone();
        rows.push(event_entity::ActiveModel {
            dossier_id: Set(row.dossier_id),
            seq: Set(row.seq),
            at: Set(row.at),
            officer_id: Set(row.officer_id),
            role: Set(row.role),
            on_behalf_of: Set(row.on_behalf_of),
            name: Set(row.name),
            data: Set(row.data),
            prev_hash: Set(row.prev_hash),
            hash: Set(row.hash),
        });
    }
    Ok((rows, head))
}

/// Checks that an event is the next link of a chain; gives the head after it.
///
/// # Errors
/// [`ChainError`] when it is not.
pub fn link(expected: i32, head: &str, row: &event_entity::Model) -> Result<String, ChainError> {
    if row.seq != expected {
        return Err(ChainError::Gap { dossier: row.dossier_id, expected, found: row.seq });
    }
    if row.prev_hash != head || row.hash != hash(row) {
        return Err(ChainError::Broken { dossier: row.dossier_id, seq: row.seq });
    }
    Ok(row.hash.clone())
}

/// SHA-256 over everything that stands in the row, each part with its length, hex. In whose place
/// it was done is one part more, only where there is somebody: older chains stay what they are.
fn hash(row: &event_entity::Model) -> String {
    let seq = row.seq.to_string();
    let at = row.at.timestamp_millis().to_string();
    let parts: [&[u8]; 8] = [
        row.prev_hash.as_bytes(),
        row.dossier_id.as_bytes(),
        seq.as_bytes(),
        at.as_bytes(),
        row.officer_id.as_bytes(),
        row.role.as_bytes(),
        row.name.as_bytes(),
        row.data.as_bytes(),
    ];
    let behalf = row.on_behalf_of.as_ref().map(|officer| officer.as_bytes().as_slice());
    let mut sha = Sha256::new();
    for part in parts.into_iter().chain(behalf) {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
