//! Tracking in the API.

use crate::app::{AppError, AppResult};
use crate::calendar::graphql::Due;
use crate::document::{paper_entity, papers};
use crate::dossier::commands::bound_versions;
use crate::dossier::graphql::{DossierStatus, IssuedPaper, TimelineEntry};
use crate::dossier::{Loaded, answer_due_at, store};
use crate::graphql::Cx;
use crate::graphql::scalar::{LegalDate, Moment};
use crate::identity::graphql::{Agency, Unit};
use crate::identity::limiter::origin;
use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use domain::document::FormKind;
use domain::dossier::{
    Dossier, DossierStatus as Status, Outcome, StepOutcome, TimelineKind, next_text,
    public_timeline,
};
use domain::identifier::DossierCode;
use domain::refusal::{Code, Refusal};
use domain::text;

/// Longest code that is looked for, in characters.
const CODE: usize = 500;

/// What the public may see of a dossier. Without the secret of the slip: no name, no file, no
/// officer (TT 01/2018 Đ.16).
#[derive(Debug, SimpleObject)]
pub struct Tracking {
    /// Mã hồ sơ; before acceptance the code that the national portal has given it, or the number of
    /// the postal slip it came with.
    pub code: String,
    /// Whether the secret of the slip was right.
    pub verified: bool,
    /// National code of the procedure.
    pub procedure_code: String,
    /// Name of the procedure.
    pub procedure_name: String,
    /// The agency that answers for it.
    pub agency: Agency,
    /// Where it legally stands.
    pub status: DossierStatus,
    /// The status in words.
    pub status_text: String,
    /// National status, 1–10.
    pub national_status: u8,
    /// Until when the Center answers what has come online or by post; null when it has answered.
    pub answer_due_at: Option<Moment>,
    /// Until when the applicant has to complete it before it can be accepted.
    pub complete_by: Option<LegalDate>,
    /// When it was accepted.
    pub accepted_at: Option<Moment>,
    /// When it is due; null where no date is promised.
    pub due_at: Option<Moment>,
    /// Why it is due then.
    pub due: Option<Due>,
    /// Since when the time stands still; null while it runs. What is due then will move.
    pub paused_at: Option<Moment>,
    /// When the result was signed.
    pub finished_at: Option<Moment>,
    /// When the result was handed over.
    pub returned_at: Option<Moment>,
    /// Whether it is past its due moment.
    pub overdue: bool,
    /// Steps done.
    pub steps_done: usize,
    /// Steps in all.
    pub steps_total: usize,
    /// What happens next and what the applicant has to do, in plain words.
    pub next_text: String,
    /// The main events; without the secret only those that change the status.
    pub timeline: Vec<TimelineEntry>,
    /// With the secret: whose dossier it is.
    pub applicant_name: Option<String>,
    /// With the secret: where it is now.
    pub current_unit: Option<Unit>,
    /// With the secret: who has it now, by name and title.
    pub current_officer: Option<String>,
    /// With the secret: papers the Center gave out. There is none before acceptance.
    pub papers: Vec<IssuedPaper>,
}

/// Tracking.
#[derive(Debug, Default)]
pub struct CitizenQuery;

#[Object]
impl CitizenQuery {
    /// What a citizen may see of a dossier; null when there is none of that code. After five
    /// look-ups a minute without the right secret from one address the answer is an error `TOO_MANY_ATTEMPTS`.
    #[graphql(complexity = "20 * child_complexity")]
    async fn tracking(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Mã hồ sơ; for what was filed on the national portal its code there; for what \
                          came by post the number of the postal slip. Case and blanks of a mã hồ sơ \
                          and of a slip do not matter."
        )]
        code: String,
        #[graphql(desc = "The eight characters printed beside the QR of the slip.")] secret: Option<
            String,
        >,
    ) -> async_graphql::Result<Option<Tracking>> {
        let cx = Cx::of(ctx);
        let from = origin(cx.caller().ip);
        if let Err(seconds) = cx.app().tracking_limit.check(from, cx.now()) {
            let refusal = Refusal::new(Code::TooManyAttempts).with("seconds", seconds);
            let error = async_graphql::Error::new(refusal.message(cx.lang()));
            return Err(async_graphql::ErrorExtensions::extend_with(error, |_, extensions| {
                extensions.set("code", Code::TooManyAttempts.as_str());
            }));
        }
        let Some(found) = find(cx, code).await? else { return Ok(None) };
        let shown = tracking(cx, &found, &secret.unwrap_or_default()).await?;
        if shown.verified {
            // Whoever holds the slip guesses nothing and may look as often as he likes.
            cx.app().tracking_limit.forgive(&from);
        }
        Ok(Some(shown))
    }
}

/// A dossier by its own code or by the one under which it was filed, which is all that an applicant
/// has before the Center has answered.
async fn find(cx: Cx<'_>, code: String) -> AppResult<Option<Loaded>> {
    let db = cx.app().db.reader();
    let filed = match DossierCode::try_from(code.clone()) {
        Ok(code) => match store::find(db, &code).await? {
            None => code.to_string(),
            found => return Ok(found),
        },
        // As it was kept when it was filed.
        Err(_) => text::tidy(&code).chars().filter(|c| !c.is_control()).take(CODE).collect(),
    };
    store::find_filed(db, &filed).await
}

async fn tracking(cx: Cx<'_>, found: &Loaded, secret: &str) -> async_graphql::Result<Tracking> {
    let (reference, lang, now) = (cx.reference(), cx.lang(), cx.now());
    let dossier = &found.state;
    let accepted = dossier.accepted.as_ref();
    let filed = dossier.submission.as_ref();
    let filed_under = filed.and_then(|it| it.portal_code.as_ref().or(it.slip.as_ref()));
    let code = accepted.map(|it| &it.code).or(filed_under);
    // Before acceptance there is no slip and so no secret: nobody is more than anybody.
    let verified = accepted.is_some_and(|accepted| same_secret(&accepted.secret, secret));
    let (procedure, process) = bound_versions(dossier, reference).ok_or(AppError::NotFound)?;
    let step = dossier.current_step();
    let officer = step.and_then(|run| run.assignee).and_then(|id| reference.officers.get(&id));
    let place = step.and_then(|run| Agency::of(cx, &run.agency)?.unit(run.unit.as_deref()));
    let office = reference.offices.get(&dossier.facts.center).unwrap_or(&reference.office);
    let center = &office.body.name;
    let done = dossier.steps.iter().filter(|run| run.outcome == Some(StepOutcome::Done));
    let mut indexes: Vec<u32> = done.map(|run| run.index).collect();
    indexes.sort_unstable();
    indexes.dedup();
    Ok(Tracking {
        code: code.ok_or(AppError::NotFound)?.clone(),
        verified,
        procedure_code: procedure.code.to_string(),
        procedure_name: procedure.name.clone(),
        agency: Agency::required(cx, dossier.facts.agency.as_str())?,
        status: dossier.status.into(),
        status_text: dossier.status.text(lang).to_owned(),
        national_status: dossier.status.national(),
        answer_due_at: answer_due_at(dossier).map(Moment),
        complete_by: complete_by(dossier).map(LegalDate),
        accepted_at: accepted.map(|accepted| accepted.at.into()),
        due_at: dossier.due_at().map(Moment),
        due: Due::of_dossier(cx, dossier),
        paused_at: dossier.paused_at().map(Moment),
        finished_at: dossier.finished_at().map(Moment),
        returned_at: dossier.result.as_ref().and_then(|it| it.returned_at).map(Moment),
        overdue: dossier.clock_runs() && dossier.due_at().is_some_and(|due| due < now),
        steps_done: indexes.len(),
        steps_total: process.map_or(0, |process| process.steps.len()),
        next_text: next_text(dossier, center, now, verified, lang),
        timeline: public_timeline(dossier, lang)
            .into_iter()
            .filter(|entry| verified || changes_status(entry.kind))
            .map(|entry| TimelineEntry::of(cx, entry))
            .collect(),
        applicant_name: verified.then(|| dossier.applicant().name.clone()),
        current_unit: place.filter(|_| verified),
        current_officer: officer
            .filter(|_| verified)
            .map(|officer| format!("{}, {}", officer.name, officer.title)),
        papers: if verified { given_out(cx, found).await? } else { Vec::new() },
    })
}

fn complete_by(dossier: &Dossier) -> Option<NaiveDate> {
    match &dossier.guidance.as_ref()?.outcome {
        Outcome::Completion { deadline, .. } => {
            (dossier.status == Status::IntakeSupplement).then_some(*deadline)
        }
        Outcome::Refusal { .. } => None,
    }
}

fn changes_status(kind: TimelineKind) -> bool {
    matches!(
        kind,
        TimelineKind::Submitted
            | TimelineKind::CompletionRequested
            | TimelineKind::Refused
            | TimelineKind::Accepted
            | TimelineKind::SupplementRequested
            | TimelineKind::SupplementReceived
            | TimelineKind::PaymentRequested
            | TimelineKind::Paid
            | TimelineKind::Withdrawal
            | TimelineKind::Stopped
            | TimelineKind::Suspended
            | TimelineKind::Extended
            | TimelineKind::Signed
            | TimelineKind::Released
            | TimelineKind::Returned
    )
}

/// Papers that the applicant has in hand anyway, and the result once it was handed over at the
/// return desk (R12). What is not named here is nobody's outside.
async fn given_out(cx: Cx<'_>, found: &Loaded) -> async_graphql::Result<Vec<IssuedPaper>> {
    let returned = found.state.result.as_ref().is_some_and(|it| it.returned_at.is_some());
    let public = |kind: FormKind| match kind {
        FormKind::ReceiptSlip
        | FormKind::SupplementRequest
        | FormKind::ApologyLetter
        | FormKind::StopNotice
        | FormKind::PaymentNotice
        | FormKind::InspectionNotice => true,
        // After appraisal the refusal goes out with the result it explains.
        FormKind::IntakeRefusal => returned || found.state.accepted.is_none(),
        FormKind::Result => returned,
        // Between offices, or what people signed at the desk.
        FormKind::ControlSheet
        | FormKind::Register
        | FormKind::ConsultationRequest
        | FormKind::ConsultationAnswer
        | FormKind::ConsultationOverdue
        | FormKind::InspectionMinutes
        | FormKind::LateNotice
        | FormKind::TransferSlip
        | FormKind::PostalMinutes
        | FormKind::LostSlipDeclaration
        | FormKind::AmendmentRecord => false,
    };
    let all = papers::of_dossiers(cx.app(), &[found.id]).await?;
    Ok(all
        .into_iter()
        .filter(|paper| paper_entity::kind_of(&paper.kind).is_some_and(public))
        .map(IssuedPaper)
        .collect())
}

/// Compares without telling by its time how much was right. Case does not matter: people type it.
fn same_secret(known: &str, given: &str) -> bool {
    let given = given.trim().to_ascii_uppercase();
    known.len() == given.len()
        && known.bytes().zip(given.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
