//! Who signs a paper, and under whose authority.

use super::decide::Context;
use super::state::Dossier;
use crate::document::{Signatory, SignedFor, SigningCapacity};
use crate::identity::OfficerId;

/// The officer who acts, with the position that stands above the name.
pub(super) fn signed_by_actor(cx: &Context<'_>) -> Signatory {
    Signatory {
        position: Some(cx.actor.title.clone()),
        delegation: signed_for(cx),
        ..signatory(cx)
    }
}

/// Under whose authority the officer acts, when not under his own: `KT.` when a deputy signs for his
/// head, `TUQ.` when somebody below does (NĐ 30/2020 Đ.13). Only what is delegated in writing can be
/// cited.
pub(super) fn signed_for(cx: &Context<'_>) -> Option<SignedFor> {
    let behalf = cx.acting?.on_behalf_of.as_deref()?;
    Some(SignedFor {
        capacity: SigningCapacity::between(&cx.actor.title, &behalf.title),
        position: behalf.title.clone(),
        name: behalf.name.clone(),
        document_no: behalf.document_no.clone()?,
        from: behalf.from,
        to: behalf.to,
    })
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

/// Người tiếp nhận hồ sơ: who accepted the dossier, by name alone; before that whoever acts.
pub(super) fn received_by(dossier: &Dossier, cx: &Context<'_>) -> Signatory {
    match &dossier.accepted {
        Some(accepted) => Signatory { position: None, ..signed_by(accepted.by.officer, cx) },
        None => signatory(cx),
    }
}

/// The officer who acts, by name alone.
pub(super) fn signatory(cx: &Context<'_>) -> Signatory {
    Signatory {
        name: cx.actor.name.clone(),
        position: None,
        signed_at: None,
        agency: None,
        delegation: None,
    }
}
