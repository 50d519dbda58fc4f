//! Writing the tables of dossiers. Nothing else does, but what brings rows up to a new derivation.

use super::reach::{self, Reached, reached};
use super::store::{Loaded, year};
use super::{chain, entity, event_entity, row, seen, undecided};
use crate::app::{AppResult, Snapshot, Tx};
use crate::document::paper_entity;
use anyhow::Context as _;
use domain::dossier::{Consultation, Decision, Dossier, PaperDraft, Recorded};
use domain::identity::{OfficerId, Permit};
use sea_orm::sea_query::{Expr, ExprTrait, InsertStatement, LockType, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable,
    ModelTrait, QueryFilter, QuerySelect, Set, Statement, Value,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rows of one statement: as many as both databases take of the widest table, and a text that stays
/// the same from one full statement to the next, so that it is planned once.
const ROWS: usize = 100;

/// How a dossier is locked (PostgreSQL; SQLite has one writer). Its key stays free for who adds a row
/// that refers to it, an officer's first look: otherwise the look waits for his command, and the
/// command, which marks what he did as seen, for the look.
pub(super) const LOCK: LockType = LockType::NoKeyUpdate;

/// What the commands of a transaction leave to be written: what was decided, collected, and written
/// at once. The row of a dossier is written once, however many commands changed it; what is only
/// added goes in few statements.
#[derive(Debug, Default)]
pub(crate) struct Writes {
    dossiers: BTreeMap<Uuid, Touched>,
    events: Vec<event_entity::ActiveModel>,
    papers: Vec<paper_entity::ActiveModel>,
    seen: BTreeMap<(OfficerId, Uuid), u32>,
}

/// A dossier that commands of the transaction have locked, changed or made.
#[derive(Debug, Default)]
struct Touched {
    /// As it was found; `None` for a new one.
    found: Option<Locked>,
    /// As the commands have left it; `None` before the first.
    left: Option<Loaded>,
}

#[derive(Debug)]
struct Locked {
    loaded: Loaded,
    row: entity::Model,
}

impl Touched {
    fn before(&self) -> Option<&Dossier> {
        self.found.as_ref().map(|found| &found.loaded.state)
    }
}

impl Writes {
    /// Locks a dossier until the transaction ends and finds how it stands, with what is not written
    /// yet; no dossier is [`Writes::at`] its identity afterwards when there is none.
    ///
    /// # Errors
    /// The database fails.
    pub(super) async fn lock(&mut self, tx: &Tx, id: Uuid) -> AppResult<()> {
        if self.dossiers.contains_key(&id) {
            return Ok(());
        }
        let found = entity::Entity::find_by_id(id).lock(LOCK).one(&**tx).await?;
        if let Some(row) = found {
            let found = Some(Locked { loaded: Loaded::try_from(row.clone())?, row });
            self.dossiers.insert(id, Touched { found, left: None });
        }
        Ok(())
    }

    /// How a dossier stands that was locked or made in this transaction.
    pub(crate) fn at(&self, id: Uuid) -> Option<&Loaded> {
        let touched = self.dossiers.get(&id)?;
        touched.left.as_ref().or(touched.found.as_ref().map(|found| &found.loaded))
    }

    /// Whether something is true of a dossier that is not written yet.
    pub(super) fn any(&self, of: impl Fn(&Dossier) -> bool) -> bool {
        self.dossiers.values().filter_map(|touched| touched.left.as_ref()).any(|it| of(&it.state))
    }

    /// Adds what a command made of a dossier. `permit` proves that the policy allowed it; whoever
    /// acted has seen what came of it.
    ///
    /// # Errors
    /// An event can not be written as JSON.
    pub(super) fn add(&mut self, permit: &Permit, id: Uuid, decision: Decision) -> AppResult<()> {
        let head = self.at(id).map_or("", |loaded| loaded.head.as_str());
        let (events, head) = chain::extend(id, head, &decision.events)?;
        let last = decision.events.last();
        let papers: Vec<_> = decision
            .papers
            .iter()
            .map(|paper| paper_row(id, paper, last.context("a paper comes with an event")?))
            .collect::<AppResult<_>>()?;
        // The system itself, acting because time has passed, has no eyes.
        if !permit.officer().is_nil() {
            self.seen.insert((permit.officer(), id), decision.state.version);
        }
        self.events.extend(events);
        self.papers.extend(papers);
        self.dossiers.entry(id).or_default().left =
            Some(Loaded { id, head, state: decision.state });
        Ok(())
    }

    /// Writes rows, logs, who is within reach, what is undecided, consultations, papers, register, and
    /// what search and the unread marks need. Its calendar gives the thresholds of a dossier's warnings.
    ///
    /// # Errors
    /// The database fails.
    pub(crate) async fn write(self, tx: &Tx, reference: &Snapshot) -> AppResult<()> {
        let mut changed = Vec::with_capacity(self.dossiers.len());
        for (id, touched) in &self.dossiers {
            if let Some(left) = &touched.left {
                let calendar = reference.calendar_of(&left.state);
                changed.push((touched, left, row::of(*id, &left.state, &left.head, calendar)?));
            }
        }
        // Before the rows: a row that gets its code locks its key, too, and would wait for a look that
        // waits for this mark.
        let known = |id: &Uuid| self.dossiers.get(id).is_some_and(|it| it.found.is_some());
        let marks = self.seen.iter().map(|((who, id), seen)| (*who, *id, *seen));
        let (of_known, of_new): (Vec<_>, Vec<_>) = marks.partition(|(_, id, _)| known(id));
        for seen in of_known.chunks(ROWS) {
            seen::mark_all(&**tx, seen).await?;
        }
        write_rows(tx, &changed).await?;
        for events in self.events.chunks(ROWS) {
            let insert = event_entity::Entity::insert_many(events.to_vec());
            insert.exec_without_returning(&**tx).await?;
        }
        write_reach(tx, &changed).await?;
        let states =
            changed.iter().map(|(touched, left, _)| (left.id, touched.before(), &left.state));
        undecided::write(tx, states).await?;
        for (touched, left, _) in &changed {
            write_consultations(tx, touched, left).await?;
        }
        for seen in of_new.chunks(ROWS) {
            seen::mark_all(&**tx, seen).await?;
        }
        for papers in self.papers.chunks(ROWS) {
            let insert = paper_entity::Entity::insert_many(papers.to_vec());
            insert.exec_without_returning(&**tx).await?;
        }
        write_register(tx, &changed).await?;
        if tx.is_sqlite() {
            for (touched, _, row) in &changed {
                index_for_search(tx, touched.found.as_ref().map(|found| &found.row), row).await?;
            }
        }
        Ok(())
    }
}

/// A dossier that has changed: what it was, how it was left, and the row of that.
type Changed<'a> = (&'a Touched, &'a Loaded, entity::Model);

/// Writes new rows, and of the others the columns that have changed: an index none of whose columns
/// is named is left alone.
async fn write_rows(tx: &Tx, changed: &[Changed<'_>]) -> AppResult<()> {
    let mut new = Vec::new();
    for (touched, _, row) in changed {
        let mut change = row.clone().into_active_model();
        let Some(found) = &touched.found else {
            new.push(change.reset_all());
            continue;
        };
        for column in entity::Column::iter() {
            if found.row.get(column) != row.get(column) {
                change.reset(column);
            }
        }
        let update = entity::Entity::update_many().set(change);
        update.filter(entity::Column::Id.eq(row.id)).exec(&**tx).await?;
    }
    for rows in new.chunks(ROWS) {
        let insert = entity::Entity::insert_many(rows.to_vec());
        insert.exec_without_returning(&**tx).await?;
    }
    Ok(())
}

async fn write_reach(tx: &Tx, changed: &[Changed<'_>]) -> AppResult<()> {
    let mut rows: Vec<[Value; 5]> = Vec::new();
    // From whom a step is taken before he did anything no longer has to do with the dossier.
    let delete = "DELETE FROM dossier_reach WHERE dossier_id = $1 AND who = $2";
    for (touched, left, _) in changed {
        let known = touched.before().map(reached).unwrap_or_default();
        let now = reached(&left.state);
        for gone in known.iter().filter(|old| !now.iter().any(|new| new.who == old.who)) {
            execute(tx, delete, [left.id.into(), gone.who.as_str().into()]).await?;
        }
        let new = now.into_iter().filter(|new| !known.contains(new));
        rows.extend(new.map(|new| reach_row(left.id, new)));
    }
    insert_reach(tx, &rows).await
}

/// Writes anew who is within reach of some dossiers, whatever was there.
pub(super) async fn rewrite_reach(tx: &Tx, dossiers: &[Loaded]) -> AppResult<()> {
    let mut gone = Query::delete();
    let ids = dossiers.iter().map(|loaded| loaded.id);
    gone.from_table(reach::TABLE).and_where(Expr::col("dossier_id").is_in(ids));
    tx.execute(&gone).await?;
    let rows = dossiers
        .iter()
        .flat_map(|loaded| reached(&loaded.state).into_iter().map(|row| reach_row(loaded.id, row)));
    insert_reach(tx, &rows.collect::<Vec<_>>()).await
}

fn reach_row(id: Uuid, Reached { who, held, due_order, received_at }: Reached) -> [Value; 5] {
    [id.into(), who.into(), held.into(), due_order.into(), received_at.into()]
}

async fn insert_reach(tx: &Tx, rows: &[[Value; 5]]) -> AppResult<()> {
    for rows in rows.chunks(ROWS) {
        let columns = ["dossier_id", "who", "held", "due_order", "received_at"];
        let mut insert = insert(reach::TABLE, columns, rows);
        let mut anew = OnConflict::columns(["dossier_id", "who"]);
        // A column that is named has its index written again, and when it was received stays.
        anew.update_columns(["held", "due_order"]);
        tx.execute(insert.on_conflict(anew)).await?;
    }
    Ok(())
}

/// Adds rows to a table that has no entity.
fn insert<const N: usize>(
    table: &'static str,
    columns: [&'static str; N],
    rows: &[[Value; N]],
) -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns);
    for row in rows {
        insert.values_panic(row.clone().map(Expr::value));
    }
    insert
}

/// Keeps the table of opinions asked for: what a consulted agency reads, and by when.
async fn write_consultations(tx: &Tx, touched: &Touched, left: &Loaded) -> AppResult<()> {
    let known: &[Consultation] = touched.before().map_or(&[], |state| &state.consultations);
    for asked in left.state.consultations.iter().filter(|asked| !known.contains(asked)) {
        let sql = "INSERT INTO dossier_consultation
                     (dossier_id, number, agency, due_at, answered_at)
                   VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (dossier_id, number)
                   DO UPDATE SET answered_at = excluded.answered_at";
        let number = i32::try_from(asked.number).context("number of a consultation")?;
        let answered = asked.answer.as_ref().map(|answer| answer.mark.at);
        let agency = asked.agency.as_str().into();
        let values = [left.id.into(), number.into(), agency, asked.due_at.into(), answered.into()];
        execute(tx, sql, values).await?;
    }
    Ok(())
}

async fn write_register(tx: &Tx, changed: &[Changed<'_>]) -> AppResult<()> {
    let mut entries = Vec::new();
    for (touched, left, _) in changed {
        let before = touched.before().and_then(|state| state.accepted.as_ref());
        if let (Some(accepted), None) = (&left.state.accepted, before) {
            let row = i32::try_from(accepted.register.row).context("register row")?;
            let center = left.state.facts.center.to_string();
            let book = accepted.register.book.as_str();
            entries.push([center.into(), book.into(), row.into(), left.id.into()]);
        }
    }
    for rows in entries.chunks(ROWS) {
        let columns = ["center", "book", "row_no", "dossier_id"];
        tx.execute(&insert("register_entry", columns, rows)).await?;
    }
    Ok(())
}

fn paper_row(
    dossier: Uuid,
    paper: &PaperDraft,
    recorded: &Recorded,
) -> AppResult<paper_entity::ActiveModel> {
    Ok(paper_entity::ActiveModel {
        id: Set(paper.id),
        dossier_id: Set(dossier),
        kind: Set(paper_entity::kind_code(paper.kind)),
        issuer: Set(paper.issuer.to_string()),
        year: Set(year(recorded.at)),
        number: Set(i32::try_from(paper.number).context("paper number")?),
        template: Set(paper.template.clone()),
        data: Set(paper.data.to_string()),
        file_id: Set(paper.file),
        issued_at: Set(recorded.at),
        issued_by: Set(recorded.by.officer),
    })
}

async fn index_for_search(
    tx: &Tx,
    before: Option<&entity::Model>,
    row: &entity::Model,
) -> AppResult<()> {
    let (id, text) = (row.id, &row.search);
    let Some(before) = before else {
        let sql = "INSERT INTO dossier_search (dossier_id, text) VALUES ($1, $2)";
        execute(tx, sql, [id.into(), text.into()]).await?;
        let sql = "INSERT INTO dossier_indexed (dossier_id, place)
                   VALUES ($1, last_insert_rowid())";
        return execute(tx, sql, [id.into()]).await;
    };
    if *text == before.search {
        return Ok(());
    }
    let sql = "UPDATE dossier_search SET text = $2
               WHERE rowid = (SELECT place FROM dossier_indexed WHERE dossier_id = $1)";
    execute(tx, sql, [id.into(), text.into()]).await
}

async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> AppResult<()> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    tx.execute_raw(statement).await?;
    Ok(())
}
