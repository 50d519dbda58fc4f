//! Checks every dossier: its hash chain, and that its row, its holders, what waits for a decision, its
//! entry in the register and its papers are what its log says.

use super::series;
use crate::app::{App, AppResult, Snapshot};
use crate::document::paper_entity;
use crate::document::papers::of_dossiers;
use crate::dossier::{
    Reached, Waiting, bound_process, entity, event_entity, event_rows, link, makes_sense, reached,
    recorded, row_of, stored_reach, stored_waiting, waiting, year,
};
use domain::document::FormKind;
use domain::dossier::{Dossier, Event, PaperDraft, Recorded, evolve};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Dossiers read at once.
const BATCH: u64 = 500;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding(pub String);

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Dossiers looked at.
    pub dossiers: usize,
    /// Events looked at.
    pub events: usize,
    /// Papers looked at.
    pub papers: usize,
    /// What is wrong; empty when nothing is.
    pub findings: Vec<Finding>,
}

/// What is stored of some dossiers beside their rows.
struct Stored {
    logs: HashMap<Uuid, Vec<event_entity::Model>>,
    papers: HashMap<Uuid, Vec<paper_entity::Model>>,
    reached: HashMap<Uuid, BTreeSet<Reached>>,
    waiting: HashMap<Uuid, Vec<Waiting>>,
    register: HashMap<Uuid, RegisterRow>,
}

/// Center, book and row.
type RegisterRow = (String, String, i32);

/// Verifies the whole database, in constant memory.
///
/// # Errors
/// The database fails. Damage is a finding, not an error.
pub async fn verify(app: &App) -> AppResult<Report> {
    let reference = app.reference.now();
    let mut report = Report::default();
    let mut after: Option<Uuid> = None;
    loop {
        let mut query = entity::Entity::find().order_by_asc(entity::Column::Id).limit(BATCH);
        if let Some(after) = after {
            query = query.filter(entity::Column::Id.gt(after));
        }
        let rows = query.all(app.db.reader()).await?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { break };
        after = Some(last.id);
        let mut stored = Stored::read(app, &rows, first.id, last.id).await?;
        for row in rows {
            report.dossiers += 1;
            report.events += stored.logs.get(&row.id).map_or(0, Vec::len);
            report.papers += stored.papers.get(&row.id).map_or(0, Vec::len);
            if let Err(finding) = dossier(&row, &mut stored, &reference) {
                report.findings.push(finding);
            }
        }
    }
    series::check(app, &mut report).await?;
    Ok(report)
}

impl Stored {
    async fn read(app: &App, rows: &[entity::Model], first: Uuid, last: Uuid) -> AppResult<Self> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let reader = app.db.reader();
        let mut logs: HashMap<Uuid, Vec<_>> = HashMap::new();
        for event in event_rows(reader, &ids).await? {
            logs.entry(event.dossier_id).or_default().push(event);
        }
        let mut papers: HashMap<Uuid, Vec<_>> = HashMap::new();
        for paper in of_dossiers(app, &ids).await? {
            papers.entry(paper.dossier_id).or_default().push(paper);
        }
        let between = |sql| {
            let values = [first.into(), last.into()];
            Statement::from_sql_and_values(reader.get_database_backend(), sql, values)
        };
        let reached = stored_reach(reader, (first, last)).await?;
        let waiting = stored_waiting(reader, (first, last)).await?;
        let mut register = HashMap::new();
        let sql = "SELECT dossier_id, center, book, row_no FROM register_entry
                   WHERE dossier_id >= $1 AND dossier_id <= $2";
        for row in reader.query_all_raw(between(sql)).await? {
            let entry =
                (row.try_get("", "center")?, row.try_get("", "book")?, row.try_get("", "row_no")?);
            register.insert(row.try_get("", "dossier_id")?, entry);
        }
        Ok(Self { logs, papers, reached, waiting, register })
    }
}

fn dossier(row: &entity::Model, stored: &mut Stored, reference: &Snapshot) -> Result<(), Finding> {
    let log = stored.logs.remove(&row.id).unwrap_or_default();
    let name = row.code.clone().unwrap_or_else(|| row.id.to_string());
    let wrong = |what: &str| Finding(format!("{name}: {what}"));
    let mut head = String::new();
    let mut events: Vec<Recorded> = Vec::with_capacity(log.len());
    for (expected, event) in (1..).zip(log) {
        head = link(expected, &head, &event).map_err(|error| wrong(&error.to_string()))?;
        events.push(recorded(event).map_err(|_| wrong("an event can not be read"))?);
    }
    if head != row.head_hash {
        return Err(wrong("the log does not end where the dossier says"));
    }
    let process = events.iter().find_map(|event| bound_process(&event.event, reference));
    if !makes_sense(&events, process.as_deref()) {
        return Err(wrong("the log tells what can not have happened"));
    }
    let folded = events
        .iter()
        .fold(None, |state: Option<Dossier>, event| Some(evolve(state, event, process.as_deref())))
        .ok_or_else(|| wrong("there is no log"))?;
    let expected = row_of(row.id, &folded, &head, reference.calendar_of(&folded));
    let expected = expected.map_err(|_| wrong("it can not be written"))?;
    if warned_as(expected, row) != *row {
        return Err(wrong("the stored dossier is not what its log says"));
    }
    let reached: BTreeSet<_> = reached(&folded).into_iter().collect();
    if stored.reached.remove(&row.id).unwrap_or_default() != reached {
        return Err(wrong("those who hold or held it are not whom its log names"));
    }
    if stored.waiting.remove(&row.id).unwrap_or_default() != waiting(&folded) {
        return Err(wrong("what waits for a decision is not what its log says"));
    }
    if stored.register.remove(&row.id) != entered_as(&folded) {
        return Err(wrong("its row of the register is not what its log says"));
    }
    let issued = stored.papers.remove(&row.id).unwrap_or_default();
    papers(&events, &issued).map_err(wrong)
}

/// A row with the thresholds of another: they were counted by the calendar of their day, and no
/// right hangs on them.
fn warned_as(expected: entity::Model, stored: &entity::Model) -> entity::Model {
    entity::Model {
        step_warn_at: stored.step_warn_at,
        step_day_before_at: stored.step_day_before_at,
        warn_at: stored.warn_at,
        day_before_at: stored.day_before_at,
        ..expected
    }
}

fn entered_as(dossier: &Dossier) -> Option<RegisterRow> {
    let entry = &dossier.accepted.as_ref()?.register;
    let row = i32::try_from(entry.row).unwrap_or(i32::MAX);
    Some((dossier.facts.center.to_string(), entry.book.clone(), row))
}

/// The papers are exactly those that the log tells of, each as it was issued.
fn papers(events: &[Recorded], issued: &[paper_entity::Model]) -> Result<(), &'static str> {
    let mut told = 0;
    for recorded in events {
        let Event::PaperIssued { id, kind, issuer, number, digest } = &recorded.event else {
            continue;
        };
        told += 1;
        let paper = issued.iter().find(|paper| paper.id == *id);
        let paper = paper.ok_or("an issued paper is missing")?;
        let as_issued = paper.kind == paper_entity::kind_code(*kind)
            && u32::try_from(paper.number) == Ok(*number)
            && paper.issuer == issuer.as_str()
            && paper.year == year(recorded.at)
            && paper.issued_at == recorded.at
            && paper.issued_by == recorded.by.officer
            && digest_of(paper, *kind).as_deref() == Some(digest);
        if !as_issued {
            return Err("an issued paper was changed");
        }
    }
    if told == issued.len() { Ok(()) } else { Err("a paper was never issued") }
}

fn digest_of(paper: &paper_entity::Model, kind: FormKind) -> Option<String> {
    let draft = PaperDraft {
        id: paper.id,
        kind,
        issuer: paper.issuer.as_str().try_into().ok()?,
        number: u32::try_from(paper.number).ok()?,
        template: paper.template.clone(),
        data: serde_json::from_str(&paper.data).ok()?,
        file: paper.file_id,
    };
    Some(draft.digest())
}
