//! Warning levels as conditions of SQL, on the thresholds that each row carries; they say the same
//! as [`domain::dossier::Thresholds::level`], which a test holds against them.

use super::entity::Column;
use super::{reach, seen};
use domain::dossier::WarningLevel;
use domain::identity::{Actor, Grant, Reach, Role};
use domain::time::Instant;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Condition;
use serde::{Deserialize, Serialize};

/// Which clock warns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum WarningClock {
    /// The one that is further.
    #[default]
    Either,
    /// That of the current step.
    Step,
    /// That of the dossier.
    Dossier,
}

/// The columns of one clock: soon, day before, due. The dossier's due moment is taken from the
/// column that has an index; it is the same while the clock runs.
type Thresholds = [Column; 3];
const STEP: Thresholds = [Column::StepWarnAt, Column::StepDayBeforeAt, Column::StepDueAt];
const DOSSIER: Thresholds = [Column::WarnAt, Column::DayBeforeAt, Column::DueOrder];

/// The dossiers that stand exactly at a level.
pub(super) fn at(level: WarningLevel, clock: WarningClock, now: Instant) -> Condition {
    // Said once more than needed, in the words of the index of those on which a clock runs.
    let running =
        Condition::any().add(Column::WarnAt.is_not_null()).add(Column::StepWarnAt.is_not_null());
    Condition::all().add(running).add(exactly(level, clock, now))
}

fn exactly(level: WarningLevel, clock: WarningClock, now: Instant) -> Condition {
    match clock {
        WarningClock::Step => clock_at(STEP, level, now),
        WarningClock::Dossier => clock_at(DOSSIER, level, now),
        WarningClock::Either => {
            let higher = WarningLevel::ALL.into_iter().filter(|other| *other > level);
            let beyond = higher
                .flat_map(|other| [clock_at(STEP, other, now), clock_at(DOSSIER, other, now)]);
            let none_beyond = beyond.fold(Condition::any(), Condition::add).not();
            let either =
                Condition::any().add(clock_at(STEP, level, now)).add(clock_at(DOSSIER, level, now));
            let exact = Condition::all().add(either);
            if level == WarningLevel::Overdue { exact } else { exact.add(none_beyond) }
        }
    }
}

/// The dossiers at a level that an officer is told of: his own, and those the level escalates to
/// his roles, some of them only for the clock of the dossier.
pub(super) fn told(
    level: WarningLevel,
    clock: WarningClock,
    viewer: &Actor,
    now: Instant,
) -> Condition {
    let within = |far: fn(WarningLevel, Role) -> Option<Reach>| {
        let told = |grant: &Grant| Some(reach::within(viewer.id, grant, far(level, grant.role)?));
        viewer.grants.iter().filter_map(told).fold(Condition::any(), Condition::add)
    };
    // Each alternative has an index, and one without would keep a database from using them: what is
    // nobody's is not said at all.
    let some = |any: Condition| (!any.is_empty()).then_some(any);
    let legal = some(within(WarningLevel::reach_of_legal_clock));
    let legal = legal.filter(|_| clock != WarningClock::Step);
    Condition::any()
        .add(seen::performs(viewer))
        .add_option(some(within(WarningLevel::reach)))
        .add_option(legal.map(|it| Condition::all().add(clock_at(DOSSIER, level, now)).add(it)))
}

/// A clock that does not run has no thresholds and is at no level: each comparison must not be
/// null, because it may be negated.
fn clock_at([soon, day_before, due]: Thresholds, level: WarningLevel, now: Instant) -> Condition {
    let runs = Condition::all().add(soon.is_not_null()).add(due.is_not_null());
    let reached_day_before =
        || Condition::all().add(day_before.is_not_null()).add(day_before.lte(now));
    match level {
        WarningLevel::Overdue => runs.add(due.lt(now)),
        WarningLevel::DayBefore => runs.add(due.gte(now)).add(reached_day_before()),
        WarningLevel::Soon => {
            runs.add(due.gte(now)).add(soon.lte(now)).add(reached_day_before().not())
        }
    }
}
