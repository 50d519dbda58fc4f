//! Checks every dossier: its hash chain, that its log folds to the stored row, that its papers are
//! the ones that were issued, and that the register has no gaps.

use crate::app::{App, AppResult, Snapshot};
use crate::document::paper_entity;
use crate::dossier::{bound_process, entity, event_entity, link, recorded, row_of};
use domain::dossier::{Dossier, Event, PaperDraft, Recorded, evolve};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use std::collections::HashMap;
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
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut logs = logs(app, &ids).await?;
        let mut papers = papers(app, &ids).await?;
        for row in rows {
            let log = logs.remove(&row.id).unwrap_or_default();
            let issued = papers.remove(&row.id).unwrap_or_default();
            report.dossiers += 1;
            report.events += log.len();
            report.papers += issued.len();
            if let Err(finding) = dossier(&row, &log, &issued, &reference) {
                report.findings.push(finding);
            }
        }
    }
    register(app, &mut report).await?;
    Ok(report)
}

async fn logs(app: &App, ids: &[Uuid]) -> AppResult<HashMap<Uuid, Vec<event_entity::Model>>> {
    let rows = event_entity::Entity::find()
        .filter(event_entity::Column::DossierId.is_in(ids.iter().copied()))
        .order_by_asc(event_entity::Column::DossierId)
        .order_by_asc(event_entity::Column::Seq)
        .all(app.db.reader())
        .await?;
    let mut logs: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in rows {
        logs.entry(row.dossier_id).or_default().push(row);
    }
    Ok(logs)
}

async fn papers(app: &App, ids: &[Uuid]) -> AppResult<HashMap<Uuid, Vec<paper_entity::Model>>> {
    let mut papers: HashMap<Uuid, Vec<_>> = HashMap::new();
    for paper in crate::document::papers::of_dossiers(app, ids).await? {
        papers.entry(paper.dossier_id).or_default().push(paper);
    }
    Ok(papers)
}

fn dossier(
    row: &entity::Model,
    log: &[event_entity::Model],
    papers: &[paper_entity::Model],
    reference: &Snapshot,
) -> Result<(), Finding> {
    let name = row.code.clone().unwrap_or_else(|| row.id.to_string());
    let wrong = |what: &str| Finding(format!("{name}: {what}"));
    let mut head = String::new();
    let mut events: Vec<Recorded> = Vec::with_capacity(log.len());
    for (expected, event) in (1..).zip(log) {
        head = link(expected, &head, event).map_err(|error| Finding(error.to_string()))?;
        events.push(recorded(event.clone()).map_err(|_| wrong("an event can not be read"))?);
    }
    if head != row.head_hash {
        return Err(wrong("the log does not end where the dossier says"));
    }
    let process = events.iter().find_map(|event| bound_process(&event.event, reference));
    let folded = events
        .iter()
        .fold(None, |state: Option<Dossier>, event| Some(evolve(state, event, process.as_deref())))
        .ok_or_else(|| wrong("there is no log"))?;
    let stored = row_of(row.id, &folded, &head).map_err(|_| wrong("it can not be written"))?;
    if stored != *row {
        return Err(wrong("the stored dossier is not what its log says"));
    }
    for event in &events {
        let Event::PaperIssued { id, digest, .. } = &event.event else { continue };
        let paper = papers.iter().find(|paper| paper.id == *id);
        let paper = paper.ok_or_else(|| wrong("an issued paper is missing"))?;
        if digest_of(paper).as_deref() != Some(digest) {
            return Err(wrong("an issued paper was changed"));
        }
    }
    Ok(())
}

fn digest_of(paper: &paper_entity::Model) -> Option<String> {
    let draft = PaperDraft {
        id: paper.id,
        kind: paper_entity::kind_of(&paper.kind)?,
        number: u32::try_from(paper.number).ok()?,
        template: paper.template.clone(),
        data: serde_json::from_str(&paper.data).ok()?,
        file: paper.file_id,
    };
    Some(draft.digest())
}

/// The register and the numbers of papers run from 1 without gaps.
async fn register(app: &App, report: &mut Report) -> AppResult<()> {
    let checks = [
        "SELECT center || ' ' || book AS series, COUNT(*) AS count, MAX(row_no) AS last
         FROM register_entry GROUP BY center, book",
        "SELECT issuer || ' ' || year || ' ' || kind AS series, COUNT(*) AS count,
                MAX(number) AS last
         FROM issued_paper GROUP BY issuer, year, kind",
    ];
    let reader = app.db.reader();
    for sql in checks {
        let statement = Statement::from_string(reader.get_database_backend(), sql);
        for row in reader.query_all_raw(statement).await? {
            let (count, last): (i64, i32) = (row.try_get("", "count")?, row.try_get("", "last")?);
            if count != i64::from(last) {
                let series: String = row.try_get("", "series")?;
                let text = format!("{series}: {count} entries, but numbers up to {last}");
                report.findings.push(Finding(text));
            }
        }
    }
    Ok(())
}
