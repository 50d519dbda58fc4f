//! Which dossier is shown beside a list. Apart from [`super::preview`], whose code a list fetches
//! only when somebody opens it.

use leptos::prelude::*;

/// What a list asks of the preview, given to it as context.
#[derive(Debug, Clone)]
pub(crate) struct PreviewOf {
    /// Global id of the dossier.
    pub(crate) id: String,
    /// The dossier whose form of passing on is asked for; taken back when the form is open.
    pub(crate) forward: RwSignal<Option<String>>,
    /// Told whether a form is open, so that what is typed in it is not lost.
    pub(crate) typing: RwSignal<bool>,
    /// Called with the id once it counts as seen.
    pub(crate) on_seen: Callback<String>,
}
