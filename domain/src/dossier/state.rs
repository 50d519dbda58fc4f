//! A dossier as folded from its events; exactly what the database row holds.

use super::applicant::Applicant;
use super::command::{CompletionLine, ResultContent, ResultKind, ReturnOfResult};
use super::event::{By, IntakeFacts};
use super::regime::Regime;
use super::status::DossierStatus;
use crate::calendar::Derivation;
use crate::document::{FormKind, RefusalReason};
use crate::identifier::AgencyCode;
use crate::identity::{Facts, OfficerId, Place, Role, StepFacts};
use crate::process::StepAction;
use crate::time::{Instant, local_date};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Hồ sơ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dossier {
    /// Number of events so far; changes with every change.
    pub version: u32,
    /// Where it legally stands.
    pub status: DossierStatus,
    /// When the first event happened: it was brought to the counter.
    pub received_at: Instant,
    /// Center, agency, procedure version and what was filed.
    pub facts: IntakeFacts,
    /// What acceptance fixed; `None` before.
    pub accepted: Option<Acceptance>,
    /// How the intake ended otherwise; `None` when it was accepted at once.
    pub guidance: Option<Guidance>,
    /// Every passage through a step, in order; the last one without end is current.
    pub steps: Vec<StepRun>,
    /// Papers issued.
    pub papers: Vec<PaperRef>,
    /// The result, once signed.
    pub result: Option<ResultState>,
}

/// What acceptance fixed (R3, R6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Acceptance {
    /// Mã hồ sơ.
    pub code: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: By,
    /// The rules it lives under.
    pub regime: Regime,
    /// Version of the process.
    pub process_version: u32,
    /// Version of the calendar.
    pub calendar: String,
    /// Row of the register.
    pub register: RegisterEntry,
    /// When it is due.
    pub due_at: Option<Instant>,
    /// Why then.
    pub derivation: Option<Derivation>,
    /// Follows the dossier without login.
    pub secret: String,
}

/// Form 02 or Form 03 at the counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Guidance {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: By,
    /// What came of it.
    pub outcome: Outcome,
}

/// The two exits of the intake that give no dossier code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Outcome {
    /// To be completed.
    Completion {
        /// What.
        lines: Vec<CompletionLine>,
        /// Why.
        reason: String,
        /// Until when.
        deadline: NaiveDate,
    },
    /// Not taken in.
    Refusal {
        /// Why.
        reason: RefusalReason,
        /// In words.
        text: String,
    },
}

/// Row of the register book (Sổ theo dõi hồ sơ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterEntry {
    /// Quyển số: one book per Center and year, e.g. `01/2026`.
    pub book: String,
    /// Số thứ tự, from 1 without gaps.
    pub row: u32,
}

/// One passage through a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StepRun {
    /// Index into the process, from 0.
    pub index: u32,
    /// What it does.
    pub action: StepAction,
    /// Where.
    pub agency: AgencyCode,
    /// In which unit.
    pub unit: Option<String>,
    /// By which role.
    pub role: Role,
    /// When it began.
    pub entered_at: Instant,
    /// When it should be done.
    pub due_at: Option<Instant>,
    /// Who has or had it.
    pub assignee: Option<OfficerId>,
    /// Since when.
    pub claimed_at: Option<Instant>,
    /// When it ended.
    pub finished_at: Option<Instant>,
    /// Who ended it.
    pub performer: Option<OfficerId>,
    /// How it ended.
    pub outcome: Option<StepOutcome>,
    /// The remark or the reason.
    pub note: Option<String>,
}

/// How a passage through a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StepOutcome {
    /// Done.
    Done,
    /// Sent back to an earlier step.
    SentBack,
}

/// A paper that belongs to the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaperRef {
    /// Its id.
    pub id: Uuid,
    /// Which.
    pub kind: FormKind,
    /// Its number in the year's series.
    pub number: u32,
    /// When it was issued.
    pub at: Instant,
    /// By whom.
    pub by: OfficerId,
}

/// The result and its way to the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultState {
    /// Granted or refused.
    pub kind: ResultKind,
    /// What it is called.
    pub title: String,
    /// The file or the text.
    pub content: ResultContent,
    /// The paper that carries it.
    pub paper: Uuid,
    /// When it was signed: `NgayKetThucXuLy`.
    pub signed_at: Instant,
    /// By whom.
    pub signer: OfficerId,
    /// When the department sent it to the Center.
    pub released_at: Option<Instant>,
    /// When the applicant got it.
    pub returned_at: Option<Instant>,
    /// Who took it.
    pub returned_to: Option<ReturnOfResult>,
}

/// Trước hạn, đúng hạn, quá hạn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Timeliness {
    /// Finished on an earlier date than the due date.
    Early,
    /// Finished by the due moment; due moments are inclusive.
    OnTime,
    /// Not finished by the due moment.
    Late,
}

impl Dossier {
    /// Chủ hồ sơ.
    pub fn applicant(&self) -> &Applicant {
        &self.facts.intake.applicant
    }

    /// Mã hồ sơ, once accepted.
    pub fn code(&self) -> Option<&str> {
        self.accepted.as_ref().map(|accepted| accepted.code.as_str())
    }

    /// When it is due, if a date was promised.
    pub fn due_at(&self) -> Option<Instant> {
        self.accepted.as_ref().and_then(|accepted| accepted.due_at)
    }

    /// The step where it stands.
    pub fn current_step(&self) -> Option<&StepRun> {
        self.steps.last().filter(|run| run.finished_at.is_none())
    }

    /// When the legal time ended: at the signature (domain law 4.7).
    pub fn finished_at(&self) -> Option<Instant> {
        self.result.as_ref().map(|result| result.signed_at)
    }

    /// Early, on time or late, as far as it is known at `now`: a running dossier is only ever
    /// late. `None` without a due date, or while nothing can be said yet.
    pub fn timeliness(&self, now: Instant) -> Option<Timeliness> {
        timeliness(self.due_at()?, self.finished_at(), now)
    }

    /// What authorization must know.
    pub fn authorization_facts(&self) -> Facts {
        let mut places: Vec<Place> = Vec::new();
        let mut officers: Vec<OfficerId> = Vec::new();
        for run in &self.steps {
            let place = Place { agency: run.agency.clone(), unit: run.unit.clone() };
            if !places.contains(&place) {
                places.push(place);
            }
            for officer in run.assignee.into_iter().chain(run.performer) {
                if !officers.contains(&officer) {
                    officers.push(officer);
                }
            }
        }
        let step = self.current_step().map(|run| StepFacts {
            place: Place { agency: run.agency.clone(), unit: run.unit.clone() },
            role: run.role,
            assignee: run.assignee,
        });
        Facts {
            center: self.facts.center.clone(),
            agency: self.facts.agency.clone(),
            step,
            places,
            officers,
        }
    }
}

/// Early, on time or late (domain law 4.7): finished on an earlier date, by the due moment, or
/// after it. What is not finished at `now` is late or not yet anything.
pub fn timeliness(due: Instant, finished: Option<Instant>, now: Instant) -> Option<Timeliness> {
    match finished {
        Some(finished) if finished > due => Some(Timeliness::Late),
        Some(finished) if local_date(finished) < local_date(due) => Some(Timeliness::Early),
        Some(_) => Some(Timeliness::OnTime),
        None => (now > due).then_some(Timeliness::Late),
    }
}
