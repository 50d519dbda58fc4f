//! What stands in the address, and what follows from the figures.

use super::operations::{LoadBucketEnd, LoadFigure, Workload, WorkloadUnit};
use super::text;
use crate::dossier::list::{LoadBucket, LoadFilterInput};
use crate::format;
use domain::report::Norm;
use std::collections::BTreeSet;

/// Every bucket with its key in the address.
pub(super) const BUCKETS: [(LoadBucket, &str); 5] = [
    (LoadBucket::Overdue, "overdue"),
    (LoadBucket::Today, "today"),
    (LoadBucket::NextDay, "next"),
    (LoadBucket::ThisWeek, "week"),
    (LoadBucket::Later, "later"),
];

/// Norms to choose from.
const NORMS: [i32; 5] = [3, 5, 8, 12, 20];

/// The norm that is meant unless another is said.
pub(super) fn usual_norm() -> i32 {
    i32::try_from(Norm::default().dossiers()).unwrap_or_default()
}

/// A norm as it stands in the address, if one can mean it.
pub(super) fn read_norm(said: &str) -> Option<i32> {
    let norm = said.parse().ok().and_then(Norm::new)?;
    i32::try_from(norm.dossiers()).ok()
}

/// Norms to choose from, with the one chosen among them.
pub(super) fn norms(chosen: i32) -> Vec<i32> {
    let all: BTreeSet<i32> = NORMS.into_iter().chain([chosen]).collect();
    all.into_iter().collect()
}

/// Whose figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// An officer's.
    Officer(String),
    /// Nobody's, at a place: agency, unit.
    Nobody(String, Option<String>),
}

impl Who {
    /// As it stands in the address: `officer:…`, `nobody:H99.02` or `nobody:H99.02/H99.02.01`.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Officer(id) => id.clone(),
            Self::Nobody(agency, None) => format!("nobody:{agency}"),
            Self::Nobody(agency, Some(unit)) => format!("nobody:{agency}/{unit}"),
        }
    }

    fn read(key: &str) -> Option<Self> {
        if let Some(place) = key.strip_prefix("nobody:") {
            let (agency, unit) = match place.split_once('/') {
                Some((agency, unit)) => (agency, Some(unit.to_owned())),
                None => (place, None),
            };
            return Some(Self::Nobody(agency.to_owned(), unit));
        }
        key.starts_with("officer:").then(|| Self::Officer(key.to_owned()))
    }
}

/// The list that is open: whose, and of which bucket if one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) who: Who,
    pub(super) bucket: Option<LoadBucket>,
}

impl Opened {
    /// What the address says is open.
    pub(super) fn read(who: Option<&str>, due: Option<&str>) -> Option<Self> {
        let who = Who::read(who?)?;
        let bucket = due.and_then(|due| BUCKETS.into_iter().find(|(_, key)| *key == due));
        Some(Self { who, bucket: bucket.map(|(bucket, _)| bucket) })
    }

    /// The filter of its list. `unit` is the one the page is narrowed to.
    pub(super) fn filter(&self, unit: Option<&str>) -> LoadFilterInput {
        let unit = unit.map(str::to_owned);
        let filter = LoadFilterInput { bucket: self.bucket, unit, ..LoadFilterInput::default() };
        match self.who.clone() {
            Who::Officer(id) => LoadFilterInput { officer_id: Some(cynic::Id::new(id)), ..filter },
            Who::Nobody(agency, unit) => LoadFilterInput {
                unclaimed: true,
                agency: Some(agency),
                unit: unit.or(filter.unit.clone()),
                ..filter
            },
        }
    }
}

/// The key of a bucket in the address.
pub(super) fn key(bucket: LoadBucket) -> &'static str {
    BUCKETS.iter().find(|(other, _)| *other == bucket).map_or("", |(_, key)| key)
}

/// The name of a bucket; the next working day by its date, which need not be tomorrow.
pub(super) fn name(bucket: LoadBucket, ends: &[LoadBucketEnd]) -> String {
    let fixed = match bucket {
        LoadBucket::Overdue => text::OVERDUE,
        LoadBucket::Today => text::TODAY,
        LoadBucket::ThisWeek => text::THIS_WEEK,
        LoadBucket::Later => text::LATER,
        LoadBucket::NextDay => {
            let end = ends.iter().find(|end| end.bucket == bucket).and_then(|end| end.until);
            // The end is the midnight after it.
            let day = end.and_then(|end| end.0.date().pred_opt());
            let day = day.map(format::date).unwrap_or_default();
            return text::next_day(day.get(..5).unwrap_or(&day));
        }
    };
    fixed.get().to_owned()
}

/// How many steps of a bucket.
pub(super) fn steps(figures: &[LoadFigure], bucket: LoadBucket) -> i32 {
    figures.iter().find(|figure| figure.bucket == bucket).map_or(0, |figure| figure.steps)
}

/// The largest figure of the page: what every bar is drawn against.
pub(super) fn largest(workload: &Workload) -> i32 {
    let of_officers = workload.officers.iter().map(|it| &it.load.buckets);
    let all = of_officers.chain(workload.unclaimed.iter().map(|it| &it.buckets));
    all.flatten().map(|figure| figure.steps).max().unwrap_or(0).max(1)
}

/// The units that officers of the page belong to, by name.
pub(super) fn units(workload: &Workload) -> Vec<WorkloadUnit> {
    let units = workload.officers.iter().filter_map(|it| it.officer.unit.clone());
    let mut units: Vec<_> = units.collect::<BTreeSet<_>>().into_iter().collect();
    units.sort_by(|a, b| a.name.cmp(&b.name));
    units
}

/// Units to choose from: those known, with the one chosen among them even if nobody of it is.
pub(super) fn choices(known: &[WorkloadUnit], chosen: Option<&str>) -> Vec<WorkloadUnit> {
    let other = chosen.filter(|code| known.iter().all(|unit| unit.code != *code));
    let other = other.map(|code| WorkloadUnit { code: code.to_owned(), name: code.to_owned() });
    known.iter().cloned().chain(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_always_has_what_the_address_says() {
        assert_eq!(norms(8), [3, 5, 8, 12, 20]);
        assert_eq!(norms(7), [3, 5, 7, 8, 12, 20]);
        assert!(NORMS.contains(&usual_norm()));
        assert_eq!([read_norm("12"), read_norm("0"), read_norm("?")], [Some(12), None, None]);
        let known = [WorkloadUnit { code: "U".into(), name: "Unit".into() }];
        let codes = |chosen| choices(&known, chosen).into_iter().map(|it| it.code);
        assert!(codes(None).eq(["U"]) && codes(Some("U")).eq(["U"]));
        assert!(codes(Some("V")).eq(["U", "V"]));
    }

    #[test]
    fn what_is_open_is_read_from_the_address() {
        let open = |who, due| Opened::read(Some(who), Some(due));
        let officer = open("officer:1", "today").unwrap();
        assert_eq!(officer.bucket, Some(LoadBucket::Today));
        let filter = officer.filter(Some("U"));
        assert_eq!(filter.officer_id, Some(cynic::Id::new("officer:1")));
        assert_eq!((filter.unit.as_deref(), filter.unclaimed), (Some("U"), false));
        let nobody = open("nobody:A/U", "?").unwrap();
        assert_eq!(nobody.bucket, None);
        let filter = nobody.filter(None);
        assert!(filter.unclaimed && filter.agency.as_deref() == Some("A"));
        assert_eq!(filter.unit.as_deref(), Some("U"));
        assert_eq!(nobody.who.key(), "nobody:A/U");
        assert!(open("else", "today").is_none());
    }
}
