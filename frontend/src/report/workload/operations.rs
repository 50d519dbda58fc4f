//! What the workload asks for.

use crate::api::{Date, Moment, schema};
use crate::dossier::bulk::LoadLevel;
use crate::dossier::list::LoadBucket;

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct WorkloadVariables {
    pub(super) unit: Option<String>,
    pub(super) norm: Option<i32>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "WorkloadVariables")]
pub(super) struct WorkloadQuery {
    #[arguments(unit: $unit, norm: $norm)]
    pub(super) workload: Workload,
}

/// Who has how much to do.
#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct Workload {
    pub(super) at: Moment,
    pub(super) norm: i32,
    pub(super) buckets: Vec<LoadBucketEnd>,
    pub(super) officers: Vec<OfficerLoad>,
    pub(super) unclaimed: Vec<UnclaimedLoad>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct LoadBucketEnd {
    pub(super) bucket: LoadBucket,
    pub(super) until: Option<Moment>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct OfficerLoad {
    pub(super) officer: WorkloadOfficer,
    pub(super) load: LoadSummary,
    pub(super) absent_until: Option<Date>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Officer")]
pub(super) struct WorkloadOfficer {
    pub(super) id: cynic::Id,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) unit: Option<WorkloadUnit>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cynic(graphql_type = "Unit")]
pub(super) struct WorkloadUnit {
    pub(super) code: String,
    pub(super) name: String,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct LoadSummary {
    pub(super) steps: i32,
    pub(super) level: LoadLevel,
    pub(super) tightest: LoadStrain,
    pub(super) buckets: Vec<LoadFigure>,
}

#[derive(cynic::QueryFragment, Debug, Clone, Copy, PartialEq)]
pub(super) struct LoadStrain {
    pub(super) bucket: LoadBucket,
    pub(super) demand_minutes: i32,
    pub(super) capacity_minutes: i32,
    pub(super) percent: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, Copy, PartialEq)]
pub(super) struct LoadFigure {
    pub(super) bucket: LoadBucket,
    pub(super) steps: i32,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
pub(super) struct UnclaimedLoad {
    pub(super) agency: WorkloadAgency,
    pub(super) unit: Option<WorkloadUnit>,
    pub(super) steps: i32,
    pub(super) buckets: Vec<LoadFigure>,
}

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq)]
#[cynic(graphql_type = "Agency")]
pub(super) struct WorkloadAgency {
    pub(super) code: String,
    pub(super) name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use cynic::QueryBuilder;

    #[test]
    fn what_is_asked_of_the_server() {
        insta::assert_snapshot!(
            WorkloadQuery::build(WorkloadVariables { unit: None, norm: None }).query
        );
    }
}
