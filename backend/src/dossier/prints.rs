//! Papers that are prints of the log, as PDF: the control sheet of a dossier, and the register of a
//! Center. They are made anew each time and never kept.

use super::commands::bound_versions;
use super::export::{RegisterRequest, Watch};
use super::{Loaded, store};
use crate::app::{App, AppError, AppResult, Snapshot};
use crate::identity::substitution;
use anyhow::Context as _;
use bytes::Bytes;
use chrono::{Datelike as _, NaiveDate, NaiveTime};
use domain::document::{Closing, ControlSheet, Form, Register, RegisterRow};
use domain::dossier::{
    Dossier, History, MOST_OF_REGISTER, Printing, control_sheet, of_one_book, register_row,
};
use domain::refusal::{Code, Refusal};
use domain::time::{Instant, instant, local_date};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// A register is some thousand dossiers in memory: one after the other.
static REGISTERS: Semaphore = Semaphore::const_new(1);

/// The control sheet of a dossier as it is now, as PDF.
///
/// # Errors
/// There is no such dossier, or it has not been accepted.
pub async fn control_sheet_pdf(app: &Arc<App>, id: Uuid, now: Instant) -> AppResult<Bytes> {
    set(app, control_sheet_of(app, id, now).await?).await
}

/// The control sheet of a dossier as it is now.
///
/// # Errors
/// There is no such dossier, or it has not been accepted.
pub async fn control_sheet_of(app: &App, id: Uuid, now: Instant) -> AppResult<ControlSheet> {
    let reader = app.db.reader();
    let Loaded { state, .. } = store::load(reader, id).await?.ok_or(AppError::NotFound)?;
    let log = store::logs(reader, &[id]).await?.remove(&id).unwrap_or_default();
    let stood_in = log.iter().filter(|it| it.by.on_behalf_of.is_some()).map(|it| it.by.officer);
    let stood_in: Vec<_> = stood_in.collect::<BTreeSet<_>>().into_iter().collect();
    let delegations = substitution::stood_in(reader, &stood_in).await?;
    let history = History { log: &log, delegations: &delegations };
    let reference = app.reference.now();
    let print = |printing: Printing<'_>| control_sheet(&state, history, printing, now);
    printing(&state, &reference, print).ok_or(AppError::NotFound)
}

/// How many dossiers a part of a register has; no more than can be printed.
///
/// # Errors
/// There are more; the part is not within one year, or ends before it begins.
pub(super) async fn countable(app: &App, request: &RegisterRequest) -> AppResult<()> {
    of_one_book(request.from, request.to)?;
    if !app.reference.now().offices.contains_key(&request.center) {
        return Err(Refusal::at(Code::NotFound, "center").into());
    }
    if part(app, request, "d.id AS id").await?.len() as u64 > MOST_OF_REGISTER {
        return Err(Refusal::at(Code::TooManyRows, "to").with("max", MOST_OF_REGISTER).into());
    }
    Ok(())
}

/// The asked part of a register, and how many dossiers are in it.
pub(super) async fn register_pdf(
    app: &Arc<App>,
    request: &RegisterRequest,
    mut watch: Watch,
    now: Instant,
) -> AppResult<Bytes> {
    let _alone = REGISTERS.acquire().await.context("registers are printed")?;
    let reference = app.reference.now();
    let office = reference.offices.get(&request.center).ok_or(AppError::NotFound)?;
    let mut rows: Vec<RegisterRow> = Vec::new();
    for row in part(app, request, "d.state AS state").await? {
        let state: Dossier = serde_json::from_str(&row.try_get::<String>("", "state")?)?;
        rows.extend(printing(&state, &reference, |printing| register_row(&state, printing)));
    }
    watch.rows = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let year = u16::try_from(request.from.year()).context("a year of the register")?;
    let book = format!("01/{year}");
    let closing = Closing::seen_on(local_date(now), year, in_book(app, request, &book).await?);
    let register = Register {
        issuer: office.body.clone(),
        printed_at: now,
        book,
        year,
        from: request.from,
        to: request.to,
        rows,
        closing,
    };
    let pdf = set(app, register).await?;
    watch.complete().await?;
    Ok(pdf)
}

/// How many dossiers a whole book has.
async fn in_book(app: &App, request: &RegisterRequest, book: &str) -> AppResult<u32> {
    let sql = "SELECT COUNT(*) AS n FROM register_entry WHERE center = $1 AND book = $2";
    let values = [request.center.as_str().into(), book.into()];
    let reader = app.db.reader();
    let asked = Statement::from_sql_and_values(reader.get_database_backend(), sql, values);
    let row = reader.query_one_raw(asked).await?.context("a count is a row")?;
    Ok(u32::try_from(row.try_get::<i64>("", "n")?).context("dossiers of a book")?)
}

/// The dossiers of a part of a register, in the order of the book.
async fn part(
    app: &App,
    request: &RegisterRequest,
    columns: &str,
) -> AppResult<Vec<sea_orm::QueryResult>> {
    let sql = format!(
        "SELECT {columns} FROM register_entry r JOIN dossier d ON d.id = r.dossier_id
         WHERE r.center = $1 AND d.accepted_at >= $2 AND d.accepted_at < $3
         ORDER BY r.book, r.row_no LIMIT $4"
    );
    let after = request.to.succ_opt().unwrap_or(request.to);
    let values = [
        request.center.as_str().into(),
        midnight(request.from).into(),
        midnight(after).into(),
        (MOST_OF_REGISTER + 1).into(),
    ];
    let reader = app.db.reader();
    let asked = Statement::from_sql_and_values(reader.get_database_backend(), sql, values);
    Ok(reader.query_all_raw(asked).await?)
}

/// When a day begins in Vietnam.
fn midnight(day: NaiveDate) -> Instant {
    instant(day.and_time(NaiveTime::MIN))
}

/// What is printed of a dossier, in the name of the Center that took it in.
fn printing<T>(
    state: &Dossier,
    reference: &Snapshot,
    print: impl FnOnce(Printing<'_>) -> Option<T>,
) -> Option<T> {
    let (procedure, _) = bound_versions(state, reference)?;
    let case = procedure.case(&state.facts.intake.case).map(|case| case.name.as_str());
    let procedure_name = match case.filter(|case| !case.is_empty()) {
        Some(case) => format!("{} ({case})", procedure.name),
        None => procedure.name.clone(),
    };
    let office = reference.offices.get(&state.facts.center).unwrap_or(&reference.office);
    print(Printing { office, names: reference, procedure_name: &procedure_name })
}

/// A form as PDF.
async fn set<F: Form + Send + 'static>(app: &Arc<App>, form: F) -> AppResult<Bytes> {
    let app = Arc::clone(app);
    let printed = tokio::task::spawn_blocking(move || {
        let template = F::KIND.template(form.family()).context("a form has a template")?;
        let data = serde_json::to_value(&form)?;
        app.press.render(&template, &data).with_context(|| template.clone())
    });
    Ok(printed.await.context("printing was interrupted")??.into())
}
