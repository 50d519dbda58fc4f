//! Which dossier is shown beside a list. Apart from [`super::preview`], whose code a list fetches
//! only when somebody opens it.

use leptos::prelude::*;

/// What a key of a list asks for about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To know why it can not be taken over.
    Claim,
    /// The form of passing it on, or why there is none.
    Forward,
}

impl Wish {
    /// Every wish.
    pub(super) const ALL: [Self; 2] = [Self::Claim, Self::Forward];

    /// Its name in the address of a page: `?act=forward`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Forward => "forward",
        }
    }
}

/// What a list asks of the preview, given to it as context.
#[derive(Debug, Clone)]
pub(crate) struct PreviewOf {
    /// Global id of the dossier.
    pub(crate) id: String,
    /// The dossier of which something is asked, and what; taken back when it is answered.
    pub(crate) asked: RwSignal<Option<(String, Wish)>>,
    /// Told whether a form is open, so that what is typed in it is not lost.
    pub(crate) typing: RwSignal<bool>,
    /// Called with the id once it counts as seen.
    pub(crate) on_seen: Callback<String>,
}
