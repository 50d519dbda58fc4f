//! Who signs a paper, and under whose authority.

use super::decide::Context;
use super::state::Dossier;
use crate::document::{Signatory, SignedFor, SigningCapacity};
use crate::identity::{Behalf, OfficerId};

/// The officer who acts, with the position that stands above the name.
pub(super) fn signed_by_actor(cx: &Context<'_>) -> Signatory {
    Signatory {
        position: Some(cx.actor.title.clone()),
        delegation: signed_for(cx),
        ..signatory(cx)
    }
}

/// Under whose authority the officer acts, when not under his own: `KT.` when a deputy signs for his
/// head, `TUQ.` when somebody below does (NĐ 30/2020 Đ.13). What is not delegated in writing gives no
/// authority to sign: then he stands in, and the paper says so.
pub(super) fn signed_for(cx: &Context<'_>) -> Option<SignedFor> {
    let behalf = cx.acting?.on_behalf_of.as_deref()?;
    let written = behalf.document_no.is_some();
    let capacity = written.then(|| SigningCapacity::between(&cx.actor.title, &behalf.title));
    Some(in_place_of(behalf, capacity.unwrap_or(SigningCapacity::StandIn)))
}

fn in_place_of(behalf: &Behalf, capacity: SigningCapacity) -> SignedFor {
    SignedFor {
        capacity,
        position: behalf.title.clone(),
        name: behalf.name.clone(),
        document_no: behalf.document_no.clone(),
        from: behalf.from,
        to: behalf.to,
    }
}

/// An officer who has acted before.
pub(super) fn signed_by(officer: OfficerId, cx: &Context<'_>) -> Signatory {
    Signatory {
        name: cx.names.name(officer),
        position: Some(cx.names.title(officer)),
        signed_at: None,
        agency: None,
        delegation: None,
    }
}

/// Người tiếp nhận hồ sơ: who accepted the dossier, by name alone; before that whoever acts. In whose
/// place he accepted it is said as long as he stands in for that officer.
pub(super) fn received_by(dossier: &Dossier, cx: &Context<'_>) -> Signatory {
    let Some(accepted) = &dossier.accepted else { return signatory(cx) };
    let by = accepted.by;
    let present = by.on_behalf_of.and_then(|_| cx.names.at_work(by.officer, cx.now));
    let behalf = present.as_ref().and_then(|actor| {
        let same = |role, delegator| role == by.role && delegator == by.on_behalf_of;
        let grant = actor.grants.iter().find(|grant| same(grant.role, grant.delegator()))?;
        grant.on_behalf_of.as_deref()
    });
    Signatory {
        position: None,
        delegation: behalf.map(|behalf| in_place_of(behalf, SigningCapacity::StandIn)),
        ..signed_by(by.officer, cx)
    }
}

/// The officer who acts, by name alone: no position stands above it, so whoever stands in for a
/// colleague says that below.
pub(super) fn signatory(cx: &Context<'_>) -> Signatory {
    let behalf = cx.acting.and_then(|grant| grant.on_behalf_of.as_deref());
    Signatory {
        name: cx.actor.name.clone(),
        position: None,
        signed_at: None,
        agency: None,
        delegation: behalf.map(|behalf| in_place_of(behalf, SigningCapacity::StandIn)),
    }
}
