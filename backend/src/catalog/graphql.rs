//! The public catalog in the API.

use crate::app::AppError;
use crate::calendar::graphql::Due;
use crate::graphql::page::{self, PageInfo};
use crate::graphql::plan::{Hot, Selected, Step, leaf, put};
use crate::graphql::scalar::{LegalDate, Vnd};
use crate::graphql::{Cx, id};
use crate::identity::graphql::{Agency, Role, Unit};
use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use domain::catalog::ProcedureVersion;
use domain::document::wording;
use domain::dossier::begins_on_arrival;
use domain::identifier::ProcedureCode;
use domain::policy::POLICIES;
use domain::process::ProcessVersion;
use domain::refusal::{Code, Refusal};
use domain::text;
use domain::time::local_date;
use std::sync::Arc;

/// How a dossier is filed (`KenhThucHien` 1–3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::catalog::SubmissionChannel")]
pub enum SubmissionChannel {
    /// Trực tiếp.
    Counter,
    /// Trực tuyến.
    Online,
    /// Bưu chính.
    Post,
}

/// What performing a step means to the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::process::StepAction")]
pub enum StepAction {
    /// Tiếp nhận.
    Intake,
    /// Phân công.
    Assign,
    /// Thẩm định, dự thảo.
    Appraise,
    /// Thẩm tra, xem xét.
    Review,
    /// Ký kết quả.
    Sign,
    /// Vào số, đóng dấu, chuyển kết quả đến Trung tâm.
    Release,
    /// Trả kết quả.
    Return,
}

/// A procedure in its version in force.
#[derive(Debug, Clone)]
pub struct Procedure(pub Arc<ProcedureVersion>);

impl Procedure {
    /// The version in force today of a code.
    pub fn current(cx: Cx<'_>, code: &str) -> Option<Self> {
        let code = ProcedureCode::try_from(code).ok()?;
        cx.reference().procedure(&code, cx.now()).cloned().map(Self)
    }

    /// One version, as a dossier is bound to it.
    ///
    /// # Errors
    /// The version is gone; foreign keys keep that from happening.
    pub fn bound(cx: Cx<'_>, code: &str, version: u32) -> async_graphql::Result<Self> {
        ProcedureCode::try_from(code)
            .ok()
            .and_then(|code| cx.reference().procedure_version(&code, version).cloned())
            .map(Self)
            .ok_or_else(|| AppError::Internal(anyhow::anyhow!("procedure {code} is gone")).into())
    }

    fn process(&self, cx: Cx<'_>, case: &str) -> Option<Arc<ProcessVersion>> {
        cx.reference().process(&self.0.code, case, cx.now()).cloned()
    }

    fn is_receivable(&self, cx: Cx<'_>) -> bool {
        self.0.cases.iter().any(|case| self.process(cx, &case.key).is_some())
    }
}

/// A procedure as rows name it.
impl Hot for ProcedureVersion {
    const TYPE: &'static str = "Procedure";

    fn field<'r>(name: &str, _: &Selected<'_>) -> Option<Step<'r, Self>> {
        match name {
            "id" => leaf(|it: &Self, json| put(id::global("procedure", &it.code), json)),
            "code" => leaf(|it: &Self, json| put(it.code.as_str(), json)),
            "version" => leaf(|it: &Self, json| put(it.version, json)),
            "name" => leaf(|it: &Self, json| put(&it.name, json)),
            "field" => leaf(|it: &Self, json| put(&it.field, json)),
            _ => None,
        }
    }
}

/// An administrative procedure (thủ tục hành chính) in its version in force.
#[Object]
impl Procedure {
    /// Global id.
    pub async fn id(&self) -> ID {
        id::global("procedure", &self.0.code)
    }

    /// National code, `N.NNNNNN`.
    async fn code(&self) -> &str {
        self.0.code.as_str()
    }

    /// Counts the published versions from 1.
    async fn version(&self) -> u32 {
        self.0.version
    }

    /// Legal name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Lĩnh vực.
    async fn field(&self) -> &str {
        &self.0.field
    }

    /// The agency that answers for it.
    async fn agency(&self, ctx: &Context<'_>) -> async_graphql::Result<Agency> {
        Agency::required(Cx::of(ctx), self.0.agency.as_str())
    }

    /// Number of the decision that published it.
    async fn decision(&self) -> &str {
        &self.0.decision.number
    }

    /// First day on which dossiers are taken in under this version.
    async fn valid_from(&self) -> LegalDate {
        LegalDate(self.0.valid_from)
    }

    /// Who may apply.
    async fn applicants(&self) -> &[String] {
        &self.0.applicants
    }

    /// Its cases, at least one.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn cases(&self) -> Vec<ProcedureCase> {
        let case = |index| ProcedureCase { procedure: self.clone(), index };
        (0..self.0.cases.len()).map(case).collect()
    }

    /// What the applicant receives.
    async fn results(&self) -> Vec<ResultType> {
        let result = |result: &domain::catalog::ResultType| ResultType {
            code: result.code.clone(),
            name: result.name.clone(),
        };
        self.0.results.iter().map(result).collect()
    }

    /// Whether the file itself is kept by a ministry system and ours mirrors it.
    async fn mirror(&self) -> bool {
        self.0.mirror
    }

    /// Whether a dossier can be taken in today: at least one case has an approved, active process.
    async fn receivable(&self, ctx: &Context<'_>) -> bool {
        self.is_receivable(Cx::of(ctx))
    }

    /// Why no dossier can be taken in, in words; null when one can.
    async fn not_receivable_reason(&self, ctx: &Context<'_>) -> Option<String> {
        let cx = Cx::of(ctx);
        let agency = cx.reference().office.agency_name(&self.0.agency);
        let refusal = Refusal::new(Code::NotReceivable).with("agency", agency);
        (!self.is_receivable(cx)).then(|| refusal.message(cx.lang()))
    }
}

/// A case (trường hợp) of a procedure.
#[derive(Debug, Clone)]
pub struct ProcedureCase {
    procedure: Procedure,
    index: usize,
}

impl ProcedureCase {
    fn case(&self) -> &domain::catalog::ProcedureCase {
        &self.procedure.0.cases[self.index]
    }
}

/// A case (trường hợp) of a procedure, with its own papers, time and fee.
#[Object]
impl ProcedureCase {
    /// Key within the procedure, stable over versions.
    async fn key(&self) -> &str {
        &self.case().key
    }

    /// Name; empty when the procedure has only one case.
    async fn name(&self) -> &str {
        &self.case().name
    }

    /// Papers asked for, in order.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn documents(&self) -> Vec<DocumentRequirement> {
        let requirement = |asked: &domain::catalog::DocumentRequirement| DocumentRequirement {
            key: asked.key.clone(),
            name: asked.name.clone(),
            originals: asked.originals,
            copies: asked.copies,
            required: asked.required,
        };
        self.case().documents.iter().map(requirement).collect()
    }

    /// Time and fee per channel.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn channels(&self) -> Vec<ChannelTerm> {
        let term = |term: &domain::catalog::ChannelTerm| ChannelTerm {
            channel: term.channel.into(),
            term: wording::legal_time(term.term),
            fee: term.fee.map(Vnd),
            fee_note: term.fee_note.clone(),
        };
        self.case().channels.iter().map(term).collect()
    }

    /// Steps of the active process; empty where none is approved.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn steps(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ProcessStep>> {
        let cx = Cx::of(ctx);
        let Some(process) = self.procedure.process(cx, &self.case().key) else {
            return Ok(Vec::new());
        };
        (1..)
            .zip(&process.steps)
            .map(|(ordinal, step)| ProcessStep::of(cx, ordinal, step))
            .collect()
    }
}

/// A line of thành phần hồ sơ.
#[derive(Debug, Clone, SimpleObject)]
pub struct DocumentRequirement {
    /// Key within the case.
    pub key: String,
    /// What the paper is.
    pub name: String,
    /// Originals asked for.
    pub originals: u16,
    /// Copies asked for.
    pub copies: u16,
    /// Whether a dossier without it is incomplete.
    pub required: bool,
}

/// Time and fee when filed through one channel.
#[derive(Debug, Clone, SimpleObject)]
pub struct ChannelTerm {
    /// How it is filed.
    pub channel: SubmissionChannel,
    /// The legal time in Vietnamese words, e.g. `07 ngày làm việc`.
    pub term: String,
    /// Fee; null when a local resolution sets it or nothing is stated.
    pub fee: Option<Vnd>,
    /// Explanation of the fee, verbatim.
    pub fee_note: String,
}

/// A kind of result.
#[derive(Debug, Clone, SimpleObject)]
pub struct ResultType {
    /// National code, e.g. `KQ.G15.000168`; may be empty.
    pub code: String,
    /// What it is.
    pub name: String,
}

/// A step of a process.
#[derive(Debug, Clone, SimpleObject)]
pub struct ProcessStep {
    /// Counts from 1.
    pub ordinal: u32,
    /// What is done.
    pub title: String,
    /// Where.
    pub agency: Agency,
    /// In which unit; null for the whole agency.
    pub unit: Option<Unit>,
    /// By which role.
    pub role: Role,
    /// The role in words.
    pub role_name: String,
    /// What it means to the dossier.
    pub action: StepAction,
    /// Working minutes allowed; 480 are a working day.
    pub minutes: u32,
}

impl ProcessStep {
    /// A step for the API.
    ///
    /// # Errors
    /// The agency is gone.
    pub fn of(
        cx: Cx<'_>,
        ordinal: u32,
        step: &domain::process::Step,
    ) -> async_graphql::Result<Self> {
        let agency = Agency::required(cx, step.agency.as_str())?;
        Ok(Self {
            ordinal,
            title: step.title.clone(),
            unit: agency.unit(step.unit.as_deref()),
            agency,
            role: step.role.into(),
            role_name: step.role.name(cx.lang()).to_owned(),
            action: step.action.into(),
            minutes: step.minutes,
        })
    }
}

/// What the catalog is narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ProcedureFilter {
    /// Words of the name, or the code; no diacritics needed.
    pub search: Option<String>,
    /// Code of the agency that answers for it.
    pub agency: Option<String>,
    /// Lĩnh vực.
    pub field: Option<String>,
    /// Only what can be taken in today.
    pub receivable: Option<bool>,
}

/// A page of the catalog.
#[derive(Debug, SimpleObject)]
pub struct ProcedureConnection {
    /// Rows with their cursors.
    pub edges: Vec<ProcedureEdge>,
    /// Rows alone.
    pub nodes: Vec<Procedure>,
    /// Where the page lies.
    pub page_info: PageInfo,
    /// How many there are in all.
    pub total_count: usize,
}

/// A row of the catalog with its cursor.
#[derive(Debug, SimpleObject)]
pub struct ProcedureEdge {
    /// Give it as `after` for what follows.
    pub cursor: String,
    /// The procedure.
    pub node: Procedure,
}

/// A question that the texts leave open, as it is settled here.
#[derive(Debug, Clone, SimpleObject)]
pub struct SettledPolicy {
    /// Stable name.
    pub code: &'static str,
    /// What is done, in the language of the request.
    pub rule: &'static str,
    /// Why.
    pub reason: &'static str,
    /// What it is about: decree and article, or a rule of this product.
    pub source: &'static str,
}

/// The catalog.
#[derive(Debug, Default)]
pub struct CatalogQuery;

#[Object]
impl CatalogQuery {
    /// The public catalog, by name. What can be taken in comes first.
    #[graphql(complexity = "200 + page::rows(first) * child_complexity")]
    async fn procedures(
        &self,
        ctx: &Context<'_>,
        filter: Option<ProcedureFilter>,
        #[graphql(desc = "Rows of the page, 1–100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Cursor of the row before the page.")] after: Option<String>,
    ) -> async_graphql::Result<ProcedureConnection> {
        let cx = Cx::of(ctx);
        let first = usize::try_from(page::size(first)?).unwrap_or(usize::MAX);
        let filter = filter.unwrap_or_default();
        let mut found = matching(cx, &filter);
        let total_count = found.len();
        found.sort_by_cached_key(|procedure| {
            (!procedure.is_receivable(cx), text::fold(&procedure.0.name))
        });
        let start = after
            .as_deref()
            .and_then(|after| found.iter().position(|p| p.0.code.as_str() == after))
            .map_or(0, |position| position + 1);
        let nodes: Vec<_> = found.iter().skip(start).take(first).cloned().collect();
        let cursor = |procedure: &Procedure| procedure.0.code.to_string();
        Ok(ProcedureConnection {
            edges: nodes
                .iter()
                .map(|node| ProcedureEdge { cursor: cursor(node), node: node.clone() })
                .collect(),
            page_info: PageInfo {
                has_next_page: start + nodes.len() < total_count,
                has_previous_page: start > 0,
                start_cursor: nodes.first().map(cursor),
                end_cursor: nodes.last().map(cursor),
            },
            nodes,
            total_count,
        })
    }

    /// One procedure by its national code, e.g. `1.002010`; null when there is none.
    async fn procedure(&self, ctx: &Context<'_>, code: String) -> Option<Procedure> {
        Procedure::current(Cx::of(ctx), &code)
    }

    /// What was settled where the texts leave room, each with its reason.
    async fn policies(&self, ctx: &Context<'_>) -> Vec<SettledPolicy> {
        let lang = Cx::of(ctx).lang();
        let one = |policy: &domain::policy::Policy| SettledPolicy {
            code: policy.code,
            rule: policy.rule(lang),
            reason: policy.reason(lang),
            source: policy.source,
        };
        POLICIES.iter().map(one).collect()
    }

    /// When a dossier taken in now, at the viewer's Center, would be due, and why; null for an unknown procedure, case or
    /// channel.
    async fn due_preview(
        &self,
        ctx: &Context<'_>,
        procedure_code: String,
        case_key: String,
        #[graphql(desc = "`COUNTER` unless said.")] channel: Option<SubmissionChannel>,
    ) -> async_graphql::Result<Option<Due>> {
        let cx = Cx::of(ctx);
        let Some(procedure) = Procedure::current(cx, &procedure_code) else { return Ok(None) };
        let case = procedure.0.cases.iter().find(|case| case.key == case_key);
        let channel = channel.unwrap_or(SubmissionChannel::Counter).into();
        let Some(term) = case.and_then(|case| case.on(channel)) else { return Ok(None) };
        let derived = cx
            .reference()
            .calendar
            .derive(cx.now(), term.term, &[])
            .map_err(|_| AppError::from(Code::CalendarMissing))?;
        let (due, derivation) = derived.unzip();
        let due = Due::of(cx, due.map(|due| due.at), derivation.as_ref());
        let waits = procedure.process(cx, &case_key).is_some_and(|process| {
            let center = match cx.viewer() {
                Some(viewer) => cx.reference().office_for(None, &viewer).center.clone(),
                None => cx.reference().office.center.clone(),
            };
            begins_on_arrival(&process, &center, local_date(cx.now()))
        });
        Ok(Some(if waits { due.until_arrival(cx.lang()) } else { due }))
    }
}

fn matching(cx: Cx<'_>, filter: &ProcedureFilter) -> Vec<Procedure> {
    let search = filter.search.as_deref().unwrap_or_default();
    cx.reference()
        .procedures
        .keys()
        .filter_map(|code| cx.reference().procedure(code, cx.now()))
        .filter(|p| text::matches(&format!("{} {}", p.code, p.name), search))
        .filter(|p| filter.agency.as_deref().is_none_or(|agency| p.agency.as_str() == agency))
        .filter(|p| filter.field.as_deref().is_none_or(|field| p.field == field))
        .cloned()
        .map(Procedure)
        .filter(|p| filter.receivable.is_none_or(|asked| p.is_receivable(cx) == asked))
        .collect()
}
