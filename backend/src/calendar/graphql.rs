//! The office calendar in the API: its days, publishing a newer version, confirming it.

use super::{ConfirmOrder, PublishOrder, store};
use crate::app::AppResult;
use crate::dossier::{Impact, impact};
use crate::graphql::Cx;
use crate::graphql::error::{UserError, user_errors};
use crate::graphql::scalar::{LegalDate, Moment};
use crate::identity::graphql::Officer;
use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use chrono::{Datelike as _, NaiveDate};
use domain::calendar::{Calendar, CalendarChange, Closure};
use domain::identity::{OfficeAction, authorize_office};
use std::sync::Arc;

pub use super::due::{Due, SkippedDays};

/// How a day differs from the ordinary week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::calendar::DayKind")]
pub enum CalendarDayKind {
    /// Nghỉ lễ, Tết (BLLĐ 2019 Đ.112).
    Legal,
    /// Nghỉ bù (BLLĐ 2019 Đ.111.3).
    Compensatory,
    /// Nghỉ hoán đổi: a working day off, worked on a Saturday instead.
    SwapOff,
    /// Làm bù: the Saturday worked instead.
    SwapWork,
}

/// A day on which the country differs from the ordinary week, or the offices of the province are
/// closed.
#[derive(Debug, Clone, SimpleObject)]
pub struct CalendarDay {
    /// The day.
    pub date: LegalDate,
    /// How it differs for the whole country; null when the province closed its offices.
    pub kind: Option<CalendarDayKind>,
    /// The kind in the language of the request.
    pub kind_name: String,
    /// What people call it, or why the offices are closed.
    pub name: String,
    /// Number of the decision or notice, or the article of law.
    pub source: String,
}

/// A version of the office calendar; published once, never changed.
#[derive(Debug, Clone, SimpleObject)]
pub struct CalendarVersion {
    /// Its label, as derivations of due dates cite it.
    pub version: String,
    /// When it was published.
    pub published_at: Moment,
    /// By whom; null for the one the product came with.
    pub published_by: Option<Officer>,
}

/// A Center lets the calendar in force hold for what it had accepted before (R6).
#[derive(Debug, Clone, SimpleObject)]
pub struct CalendarConfirmation {
    /// Số quyết định.
    pub decision_no: String,
    /// Who confirmed it.
    pub confirmed_by: Option<Officer>,
    /// When.
    pub confirmed_at: Moment,
    /// When the last dossier was counted again; null while that goes on.
    pub done_at: Option<Moment>,
}

/// What counting open dossiers again on a calendar does.
#[derive(Debug, Clone, Copy, SimpleObject)]
pub struct CalendarImpact {
    /// Open dossiers that were accepted on another calendar.
    pub dossiers: u64,
    /// Of them, those that will be due later.
    pub later: u64,
    /// Those that will be due earlier.
    pub earlier: u64,
}

impl From<Impact> for CalendarImpact {
    fn from(Impact { dossiers, later, earlier }: Impact) -> Self {
        Self { dossiers, later, earlier }
    }
}

/// The working calendar of the province's offices.
#[derive(Debug, Clone)]
pub struct OfficeCalendar(Arc<Calendar>);

#[Object]
impl OfficeCalendar {
    /// Label of the version in force: what is accepted now is counted on it (R3).
    async fn version(&self) -> &str {
        self.0.version()
    }

    /// Last day for which the State has published the days off; later due dates are `dự kiến`.
    async fn published_until(&self) -> LegalDate {
        LegalDate(self.0.published_until())
    }

    /// Days of a year that differ from the ordinary week, in order; those that follow from the law
    /// where a year is not published yet.
    #[graphql(complexity = "366 * child_complexity")]
    async fn days(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year, e.g. 2026.")] year: i32,
    ) -> Vec<CalendarDay> {
        let cx = Cx::of(ctx);
        let calendar = &self.0;
        let closed = cx.lang().pick("cơ quan nghỉ", "offices closed");
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let dates = first.into_iter().flat_map(|first| first.iter_days());
        dates
            .take_while(|date| date.year() == year)
            .filter_map(|date| match calendar.special(date) {
                Some(day) => Some(CalendarDay {
                    date: LegalDate(date),
                    kind: Some(day.kind.into()),
                    kind_name: day.kind.label(cx.lang()).to_owned(),
                    name: day.name.clone(),
                    source: day.source.clone(),
                }),
                None => calendar.closure(date).map(|closure| CalendarDay {
                    date: LegalDate(date),
                    kind: None,
                    kind_name: closed.to_owned(),
                    name: closure.reason.clone(),
                    source: closure.source.clone(),
                }),
            })
            .collect()
    }

    /// Every version, the latest first; for officials.
    async fn versions(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<CalendarVersion>> {
        let cx = Cx::of(ctx);
        cx.actor()?;
        let all = store::publications(cx.app().db.reader()).await?;
        let one = |it: store::Publication| CalendarVersion {
            version: it.version,
            published_at: it.created_at.into(),
            published_by: it.published_by.and_then(|officer| Officer::of(cx, officer)),
        };
        Ok(all.into_iter().map(one).collect())
    }

    /// The confirmation of the version in force by the viewer's Center; null when there is none, or
    /// when the viewer does not direct a Center.
    async fn confirmation(
        &self,
        ctx: &Context<'_>,
    ) -> async_graphql::Result<Option<CalendarConfirmation>> {
        let cx = Cx::of(ctx);
        let Ok(permit) = authorize_office(&cx.actor()?, OfficeAction::ConfirmCalendar) else {
            return Ok(None);
        };
        let db = cx.app().db.reader();
        let found = store::confirmation(db, self.0.version(), permit.agency()).await?;
        Ok(found.map(|it| CalendarConfirmation {
            decision_no: it.decision_no,
            confirmed_by: Officer::of(cx, it.officer_id),
            confirmed_at: it.confirmed_at.into(),
            done_at: it.done_at.map(Moment),
        }))
    }

    /// What confirming the version in force would do in the viewer's Center, by reading every open
    /// dossier as long as it is not confirmed; null when the viewer does not direct a Center.
    #[graphql(complexity = "5_000 + child_complexity")]
    async fn impact(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<CalendarImpact>> {
        let cx = Cx::of(ctx);
        let Ok(permit) = authorize_office(&cx.actor()?, OfficeAction::ConfirmCalendar) else {
            return Ok(None);
        };
        let db = &cx.app().db;
        let confirmed = store::confirmation(db.reader(), self.0.version(), permit.agency()).await?;
        // Of one version, and of one that holds for all, nothing is behind.
        if cx.reference().calendars.len() < 2 || confirmed.is_some_and(|it| it.done_at.is_some()) {
            return Ok(Some(Impact::default().into()));
        }
        Ok(Some(impact(db, &self.0, Some(permit.agency())).await?.into()))
    }

    /// Whether the viewer may publish a newer version.
    async fn may_publish(&self, ctx: &Context<'_>) -> bool {
        may(Cx::of(ctx), OfficeAction::PublishCalendar)
    }

    /// Whether the viewer may confirm the version in force for what his Center had accepted before.
    async fn may_confirm(&self, ctx: &Context<'_>) -> bool {
        may(Cx::of(ctx), OfficeAction::ConfirmCalendar)
    }
}

fn may(cx: Cx<'_>, action: OfficeAction) -> bool {
    cx.viewer().is_some_and(|actor| authorize_office(&actor, action).is_ok())
}

/// The calendar.
#[derive(Debug, Default)]
pub struct CalendarQuery;

#[Object]
impl CalendarQuery {
    /// The working calendar: days off, swapped days, closures.
    async fn office_calendar(&self, ctx: &Context<'_>) -> OfficeCalendar {
        OfficeCalendar(Arc::clone(&Cx::of(ctx).reference().calendar))
    }
}

/// A day that differs for the whole country.
#[derive(Debug, InputObject)]
pub struct CalendarDayInput {
    /// The day.
    pub date: LegalDate,
    /// How it differs.
    pub kind: CalendarDayKind,
    /// What people call it.
    pub name: String,
    /// Number of the decision or notice.
    pub source: String,
}

/// A day on which the offices of the province are closed.
#[derive(Debug, InputObject)]
pub struct ClosureInput {
    /// The day; may have passed.
    pub date: LegalDate,
    /// Why, for people, e.g. `bão số 3`.
    pub reason: String,
    /// Số quyết định.
    pub source: String,
}

/// What differs from the calendar in force.
#[derive(Debug, InputObject)]
pub struct CalendarPublishInput {
    /// The version in force that was looked at.
    pub based_on: String,
    /// Label of the new version, e.g. `2026.2`.
    pub version: String,
    /// Last day for which the State has published the days off; as before when not said.
    pub published_until: Option<LegalDate>,
    /// Days that differ for the whole country; one listed already is replaced.
    #[graphql(default)]
    pub days: Vec<CalendarDayInput>,
    /// Days on which the offices are closed; one listed already is replaced.
    #[graphql(default)]
    pub closures: Vec<ClosureInput>,
    /// Days that are ordinary again.
    #[graphql(default)]
    pub ordinary: Vec<LegalDate>,
    /// Only say what it would do.
    #[graphql(default)]
    pub dry_run: bool,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The calendar in force is to hold for what the Center had accepted before.
#[derive(Debug, InputObject)]
pub struct CalendarConfirmInput {
    /// The version that was looked at.
    pub version: String,
    /// Số quyết định.
    pub decision_no: String,
    /// Only say what it would do.
    #[graphql(default)]
    pub dry_run: bool,
    /// Chosen by the client; the same key gives the same answer.
    pub idempotency_key: String,
}

/// The calendar as it is now, or why it was refused.
#[derive(Debug, Default, SimpleObject)]
pub struct CalendarPayload {
    /// The calendar.
    pub calendar: Option<OfficeCalendar>,
    /// Of a dry run: what it would do to open dossiers. Of a publication, to those of every Center,
    /// once each has confirmed it.
    pub impact: Option<CalendarImpact>,
    /// Why it was refused.
    pub user_errors: Vec<UserError>,
}

impl CalendarPayload {
    fn of(cx: Cx<'_>, done: AppResult<Option<Impact>>) -> async_graphql::Result<Self> {
        Ok(match done {
            Ok(impact) => Self {
                calendar: Some(OfficeCalendar(Arc::clone(&cx.app().reference.now().calendar))),
                impact: impact.map(CalendarImpact::from),
                user_errors: Vec::new(),
            },
            Err(error) => Self { user_errors: user_errors(error, cx)?, ..Self::default() },
        })
    }
}

/// Changing the calendar.
#[derive(Debug, Default)]
pub struct CalendarMutation;

#[Object]
impl CalendarMutation {
    /// Publishes a newer version of the calendar, by an administrator. What is accepted from then on
    /// is counted on it; what was accepted before keeps its own until its Center confirms the change
    /// (R3, R6).
    async fn calendar_publish(
        &self,
        ctx: &Context<'_>,
        input: CalendarPublishInput,
    ) -> async_graphql::Result<CalendarPayload> {
        let cx = Cx::of(ctx);
        let (app, actor) = (cx.app(), cx.actor()?);
        let (dry_run, key) = (input.dry_run, input.idempotency_key.clone());
        let order = PublishOrder { change: input.into() };
        let done = match dry_run {
            true => order.try_out(app, &actor).await.map(Some),
            false => order.publish(app, &actor, &key).await.map(|()| None),
        };
        CalendarPayload::of(cx, done)
    }

    /// Lets the version in force hold for the open dossiers of the viewer's Center, by its director.
    /// Each is then counted again, with an event that cites the decision (R6).
    async fn calendar_confirm(
        &self,
        ctx: &Context<'_>,
        input: CalendarConfirmInput,
    ) -> async_graphql::Result<CalendarPayload> {
        let cx = Cx::of(ctx);
        let (app, actor) = (cx.app(), cx.actor()?);
        let order = ConfirmOrder { version: input.version, decision_no: input.decision_no };
        let done = match input.dry_run {
            true => order.try_out(app, &actor).await.map(Some),
            false => order.confirm(app, &actor, &input.idempotency_key).await.map(|()| None),
        };
        CalendarPayload::of(cx, done)
    }
}

impl From<CalendarPublishInput> for CalendarChange {
    fn from(input: CalendarPublishInput) -> Self {
        let day = |it: CalendarDayInput| domain::calendar::CalendarDay {
            date: it.date.0,
            kind: it.kind.into(),
            name: it.name,
            source: it.source,
        };
        let closure =
            |it: ClosureInput| Closure { date: it.date.0, reason: it.reason, source: it.source };
        Self {
            based_on: input.based_on,
            version: input.version,
            published_until: input.published_until.map(|date| date.0),
            days: input.days.into_iter().map(day).collect(),
            closures: input.closures.into_iter().map(closure).collect(),
            ordinary: input.ordinary.into_iter().map(|date| date.0).collect(),
        }
    }
}
