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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided<'a> {
    /// Who drafted or proposed it, and in whose place: neither of them decides.
    pub made: By,
    /// In which roles it is decided.
    pub roles: &'static [Role],
    /// Of which agency.
    pub agency: &'a AgencyCode,
}

/// What waits for somebody to decide about it, one thing of each kind at most. Both at once are two
/// people's to decide, neither of whom waits for the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undecided<'a> {
    /// A draft that was neither approved nor returned.
    pub draft: Option<Decided<'a>>,
    /// A correction.
    pub amendment: Option<Decided<'a>>,
}

/// What waits for somebody to decide about it. Nothing does once the dossier is closed.
pub fn undecided(dossier: &Dossier) -> Undecided<'_> {
    if dossier.status.is_final() {
        return Undecided::default();
    }
    let open = dossier.letter.as_ref().filter(|it| it.approved.is_none() && it.returned.is_none());
    Undecided {
        draft: open.and_then(|_| decided(dossier, Act::ApproveLetter)),
        amendment: decided(dossier, Act::ApproveAmendment),
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
