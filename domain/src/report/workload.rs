//! Who has more to do than there is time for.
//!
//! The work of an officer is the working minutes that the approved processes allow for the steps
//! he has open, by when each step is due. The time is the office time until the end of each
//! bucket. Processes count on an officer having several dossiers in hand at once: how many is the
//! [`Norm`], a figure of the office and not of the law, so that whoever looks may set it.

use crate::calendar::Calendar;
use crate::identity::{Action, Actor, Facts, Place, Scope, StepFacts, authorize};
use crate::time::{Instant, instant, local_date};
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// When a step should be done, as seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
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

impl LoadBucket {
    /// Every bucket, what runs out first, first.
    pub const ALL: [Self; 5] =
        [Self::Overdue, Self::Today, Self::NextDay, Self::ThisWeek, Self::Later];
}

/// Where the buckets end, at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Horizon {
    /// The moment; before it lies what is overdue.
    pub now: Instant,
    /// Midnight after today.
    pub today: Instant,
    /// Midnight after the next working day.
    pub next_day: Instant,
    /// Midnight after Sunday, never before `next_day`.
    pub week: Instant,
}

impl Horizon {
    /// The buckets as seen from a moment. Where the calendar ends, the day after today counts as
    /// the next working day.
    pub fn of(now: Instant, calendar: &Calendar) -> Self {
        let date = local_date(now);
        let days = |n: u64| date.checked_add_days(Days::new(n)).unwrap_or(date);
        let next = (1..=30).map(days).find(|day| calendar.is_working_day(*day));
        let next_day = after(next.unwrap_or_else(|| days(1)));
        let sunday = days(6 - u64::from(date.weekday().num_days_from_monday()));
        Self { now, today: after(date), next_day, week: after(sunday).max(next_day) }
    }

    /// The bucket of a step that is due then. Moments that are due are inclusive: a step due now is
    /// not overdue yet.
    pub fn bucket(&self, due: Option<Instant>) -> LoadBucket {
        let falls = |bucket: &LoadBucket| {
            let (from, until) = self.range(*bucket);
            due.is_some_and(|due| {
                from.is_none_or(|from| due >= from) && until.is_none_or(|until| due < until)
            })
        };
        LoadBucket::ALL.into_iter().find(falls).unwrap_or(LoadBucket::Later)
    }

    /// From when, included, until when, excluded, a bucket reaches; `None` is without end.
    pub fn range(&self, bucket: LoadBucket) -> (Option<Instant>, Option<Instant>) {
        match bucket {
            LoadBucket::Overdue => (None, Some(self.now)),
            LoadBucket::Today => (Some(self.now), Some(self.today)),
            LoadBucket::NextDay => (Some(self.today), Some(self.next_day)),
            LoadBucket::ThisWeek => (Some(self.next_day), Some(self.week)),
            LoadBucket::Later => (Some(self.week), None),
        }
    }
}

/// Midnight at which a day ends in Vietnam.
fn after(date: NaiveDate) -> Instant {
    instant((date + Days::new(1)).and_time(NaiveTime::MIN))
}

/// Steps and what they take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// How many.
    pub steps: u64,
    /// The working minutes their processes allow for them.
    pub minutes: u64,
}

/// The open steps of one officer, or of nobody, by bucket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load([Demand; 5]);

impl Load {
    /// What is due in a bucket.
    pub fn of(&self, bucket: LoadBucket) -> Demand {
        self.0[bucket as usize]
    }

    /// Adds steps.
    pub fn add(&mut self, bucket: LoadBucket, steps: u64, minutes: u64) {
        let demand = &mut self.0[bucket as usize];
        demand.steps += steps;
        demand.minutes += minutes;
    }

    /// Adds another load.
    pub fn add_all(&mut self, other: &Self) {
        for bucket in LoadBucket::ALL {
            let demand = other.of(bucket);
            self.add(bucket, demand.steps, demand.minutes);
        }
    }

    /// Takes a step away, as far as there is one.
    pub fn remove(&mut self, bucket: LoadBucket, minutes: u64) {
        let demand = &mut self.0[bucket as usize];
        demand.steps = demand.steps.saturating_sub(1);
        demand.minutes = demand.minutes.saturating_sub(minutes);
    }

    /// All of it.
    pub fn total(&self) -> Demand {
        self.0.iter().fold(Demand::default(), |sum, demand| Demand {
            steps: sum.steps + demand.steps,
            minutes: sum.minutes + demand.minutes,
        })
    }

    /// Minutes due by the end of a bucket, with all before it.
    fn until(&self, bucket: LoadBucket) -> u64 {
        self.0[..=bucket as usize].iter().map(|demand| demand.minutes).sum()
    }
}

/// How many dossiers an officer has in hand at once while the minutes of each run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Norm(u32);

impl Norm {
    /// Least and most that can be meant.
    pub const RANGE: std::ops::RangeInclusive<u32> = 1..=50;

    /// A norm; `None` outside [`Norm::RANGE`].
    pub fn new(dossiers: u32) -> Option<Self> {
        Self::RANGE.contains(&dossiers).then_some(Self(dossiers))
    }

    /// Dossiers at once.
    pub fn dossiers(self) -> u32 {
        self.0
    }
}

impl Default for Norm {
    fn default() -> Self {
        Self(8)
    }
}

/// Days on which an officer is away, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// How full an officer's time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Nothing, or up to half of the time.
    Light,
    /// Up to all of it.
    Full,
    /// More work than time by the end of some bucket.
    Over,
}

/// A bucket's work with all before it, against the time until its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strain {
    /// Until the end of which bucket.
    pub bucket: LoadBucket,
    /// Working minutes of the steps due by then.
    pub demand: u64,
    /// Office time until then, in minutes, times the norm.
    pub capacity: u64,
}

impl Strain {
    /// Work as a share of time, in whole percent, rounded up; 999 at the most.
    pub fn percent(&self) -> u32 {
        let percent = match (self.demand, self.capacity) {
            (0, _) => 0,
            (_, 0) => 999,
            (demand, capacity) => demand.saturating_mul(100).div_ceil(capacity).min(999),
        };
        u32::try_from(percent).unwrap_or(999)
    }
}

/// An officer's work held against his time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The verdict.
    pub level: Level,
    /// Each bucket that has an end ahead: today, next day, this week.
    pub strains: [Strain; 3],
    /// The tightest of them; the earliest of equals.
    pub tightest: Strain,
}

/// Holds the work of an officer against the office time he has for it. What is overdue has to be
/// done first and so counts into every bucket; what is due later than this week presses nobody.
pub fn assess(
    load: &Load,
    horizon: &Horizon,
    calendar: &Calendar,
    norm: Norm,
    absence: Option<Absence>,
) -> Assessment {
    let strains = [LoadBucket::Today, LoadBucket::NextDay, LoadBucket::ThisWeek].map(|bucket| {
        let until = horizon.range(bucket).1.unwrap_or(horizon.week);
        let minutes = present(calendar, horizon.now, until, absence);
        let capacity = minutes * u64::from(norm.dossiers());
        Strain { bucket, demand: load.until(bucket), capacity }
    });
    let tightest = strains
        .into_iter()
        .reduce(|most, next| if next.percent() > most.percent() { next } else { most })
        .unwrap_or(strains[0]);
    let level = match tightest.percent() {
        0..=50 => Level::Light,
        51..=100 => Level::Full,
        _ => Level::Over,
    };
    Assessment { level, strains, tightest }
}

/// Whether an officer could have a step within a scope: he holds, at some place the scope reaches, a
/// role that may take steps there. Colleagues without any work are found this way.
pub fn works_within(officer: &Actor, scope: &Scope) -> bool {
    officer.grants.iter().any(|grant| {
        let place = Place { agency: grant.agency.clone(), unit: grant.unit.clone() };
        let step = StepFacts { place: place.clone(), role: grant.role, assignee: None };
        let facts = Facts {
            step: Some(step),
            places: vec![place],
            ..Facts::at_intake(grant.agency.clone(), grant.agency.clone())
        };
        authorize(officer, Action::Claim, &facts).is_ok() && scope.covers(&facts)
    })
}

/// Office time between two moments without the days of an absence, in minutes.
fn present(calendar: &Calendar, from: Instant, until: Instant, absence: Option<Absence>) -> u64 {
    let minutes = |from, until| u64::try_from(calendar.working_minutes(from, until)).unwrap_or(0);
    let away = absence.map_or(0, |away| {
        let begin = instant(away.from.and_time(NaiveTime::MIN)).max(from);
        minutes(begin, after(away.until).min(until))
    });
    minutes(from, until).saturating_sub(away)
}

#[cfg(test)]
mod tests;
