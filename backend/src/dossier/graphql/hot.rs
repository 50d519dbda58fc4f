//! The fields of list rows that are known once the page is: see [`crate::graphql::plan`].

use super::enums::{DossierAwaits, Timeliness};
use super::filter::WarningLevel;
use super::list::DossierConnection;
use super::view::remaining;
use crate::dossier::queries::{self, DossierOrder, DossierRow};
use crate::graphql::page::PageInfo;
use crate::graphql::plan::{self, Hot, Json, Selected, Step, leaf, many, one, put};
use crate::graphql::scalar::Moment;
use crate::graphql::{Cx, id};
use crate::identity::{Agency, Officer, Unit};
use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::{EnumType, enum_value};
use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value};
use domain::catalog::ProcedureVersion;
use domain::dossier::DossierStatus;
use domain::process::{ProcessVersion, Step as ProcessStep};
use std::borrow::Cow;

/// A page of dossiers, written row by row where the tables below name all that is asked, and by the
/// derived [`DossierConnection`] otherwise.
#[derive(Debug)]
pub struct DossierPage {
    pub(super) page: queries::Page,
    pub(super) order: DossierOrder,
    pub(super) is_first: bool,
}

impl OutputType for DossierPage {
    fn type_name() -> Cow<'static, str> {
        DossierConnection::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        DossierConnection::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> ServerResult<Value> {
        let cx = Cx::of(ctx);
        if let Some(value) = Page::of(self, cx).and_then(|page| plan::answer(ctx, &page)) {
            return Ok(value);
        }
        DossierConnection::of(self).resolve(ctx, field).await
    }
}

impl DossierPage {
    pub(super) fn info(&self) -> PageInfo {
        let cursor = |row| queries::cursor(row, self.order);
        PageInfo {
            has_next_page: self.page.has_next,
            has_previous_page: !self.is_first,
            start_cursor: self.page.rows.first().map(cursor),
            end_cursor: self.page.rows.last().map(cursor),
        }
    }
}

/// A page with everything its rows refer to.
struct Page<'a> {
    edges: Vec<Edge<'a>>,
    info: PageInfo,
}

/// A row with its place in the list.
struct Edge<'a> {
    row: Row<'a>,
    order: DossierOrder,
}

/// A row with everything it refers to.
struct Row<'a> {
    row: &'a DossierRow,
    cx: Cx<'a>,
    status: DossierStatus,
    procedure: &'a ProcedureVersion,
    agency: &'a Agency,
    step: Option<StepRow<'a>>,
}

/// The step where a dossier stands.
struct StepRow<'a> {
    row: &'a DossierRow,
    cx: Cx<'a>,
    index: u32,
    step: &'a ProcessStep,
    agency: &'a Agency,
    unit: Option<&'a Unit>,
    assignee: Option<&'a Officer>,
}

impl<'a> Page<'a> {
    /// `None` when a row refers to what is not there; the derived type says what is wrong.
    fn of(page: &'a DossierPage, cx: Cx<'a>) -> Option<Self> {
        let edge = |row| Some(Edge { row: Row::of(row, cx)?, order: page.order });
        let edges = page.page.rows.iter().map(edge).collect::<Option<_>>()?;
        Some(Self { edges, info: page.info() })
    }
}

impl<'a> Row<'a> {
    fn of(row: &'a DossierRow, cx: Cx<'a>) -> Option<Self> {
        let reference = cx.reference();
        let version = u32::try_from(row.procedure_version).ok()?;
        let mut versions = reference.procedures.get(row.procedure_code.as_str())?.iter();
        let procedure = versions.find(|other| other.version == version)?;
        Some(Self {
            row,
            cx,
            status: DossierStatus::parse(&row.status)?,
            procedure,
            agency: reference.agencies.get(row.agency.as_str())?,
            step: match (row.step_index, row.process_version) {
                (Some(index), Some(version)) => {
                    let process = reference.process_version(
                        &procedure.code,
                        &row.case_key,
                        u32::try_from(version).ok()?,
                    )?;
                    Some(StepRow::of(row, cx, process, u32::try_from(index).ok()?)?)
                }
                _ => None,
            },
        })
    }
}

impl<'a> StepRow<'a> {
    fn of(
        row: &'a DossierRow,
        cx: Cx<'a>,
        process: &'a ProcessVersion,
        index: u32,
    ) -> Option<Self> {
        let reference = cx.reference();
        let step = process.steps.get(index as usize)?;
        // Where it is really performed: after a transfer not where the process says.
        let (agency, unit) = match &row.step_agency {
            Some(agency) => (agency.as_str(), row.step_unit.as_deref()),
            None => (step.agency.as_str(), step.unit.as_deref()),
        };
        let agency = reference.agencies.get(agency)?;
        Some(Self {
            row,
            cx,
            index,
            step,
            agency,
            unit: unit.and_then(|unit| agency.unit(unit)),
            assignee: row.step_assignee.and_then(|officer| reference.officers.get(&officer)),
        })
    }
}

impl Hot for Page<'_> {
    const TYPE: &'static str = "DossierConnection";

    fn field<'r>(name: &str, selected: &Selected<'_>) -> Option<Step<'r, Self>>
    where
        Self: 'r,
    {
        match name {
            "nodes" => many(selected, |page: &Self, each| {
                page.edges.iter().for_each(|edge| each(&edge.row));
            }),
            "edges" => many(selected, |page: &Self, each| page.edges.iter().for_each(each)),
            "pageInfo" => one(selected, |page: &Self| Some(&page.info)),
            _ => None,
        }
    }
}

impl Hot for Edge<'_> {
    const TYPE: &'static str = "DossierEdge";

    fn field<'r>(name: &str, selected: &Selected<'_>) -> Option<Step<'r, Self>>
    where
        Self: 'r,
    {
        match name {
            "cursor" => leaf(|edge: &Self, json| {
                put(queries::cursor(edge.row.row, edge.order), json);
            }),
            "node" => one(selected, |edge: &Self| Some(&edge.row)),
            _ => None,
        }
    }
}

impl Hot for PageInfo {
    const TYPE: &'static str = "PageInfo";

    fn field<'r>(name: &str, _: &Selected<'_>) -> Option<Step<'r, Self>> {
        match name {
            "hasNextPage" => leaf(|page: &Self, json| put(page.has_next_page, json)),
            "hasPreviousPage" => leaf(|page: &Self, json| put(page.has_previous_page, json)),
            "startCursor" => leaf(|page: &Self, json| put(&page.start_cursor, json)),
            "endCursor" => leaf(|page: &Self, json| put(&page.end_cursor, json)),
            _ => None,
        }
    }
}

impl Hot for Row<'_> {
    const TYPE: &'static str = "Dossier";

    fn field<'r>(name: &str, selected: &Selected<'_>) -> Option<Step<'r, Self>>
    where
        Self: 'r,
    {
        match name {
            "id" => leaf(|it: &Self, json| put(id::global("dossier", it.row.id), json)),
            "version" => leaf(|it: &Self, json| put(it.row.version, json)),
            "code" => leaf(|it: &Self, json| put(&it.row.code, json)),
            "status" => leaf(|it: &Self, json| put(it.status.code(), json)),
            "statusText" => leaf(|it: &Self, json| put(it.status.text(it.cx.lang()), json)),
            "nationalStatus" => leaf(|it: &Self, json| put(it.status.national(), json)),
            "caseKey" => leaf(|it: &Self, json| put(&it.row.case_key, json)),
            "applicantName" => leaf(|it: &Self, json| put(&it.row.applicant_name, json)),
            "receivedAt" => leaf(|it: &Self, json| put(Moment(it.row.received_at), json)),
            "acceptedAt" => leaf(|it: &Self, json| put(it.row.accepted_at.map(Moment), json)),
            "dueAt" => leaf(|it: &Self, json| put(it.row.due_at.map(Moment), json)),
            "kpiDueAt" => leaf(|it: &Self, json| put(it.row.kpi_due_at.map(Moment), json)),
            "paused" => leaf(|it: &Self, json| put(it.row.stands_still(), json)),
            "answerDueAt" => leaf(|it: &Self, json| put(it.row.answer_due_at.map(Moment), json)),
            "awaits" => leaf(|it: &Self, json| put_enum(it.row.awaits(), json)),
            "unread" => leaf(|it: &Self, json| put(it.row.is_unread(), json)),
            "warning" => leaf(|it: &Self, json| put_enum(it.row.warning(it.cx), json)),
            "timeliness" => leaf(|it: &Self, json| {
                put_enum(it.row.timeliness(it.cx.now()).map(Timeliness::from), json);
            }),
            "stepRemainingMinutes" => {
                leaf(|it: &Self, json| put(it.row.step_remaining(it.cx), json))
            }
            "finishedAt" => leaf(|it: &Self, json| put(it.row.finished_at.map(Moment), json)),
            "remainingMinutes" => leaf(|it: &Self, json| put(it.row.remaining(it.cx), json)),
            "procedure" => one(selected, |it: &Self| Some(it.procedure)),
            "competentAgency" => one(selected, |it: &Self| Some(it.agency)),
            "currentStep" => one(selected, |it: &Self| it.step.as_ref()),
            _ => None,
        }
    }
}

impl DossierRow {
    /// Working minutes until it is due; `None` when the clock does not run.
    pub(super) fn remaining(&self, cx: Cx<'_>) -> Option<i64> {
        self.running_due().map(|due| remaining(cx, due))
    }

    /// Working minutes until the current step should be done.
    fn step_remaining(&self, cx: Cx<'_>) -> Option<i64> {
        self.warnings().step.map(|clock| remaining(cx, clock.due_at))
    }

    /// How pressing it is.
    fn warning(&self, cx: Cx<'_>) -> Option<WarningLevel> {
        self.warnings().level(cx.now()).map(WarningLevel::from)
    }

    /// Whether its time stands still: what has ended has no time any more.
    pub(super) fn stands_still(&self) -> bool {
        let ended = DossierStatus::parse(&self.status).is_none_or(DossierStatus::is_final);
        self.paused_at.is_some() && self.finished_at.is_none() && !ended
    }

    /// What waits for somebody's hand beside the current step.
    pub(super) fn awaits(&self) -> Option<DossierAwaits> {
        crate::dossier::Awaits::parse(self.awaits.as_deref()?).map(DossierAwaits::from)
    }

    /// Whether the viewer has not seen it as it is; only lists know.
    pub(super) fn is_unread(&self) -> Option<bool> {
        self.unread.map(|unread| unread != 0)
    }
}

impl Hot for StepRow<'_> {
    const TYPE: &'static str = "StepInstance";

    fn field<'r>(name: &str, selected: &Selected<'_>) -> Option<Step<'r, Self>>
    where
        Self: 'r,
    {
        match name {
            "ordinal" => leaf(|it: &Self, json| put(it.index + 1, json)),
            "title" => leaf(|it: &Self, json| put(&it.step.title, json)),
            "role" => leaf(|it: &Self, json| put(it.step.role.code(), json)),
            "roleName" => leaf(|it: &Self, json| put(it.step.role.name(it.cx.lang()), json)),
            "minutes" => leaf(|it: &Self, json| put(it.step.minutes, json)),
            "state" => leaf(|_: &Self, json| put("CURRENT", json)),
            "dueAt" => leaf(|it: &Self, json| put(it.row.step_due_at.map(Moment), json)),
            "agency" => one(selected, |it: &Self| Some(it.agency)),
            "unit" => one(selected, |it: &Self| it.unit),
            "assignee" => one(selected, |it: &Self| it.assignee),
            _ => None,
        }
    }
}

fn put_enum(value: Option<impl EnumType>, json: &mut Json) {
    put(value.map(enum_value), json);
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;

    /// Whether a page can be written by a plan; `rows` is what is asked of a row.
    fn is_planned(rows: &str) -> bool {
        let text = format!("fragment f on Dossier {{ id }} {{ nodes {{ {rows} }} }}");
        let document = parse_query(text).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        let selected = Selected::new(&operation.node.selection_set.node, &document.fragments);
        plan::compile::<Page<'_>>(&selected).is_some()
    }

    #[test]
    fn what_the_lists_of_the_app_ask_is_planned() {
        assert!(is_planned(
            "id version code status statusText applicantName procedure { code name }
             competentAgency { code name shortName }
             currentStep { title agency { code name shortName } unit { name } roleName
               assignee { id name title } }
             dueAt remainingMinutes stepRemainingMinutes warning receivedAt unread"
        ));
        assert!(is_planned("__typename ...f ... on Dossier { c: code } ... { code }"));
    }

    #[test]
    fn what_has_to_be_asked_for_or_permitted_is_not() {
        for rows in [
            "applicant { phone }",
            "papers { url }",
            "trackingUrl",
            "assignees(next: true) { openSteps }",
            "currentStep { usedMinutes }",
            "code @cached",
            "... on Node { id }",
            "...unknown",
        ] {
            assert!(!is_planned(rows), "{rows}");
        }
    }
}
