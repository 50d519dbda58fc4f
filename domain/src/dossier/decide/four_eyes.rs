//! Four eyes (R8, R18): what one officer has drafted or proposed, another decides about. Standing in
//! for somebody makes two people one.

use super::Context;
use super::limits::round;
use crate::dossier::act::Act;
use crate::dossier::event::By;
use crate::dossier::state::Dossier;
use crate::identifier::AgencyCode;
use crate::identity::{Grant, Role, allowing};
use crate::refusal::{Code, Refusal};

/// What was made, by whom, and who decides about it.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    /// Who drafted or proposed it, and in whose place: neither of them decides.
    pub made: By,
    /// In which roles it is decided.
    pub roles: &'static [Role],
    /// Of which agency.
    pub agency: &'a AgencyCode,
}

/// What waits for somebody to decide about it: a draft, else a correction.
pub fn undecided(dossier: &Dossier) -> Option<Decided<'_>> {
    if dossier.status.is_final() {
        return None;
    }
    match &dossier.letter {
        None => decided(dossier, Act::ApproveAmendment),
        Some(it) if it.approved.is_some() || it.returned.is_some() => None,
        Some(_) => decided(dossier, Act::ApproveLetter),
    }
}

/// In which right the actor decides about what somebody else has made: his own role first, else
/// one in which he stands in. `None` where the action decides about nothing, or no role of his may.
///
/// # Errors
/// [`Code::OwnDraft`]: he made it himself, or would decide in the place of who made it.
pub(super) fn right<'a>(
    dossier: &Dossier,
    act: Act,
    cx: &Context<'a>,
) -> Result<Option<&'a Grant>, Refusal> {
    let Some(decided) = decided(dossier, act) else { return Ok(None) };
    let makers = [Some(decided.made.officer), decided.made.on_behalf_of];
    if makers.contains(&Some(cx.actor.id)) {
        return Err(Refusal::new(Code::OwnDraft));
    }
    let facts = dossier.authorization_facts();
    let fits: Vec<&Grant> = allowing(cx.actor, act.action(), &facts)
        .filter(|grant| decided.roles.contains(&grant.role) && grant.agency == *decided.agency)
        .collect();
    let other = fits.iter().copied().filter(|grant| {
        grant.delegator().is_none_or(|delegator| !makers.contains(&Some(delegator)))
    });
    match other.min_by_key(|grant| grant.delegator().is_some()) {
        None if !fits.is_empty() => Err(Refusal::new(Code::OwnDraft)),
        found => Ok(found),
    }
}

fn decided(dossier: &Dossier, act: Act) -> Option<Decided<'_>> {
    match act {
        // A leader speaks for his own agency, also where the dossier has been at others.
        Act::ApproveLetter | Act::ReturnLetter => dossier.letter.as_ref().map(|pending| Decided {
            made: pending.drafted.by,
            roles: pending.letter.approvers(round(dossier)),
            agency: &pending.agency,
        }),
        Act::ApproveAmendment | Act::RejectAmendment => {
            dossier.open_amendment().map(|amendment| Decided {
                made: amendment.proposed.by,
                roles: &[Role::Cdr],
                agency: &dossier.facts.center,
            })
        }
        _ => None,
    }
}
