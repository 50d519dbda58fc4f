//! What happens to the dossiers of the demo beside the steps of their processes: letters with their
//! answers, paper on its way, wishes to stop, later dates. Read off the state of the dossier, so
//! that each turn knows what comes next.

use super::script::holder;
use crate::app::Snapshot;
use crate::dossier::commands::{DossierTask as Task, bound_versions};
use domain::catalog::{ProcedureVersion, SubmissionChannel};
use domain::dossier::{
    Command, CompletionLine, Context, DelayReason, Dossier, DossierStatus, Drawn, ExtensionLetter,
    InspectionLetter, InspectionRecord, Letter, Opinion, OpinionRequest, PaymentItem,
    PaymentLetter, Regime, StopGround, StopLetter, SupplementLetter, decide, payment_account,
};
use domain::identifier::AgencyCode;
use domain::identity::{Action, Actor, authorize};
use domain::process::{ProcessVersion, StepAction};
use domain::refusal::Refusal;
use domain::time::{Instant, local, local_date};
use rand::Rng;
use rand::rngs::StdRng;

/// The minutes of a working day.
const DAY: u32 = 480;

/// A dossier at a moment, with what it is bound to.
pub(super) struct Scene<'a> {
    pub(super) reference: &'a Snapshot,
    pub(super) officers: &'a [Actor],
    pub(super) state: &'a Dossier,
    pub(super) now: Instant,
    procedure: std::sync::Arc<ProcedureVersion>,
    process: Option<std::sync::Arc<ProcessVersion>>,
}

impl<'a> Scene<'a> {
    /// `None` when the versions a dossier is bound to are gone.
    pub(super) fn new(
        reference: &'a Snapshot,
        officers: &'a [Actor],
        state: &'a Dossier,
        now: Instant,
    ) -> Option<Self> {
        let (procedure, process) = bound_versions(state, reference)?;
        Some(Self { reference, officers, state, now, procedure, process })
    }

    /// Whether an officer may do something now, and it would go through.
    fn can(&self, actor: &Actor, command: &Command) -> bool {
        match self.tries(actor, command) {
            Some(Ok(())) => true,
            Some(Err(refusals)) => {
                tracing::trace!(actor = actor.name, ?command, ?refusals, "can not");
                false
            }
            None => false,
        }
    }

    /// What would come of it; `None` for who may not even try.
    fn tries(&self, actor: &Actor, command: &Command) -> Option<Result<(), Vec<Refusal>>> {
        let facts = self.state.authorization_facts();
        // A dossier he may not read does not exist for him.
        let reads = authorize(actor, Action::Read, &facts);
        let allowed = authorize(actor, command.act().action(), &facts);
        let (Ok(_), Ok(permit)) = (reads, allowed) else { return None };
        let context = Context {
            now: self.now,
            actor,
            acting: None,
            calendar: self.reference.calendar_of(self.state),
            in_force: &self.reference.calendar,
            limits: self.reference.limits.of(Regime::of(Some(self.state), self.now)),
            office: &self.reference.office_for(Some(&self.state.facts.center), actor),
            procedure: &self.procedure,
            process: self.process.as_deref(),
            names: self.reference,
            drawn: &Drawn::default(),
        };
        Some(decide(Some(self.state), command.clone(), &permit, &context).map(drop))
    }

    /// Somebody who can do the first of these that anybody can do.
    fn somebody(&self, chance: &mut StdRng, commands: Vec<Command>) -> Option<(Actor, Task)> {
        let assignee = self.state.current_step().and_then(|run| run.assignee);
        let holds = |actor: &&Actor| assignee == Some(actor.id);
        commands.into_iter().find_map(|command| {
            // Whoever has the step writes the letter.
            let own = self.officers.iter().find(holds).filter(|actor| self.can(actor, &command));
            if let Some(own) = own {
                return Some((own.clone(), command.into()));
            }
            let actor = holder(chance, self.officers, |actor| self.can(actor, &command))?;
            Some((actor, command.into()))
        })
    }

    /// Whether stage 2 has to be paid for before the step can be passed on.
    fn must_be_paid(&self) -> bool {
        self.state.ends_stage_one(self.process.as_deref())
    }

    /// Some working days later, as a date.
    fn days_on(&self, days: u32) -> Option<chrono::NaiveDate> {
        self.reference.calendar.add_working_minutes(self.now, days * DAY).ok().map(local_date)
    }
}

/// Whose turn it is.
pub(super) enum Turn {
    /// Somebody does something beside the steps.
    Does(Box<(Actor, Task)>),
    /// What has begun waits, and nobody can do anything about it now.
    Waits,
    /// The step's.
    Step,
}

/// What has begun beside the steps and goes on, or begins now.
pub(super) fn next(chance: &mut StdRng, scene: &Scene<'_>) -> Turn {
    let begun = goes_on(scene);
    if !begun.is_empty() {
        return match scene.somebody(chance, begun) {
            Some(does) => Turn::Does(Box::new(does)),
            None => Turn::Waits,
        };
    }
    let begins = begins(chance, scene).into_iter().collect();
    match scene.somebody(chance, begins) {
        Some(does) => Turn::Does(Box::new(does)),
        None if scene.must_be_paid() => Turn::Waits,
        None => Turn::Step,
    }
}

/// The next hand of what has begun, and what is left when that is too late by now.
fn goes_on(scene: &Scene<'_>) -> Vec<Command> {
    let Some(pending) = &scene.state.letter else {
        return answered(scene).into_iter().collect();
    };
    let reason = || "Không còn phù hợp với thời hạn của hồ sơ.".to_owned();
    if pending.returned.is_some() {
        return vec![Command::DiscardLetter];
    }
    match (&pending.approved, &pending.letter) {
        (None, _) => vec![Command::ApproveLetter, Command::ReturnLetter { reason: reason() }],
        (Some(_), Letter::Extension(_)) => {
            vec![Command::GrantExtension, Command::ReturnExtension { reason: reason() }]
        }
        (Some(_), _) => vec![Command::SendLetter, Command::RejectLetter { reason: reason() }],
    }
}

/// The answer to what was asked, or the next hand of the paper file.
fn answered(scene: &Scene<'_>) -> Option<Command> {
    let state = scene.state;
    if let Some(round) = state.open_supplement() {
        let lines = (0..).zip(&round.lines).map(|(line, _)| line).collect();
        let note = Some("Nộp bổ sung đủ theo phiếu yêu cầu.".to_owned());
        return Some(Command::ReceiveSupplement { lines, files: Vec::new(), note });
    }
    if let Some(obligation) = state.open_obligation() {
        let amount = obligation.items.iter().map(|item| item.amount).sum();
        let reference =
            format!("BL-{:06}", state.accepted.as_ref().map_or(0, |it| it.register.row));
        return Some(Command::RecordPayment { amount, reference, paid_on: None });
    }
    if let Some(asked) = state.open_consultations().next() {
        return Some(Command::AnswerConsultation {
            number: asked.number,
            opinion: Opinion::Agree,
            text: "Thống nhất với nội dung lấy ý kiến, không có ý kiến khác.".to_owned(),
        });
    }
    let called = state.inspections.last().filter(|it| it.findings.is_none() && it.at <= scene.now);
    if called.is_some() {
        return Some(Command::RecordInspection {
            record: InspectionRecord {
                text: "Hiện trạng phù hợp với hồ sơ đã nộp.".to_owned(),
                conclusion: Some("Đủ điều kiện theo quy định.".to_owned()),
                objections: None,
            },
        });
    }
    match state.status {
        DossierStatus::Accepted => Some(match state.handover.as_ref().and_then(|it| it.sent) {
            None => {
                let row = state.accepted.as_ref().map_or(0, |it| it.register.row);
                let reference = Some(format!("BC{row:09}VN"));
                Command::HandOver { reference }
            }
            Some(_) => Command::ConfirmArrival,
        }),
        DossierStatus::WithdrawalRequested => {
            let letter = Letter::Stop(StopLetter {
                ground: Some(StopGround::Withdrawn),
                reason: "Người nộp không còn nhu cầu giải quyết.".to_owned(),
                legal_basis: "Điều 21 Nghị định số 118/2025/NĐ-CP".to_owned(),
                originals: "Trả lại bản chính tại Trung tâm, có ký nhận".to_owned(),
                fees: "Không thu phí, lệ phí".to_owned(),
            });
            Some(Command::DraftLetter(Box::new(letter)))
        }
        DossierStatus::ResultIssued
            if state
                .result
                .as_ref()
                .is_some_and(|it| it.released_at.is_some() && it.arrived_at.is_none()) =>
        {
            Some(Command::ConfirmResult)
        }
        _ => None,
    }
}

/// What a department begins while it appraises, once per dossier.
fn begins(chance: &mut StdRng, scene: &Scene<'_>) -> Option<Command> {
    let state = scene.state;
    if scene.must_be_paid() {
        return Some(Command::DraftLetter(Box::new(tax(scene)?)));
    }
    let quiet = state.supplements.is_empty()
        && state.consultations.is_empty()
        && state.obligations.is_empty()
        && state.inspections.is_empty()
        && state.withdrawals.is_empty()
        && state.extension.is_none();
    let appraised = state.current_step().is_some_and(|run| run.action == StepAction::Appraise);
    if !quiet || !appraised || state.status != DossierStatus::Processing {
        return None;
    }
    let letter = match chance.random_range(0..100) {
        0..5 => supplement(scene)?,
        5..8 => consultation(scene)?,
        8..10 => inspection(scene)?,
        10..12 => payment(scene)?,
        12..13 => {
            let reason = "Thay đổi kế hoạch, xin rút hồ sơ.".to_owned();
            let channel = SubmissionChannel::Counter;
            return Some(Command::RequestWithdrawal { channel, reason });
        }
        // Whoever sees that it will be late says so before it is.
        13..60 if ends_soon(scene) => extension(scene)?,
        _ => return None,
    };
    Some(Command::DraftLetter(Box::new(letter)))
}

fn ends_soon(scene: &Scene<'_>) -> bool {
    let left = |due| scene.reference.calendar.working_minutes(scene.now, due);
    scene.state.due_at().is_some_and(|due| due > scene.now && left(due) < i64::from(2 * DAY))
}

fn supplement(scene: &Scene<'_>) -> Option<Letter> {
    let case = scene.procedure.case(&scene.state.facts.intake.case)?;
    let missing = case.documents.iter().find(|asked| asked.required)?;
    let line = CompletionLine {
        document_key: Some(missing.key.clone()),
        content: missing.name.chars().take(300).collect(),
        reason: "Nội dung kê khai chưa thống nhất với giấy tờ kèm theo".to_owned(),
        originals: 1,
        certified: 0,
        copies: 0,
    };
    Some(Letter::Supplement(SupplementLetter {
        lines: vec![line],
        reason: "Hồ sơ cần bổ sung, làm rõ trước khi thẩm định.".to_owned(),
        legal_basis: None,
    }))
}

fn consultation(scene: &Scene<'_>) -> Option<Letter> {
    let asked = AgencyCode::try_from("H99.14").ok()?;
    (asked != scene.state.facts.agency).then_some(())?;
    let request = OpinionRequest {
        agency: asked,
        content: "Đề nghị cho ý kiến về nội dung thuộc phạm vi quản lý.".to_owned(),
        answer_by: scene.days_on(5)?,
        waits: true,
    };
    Some(Letter::Consultation { requests: vec![request] })
}

fn inspection(scene: &Scene<'_>) -> Option<Letter> {
    let at = scene.reference.calendar.add_working_minutes(scene.now, 3 * DAY).ok()?;
    Some(Letter::Inspection(InspectionLetter {
        at,
        place: scene.state.applicant().address.clone(),
        participants: "Chủ hồ sơ\nCông chức thụ lý".to_owned(),
        content: "Kiểm tra hiện trạng so với hồ sơ".to_owned(),
    }))
}

fn payment(scene: &Scene<'_>) -> Option<Letter> {
    let item = PaymentItem {
        name: "Phí thẩm định".to_owned(),
        calculation: Some("01 hồ sơ × 450.000 đồng/hồ sơ".to_owned()),
        amount: 450_000,
    };
    let payee = payment_account(scene.state, &scene.reference.office)?;
    Some(Letter::Payment(PaymentLetter {
        items: vec![item],
        legal_basis: "Nghị quyết của Hội đồng nhân dân tỉnh về phí, lệ phí".to_owned(),
        beneficiary: payee.holder.clone(),
        account: Some(payee.account()),
        pay_by: scene.days_on(10)?,
    }))
}

/// What the tax office asks for between the stages of a change of land rights.
fn tax(scene: &Scene<'_>) -> Option<Letter> {
    let item = |name: &str, calculation: &str, amount| PaymentItem {
        name: name.to_owned(),
        calculation: Some(calculation.to_owned()),
        amount,
    };
    Some(Letter::Payment(PaymentLetter {
        items: vec![
            item("Thuế thu nhập cá nhân", "2% × 600.000.000 đồng", 12_000_000),
            item("Lệ phí trước bạ", "0,5% × 600.000.000 đồng", 3_000_000),
        ],
        legal_basis: "Thông báo của cơ quan thuế theo Luật Quản lý thuế".to_owned(),
        beneficiary: "Kho bạc Nhà nước tỉnh Mẫu".to_owned(),
        account: None,
        pay_by: scene.days_on(20)?,
    }))
}

fn extension(scene: &Scene<'_>) -> Option<Letter> {
    let due = scene.state.due_at()?;
    let later = scene.reference.calendar.add_working_minutes(due, 5 * DAY).ok()?;
    Some(Letter::Extension(ExtensionLetter {
        reason: DelayReason::ComplexCase,
        text: "Hồ sơ có nội dung phức tạp, cần thêm thời gian thẩm định.".to_owned(),
        new_date: local(later).date(),
    }))
}

/// Working minutes until the next hand moves; `None` when the pace is that of the step.
pub(super) fn pace(chance: &mut StdRng, state: &Dossier) -> Option<u32> {
    if state.letter.is_some() {
        return Some(chance.random_range(20..300));
    }
    if state.open_supplement().is_some() || state.open_obligation().is_some() {
        return Some(chance.random_range(DAY..9 * DAY));
    }
    if state.open_consultations().next().is_some() {
        return Some(chance.random_range(DAY..6 * DAY));
    }
    if state.inspections.last().is_some_and(|it| it.findings.is_none()) {
        return Some(chance.random_range(3 * DAY..4 * DAY));
    }
    match state.status {
        DossierStatus::Submitted => Some(chance.random_range(30..400)),
        DossierStatus::Accepted => Some(chance.random_range(60..DAY)),
        DossierStatus::WithdrawalRequested => Some(chance.random_range(60..DAY)),
        // On its way to the Center, on paper: no step is anybody's.
        DossierStatus::ResultIssued if state.current_step().is_none() => {
            Some(chance.random_range(60..DAY))
        }
        _ => None,
    }
}
