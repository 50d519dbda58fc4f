//! Which actions an officer may take on a dossier now and, for each that he may not, why.

use super::act::Act;
use super::decide::{Context, possible};
use super::state::Dossier;
use crate::identity::may_ever;
use crate::refusal::Refusal;

/// An action and whether it is possible now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// The action.
    pub act: Act,
    /// Why it is not possible; `None` when it is.
    pub refusal: Option<Refusal>,
}

/// The actions that any role of the actor could ever take, each with why not now. What only time
/// does, or a calendar, is no button.
pub fn actions(dossier: &Dossier, cx: &Context<'_>) -> Vec<Availability> {
    Act::ALL
        .iter()
        .copied()
        .filter(|act| !matches!(act, Act::Submit | Act::Tick | Act::Recount))
        .filter(|act| may_ever(cx.actor, act.action()))
        .map(|act| Availability { act, refusal: possible(dossier, act, cx).err() })
        .collect()
}
