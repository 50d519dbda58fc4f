//! What a list of dossiers is narrowed to, as a condition of SQL. Everything combines: each part
//! narrows on its own.

use super::entity::{Column, Entity};
use super::load::LoadFilter;
use super::queries::{Bucket, DossierOrder};
use super::warning::{self, WarningClock};
use super::{Awaits, reach, row, seen, undecided, unfinished};
use chrono::{Days, NaiveDate, NaiveTime};
use domain::calendar::Calendar;
use domain::catalog::SubmissionChannel;
use domain::dossier::{DossierStatus, WarningLevel};
use domain::identity::{Actor, Grant, OfficerId, Role};
use domain::process::StepAction;
use domain::refusal::{Code, Refusal};
use domain::time::{Instant, instant};
use domain::worklist::DueWindow;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Alias, BinOper, Condition, Expr, ExprTrait, Query};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which of the viewer's own work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum QueueScope {
    /// Steps the viewer has.
    Mine,
    /// Steps nobody has that the viewer could claim.
    Claimable,
    /// Both of them: the day's work.
    Work,
    /// Every step at the viewer's places.
    Unit,
}

/// Dossiers at a warning level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warned {
    /// Exactly this level.
    pub level: WarningLevel,
    /// By which clock.
    pub clock: WarningClock,
    /// Only those the viewer is told of: the escalation.
    pub told: bool,
}

/// What a list is narrowed to; all of it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierFilter {
    /// Words of name, code, phone or id, without diacritics.
    pub search: Option<String>,
    /// A figure of the board.
    pub bucket: Option<Bucket>,
    /// Competent agency.
    pub agency: Option<String>,
    /// Agency and unit of the current step.
    pub unit: Option<(String, String)>,
    /// National code of the procedure.
    pub procedure: Option<String>,
    /// Statuses.
    pub status: Option<Vec<DossierStatus>>,
    /// Whose hand it waits for beside the current step, any of them.
    pub awaits: Option<Vec<Awaits>>,
    /// What the current step does.
    pub step: Option<StepAction>,
    /// Who has the current step.
    pub holder: Option<OfficerId>,
    /// When its clock ends.
    pub due: Option<DueWindow>,
    /// A warning level.
    pub warning: Option<Warned>,
    /// First day of reception.
    pub received_from: Option<NaiveDate>,
    /// Last day of reception.
    pub received_to: Option<NaiveDate>,
    /// How it was filed.
    pub channel: Option<SubmissionChannel>,
    /// Changed by others or newly come since the viewer last looked, or the contrary.
    pub unread: Option<bool>,
    /// The viewer's own work.
    pub queue: Option<QueueScope>,
    /// A figure of the workload.
    pub load: Option<LoadFilter>,
}

/// Who narrows, when, by which calendar.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// Who asks.
    pub viewer: &'a Actor,
    /// Working days.
    pub calendar: &'a Calendar,
    /// Now.
    pub now: Instant,
}

impl DossierFilter {
    /// The condition; `search` is that of its words, from [`super::search`].
    pub(super) fn condition(&self, moment: Moment<'_>, search: Condition) -> Condition {
        let Moment { viewer, now, .. } = moment;
        let unit = self.unit.as_ref().map(|(agency, unit)| {
            Condition::all()
                .add(Column::StepAgency.eq(storable(agency)))
                .add(Column::StepUnit.eq(storable(unit)))
        });
        let warned = self.warning.map(|it| {
            let at = Condition::all().add(warning::at(it.level, it.clock, now));
            if it.told { at.add(warning::told(it.level, it.clock, viewer, now)) } else { at }
        });
        let unread = self.unread.map(|wanted| {
            let unread = seen::unread(viewer);
            let contrary = || Condition::all().add(seen::unread_column(viewer).eq(0));
            if wanted { unread } else { contrary() }
        });
        let plain = [
            self.agency.as_ref().map(|agency| Column::Agency.eq(storable(agency))),
            self.procedure.as_ref().map(|code| Column::ProcedureCode.eq(storable(code))),
            self.status.as_ref().map(|status| {
                let codes: BTreeSet<_> = status.iter().map(|status| status.code()).collect();
                Column::Status.is_in(codes)
            }),
            self.step.map(|step| Column::StepAction.eq(row::action_code(step))),
            self.holder.map(|officer| Column::StepAssignee.eq(officer)),
            self.channel.map(|channel| Column::Channel.eq(channel.code())),
        ];
        let whole = [
            self.bucket.map(|bucket| bucket.condition(now)),
            Some(self.moments(moment, |column| Expr::col((Entity, column)))),
            self.queue.map(|queue| queued(queue, viewer)),
            self.awaits.as_ref().map(|awaits| awaited(awaits, viewer, now)),
            self.load.as_ref().map(|load| load.condition(viewer)),
            unit,
            warned,
            unread,
            Some(search),
            self.leaves_out_what_is_finished().then(unfinished::condition),
        ];
        let all = plain.into_iter().flatten().fold(Condition::all(), Condition::add);
        whole.into_iter().flatten().fold(all, Condition::add)
    }

    /// What it says of the two moments by which lists are ordered, of the columns of another table:
    /// so that an index of them is not gone along from its beginning.
    pub(super) fn moments(
        &self,
        Moment { calendar, now, .. }: Moment<'_>,
        column: impl Fn(Column) -> Expr,
    ) -> Condition {
        let due = self.due.map(|window| due(window, calendar, now, &column(Column::DueOrder)));
        let bucket = self.bucket.and_then(|bucket| bucket.due(now, &column(Column::DueOrder)));
        let received = || column(Column::ReceivedAt);
        Condition::all()
            .add_option(due)
            .add_option(bucket)
            .add_option(self.received_from.map(|date| received().gte(start_of(date))))
            .add_option(self.received_to.map(|date| received().lt(start_of(after(date)))))
    }

    /// Whether it says where the current step stands or what it waits for, which is true of few of
    /// all dossiers and has indexes of its own.
    fn is_of_steps(&self) -> bool {
        self.queue.is_some()
            || self.load.is_some()
            || self.holder.is_some()
            || self.unit.is_some()
            || self.step.is_some()
            || self.awaits.is_some()
    }

    /// Whether what is narrowed to is unfinished anyhow, so that saying so loses nothing.
    fn leaves_out_what_is_finished(&self) -> bool {
        let unfinished = |all: &Vec<DossierStatus>| all.iter().all(|status| !status.is_final());
        self.bucket.is_some()
            || self.unread == Some(true)
            || self.status.as_ref().is_some_and(unfinished)
    }

    /// An order, if lists narrowed like this have it: by the time of their steps only those of what
    /// is under way, for which the database can look through all of them.
    pub(super) fn ordered(&self, order: DossierOrder) -> Result<DossierOrder, Refusal> {
        match order {
            DossierOrder::StepDueAt if !self.is_of_what_is_under_way() => {
                Err(Refusal::at(Code::OrderOfWork, "order"))
            }
            _ => Ok(order),
        }
    }

    /// Whether it is about what is under way, which is few of all dossiers and has indexes of its
    /// own: fewer than an agency has had to do with in years.
    pub(super) fn is_of_what_is_under_way(&self) -> bool {
        self.is_of_steps() || self.leaves_out_what_is_finished()
    }
}

/// Midnight in Vietnam at which a day begins.
fn start_of(date: NaiveDate) -> Instant {
    instant(date.and_time(NaiveTime::MIN))
}

/// The day after; the last day there is has none.
fn after(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

/// Clocks that end in a window. What has no running clock stands behind all others in the order,
/// so the column of the order answers alone, whatever statuses there will be.
fn due(window: DueWindow, calendar: &Calendar, now: Instant, order: &Expr) -> Condition {
    let never = row::never();
    let Some((from, until)) = window.range(calendar, now) else {
        return Condition::all().add(order.clone().gte(never));
    };
    let until = until.unwrap_or(never);
    let all = Condition::all().add(order.clone().lt(until));
    from.into_iter().fold(all, |all, from| all.add(order.clone().gte(from)))
}

/// What waits for one of these hands.
fn awaited(awaits: &[Awaits], viewer: &Actor, now: Instant) -> Condition {
    let mine: Vec<_> =
        awaits.iter().filter_map(|it| Some((*it, undecided::condition(*it, viewer)?))).collect();
    let others = awaits.iter().copied().filter(|it| mine.iter().all(|(own, _)| own != it));
    // An alternative that nothing meets would keep a database from the indexes of the others.
    let told = Awaits::columns(&others.collect::<Vec<_>>());
    let told = (!told.is_empty() || awaits.is_empty()).then(|| Column::Awaits.is_in(told));
    let any = Condition::any().add_option(told);
    let any = mine.into_iter().fold(any, |any, (_, own)| any.add(own));
    let any = any.add_option(awaits.contains(&Awaits::Opinion).then(|| opinion(viewer, None)));
    let any = any
        .add_option(awaits.contains(&Awaits::OpinionOverdue).then(|| opinion(viewer, Some(now))));
    // Null once it was answered.
    let any = any
        .add_option(awaits.contains(&Awaits::AnswerOverdue).then(|| Column::AnswerDueAt.lt(now)));
    let alerts = awaits.contains(&Awaits::AnswerAlert);
    let any = any.add_option(alerts.then(|| Column::AlertAt.lte(now)));
    any.add_option(awaits.contains(&Awaits::Closing).then(|| Column::ClosesAt.lte(now)))
}

/// Whether an agency owes an opinion; to who gives opinions, his own agency.
fn opinion(viewer: &Actor, due_before: Option<Instant>) -> Condition {
    let asked = Alias::new("dossier_consultation");
    let of = |column: &'static str| Expr::col((asked.clone(), Alias::new(column)));
    let own: Vec<_> = viewer
        .grants
        .iter()
        .filter(|grant| grant.role == Role::Con)
        .map(|grant| grant.agency.to_string())
        .collect();
    let mut owed = Query::select();
    owed.expr(of("dossier_id"))
        .from(asked.clone())
        .and_where(of("answered_at").is_null())
        .and_where_option(due_before.map(|now| of("due_at").lt(now)))
        .and_where_option((!own.is_empty()).then(|| of("agency").is_in(own)));
    let asked = Expr::col((Entity, Column::Id)).in_subquery(owed);
    // What is decided waits for no opinion.
    Condition::all().add(asked).add(Column::FinishedAt.is_null()).add(unfinished::condition())
}

fn queued(queue: QueueScope, viewer: &Actor) -> Condition {
    // The steps of those one stands in for are one's own work, too.
    let holders: Vec<_> = std::iter::once(viewer.id).chain(viewer.delegators()).collect();
    let mine = || Condition::all().add(Column::StepAssignee.is_in(holders.iter().copied()));
    let over_grants = |condition: fn(&Grant) -> Condition| {
        viewer.grants.iter().fold(Condition::any(), |any, grant| any.add(condition(grant)))
    };
    let steps = match queue {
        QueueScope::Mine => mine(),
        QueueScope::Claimable => over_grants(reach::claimable),
        QueueScope::Work => over_grants(reach::claimable).add(mine()),
        QueueScope::Unit => over_grants(reach::at_place),
    };
    // The return desk works from its own list; a queue is what still has to be decided.
    let undecided = [
        DossierStatus::Processing,
        DossierStatus::WithdrawalRequested,
        DossierStatus::ResultIssued,
    ];
    // As a value and not as a column, of which PostgreSQL would read an index of all departments.
    let status = Expr::col((Entity, Column::Status)).binary(BinOper::Custom("||"), "");
    Condition::all().add(steps).add(status.is_in(undecided.map(DossierStatus::code)))
}

/// Text as it can be compared with: PostgreSQL keeps no NUL and refuses a statement that has one.
pub(super) fn storable(text: &str) -> String {
    text.chars().filter(|c| *c != '\0').collect()
}
