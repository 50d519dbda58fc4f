//! Vắng mặt: whoever is away gets no work without somebody noticing.

use super::period::{document, note};
use super::{
    Colleague, Delegation, DelegationDraft, Ending, OfficerId, Period, PeriodStatus, Recording,
    StaffPermit, Staffing,
};
use crate::document::wording::short_date;
use crate::dossier::Names;
use crate::lang::Lang;
use crate::refusal::{Code, Problems, Refusal};
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AbsenceKind {
    /// Nghỉ phép.
    Leave,
    /// Nghỉ ốm.
    Sick,
    /// Nghỉ thai sản.
    Maternity,
    /// Đi công tác.
    Mission,
    /// Đi học, tập huấn.
    Training,
    /// Another reason, said in the note.
    Other,
}

impl AbsenceKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Leave, Self::Sick, Self::Maternity, Self::Mission, Self::Training, Self::Other];

    /// As stored and as in the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leave => "LEAVE",
            Self::Sick => "SICK",
            Self::Maternity => "MATERNITY",
            Self::Mission => "MISSION",
            Self::Training => "TRAINING",
            Self::Other => "OTHER",
        }
    }

    /// The kind of a stored code; `None` when there is no such kind.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In words.
    pub fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Leave => ("Nghỉ phép", "On leave"),
            Self::Sick => ("Nghỉ ốm", "Sick"),
            Self::Maternity => ("Nghỉ thai sản", "Maternity leave"),
            Self::Mission => ("Đi công tác", "On a mission"),
            Self::Training => ("Đi học, tập huấn", "In training"),
            Self::Other => ("Lý do khác", "Another reason"),
        };
        lang.pick(vi, en)
    }
}

/// An officer is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Absence {
    /// Identity.
    pub id: Uuid,
    /// Who is away.
    pub officer: OfficerId,
    /// The days.
    pub period: Period,
    /// Why.
    pub kind: AbsenceKind,
    /// Số văn bản, e.g. of the mission.
    pub document_no: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by: OfficerId,
    /// When.
    pub recorded_at: Instant,
    /// How it was ended early.
    pub ended: Option<Ending>,
}

/// An absence as it was typed or sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AbsenceDraft {
    /// First day; may lie in the past, since who is sick is not at his desk to say so.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Why.
    pub kind: AbsenceKind,
    /// Số văn bản.
    pub document_no: Option<String>,
    /// Anything else; needed for [`AbsenceKind::Other`].
    pub note: Option<String>,
}

impl AbsenceDraft {
    /// Checks an absence of an officer. `permit` proves that the policy lets the recorder try.
    ///
    /// # Errors
    /// Every problem at its field; nothing is recorded then.
    pub fn check(
        self,
        permit: &StaffPermit,
        officer: &Colleague,
        staffing: &Staffing<'_>,
        id: Uuid,
        now: Instant,
    ) -> Result<Absence, Vec<Refusal>> {
        let mut problems = Problems::new();
        let period = Period { first: self.first, last: self.last };
        let most = staffing.limits.absence_days;
        period.check(["firstDay", "lastDay"], local_date(now), most, &mut problems);
        let same = |other: &&Absence| other.officer == officer.id && other.period.overlaps(period);
        if let Some(other) = staffing.absences.iter().find(same) {
            problems.push(
                Refusal::at(Code::AbsenceOverlaps, "firstDay")
                    .with("name", &officer.name)
                    .with("from", short_date(other.period.first))
                    .with("to", short_date(other.period.last)),
            );
        }
        let document_no = problems.note(document(self.document_no.as_deref(), "documentNo"));
        let note = problems.note(note(self.note.as_deref(), "note"));
        if self.kind == AbsenceKind::Other && matches!(note, Some(None)) {
            problems.push(Refusal::at(Code::Required, "note"));
        }
        problems.into_result()?;
        Ok(Absence {
            id,
            officer: officer.id,
            period,
            kind: self.kind,
            document_no: document_no.flatten(),
            note: note.flatten(),
            recorded_by: permit.officer(),
            recorded_at: now,
            ended: None,
        })
    }
}

impl Absence {
    /// Where its days lie.
    pub fn status(&self, now: Instant) -> PeriodStatus {
        PeriodStatus::of(self.period, self.ended.as_ref(), now)
    }

    /// The officer is back earlier, or does not go.
    ///
    /// # Errors
    /// It is over already, no reason was given, or `permit` is about somebody else.
    pub fn cancel(
        &self,
        permit: &StaffPermit,
        reason: &str,
        now: Instant,
    ) -> Result<Ending, Vec<Refusal>> {
        if permit.about() != self.officer {
            return Err(vec![Refusal::new(Code::Forbidden)]);
        }
        self.status(now).end(permit.officer(), now, reason)
    }
}

impl Absence {
    /// The delegations by which somebody takes over every role of the absent officer while he is
    /// away, from today on at the earliest. Their problems lie at the fields of the absence.
    ///
    /// # Errors
    /// As [`DelegationDraft::check`]; [`Code::RoleNotHeld`] when there is no role to take over.
    pub fn hand_over(
        &self,
        permit: &StaffPermit,
        [from, to]: [&Colleague; 2],
        staffing: &Staffing<'_>,
        mut recording: impl FnMut() -> Recording,
    ) -> Result<Vec<Delegation>, Vec<Refusal>> {
        let mut problems = Problems::new();
        let mut made: Vec<Delegation> = Vec::new();
        let held = from.grants.iter().filter(|timed| timed.holds_through(self.period));
        for grant in held.map(|timed| &timed.grant).filter(|grant| grant.role.is_delegable()) {
            if made.iter().any(|other| other.role == grant.role && other.unit == grant.unit) {
                continue;
            }
            let recording = recording();
            let draft = DelegationDraft {
                role: grant.role,
                unit: grant.unit.clone(),
                first: self.period.first.max(local_date(recording.at)),
                last: self.period.last,
                reason: self.note.clone().unwrap_or_else(|| self.kind.name(Lang::Vi).to_owned()),
                document_no: self.document_no.clone(),
            };
            match draft.check(permit, from, to, staffing, recording) {
                Ok(delegation) => made.push(delegation),
                Err(refusals) => problems.extend(refusals.into_iter().map(at_absence)),
            }
        }
        problems.into_result()?;
        if made.is_empty() {
            return Err(vec![
                Refusal::at(Code::NothingToHandOver, "standInId").with("name", &from.name),
            ]);
        }
        Ok(made)
    }
}

/// A problem of a delegation at the field of the absence that it comes from.
fn at_absence(refusal: Refusal) -> Refusal {
    let field = match refusal.path.first().map(String::as_str) {
        Some("validFrom") => "firstDay",
        Some("validTo") => "lastDay",
        Some("documentNo") => "documentNo",
        Some("reason") => "note",
        _ => "standInId",
    };
    refusal.in_field(field)
}

/// Until when an officer is away now; `None` when he is not.
pub fn absent_until(absences: &[Absence], officer: OfficerId, now: Instant) -> Option<NaiveDate> {
    absences
        .iter()
        .filter(|absence| absence.officer == officer)
        .filter(|absence| absence.status(now) == PeriodStatus::Current)
        .map(|absence| absence.period.last)
        .max()
}

/// The days on which an officer is away that matter now: the present ones, to the last of them, or
/// the next ones to come.
pub fn away(absences: &[Absence], officer: OfficerId, now: Instant) -> Option<Period> {
    let of = |status| {
        let own = absences.iter().filter(|absence| absence.officer == officer);
        own.filter(move |absence| absence.status(now) == status).map(|absence| absence.period)
    };
    let present = of(PeriodStatus::Current).max_by_key(|period| period.last);
    present.or_else(|| of(PeriodStatus::Coming).min_by_key(|period| period.first))
}

/// Who stands in for an officer now, each once.
pub fn stand_ins(delegations: &[Delegation], officer: OfficerId, now: Instant) -> Vec<OfficerId> {
    let mut all: Vec<_> = delegations
        .iter()
        .filter(|other| other.from == officer && other.status(now) == PeriodStatus::Current)
        .map(|other| other.to)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether work may be given to an officer now: a colleague away must not get it silently.
///
/// # Errors
/// [`Code::OfficerAbsent`], which says until when, and who stands in.
pub fn present(
    officer: OfficerId,
    staffing: &Staffing<'_>,
    names: &dyn Names,
    now: Instant,
) -> Result<(), Refusal> {
    let Some(until) = absent_until(staffing.absences, officer, now) else { return Ok(()) };
    let others = stand_ins(staffing.delegations, officer, now);
    let others: Vec<_> = others.into_iter().map(|other| names.name(other)).collect();
    let (vi, en) = if others.is_empty() {
        (String::new(), String::new())
    } else {
        let list = others.join(", ");
        (format!(" Người xử lý thay: {list}."), format!(" Stands in: {list}."))
    };
    Err(Refusal::new(Code::OfficerAbsent)
        .with("name", names.name(officer))
        .with("until", short_date(until))
        .with("standIn", vi)
        .with("standInEn", en))
}
