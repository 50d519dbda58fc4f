//! The clock of a dossier, and who answered for its minutes.

use super::enums::*;
use crate::graphql::Cx;
use crate::graphql::scalar::Moment;
use crate::identity::graphql::{Agency, Officer};
use async_graphql::{Enum, SimpleObject};
use domain::calendar::{Calendar, PauseReason as Reason};
use domain::delay::responsibility::{Holder, Ledger, Span, Waiting, ledger};
use domain::dossier::{self as rules, Recorded, responsibility_facts};
use domain::identity::OfficerId;

/// The main clock of a dossier.
#[derive(Debug, Clone, SimpleObject)]
pub struct DossierClock {
    /// When it began; null while a dossier of another Center is on its way: the date is an
    /// estimate until then (NĐ 118/2025 Đ.17.3 as amended).
    pub started_at: Option<Moment>,
    /// Due by law.
    pub due_at: Option<Moment>,
    /// Due by what acceptance said.
    pub original_due_at: Option<Moment>,
    /// Due by the national indicator.
    pub kpi_due_at: Option<Moment>,
    /// Since when it stands still.
    pub paused_at: Option<Moment>,
    /// Why it stopped, while it stands still.
    pub paused_by: Option<PauseGround>,
    /// On which grounds it stands still now, as they came; empty while it runs. The first ground may
    /// have ended while another one still holds it.
    pub held_by: Vec<PauseReason>,
    /// Whether stage 2 of a two-stage procedure is still to come.
    pub second_stage_ahead: bool,
    /// Pauses that have ended, in order.
    pub pauses: Vec<ClockPause>,
}

/// A time in which the clock stood still.
#[derive(Debug, Clone, SimpleObject)]
pub struct ClockPause {
    /// From when.
    pub start: Moment,
    /// To when.
    pub end: Moment,
    /// Why it stopped: the first of `reasons`.
    pub ground: PauseGround,
    /// Whether the whole time began again afterwards; else what was left went on.
    pub restarted: bool,
    /// Number of the notice, or the provision, of that ground.
    pub reference: Option<String>,
    /// Every ground on which it stood still in this time, as they came; at least one. Grounds may
    /// overlap or follow one another; the time counts once (R7).
    pub reasons: Vec<PauseReason>,
}

/// A ground on which the clock stands or stood still, and what it rests on.
#[derive(Debug, Clone, SimpleObject)]
pub struct PauseReason {
    /// Which.
    pub ground: PauseGround,
    /// Number of the notice or decision, or the provision.
    pub reference: Option<String>,
}

impl From<Reason> for PauseReason {
    fn from(it: Reason) -> Self {
        Self { ground: it.ground.into(), reference: it.reference }
    }
}

impl From<&rules::Clock> for DossierClock {
    fn from(it: &rules::Clock) -> Self {
        Self {
            started_at: it.started_at.map(Moment),
            due_at: it.due_at.map(Moment),
            original_due_at: it.original_due_at.map(Moment),
            kpi_due_at: it.kpi_due_at.map(Moment),
            paused_at: it.paused.as_ref().map(|open| open.at.into()),
            paused_by: it.paused.as_ref().map(|open| open.ground.into()),
            held_by: it
                .paused
                .iter()
                .flat_map(rules::OpenPause::held_for)
                .map(PauseReason::from)
                .collect(),
            second_stage_ahead: it.second_term.is_some(),
            pauses: it
                .pauses
                .iter()
                .map(|pause| ClockPause {
                    start: pause.start.into(),
                    end: pause.end.into(),
                    ground: pause.ground.into(),
                    restarted: pause.policy == domain::calendar::PausePolicy::Restart,
                    reference: pause.reference.clone(),
                    reasons: pause.reasons().map(PauseReason::from).collect(),
                })
                .collect(),
        }
    }
}

/// Who answered for each working minute of a dossier since acceptance. The parts sum to the whole.
#[derive(Debug, Clone, SimpleObject)]
pub struct Responsibility {
    /// One after another, without gap or overlap.
    pub spans: Vec<ResponsibilitySpan>,
    /// Sum of each holder, in the order in which they came.
    pub totals: Vec<ResponsibilityTotal>,
    /// Working minutes in all.
    pub total: i64,
}

/// A time in which a dossier had one holder.
#[derive(Debug, Clone, SimpleObject)]
pub struct ResponsibilitySpan {
    /// When it began.
    pub from: Moment,
    /// When it ended.
    pub to: Moment,
    /// Who had it.
    pub holder: ResponsibilityHolder,
    /// What the applicant was asked for, when the applicant had it.
    pub ground: Option<PauseGround>,
    /// Working minutes; 0 for a night.
    pub minutes: i64,
}

/// The working minutes of one holder.
#[derive(Debug, Clone, SimpleObject)]
pub struct ResponsibilityTotal {
    /// Who.
    pub holder: ResponsibilityHolder,
    /// How many.
    pub minutes: i64,
}

/// Who answers for a minute.
#[derive(Debug, Clone, SimpleObject)]
pub struct ResponsibilityHolder {
    /// What kind.
    pub kind: HolderKind,
    /// In words.
    pub label: String,
    /// The officer, when it is one.
    pub officer: Option<Officer>,
    /// The consulted agency, when it is one.
    pub agency: Option<Agency>,
}

/// What kind of holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum HolderKind {
    /// The Center.
    Center,
    /// The post between Center and department.
    InTransit,
    /// The department, in which no officer has begun.
    Department,
    /// An officer whose step is open.
    Officer,
    /// The applicant.
    Applicant,
    /// An agency whose opinion the step waits for.
    Consulted,
}

impl Responsibility {
    /// Of a log; `None` before acceptance.
    pub fn of(cx: Cx<'_>, calendar: &Calendar, events: &[Recorded]) -> Option<Self> {
        let facts = responsibility_facts(events);
        facts.first()?;
        let ledger: Ledger<OfficerId> = ledger(calendar, &facts, cx.now());
        let span = |span: &Span<OfficerId>| ResponsibilitySpan {
            from: span.from.into(),
            to: span.to.into(),
            holder: ResponsibilityHolder::of(cx, &span.holder),
            ground: span.waiting.map(|waiting| match waiting {
                Waiting::Supplement => PauseGround::Supplement,
                Waiting::Payment => PauseGround::Payment,
            }),
            minutes: span.minutes,
        };
        let total = |(holder, minutes): (Holder<OfficerId>, i64)| {
            let holder = ResponsibilityHolder::of(cx, &holder);
            ResponsibilityTotal { holder, minutes }
        };
        Some(Self {
            spans: ledger.spans.iter().map(span).collect(),
            totals: ledger.totals().into_iter().map(total).collect(),
            total: ledger.total(),
        })
    }
}

impl ResponsibilityHolder {
    fn of(cx: Cx<'_>, holder: &Holder<OfficerId>) -> Self {
        let lang = cx.lang();
        let named = |kind, vi: &str, en: &str| Self {
            kind,
            label: lang.pick(vi, en).to_owned(),
            officer: None,
            agency: None,
        };
        match holder {
            Holder::Center => named(HolderKind::Center, "Trung tâm", "The Center"),
            Holder::InTransit => named(HolderKind::InTransit, "Bưu chính", "The post"),
            Holder::Department => {
                named(HolderKind::Department, "Cơ quan, chưa ai nhận", "Agency, nobody yet")
            }
            Holder::Applicant => named(HolderKind::Applicant, "Người nộp hồ sơ", "The applicant"),
            Holder::Officer(id) => {
                let officer = Officer::of(cx, *id);
                let name = officer.as_ref().map_or("—", |officer| officer.0.name.as_str());
                Self { officer: officer.clone(), ..named(HolderKind::Officer, name, name) }
            }
            Holder::Consulted(code) => {
                let agency = Agency::required(cx, code.as_str()).ok();
                let name = cx.reference().office.agency_name(code);
                Self { agency, ..named(HolderKind::Consulted, &name, &name) }
            }
        }
    }
}
