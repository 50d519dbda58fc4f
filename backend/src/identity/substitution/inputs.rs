//! What the mutations of delegations and absences take.

use super::graphql::AbsenceKind;
use super::{AbsenceOrder, DelegationOrder, EndOrder, Subject};
use crate::app::AppResult;
use crate::graphql::id;
use crate::graphql::scalar::LegalDate;
use crate::identity::graphql::Role;
use async_graphql::{ID, InputObject};
use domain::identity::{AbsenceDraft, DelegationDraft};

/// An officer stands in for another in one role.
#[derive(Debug, InputObject)]
pub struct DelegationCreateInput {
    /// Whose role it is; the viewer's own id for a role of his own.
    pub from_id: ID,
    /// Who stands in: somebody of the same agency.
    pub to_id: ID,
    /// The role.
    pub role: Role,
    /// Code of the unit it is limited to; that of the role itself when not said.
    pub unit_code: Option<String>,
    /// First day, not before today.
    pub valid_from: LegalDate,
    /// Last day, included.
    pub valid_to: LegalDate,
    /// Why.
    pub reason: String,
    /// Số văn bản ủy quyền; needed for roles that sign.
    pub document_no: Option<String>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// A delegation is taken back.
#[derive(Debug, InputObject)]
pub struct DelegationRevokeInput {
    /// Which.
    pub delegation_id: ID,
    /// Why.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// An officer is away.
#[derive(Debug, InputObject)]
pub struct AbsenceCreateInput {
    /// Who; the viewer's own id for his own absence.
    pub officer_id: ID,
    /// First day; may have passed.
    pub first_day: LegalDate,
    /// Last day, included.
    pub last_day: LegalDate,
    /// Why.
    pub kind: AbsenceKind,
    /// Số văn bản; needed when somebody takes over a role that signs.
    pub document_no: Option<String>,
    /// Anything else; needed for the kind `OTHER`.
    pub note: Option<String>,
    /// Who takes over every role of the officer for these days; the delegations end with the
    /// absence.
    pub stand_in_id: Option<ID>,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// An officer is back early, or does not go.
#[derive(Debug, InputObject)]
pub struct AbsenceCancelInput {
    /// Which.
    pub absence_id: ID,
    /// Why.
    pub reason: String,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

impl DelegationCreateInput {
    /// The order and its key.
    pub(super) fn order(self) -> AppResult<(DelegationOrder, String)> {
        let order = DelegationOrder {
            from: id::uuid(&self.from_id, "officer", "fromId")?,
            to: id::uuid(&self.to_id, "officer", "toId")?,
            draft: DelegationDraft {
                role: self.role.into(),
                unit: self.unit_code,
                first: self.valid_from.0,
                last: self.valid_to.0,
                reason: self.reason,
                document_no: self.document_no,
            },
        };
        Ok((order, self.idempotency_key))
    }
}

impl AbsenceCreateInput {
    /// The order and its key.
    pub(super) fn order(self) -> AppResult<(AbsenceOrder, String)> {
        let stand_in = self.stand_in_id.map(|it| id::uuid(&it, "officer", "standInId"));
        let order = AbsenceOrder {
            officer: id::uuid(&self.officer_id, "officer", "officerId")?,
            stand_in: stand_in.transpose()?,
            draft: AbsenceDraft {
                first: self.first_day.0,
                last: self.last_day.0,
                kind: self.kind.into(),
                document_no: self.document_no,
                note: self.note,
            },
        };
        Ok((order, self.idempotency_key))
    }
}

impl DelegationRevokeInput {
    /// The order and its key.
    pub(super) fn order(self) -> AppResult<(EndOrder, String)> {
        let id = id::uuid(&self.delegation_id, "delegation", "delegationId")?;
        let order = EndOrder { subject: Subject::Delegation, id, reason: self.reason };
        Ok((order, self.idempotency_key))
    }
}

impl AbsenceCancelInput {
    /// The order and its key.
    pub(super) fn order(self) -> AppResult<(EndOrder, String)> {
        let id = id::uuid(&self.absence_id, "absence", "absenceId")?;
        Ok((EndOrder { subject: Subject::Absence, id, reason: self.reason }, self.idempotency_key))
    }
}
