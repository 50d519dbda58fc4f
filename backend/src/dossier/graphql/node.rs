//! `Dossier`: list rows carry what lists show; the rest is loaded once when asked for.

use super::clock::Responsibility;
use super::enums::*;
use super::filter::WarningLevel;
use super::life::DossierLife;
use super::loaders::{DossierLoader, EventLoader, PaperLoader};
use super::parts::*;
use super::view::{blank_step, documents, fault, filled_step, least_loaded, may, remaining};
use crate::app::AppError;
use crate::calendar::graphql::Due;
use crate::catalog::graphql::{Procedure, SubmissionChannel};
use crate::dossier::commands::bound_versions;
use crate::dossier::queries::DossierRow;
use crate::dossier::{Loaded, store};
use crate::graphql::scalar::Moment;
use crate::graphql::{Cx, id};
use crate::identity::graphql::{Agency, Officer};
use async_graphql::dataloader::DataLoader;
use async_graphql::{Context, ID, Object};
use domain::dossier::{
    self as rules, Act, DossierStatus as Status, StepRun, actions, staff_timeline,
};
use domain::identity::{Action, Place, authorize};
use domain::process::ProcessVersion;
use std::sync::Arc;
use uuid::Uuid;

/// A dossier within the reach of whoever asks. Made only by lists and look-ups that have checked.
#[derive(Debug, Clone)]
pub struct Dossier {
    row: DossierRow,
    full: Option<Arc<Loaded>>,
}

impl From<DossierRow> for Dossier {
    fn from(row: DossierRow) -> Self {
        Self { row, full: None }
    }
}

impl From<Loaded> for Dossier {
    fn from(loaded: Loaded) -> Self {
        Self { row: DossierRow::from(&loaded), full: Some(Arc::new(loaded)) }
    }
}

impl Dossier {
    /// A dossier by id, if the viewer may read it.
    ///
    /// # Errors
    /// The database fails.
    pub async fn visible(cx: Cx<'_>, id: Uuid) -> async_graphql::Result<Option<Self>> {
        if cx.viewer().is_none() {
            return Ok(None);
        }
        let found = store::load(cx.app().db.reader(), id).await?;
        Ok(Self::if_visible(cx, found))
    }

    /// What was found, if the viewer may read it.
    pub fn if_visible(cx: Cx<'_>, found: Option<Loaded>) -> Option<Self> {
        let actor = cx.viewer()?;
        found
            .filter(|it| authorize(&actor, Action::Read, &it.state.authorization_facts()).is_ok())
            .map(Self::from)
    }

    async fn full(&self, ctx: &Context<'_>) -> async_graphql::Result<Arc<Loaded>> {
        if let Some(full) = &self.full {
            return Ok(Arc::clone(full));
        }
        let loader = ctx.data_unchecked::<DataLoader<DossierLoader>>();
        let found = loader.load_one(self.row.id).await.map_err(fault)?;
        found.ok_or_else(|| AppError::NotFound.into())
    }

    /// Number of events.
    pub(crate) fn version_number(&self) -> i32 {
        self.row.version
    }

    /// The thresholds of its clocks: as written with the row, or of the whole dossier.
    fn warnings(&self, cx: Cx<'_>) -> rules::Warnings {
        match &self.full {
            Some(full) => rules::Warnings::of(&full.state, cx.reference().calendar_of(&full.state)),
            None => self.row.warnings(),
        }
    }

    fn status_value(&self) -> async_graphql::Result<Status> {
        Status::parse(&self.row.status).ok_or_else(|| {
            AppError::Internal(anyhow::anyhow!("dossier status {}", self.row.status)).into()
        })
    }

    fn procedure_version(&self, cx: Cx<'_>) -> async_graphql::Result<Procedure> {
        let version = u32::try_from(self.row.procedure_version).unwrap_or_default();
        Procedure::bound(cx, &self.row.procedure_code, version)
    }

    fn process(&self, cx: Cx<'_>) -> Option<Arc<ProcessVersion>> {
        let code = self.row.procedure_code.as_str().try_into().ok()?;
        let version = u32::try_from(self.row.process_version?).ok()?;
        cx.reference().process_version(&code, &self.row.case_key, version).cloned()
    }
}

/// A dossier (hồ sơ): what somebody filed, and its way to a result.
#[Object]
impl Dossier {
    /// Global id.
    pub async fn id(&self) -> ID {
        id::global("dossier", self.row.id)
    }

    /// Counts changes from 1; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Mã hồ sơ; null for a guidance or a refusal at the counter.
    async fn code(&self) -> Option<&str> {
        self.row.code.as_deref()
    }

    /// Where it legally stands.
    async fn status(&self) -> async_graphql::Result<DossierStatus> {
        self.status_value().map(DossierStatus::from)
    }

    /// The status in words.
    async fn status_text(&self, ctx: &Context<'_>) -> async_graphql::Result<&'static str> {
        Ok(self.status_value()?.text(Cx::of(ctx).lang()))
    }

    /// National status (`TrangThaiHoSo`), 1–10.
    async fn national_status(&self) -> async_graphql::Result<u8> {
        Ok(self.status_value()?.national())
    }

    /// The procedure, in the version the dossier is bound to.
    async fn procedure(&self, ctx: &Context<'_>) -> async_graphql::Result<Procedure> {
        self.procedure_version(Cx::of(ctx))
    }

    /// Key of the case.
    async fn case_key(&self) -> &str {
        &self.row.case_key
    }

    /// Name of the case; empty when the procedure has only one.
    async fn case_name(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
        let procedure = self.procedure_version(Cx::of(ctx))?;
        let case = procedure.0.cases.iter().find(|case| case.key == self.row.case_key);
        Ok(case.map(|case| case.name.clone()).unwrap_or_default())
    }

    /// How it was filed.
    async fn channel(&self) -> SubmissionChannel {
        domain::catalog::SubmissionChannel::ALL
            .into_iter()
            .find(|channel| channel.code() == self.row.channel)
            .unwrap_or_default()
            .into()
    }

    /// The agency that answers for it.
    async fn competent_agency(&self, ctx: &Context<'_>) -> async_graphql::Result<Agency> {
        Agency::required(Cx::of(ctx), &self.row.agency)
    }

    /// The Center that took it in.
    async fn receiving_center(&self, ctx: &Context<'_>) -> async_graphql::Result<Agency> {
        Agency::required(Cx::of(ctx), &self.row.center)
    }

    /// Name of the applicant.
    async fn applicant_name(&self) -> &str {
        &self.row.applicant_name
    }

    /// Chủ hồ sơ; numbers are masked where the viewer may not open the papers.
    async fn applicant(&self, ctx: &Context<'_>) -> async_graphql::Result<Applicant> {
        let full = self.full(ctx).await?;
        let applicant = Applicant::from(full.state.applicant());
        let open = may(Cx::of(ctx), Action::ReadFiles, &full);
        Ok(if open { applicant } else { applicant.masked() })
    }

    /// Who filed it for the applicant; numbers are masked likewise.
    async fn submitter(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Submitter>> {
        let full = self.full(ctx).await?;
        let submitter = full.state.facts.intake.submitter.as_ref().map(Submitter::from);
        let open = may(Cx::of(ctx), Action::ReadFiles, &full);
        Ok(if open { submitter } else { submitter.map(Submitter::masked) })
    }

    /// Every paper the case asks for, with what was handed in.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn documents(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<SubmittedDocument>> {
        let procedure = self.procedure_version(Cx::of(ctx))?;
        let full = self.full(ctx).await?;
        Ok(documents(Cx::of(ctx), &procedure.0, &full))
    }

    /// Sets (bộ).
    async fn set_count(&self, ctx: &Context<'_>) -> async_graphql::Result<u16> {
        Ok(self.full(ctx).await?.state.facts.intake.set_count)
    }

    /// How the applicant wants the result.
    async fn return_method(&self, ctx: &Context<'_>) -> async_graphql::Result<ReturnMethod> {
        Ok(self.full(ctx).await?.state.facts.intake.return_method.into())
    }

    /// Where the result goes by post.
    async fn return_address(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<String>> {
        Ok(self.full(ctx).await?.state.facts.intake.return_address.clone())
    }

    /// When it was first brought to the counter.
    async fn received_at(&self) -> Moment {
        self.row.received_at.into()
    }

    /// When it was accepted.
    async fn accepted_at(&self) -> Option<Moment> {
        self.row.accepted_at.map(Moment)
    }

    /// Who accepted it.
    async fn accepted_by(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Officer>> {
        let full = self.full(ctx).await?;
        let accepted = full.state.accepted.as_ref();
        Ok(accepted.and_then(|accepted| Officer::of(Cx::of(ctx), accepted.by.officer)))
    }

    /// When it is due; null before acceptance and where no date is promised.
    async fn due_at(&self) -> Option<Moment> {
        self.row.due_at.map(Moment)
    }

    /// When it is due by the national indicator (QĐ 766/QĐ-TTg), which only takes pauses out and
    /// counts a second request for supplements as late.
    async fn kpi_due_at(&self) -> Option<Moment> {
        self.row.kpi_due_at.map(Moment)
    }

    /// Whether the main clock stands still on a legal ground.
    async fn paused(&self) -> bool {
        self.row.stands_still()
    }

    /// When the Center has to answer what waits in the inbox.
    async fn answer_due_at(&self) -> Option<Moment> {
        self.row.answer_due_at.map(Moment)
    }

    /// What waits for somebody's hand beside the current step; of several things a letter first.
    async fn awaits(&self) -> Option<DossierAwaits> {
        self.row.awaits()
    }

    /// What has happened to it beside its steps: inbox, handover, clock, letters, supplements,
    /// payments, opinions, inspections, withdrawal, extension, corrections.
    async fn life(&self, ctx: &Context<'_>) -> async_graphql::Result<DossierLife> {
        Ok(DossierLife::seen(Cx::of(ctx), self.full(ctx).await?))
    }

    /// Who answered for each working minute since acceptance, in order and summed (R9); null for
    /// roles that do not read what officials write.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn responsibility(
        &self,
        ctx: &Context<'_>,
    ) -> async_graphql::Result<Option<Responsibility>> {
        let (cx, full) = (Cx::of(ctx), self.full(ctx).await?);
        if !may(cx, Action::ReadContent, &full) {
            return Ok(None);
        }
        let loader = ctx.data_unchecked::<DataLoader<EventLoader>>();
        let events = loader.load_one(self.row.id).await.map_err(fault)?.unwrap_or_default();
        let calendar = cx.reference().calendar_of(&full.state);
        Ok(Responsibility::of(cx, calendar, &events))
    }

    /// Working minutes until the due moment, negative when past; null when the clock does not run.
    async fn remaining_minutes(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<i64>> {
        Ok(self.row.remaining(Cx::of(ctx)))
    }

    /// Working minutes until the current step should be done, negative when past; null when no step
    /// is owed.
    async fn step_remaining_minutes(&self, ctx: &Context<'_>) -> Option<i64> {
        let cx = Cx::of(ctx);
        self.warnings(cx).step.map(|clock| remaining(cx, clock.due_at))
    }

    /// How pressing it is, by the clock of the step or of the dossier, whichever is further; null
    /// while there is time.
    async fn warning(&self, ctx: &Context<'_>) -> Option<WarningLevel> {
        let cx = Cx::of(ctx);
        self.warnings(cx).level(cx.now()).map(WarningLevel::from)
    }

    /// Whether the viewer has not yet seen it as it is: changed by somebody else since he opened
    /// it, or newly come to him. Known in lists; null elsewhere.
    async fn unread(&self) -> Option<bool> {
        self.row.is_unread()
    }

    /// Why it is due when it is due.
    async fn due(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Due>> {
        let full = self.full(ctx).await?;
        Ok(Due::of_dossier(Cx::of(ctx), &full.state))
    }

    /// When the result was signed.
    async fn finished_at(&self) -> Option<Moment> {
        self.row.finished_at.map(Moment)
    }

    /// EARLY, ON_TIME or LATE once the result is signed; LATE as soon as the due moment has passed.
    async fn timeliness(&self, ctx: &Context<'_>) -> Option<Timeliness> {
        self.row.timeliness(Cx::of(ctx).now()).map(Timeliness::from)
    }

    /// The step where it stands.
    async fn current_step(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<StepInstance>> {
        let cx = Cx::of(ctx);
        let (Some(index), Some(process)) = (self.row.step_index, self.process(cx)) else {
            return Ok(None);
        };
        let index = u32::try_from(index).unwrap_or_default();
        let mut step = blank_step(cx, &process, index)?;
        if let Some(agency) = &self.row.step_agency {
            step = step.at(cx, agency, self.row.step_unit.as_deref())?;
        }
        step.state = StepState::Current;
        step.due_at = self.row.step_due_at.map(Moment);
        step.assignee = self.row.step_assignee.and_then(|officer| Officer::of(cx, officer));
        Ok(Some(step))
    }

    /// Every step of the bound process, in order, with its last passage.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn steps(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<StepInstance>> {
        let cx = Cx::of(ctx);
        let Some(process) = self.process(cx) else { return Ok(Vec::new()) };
        let full = self.full(ctx).await?;
        (0..)
            .zip(&process.steps)
            .map(|(index, step)| {
                let run = full.state.steps.iter().rev().find(|run| run.index == index);
                let place = match run {
                    Some(run) => Place { agency: run.agency.clone(), unit: run.unit.clone() },
                    None => full.state.place_of(step),
                };
                let step = blank_step(cx, &process, index)?;
                let step = step.at(cx, place.agency.as_str(), place.unit.as_deref())?;
                Ok(run.map_or_else(|| step.clone(), |run| filled_step(cx, step.clone(), run)))
            })
            .collect()
    }

    /// What has happened, in order; without what was written, for roles that do not read it.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn timeline(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<TimelineEntry>> {
        let cx = Cx::of(ctx);
        let loader = ctx.data_unchecked::<DataLoader<EventLoader>>();
        let events = loader.load_one(self.row.id).await.map_err(fault)?.unwrap_or_default();
        let process = self.process(cx);
        let mut story = staff_timeline(&events, process.as_deref(), &**cx.reference(), cx.lang());
        if !may(cx, Action::ReadContent, &*self.full(ctx).await?) {
            story.iter_mut().for_each(|entry| entry.detail = None);
        }
        Ok(story.into_iter().map(|entry| TimelineEntry::of(cx, entry)).collect())
    }

    /// Papers issued so far; empty for roles that may not open them.
    async fn papers(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<IssuedPaper>> {
        if !may(Cx::of(ctx), Action::ReadFiles, &*self.full(ctx).await?) {
            return Ok(Vec::new());
        }
        let loader = ctx.data_unchecked::<DataLoader<PaperLoader>>();
        let papers = loader.load_one(self.row.id).await.map_err(fault)?;
        Ok(papers.unwrap_or_default().into_iter().map(IssuedPaper).collect())
    }

    /// Phiếu kiểm soát: a link to the control sheet as it is now, good for five minutes; null before
    /// acceptance, and for roles that may not open papers.
    async fn control_sheet_url(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<String>> {
        let cx = Cx::of(ctx);
        let full = self.full(ctx).await?;
        if full.state.accepted.is_none() || !may(cx, Action::ReadFiles, &full) {
            return Ok(None);
        }
        Ok(Some(cx.app().links.sign(&format!("sheet-{}", self.row.id), cx.now())))
    }

    /// The result, once signed.
    async fn result(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<DossierResult>> {
        let cx = Cx::of(ctx);
        let full = self.full(ctx).await?;
        Ok(full.state.result.as_ref().map(|result| DossierResult {
            kind: result.kind.into(),
            title: result.title.clone(),
            signed_at: result.signed_at.into(),
            signer: Officer::of(cx, result.signer),
            legal_basis: result.legal_basis.clone(),
            arrived_at: result.arrived_at.map(Moment),
            released_at: result.released_at.map(Moment),
            returned_at: result.returned_at.map(Moment),
            recipient: result.returned_to.as_ref().map(|returned| returned.recipient.clone()),
        }))
    }

    /// Its row in the register.
    async fn register_entry(
        &self,
        ctx: &Context<'_>,
    ) -> async_graphql::Result<Option<RegisterEntry>> {
        let full = self.full(ctx).await?;
        Ok(full.state.accepted.as_ref().map(|accepted| RegisterEntry {
            book: accepted.register.book.clone(),
            row: accepted.register.row,
        }))
    }

    /// Page that the QR of the slip opens; null for roles that may not print the slip.
    async fn tracking_url(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<String>> {
        let cx = Cx::of(ctx);
        let full = self.full(ctx).await?;
        if !may(cx, Action::Accept, &full) {
            return Ok(None);
        }
        let office = Arc::clone(&cx.reference().office);
        let accepted = full.state.accepted.as_ref();
        Ok(accepted.map(|accepted| office.tracking_url(&accepted.code, &accepted.secret)))
    }

    /// Each action the viewer's roles know, with whether it is possible now and, if not, why.
    async fn actions(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ActionAvailability>> {
        let cx = Cx::of(ctx);
        let full = self.full(ctx).await?;
        let actor = cx.actor()?;
        let reference = cx.reference();
        let Some((procedure, process)) = bound_versions(&full.state, reference) else {
            return Ok(Vec::new());
        };
        let context = rules::Context {
            now: cx.now(),
            actor: &actor,
            acting: None,
            calendar: reference.calendar_of(&full.state),
            in_force: &reference.calendar,
            limits: reference.limits.of(rules::Regime::of(Some(&full.state), cx.now())),
            office: &reference.office_for(Some(&full.state.facts.center), &actor),
            procedure: &procedure,
            process: process.as_deref(),
            names: &**reference,
            drawn: &rules::Drawn::default(),
        };
        let lang = cx.lang();
        let availability = |it: rules::Availability| ActionAvailability {
            name: it.act.into(),
            label: Act::label(it.act, lang).to_owned(),
            allowed: it.refusal.is_none(),
            reason: it.refusal.as_ref().map(|refusal| refusal.message(lang)),
            code: it.refusal.map(|refusal| crate::graphql::error::UserErrorCode(refusal.code)),
        };
        Ok(actions(&full.state, &context).into_iter().map(availability).collect())
    }

    /// Officers who could do a step of it, least loaded first: the current one, or the one that
    /// follows when `next` is true. Empty for whoever gives no step to anybody.
    #[graphql(complexity = "1 + 50 * child_complexity")]
    async fn assignees(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Ask about the step after the current one.")] next: Option<bool>,
    ) -> async_graphql::Result<Vec<Assignee>> {
        let cx = Cx::of(ctx);
        cx.actor()?;
        let full = self.full(ctx).await?;
        if !may(cx, Action::Assign, &full) && !may(cx, Action::Forward, &full) {
            return Ok(Vec::new());
        }
        let (Some(run), Some(process)) = (full.state.current_step(), self.process(cx)) else {
            return Ok(Vec::new());
        };
        let index = run.index + u32::from(next == Some(true));
        let Some(step) = process.steps.get(index as usize) else { return Ok(Vec::new()) };
        let Place { agency, unit } = full.state.place_of(step);
        let asked =
            StepRun { index, action: step.action, agency, unit, role: step.role, ..run.clone() };
        least_loaded(cx, &full.state, &asked).await
    }
}
