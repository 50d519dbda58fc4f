//! Ủy quyền: an officer stands in for another in one role, for a time (domain law 11.3).
//!
//! A delegated role can not be passed on: only a role of one's own makes a [`Delegation`], and at
//! every moment a delegation is worth no more than the role its delegator holds himself then.

use super::period::{document, needed};
use super::{
    Behalf, Colleague, Ending, Grant, OfficerId, Period, PeriodStatus, Role, StaffPermit, Staffing,
    disposes_of,
};
use crate::document::wording::short_date;
use crate::identifier::AgencyCode;
use crate::lang::Lang;
use crate::refusal::{Code, Problems, Refusal};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One officer stands in for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delegation {
    /// Identity.
    pub id: Uuid,
    /// Whose role it is.
    pub from: OfficerId,
    /// Who stands in.
    pub to: OfficerId,
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub agency: AgencyCode,
    /// The unit it is limited to.
    pub unit: Option<String>,
    /// The days.
    pub period: Period,
    /// Why.
    pub reason: String,
    /// Số văn bản ủy quyền.
    pub document_no: Option<String>,
    /// The absence it was recorded with; it ends with that.
    pub absence: Option<Uuid>,
    /// Who recorded it.
    pub recorded_by: OfficerId,
    /// When.
    pub recorded_at: Instant,
    /// How it was ended early.
    pub ended: Option<Ending>,
}

/// A delegation as it was typed or sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DelegationDraft {
    /// The role.
    pub role: Role,
    /// The unit it shall be limited to; that of the role itself when not said.
    pub unit: Option<String>,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Why.
    pub reason: String,
    /// Số văn bản ủy quyền; needed where the role signs.
    pub document_no: Option<String>,
}

/// What is given to a delegation when it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recording {
    /// Its identity.
    pub id: Uuid,
    /// Now.
    pub at: Instant,
    /// The absence it comes with.
    pub absence: Option<Uuid>,
    /// Whether a process has a head of division sign (thừa lệnh), so that his role signs, too.
    pub head_signs: bool,
}

impl Role {
    /// Whether the role may be exercised by somebody else for a time. Accounts and inspection are a
    /// person's own.
    pub fn is_delegable(self) -> bool {
        !matches!(self, Self::Admin | Self::Audit | Self::Integ | Self::Sys)
    }
}

impl DelegationDraft {
    /// Checks a delegation from one officer to another. `permit` proves that the policy lets the
    /// recorder try.
    ///
    /// # Errors
    /// Every problem at its field; nothing is recorded then.
    pub fn check(
        self,
        permit: &StaffPermit,
        from: &Colleague,
        to: &Colleague,
        staffing: &Staffing<'_>,
        recording: Recording,
    ) -> Result<Delegation, Vec<Refusal>> {
        let mut problems = Problems::new();
        let today = local_date(recording.at);
        let period = Period { first: self.first, last: self.last };
        period.check(
            ["validFrom", "validTo"],
            today,
            staffing.limits.delegation_days,
            &mut problems,
        );
        if self.first < today {
            problems.push(Refusal::at(Code::InThePast, "validFrom"));
        }
        let held = problems.note(self.held(permit, from, to, period, staffing));
        problems.extend(stand_in(from, to, period, staffing));
        let signs = matches!(self.role, Role::Dir | Role::Chm)
            || (self.role == Role::Hod && recording.head_signs);
        let document_no = problems.note(document(self.document_no.as_deref(), "documentNo"));
        if signs && matches!(document_no, Some(None)) {
            let refusal = Refusal::at(Code::DocumentNumberNeeded, "documentNo");
            problems.push(with_role(refusal, self.role));
        }
        let reason = problems.note(needed(&self.reason, "reason"));
        if let Some(grant) = &held {
            problems.extend(self.overlap(from.id, grant, period, staffing));
        }
        problems.into_result()?;
        let (Some(grant), Some(reason)) = (held, reason) else { return Err(Vec::new()) };
        Ok(Delegation {
            id: recording.id,
            from: from.id,
            to: to.id,
            role: self.role,
            agency: grant.agency,
            unit: self.unit.or(grant.unit),
            period,
            reason,
            document_no: document_no.flatten(),
            absence: recording.absence,
            recorded_by: permit.officer(),
            recorded_at: recording.at,
            ended: None,
        })
    }

    /// The role of the delegator's own that is delegated.
    fn held(
        &self,
        permit: &StaffPermit,
        from: &Colleague,
        to: &Colleague,
        period: Period,
        staffing: &Staffing<'_>,
    ) -> Result<Grant, Refusal> {
        if !self.role.is_delegable() {
            return Err(with_role(Refusal::at(Code::NotDelegable, "role"), self.role));
        }
        // A role is lent by its holder; of others' roles each disposes of those below him, and never
        // makes himself, or anybody, the stand-in of somebody above him.
        if !disposes(permit, from.id, self.role) {
            return Err(Refusal::at(Code::Forbidden, "role"));
        }
        let own = from.grants.iter().filter(|timed| {
            let within =
                self.unit.is_none() || timed.grant.unit.is_none() || timed.grant.unit == self.unit;
            timed.grant.role == self.role && within && timed.holds_through(period)
        });
        let own: Vec<&Grant> = own.map(|timed| &timed.grant).collect();
        if own.is_empty() {
            let second_hand = staffing.delegations.iter().any(|other| {
                other.to == from.id && other.role == self.role && other.period.overlaps(period)
            });
            let code = if second_hand { Code::DelegatedOn } else { Code::RoleNotHeld };
            return Err(with_role(Refusal::at(code, "role").with("name", &from.name), self.role));
        }
        let here = own.into_iter().find(|grant| grant.agency == to.agency);
        here.cloned().ok_or_else(|| Refusal::at(Code::OtherAgency, "toId").with("name", &to.name))
    }

    /// One role is with one stand-in at a time.
    fn overlap(
        &self,
        from: OfficerId,
        grant: &Grant,
        period: Period,
        staffing: &Staffing<'_>,
    ) -> Option<Refusal> {
        let unit = self.unit.as_ref().or(grant.unit.as_ref());
        let other = staffing.delegations.iter().find(|other| {
            let same_place = other.agency == grant.agency
                && (unit.is_none() || other.unit.is_none() || other.unit.as_ref() == unit);
            other.from == from
                && other.role == self.role
                && same_place
                && other.period.overlaps(period)
        })?;
        let refusal = Refusal::at(Code::DelegationOverlaps, "validFrom")
            .with("from", short_date(other.period.first))
            .with("to", short_date(other.period.last));
        Some(with_role(refusal, self.role))
    }
}

/// Whether a permit is about the holder of a role and lets its officer dispose of that role: his own,
/// or one below him.
pub fn disposes(permit: &StaffPermit, holder: OfficerId, role: Role) -> bool {
    let own = permit.officer() == holder;
    let disposes = |by: &Role| disposes_of(*by, role);
    permit.about() == holder && (own || permit.roles().iter().any(disposes))
}

/// Whether somebody could stand in at all.
fn stand_in(
    from: &Colleague,
    to: &Colleague,
    period: Period,
    staffing: &Staffing<'_>,
) -> Option<Refusal> {
    if from.id == to.id {
        return Some(Refusal::at(Code::SameOfficer, "toId"));
    }
    if !to.active {
        return Some(Refusal::at(Code::NotFound, "toId"));
    }
    // Who administers accounts sees no dossier, in nobody's place either (R17).
    let admin = |timed: &super::TimedGrant| timed.grant.role == Role::Admin;
    if to.grants.iter().any(admin) {
        let refusal = Refusal::at(Code::NotDelegable, "toId");
        return Some(with_role(refusal, Role::Admin));
    }
    let away = staffing
        .absences
        .iter()
        .find(|absence| absence.officer == to.id && absence.period.overlaps(period))?;
    Some(
        Refusal::at(Code::OfficerAbsent, "toId")
            .with("name", &to.name)
            .with("until", short_date(away.period.last))
            .with("standIn", "")
            .with("standInEn", ""),
    )
}

/// Whether an officer can be asked to stand in for another: a colleague of the same agency whose
/// account lives and who administers none.
pub fn could_stand_in(from: &Colleague, to: &Colleague) -> bool {
    from.id != to.id
        && to.active
        && from.grants.iter().any(|timed| timed.grant.agency == to.agency)
        && !to.grants.iter().any(|timed| timed.grant.role == Role::Admin)
}

fn with_role(refusal: Refusal, role: Role) -> Refusal {
    refusal.with("role", role.name(Lang::Vi)).with("roleEn", role.name(Lang::En))
}

impl Delegation {
    /// Where its days lie.
    pub fn status(&self, now: Instant) -> PeriodStatus {
        PeriodStatus::of(self.period, self.ended.as_ref(), now)
    }

    /// What it gives to the stand-in at a moment: the delegator's role, as long as he holds it
    /// himself, and no longer than its days.
    pub fn grant(&self, from: &Colleague, title: &str, now: Instant) -> Option<Grant> {
        let today = local_date(now);
        // No wider than what he holds now: who has one unit left lends no agency.
        let holds = from.grants.iter().any(|timed| {
            timed.grant.role == self.role
                && timed.grant.agency == self.agency
                && (timed.grant.unit.is_none() || timed.grant.unit == self.unit)
                && timed.holds_on(today)
        });
        (self.status(now) == PeriodStatus::Current && from.active && holds).then(|| Grant {
            role: self.role,
            agency: self.agency.clone(),
            unit: self.unit.clone(),
            on_behalf_of: Some(Box::new(Behalf {
                officer: self.from,
                name: from.name.clone(),
                title: title.to_owned(),
                document_no: self.document_no.clone(),
                from: self.period.first,
                to: self.period.last,
            })),
        })
    }

    /// Takes it back (thu hồi ủy quyền).
    ///
    /// # Errors
    /// It is over already, no reason was given, or `permit` is about somebody else, or of somebody
    /// below him.
    pub fn revoke(
        &self,
        permit: &StaffPermit,
        reason: &str,
        now: Instant,
    ) -> Result<Ending, Vec<Refusal>> {
        if !disposes(permit, self.from, self.role) {
            return Err(vec![Refusal::new(Code::Forbidden)]);
        }
        self.status(now).end(permit.officer(), now, reason)
    }
}
