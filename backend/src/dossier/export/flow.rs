//! A file as it flows: page after page of the list, each written and sent before the next is read.

use super::cells::{Cell, Exported, OPEN, STATE, Wording};
use super::csv::Csv;
use super::record::{self, Recorded};
use super::watch::Watch;
use super::xlsx::Xlsx;
use super::{ExportRequest, Format, Taken};
use crate::app::{App, AppError, AppResult, Snapshot};
use crate::dossier::entity::Column;
use crate::dossier::queries::{self, PageRequest};
use crate::dossier::{prints, reach};
use bytes::Bytes;
use domain::identity::{Action, Actor, Scope, scope};
use domain::report::ExportColumn;
use domain::time::{Instant, local};
use futures::stream::{self, Stream};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, SimpleExpr};
use sea_orm::{ExprTrait as _, QuerySelect as _};
use std::sync::Arc;
use uuid::Uuid;

/// Rows read at a time: enough that the reading is no dance of small steps, little enough to be
/// forgotten at once.
const PAGE: u64 = 500;

/// A file that can be sent.
pub struct File<S> {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub format: Format,
    /// Its bytes.
    pub bytes: S,
}

/// Opens an export: the list as its officer may read it now.
///
/// # Errors
/// There is no such export, or its officer has left or may no longer export.
pub async fn open(
    app: &Arc<App>,
    id: Uuid,
    format: Format,
    now: Instant,
) -> AppResult<File<impl Stream<Item = anyhow::Result<Bytes>> + Send + use<>>> {
    let Recorded { id, officer, taken } = record::find(app, id).await?;
    let Taken::List(request) = taken else { return Err(AppError::NotFound) };
    if request.format != format {
        return Err(AppError::NotFound);
    }
    let reference = app.reference.now();
    let viewer = reference.actor(officer, now).ok_or(AppError::NotFound)?;
    let scope = scope(&viewer, Action::Export).map_err(|_| AppError::NotFound)?;
    let name = format!("ho-so-{}.{}", local(request.at).format("%Y%m%d-%H%M"), format.extension());
    let headings: Vec<&str> = request.columns.iter().map(|it| it.heading(request.lang)).collect();
    let writer = match format {
        Format::Csv => Writer::Csv(Csv::new(&headings)),
        Format::Xlsx => Writer::Xlsx(Box::new(Xlsx::new(&headings)?)),
    };
    let watch = Watch::new(app, id, now);
    let request = *request;
    let flow = Flow { reference, viewer, scope, request, after: None, writer: Some(writer), watch };
    let bytes = stream::unfold(flow, async |mut flow| {
        let piece = flow.next().await.transpose()?;
        if piece.is_err() {
            flow.writer = None;
        }
        Some((piece.map(Bytes::from), flow))
    });
    Ok(File { name, format, bytes })
}

/// The asked part of a register as PDF, with its name.
///
/// # Errors
/// There is no such export, or its officer has left or does not read the whole Center any more.
pub async fn open_register(app: &Arc<App>, id: Uuid, now: Instant) -> AppResult<(String, Bytes)> {
    let Recorded { id, officer, taken } = record::find(app, id).await?;
    let Taken::Register(request) = taken else { return Err(AppError::NotFound) };
    let viewer = app.reference.now().actor(officer, now).ok_or(AppError::NotFound)?;
    record::may_take_register(&viewer, &request.center).map_err(|_| AppError::NotFound)?;
    let watch = Watch::new(app, id, now);
    let pdf = prints::register_pdf(app, &request, watch, now).await?;
    Ok((format!("so-theo-doi-{}-{}.pdf", request.from, request.to), pdf))
}

#[derive(Debug)]
enum Writer {
    Csv(Csv),
    Xlsx(Box<Xlsx>),
}

impl Writer {
    fn row(&mut self, cells: &[Cell]) -> anyhow::Result<()> {
        match self {
            Self::Csv(file) => file.row(cells),
            Self::Xlsx(file) => file.row(cells)?,
        }
        Ok(())
    }

    fn take(&mut self) -> Vec<u8> {
        match self {
            Self::Csv(file) => file.take(),
            Self::Xlsx(file) => file.take(),
        }
    }

    fn finish(self) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Csv(mut file) => Ok(file.take()),
            Self::Xlsx(file) => file.finish(),
        }
    }
}

/// Where the file stands.
struct Flow {
    reference: Arc<Snapshot>,
    viewer: Actor,
    scope: Scope,
    request: ExportRequest,
    after: Option<String>,
    /// `None` once the file has ended.
    writer: Option<Writer>,
    watch: Watch,
}

impl Flow {
    /// The next piece of the file; nothing after its end.
    async fn next(&mut self) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(mut writer) = self.writer.take() else { return Ok(None) };
        let page = self.page().await.map_err(anyhow::Error::from)?;
        let wording =
            Wording { reference: &self.reference, lang: self.request.lang, now: self.request.at };
        let shown = page.len().min(usize::try_from(PAGE).unwrap_or(usize::MAX));
        for exported in &page[..shown] {
            let cells: Vec<Cell> =
                self.request.columns.iter().map(|it| wording.cell(exported, *it)).collect();
            writer.row(&cells)?;
        }
        self.watch.rows += i64::try_from(shown)?;
        if page.len() > shown {
            let last = page.get(shown - 1).map(|it| queries::cursor(&it.row, self.request.order));
            self.after = last;
            let piece = writer.take();
            self.writer = Some(writer);
            return Ok(Some(piece));
        }
        let mut rest = writer.take();
        rest.extend(writer.finish()?);
        self.watch.complete().await.map_err(anyhow::Error::from)?;
        Ok(Some(rest))
    }

    /// A page of the list, with one row more than it has.
    async fn page(&self) -> AppResult<Vec<Exported>> {
        let app = &self.watch.app;
        let page = PageRequest {
            filter: self.request.filter.clone(),
            order: self.request.order,
            first: PAGE,
            after: self.after.clone(),
        };
        let reference = app.reference.now();
        let moment = queries::Moment {
            viewer: &self.viewer,
            calendar: &reference.calendar,
            now: self.request.at,
        };
        let mut query = queries::listed(&app.db, &self.scope, moment, &page).await?;
        if self.request.columns.iter().any(|it| ExportColumn::is_personal(*it)) {
            query = query.expr_as(Expr::col(Column::State), STATE).expr_as(self.may_open(), OPEN);
        }
        Ok(query.into_model::<Exported>().all(app.db.reader()).await?)
    }

    /// 1 where the reader may open the papers of the dossier.
    fn may_open(&self) -> SimpleExpr {
        let nothing = || Condition::all().add(Expr::val(1).eq(0));
        let open = scope(&self.viewer, Action::ReadFiles)
            .map_or_else(|_| nothing(), |scope| reach::condition(&scope));
        let one: SimpleExpr = CaseStatement::new().case(open, 1).finally(0).into();
        one.cast_as("integer")
    }
}

impl<S> std::fmt::Debug for File<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("File").field("name", &self.name).finish_non_exhaustive()
    }
}
