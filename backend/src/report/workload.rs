//! Who has how much to do, in the API.

use crate::app::AppError;
use crate::dossier::load::{Pile, piles};
use crate::graphql::Cx;
use crate::graphql::scalar::{LegalDate, Moment};
use crate::identity::graphql::{Agency, Officer, Unit};
use async_graphql::{Context, Enum, Object, SimpleObject};
use domain::identity::{Action, OfficerId, Period, away, scope};
use domain::refusal::{Code, Refusal};
use domain::report::{Absence, Assessment, Horizon, Load, Norm, Strain, assess, works_within};
use domain::time::local_date;
use std::collections::BTreeMap;

/// When a step should be done, as seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::report::LoadBucket")]
pub enum LoadBucket {
    /// Should have been done.
    Overdue,
    /// By the end of today.
    Today,
    /// By the end of the next working day.
    NextDay,
    /// By the end of this week.
    ThisWeek,
    /// Later, or without a date.
    Later,
}

/// How full an officer's time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::report::Level")]
pub enum LoadLevel {
    /// Nothing, or up to half of the time.
    Light,
    /// Up to all of it.
    Full,
    /// More work than time by the end of some bucket.
    Over,
}

/// Open steps due in a bucket.
#[derive(Debug, Clone, Copy, SimpleObject)]
pub struct LoadFigure {
    /// Which bucket.
    pub bucket: LoadBucket,
    /// How many; opens `dossiers` with the `load` filter of the same bucket and officer.
    pub steps: u64,
    /// Working minutes the approved processes allow for them.
    pub minutes: u64,
}

/// Work due by the end of a bucket, with all before it, held against the time until then.
#[derive(Debug, Clone, Copy, SimpleObject)]
pub struct LoadStrain {
    /// Until the end of which bucket.
    pub bucket: LoadBucket,
    /// Working minutes of the steps due by then.
    pub demand_minutes: u64,
    /// Office time until then, in minutes, times the norm.
    pub capacity_minutes: u64,
    /// The one as a share of the other; 999 at the most.
    pub percent: u32,
}

impl From<Strain> for LoadStrain {
    fn from(strain: Strain) -> Self {
        Self {
            bucket: strain.bucket.into(),
            demand_minutes: strain.demand,
            capacity_minutes: strain.capacity,
            percent: strain.percent(),
        }
    }
}

/// Open steps by when they are due, and whether there is time for them.
#[derive(Debug, Clone, SimpleObject)]
pub struct LoadSummary {
    /// How many steps are open.
    pub steps: u64,
    /// Working minutes the approved processes allow for them.
    pub minutes: u64,
    /// The steps by bucket, what runs out first, first.
    pub buckets: Vec<LoadFigure>,
    /// Whether there is time for them.
    pub level: LoadLevel,
    /// The tightest bucket.
    pub tightest: LoadStrain,
    /// Every bucket that ends within this week.
    pub strains: Vec<LoadStrain>,
}

impl LoadSummary {
    /// An officer's load as seen at the moment of the request; who is away has no time for it.
    pub fn of(cx: Cx<'_>, officer: OfficerId, load: &Load, norm: Norm) -> Self {
        let away = away(&cx.reference().substitutions.absences, officer, cx.now());
        Self::held_against(cx, load, norm, away)
    }

    /// The load of nobody, for whom nobody is away.
    fn of_nobody(cx: Cx<'_>, load: &Load) -> Self {
        Self::held_against(cx, load, Norm::default(), None)
    }

    fn held_against(cx: Cx<'_>, load: &Load, norm: Norm, away: Option<Period>) -> Self {
        let horizon = Horizon::of(cx.now(), &cx.reference().calendar);
        let absence = away.map(|days| Absence { from: days.first, until: days.last });
        let Assessment { level, strains, tightest } =
            assess(load, &horizon, &cx.reference().calendar, norm, absence);
        let figure = |bucket| {
            let demand = load.of(bucket);
            LoadFigure { bucket: bucket.into(), steps: demand.steps, minutes: demand.minutes }
        };
        Self {
            steps: load.total().steps,
            minutes: load.total().minutes,
            buckets: domain::report::LoadBucket::ALL.map(figure).to_vec(),
            level: level.into(),
            tightest: tightest.into(),
            strains: strains.map(LoadStrain::from).to_vec(),
        }
    }
}

/// The work of an officer within the viewer's reach.
#[derive(Debug, SimpleObject)]
pub struct OfficerLoad {
    /// Who.
    pub officer: Officer,
    /// Open steps, by when they are due.
    pub load: LoadSummary,
    /// Until when the officer is away, when he is today.
    pub absent_until: Option<LegalDate>,
}

/// Work of a place that nobody has taken yet.
#[derive(Debug, SimpleObject)]
pub struct UnclaimedLoad {
    /// Agency of the steps.
    pub agency: Agency,
    /// Unit of the steps; null where any of the agency may take them.
    pub unit: Option<Unit>,
    /// Steps, by when they are due. Nobody's time is held against them.
    pub buckets: Vec<LoadFigure>,
    /// How many.
    pub steps: u64,
    /// Working minutes the approved processes allow for them.
    pub minutes: u64,
}

/// Where a bucket ends.
#[derive(Debug, SimpleObject)]
pub struct LoadBucketEnd {
    /// Which.
    pub bucket: LoadBucket,
    /// First moment that is no longer in it; null for the last.
    pub until: Option<Moment>,
    /// Office time from now until then, in minutes; null for the last.
    pub working_minutes: Option<i64>,
}

/// Who has how much to do.
#[derive(Debug, SimpleObject)]
pub struct Workload {
    /// The moment of the figures.
    pub at: Moment,
    /// How many dossiers an officer is meant to have in hand at once.
    pub norm: u32,
    /// The buckets.
    pub buckets: Vec<LoadBucketEnd>,
    /// Every officer within reach who could have steps, fullest first.
    pub officers: Vec<OfficerLoad>,
    /// What nobody has taken yet, by place.
    pub unclaimed: Vec<UnclaimedLoad>,
}

/// Figures of the workload.
#[derive(Debug, Default)]
pub struct WorkloadQuery;

#[Object]
impl WorkloadQuery {
    /// Open steps at the viewer's places, by officer and by when they are due, against the office
    /// time there is for them. Each figure opens `dossiers` with the `load` filter.
    #[graphql(complexity = "20 + 100 * child_complexity")]
    async fn workload(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Code of the agency of the steps.")] agency: Option<String>,
        #[graphql(desc = "Code of the unit of the steps.")] unit: Option<String>,
        #[graphql(desc = "Dossiers an officer has in hand at once, 1–50; 8 unless said.")]
        norm: Option<u32>,
    ) -> async_graphql::Result<Workload> {
        let cx = Cx::of(ctx);
        let scope = scope(&cx.actor()?, Action::Workload).map_err(|_| AppError::Forbidden)?;
        let norm = norm.map_or_else(|| Ok(Norm::default()), checked)?;
        let reference = cx.reference();
        let horizon = Horizon::of(cx.now(), &reference.calendar);
        let place = (agency.as_deref(), unit.as_deref());
        let piles = piles(&cx.app().db, reference, &scope, place, &horizon).await?;
        let today = local_date(cx.now());
        let mut of_officers: BTreeMap<OfficerId, Load> = reference
            .officers
            .values()
            .filter(|officer| officer.active && works_within(&officer.actor(today), &scope))
            .filter(|officer| agency.as_deref().is_none_or(|it| it == officer.agency.as_str()))
            .filter(|officer| unit.is_none() || unit == officer.unit)
            .map(|officer| (officer.id, Load::default()))
            .collect();
        let mut unclaimed = Vec::new();
        for (pile, load) in piles {
            match pile.officer {
                Some(officer) => of_officers.entry(officer).or_default().add_all(&load),
                None => unclaimed.push(nobodys(cx, &pile, &load)?),
            }
        }
        Ok(Workload {
            at: cx.now().into(),
            norm: norm.dossiers(),
            buckets: ends(cx, &horizon),
            officers: officers(cx, of_officers, norm),
            unclaimed,
        })
    }
}

fn checked(norm: u32) -> Result<Norm, AppError> {
    let (min, max) = (Norm::RANGE.start(), Norm::RANGE.end());
    Norm::new(norm).ok_or_else(|| {
        Refusal::at(Code::OutOfRange, "norm").with("min", min).with("max", max).into()
    })
}

fn officers(cx: Cx<'_>, loads: BTreeMap<OfficerId, Load>, norm: Norm) -> Vec<OfficerLoad> {
    let mut officers: Vec<OfficerLoad> = loads
        .into_iter()
        .filter_map(|(officer, load)| {
            let load = LoadSummary::of(cx, officer, &load, norm);
            let officer = Officer::of(cx, officer)?;
            let absent_until = officer.absent_on(cx).map(LegalDate);
            Some(OfficerLoad { officer, load, absent_until })
        })
        .collect();
    let fullness = |it: &OfficerLoad| (it.load.tightest.percent, it.load.steps);
    officers.sort_by(|a, b| {
        fullness(b).cmp(&fullness(a)).then_with(|| a.officer.0.name.cmp(&b.officer.0.name))
    });
    officers
}

fn nobodys(cx: Cx<'_>, pile: &Pile, load: &Load) -> async_graphql::Result<UnclaimedLoad> {
    let agency = Agency::required(cx, &pile.agency)?;
    let LoadSummary { steps, minutes, buckets, .. } = LoadSummary::of_nobody(cx, load);
    Ok(UnclaimedLoad { unit: agency.unit(pile.unit.as_deref()), agency, buckets, steps, minutes })
}

fn ends(cx: Cx<'_>, horizon: &Horizon) -> Vec<LoadBucketEnd> {
    let end = |bucket: domain::report::LoadBucket| {
        let until = horizon.range(bucket).1;
        LoadBucketEnd {
            bucket: bucket.into(),
            until: until.map(Moment),
            working_minutes: until
                .map(|until| cx.reference().calendar.working_minutes(horizon.now, until)),
        }
    };
    domain::report::LoadBucket::ALL.map(end).into()
}
