//! The draft of the form, kept in this tab until the server has said yes.

use super::model::Draft;
use crate::dossier::kept;

const KEY: &str = "motcua.intake";

/// A draft about an earlier guidance does not push out that of a new dossier.
fn key(guidance: Option<&str>) -> String {
    guidance.map_or_else(|| KEY.to_owned(), |id| format!("{KEY}.{id}"))
}

/// Keeps a draft; an empty one is forgotten.
pub(super) fn keep(officer: &str, guidance: Option<&str>, draft: &Draft) {
    match draft.is_empty() {
        true => forget(guidance),
        false => kept::keep(&key(guidance), officer, draft),
    }
}

/// The draft this officer left here.
pub(super) fn find(officer: &str, guidance: Option<&str>) -> Option<Draft> {
    kept::find(&key(guidance), officer)
}

/// Forgets it.
pub(super) fn forget(guidance: Option<&str>) {
    kept::forget(&key(guidance));
}
