//! A dossier as folded from its events; exactly what the database row holds.

use super::applicant::Applicant;
use super::clock::Clock;
use super::command::{CompletionLine, ResultContent, ResultKind, ReturnOfResult};
use super::event::{By, IntakeFacts};
use super::letter::PendingLetter;
use super::life::{
    Amendment, Consultation, Extension, Handover, Inspection, Obligation, Shipment, Stop,
    Submission, SupplementRound, Transfer, Withdrawal,
};
use super::regime::Regime;
use super::status::DossierStatus;
use crate::document::{FormKind, RefusalReason};
use crate::identifier::AgencyCode;
use crate::identity::{Facts, OfficerId, Place, Role, StepFacts};
use crate::process::{ProcessVersion, StepAction};
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
    /// When the first event happened: it was brought to the counter, or reached the inbox.
    pub received_at: Instant,
    /// Center, agency, procedure version and what was filed.
    pub facts: IntakeFacts,
    /// How it came, when not over the counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<Submission>,
    /// What acceptance fixed; `None` before.
    pub accepted: Option<Acceptance>,
    /// The main clock; `None` before acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// The way of the file to the department; `None` before acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<Handover>,
    /// How the intake ended otherwise; `None` when it was accepted at once.
    pub guidance: Option<Guidance>,
    /// Every passage through a step, in order; the last one without end is current.
    pub steps: Vec<StepRun>,
    /// The letter being drafted, approved or sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<PendingLetter>,
    /// The proposal for a later date that waits while another letter is made; it is the letter again
    /// when that one has gone out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<PendingLetter>,
    /// Requests for supplements during processing, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplements: Vec<SupplementRound>,
    /// What was to be paid before it could go on, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<Obligation>,
    /// Opinions asked for, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consultations: Vec<Consultation>,
    /// Inspections of the site, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inspections: Vec<Inspection>,
    /// Wishes of the applicant to stop, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawals: Vec<Withdrawal>,
    /// The one extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// Transfers to another agency, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transfers: Vec<Transfer>,
    /// Corrections of what was filed, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amendment>,
    /// Papers issued.
    pub papers: Vec<PaperRef>,
    /// The result, once signed.
    pub result: Option<ResultState>,
    /// How it stopped without a result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Stop>,
}

/// What acceptance fixed (R3).
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
    /// When it should be done should it be taken back: it stands still whenever the dossier does, as
    /// if it had never been left. `None` as long as that is [`Self::due_at`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_due_at: Option<Instant>,
    /// Who has or had it.
    pub assignee: Option<OfficerId>,
    /// Since when.
    pub claimed_at: Option<Instant>,
    /// When it ended.
    pub finished_at: Option<Instant>,
    /// Who ended it.
    pub performer: Option<OfficerId>,
    /// In whose place, when it was not by a role of his own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<OfficerId>,
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
    /// Taken back by whoever had sent it here, before anybody had begun.
    Undone,
    /// Ended by what happened to the whole dossier: a transfer, a stop.
    Dropped,
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
    /// The provision on which it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// When the department sent it to the Center.
    pub released_at: Option<Instant>,
    /// When the Center had it; the moment of release when nothing travels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived_at: Option<Instant>,
    /// Its way to the applicant by post.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shipments: Vec<Shipment>,
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
        self.clock.as_ref().and_then(|clock| clock.due_at)
    }

    /// Whether the date is an estimate, because the clock begins only where it is decided
    /// (phi địa giới, NĐ 118/2025 Đ.17.3 as amended).
    pub fn due_is_estimate(&self) -> bool {
        self.clock.as_ref().is_some_and(|clock| clock.due_at.is_some() && clock.is_estimate())
    }

    /// When a later date was promised in the midst of the pause, after the date before it had gone
    /// by: the time until then is part of the promise.
    pub fn promised_in_pause(&self) -> Option<Instant> {
        let (paused, extension) = (self.paused_at()?, self.extension.as_ref()?);
        let at = extension.mark.at;
        // Another date since, e.g. that of stage 2, was not promised then.
        let stands = extension.moves_due && self.due_at() == Some(extension.new_due_at);
        (stands && paused < at && extension.due_before < at).then_some(at)
    }

    /// Until which day the applicant has to do what was asked of him; the Center may close it
    /// afterwards (T07, T18).
    pub fn window_end(&self) -> Option<NaiveDate> {
        match self.status {
            DossierStatus::IntakeSupplement => match &self.guidance.as_ref()?.outcome {
                Outcome::Completion { deadline, .. } => Some(*deadline),
                Outcome::Refusal { .. } => None,
            },
            DossierStatus::SupplementRequested => Some(self.open_supplement()?.deadline),
            DossierStatus::PaymentRequired => Some(self.open_obligation()?.pay_by),
            _ => None,
        }
    }

    /// The step where it stands.
    pub fn current_step(&self) -> Option<&StepRun> {
        self.steps.last().filter(|run| run.finished_at.is_none())
    }

    /// Whether it is of a two-stage procedure whose stage 2 has not begun (with the payment).
    pub fn waits_for_stage_two(&self) -> bool {
        self.clock.as_ref().is_some_and(|clock| clock.second_term.is_some())
    }

    /// Whether it stands in the last step of stage 1 and stage 2 has not begun. `process` is the one
    /// it is bound to.
    pub fn ends_stage_one(&self, process: Option<&ProcessVersion>) -> bool {
        let stage =
            |index: u32| process.and_then(|it| it.steps.get(index as usize)).map(|it| it.stage);
        let ends = |run: &StepRun| stage(run.index) == Some(1) && stage(run.index + 1) == Some(2);
        self.waits_for_stage_two() && self.current_step().is_some_and(ends)
    }

    /// When the legal time ended: at the signature (domain law 4.7), or when it stopped.
    pub fn finished_at(&self) -> Option<Instant> {
        let signed = self.result.as_ref().map(|result| result.signed_at);
        signed.or(self.stopped.as_ref().map(|stop| stop.mark.at))
    }

    /// Whether it had been accepted at a moment.
    pub fn accepted_before(&self, at: Instant) -> bool {
        self.accepted.as_ref().is_some_and(|accepted| accepted.at <= at)
    }

    /// Since when the main clock stands still on a legal ground.
    pub fn paused_at(&self) -> Option<Instant> {
        self.clock.as_ref()?.paused.as_ref().map(|pause| pause.at)
    }

    /// Whether the main clock runs now.
    pub fn clock_runs(&self) -> bool {
        self.finished_at().is_none() && self.clock.as_ref().is_some_and(Clock::runs)
    }

    /// The proposal for a later date on its way to the Center, also where another letter is made
    /// meanwhile: it never holds up the work it asks time for (R10).
    pub fn proposal(&self) -> Option<&PendingLetter> {
        self.letter.iter().chain(&self.set_aside).find(|pending| pending.is_proposal())
    }

    /// The request for supplements that waits for the applicant.
    pub fn open_supplement(&self) -> Option<&SupplementRound> {
        self.supplements.last().filter(|round| round.completed_at.is_none())
    }

    /// What was brought of what was asked for since the acceptance, in order.
    pub fn supplied(&self) -> impl Iterator<Item = &CompletionLine> {
        self.supplements.iter().flat_map(SupplementRound::brought).map(|(_, line)| line)
    }

    /// Originals on paper that lie with the dossier. Whoever is sent home from the counter to
    /// complete it takes his papers with him.
    pub fn originals(&self) -> u32 {
        if self.accepted.is_none() && self.submission.is_none() {
            return 0;
        }
        let filed = self.facts.intake.documents.iter().map(|given| given.originals);
        filed.chain(self.supplied().map(|line| line.originals)).map(u32::from).sum()
    }

    /// What waits for payment.
    pub fn open_obligation(&self) -> Option<&Obligation> {
        self.obligations.last().filter(|obligation| obligation.paid.is_none())
    }

    /// Opinions that have not come, in the order in which they were asked for.
    pub fn open_consultations(&self) -> impl Iterator<Item = &Consultation> {
        self.consultations.iter().filter(|asked| asked.is_open())
    }

    /// Opinions for which the current step waits: asked for while somebody had it, and not overdue. A
    /// step that was left, and an agency that has passed the dossier on, wait for none (R9, R11).
    pub fn awaited_consultations(&self) -> impl Iterator<Item = &Consultation> {
        self.consultations_here().filter(|asked| asked.waits)
    }

    /// The provision by which the main clock stands still for an opinion now, whether the step waits
    /// for it or not. Once it is overdue, or the step was left, the work goes on without the answer,
    /// and the clock goes on with it (R7).
    pub fn paused_for_opinion(&self) -> Option<&str> {
        self.consultations_here().find_map(|asked| asked.pauses_clock.as_deref())
    }

    /// Opinions asked for while somebody had the current step, and not overdue.
    fn consultations_here(&self) -> impl Iterator<Item = &Consultation> {
        let since = self.current_step().map(|run| run.entered_at);
        self.open_consultations()
            .filter(|asked| asked.overdue_at.is_none())
            .filter(move |asked| since.is_some_and(|since| asked.sent_at >= since))
    }

    /// The wish to stop that waits for an answer.
    pub fn open_withdrawal(&self) -> Option<&Withdrawal> {
        self.withdrawals.last().filter(|wish| wish.refused.is_none() && self.stopped.is_none())
    }

    /// When the Center has to answer a submission that still waits. A wish to stop it stops no clock
    /// (domain law 4.5).
    pub fn answer_due_at(&self) -> Option<Instant> {
        let waits = match self.status {
            DossierStatus::Submitted => true,
            _ => {
                self.status == DossierStatus::WithdrawalRequested
                    && self.open_withdrawal()?.before == DossierStatus::Submitted
            }
        };
        self.submission.as_ref().filter(|_| waits).map(|submission| submission.answer_due_at)
    }

    /// The correction that waits for its approval.
    pub fn open_amendment(&self) -> Option<&Amendment> {
        self.amendments.last().filter(|amendment| amendment.outcome.is_none())
    }

    /// The shipment that is with the post.
    pub fn open_shipment(&self) -> Option<&Shipment> {
        let result = self.result.as_ref()?;
        result.shipments.last().filter(|shipment| shipment.is_open())
    }

    /// Early, on time or late, as far as it is known at `now`: a running dossier is only ever
    /// late. `None` without a due date, or while nothing can be said yet.
    pub fn timeliness(&self, now: Instant) -> Option<Timeliness> {
        timeliness(self.due_at()?, self.finished_at(), self.paused_at(), now)
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
            consulted: self.consultations.iter().map(|asked| asked.agency.clone()).collect(),
        }
    }
}

/// Early, on time or late (domain law 4.7): finished on an earlier date, by the due moment, or
/// after it. What is not finished at `now` is late or not yet anything. While the applicant is asked,
/// from `paused` on, time stands still (8.2), and what ends then has ended when he was asked.
pub fn timeliness(
    due: Instant,
    finished: Option<Instant>,
    paused: Option<Instant>,
    now: Instant,
) -> Option<Timeliness> {
    let until = |at: Instant| paused.map_or(at, |pause| pause.min(at));
    let now = until(now);
    match finished.map(until) {
        Some(finished) if finished > due => Some(Timeliness::Late),
        Some(finished) if local_date(finished) < local_date(due) => Some(Timeliness::Early),
        Some(_) => Some(Timeliness::OnTime),
        None => (now > due).then_some(Timeliness::Late),
    }
}
